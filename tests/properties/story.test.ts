import { Editor, Transforms } from 'slate';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type ArticleEditor,
  bodyOf,
  createArticleEditor,
  editableBody,
  insertParagraphs,
  replaceBody,
  setType,
  toggleStrong,
} from '../../renderer/story/article-editor.ts';
import { pastedParagraphs } from '../../renderer/story/paste.ts';
import { linesOf } from '../../shared/compose/article-lines.ts';
import { compose, createComposeCache } from '../../shared/compose/compose.ts';
import { editBody } from '../../shared/edition/edits.ts';
import { tidyLeaves } from '../../shared/edition/leaves.ts';
import { applyPatches, type Patch } from '../../shared/edition/operations.ts';
import { articleSchema, type Edition, type Paragraph } from '../../shared/edition/records.ts';
import { bodyCharacters, paragraphText, printedBody } from '../../shared/edition/selectors.ts';
import { Dice } from '../kit/dice.ts';
import { article, bodyBlock, emptyEdition, pageOf, testResources, withArticle, withBlocks } from '../kit/editions.ts';
import { printSeed, seed } from '../kit/seeds.ts';

const EDITS = 10_000;
/** Every so many, the page is compared with the editor. */
const COMPARED = 100;
/** Characters beyond which deleting is what happens most. */
const LONG = 3_000;

const story = article(['东湖南岸的灯火一直亮到深夜。', '人们慢慢散去，第二天清早又排起长队。']);
const words = ['湖', '灯火', '“亮”', 'Tokyo 2024', '，', '。', '——', '"', "'", '𠮷', '\u00a0', '3月8日'];
const kinds = ['paragraph', 'subhead', 'question', 'answer', 'note'] as const;

/** The story in two columns on page 1, going on to page 2. */
function laid(): Edition {
  const base = withArticle(emptyEdition(2), story);
  const one = bodyBlock(pageOf(base, 1), story, { rows: 20, span: 2, row: 14 });
  const two = bodyBlock(pageOf(base, 2), story, { rows: 30, span: 3, row: 14, thread: 1 });
  return withBlocks(base, [one, two]);
}

function anyPoint(editor: ArticleEditor, dice: Dice) {
  const at = dice.whole(editor.children.length);
  const leaves = bodyOf(editor)[at]?.children ?? [];
  const leaf = dice.whole(Math.max(1, leaves.length));
  return { path: [at, leaf], offset: dice.whole((leaves[leaf]?.text.length ?? 0) + 1) };
}

function select(editor: ArticleEditor, dice: Dice): void {
  const anchor = anyPoint(editor, dice);
  Transforms.select(editor, { anchor, focus: dice.next() < 0.5 ? anchor : anyPoint(editor, dice) });
}

/** A clipboard: plain text, a document, or nonsense. */
function clipboard(dice: Dice) {
  const text = Array.from({ length: dice.whole(4) }, () => dice.of(words)).join('\n');
  const html = `<div><h2>${dice.of(words)}</h2><p>${dice.of(words)}<b>${dice.of(words)}</b><br>${text}</p></div>`;
  const parts = dice.of<Readonly<Record<string, string>>>([
    { 'text/plain': text },
    { 'text/html': html, 'text/plain': text },
    { 'application/x-slate-fragment': btoa('nonsense'), 'text/plain': text },
    {},
  ]);
  return { getData: (format: string) => parts[format] ?? '' };
}

const edits: readonly (readonly [weight: number, edit: (editor: ArticleEditor, dice: Dice) => void])[] = [
  [8, (editor, dice) => editor.insertText(dice.of(words))],
  [3, (editor) => editor.insertBreak()],
  [3, (editor) => editor.deleteBackward('character')],
  [2, (editor) => editor.deleteForward('character')],
  [3, (editor) => Editor.deleteFragment(editor)],
  [2, (editor) => toggleStrong(editor)],
  [2, (editor, dice) => setType(editor, dice.of(kinds))],
  [2, (editor, dice) => insertParagraphs(editor, pastedParagraphs(clipboard(dice)))],
  // Copied within the galley: the same ids come in again.
  [1, (editor, dice) => insertParagraphs(editor, bodyOf(editor).slice(0, 1 + dice.whole(3)))],
];

describe('the story editor', () => {
  beforeAll(() => printSeed('story'));

  it('keeps a valid article, the same in the editor, in the store and on the page', () => {
    const dice = new Dice(seed);
    const first = laid();
    let edition = first;
    const editor = createArticleEditor();
    editor.children = editableBody(story.body);
    const sent: Patch[][] = [];
    const done: { patches: Patch[]; inverse: Patch[] }[] = [];
    const resources = testResources();
    const cache = createComposeCache();
    const bodyNow = () => edition.articles[story.id]?.body ?? [];
    const apply = (patches: Patch[]) => {
      const applied = applyPatches(edition, patches);
      edition = applied.edition;
      sent.push(patches);
      return applied.inverse;
    };
    for (let count = 0; count < EDITS; count++) {
      const undone = dice.next() < 0.12 ? done.pop() : undefined;
      if (undone !== undefined) {
        apply([...undone.inverse]);
        replaceBody(editor, bodyNow());
      } else {
        select(editor, dice);
        const isLong = Editor.string(editor, []).length > LONG;
        const weights = edits.map(([weight], at) => (isLong && at === 4 ? 60 : weight));
        let left = dice.between(
          0,
          weights.reduce((sum, weight) => sum + weight, 0),
        );
        const at = weights.findIndex((weight) => {
          left -= weight;
          return left < 0;
        });
        edits[at]?.[1](editor, dice);
        Editor.normalize(editor);
        const patches = editBody(edition, story.id, bodyOf(editor));
        if (patches.length > 0) done.push({ patches, inverse: [...apply(patches)] });
      }
      const body = bodyNow();
      // The emphasis of no characters is the editor's own, for what is typed next.
      const tidy = (paragraphs: readonly Paragraph[]) =>
        paragraphs.map((one) => ({ ...one, children: tidyLeaves(one.children) }));
      const inEditor = tidy(bodyOf(editor));
      expect(inEditor).toEqual(body.length === 0 ? inEditor.slice(0, 1) : tidy(editableBody(body)));
      expect(new Set(body.map((one) => one.id)).size).toBe(body.length);
      v.parse(articleSchema, edition.articles[story.id]);
      if (count % COMPARED > 0) continue;
      const composed = compose(edition, resources, cache);
      const now = edition.articles[story.id];
      const fit = composed.articles.find((one) => one.id === story.id);
      if (now === undefined || fit === undefined) throw new Error('no article');
      expect(fit.charactersIn).toBe(bodyCharacters(now));
      expect(fit.charactersComposed + fit.charactersOverset).toBe(fit.charactersIn);
      const lines = linesOf(cache, story.id);
      expect(lines.map((one) => [one.id, one.length])).toEqual(
        printedBody(now).map((one) => [one.id, paragraphText(one).length]),
      );
    }
    // What was sent makes the same article of the first edition; what is undone gives the first back.
    const rebuilt = sent.reduce((state, patches) => applyPatches(state, patches).edition, first);
    expect(rebuilt.articles[story.id]).toEqual(edition.articles[story.id]);
    for (let last = done.pop(); last !== undefined; last = done.pop()) apply([...last.inverse]);
    expect(edition).toEqual(first);
  });
});
