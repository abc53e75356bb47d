/** What a clip leaves of a shape, where that is a shape again. Others are drawn whole, and it is told. */
import type { Frame } from '../../../shared/edition/units.ts';
import type { Outline } from '../svg/geometry.ts';

type Rule = 'nonzero' | 'evenodd';

/** An outline and what lies inside it. */
export interface Area {
  readonly outline: Outline;
  readonly rule: Rule;
}

/** What may be drawn: within a rectangle, and within an outline where there is one. */
export interface Clip {
  readonly frame: Frame;
  readonly area: Area | null;
  /** Several outlines clip at once: what they leave together is not known. */
  readonly isMixed: boolean;
}

/** Half of the last decimal that outlines keep, and a little. */
const NEAR = 2e-4;

const STEPS = /^M(\S+) ([^LCZ]+)L(\S+) ([^LCZ]+)L(\S+) ([^LCZ]+)L(\S+) ([^LCZ]+)(?:L(\S+) ([^LCZ]+))?Z?$/u;

/** The frame of an outline that is an upright rectangle; null of others. */
export function rectangleOf({ path, bounds }: Pick<Outline, 'path' | 'bounds'>): Frame | null {
  if (path.length > 200) return null;
  const [, ...figures] = STEPS.exec(path) ?? [];
  const [x1, y1, x2, y2, x3, y3, x4, y4, x5 = x1, y5 = y1] = figures.map((one) =>
    one === undefined ? undefined : Number(one),
  );
  if (x1 === undefined || y1 === undefined || x5 !== x1 || y5 !== y1) return null;
  const isAcrossFirst = y1 === y2 && x2 === x3 && y3 === y4 && x4 === x1;
  const isDownFirst = x1 === x2 && y2 === y3 && x3 === x4 && y4 === y1;
  return isAcrossFirst || isDownFirst ? bounds : null;
}

function covers(outer: Frame, inner: Frame): boolean {
  return (
    outer.x <= inner.x + NEAR &&
    outer.y <= inner.y + NEAR &&
    outer.x + outer.width >= inner.x + inner.width - NEAR &&
    outer.y + outer.height >= inner.y + inner.height - NEAR
  );
}

/** What two frames share; null where that is nothing. */
function shared(one: Frame, other: Frame): Frame | null {
  const [x, y] = [Math.max(one.x, other.x), Math.max(one.y, other.y)];
  const width = Math.min(one.x + one.width, other.x + other.width) - x;
  const height = Math.min(one.y + one.height, other.y + other.height) - y;
  return width >= 0 && height >= 0 ? { x, y, width, height } : null;
}

const nowhere: Frame = { x: 0, y: 0, width: 0, height: 0 };

/** A clip within another. */
export function clippedBy(clip: Clip, area: Area): Clip {
  const rectangle = rectangleOf(area.outline);
  if (rectangle !== null) return { ...clip, frame: shared(clip.frame, rectangle) ?? nowhere };
  const frame = shared(clip.frame, area.outline.bounds) ?? nowhere;
  return { frame, area, isMixed: clip.area !== null };
}

const rounded = (value: number) => String(Math.round(value * 10_000) / 10_000);

function outlineOfFrame(frame: Frame): Outline {
  const [left, top] = [rounded(frame.x), rounded(frame.y)];
  const [right, foot] = [rounded(frame.x + frame.width), rounded(frame.y + frame.height)];
  const path = `M${left} ${top}L${right} ${top}L${right} ${foot}L${left} ${foot}Z`;
  return { path, steps: 5, bounds: frame, isWhole: true };
}

/** What of a shape is to be drawn: null for nothing; `isCut` false where a clip should have cut it and does not. */
export function leftBy(
  clip: Clip,
  shape: Area,
  { around, page }: { readonly around: number; readonly page: Frame },
): { readonly area: Area; readonly isCut: boolean } | null {
  const { bounds } = shape.outline;
  const whole: Frame = {
    x: bounds.x - around,
    y: bounds.y - around,
    width: bounds.width + 2 * around,
    height: bounds.height + 2 * around,
  };
  const seen = shared(whole, page);
  const left = seen === null ? null : shared(seen, clip.frame);
  // Lines along an edge have no area of their own, and are seen all the same.
  if (seen === null || left === null) return null;
  if ((left.width === 0 && seen.width > 0) || (left.height === 0 && seen.height > 0)) return null;
  const isRectangle = around === 0 && rectangleOf(shape.outline) !== null;
  if (clip.area !== null) {
    const clipping = shared(clip.area.outline.bounds, page);
    const isAll = clipping !== null && covers(clip.frame, clipping) && covers(whole, clipping);
    // What fills all of an outline is that outline.
    return isRectangle && isAll && !clip.isMixed ? { area: clip.area, isCut: true } : { area: shape, isCut: false };
  }
  if (covers(clip.frame, seen)) return { area: shape, isCut: true };
  if (isRectangle) return { area: { outline: outlineOfFrame(left), rule: 'nonzero' }, isCut: true };
  return { area: shape, isCut: false };
}
