/** Sizes of a headline's lines as they are typed. */
import { LEAST_LINE, MOST_LINE } from './effect-records.ts';

/** Lines whose sizes are said. */
const MOST_LINES = 8;

/** Per cent of the style's size, line by line: `100 150`; null where they are no figures, or too small or large. */
export function readLineSizes(text: string): number[] | null {
  const parts = text.trim().split(/[\s,，、/]+/u);
  const sizes = parts.map((part) => Number(part.replace(/[%％]$/u, '')) / 100);
  return sizes.length <= MOST_LINES && sizes.every((size) => size >= LEAST_LINE && size <= MOST_LINE) ? sizes : null;
}
