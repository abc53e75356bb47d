import { describe, expect, it } from 'vitest';
import { newId } from '../../shared/edition/ids.ts';
import { article } from '../../tests/kit/editions.ts';
import { lineFrom } from './line-steps.ts';

/** A story whose first paragraph stands in lines of the page that begin at some offsets. */
function story(texts: readonly string[], starts: readonly (readonly number[])[]) {
  const record = article(texts);
  const blockId = newId<'block'>();
  const paragraphs = new Map(
    record.body.map(({ id }, at) => {
      const text = texts[at] ?? '';
      const lines = (starts[at] ?? [0]).map((from) => ({ from, blockId, column: 0, isTop: false }));
      return [id, { id, length: text.length, lines, end: text.length }] as const;
    }),
  );
  const lines = { articleId: record.id, paragraphs };
  const place = (paragraph: number, offset: number) => ({
    articleId: record.id,
    part: record.body[paragraph]?.id ?? '',
    offset,
  });
  return {
    from: (paragraph: number, offset: number, step: -1 | 0 | 1, edge: 'start' | 'end' | null = null) =>
      lineFrom(lines, record, place(paragraph, offset), step, edge),
    place,
  };
}

describe('from one line of the page to another', () => {
  it('goes as many characters into it, whatever units they take', () => {
    // e and ́ are one character, and 葛 and its selector.
    const { from, place } = story(['中e\u0301国文葛\u{e0100}好人们'], [[0, 5]]);
    expect(from(0, 3, 1)).toEqual(place(0, 9));
    expect(from(0, 9, -1)).toEqual(place(0, 3));
    expect(from(0, 8, -1)).toEqual(place(0, 1));
  });

  it('passes over what is not seen', () => {
    const { from, place } = story(['中\u200b\u200b国人', '东西南北'], [[0], [0]]);
    expect(from(0, 4, 1)).toEqual(place(1, 2));
    expect(from(1, 2, -1)).toEqual(place(0, 4));
  });

  it('ends before the last character of a line that goes on, not within it', () => {
    const { from, place } = story(['中国葛\u{e0100}好人'], [[0, 5]]);
    expect(from(0, 0, 0, 'end')).toEqual(place(0, 2));
    expect(from(0, 6, -1)).toEqual(place(0, 1));
    expect(from(0, 7, -1)).toEqual(place(0, 2));
    expect(from(0, 6, 0, 'end')).toEqual(place(0, 7));
    expect(from(0, 7, 0, 'start')).toEqual(place(0, 5));
  });
});
