/** What a signature of a page holds of the pictures that are no photos. */
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { article, emptyEdition, pageOf, withArticle, withBlocks } from '../../tests/kit/editions.ts';
import { circle, outlineImage } from '../../tests/kit/outlines.ts';
import { editBlock } from '../edition/edits.ts';
import { newId } from '../edition/ids.ts';
import { editNewspaper, newspaperOf } from '../edition/newspaper.ts';
import { applyPatches } from '../edition/operations.ts';
import { putImage } from '../edition/put-image.ts';
import type { Block, Edition, Image } from '../edition/records.ts';
import { newspaperSchema } from '../paper/newspaper-records.ts';
import { sign, signStates, signsAlready } from './sign-off.ts';

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

describe('the roles of a page', () => {
  const at = '2026-11-29T20:00:00Z';
  const bare = withArticle(emptyEdition(1), article(['湖边的灯亮到深夜。']));
  const page = pageOf(bare, 1);
  const edition = { ...bare, edition: { ...bare.edition, signers: ['责编', '校对'] } };
  const signedBy = (now: Edition, role: string, by: string) => {
    const patches = sign(now, page.id, { role, by, at, refusals: [] });
    return typeof patches === 'string' ? patches : applyPatches(now, patches).edition;
  };
  const first = signedBy(edition, '责编', '周岚');
  if (typeof first === 'string') throw new Error(first);
  const changed: Edition = { ...first, edition: { ...first.edition, issue: first.edition.issue + 1 } };

  it('are signed by a person each, however the name is typed', () => {
    expect(signedBy(first, '校对', '周岚')).toBe('signs-already');
    expect(signedBy(first, '校对', ' 周　岚 ')).toBe('signs-already');
    expect(signsAlready(first, page.id, '校对', '周岚')).toBe('责编');
    expect(signsAlready(first, page.id, '校对', '李四')).toBeNull();
    expect(signedBy(first, '校对', '李四')).not.toBeTypeOf('string');
    // In the same role again, as after a change.
    expect(signedBy(first, '责编', '周岚')).not.toBeTypeOf('string');
  });

  it('may be one person’s where the newspaper lets them', () => {
    const lax = applyPatches(first, editNewspaper(first, { oneSignsSeveral: true })).edition;
    const both = signedBy(lax, '校对', '周岚');
    if (typeof both === 'string') throw new Error(both);
    expect(signStates(both, page.id).map(({ isValid }) => isValid)).toEqual([true, true]);
  });

  it('do not come to be one person’s by a change that is taken back', () => {
    const second = signedBy(changed, '校对', '周岚');
    if (typeof second === 'string') throw new Error(second);
    const back: Edition = { ...second, edition: first.edition };
    expect(signStates(back, page.id).filter(({ signature }) => signature !== null)).toHaveLength(1);
  });

  it('stay signed as they were where nobody had asked', () => {
    const old = newspaperOf(edition);
    expect(v.parse(newspaperSchema, JSON.parse(JSON.stringify(old)))).toEqual(old);
    expect(old.oneSignsSeveral).toBeUndefined();
  });
});
