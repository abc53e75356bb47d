import { describe, expect, it } from 'vitest';
import { textOf } from '../../bench/even-texts.ts';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  paragraph,
  photoBlock,
  testResources,
  withArticle,
  withBlocks,
} from '../../tests/kit/editions.ts';
import { linesOf } from '../../tests/kit/lines.ts';
import { editStyle } from '../edition/edits.ts';
import { applyPatches } from '../edition/operations.ts';
import type { BodyBlock, Edition, Paragraph } from '../edition/records.ts';
import { compose } from './compose.ts';

/** A story in one block of so many rows, with what a test asks of block and subheads. */
function storyOf(
  copy: Paragraph[],
  {
    rows,
    span = 3,
    block = {},
    subheadRows,
    photo = false,
  }: {
    rows: number;
    span?: number;
    block?: Partial<BodyBlock>;
    subheadRows?: number;
    photo?: boolean;
  },
): Edition {
  const story = article([], { body: copy });
  let edition = withArticle(emptyEdition(1, 'broadsheet'), story);
  if (subheadRows !== undefined) {
    edition = applyPatches(edition, editStyle(edition, 'subhead', { rows: subheadRows })).edition;
  }
  const page = pageOf(edition, 1);
  const body = { ...bodyBlock(page, story, { span, row: 30, rows }), ...block };
  const picture = photoBlock(page, story, { column: 0, span: 2, row: 36, rows: 6 });
  return withBlocks(edition, photo ? [body, picture] : [body]);
}

/** Where the lines of each column stand, in rows below the block's first, and what the page says of its block. */
function rowsOf(edition: Edition) {
  const composed = compose(edition, testResources());
  const [page] = composed.pages;
  const body = Object.values(edition.blocks).find((block) => block.kind === 'body');
  if (page === undefined || body?.kind !== 'body') throw new Error('no page');
  const { leading } = pageOf(edition, 1).grid;
  const step = (body.frame.width + body.gutter) / body.columns;
  const columns = Array.from({ length: body.columns }, (): { readonly row: number; readonly text: string }[] => []);
  for (const { x, y, text } of linesOf(page)) {
    const column = Math.floor((x - body.frame.x + body.gutter / 2) / step);
    columns[column]?.push({ row: (y - body.frame.y) / leading, text });
  }
  const fit = page.blocks.find(({ id }) => id === body.id);
  return { columns, fit, feet: columns.map((lines) => lines.at(-1)?.row ?? 0) };
}

const prose = (count: number) => textOf('dialogue', count).map((text) => paragraph(text));

describe('a block that is to fill its foot', () => {
  it('ends every column there, and leaves them as they are where that would tear the copy apart', () => {
    let filled = 0;
    for (let at = 0; at < 24; at++) {
      const copy = prose(620 + at * 37).flatMap((one, index) =>
        index % 4 === 2 ? [paragraph('江堤加固全线完工', 'subhead'), one] : [one],
      );
      const rows = Math.ceil(Math.max(...rowsOf(storyOf(copy, { rows: 40 })).feet)) + (at % 3);
      const natural = rowsOf(storyOf(copy, { rows }));
      const set = rowsOf(storyOf(copy, { rows, block: { foot: 'fill' } }));
      // Its lines say the same: only where they stand is another.
      expect(set.columns.map((lines) => lines.map(({ text }) => text))).toEqual(
        natural.columns.map((lines) => lines.map(({ text }) => text)),
      );
      if (set.fit?.oversetCharacters !== 0) continue;
      const foot = 0.75 + rows - 1;
      const isAtFoot = set.feet.every((row) => Math.abs(row - foot) < 0.3);
      if (isAtFoot) filled++;
      else expect(set.feet).toEqual(natural.feet);
      for (const lines of set.columns) {
        lines.forEach(({ row }, index) => {
          const above = lines[index - 1]?.row;
          // A row, and at most one more before a subhead.
          if (above !== undefined) expect(row - above).toBeLessThan(2.01);
          if (above !== undefined) expect(row - above).toBeGreaterThan(0.99);
        });
      }
    }
    expect(filled).toBeGreaterThan(6);
  });

  it('opens no more than half a row before a paragraph, and a whole one before a subhead', () => {
    const lines = (text: string) => paragraph(text);
    const two = [lines('甲'), lines('乙'), lines('丙')];
    const at = (copy: Paragraph[], rows: number) =>
      rowsOf(storyOf(copy, { rows, span: 1, block: { foot: 'fill' } })).columns[0]?.map(({ row }) =>
        Number((row - 0).toFixed(2)),
      );
    const plain = at(two, 3) ?? [];
    const from = plain[0] ?? 0;
    expect(plain.map((row) => Number((row - from).toFixed(2)))).toEqual([0, 1, 2]);
    expect(at(two, 4)?.map((row) => Number((row - from).toFixed(2)))).toEqual([0, 1.5, 3]);
    // Two rows are more than two paragraphs may take.
    expect(at(two, 5)?.map((row) => Number((row - from).toFixed(2)))).toEqual([0, 1, 2]);
    const headed = [lines('甲'), paragraph('小标题', 'subhead'), lines('乙'), lines('丙')];
    expect(at(headed, 5)?.map((row) => Number((row - from).toFixed(2)))).toEqual([0, 2, 3, 4]);
    expect(at(headed, 6)?.map((row) => Number((row - from).toFixed(2)))).toEqual([0, 2, 3.5, 5]);
  });

  it('moves no line onto a picture that stands in it', () => {
    for (let at = 0; at < 12; at++) {
      const edition = storyOf(prose(520 + at * 41), { rows: 26, block: { foot: 'fill' }, photo: true });
      const { columns } = rowsOf(edition);
      for (const lines of columns.slice(0, 2)) {
        for (const { row } of lines) expect(row < 6 || row > 12).toBe(true);
      }
    }
  });
});

describe('a subhead that takes rows of its own', () => {
  const long = '春汛期间各码头实行错峰进出，渡船加密班次，沿岸居民出行不受影响。';
  const copy = [paragraph(long), paragraph('把渡口 留给行人', 'subhead'), paragraph(long), paragraph(long)];

  it('stands in their middle, an em between its halves', () => {
    const { columns } = rowsOf(storyOf(copy, { rows: 30, span: 1, subheadRows: 3 }));
    const lines = columns[0] ?? [];
    const at = lines.findIndex(({ text }) => text.startsWith('把渡口'));
    const [above, own, below] = [lines[at - 1], lines[at], lines[at + 1]];
    expect((own?.row ?? 0) - (above?.row ?? 0)).toBeCloseTo(2, 5);
    expect((below?.row ?? 0) - (own?.row ?? 0)).toBeCloseTo(2, 5);
    expect(own?.text).toBe('把渡口 留给行人');
    const edition = storyOf(copy, { rows: 30, span: 1, subheadRows: 3 });
    const [shown] = compose(edition, testResources()).pages;
    if (shown === undefined) throw new Error('no page');
    const line = linesOf(shown).find(({ text }) => text.startsWith('把渡口'));
    const size = edition.styles['subhead']?.size ?? 0;
    const xs = line?.runs.flatMap((run) => run.xs) ?? [];
    expect((xs[4] ?? 0) - (xs[3] ?? 0)).toBeCloseTo(size, 5);
  });

  it('counts them as taken, keeps two lines with it, and is not parted by a foot', () => {
    const even = rowsOf(storyOf(copy, { rows: 30, span: 1 }));
    const wide = rowsOf(storyOf(copy, { rows: 30, span: 1, subheadRows: 3 }));
    expect((even.fit?.linesShort ?? 0) - (wide.fit?.linesShort ?? 0)).toBe(2);
    for (let rows = 2; rows < 14; rows++) {
      const { columns } = rowsOf(storyOf([...copy, ...copy, ...copy], { rows, span: 3, subheadRows: 2 }));
      for (const lines of columns) {
        const last = lines.findIndex(({ text }) => text.startsWith('把渡口'));
        if (last >= 0 && rows > 4) expect(lines.length - last).toBeGreaterThan(2);
        for (const { row } of lines) expect(row).toBeLessThan(rows);
      }
    }
  });
});
