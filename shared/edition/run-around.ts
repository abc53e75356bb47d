/** 图文绕排: how text runs round photos, as their settings and commands have it. */
import type { PhotoBlock } from './records.ts';
import { mm, type Pt } from './units.ts';

/** Not at all, round the frame, along the picture's outline or its shape, along what was drawn by hand. */
export type RunAroundShape = 'none' | 'frame' | 'outline' | 'drawn';

/** The farthest that text is kept from a picture. */
export const MOST_STAND_OFF: Pt = mm(50);

/** How text runs round a photo. */
export function runAroundOf({ runaround }: PhotoBlock): RunAroundShape {
  return runaround ?? 'frame';
}

/** The photo with text that runs round it otherwise. */
export function withRunAround(block: PhotoBlock, shape: RunAroundShape): PhotoBlock {
  const { runaround: _, ...framed } = block;
  return shape === 'frame' ? framed : { ...framed, runaround: shape };
}
