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
  it.each(['body', 'nameplate', 'page-head'])('is set in the face of running text, and said so: %s', (style) => {
    const { pages, findings } = compose(inFace(placed, style), testResources());
    const text = inFace(placed, style, shippedFaces.for('text').id);
    expect(pages[0]?.items).toEqual(compose(text, testResources()).pages[0]?.items);
    const told = findings.filter(({ code }) => code === 'unknown-face');
    // Furniture names its own faces, but for what its style says.
    expect(told.map(({ detail }) => detail)).toEqual(style === 'page-head' ? [] : [lost]);
  });

  it('says nothing of a style in which nothing is set', () => {
    for (const style of ['subhead', 'jump', 'pullquote']) {
      const { findings } = compose(inFace(placed, style), testResources());
      expect(findings.filter(({ code }) => code === 'unknown-face')).toEqual([]);
    }
  });
});
