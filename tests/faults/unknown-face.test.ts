/** Styles that name a face the program does not have: an edition from a newsroom with faces of its own. */
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { compose } from '../../shared/compose/compose.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import { faceId } from '../../shared/edition/record-fields.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { shippedFaces } from '../../shared/faces/shipped.ts';
import { article, bodyBlock, emptyEdition, pageOf, testResources, withArticle, withBlocks } from '../kit/editions.ts';

const lost = v.parse(faceId, 'newsroom-song');

function inFace(edition: Edition, style: string, font = lost): Edition {
  return applyPatches(edition, [{ kind: 'set', table: 'styles', id: style, path: ['font'], value: font }]).edition;
}

const story = article(['东湖南岸的灯火一直亮到深夜。'.repeat(10)]);
const bare = withArticle(emptyEdition(1), story);
const placed = withBlocks(bare, [bodyBlock(pageOf(bare, 1), story, { rows: 40 })]);

describe('a style whose face is not there', () => {
  it.each(['body', 'nameplate'])('is set in the face of running text, and said so: %s', (style) => {
    const { pages, findings } = compose(inFace(placed, style), testResources());
    const text = inFace(placed, style, shippedFaces.for('text').id);
    expect(pages[0]?.items).toEqual(compose(text, testResources()).pages[0]?.items);
    const told = findings.filter(({ code }) => code === 'unknown-face');
    expect(told.map(({ detail }) => detail)).toEqual([lost]);
  });

  it('is set in the face of running text, and said so, where furniture names our own faces beside it', () => {
    const head = Object.values(placed.blocks).find((block) => block.kind === 'furniture' && block.role === 'page-head');
    const { pages, findings } = compose(inFace(placed, 'page-head'), testResources());
    const told = findings.filter(({ code }) => code === 'unknown-face');
    expect(told.map(({ detail }) => detail)).toEqual([lost]);
    const runs = (pages[0]?.items ?? []).filter((item) => item.kind === 'glyphs' && item.blockId === head?.id);
    expect(runs.length).toBeGreaterThan(0);
    expect(runs).toEqual(runs.map((run) => ({ ...run, face: shippedFaces.for('text').id })));
  });

  it('says nothing of a style in which nothing is set', () => {
    for (const style of ['subhead', 'jump', 'pullquote']) {
      const { findings } = compose(inFace(placed, style), testResources());
      expect(findings.filter(({ code }) => code === 'unknown-face')).toEqual([]);
    }
  });
});
