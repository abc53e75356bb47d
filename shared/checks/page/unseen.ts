/** 字看不见: type that something lies over, and type in the ink of what it stands on. */
import type { BlockKind } from '../../blocks/kinds.ts';
import type { DisplayItem, Drawing, DrawnShape, GlyphRun, Inks } from '../../compose/display-list.ts';
import { glyphText, overprints, processInks } from '../../compose/display-list.ts';
import { emFrame } from '../../compose/turned-glyphs.ts';
import { overlap } from '../../edition/boxes.ts';
import type { BlockId } from '../../edition/ids.ts';
import { contains, type Polygon } from '../../edition/polygons.ts';
import { ontoTurned } from '../../edition/quarter-turn.ts';
import { ontoLevel, ontoPage, type Turned, turnedFrame } from '../../edition/turned.ts';
import type { Frame } from '../../edition/units.ts';
import { numbered } from '../../text/numbered.ts';
import type { PageCheck, PageContext, PageFinding } from '../check.ts';

/** Where a character's middle lies above its baseline, in em. */
const MIDDLE = 0.38;
/** Less than this apart on a screen's three channels, 0 to 1, type and ground are one. */
const LEAST_APART = 0.1;
/** Of its type's size, how thick at least what lies over it is: a line through characters leaves them to be read. */
const THICK = 0.5;

/** Something that is painted over what is below it. */
interface Layer {
  /** Its place in the list. */
  readonly at: number;
  readonly blockId: BlockId;
  /** What it takes of the page. */
  readonly taken: Frame;
  readonly covers: (x: number, y: number) => boolean;
  /** Its inks; null where they are not the same all over. */
  readonly inks: Inks | null;
  /** Nothing below it is seen, and no other check tells that. */
  readonly hides: boolean;
}

/** How light inks are on each channel of a screen. */
function lights([cyan, magenta, yellow, black]: Inks): readonly number[] {
  return [cyan, magenta, yellow].map((ink) => (1 - ink) * (1 - black));
}

function areOne(one: Inks, other: Inks): boolean {
  const others = lights(other);
  return lights(one).every((light, at) => Math.abs(light - (others[at] ?? 0)) < LEAST_APART);
}

/** The corners of an outline of one piece, of its curves those on it; null of what is more than one. */
function cornersOf(path: string): Polygon | null {
  if (path.lastIndexOf('M') > 0) return null;
  return [...path.matchAll(/([MLC])([^MLCZ]*)/gu)].flatMap(([, step, words = '']) => {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = (words.match(/-?[\d.]+(?:e-?\d+)?/gu) ?? []).map(Number);
    // Half of a curve's way lies nearly in the middle of its handles, pushed out by a quarter of them.
    return step === 'C' ? [(a + c) / 2, (b + d) / 2, e, f] : [a, b];
  });
}

/** A tinted area of a panel or behind letters; null of lines, borders and what is painted in pieces. */
function groundOf(shape: DrawnShape, { frame, scale, turned }: Drawing): Pick<Layer, 'covers' | 'inks'> | null {
  const corners = shape.line === null && shape.rule === 'nonzero' ? cornersOf(shape.path) : null;
  if (corners === null) return null;
  return {
    covers: (x, y) => {
      const level = ontoLevel({ x, y }, turned);
      return contains(corners, (level.x - frame.x) / scale, (level.y - frame.y) / scale);
    },
    inks: shape.shade === undefined ? processInks(shape.ink, shape.colour) : null,
  };
}

const inFrame =
  ({ x, y, width, height }: Frame, turned: Turned | undefined) =>
  (across: number, down: number) => {
    const level = ontoLevel({ x: across, y: down }, turned);
    return level.x > x && level.x < x + width && level.y > y && level.y < y + height;
  };

function frameOfRun(run: GlyphRun): Frame {
  return turnedFrame(emFrame(run), run.turned);
}

/** Kinds of blocks whose drawings are grounds: of panels, and behind letters. */
const grounded: ReadonlySet<BlockKind> = new Set<BlockKind>(['panel', 'headline', 'banner', 'nameplate']);

/** What an item paints over. Drawings that are no grounds of panels and letters are of inks nobody knows here. */
function layersOf(item: DisplayItem, at: number, isGround: boolean): Layer[] {
  const { blockId, turned } = item;
  const of = { at, blockId };
  switch (item.kind) {
    case 'fill': {
      const { frame } = item;
      const [taken, covers] = [turnedFrame(frame, turned), inFrame(frame, turned)];
      return [{ ...of, taken, covers, inks: processInks(item.ink, item.colour), hides: true }];
    }
    case 'picture': {
      const { frame, within = [], veil } = item;
      const inside = inFrame(frame, turned);
      const covers = (x: number, y: number) => {
        const level = ontoLevel({ x, y }, turned);
        return inside(x, y) && within.every((polygon) => contains(polygon, level.x, level.y));
      };
      return [{ ...of, taken: turnedFrame(frame, turned), covers, inks: null, hides: veil !== undefined }];
    }
    case 'drawing': {
      const taken = turnedFrame(item.inked, turned);
      // A nameplate may be artwork, which overprints nothing.
      if (!isGround || item.overprints !== true)
        return [{ ...of, taken, covers: inFrame(item.inked, turned), inks: null, hides: false }];
      return item.shapes.flatMap((shape): Layer[] => {
        const ground = groundOf(shape, item);
        return ground === null ? [] : [{ ...of, taken, ...ground, hides: true }];
      });
    }
    case 'echo': {
      const { run, dx, dy, width } = item;
      const { x, y, width: wide, height } = emFrame(run);
      const frame = { x: x + dx - width / 2, y: y + dy - width / 2, width: wide + width, height: height + width };
      const [taken, covers] = [turnedFrame(frame, run.turned), inFrame(frame, run.turned)];
      return [{ ...of, taken, covers, inks: processInks(item.ink, item.colour), hides: true }];
    }
    case 'glyphs':
    case 'stroke':
      return [];
  }
}

/** The middles of a run's characters on the page; of blanks none. */
function middlesOf(run: GlyphRun): { readonly x: number; readonly y: number }[] {
  const { xs, y, size, scale, turn, turned } = run;
  return xs.flatMap((left, at) => {
    if (glyphText(run, at).trim() === '') return [];
    const [along, down] = [left + (size * scale) / 2, y - MIDDLE * size];
    const [across, below] = turn === null ? [along, down] : ontoTurned(turn, along, down);
    return [ontoPage({ x: across, y: below }, turned)];
  });
}

interface Unseen {
  covered: number;
  alike: number;
}

/** Of each block, how many characters something lies over, and how many are in the ink of their ground. */
function unseenOn({ items, page }: PageContext): ReadonlyMap<BlockId, Unseen> {
  const kinds = new Map(page.blocks.map(({ id, kind }) => [id, kind]));
  const layers = items.flatMap((item, at) => {
    const kind = kinds.get(item.blockId);
    return layersOf(item, at, kind !== undefined && grounded.has(kind));
  });
  const echoes = new Map<BlockId, Inks[]>();
  for (const item of items) {
    if (item.kind === 'echo')
      echoes.set(item.blockId, [...(echoes.get(item.blockId) ?? []), processInks(item.ink, item.colour)]);
  }
  const found = new Map<BlockId, Unseen>();
  for (const [at, item] of items.entries()) {
    if (item.kind !== 'glyphs') continue;
    const taken = frameOfRun(item);
    const near = layers.filter((layer) => overlap(layer.taken, taken));
    const own = processInks(item.ink, item.colour);
    // Ordinary type on paper: most of a page.
    if (near.length === 0 && overprints(item.ink, item.colour)) continue;
    const over = near.filter(
      (layer) =>
        layer.at > at &&
        layer.hides &&
        layer.blockId !== item.blockId &&
        Math.min(layer.taken.width, layer.taken.height) >= THICK * item.size,
    );
    const below = near.filter((layer) => layer.at < at);
    const isEdged = (echoes.get(item.blockId) ?? []).some((echo) => !areOne(echo, own));
    const count = found.get(item.blockId) ?? { covered: 0, alike: 0 };
    for (const { x, y } of middlesOf(item)) {
      if (over.some(({ covers }) => covers(x, y))) count.covered++;
      else if (!isEdged) {
        const ground = below.findLast(({ covers }) => covers(x, y));
        const inks: Inks | null = ground === undefined ? [0, 0, 0, 0] : ground.inks;
        if (inks !== null && areOne(own, inks)) count.alike++;
      }
    }
    if (count.covered + count.alike > 0) found.set(item.blockId, count);
  }
  return found;
}

/** A page's characters that are not seen: two checks ask. */
const counted = new WeakMap<readonly DisplayItem[], ReadonlyMap<BlockId, Unseen>>();

function unseen(context: PageContext): ReadonlyMap<BlockId, Unseen> {
  const known = counted.get(context.items) ?? unseenOn(context);
  counted.set(context.items, known);
  return known;
}

function told(
  context: PageContext,
  of: keyof Unseen,
  say: (count: number) => { readonly zh: string; readonly en: string },
): PageFinding[] {
  return [...unseen(context)].flatMap(([blockId, { [of]: amount }]): PageFinding[] =>
    amount === 0 ? [] : [{ severity: 'error', blockId, amount, ...say(amount) }],
  );
}

export const typeCovered: PageCheck = {
  scope: 'page',
  id: 'type-covered',
  refusesSignature: true,
  title: { zh: '字被盖住', en: 'Type that is covered' },
  source: 'domain.md §2: what is set is printed',
  run: (context) =>
    told(context, 'covered', (count) => ({
      zh: `有 ${count} 个字被上面的底纹、色块或别的字的勾边、阴影盖住，印不出来。请把上面的块置于最后，或移开。`,
      en: `${numbered(count, 'character lies', 'characters lie')} under a tint, a bar, or the outlines or shadow of other letters, and cannot be seen in print. Send what lies above to the back, or move it.`,
    })),
};

export const typeUnseen: PageCheck = {
  scope: 'page',
  id: 'type-unseen',
  refusesSignature: true,
  title: { zh: '字与底同色', en: 'Type in the ink of its ground' },
  source: 'domain.md §2: what is set is printed',
  run: (context) =>
    told(context, 'alike', (count) => ({
      zh: `有 ${count} 个字与它下面的底（或白纸）颜色几乎一样，看不见。请换字的颜色，或换底、加勾边。`,
      en: `${numbered(count, 'character is', 'characters are')} in almost the ink of the ground, or of the paper, and cannot be seen. Change the ink or the ground, or give an outline.`,
    })),
};
