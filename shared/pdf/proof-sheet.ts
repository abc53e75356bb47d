/** 校样: a page with its marks on office paper, for those who read on paper. In colour, not for the press. */
import type { ComposedPage } from '../compose/display-list.ts';
import type { FontBook } from '../compose/font-book.ts';
import { type Paper, paperSizes, WHITE_EDGE } from '../edition/paper.ts';
import type { Pt } from '../edition/units.ts';
import { MARGIN, type ProofDrawing, type ProofStroke } from '../proof/margins.ts';
import { writeContent } from './content.ts';
import { number } from './objects.ts';
import { Operators } from './operators.ts';
import { FileResources, type FileSheet, type PdfOptions, writeFile } from './page-file.ts';
import { words } from './words.ts';

export interface ProofPage {
  readonly page: ComposedPage;
  readonly drawing: ProofDrawing;
  /** Said above the page: publication, page, round, names, time. */
  readonly head: string;
  /** What the margins do not hold, a line each; on a sheet of its own. */
  readonly list: readonly string[];
}

interface Size {
  readonly width: Pt;
  readonly height: Pt;
}

const HEAD: Pt = 20;
const HEAD_SIZE: Pt = 9;
const LIST_SIZE: Pt = 10;
const LIST_LEADING: Pt = 16;

function rgb(colour: string): string {
  return [1, 3, 5].map((at) => number(Number.parseInt(colour.slice(at, at + 2), 16) / 255)).join(' ');
}

function stroke({ colour, width, path }: ProofStroke, height: Pt): string {
  const steps = path.map((step) => {
    const [letter, ...at] = step;
    const points = at.map((value, index) => number(index % 2 === 0 ? value : height - value)).join(' ');
    return `${points} ${letter === 'M' ? 'm' : letter === 'L' ? 'l' : 'c'}`;
  });
  return `${rgb(colour)} RG ${number(width)} w ${steps.join(' ')} S`;
}

/** How large a page is on its proof: 1 is the size it is printed in. */
export function proofScale(page: Size, paper: Size): number {
  return Math.min(
    (paper.width - 2 * WHITE_EDGE) / (page.width + 2 * MARGIN),
    (paper.height - 2 * WHITE_EDGE - HEAD) / page.height,
  );
}

function proofContent(
  { page, drawing, head }: ProofPage,
  paper: readonly [Pt, Pt],
  used: FileResources,
  fonts: FontBook,
): Uint8Array {
  const [width, height] = paper;
  const scale = proofScale(page, { width, height });
  const left = (width - page.width * scale) / 2;
  const bottom = height - WHITE_EDGE - HEAD - page.height * scale;
  const out = new Operators();
  out.line(`q ${number(scale)} 0 0 ${number(scale)} ${number(left)} ${number(bottom)} cm`);
  // The sheet's edge, so that the page is seen on the paper.
  out.line(`0.75 G 0.4 w 0 0 ${number(page.width)} ${number(page.height)} re S`);
  writeContent(out, page, { left: 0, top: page.height }, used);
  out.line('1 J 1 j');
  for (const one of drawing.strokes) out.line(stroke(one, page.height));
  for (const { colour, x, y, size, text } of drawing.words) {
    out.line(`${rgb(colour)} rg`);
    out.line(words(text, x, page.height - y, size, used, fonts));
  }
  out.line('Q');
  out.line('0 g');
  out.line(words(head, WHITE_EDGE, height - WHITE_EDGE - HEAD_SIZE, HEAD_SIZE, used, fonts));
  return out.bytes();
}

/** A list over as many sheets as it takes. */
function listSheets(
  { head, list }: ProofPage,
  paper: readonly [Pt, Pt],
  used: FileResources,
  fonts: FontBook,
): Uint8Array[] {
  const [width, height] = paper;
  const perLine = Math.floor((width - 4 * WHITE_EDGE) / LIST_SIZE);
  const lines = list.flatMap((text) => {
    const characters = [...text];
    return Array.from({ length: Math.max(1, Math.ceil(characters.length / perLine)) }, (_, at) =>
      characters.slice(at * perLine, (at + 1) * perLine).join(''),
    );
  });
  const perSheet = Math.floor((height - 4 * WHITE_EDGE - HEAD) / LIST_LEADING);
  const sheets: Uint8Array[] = [];
  for (let at = 0; at < lines.length; at += perSheet) {
    const out = new Operators();
    out.line('0 g');
    out.line(words(head, WHITE_EDGE, height - WHITE_EDGE - HEAD_SIZE, HEAD_SIZE, used, fonts));
    lines.slice(at, at + perSheet).forEach((text, line) => {
      out.line(
        words(text, 2 * WHITE_EDGE, height - 2 * WHITE_EDGE - HEAD - line * LIST_LEADING, LIST_SIZE, used, fonts),
      );
    });
    sheets.push(out.bytes());
  }
  return sheets;
}

/** Writes page proofs as one file, a page to a sheet, scaled to the paper. */
export function writeProofs(
  pages: readonly ProofPage[],
  paper: Paper,
  fonts: FontBook,
  options: PdfOptions,
): Uint8Array {
  const used = new FileResources(options);
  const { width, height } = paperSizes[paper];
  const size = [width, height] as const;
  const boxes = `/MediaBox [0 0 ${number(width)} ${number(height)}]`;
  const contents = pages.flatMap((page) => [
    proofContent(page, size, used, fonts),
    ...listSheets(page, size, used, fonts),
  ]);
  return writeFile(
    contents.map((content): FileSheet => ({ content, boxes })),
    used,
    options,
  );
}
