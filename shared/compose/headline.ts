/** Headline sets fitted to their frames. Size gives way first, then width, within the style. */
import { swatchOf } from '../edition/colours.ts';
import type { Effects } from '../edition/effect-records.ts';
import type { BlockId, FaceId } from '../edition/ids.ts';
import type { Piece } from '../edition/printed-copy.ts';
import type { Article, Edition, HeadlineBlock, Style, StyleName } from '../edition/records.ts';
import { CREDIT_MARKS, linePart } from '../edition/text.ts';
import type { Frame, Pt } from '../edition/units.ts';
import { isSquare } from '../text/characters.ts';
import { creditedRuns } from './credited-runs.ts';
import type { DisplayItem } from './display-list.ts';
import type { FontBook } from './font-book.ts';
import { baselineIn, lineRuns } from './glyph-runs.ts';
import {
  across,
  down,
  extentOf,
  type FittedHeadlinePart,
  fitPart,
  type HeadlinePart,
  type HeadlinePiece,
  type HeadlineRoom,
  LEADING,
  longestOf,
  opticalShift,
  PART_GAP,
} from './headline-lines.ts';
import { adorned, groundPad, groundsOf } from './letter-effects.ts';
import { adjust } from './line.ts';
import { namesOf } from './paragraph-cache.ts';
import { prepare } from './prepare.ts';
import type { Prepared } from './prepared-text.ts';
import type { Resources } from './resources.ts';
import { textFaces } from './text-faces.ts';
import { verticalRuns } from './vertical.ts';

/** How much further in each line of a stepped headline begins than the one above, in em (排阶梯形). */
const STEP = 1;
/** Space between the characters of a headline of two, in em: two alone look lost. */
const TWO_APART = 1;
/** The widest gap between Han and Western text in a headline, in em: at its size a fifth is a hole. */
const MOST_GAP = 0.125;
/** What the lines of a headline that is set in one are joined by. */
const JOINED_BY = '\u3000';

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
  readonly effects?: Effects | undefined;
};

function isTwoHan(text: Prepared): boolean {
  const { cls } = text.arena;
  return text.end - text.first === 2 && isSquare(cls[text.first] ?? -1) && isSquare(cls[text.first + 1] ?? -1);
}

const levelStyle: Readonly<Record<HeadlineBlock['level'], StyleName>> = {
  lead: 'headline-lead',
  story: 'headline-story',
  brief: 'headline-brief',
  continued: 'headline-continued',
};

/**
 * How a part is adorned: the headline as its block says, or else its style. What a block says of the ground of all its
 * frame, and of the letters on that, is of all its parts. Lines from top to bottom do not lean.
 */
function effectsOf(part: HeadlinePiece['part'], style: Style, { effects: own, direction }: HeadlineToFit): Effects {
  const ofStyle = style.effects ?? {};
  const { fill } = own ?? {};
  const onGround = own?.ground?.over === 'block' && fill !== undefined ? { ...ofStyle, fill } : ofStyle;
  const { slant, ...rest } = part === 'headline' ? (own ?? ofStyle) : onGround;
  return slant === undefined || direction === 'down' ? rest : { ...rest, slant };
}

function partsOf(article: Article, block: HeadlineToFit, edition: Edition, fonts: FontBook): HeadlinePart[] {
  const names = namesOf(edition);
  const lines = (part: HeadlinePiece['part'], texts: readonly string[], styleName: string): HeadlinePart[] => {
    const style = edition.styles[styleName];
    // A line that nobody has written takes no room, and is counted all the same.
    const written = texts.flatMap((text, index) => (text === '' ? [] : [{ text, index }]));
    if (style === undefined || written.length === 0) return [];
    // On a vertical line every character has its em, and marks their half.
    const effects = effectsOf(part, style, block);
    const face = { ...textFaces(style, fonts), ...(block.direction === 'down' ? { proportional: false } : {}) };
    // Marks are half an em within a headline too: a whole one parts it as a space does. Vertical lines have rules of their own.
    const own = { gap: Math.min(style.setting.gap, MOST_GAP), halfMarks: block.direction !== 'down' };
    const setting = { ...style.setting, ...own };
    const pieces = written.map(({ text, index }): HeadlinePiece => {
      const prepared = prepare([{ text }], fonts, face, setting, names);
      const usual = part === 'headline' && isTwoHan(prepared) ? TWO_APART : 0;
      const apart = typeof effects.spread === 'number' ? effects.spread : usual;
      return { part, index, text: prepared, from: prepared.first, to: prepared.end, apart };
    });
    return [{ style, effects, pieces, step: part === 'headline' && block.stepped === true ? STEP : 0 }];
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

/** The parts of a set, all of them smaller where together they are too tall. */
function fitParts(parts: readonly HeadlinePart[], room: HeadlineRoom): readonly FittedHeadlinePart[] {
  const fitted = parts.map((part) => fitPart(part, room));
  const total = extentOf(fitted);
  if (total <= room.depth || total <= 0) return fitted;
  const ratio = room.depth / total;
  return parts.map((part, at) => {
    const size = (fitted[at]?.sizing.size ?? part.style.size) * ratio;
    return fitPart({ ...part, style: { ...part.style, size } }, { ...room, mostSize: size });
  });
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
  const isDown = block.direction === 'down';
  const inkFor = (id: string | undefined) => swatchOf(edition, id);
  const frame = withinGrounds(block.frame, parts);
  const room: HeadlineRoom = {
    length: isDown ? frame.height : frame.width,
    depth: isDown ? frame.width : frame.height,
    lengthOf: isDown ? down : across,
    mayScale: !isDown,
    cutWords,
  };
  const fitted = fitParts(parts, room);
  const grounds: DisplayItem[] = [];
  const items: DisplayItem[] = [];
  const missing = new Set<string>();
  const standIns = new Map<string, FaceId>();
  const extent = extentOf(fitted);
  let depth = Math.max(0, (room.depth - extent) / 2);
  let lines = 0;
  fitted.forEach((part, at) => {
    const { sizing, factors, pieces } = part;
    const { scale } = sizing;
    const { style, step = 0, effects = {} } = parts[at] ?? {};
    const longest = longestOf(part, step, room.lengthOf);
    const set: DisplayItem[] = [];
    const bars: Frame[] = [];
    for (const [line, piece] of pieces.entries()) {
      const size = sizing.size * (factors[line] ?? 1);
      // Stepped lines keep their steps, of the part's size: what is centred is all of them together.
      const taken = step === 0 ? room.lengthOf(piece) * size : longest * sizing.size;
      const blank = style?.align === 'centre' ? (room.length - taken * scale) / 2 : 0;
      const shift = isDown || step > 0 ? 0 : opticalShift(piece) * size * scale;
      // It stays in its frame.
      const slack = blank + Math.min(blank, Math.max(-blank, shift));
      const indent = slack + line * step * sizing.size * scale;
      const place = { piece, blockId: block.id, article, frame };
      const as = { size, scale, depth, indent };
      const drawn = isDown ? pieceDown(place, as, fonts) : pieceAcross(place, as);
      set.push(...(block.level === 'continued' ? byLines(drawn, article) : drawn));
      bars.push(barOf(frame, as, room.lengthOf(piece) * size * scale, groundPad(effects, size), isDown));
      for (const character of piece.text.missing) missing.add(character);
      for (const [character, face] of piece.text.standIns) standIns.set(character, face);
      depth += size * LEADING;
      lines++;
    }
    grounds.push(...groundsOf(block.id, effects, block.frame, bars, inkFor));
    items.push(...adorned(set, effects, inkFor));
    depth += Math.min(sizing.size, fitted[at + 1]?.sizing.size ?? 0) * PART_GAP;
  });
  return {
    items: [...grounds, ...items],
    extent,
    lines,
    withinLimits: fitted.every((part) => part.sizing.withinLimits),
    missing: [...missing],
    standIns,
    styles: parts.map(({ style }) => style),
  };
}

/** A frame without the blank that letters keep from the edges of what they stand on. */
function withinGrounds(frame: Frame, parts: readonly HeadlinePart[]): Frame {
  const pad = Math.max(0, ...parts.map(({ effects, style }) => groundPad(effects, style.size)));
  const { x, y, width, height } = frame;
  if (pad === 0 || width <= 4 * pad || height <= 4 * pad) return frame;
  return { x: x + pad, y: y + pad / 2, width: width - 2 * pad, height: height - pad };
}

/** What of a line's room is tinted behind it; a little is left between one line and the next. */
const BAR = 0.96;

/** The ground of a line, as long as it is with the blank at its ends. */
function barOf(frame: Frame, { size, depth, indent }: PieceSetting, length: Pt, pad: Pt, isDown: boolean): Frame {
  const deep = size * LEADING * BAR;
  const from = depth + (size * LEADING - deep) / 2;
  return isDown
    ? { x: frame.x + frame.width - from - deep, y: frame.y + indent - pad, width: deep, height: length + 2 * pad }
    : { x: frame.x + indent - pad, y: frame.y + from, width: length + 2 * pad, height: deep };
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
