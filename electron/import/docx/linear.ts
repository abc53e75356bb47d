/** Formulas in one line, as copy has them: what OMML and EQ fields set in two dimensions (Unicode Technical Note 28). */
import { shifted } from '../../../shared/text/raised.ts';

/** A part that reads as one beside a sign: a number, a word, what stands in brackets already. */
function isOne(text: string): boolean {
  return /^(?:[\p{L}\p{N}\p{M}.]+|.)$/u.test(text) || /^[([{|][^()[\]{}|]*[)\]}|]$/u.test(text);
}

function wrapped(text: string): string {
  return isOne(text) ? text : `(${text})`;
}

export function fraction(above: string, below: string, sign = '/'): string {
  return `${wrapped(above)}${sign}${wrapped(below)}`;
}

export function raisedPart(text: string): string {
  return text === '' ? '' : (shifted(text, 'above') ?? `^${wrapped(text)}`);
}

export function loweredPart(text: string): string {
  return text === '' ? '' : (shifted(text, 'below') ?? `_${wrapped(text)}`);
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
