/** 小样: a story on office paper, wide apart, for a reader's pencil. */
import type { ComposedPage, DisplayItem } from '../compose/display-list.ts';
import type { FontBook } from '../compose/font-book.ts';
import { type Paper, paperSizes, WHITE_EDGE } from '../edition/paper.ts';
import type { Pt } from '../edition/units.ts';
import { writeContent } from './content.ts';
import { number } from './objects.ts';
import { Operators } from './operators.ts';
import { FileResources, type FileSheet, type PdfOptions, writeFile } from './page-file.ts';
import { words } from './words.ts';

/** A sheet's part of a story that is composed on one tall page, and the lines that have their number beside them. */
interface Sheet {
  readonly top: Pt;
  readonly foot: Pt;
  readonly numbered: readonly { readonly line: number; readonly y: Pt }[];
}

export interface GalleyPages {
  readonly page: ComposedPage;
  readonly sheets: readonly Sheet[];
  /** Lines above each sheet. */
  readonly head: readonly string[];
  /** Said below the last sheet where not all found room; empty where all did. */
  readonly left: string;
}

/** Sheets are laid out on it, and enlarged for other paper. */
const laidOn = paperSizes.A4;
const HEAD_SIZE: Pt = 9;
const HEAD_LEADING: Pt = 15;
/** Numbers of lines end so far from the sheet's left edge, before the copy begins. */
const NUMBER_SIZE: Pt = 7;
const NUMBER_RIGHT: Pt = 48;
const NUMBER_ADVANCE = 0.55;

/** How much larger than on A4 a sheet is. */
export function galleyScale(paper: Paper): number {
  return paperSizes[paper].width / laidOn.width;
}

function topOf(item: DisplayItem): Pt {
  if (item.kind === 'glyphs') return item.y;
  if (item.kind === 'echo') return item.run.y;
  return item.kind === 'stroke' ? item.from[1] : item.frame.y;
}

/** About how wide words of a sheet's head are: Han characters an em, digits and spaces about half of one. */
function widthOf(text: string): Pt {
  return [...text].reduce((sum, character) => sum + (character < '\u3000' ? NUMBER_ADVANCE : 1), 0) * HEAD_SIZE;
}

function sheetContent(
  { page, sheets, head, left }: GalleyPages,
  at: number,
  paper: Paper,
  used: FileResources,
  fonts: FontBook,
): Uint8Array {
  const out = new Operators();
  const sheet = sheets[at];
  if (sheet === undefined) return out.bytes();
  const { width, height } = laidOn;
  const say = (text: string, x: Pt, y: Pt, size: Pt = HEAD_SIZE) =>
    out.line(words(text, x, height - y, size, used, fonts));
  const scale = number(galleyScale(paper));
  out.line(`q ${scale} 0 0 ${scale} 0 0 cm 0 g`);
  const first = WHITE_EDGE + HEAD_SIZE;
  head.forEach((text, line) => {
    say(text, WHITE_EDGE, first + line * HEAD_LEADING);
  });
  const count = `第 ${at + 1} 张，共 ${sheets.length} 张`;
  say(count, width - WHITE_EDGE - widthOf(count), first);
  const rule = first + head.length * HEAD_LEADING - HEAD_SIZE * 0.6;
  out.line(
    `0.5 G 0.4 w ${number(WHITE_EDGE)} ${number(height - rule)} m ${number(width - WHITE_EDGE)} ${number(height - rule)} l S`,
  );
  out.line('0.45 g');
  for (const { line, y } of sheet.numbered) {
    const digits = String(line);
    say(digits, NUMBER_RIGHT - digits.length * NUMBER_SIZE * NUMBER_ADVANCE, y, NUMBER_SIZE);
  }
  out.line('0 g');
  const items = page.items.filter((item) => topOf(item) >= sheet.top && topOf(item) < sheet.foot);
  writeContent(out, { ...page, items }, { left: 0, top: height + sheet.top }, used);
  out.line('0 g');
  if (left !== '' && at === sheets.length - 1) say(left, WHITE_EDGE, height - WHITE_EDGE);
  out.line('Q');
  return out.bytes();
}

/** Writes a galley as one file, scaled to the paper. */
export function writeGalley(galley: GalleyPages, paper: Paper, fonts: FontBook, options: PdfOptions): Uint8Array {
  const used = new FileResources(options);
  const { width, height } = paperSizes[paper];
  const boxes = `/MediaBox [0 0 ${number(width)} ${number(height)}]`;
  const sheets = galley.sheets.map(
    (_, at): FileSheet => ({ content: sheetContent(galley, at, paper, used, fonts), boxes }),
  );
  return writeFile(sheets, used, options);
}
