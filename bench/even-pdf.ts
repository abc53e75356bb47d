/** How evenly the lines of a finished PDF are set, from where its glyphs stand and nothing else. */
import { spawnSync } from 'node:child_process';
import { classOf, prohibitedAtEnd, prohibitedAtStart } from '../shared/text/characters.ts';

/** Where the lines of a PDF's pages are: columns of one width, side by side. Lengths in points. */
export interface ColumnPlan {
  /** Of the page; what its PDF is wider by lies around it, as much on each side. */
  readonly pageWidth: number;
  readonly left: number;
  readonly width: number;
  readonly gutter: number;
  readonly columns: number;
  /** Size of the copy. */
  readonly size: number;
}

interface Glyph {
  readonly text: string;
  /** A space stands before it. */
  readonly isSpaced: boolean;
  readonly x: number;
  readonly y: number;
}

interface Line {
  readonly text: string;
  /** What each pair of Han is further apart than their em, on average, in em; null where it holds no pair. */
  readonly opened: number | null;
  readonly isIndented: boolean;
  /** Filled to its measure, and not the last of its paragraph. */
  readonly isJustified: boolean;
  readonly isLast: boolean;
}

/** What is said of some lines; shares in percent. */
export interface Evenness {
  readonly lines: number;
  readonly over_10: number;
  readonly over_20: number;
  /** Of lines that start a paragraph. */
  readonly first_over_20: number;
  /** Mean difference of neighbours, in em. */
  readonly neighbours: number;
  /** Last lines of one character, numbers divided, marks where none may stand: how many. */
  readonly lone: number;
  readonly divided_numbers: number;
  readonly bad_edges: number;
}

/** What a PDF's rounding moves a glyph by, in em. */
const ROUNDING = 0.0005;
/** An end nearer to the measure than this, in em, fills it. */
const FULL = 0.15;

const isHan = (text: string) => /^\p{Script=Han}$/u.test(text);
/** Marks with their ink in the left half of their em. */
const endsEarly = /^[，、。．；：！？”’」』）］｝〕〗】》〉]$/u;
const startsLate = /^[“‘「『（［｛〔〖【《〈]$/u;

/** The glyphs of a PDF's pages. Throws where MuPDF's tool cannot read it, or is not there. */
function glyphsOf(path: string, { size, pageWidth }: ColumnPlan): Glyph[][] {
  const { status, stdout, error } = spawnSync('mutool', ['trace', path], { encoding: 'utf8', maxBuffer: 1 << 30 });
  if (error !== undefined || status !== 0) throw new Error('mutool (Debian: mupdf-tools) could not trace the PDF');
  const pages: Glyph[][] = [];
  let matrix = [1, 0, 0, 1, 0, 0];
  let isCopy = false;
  let around = 0;
  let isSpaced = false;
  for (const line of stdout.split('\n')) {
    const page = /^<page .*mediabox="\S+ \S+ (\S+) /u.exec(line);
    if (page !== null) {
      around = (Number(page[1]) - pageWidth) / 2;
      pages.push([]);
    }
    const transform = /^<fill_text .*transform="([^"]+)"/u.exec(line);
    if (transform !== null) matrix = (transform[1] ?? '').split(' ').map(Number);
    const turn = /^\s*<span .*trm="([^"]+)"/u.exec(line);
    if (turn !== null) isCopy = Math.abs(Math.abs(Number((turn[1] ?? '').split(' ')[3])) - size) < 0.03 * size;
    const glyph = isCopy ? /^\s*<g unicode="([^"]*)" .*x="([^"]+)" y="([^"]+)"/u.exec(line) : null;
    if (glyph === null) continue;
    const [, text = '', x = '', y = ''] = glyph;
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix;
    const at = { x: Number(x) * a + Number(y) * c + e - around, y: Number(x) * b + Number(y) * d + f };
    if (text.trim() !== '') pages.at(-1)?.push({ text, isSpaced, ...at });
    isSpaced = text.trim() === '';
  }
  return pages;
}

/** Glyphs of a column by the baselines they stand on, from the top. */
function rowsOf(glyphs: readonly Glyph[]): Glyph[][] {
  const rows: Glyph[][] = [];
  for (const glyph of glyphs.toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1);
    if (row !== undefined && Math.abs((row[0]?.y ?? 0) - glyph.y) < 1.5) row.push(glyph);
    else rows.push([glyph]);
  }
  return rows.map((row) => row.toSorted((a, b) => a.x - b.x));
}

/** The lines of a PDF in reading order, column by column. */
function linesOf(path: string, plan: ColumnPlan): Line[] {
  const { left, width, gutter, columns, size } = plan;
  const rough = glyphsOf(path, plan).flatMap((page) =>
    Array.from({ length: columns }, (_, column) => {
      const start = left + column * (width + gutter);
      const inColumn = page.filter(({ x }) => x > start - 0.7 * size && x < start + width + 0.3 * size);
      return rowsOf(inColumn).map((row) => ({ row, start }));
    }).flat(),
  );
  const half = size / 2;
  const facts = rough.map(({ row, start }) => {
    const [first, last] = [row[0], row.at(-1)];
    const from = (first?.x ?? 0) + (startsLate.test(first?.text ?? '') ? half : 0);
    const to = (last?.x ?? 0) + (endsEarly.test(last?.text ?? '') ? half : size);
    const isWestern = !/[\u2e80-\uffef—…“”‘’]/u.test(last?.text ?? '');
    return {
      row,
      isIndented: from - start > 1.2 * size,
      // How wide a Western letter is, the trace does not say: a line that ends with one is full where it may be.
      isFull: isWestern ? to > start + width - size / 3 : Math.abs(to - start - width) < FULL * size,
    };
  });
  return facts.map(({ row, isIndented, isFull }, at) => {
    const next = facts[at + 1];
    const isLast = !isFull || next === undefined || next.isIndented;
    const pitches = row.flatMap((glyph, k) => {
      const after = row[k + 1];
      if (after === undefined || after.isSpaced || !isHan(glyph.text) || !isHan(after.text)) return [];
      return [(after.x - glyph.x) / size - 1];
    });
    const opened = pitches.length === 0 ? null : pitches.reduce((sum, one) => sum + one, 0) / pitches.length;
    return {
      text: row.map((glyph) => glyph.text).join(''),
      opened,
      isIndented,
      isJustified: isFull && !isLast,
      isLast,
    };
  });
}

/** True where a line's end and the next one's start hold a number that goes on. */
function dividesNumber(end: string, start: string): boolean {
  return /\d$/u.test(end) && /^[\d.,%‰℃]/u.test(start);
}

function hasBadEdge(line: Line, next: Line | undefined): boolean {
  const classAt = (text: string, at: number) => classOf(text.codePointAt(at) ?? 0);
  // A line may start with —— and ……, which are two glyphs each.
  const goesOn = next !== undefined && !next.isIndented && !line.isLast && !/^[—…]/u.test(next.text);
  return (
    goesOn &&
    (prohibitedAtEnd(classAt(line.text, line.text.length - 1), 'basic') ||
      prohibitedAtStart(classAt(next.text, 0), 'basic'))
  );
}

/** What is measured of a PDF whose pages hold nothing but copy in columns. */
export function evennessOf(path: string, plan: ColumnPlan): Evenness {
  const lines = linesOf(path, plan);
  const justified = lines.flatMap((line) => (line.isJustified && line.opened !== null ? [line.opened] : []));
  const firsts = lines.flatMap((line) =>
    line.isJustified && line.isIndented && line.opened !== null ? [line.opened] : [],
  );
  const share = (of: readonly number[], limit: number) =>
    of.length === 0 ? 0 : (of.filter((one) => Math.abs(one) > limit + ROUNDING).length / of.length) * 100;
  const differences = lines.flatMap((line, at) => {
    const next = lines[at + 1];
    if (next === undefined || !line.isJustified || !next.isJustified) return [];
    return line.opened === null || next.opened === null ? [] : [Math.abs(line.opened - next.opened)];
  });
  const rounded = (value: number, digits: number) => Number(value.toFixed(digits));
  const solid = (text: string) => [...text].filter((one) => !endsEarly.test(one) && !startsLate.test(one)).length;
  return {
    lines: justified.length,
    over_10: rounded(share(justified, 0.1), 2),
    over_20: rounded(share(justified, 0.2), 2),
    first_over_20: rounded(share(firsts, 0.2), 2),
    neighbours: rounded(differences.reduce((sum, one) => sum + one, 0) / Math.max(1, differences.length), 4),
    lone: lines.filter((line) => line.isLast && !line.isIndented && solid(line.text) <= 1).length,
    divided_numbers: lines.filter((line, at) => !line.isLast && dividesNumber(line.text, lines[at + 1]?.text ?? ''))
      .length,
    bad_edges: lines.filter((line, at) => hasBadEdge(line, lines[at + 1])).length,
  };
}
