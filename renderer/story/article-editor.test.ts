import fc from 'fast-check';
import { Editor, Transforms } from 'slate';
import { describe, expect, it } from 'vitest';
import { newId } from '../../shared/edition/ids.ts';
import type { Leaf } from '../../shared/edition/records.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import { article } from '../../tests/kit/editions.ts';
import { characterEdges, oddText, wholeCharacters } from '../../tests/kit/odd-text.ts';
import { cases } from '../../tests/kit/seeds.ts';
import { type ArticleEditor, bodyOf, createArticleEditor, placeOf, replaceBody } from './article-editor.ts';

/** An editor of one paragraph of leaves. */
function editing(...leaves: readonly Leaf[]): ArticleEditor {
  const record = article(['']);
  const editor = createArticleEditor(record.id);
  editor.children = [{ id: newId<'paragraph'>(), type: 'paragraph', children: [...leaves] }];
  return editor;
}

function textOf(editor: ArticleEditor): string {
  return bodyOf(editor).map(paragraphText).join('\n');
}

/** Offsets of what is selected, the anchor before the caret. */
function selected(editor: ArticleEditor): readonly [number, number] {
  const { selection } = editor;
  const [anchor, focus] = selection === null ? [null, null] : [selection.anchor, selection.focus];
  if (anchor === null || focus === null) throw new Error('nothing is selected');
  return [placeOf(editor, anchor)?.offset ?? -1, placeOf(editor, focus)?.offset ?? -1];
}

const at = (offset: number, leaf = 0) => ({ path: [0, leaf], offset });

describe('a caret in copy', () => {
  it.each(wholeCharacters)('passes %j in one step and deletes it in one', (one) => {
    const editor = editing({ text: `中${one}国` });
    Transforms.select(editor, at(1));
    Transforms.move(editor, { unit: 'character' });
    expect(selected(editor)).toEqual([1 + one.length, 1 + one.length]);
    Transforms.move(editor, { unit: 'character', reverse: true, edge: 'focus' });
    expect(selected(editor)).toEqual([1 + one.length, 1]);
    Transforms.select(editor, at(1 + one.length));
    editor.deleteBackward('character');
    expect(textOf(editor)).toBe('中国');
    const other = editing({ text: `中${one}国` });
    Transforms.select(other, at(1));
    other.deleteForward('character');
    expect(textOf(other)).toBe('中国');
  });

  it('is put beside a character, wherever in it somebody puts it', () => {
    const editor = editing({ text: '中e\u0301国葛\u{e0100}' });
    Transforms.select(editor, at(2));
    expect(selected(editor)).toEqual([1, 1]);
    Transforms.select(editor, { anchor: at(2), focus: at(5) });
    expect(selected(editor)).toEqual([1, 7]);
    Transforms.select(editor, { anchor: at(6), focus: at(2) });
    expect(selected(editor)).toEqual([7, 1]);
    Transforms.select(editor, at(0));
    Transforms.setPoint(editor, { offset: 2 }, { edge: 'focus' });
    expect(selected(editor)).toEqual([0, 3]);
    editor.deleteFragment();
    expect(textOf(editor)).toBe('国葛\u{e0100}');
  });

  it('stays beside a character that is of two emphases', () => {
    const editor = editing({ text: '中e', strong: true }, { text: '\u0301国' });
    Transforms.select(editor, at(2));
    expect(selected(editor)).toEqual([1, 1]);
    Transforms.select(editor, { anchor: at(1), focus: at(0, 1) });
    expect(selected(editor)).toEqual([1, 3]);
  });

  it('is beside a character, too, when the copy is changed elsewhere', () => {
    const record = article(['中国']);
    const editor = createArticleEditor(record.id);
    editor.children = [...record.body];
    const part = record.body[0]?.id ?? '';
    const now = record.body.map((one) => ({ ...one, children: [{ text: '中e\u0301' }] }));
    replaceBody(editor, now, { anchor: { part, offset: 2 }, focus: { part, offset: 2 } });
    expect(selected(editor)).toEqual([1, 1]);
  });

  it('stands between characters whatever key moves it, and deletes none by half', () => {
    fc.assert(
      fc.property(
        oddText,
        fc.nat(40),
        fc.constantFrom('character', 'word'),
        fc.boolean(),
        (parts, from, unit, reverse) => {
          const text = parts.join('');
          const edges = characterEdges(text);
          const editor = editing({ text });
          Transforms.select(editor, at(Math.min(from, text.length)));
          expect(edges).toContain(selected(editor)[0]);
          Transforms.move(editor, { unit, reverse, edge: 'focus' });
          expect(edges).toContain(selected(editor)[1]);
          Transforms.collapse(editor, { edge: 'focus' });
          const [place] = selected(editor);
          if (reverse) editor.deleteBackward(unit);
          else editor.deleteForward(unit);
          const left = textOf(editor);
          const gone = text.length - left.length;
          const [start, end] = reverse ? [place - gone, place] : [place, place + gone];
          expect(left).toBe(text.slice(0, start) + text.slice(end));
          expect(edges).toContain(start);
          expect(edges).toContain(end);
          expect(edges).toContain(reverse ? place : start);
          expect(Editor.string(editor, [])).toBe(left);
        },
      ),
      cases(400),
    );
  });
});
