/** Edits of a story as people make them, drawn at random: keys, pastes, emphasis, kinds of paragraphs, and moves. */
import { Editor, Transforms } from 'slate';
import { type ArticleEditor, bodyOf, insertParagraphs, setType } from '../../renderer/story/article-editor.ts';
import {
  characterStyles,
  makePlain,
  readCharacters,
  setReadings,
  toggleStyle,
} from '../../renderer/story/character-styles.ts';
import { pastedCopy } from '../../renderer/story/paste.ts';
import type { Dice } from './dice.ts';

const words = ['湖', '灯火', '“亮”', 'Tokyo 2024', '，', '。', '——', '"', "'", '𠮷', '\u00a0', '3月8日'];
const kinds = ['paragraph', 'subhead', 'question', 'answer', 'note'] as const;

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
  [2, (editor, dice) => toggleStyle(editor, dice.of(Object.values(characterStyles)))],
  [
    1,
    (editor) =>
      setReadings(
        editor,
        Array.from({ length: readCharacters(editor) }, () => 'dú'),
      ),
  ],
  [1, (editor) => makePlain(editor)],
  [2, (editor, dice) => setType(editor, dice.of(kinds))],
  [2, (editor, dice) => insertParagraphs(editor, pastedCopy(clipboard(dice)).paragraphs)],
  // Copied within the galley: the same ids come in again.
  [1, (editor, dice) => insertParagraphs(editor, bodyOf(editor).slice(0, 1 + dice.whole(3)))],
  [1, moveParagraph],
];

/** Takes a paragraph to another place among the others. */
function moveParagraph(editor: ArticleEditor, dice: Dice): void {
  const { length } = editor.children;
  Transforms.moveNodes(editor, { at: [dice.whole(length)], to: [dice.whole(length)] });
}

/** Characters beyond which deleting is what happens most. */
const LONG = 3_000;
/** The edit that deletes what is selected, and its weight in a story that is long. */
const DELETE = 4;
const OFTEN = 60;

/** Edits by pasting, which replace the editor's copy as a whole. */
const pastes: ReadonlySet<number> = new Set([9, 10]);

/** Selects something, and does something with it; says whether Slate followed its own places through it. */
export function editAny(editor: ArticleEditor, dice: Dice): { readonly isFollowed: boolean } {
  select(editor, dice);
  const isLong = Editor.string(editor, []).length > LONG;
  const weights = edits.map(([weight], at) => (isLong && at === DELETE ? OFTEN : weight));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  let left = dice.between(0, sum);
  const at = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  edits[at]?.[1](editor, dice);
  Editor.normalize(editor);
  return { isFollowed: !pastes.has(at) };
}
