import { Text } from 'slate';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../shared/compose/article-lines.ts';
import { compose, createComposeCache } from '../../shared/compose/compose.ts';
import type { Paragraph } from '../../shared/edition/records.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  paragraph,
  testResources,
  withArticle,
  withBlocks,
} from '../../tests/kit/editions.ts';
import { CopyEdits } from './copy-edits.ts';
import { type KnownLines, lineRanges, marksOfPiece, takeLines } from './galley-lines.ts';

const sentence = '东湖南岸的灯火一直亮到深夜，人们慢慢散去，第二天清早又排起长队。';
const story = article([sentence.repeat(4), sentence, sentence.repeat(6)]);

/** Lines of the story, in a block of so many rows in two columns. */
function composedLines(rows: number, dropCapital = 0) {
  const base = withArticle(emptyEdition(1), story);
  const block = { ...bodyBlock(pageOf(base, 1), story, { rows, span: 2 }), dropCapital };
  const cache = createComposeCache();
  const { pages } = compose(withBlocks(base, [block]), testResources(), cache);
  return { lines: linesOf(cache, story.id), page: pages[0] };
}

function known(paragraph: Paragraph, lines: ReturnType<typeof linesOf>): KnownLines {
  const set = lines.find((one) => one.id === paragraph.id);
  if (set === undefined) throw new Error('no lines');
  return { set, changes: 0, number: 1 };
}

/** What a paragraph's ranges show, a line each. */
function shown(paragraph: Paragraph, lines: KnownLines, edits = new CopyEdits(story.id)) {
  return lineRanges(0, paragraph, lines, edits, () => '', false).map(
    ({ anchor, focus, lineStart, lineEnd, overset }) => ({
      text: paragraph.children[anchor.path[1] ?? 0]?.text.slice(anchor.offset, focus.offset),
      starts: lineStart !== undefined,
      ends: lineEnd === true,
      overset,
    }),
  );
}

describe('the lines of an article', () => {
  it('are those on the page, and its columns’ first ones are known', () => {
    const { lines, page } = composedLines(40);
    const onPage = page?.items.flatMap((item) => (item.kind === 'glyphs' && item.source !== null ? [item] : [])) ?? [];
    const baselines = new Map<string, number[]>();
    for (const run of onPage) {
      const part = run.source?.part ?? '';
      const at = baselines.get(part) ?? [];
      if (at.at(-1) !== run.y) at.push(run.y);
      baselines.set(part, at);
    }
    for (const paragraph of story.body) {
      const set = lines.find((one) => one.id === paragraph.id);
      expect(set?.lines.length).toBe(baselines.get(paragraph.id)?.length);
      expect(set?.end).toBe(set?.length);
    }
    expect(lines.flatMap((one) => one.lines).filter((line) => line.isTop)).toHaveLength(2);
  });

  it('say where the last frame ends; what stands beyond has none', () => {
    const { lines } = composedLines(4);
    expect(lines.map((one) => one.lines.length > 0)).toEqual([true, false, false]);
    const [first] = lines;
    expect(first?.end).toBeGreaterThan(0);
    expect(first?.end).toBeLessThan(first?.length ?? 0);
  });

  it('leave notes out, which are neither set nor counted', () => {
    const kinds = article([], { body: [paragraph('一。'), paragraph('批注', 'note'), paragraph('二。')] });
    const base = withArticle(emptyEdition(1), kinds);
    const cache = createComposeCache();
    const placed = withBlocks(base, [bodyBlock(pageOf(base, 1), kinds, { rows: 10 })]);
    const { articles } = compose(placed, testResources(), cache);
    expect(linesOf(cache, kinds.id).map((one) => one.id)).toEqual([kinds.body[0]?.id, kinds.body[2]?.id]);
    expect(articles.find((one) => one.id === kinds.id)?.charactersIn).toBe(4);
  });

  it('start before a drop capital', () => {
    const { lines } = composedLines(40, 2);
    expect(lines[0]?.lines[0]?.from).toBe(0);
    expect(lines[0]?.lines.map((line) => line.from)).toEqual(
      lines[0]?.lines.map((line) => line.from).toSorted((a, b) => a - b),
    );
  });
});

describe('a paragraph in the galley', () => {
  const [plain] = story.body;
  if (plain === undefined) throw new Error('no paragraph');

  it('shows each character once, a line after the other, through its emphasis', () => {
    const { lines } = composedLines(40);
    const text = paragraphText(plain);
    const parted: Paragraph = {
      ...plain,
      children: [{ text: text.slice(0, 5) }, { text: text.slice(5, 30), strong: true }, { text: text.slice(30) }],
    };
    const pieces = shown(parted, known(plain, lines));
    expect(pieces.map((one) => one.text).join('')).toBe(text);
    const count = known(plain, lines).set.lines.length;
    expect(pieces.filter((one) => one.starts)).toHaveLength(count);
    expect(pieces.filter((one) => one.ends)).toHaveLength(count - 1);
  });

  it('keeps its lines where they were while it is typed in, until new ones come', () => {
    const { lines } = composedLines(40);
    const before = known(plain, lines);
    const lineCount = (at: number) => lines[at]?.lines.length ?? 0;
    const text = paragraphText(plain);
    const typed: Paragraph = { ...plain, children: [{ text: `${text.slice(0, 20)}又${text.slice(20)}` }] };
    const edits = new CopyEdits(story.id);
    const typing = { kind: 'text', table: 'articles', id: story.id, part: plain.id, offset: 20 } as const;
    edits.add([{ ...typing, remove: [], insert: [{ text: '又' }] }]);
    const pieces = shown(typed, before, edits);
    expect(pieces.map((one) => one.text).join('')).toBe(paragraphText(typed));
    expect(pieces.slice(2).map((one) => one.text)).toEqual(
      shown(plain, before)
        .slice(2)
        .map((one) => one.text),
    );
    const arrived = new Map(lines.map((one) => [one.id as string, one]));
    // Lines of another text than the paragraph has now are not taken.
    const kept = takeLines(new Map([[plain.id, before]]), new Map([[plain.id, { ...before.set }]]), () => ({
      length: text.length + 1,
      changes: 1,
    }));
    expect(kept.get(plain.id)).toBe(before);
    const taken = takeLines(new Map(), arrived, (id) =>
      id === plain.id ? { length: text.length, changes: 0 } : undefined,
    );
    expect([...taken.keys()]).toEqual([plain.id]);
    // Lines are numbered on through paragraphs.
    const texts = new Map(
      story.body.map((one) => [one.id as string, { length: paragraphText(one).length, changes: 0 }]),
    );
    const all = [...takeLines(new Map(), arrived, (id) => texts.get(id)).values()];
    expect(all.map((one) => one.number)).toEqual([1, 1 + lineCount(0), 1 + lineCount(0) + lineCount(1)]);
  });

  it('break where they did where one character is put in another’s place at a line’s end, or taken back', () => {
    const { lines } = composedLines(40);
    const before = known(plain, lines);
    const text = paragraphText(plain);
    const last = (before.set.lines[1]?.from ?? 0) - 1;
    const mended: Paragraph = { ...plain, children: [{ text: `${text.slice(0, last)}别${text.slice(last + 1)}` }] };
    const edits = new CopyEdits(story.id);
    const on = { kind: 'text', table: 'articles', id: story.id, part: plain.id, offset: last } as const;
    const lengths = (of: Paragraph) => shown(of, before, edits).map((one) => one.text?.length);
    const asSet = lengths(plain);
    edits.add([{ ...on, remove: [{ text: text.charAt(last) }], insert: [{ text: '别' }] }]);
    expect(lengths(mended)).toEqual(asSet);
    edits.add([{ ...on, remove: [{ text: '别' }], insert: [{ text: text.charAt(last) }] }]);
    expect(lengths({ ...plain })).toEqual(asSet);
  });

  it('are no more where a caret waits in one to type in another style', () => {
    const { lines } = composedLines(40);
    const ranges = lineRanges(0, plain, known(plain, lines), new CopyEdits(story.id), () => '', false);
    const [leaf] = plain.children;
    if (leaf === undefined) throw new Error('no leaf');
    const marksAt = (offset: number) => {
      const caret = { path: [0, 0], offset };
      // As Slate has it: the caret's decoration is an empty range after those of the lines.
      const pieces = Text.decorations(leaf, [...ranges, { anchor: caret, focus: caret }]);
      return pieces.map((piece) => ({ text: piece.leaf.text, ...marksOfPiece(piece.leaf, piece.position) }));
    };
    const second = ranges[1]?.anchor.offset ?? 0;
    for (const offset of [0, 3, second - 1, second, second + 1, leaf.text.length]) {
      const marks = marksAt(offset);
      expect(marks.map((one) => one.text).join('')).toBe(leaf.text);
      expect(marks.filter((one) => one.lineStart !== undefined)).toHaveLength(ranges.length);
      expect(marks.filter((one) => one.lineEnd === true)).toHaveLength(ranges.length - 1);
      expect(marks.filter((one) => one.number !== undefined)).toHaveLength(1);
    }
  });

  it('shows what no frame holds', () => {
    const { lines } = composedLines(4);
    const pieces = shown(plain, known(plain, lines));
    expect(pieces.at(-1)?.overset).toBe('first');
    expect(pieces.slice(0, -1).every((one) => one.overset === undefined)).toBe(true);
    const second = story.body[1];
    if (second === undefined) throw new Error('no paragraph');
    expect(
      lineRanges(1, second, known(second, lines), new CopyEdits(story.id), () => '', true).map((one) => one.overset),
    ).toEqual(['more']);
  });
});
