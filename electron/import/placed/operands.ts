/** What operators of a page are given, as what it ought to be. */
import type { PdfValue } from '../../../shared/pdf/read.ts';
import { numbersOf } from '../pdf/operators.ts';
import type { Matrix } from '../svg/geometry.ts';
import type { Place } from './tally.ts';

/** The name among them; undefined where there is none. */
export function lastName(operands: readonly PdfValue[]): PdfValue | undefined {
  return operands.findLast((one) => one !== null && typeof one === 'object' && one.type === 'name');
}

export function matrixOf(operands: readonly PdfValue[]): Matrix | null {
  const [a, b, c, d, e, f] = numbersOf(operands);
  if (a === undefined || b === undefined || c === undefined || d === undefined || e === undefined || f === undefined)
    return null;
  return [a, b, c, d, e, f];
}

/** Where a matrix brings a point. */
export function at([a, b, c, d, e, f]: Matrix, x: number, y: number): Place {
  return [a * x + c * y + e, b * x + d * y + f];
}
