/** Paper of an office printer, upright (ISO 216), in points. */
import type { Pt } from './units.ts';

export const paperSizes = {
  A3: { width: 841.89, height: 1190.55 },
  A4: { width: 595.28, height: 841.89 },
} as const satisfies Readonly<Record<string, { readonly width: Pt; readonly height: Pt }>>;

/** Edge of it that most printers leave white. */
export const WHITE_EDGE: Pt = 18;

export type Paper = keyof typeof paperSizes;

export const papers = Object.keys(paperSizes).filter((name): name is Paper => name in paperSizes);
