import type { Frame } from '../edition/units.ts';

/** The centred box of an aspect (width to height) that covers a frame. */
export function coverBox(frame: Frame, aspect: number): Frame {
  const wide = frame.width / frame.height < aspect;
  const width = wide ? frame.height * aspect : frame.width;
  const height = wide ? frame.height : frame.width / aspect;
  return { x: frame.x + (frame.width - width) / 2, y: frame.y + (frame.height - height) / 2, width, height };
}
