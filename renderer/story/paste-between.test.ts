import { describe, expect, it } from 'vitest';
import { newId } from '../../shared/edition/ids.ts';
import type { Paragraph } from '../../shared/edition/records.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import { paragraph } from '../../tests/kit/editions.ts';
import { createArticleEditor, insertParagraphs } from './article-editor.ts';
import { pasteBetween } from './paste-between.ts';

const texts = (paragraphs: readonly Paragraph[]) => paragraphs.map(paragraphText);

describe('paragraphs put into copy', () => {
  const copy = paragraph('东湖南岸灯火亮');

  it('go on the paragraph they are put in, which keeps its id, and take the rest of it along', () => {
    const at = { paragraph: copy, offset: 2 };
    const { paragraphs, caret } = pasteBetween(at, at, [paragraph('甲乙'), paragraph('丙')]);
    expect(texts(paragraphs)).toEqual(['东湖甲乙', '丙南岸灯火亮']);
    expect(paragraphs[0]?.id).toBe(copy.id);
    expect(caret).toBe(1);
  });

  it('of one are put in where they are', () => {
    const at = { paragraph: copy, offset: 2 };
    const { paragraphs, caret } = pasteBetween(at, at, [paragraph('甲乙')]);
    expect(texts(paragraphs)).toEqual(['东湖甲乙南岸灯火亮']);
    expect(caret).toBe(4);
  });

  it('stand for what is selected, over paragraphs', () => {
    const first = { paragraph: copy, offset: 2 };
    const last = { paragraph: paragraph('图书馆今日开放'), offset: 3 };
    const { paragraphs, caret } = pasteBetween(first, last, [paragraph('甲')]);
    expect(texts(paragraphs)).toEqual(['东湖甲今日开放']);
    expect(caret).toBe(3);
  });

  it('keep their kinds, but for the first, which takes that of the paragraph unless it is empty', () => {
    const pasted = [paragraph('甲', 'subhead'), paragraph('乙', 'question')];
    const kinds = (into: Paragraph) => {
      const at = { paragraph: into, offset: paragraphText(into).length };
      return pasteBetween(at, at, pasted).paragraphs.map(({ type }) => type);
    };
    expect(kinds(copy)).toEqual(['paragraph', 'question']);
    expect(kinds(paragraph(''))).toEqual(['subhead', 'question']);
  });

  it('keep their emphasis, joined where neighbours have the same', () => {
    const strong: Paragraph = { ...copy, children: [{ text: '东' }, { text: '湖', strong: true }] };
    const pasted: Paragraph = { ...copy, children: [{ text: '南', strong: true }, { text: '岸' }] };
    const at = { paragraph: strong, offset: 2 };
    const [made] = pasteBetween(at, at, [pasted]).paragraphs;
    expect(made?.children).toEqual([{ text: '东' }, { text: '湖南', strong: true }, { text: '岸' }]);
  });

  it('have ids of their own, however often they are pasted', () => {
    const pasted = [paragraph('甲'), paragraph('乙'), paragraph('丙')];
    const at = { paragraph: copy, offset: 0 };
    const ids = [1, 2].flatMap(() =>
      pasteBetween(at, at, pasted)
        .paragraphs.slice(1)
        .map(({ id }) => id),
    );
    expect(new Set([...ids, ...pasted.map(({ id }) => id)]).size).toBe(7);
  });
});

describe('paragraphs inserted in the editor', () => {
  it('stand in place of the selection, told of once as an edit, the caret after them', async () => {
    const editor = createArticleEditor(newId<'article'>());
    editor.children = [paragraph('东湖南岸'), paragraph('灯火亮')];
    editor.selection = { anchor: { path: [1, 0], offset: 1 }, focus: { path: [0, 0], offset: 2 } };
    const told: string[][] = [];
    editor.onChange = () => told.push(editor.operations.map(({ type }) => type));
    insertParagraphs(editor, [paragraph('甲'), paragraph('乙')]);
    await Promise.resolve();
    expect(texts(editor.children.filter((node): node is Paragraph => 'id' in node))).toEqual(['东湖甲', '乙火亮']);
    expect(editor.selection).toEqual({ anchor: { path: [1, 0], offset: 1 }, focus: { path: [1, 0], offset: 1 } });
    expect(told).toEqual([['insert_text']]);
  });

  it('go to the end where nothing is selected', () => {
    const editor = createArticleEditor(newId<'article'>());
    editor.children = [paragraph('东湖')];
    insertParagraphs(editor, [paragraph('南岸')]);
    expect(texts(editor.children.filter((node): node is Paragraph => 'id' in node))).toEqual(['东湖南岸']);
  });
});
