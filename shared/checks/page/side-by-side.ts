/** 串题: two headlines side by side that read on into each other. */
import type { DisplayItem, GlyphRun } from '../../compose/display-list.ts';
import { drawnSize } from '../../compose/display-list.ts';
import type { BlockId } from '../../edition/ids.ts';
import type { Frame, Pt } from '../../edition/units.ts';
import type { PageCheck, PageFinding } from '../check.ts';

/** A level line of a headline as it is set. */
interface SetLine {
  readonly blockId: BlockId;
  readonly articleId: string;
  readonly left: Pt;
  readonly right: Pt;
  readonly y: Pt;
  readonly size: Pt;
  readonly words: string;
}

/** Baselines that differ by less of the size are one line to the eye; sizes that differ by less, one size. */
const SAME_LINE = 0.4;
const SAME_SIZE = 1.25;
/** A gap of at least so many characters of the headline parts them. */
const PARTED = 1.2;

/** The lines of headlines on a page, each from its runs. */
function linesIn(items: readonly DisplayItem[]): SetLine[] {
  const lines = new Map<string, SetLine>();
  for (const item of items) {
    if (item.kind !== 'glyphs' || item.turned !== undefined || item.turn !== null || item.isReading === true) continue;
    const { source, blockId, y } = item;
    if (source === null || !source.part.startsWith('headline.')) continue;
    const own = lineOf(item, source.articleId);
    const key = `${blockId} ${Math.round(y)}`;
    const before = lines.get(key);
    lines.set(key, before === undefined ? own : joined(before, own));
  }
  return [...lines.values()];
}

function lineOf(run: GlyphRun, articleId: string): SetLine {
  const { blockId, xs, scale, y, text } = run;
  const size = drawnSize(run);
  const left = xs[0] ?? 0;
  return { blockId, articleId, left, right: (xs.at(-1) ?? left) + size * scale, y, size, words: text };
}

function joined(a: SetLine, b: SetLine): SetLine {
  const words = a.left <= b.left ? a.words + b.words : b.words + a.words;
  return {
    ...a,
    words,
    left: Math.min(a.left, b.left),
    right: Math.max(a.right, b.right),
    size: Math.max(a.size, b.size),
  };
}

/** What of an item an eye stops at: rules, borders, grounds, pictures. */
function edgeOf(item: DisplayItem): Frame | null {
  if (item.kind === 'fill' || item.kind === 'picture') return item.frame;
  if (item.kind === 'drawing') return item.inked;
  if (item.kind !== 'stroke') return null;
  const [[x1, y1], [x2, y2]] = [item.from, item.to];
  return { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
}

/** True where something stands between two lines: an edge of it lies in the gap, at their height. */
function isParted(items: readonly DisplayItem[], a: SetLine, b: SetLine): boolean {
  return items.some((item) => {
    const edge = edgeOf(item);
    if (edge === null || edge.y > a.y || edge.y + edge.height < a.y - a.size * 0.8) return false;
    return [edge.x, edge.x + edge.width].some((x) => x >= a.right - 1 && x <= b.left + 1);
  });
}

function readsOn(items: readonly DisplayItem[], a: SetLine, b: SetLine): boolean {
  if (a.articleId === b.articleId || a.blockId === b.blockId) return false;
  const [small, large] = a.size < b.size ? [a.size, b.size] : [b.size, a.size];
  const gap = b.left - a.right;
  if (gap < 0 || gap > PARTED * small || large > SAME_SIZE * small || Math.abs(a.y - b.y) > SAME_LINE * small)
    return false;
  return !isParted(items, a, b);
}

export const headlinesReadOn: PageCheck = {
  scope: 'page',
  id: 'headlines-read-on',
  title: { zh: '串题', en: 'Headlines that read on into each other' },
  source: 'Headlines side by side are told apart: by a rule, a box, size, face or height (断题、串题)',
  run: ({ items }) => {
    const lines = linesIn(items);
    const told = new Set<BlockId>();
    return lines.flatMap((a): PageFinding[] =>
      lines.flatMap((b): PageFinding[] => {
        if (told.has(b.blockId) || !readsOn(items, a, b)) return [];
        told.add(b.blockId);
        return [
          {
            severity: 'warning',
            blockId: b.blockId,
            zh: `“${a.words}”和右边的“${b.words}”会连着读。请隔开、加线加框，或改一个的字号、位置。`,
            en: `“${a.words}” reads on into “${b.words}” beside it. Part them by room, a rule or a box, or change the size or place of one.`,
          },
        ];
      }),
    );
  },
};
