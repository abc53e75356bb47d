/** The lines of a headline set in the room of their frame, beside a fold or on both sides of it, and each as it is drawn. */
import type { Article, HeadlineBlock } from '../edition/records.ts';
import type { Frame, Pt } from '../edition/units.ts';
import type { DisplayItem } from './display-list.ts';
import type { FontBook } from './font-book.ts';
import { baselineIn, lineRuns } from './glyph-runs.ts';
import {
  extentOf,
  type FittedHeadlinePart,
  fitPart,
  type HeadlinePart,
  type HeadlinePiece,
  type HeadlineRoom,
  LEADING,
  longestOf,
  opticalShift,
  readingRoom,
} from './headline-lines.ts';
import { groundPad } from './letter-effects.ts';
import { adjust } from './line.ts';
import { type FoldedRoom, type FoldZone, overFold, type PartOfLine, wordStarts } from './over-fold.ts';
import { verticalRuns } from './vertical.ts';

/** The parts of a set, each set smaller than it was fitted by its own ratio. */
function fitSmaller(
  parts: readonly HeadlinePart[],
  fitted: readonly FittedHeadlinePart[],
  room: HeadlineRoom,
  ratioOf: (at: number) => number,
): readonly FittedHeadlinePart[] {
  return parts.map((part, at) => {
    const size = (fitted[at]?.sizing.size ?? part.style.size) * ratioOf(at);
    return fitPart({ ...part, style: { ...part.style, size } }, { ...room, mostSize: size });
  });
}

/** The parts of a set, all of them smaller where together they are too tall. */
export function fitParts(parts: readonly HeadlinePart[], room: HeadlineRoom): readonly FittedHeadlinePart[] {
  const fitted = parts.map((part) => fitPart(part, room));
  const total = extentOf(fitted);
  if (total <= room.depth || total <= 0) return fitted;
  return fitSmaller(parts, fitted, room, () => room.depth / total);
}

/** A line as it is set, and how far into its room it begins. */
interface SetLine {
  readonly piece: HeadlinePiece;
  readonly size: Pt;
  readonly scale: number;
  readonly indent: Pt;
}

/** The lines of a part of a set in their room. */
export function setLines(
  fitted: FittedHeadlinePart,
  { style, step }: HeadlinePart,
  room: HeadlineRoom,
): readonly SetLine[] {
  const { sizing, factors, pieces } = fitted;
  const { scale } = sizing;
  const longest = longestOf(fitted, step, room.lengthOf);
  return pieces.map((piece, line): SetLine => {
    const size = sizing.size * (factors[line] ?? 1);
    // Stepped lines keep their steps, of the part's size: what is centred is all of them together.
    const taken = step === 0 ? room.lengthOf(piece) * size : longest * sizing.size;
    const blank = style.align === 'centre' ? (room.length - taken * scale) / 2 : 0;
    const centred = step === 0 ? { pieces: [piece], factors: [factors[line] ?? 1] } : fitted;
    const shift = opticalShift(centred, step, room.lengthOf) * sizing.size * scale;
    // It stays in its frame.
    const slack = blank + Math.min(blank, Math.max(-blank, shift));
    return { piece, size, scale, indent: slack + line * step * sizing.size * scale };
  });
}

/** A line in the room that a fold leaves. */
function parted(
  { piece, size, scale, indent }: SetLine,
  { style, step }: HeadlinePart,
  room: HeadlineRoom,
  folded: FoldedRoom,
): ReturnType<typeof overFold> {
  const isCentred = style.align === 'centre' && step === 0;
  const starts = wordStarts(piece.text, room.cutWords);
  return overFold({ ...piece, perEm: size * scale }, indent, folded, isCentred, starts);
}

/** How often parts are set smaller until their lines have room on both sides of a fold: another size may break them elsewhere. */
const MOST_TRIES = 4;
/** Lines that take so many times their room have it. */
const ENOUGH = 1 + 1e-6;

/** The parts of a set whose lines have room on both sides of a fold; null where one side is too small for any of them. */
export function fitOverFold(
  parts: readonly HeadlinePart[],
  room: HeadlineRoom,
  folded: FoldedRoom,
): readonly FittedHeadlinePart[] | null {
  let fitted = fitParts(parts, room);
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const fills = parts.map((part, at) => {
      const lines = fitted[at] === undefined ? [] : setLines(fitted[at], part, room);
      return Math.max(1, ...lines.map((line) => parted(line, part, room, folded).fill));
    });
    if (fills.every((fill) => fill < ENOUGH)) return fitted;
    fitted = fitSmaller(parts, fitted, room, (at) => 1 / (fills[at] ?? 1));
  }
  return null;
}

/** A frame without the blank that letters keep from the edges of what they stand on. */
export function withinGrounds(frame: Frame, parts: readonly HeadlinePart[]): Frame {
  const pad = Math.max(0, ...parts.map(({ effects, style }) => groundPad(effects, style.size)));
  const { x, y, width, height } = frame;
  if (pad === 0 || width <= 4 * pad || height <= 4 * pad) return frame;
  return { x: x + pad, y: y + pad / 2, width: width - 2 * pad, height: height - pad };
}

/** A fold, and beside it what letters reach beyond their own place: how far they lean, and what lies round them. */
export function keptOff(zone: FoldZone | null, parts: readonly HeadlinePart[]): FoldZone | null {
  if (zone === null) return null;
  const reach = Math.max(
    0,
    ...parts.map(({ style, effects: { slant = 0, outlines = [] } }) => {
      const leans = Math.abs(Math.tan((slant * Math.PI) / 180)) * style.size;
      return leans + outlines.reduce((sum, { width }) => sum + width, 0);
    }),
  );
  return { left: zone.left - reach, right: zone.right + reach };
}

/** A line of a part, and where it is drawn: so far from the frame's top, or from its right where lines run down. */
interface LineToDraw {
  readonly line: SetLine;
  readonly part: HeadlinePart;
  readonly depth: Pt;
  readonly block: Pick<HeadlineBlock, 'id' | 'direction'>;
  readonly article: Article;
  readonly frame: Frame;
}

/** A line as it is drawn, in two parts over a fold, and the ground it has where letters stand on one. */
export function drawLine(
  to: LineToDraw,
  room: HeadlineRoom,
  folded: FoldedRoom | null,
  fonts: FontBook,
): { readonly drawn: readonly DisplayItem[]; readonly bar: Frame } {
  const { line, part, frame } = to;
  const { piece, size, scale, indent } = line;
  const lengthOf = (one: HeadlinePiece) => room.lengthOf(one) * size * scale;
  const pad = groundPad(part.effects, size);
  if (to.block.direction === 'down') {
    return { drawn: pieceDown(to, fonts), bar: barOf(to, indent, lengthOf(piece), pad) };
  }
  if (folded === null) {
    return { drawn: pieceAcross(to, piece, frame.x + indent), bar: barOf(to, indent, lengthOf(piece), pad) };
  }
  const { parts } = parted(line, part, room, folded);
  const drawn = parts.flatMap((one) => pieceAcross(to, pieceOf(piece, one), one.x));
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined || last === undefined) return { drawn, bar: barOf(to, indent, 0, pad) };
  // The ground is of both its parts and what is between them.
  const length = last.x + lengthOf(pieceOf(piece, last)) - first.x;
  return { drawn, bar: barOf(to, first.x - frame.x, length, pad) };
}

function pieceOf(piece: HeadlinePiece, { from, to }: PartOfLine): HeadlinePiece {
  return { ...piece, from, to };
}

/** What of a line's room is tinted behind it; a little is left between one line and the next. */
const BAR = 0.96;

/** The ground of a line that begins so far into its frame, as long as it is with the blank at its ends. */
function barOf({ frame, depth, block, line: { size, piece } }: LineToDraw, indent: Pt, length: Pt, pad: Pt): Frame {
  const taken = size * (LEADING + readingRoom(piece));
  const deep = taken * BAR;
  const from = depth + (taken - deep) / 2;
  return block.direction === 'down'
    ? { x: frame.x + frame.width - from - deep, y: frame.y + indent - pad, width: deep, height: length + 2 * pad }
    : { x: frame.x + indent - pad, y: frame.y + from, width: length + 2 * pad, height: deep };
}

function pieceAcross({ line, block, article, frame, depth }: LineToDraw, piece: HeadlinePiece, x: Pt): DisplayItem[] {
  const { text, from, to, apart } = piece;
  const { size, scale } = line;
  const natural = adjust(text, from, to, Number.MAX_SAFE_INTEGER, false);
  return lineRuns(
    text,
    from,
    to,
    { ...natural, opened: apart },
    {
      blockId: block.id,
      source: { articleId: article.id, part: `${piece.part}.${piece.index}` },
      size,
      x,
      y: baselineIn(frame.y + depth + size * readingRoom(piece), size * LEADING, size),
      scale,
    },
  );
}

function pieceDown({ line, block, article, frame, depth }: LineToDraw, fonts: FontBook): DisplayItem[] {
  const { piece, size, indent } = line;
  const { text, from, to, apart } = piece;
  return verticalRuns(
    text,
    from,
    to,
    fonts,
    {
      blockId: block.id,
      source: { articleId: article.id, part: `${piece.part}.${piece.index}` },
      size,
      x: frame.x + frame.width - depth - size * (readingRoom(piece) + LEADING / 2),
      y: frame.y + indent,
    },
    apart,
  );
}
