import { beforeAll, describe, expect, it } from 'vitest';
import { tidyLeaves } from '../../shared/edition/leaves.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import type { Paragraph } from '../../shared/edition/records.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import type { TextPatch } from '../../shared/edition/text-patches.ts';
import { Dice } from '../../tests/kit/dice.ts';
import { article, emptyEdition, withArticle } from '../../tests/kit/editions.ts';
import { printSeed, seed } from '../../tests/kit/seeds.ts';
import { editAny } from '../../tests/kit/story-edits.ts';
import { bodyOf, createArticleEditor } from './article-editor.ts';

const EDITS = 5_000;

/** The copy as it is kept: an editor's empty paragraph may have the emphasis of what will be typed. */
function kept(body: readonly Paragraph[]): Paragraph[] {
  return body.map(({ id, type, children }) => ({ id, type, children: tidyLeaves(children) }));
}

describe('operations of the editor', () => {
  beforeAll(() => printSeed('slate patches'));

  it('make of the edition’s copy what the editor has, whatever is done, and are taken back exactly', () => {
    const dice = new Dice(seed);
    const story = article(['东湖南岸的灯火一直亮到深夜。', '人们慢慢散去，第二天清早又排起长队。']);
    const first = withArticle(emptyEdition(), story);
    let edition = first;
    const inverses: ReturnType<typeof applyPatches>['inverse'][] = [];
    const editor = createArticleEditor(story.id, ({ patches }) => {
      const applied = applyPatches(edition, patches);
      edition = applied.edition;
      inverses.push(applied.inverse);
    });
    editor.children = [...story.body];
    for (let count = 0; count < EDITS; count++) {
      editAny(editor, dice);
      expect(edition.articles[story.id]?.body).toEqual(kept(bodyOf(editor)));
    }
    const back = inverses.toReversed().reduce((state, patches) => applyPatches(state, patches).edition, edition);
    expect(back).toEqual(first);
  });

  it('say what was typed over what', () => {
    const told: TextPatch[] = [];
    const story = article(['东湖南岸']);
    const editor = createArticleEditor(story.id, ({ patches }) => told.push(...patches));
    editor.children = [...story.body];
    editor.selection = { anchor: { path: [0, 0], offset: 2 }, focus: { path: [0, 0], offset: 4 } };
    editor.insertText('灯火');
    const at = { kind: 'text', table: 'articles', id: story.id, part: story.body[0]?.id, offset: 2 };
    expect(told).toEqual([
      { ...at, remove: [{ text: '南岸' }], insert: [] },
      { ...at, remove: [], insert: [{ text: '灯火' }] },
    ]);
    expect(bodyOf(editor).map(paragraphText)).toEqual(['东湖灯火']);
  });
});
