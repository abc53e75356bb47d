/** Headline sets fitted to their frames. Size gives way first, then width, within the style. */
import type { BlockId, FaceId } from '../edition/ids.ts';
import type { Piece } from '../edition/printed-copy.ts';
import type { Article, Edition, HeadlineBlock, Style, StyleName } from '../edition/records.ts';
import { CREDIT_MARKS, linePart } from '../edition/text.ts';
import type { Frame, Pt } from '../edition/units.ts';
import { CharacterClass, isSquare } from '../text/characters.ts';
import type { CutWords } from '../text/words.ts';
import { isMark } from './cluster-relations.ts';
import { creditedRuns } from './credited-runs.ts';
import type { DisplayItem } from './display-list.ts';
import type { FontBook } from './font-book.ts';
import { baselineIn, lineRuns } from './glyph-runs.ts';
import { adjust, naturalWidth } from './line.ts';
import { namesOf } from './paragraph-cache.ts';
import { prepare } from './prepare.ts';
import type { Prepared } from './prepared-text.ts';
import type { Resources } from './resources.ts';
import { SenseBreaks } from './sense.ts';
import { textFaces } from './text-faces.ts';
import { verticalLength, verticalRuns } from './vertical.ts';

/** Leading of headline lines, in em of their size. */
const LEADING = 1.22;
/** Space between the parts of a headline set, in em of the smaller part. */
const PART_GAP = 0.45;
/** A headline of one line may be broken into this many at most. */
const MOST_LINES = 4;
/** One more line is worth it only when the type grows by this much. */
const WORTH_A_LINE = 1.15;
/** How much further in each line of a stepped headline begins than the one above, in em (排阶梯形). */
const STEP = 1;
/** Space between the characters of a headline of two, in em: two alone look lost. */
const TWO_APART = 1;
/** The widest gap between Han and Western text in a headline, in em: at its size a fifth is a hole. */
const MOST_GAP = 0.125;
/** What the lines of a headline that is set in one are joined by. */
const JOINED_BY = '\u3000';

interface HeadlinePiece {
  readonly part: 'kicker' | 'headline' | 'deck';
  readonly index: number;
  readonly text: Prepared;
  readonly from: number;
  readonly to: number;
  /** Em added between its characters. */
  readonly apart: number;
}

interface HeadlinePart {
  readonly style: Style;
  /** Em by which each line begins further in than the one above. */
  readonly step: number;
  readonly pieces: readonly HeadlinePiece[];
}

export interface HeadlineFit {
  readonly items: readonly DisplayItem[];
  /** Height the set lines take; of vertical lines the width. */
  readonly extent: Pt;
  readonly lines: number;
  /** False when the style's smallest size and scale were not enough. */
  readonly withinLimits: boolean;
  readonly missing: readonly string[];
  readonly standIns: Prepared['standIns'];
  /** The styles it is set in. */
  readonly styles: readonly Style[];
}

/** What of a headline block its fit depends on. */
type HeadlineToFit = Pick<HeadlineBlock, 'id' | 'frame' | 'level' | 'direction'> & {
  readonly style?: string | undefined;
  readonly stepped?: true | undefined;
};

/** A way lines can run: how long a piece is, in em. */
type LengthOf = (piece: HeadlinePiece) => number;

function isTwoHan(text: Prepared): boolean {
  const { cls } = text.arena;
  return text.end - text.first === 2 && isSquare(cls[text.first] ?? -1) && isSquare(cls[text.first + 1] ?? -1);
}

const across: LengthOf = (piece) => {
  const { text, from, to, apart } = piece;
  let end = to;
  while (end > from && text.arena.cls[end - 1] === CharacterClass.space) end--;
  return naturalWidth(text, from, end) + apart;
};

const down: LengthOf = ({ text, from, to, apart }) => verticalLength(text, from, to) + apart;

/**
 * How far to the right a centred line goes, in em, so that what is centred is its characters: a mark at an end is light, and
 * the eye does not count it.
 */
function opticalShift({ text, from, to }: HeadlinePiece): number {
  const { cls } = text.arena;
  let end = to;
  while (end > from && cls[end - 1] === CharacterClass.space) end--;
  let [left, right] = [from, end];
  while (left < right && isMark(cls[left] ?? 0)) left++;
  while (right > left && isMark(cls[right - 1] ?? 0)) right--;
  const widthOf = (a: number, b: number) => (a < b ? naturalWidth(text, a, b) : 0);
  if (left === right) return 0;
  return (widthOf(right, end) - widthOf(from, left)) / 2;
}

interface Sizing {
  readonly size: Pt;
  readonly scale: number;
  readonly withinLimits: boolean;
}

/** Size and horizontal scale at which the longest line fills at most `length`. */
function sizing(style: Style, longest: number, length: Pt, mostDepth: Pt, lines: number, mayScale: boolean): Sizing {
  const byDepth = mostDepth / (lines * LEADING);
  const most = Math.min(style.size, byDepth);
  if (longest * most <= length) return { size: most, scale: 1, withinLimits: most >= style.minSize - 1e-6 };
  const natural = length / longest;
  if (!mayScale) return { size: natural, scale: 1, withinLimits: natural >= style.minSize - 1e-6 };
  const least = Math.min(style.minSize, most);
  // A headline a little too wide is condensed before it shrinks further than the style's limit.
  const size = Math.max(least, Math.min(most, natural / Math.max(style.minScale, 0.94)));
  const scale = length / (longest * size);
  return scale >= style.minScale - 1e-9
    ? { size, scale: Math.min(1, scale), withinLimits: size >= style.minSize - 1e-6 }
    : { size: length / (longest * style.minScale), scale: style.minScale, withinLimits: false };
}

interface FittedHeadlinePart {
  readonly pieces: readonly HeadlinePiece[];
  readonly sizing: Sizing;
}

/** What a headline is fitted to: the room along its lines and across them. */
interface HeadlineRoom {
  readonly length: Pt;
  readonly depth: Pt;
  readonly lengthOf: LengthOf;
  readonly mayScale: boolean;
  readonly cutWords: CutWords;
}

/** The pieces in one line, two, three or four: those that sense allows. */
function choicesOf(part: HeadlinePart, room: HeadlineRoom): (readonly HeadlinePiece[])[] {
  const only = part.pieces.length === 1 ? part.pieces[0] : undefined;
  if (only === undefined || only.part !== 'headline' || only.to - only.from > 80) return [part.pieces];
  const breaks = new SenseBreaks(only.text, room.cutWords);
  const choices: (readonly HeadlinePiece[])[] = [part.pieces];
  for (let count = 2; count <= MOST_LINES; count++) {
    const lines = breaks.inLines(count);
    if (lines !== null) choices.push(lines.map(({ from, to }) => ({ ...only, from, to, apart: 0 })));
  }
  return choices;
}

/** How far the lines reach from where the first begins, in em. */
function longestOf(pieces: readonly HeadlinePiece[], step: number, lengthOf: LengthOf): number {
  return Math.max(0, ...pieces.map((piece, at) => at * step + lengthOf(piece)));
}

/** Fits the lines of one part, breaking a single line further when that lets it be larger. */
function fitPart(part: HeadlinePart, room: HeadlineRoom): FittedHeadlinePart {
  const { length, depth, lengthOf, mayScale } = room;
  const fitted = choicesOf(part, room).map((pieces) => {
    const longest = longestOf(pieces, part.step, lengthOf);
    return { pieces, sizing: sizing(part.style, longest, length, depth, pieces.length, mayScale) };
  });
  let best = fitted[0] ?? { pieces: part.pieces, sizing: { size: 0, scale: 1, withinLimits: true } };
  for (const choice of fitted) {
    if (choice.sizing.size * choice.sizing.scale > best.sizing.size * best.sizing.scale * WORTH_A_LINE) best = choice;
  }
  return best;
}

const levelStyle: Readonly<Record<HeadlineBlock['level'], StyleName>> = {
  lead: 'headline-lead',
  story: 'headline-story',
  brief: 'headline-brief',
  continued: 'headline-continued',
};

function partsOf(article: Article, block: HeadlineToFit, edition: Edition, fonts: FontBook): HeadlinePart[] {
  const names = namesOf(edition);
  const lines = (part: HeadlinePiece['part'], texts: readonly string[], styleName: string): HeadlinePart[] => {
    const style = edition.styles[styleName];
    // A line that nobody has written takes no room, and is counted all the same.
    const written = texts.flatMap((text, index) => (text === '' ? [] : [{ text, index }]));
    if (style === undefined || written.length === 0) return [];
    // On a vertical line every character has its em, and marks their half.
    const face = { ...textFaces(style, fonts), ...(block.direction === 'down' ? { proportional: false } : {}) };
    // Marks are half an em within a headline too: a whole one parts it as a space does. Vertical lines have rules of their own.
    const own = { gap: Math.min(style.setting.gap, MOST_GAP), halfMarks: block.direction !== 'down' };
    const setting = { ...style.setting, ...own };
    const pieces = written.map(({ text, index }): HeadlinePiece => {
      const prepared = prepare([{ text }], fonts, face, setting, names);
      const apart = part === 'headline' && isTwoHan(prepared) ? TWO_APART : 0;
      return { part, index, text: prepared, from: prepared.first, to: prepared.end, apart };
    });
    return [{ style, pieces, step: part === 'headline' && block.stepped === true ? STEP : 0 }];
  };
  const { kicker, headline, deck } = article.headlines;
  const own = edition.styles[block.style ?? ''] === undefined ? levelStyle[block.level] : (block.style ?? '');
  if (block.level === 'continued') return lines('headline', [headline.join(JOINED_BY)], own);
  const small = block.level === 'lead' ? {} : { size: 11.5 };
  const shrink = (parts: HeadlinePart[]) => parts.map((part) => ({ ...part, style: { ...part.style, ...small } }));
  return [
    ...shrink(lines('kicker', kicker, 'kicker')),
    ...lines('headline', headline, own),
    ...shrink(lines('deck', deck, 'deck')),
  ];
}

/** A headline set in one line, each of its own lines given to its part. */
function byLines(items: readonly DisplayItem[], { id, headlines }: Article): readonly DisplayItem[] {
  if (headlines.headline.length < 2) return items;
  let from = 0;
  const pieces = headlines.headline.flatMap((text, index): Piece[] => {
    const to = from + text.length;
    const end = to + JOINED_BY.length;
    const own = { part: linePart('headline', index), from, to, at: 0 };
    from = end;
    return [own, { part: CREDIT_MARKS, from: to, to: end, at: 0 }];
  });
  return items.flatMap((item): readonly DisplayItem[] =>
    item.kind === 'glyphs' ? creditedRuns([item], pieces, id) : [item],
  );
}

/** HeadlineRoom a fitted headline set takes across its lines. */
function extentOf(parts: readonly FittedHeadlinePart[]): Pt {
  return (
    parts.reduce((sum, part) => sum + part.pieces.length * part.sizing.size * LEADING, 0) +
    parts
      .slice(1)
      .reduce((sum, part, at) => sum + Math.min(part.sizing.size, parts[at]?.sizing.size ?? 0) * PART_GAP, 0)
  );
}

/** Fits an article's headline set into a headline block's frame. */
export function fitHeadline(
  article: Article,
  block: HeadlineToFit,
  edition: Edition,
  resources: Resources,
): HeadlineFit {
  const { fonts, cutWords } = resources;
  const parts = partsOf(article, block, edition, fonts);
  const { frame } = block;
  const isDown = block.direction === 'down';
  const room: HeadlineRoom = {
    length: isDown ? frame.height : frame.width,
    depth: isDown ? frame.width : frame.height,
    lengthOf: isDown ? down : across,
    mayScale: !isDown,
    cutWords,
  };
  let fitted = parts.map((part) => fitPart(part, room));
  const total = extentOf(fitted);
  if (total > room.depth && total > 0) {
    const ratio = room.depth / total;
    fitted = parts.map((part, at) => {
      const size = (fitted[at]?.sizing.size ?? part.style.size) * ratio;
      return fitPart({ ...part, style: { ...part.style, size } }, room);
    });
  }
  const items: DisplayItem[] = [];
  const missing = new Set<string>();
  const standIns = new Map<string, FaceId>();
  const extent = extentOf(fitted);
  let depth = Math.max(0, (room.depth - extent) / 2);
  let lines = 0;
  fitted.forEach((part, at) => {
    const { size, scale } = part.sizing;
    const { style, step = 0 } = parts[at] ?? {};
    const longest = longestOf(part.pieces, step, room.lengthOf);
    for (const [line, piece] of part.pieces.entries()) {
      // Stepped lines keep their steps: what is centred is all of them together.
      const taken = step === 0 ? room.lengthOf(piece) : longest;
      const blank = style?.align === 'centre' ? (room.length - taken * size * scale) / 2 : 0;
      const shift = isDown || step > 0 ? 0 : opticalShift(piece) * size * scale;
      // It stays in its frame.
      const slack = blank + Math.min(blank, Math.max(-blank, shift));
      const set = { size, scale, depth, indent: slack + line * step * size * scale };
      const place = { piece, blockId: block.id, article, frame };
      const drawn = isDown ? pieceDown(place, set, fonts) : pieceAcross(place, set);
      items.push(...(block.level === 'continued' ? byLines(drawn, article) : drawn));
      for (const character of piece.text.missing) missing.add(character);
      for (const [character, face] of piece.text.standIns) standIns.set(character, face);
      depth += size * LEADING;
      lines++;
    }
    depth += Math.min(size, fitted[at + 1]?.sizing.size ?? 0) * PART_GAP;
  });
  return {
    items,
    extent,
    lines,
    withinLimits: fitted.every((part) => part.sizing.withinLimits),
    missing: [...missing],
    standIns,
    styles: parts.map(({ style }) => style),
  };
}

interface PiecePlace {
  readonly piece: HeadlinePiece;
  readonly blockId: BlockId;
  readonly article: Article;
  readonly frame: Frame;
}

interface PieceSetting {
  readonly size: Pt;
  readonly scale: number;
  /** From the frame's top, or from its right where lines run down. */
  readonly depth: Pt;
  /** From where its frame begins along the lines. */
  readonly indent: Pt;
}

function pieceAcross({ piece, blockId, article, frame }: PiecePlace, set: PieceSetting): DisplayItem[] {
  const { text, from, to, apart } = piece;
  const { size, scale, depth, indent } = set;
  const natural = adjust(text, from, to, Number.MAX_SAFE_INTEGER, false);
  return lineRuns(
    text,
    from,
    to,
    { ...natural, opened: apart },
    {
      blockId,
      source: { articleId: article.id, part: `${piece.part}.${piece.index}` },
      size,
      x: frame.x + indent,
      y: baselineIn(frame.y + depth, size * LEADING, size),
      scale,
    },
  );
}

function pieceDown(place: PiecePlace, set: PieceSetting, fonts: FontBook): DisplayItem[] {
  const { piece, blockId, article, frame } = place;
  const { text, from, to, apart } = piece;
  const { size, depth, indent } = set;
  return verticalRuns(
    text,
    from,
    to,
    fonts,
    {
      blockId,
      source: { articleId: article.id, part: `${piece.part}.${piece.index}` },
      size,
      x: frame.x + frame.width - depth - (size * LEADING) / 2,
      y: frame.y + indent,
    },
    apart,
  );
}
