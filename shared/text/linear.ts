/** Formulas in one line, as copy has them: what OMML, MathML and EQ fields set in two dimensions (Unicode Technical Note 28). */
import { type Shift, shifted } from './raised.ts';

/** A part that reads as one beside a sign: a number, a word, what stands in brackets already. */
function isOne(text: string): boolean {
  return /^(?:(?:[\p{L}\p{N}\p{M}.′]|(?<=\d),(?=\d))*|.)$/u.test(text) || /^[([{|][^()[\]{}|]*[)\]}|]$/u.test(text);
}

function wrapped(text: string): string {
  return isOne(text) ? text : `(${text})`;
}

export function fraction(above: string, below: string, sign = '/'): string {
  return `${wrapped(above)}${sign}${wrapped(below)}`;
}

/** A part above or below the line. One that has another above it is in brackets: `10^(10²)` is not the square of `10^10`. */
export function shiftedPart(text: string, shift: Shift): string {
  const form = text === '' ? '' : shifted(text, shift);
  if (form !== null) return form;
  return (shift === 'above' ? '^' : '_') + (/[⁰-₎ⁿⁱ²³¹]/u.test(text) ? `(${text})` : wrapped(text));
}

export function raisedPart(text: string): string {
  return shiftedPart(text, 'above');
}

export function loweredPart(text: string): string {
  return shiftedPart(text, 'below');
}

/** A root; its degree stands before it, as `³√`, so that it is read and searched as it was written. */
export function root(degree: string, text: string): string {
  return `${raisedPart(degree)}√${wrapped(text)}`;
}

/** A sum, product or integral with its limits. */
export function operation(sign: string, from: string, to: string, text: string): string {
  const gap = from === '' && to === '' ? '' : ' ';
  return `${sign}${loweredPart(from)}${raisedPart(to)}${gap}${text}`;
}
