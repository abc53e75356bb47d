/** Stage 5: headline sets fitted to their frames. Size gives way first, then width, within the style. */
import type { BlockId } from '../edition/ids.ts';
import type { Article, Edition, HeadlineBlock, Style, StyleName } from '../edition/records.ts';
import type { Frame, Pt } from '../edition/units.ts';
import type { DisplayItem } from './display-list.ts';
import { baselineIn, glyphRuns } from './glyph-runs.ts';
import { setLine } from './line.ts';
import { naturalWidth, type Prepared, prepare } from './prepare.ts';
import type { FontBook } from './typeface.ts';

/** Leading of headline lines, in em of their size. */
const LEADING = 1.22;
/** Space between the parts of a headline set, in em of the smaller part. */
const PART_GAP = 0.45;
/** A headline of one line may be broken into this many at most (domain.md §2). */
const MOST_LINES = 3;

interface Piece {
  readonly part: 'kicker' | 'headline' | 'deck';
  readonly index: number;
  readonly text: Prepared;
  readonly from: number;
  readonly to: number;
}

interface Part {
  readonly style: Style;
  readonly pieces: readonly Piece[];
}

export interface HeadlineFit {
  readonly items: readonly DisplayItem[];
  /** Height the set lines take. */
  readonly height: Pt;
  readonly lines: number;
  /** False when the style's smallest size and scale were not enough. */
  readonly withinLimits: boolean;
  readonly missing: readonly string[];
}

function widest(pieces: readonly Piece[]): number {
  return Math.max(0, ...pieces.map((piece) => naturalWidth(piece.text, piece.from, piece.to)));
}

/** Breaks one piece into `count` of like width at legal places. */
function broken(piece: Piece, count: number): Piece[] {
  if (count === 1) return [piece];
  let best: Piece[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (let at = piece.from + 1; at < piece.to; at++) {
    if (piece.text.breakAfter[at - 1] !== 1) continue;
    const rest = broken({ ...piece, from: at }, count - 1);
    const lines = [{ ...piece, to: at }, ...rest];
    const width = widest(lines);
    if (rest.length === count - 1 && width < least - 1e-9) {
      least = width;
      best = lines;
    }
  }
  return best;
}

interface Sizing {
  readonly size: Pt;
  readonly scale: number;
  readonly withinLimits: boolean;
}

/** Size and horizontal scale at which the widest line fills at most `width`. */
function sizing(style: Style, widestEm: number, width: Pt, mostHeight: Pt, lines: number): Sizing {
  const byHeight = mostHeight / (lines * LEADING);
  const most = Math.min(style.size, byHeight);
  if (widestEm * most <= width) return { size: most, scale: 1, withinLimits: most >= style.minSize - 1e-6 };
  const natural = width / widestEm;
  const least = Math.min(style.minSize, most);
  // A headline a little too wide is condensed before it shrinks further than the style's limit.
  const size = Math.max(least, Math.min(most, natural / Math.max(style.minScale, 0.94)));
  const scale = width / (widestEm * size);
  return scale >= style.minScale - 1e-9
    ? { size, scale: Math.min(1, scale), withinLimits: size >= style.minSize - 1e-6 }
    : { size: width / (widestEm * style.minScale), scale: style.minScale, withinLimits: false };
}

/** Fits the lines of one part, breaking a single line further when that lets it be larger. */
function fitPart(part: Part, width: Pt, height: Pt): { readonly pieces: readonly Piece[]; readonly sizing: Sizing } {
  const only = part.pieces.length === 1 ? part.pieces[0] : undefined;
  const choices = [part.pieces];
  if (only !== undefined && only.part === 'headline' && only.to - only.from <= 80) {
    for (let count = 2; count <= MOST_LINES; count++) {
      const lines = broken(only, count);
      if (lines.length === count) choices.push(lines);
    }
  }
  const fitted = choices.map((pieces) => ({
    pieces,
    sizing: sizing(part.style, widest(pieces), width, height, pieces.length),
  }));
  let best = fitted[0] ?? { pieces: part.pieces, sizing: { size: 0, scale: 1, withinLimits: true } };
  for (const choice of fitted) {
    // One more line is worth it only when the type grows clearly.
    if (choice.sizing.size > best.sizing.size * 1.15) best = choice;
  }
  return best;
}

const levelStyle: Readonly<Record<HeadlineBlock['level'], StyleName>> = {
  lead: 'headline-lead',
  story: 'headline-story',
  brief: 'headline-brief',
  continued: 'headline-continued',
};

function partsOf(article: Article, block: HeadlineBlock, edition: Edition, fonts: FontBook): Part[] {
  const lines = (part: Piece['part'], texts: readonly string[], styleName: StyleName): Part[] => {
    const style = edition.styles[styleName];
    const written = texts.filter((text) => text !== '');
    if (style === undefined || written.length === 0) return [];
    const pieces = written.map((text, index): Piece => {
      const prepared = prepare([{ text }], fonts, style.font, style.font);
      return { part, index, text: prepared, from: 0, to: prepared.count };
    });
    return [{ style, pieces }];
  };
  const { kicker, headline, deck } = article.headlines;
  if (block.level === 'continued') return lines('headline', [headline.join('\u3000')], levelStyle.continued);
  const small = block.level === 'lead' ? {} : { size: 11.5 };
  const shrink = (parts: Part[]) => parts.map((part) => ({ ...part, style: { ...part.style, ...small } }));
  return [
    ...shrink(lines('kicker', kicker, 'kicker')),
    ...lines('headline', headline, levelStyle[block.level]),
    ...shrink(lines('deck', deck, 'deck')),
  ];
}

/** Fits an article's headline set into a headline block's frame. */
export function fitHeadline(article: Article, block: HeadlineBlock, edition: Edition, fonts: FontBook): HeadlineFit {
  const parts = partsOf(article, block, edition, fonts);
  const { frame } = block;
  let fitted = parts.map((part) => fitPart(part, frame.width, frame.height));
  const heightOf = (list: typeof fitted) =>
    list.reduce((sum, part) => sum + part.pieces.length * part.sizing.size * LEADING, 0) +
    list.slice(1).reduce((sum, part, at) => sum + Math.min(part.sizing.size, list[at]?.sizing.size ?? 0) * PART_GAP, 0);
  const total = heightOf(fitted);
  if (total > frame.height && total > 0) {
    const ratio = frame.height / total;
    fitted = parts.map((part, at) => {
      const size = (fitted[at]?.sizing.size ?? part.style.size) * ratio;
      return fitPart({ ...part, style: { ...part.style, size } }, frame.width, frame.height);
    });
  }
  const items: DisplayItem[] = [];
  const missing = new Set<string>();
  let y = frame.y + Math.max(0, (frame.height - heightOf(fitted)) / 2);
  let lines = 0;
  fitted.forEach((part, at) => {
    const { size, scale } = part.sizing;
    const align = parts[at]?.style.align ?? 'start';
    for (const piece of part.pieces) {
      items.push(...pieceItems(piece, block.id, article, frame, { size, scale, y, align }));
      for (const character of piece.text.missing) missing.add(character);
      y += size * LEADING;
      lines++;
    }
    y += Math.min(size, fitted[at + 1]?.sizing.size ?? 0) * PART_GAP;
  });
  return {
    items,
    height: heightOf(fitted),
    lines,
    withinLimits: fitted.every((part) => part.sizing.withinLimits),
    missing: [...missing],
  };
}

function pieceItems(
  piece: Piece,
  blockId: BlockId,
  article: Article,
  frame: Frame,
  at: { readonly size: Pt; readonly scale: number; readonly y: Pt; readonly align: Style['align'] },
): DisplayItem[] {
  const set = setLine(piece.text, piece.from, piece.to, at.size, Number.MAX_SAFE_INTEGER, false);
  const width = set.width * at.scale;
  const x = at.align === 'centre' ? frame.x + (frame.width - width) / 2 : frame.x;
  return glyphRuns(piece.text, set, {
    blockId,
    source: { articleId: article.id, part: `${piece.part}.${piece.index}` },
    size: at.size,
    x,
    y: baselineIn(at.y, at.size * LEADING, at.size),
    scale: at.scale,
  });
}
