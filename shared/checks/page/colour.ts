/** Colours blocks are printed in: too much ink, black made of four, small type of several inks. */
import { type GlyphRun, inksOf, type Picture } from '../../compose/display-list.ts';
import { emFrame } from '../../compose/turned-glyphs.ts';
import { overlap } from '../../edition/boxes.ts';
import type { BlockId } from '../../edition/ids.ts';
import { type Polygon, polygonsMeet } from '../../edition/polygons.ts';
import type { Swatch } from '../../edition/records.ts';
import { cornersOf, turnedFrame, turnedPolygon } from '../../edition/turned.ts';
import type { Frame } from '../../edition/units.ts';
import type { PageCheck, PageContext, PageFinding } from '../check.ts';

/** Type below this shows when plates do not meet [general knowledge]. */
const SMALL = 12;
/** A colour of black this deep is read as black. */
const DEEP = 0.8;

interface Use {
  readonly swatch: Swatch;
  readonly blockId: BlockId;
  /** Size of the smallest type in it; infinite where there is none. */
  readonly type: number;
}

/** Each block's colours. */
function uses({ items }: PageContext): Use[] {
  const found = new Map<string, Use>();
  for (const item of items) {
    const type = item.kind === 'glyphs' ? item.size : Number.POSITIVE_INFINITY;
    for (const { ink, colour } of inksOf(item)) {
      if (colour === undefined || ink === 0) continue;
      const key = `${item.blockId}/${colour.id}`;
      const known = found.get(key)?.type ?? Number.POSITIVE_INFINITY;
      found.set(key, { swatch: colour, blockId: item.blockId, type: Math.min(known, type) });
    }
  }
  return [...found.values()];
}

export const swatchInk: PageCheck = {
  scope: 'page',
  id: 'swatch-ink',
  title: { zh: '色板总墨量', en: 'Ink of swatches' },
  source: 'domain.md §5: total ink',
  run: (context) =>
    uses(context).flatMap(({ swatch, blockId }): PageFinding[] => {
      const sum = Math.round(swatch.cmyk.reduce((total, part) => total + part, 0) * 100);
      if (swatch.kind === 'spot' || sum <= context.limits.ink) return [];
      return [
        {
          severity: 'error',
          blockId,
          zh: `色板“${swatch.name}”总墨量 ${sum}%，超过 ${context.limits.ink}%。`,
          en: `The swatch “${swatch.name}” takes ${sum}% ink, more than ${context.limits.ink}%.`,
        },
      ];
    }),
};

export const richBlack: PageCheck = {
  scope: 'page',
  id: 'rich-black',
  title: { zh: '四色黑', en: 'Rich black' },
  source: 'domain.md §5: black text is K alone',
  run: (context) =>
    uses(context).flatMap(({ swatch, blockId, type }): PageFinding[] => {
      const [c, m, y, k] = swatch.cmyk;
      if (swatch.kind === 'spot' || type === Number.POSITIVE_INFINITY || k < DEEP || c + m + y === 0) return [];
      return [
        {
          severity: 'error',
          blockId,
          zh: `文字用了四色黑“${swatch.name}”。请用黑色。`,
          en: `Text is set in “${swatch.name}”, black made of several inks. Use black.`,
        },
      ];
    }),
};

export const colouredType: PageCheck = {
  scope: 'page',
  id: 'coloured-type',
  title: { zh: '彩色小字', en: 'Small coloured type' },
  source: 'domain.md §5 [general knowledge]',
  run: (context) =>
    uses(context).flatMap(({ swatch, blockId, type }): PageFinding[] => {
      const inks = swatch.cmyk.filter((part) => part > 0).length;
      if (swatch.kind === 'spot' || inks < 2 || type >= SMALL) return [];
      return [
        {
          severity: 'warning',
          blockId,
          zh: `${round(type)} 磅的字用 ${inks} 色“${swatch.name}”，套印稍偏就会发虚。`,
          en: `Type of ${round(type)} pt in “${swatch.name}” of ${inks} inks blurs when plates are a little off.`,
        },
      ];
    }),
};

/** What an item covers of the page: upright, and along its own edges where those are no upright rectangle. */
interface Covered {
  readonly upright: Frame;
  readonly outlines: readonly Polygon[];
}

/** A picture as it is cut and turned: what lies within its frame and all of its shapes. */
function pictureCovers({ frame, within = [], turned }: Picture): Covered {
  const outlines = [cornersOf(frame), ...within].map((outline) => turnedPolygon(outline, turned));
  return { upright: turnedFrame(frame, turned), outlines };
}

/** Level type by where its glyphs start and how high it is, turned type by its em boxes. */
function typeCovers(run: GlyphRun): Covered {
  const { xs, y, size, turn, turned } = run;
  const [left = 0, right = left] = [xs[0], xs.at(-1)];
  const isLevel = turn === null && turned === undefined;
  const level = isLevel ? { x: left, y: y - size, width: right - left, height: size } : emFrame(run);
  return { upright: turnedFrame(level, turned), outlines: [turnedPolygon(cornersOf(level), turned)] };
}

function cover(type: Covered, picture: Covered): boolean {
  if (!overlap(type.upright, picture.upright)) return false;
  return type.outlines.every((one) => picture.outlines.every((other) => polygonsMeet(one, other)));
}

/** Where black overprints a picture its ink comes on top of the picture's, which may be at the limit already. */
export const typeOnPicture: PageCheck = {
  scope: 'page',
  id: 'type-on-picture',
  title: { zh: '压图黑字', en: 'Black type on a picture' },
  source: 'domain.md §5: total ink; black text overprints',
  run({ items }) {
    const pictures = items.flatMap((item) => (item.kind === 'picture' ? [pictureCovers(item)] : []));
    const found = new Map<BlockId, PageFinding>();
    for (const item of items) {
      if (item.kind !== 'glyphs' || item.ink < 1 || item.colour !== undefined) continue;
      const type = typeCovers(item);
      if (!pictures.some((picture) => cover(type, picture))) continue;
      found.set(item.blockId, {
        severity: 'warning',
        blockId: item.blockId,
        zh: '黑字叠印在图上，那里的总墨量会超过图片本身的。请改用反白字，或把字移到图外。',
        en: 'Black text overprints a picture, and its ink adds to the picture’s. Reverse it, or move it off.',
      });
    }
    return [...found.values()];
  },
};

function round(size: number): string {
  return String(Math.round(size * 10) / 10);
}
