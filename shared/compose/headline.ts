/** Headline sets fitted to their frames. Size gives way first, then width, within the style. */
import type { HeadlineList } from '../edition/article-records.ts';
import { swatchesOf, swatchOf } from '../edition/colours.ts';
import type { Effects } from '../edition/effect-records.ts';
import type { FaceId } from '../edition/ids.ts';
import type { Piece } from '../edition/printed-copy.ts';
import type { Article, Edition, HeadlineBlock, Leaf, Style, StyleName } from '../edition/records.ts';
import { runsOfLines } from '../edition/styled-lines.ts';
import { CREDIT_MARKS, linePart } from '../edition/text.ts';
import type { Frame, Pt } from '../edition/units.ts';
import { isSquare } from '../text/characters.ts';
import { creditedRuns } from './credited-runs.ts';
import type { DisplayItem } from './display-list.ts';
import type { FontBook } from './font-book.ts';
import {
  across,
  down,
  extentOf,
  type HeadlinePart,
  type HeadlinePiece,
  type HeadlineRoom,
  LEADING,
  PART_GAP,
  READING_ROOM,
  readingRoom,
} from './headline-lines.ts';
import { drawLine, fitOverFold, fitParts, keptOff, setLines, withinGrounds } from './headline-setting.ts';
import { adorned, groundsOf } from './letter-effects.ts';
import { besideFold, type FoldZone, foldedRoom } from './over-fold.ts';
import { namesOf } from './paragraph-cache.ts';
import { prepare } from './prepare.ts';
import type { Prepared } from './prepared-text.ts';
import type { Resources } from './resources.ts';
import { textFaces } from './text-faces.ts';

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

/** A run of a vertical line: a letter of another width takes its whole cell there all the same. */
function inWholeCells({ width: _, ...leaf }: Leaf): Leaf {
  return leaf;
}

/** The lines of a headline as one. */
function inOneLine(lines: readonly (readonly Leaf[])[]): Leaf[] {
  return lines.flatMap((leaves, at) => (at === 0 ? leaves : [{ text: JOINED_BY }, ...leaves]));
}

function partsOf(article: Article, block: HeadlineToFit, edition: Edition, fonts: FontBook): HeadlinePart[] {
  const names = namesOf(edition);
  const isDown = block.direction === 'down';
  const lines = (part: HeadlinePiece['part'], all: readonly (readonly Leaf[])[], styleName: string): HeadlinePart[] => {
    const style = edition.styles[styleName];
    // A line that nobody has written takes no room, and is counted all the same.
    const written = all.flatMap((leaves, index) => (leaves.length === 0 ? [] : [{ leaves, index }]));
    if (style === undefined || written.length === 0) return [];
    // On a vertical line every character has its em, and marks their half.
    const effects = effectsOf(part, style, block);
    const own = { ...textFaces(style, fonts), swatches: swatchesOf(edition), room: LEADING - 1 };
    const face = isDown ? { ...own, proportional: false } : own;
    // Marks are half an em within a headline too: a whole one parts it as a space does. Vertical lines have rules of their own.
    const setting = { ...style.setting, gap: Math.min(style.setting.gap, MOST_GAP), halfMarks: !isDown };
    const pieces = written.map(({ leaves, index }): HeadlinePiece => {
      const room = face.room + (leaves.some(({ ruby }) => ruby !== undefined) ? READING_ROOM : 0);
      const prepared = prepare(isDown ? leaves.map(inWholeCells) : leaves, fonts, { ...face, room }, setting, names);
      const usual = part === 'headline' && isTwoHan(prepared) ? TWO_APART : 0;
      const apart = typeof effects.spread === 'number' ? effects.spread : usual;
      return { part, index, text: prepared, from: prepared.first, to: prepared.end, apart };
    });
    return [{ style, effects, pieces, step: part === 'headline' && block.stepped === true ? STEP : 0 }];
  };
  const linesOf = (list: HeadlineList) => runsOfLines(article.headlines, list);
  const own = edition.styles[block.style ?? ''] === undefined ? levelStyle[block.level] : (block.style ?? '');
  if (block.level === 'continued') return lines('headline', [inOneLine(linesOf('headline'))], own);
  const small = block.level === 'lead' ? {} : { size: 11.5 };
  const shrink = (parts: HeadlinePart[]) => parts.map((part) => ({ ...part, style: { ...part.style, ...small } }));
  return [
    ...shrink(lines('kicker', linesOf('kicker'), 'kicker')),
    ...lines('headline', linesOf('headline'), own),
    ...shrink(lines('deck', linesOf('deck'), 'deck')),
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

/** Fits an article's headline set into a headline block's frame; `zone` is the fold of its sheet that it keeps off. */
export function fitHeadline(
  article: Article,
  block: HeadlineToFit,
  edition: Edition,
  resources: Resources,
  zone: FoldZone | null = null,
): HeadlineFit {
  const { fonts, cutWords } = resources;
  const parts = partsOf(article, block, edition, fonts);
  const isDown = block.direction === 'down';
  const inkFor = (id: string | undefined) => swatchOf(edition, id);
  const within = withinGrounds(block.frame, parts);
  const roomIn = (frame: Frame, length: Pt): HeadlineRoom => ({
    length: isDown ? frame.height : length,
    depth: isDown ? frame.width : frame.height,
    lengthOf: isDown ? down : across,
    mayScale: !isDown,
    cutWords,
  });
  const sides = isDown ? null : foldedRoom(within, keptOff(zone, parts));
  const overFold = sides === null ? null : fitOverFold(parts, roomIn(within, sides.length), sides);
  // Vertical lines are not parted, nor those for which one side is too small: they stand beside the fold.
  const frame = overFold === null ? besideFold(within, keptOff(zone, parts)) : within;
  const folded = overFold === null ? null : sides;
  const room = roomIn(frame, folded?.length ?? frame.width);
  const fitted = overFold ?? fitParts(parts, room);
  const grounds: DisplayItem[] = [];
  const items: DisplayItem[] = [];
  const missing = new Set<string>();
  const standIns = new Map<string, FaceId>();
  const extent = extentOf(fitted);
  let depth = Math.max(0, (room.depth - extent) / 2);
  let lines = 0;
  for (const [at, part] of parts.entries()) {
    const own = fitted[at];
    if (own === undefined) continue;
    const { effects } = part;
    const set: DisplayItem[] = [];
    const bars: Frame[] = [];
    for (const line of setLines(own, part, room)) {
      const { piece, size } = line;
      const { drawn, bar } = drawLine({ line, part, depth, block, article, frame }, room, folded, fonts);
      set.push(...(block.level === 'continued' ? byLines(drawn, article) : drawn));
      bars.push(bar);
      for (const character of piece.text.missing) missing.add(character);
      for (const [character, face] of piece.text.standIns) standIns.set(character, face);
      depth += size * (LEADING + readingRoom(piece));
      lines++;
    }
    grounds.push(...groundsOf(block.id, effects, block.frame, bars, inkFor));
    items.push(...adorned(set, effects, inkFor));
    depth += Math.min(own.sizing.size, fitted[at + 1]?.sizing.size ?? 0) * PART_GAP;
  }
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
