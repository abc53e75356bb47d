/** What a signature of a page holds of the pictures that are no photos. */
import { describe, expect, it } from 'vitest';
import { article, emptyEdition, pageOf, withArticle, withBlocks } from '../../tests/kit/editions.ts';
import { circle, outlineImage } from '../../tests/kit/outlines.ts';
import { editBlock } from '../edition/edits.ts';
import { newId } from '../edition/ids.ts';
import { applyPatches } from '../edition/operations.ts';
import { putImage } from '../edition/put-image.ts';
import type { Block, Edition, Image } from '../edition/records.ts';
import { sign, signStates } from './sign-off.ts';

const cut: Image = { ...outlineImage, outline: circle, seeThrough: true };

const shows = {
  advert: { kind: 'advert', advertiser: '茶庄', imageId: outlineImage.id, standOff: 5 },
  artwork: { kind: 'artwork', words: '', imageId: outlineImage.id, standOff: 5 },
  nameplate: { kind: 'nameplate', imageId: outlineImage.id },
} as const;

/** A page with a block that shows a picture, and its signature. */
function signed(kind: keyof typeof shows) {
  const bare = withArticle(emptyEdition(1), article(['湖边的灯亮到深夜。']));
  const page = pageOf(bare, 1);
  const frame = { x: 60, y: 60, width: 200, height: 100 };
  const block: Block = { id: newId<'block'>(), pageId: page.id, order: 900, frame, ...shows[kind] };
  const laid = withBlocks({ ...bare, images: { [outlineImage.id]: outlineImage } }, [block]);
  const edition = { ...laid, edition: { ...laid.edition, signers: ['值班主任'] } };
  const patches = sign(edition, page.id, { role: '值班主任', by: '周岚', at: '2026-11-29T20:00:00Z', refusals: [] });
  if (typeof patches === 'string') throw new Error(patches);
  const isSigned = (now: Edition) => signStates(now, page.id).some(({ isValid }) => isValid);
  return { edition: applyPatches(edition, patches).edition, id: block.id, isSigned };
}

describe.each(['advert', 'artwork', 'nameplate'] as const)('a signature of a page with a picture as %s', (kind) => {
  it('holds while its file is read anew and it is printed as it was, and no longer', () => {
    const { edition, id, isSigned } = signed(kind);
    expect(isSigned(edition)).toBe(true);
    // The file is placed on another page, and a shape is found in it.
    const again = applyPatches(edition, putImage(edition, cut).patches).edition;
    const block = again.blocks[id];
    expect(block).toHaveProperty('keptLook');
    expect(isSigned(again)).toBe(true);
    if (block === undefined || !('keptLook' in block)) throw new Error('the block says nothing of a kept look');
    const { keptLook: _, ...asRead } = block;
    const printed = applyPatches(again, editBlock(again, asRead)).edition;
    expect(isSigned(printed)).toBe(false);
  });

  it('is void once its picture is told to be line art where it stands', () => {
    const { edition, isSigned } = signed(kind);
    const bits: Edition = { ...edition, images: { [outlineImage.id]: { ...outlineImage, bits: 1 } } };
    expect(isSigned(bits)).toBe(false);
  });
});
