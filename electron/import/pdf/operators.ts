/** What operators of a content stream do, as tables (ISO 32000-1, Annex A). */
import type { PdfValue } from '../../../shared/pdf/read.ts';
import { cmyk, grey, rgb, type Space } from './colours.ts';

type Rule = 'nonzero' | 'evenodd';

/** What an operator does with a path. */
export interface Paints {
  readonly fill: Rule | null;
  readonly line: boolean;
  readonly closes: boolean;
}

/** Those of an operator's operands that are numbers. */
export function numbersOf(operands: readonly PdfValue[]): number[] {
  return operands.filter((one): one is number => typeof one === 'number' && Number.isFinite(one));
}

/** What painting operators do: the area, the line along it, closing it first. */
export const painting: ReadonlyMap<string, Paints> = new Map([
  ['n', { fill: null, line: false, closes: false }],
  ['f', { fill: 'nonzero', line: false, closes: false }],
  ['F', { fill: 'nonzero', line: false, closes: false }],
  ['f*', { fill: 'evenodd', line: false, closes: false }],
  ['S', { fill: null, line: true, closes: false }],
  ['s', { fill: null, line: true, closes: true }],
  ['B', { fill: 'nonzero', line: true, closes: false }],
  ['B*', { fill: 'evenodd', line: true, closes: false }],
  ['b', { fill: 'nonzero', line: true, closes: true }],
  ['b*', { fill: 'evenodd', line: true, closes: true }],
]);

/** Spaces that an operator chooses with its figures. */
export const spaces: ReadonlyMap<string, Space> = new Map([
  ['g', grey],
  ['rg', rgb],
  ['k', cmyk],
]);

/** Operators of text that change nothing else, of markings, and of what printing machines are told. */
export const silent = new Set('BT ET Tc Tw Tz TL Ts Td TD Tm T* BX EX BI ID EI MP DP ri i d0 d1'.split(' '));
