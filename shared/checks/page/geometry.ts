/** Where things lie and how fine they are: beyond the trim, without bleed, hairlines, small reversed type. */

import type { DisplayItem } from '../../compose/display-list.ts';
import { emFrame } from '../../compose/turned-glyphs.ts';
import type { BlockId } from '../../edition/ids.ts';
import { turnedFrame } from '../../edition/turned.ts';
import { type Frame, mm } from '../../edition/units.ts';
import { isBold } from '../../faces/face.ts';
import { shippedFaces } from '../../faces/shipped.ts';
import { BLEED } from '../../pdf/sheet.ts';
import type { PageCheck, PageContext, PageFinding } from '../check.ts';

/** Lines a press holds are at least this wide (domain.md §5). */
const HAIRLINE = 0.25;
/** The smallest type to stand out of a ground, in bold sans (domain.md §5). */
const REVERSED = 8;
/** From this size on type of any face stands out of a ground [general knowledge]. */
const ANY_REVERSED = 16;
/** Nearer to the trim than this is meant to touch it. */
const AT_EDGE = 0.5;
/** The trim varies by about this much: text nearer to it may be cut [general knowledge]. */
const SAFE = mm(3);

/** One finding for a block, however many of its items are concerned. */
function perBlock(
  items: readonly DisplayItem[],
  say: (item: DisplayItem) => Omit<PageFinding, 'blockId'> | null,
): PageFinding[] {
  const found = new Map<BlockId, PageFinding>();
  for (const item of items) {
    if (found.has(item.blockId)) continue;
    const said = say(item);
    if (said !== null) found.set(item.blockId, { ...said, blockId: item.blockId });
  }
  return [...found.values()];
}

/** What an item covers; a run's ems, roughly. */
function extent(item: DisplayItem): Frame {
  return turnedFrame(levelExtent(item), item.turned);
}

function levelExtent(item: DisplayItem): Frame {
  switch (item.kind) {
    case 'fill':
    case 'picture':
      return item.frame;
    case 'drawing':
      return item.inked;
    case 'stroke': {
      const [x0, y0] = item.from;
      const [x1, y1] = item.to;
      return { x: Math.min(x0, x1), y: Math.min(y0, y1), width: Math.abs(x1 - x0), height: Math.abs(y1 - y0) };
    }
    case 'echo':
      return extent(item.run);
    case 'glyphs': {
      if (item.turn !== null) return emFrame(item);
      const first = item.xs[0] ?? 0;
      return {
        x: first,
        y: item.y - item.size * 0.8,
        width: (item.xs.at(-1) ?? first) - first,
        height: item.size * 0.8,
      };
    }
  }
}

export const outsideTrim: PageCheck = {
  scope: 'page',
  id: 'outside-trim',
  title: { zh: '出版面', en: 'Outside the trim' },
  source: 'domain.md §5: bleed 3 mm',
  run: ({ items, page }) =>
    perBlock(items, (item) => {
      const { x, y, width, height } = extent(item);
      const isType = item.kind === 'glyphs' || item.kind === 'echo';
      const most = isType ? 0 : BLEED;
      const over = Math.max(-x, -y, x + width - page.width, y + height - page.height);
      if (over <= most + AT_EDGE) {
        if (!isType || over <= -SAFE) return null;
        return {
          severity: 'warning',
          zh: '文字离裁切线不到 3 毫米，可能被切掉。',
          en: 'Text is nearer than 3 mm to the trim and may be cut.',
        };
      }
      return {
        severity: 'error',
        zh: isType ? '文字出了裁切线。' : '块超出了出血。',
        en: isType ? 'Text lies outside the trim.' : 'A block reaches beyond the bleed.',
      };
    }),
};

export const bleed: PageCheck = {
  scope: 'page',
  id: 'bleed',
  title: { zh: '出血', en: 'Bleed' },
  source: 'domain.md §5: 3 mm where anything touches the trim',
  run: ({ items, page }: PageContext) =>
    perBlock(items, (item) => {
      if (item.kind !== 'fill' && item.kind !== 'picture' && item.kind !== 'drawing') return null;
      const { x, y, width, height } = extent(item);
      const beyond = [-x, -y, x + width - page.width, y + height - page.height];
      if (!beyond.some((over) => over > -AT_EDGE && over < BLEED - AT_EDGE)) return null;
      return {
        severity: 'warning',
        zh: '碰到裁切线却没有 3 毫米出血，裁切后可能露白。',
        en: 'Touches the trim without 3 mm of bleed; white may show after trimming.',
      };
    }),
};

/** The thinnest line an item is sure to have; infinite where it has none. */
function thinnest(item: DisplayItem): number {
  const inked = (ink: number, width: number) => (ink === 0 ? Number.POSITIVE_INFINITY : width);
  switch (item.kind) {
    case 'stroke':
      return inked(item.ink, item.width);
    case 'fill':
      return inked(item.ink, Math.min(item.frame.width, item.frame.height));
    case 'drawing': {
      const { scale, shapes } = item;
      const lines = shapes.map(({ line, ink }) => inked(line === null ? 0 : ink, (line?.width ?? 0) * scale));
      return Math.min(Number.POSITIVE_INFINITY, ...lines);
    }
    case 'echo':
      return item.width === 0 ? Number.POSITIVE_INFINITY : inked(item.ink, item.seen);
    case 'glyphs':
    case 'picture':
      return Number.POSITIVE_INFINITY;
  }
}

export const hairline: PageCheck = {
  scope: 'page',
  id: 'hairline',
  title: { zh: '细线', en: 'Hairlines' },
  source: 'domain.md §5: at least 0.25 pt',
  run: ({ items }) =>
    perBlock(items, (item) => {
      const width = thinnest(item);
      if (width >= HAIRLINE || width === 0) return null;
      return {
        severity: 'warning',
        zh: `线宽 ${Math.round(width * 100) / 100} 磅，印刷可能断线；至少 ${HAIRLINE} 磅。`,
        en: `A line of ${Math.round(width * 100) / 100} pt may break in print; it takes ${HAIRLINE} pt.`,
      };
    }),
};

export const reversedType: PageCheck = {
  scope: 'page',
  id: 'reversed-type',
  title: { zh: '反白小字', en: 'Small reversed type' },
  source: 'domain.md §5: 8 pt bold sans',
  run: ({ items, edition }) => {
    // A shadow is no outline: its letters stand on a ground all the same.
    const outlined = new Set(
      items.flatMap((item) => (item.kind === 'echo' && item.ink > 0 && item.width > 0 ? [item.blockId] : [])),
    );
    return perBlock(items, (item) => {
      if (item.kind !== 'glyphs' || item.ink > 0) return null;
      const face = edition.faces[item.face] ?? shippedFaces.findOrStandIn(item.face);
      const isBoldSans = isBold(face) && !face.serifs;
      if (item.size >= (isBoldSans ? REVERSED : ANY_REVERSED)) return null;
      // Letters that are hollow within an outline are no ground's gap.
      if (outlined.has(item.blockId)) return null;
      return {
        severity: 'warning',
        zh: `反白字 ${Math.round(item.size * 10) / 10} 磅${isBoldSans ? '' : '，不是粗黑'}，容易糊；粗黑至少 8 磅，别的字至少 16 磅。`,
        en: `Reversed type of ${Math.round(item.size * 10) / 10} pt${isBoldSans ? '' : ', not bold sans,'} fills in; it takes 8 pt of bold sans, 16 pt of other faces.`,
      };
    });
  },
};
