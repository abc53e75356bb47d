import { Editor, type Range } from 'slate';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ArticleEditor, bodyOf, placeOf } from '../../renderer/story/article-editor.ts';
import { linesOf } from '../../shared/compose/article-lines.ts';
import { compose, createComposeCache } from '../../shared/compose/compose.ts';
import { tidyLeaves } from '../../shared/edition/leaves.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import { articleSchema, type Edition, type Paragraph } from '../../shared/edition/records.ts';
import { bodyCharacters, paragraphText, printedBody } from '../../shared/edition/selectors.ts';
import { mapThrough } from '../../shared/edition/text-maps.ts';
import { Dice } from '../kit/dice.ts';
import { EditedStory } from '../kit/editing.ts';
import { article, bodyBlock, emptyEdition, pageOf, testResources, withArticle, withBlocks } from '../kit/editions.ts';
import { printSeed, seed } from '../kit/seeds.ts';
import { editAny } from '../kit/story-edits.ts';

const EDITS = 10_000;
/** Every so many, the page is compared with the editor. */
const COMPARED = 100;

const story = article(['东湖南岸的灯火一直亮到深夜。', '人们慢慢散去，第二天清早又排起长队。']);
/** The story in two columns on page 1, going on to page 2. */
function laid(): Edition {
  const base = withArticle(emptyEdition(2), story);
  const one = bodyBlock(pageOf(base, 1), story, { rows: 20, span: 2, row: 14 });
  const two = bodyBlock(pageOf(base, 2), story, { rows: 30, span: 3, row: 14, thread: 1 });
  return withBlocks(base, [one, two]);
}

/** The copy as it is kept: an editor's empty paragraph may have the emphasis of what will be typed. */
function kept(body: readonly Paragraph[]): Paragraph[] {
  return body.map(({ id, type, children }) => ({ id, type, children: tidyLeaves(children) }));
}

/** A character of the copy: where it was, and where Slate says it is; null where it is gone or not followed. */
function anyCharacter(editor: ArticleEditor, dice: Dice) {
  const at = dice.whole(editor.children.length);
  const leaves = bodyOf(editor)[at]?.children ?? [];
  const leaf = dice.whole(leaves.length);
  const { length } = leaves[leaf]?.text ?? '';
  const offset = dice.whole(Math.max(1, length));
  const path = [at, leaf];
  const range = { anchor: { path, offset }, focus: { path, offset: Math.min(length, offset + 1) } };
  const ref = Editor.rangeRef(editor, range, { affinity: 'inward' });
  const placeIn = (point: Range['anchor']) => {
    const place = placeOf(editor, point);
    return { part: String(place?.paragraph.id), offset: place?.offset ?? 0 };
  };
  return {
    was: placeIn(range.anchor),
    place: (isFollowed: boolean) => {
      const now = ref.unref();
      return now === null || !isFollowed || Editor.string(editor, now).length !== 1 ? null : placeIn(now.anchor);
    },
  };
}

describe('the story editor', () => {
  beforeAll(() => printSeed('story'));

  it('keeps a valid article, the same in the editor, in the store and on the page, and every character followed', () => {
    const dice = new Dice(seed);
    const first = laid();
    const edited = new EditedStory(story, first);
    const { session } = edited;
    const resources = testResources();
    const cache = createComposeCache();
    for (let count = 0; count < EDITS; count++) {
      const before = edited.edits.length;
      const last = edited.edits.at(-1);
      if (dice.next() < 0.12 && last !== undefined && last.step !== 'undo') {
        edited.edit('edit.body', last.inverse, 'undo');
      } else {
        const character = anyCharacter(session.editor, dice);
        const isComposed = dice.next() < 0.1;
        if (isComposed) session.startComposition();
        let isFollowed = false;
        session.typed(session.steps, (editor) => {
          ({ isFollowed } = editAny(editor, dice));
        });
        if (isComposed) {
          session.endComposition();
          session.settle();
        }
        const patches = edited.edits.slice(before).flatMap((edit) => edit.patches);
        const now = character.place(isFollowed);
        if (now !== null) {
          const place = { table: 'articles' as const, id: story.id, ...character.was };
          const mapped = mapThrough(patches, place, 'after');
          expect(mapped.kind === 'at' ? { part: mapped.place.part, offset: mapped.place.offset } : mapped).toEqual(now);
        }
      }
      const { body } = edited.article;
      if (body.length > 0) expect(kept(body)).toEqual(kept(session.body));
      expect(new Set(body.map((one) => one.id)).size).toBe(body.length);
      v.parse(articleSchema, edited.article);
      if (count % COMPARED > 0) continue;
      const composed = compose(edited.edition, resources, cache);
      const fit = composed.articles.find((one) => one.id === story.id);
      expect(fit?.charactersIn).toBe(bodyCharacters(edited.article));
      expect((fit?.charactersComposed ?? 0) + (fit?.charactersOverset ?? 0)).toBe(fit?.charactersIn);
      const lines = linesOf(cache, story.id);
      expect(lines.map((one) => [one.id, one.length])).toEqual(
        printedBody(edited.article).map((one) => [one.id, paragraphText(one).length]),
      );
    }
    // What was sent makes the same article of the first edition; what is undone gives the first back.
    const rebuilt = edited.edits.reduce((state, { patches }) => applyPatches(state, patches).edition, first);
    expect(rebuilt.articles[story.id]).toEqual(edited.article);
    const back = edited.edits.reduceRight((state, { inverse }) => applyPatches(state, inverse).edition, edited.edition);
    expect(back).toEqual(first);
  });
});
