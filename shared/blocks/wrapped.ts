/** Words of a few lines that a block lays out itself: labels, names, notes. */
import type { Lettering } from '../edition/style-records.ts';
import type { Compositor } from './compositor.ts';

/** Words of one lettering, to be measured. */
export interface Words {
  readonly lettering: Lettering;
  readonly width: (text: string, size: number) => number;
}

/** Wide enough for anything. */
const ANY = 1e6;

export function wordsOf(set: Compositor, lettering: Lettering): Words {
  return { lettering, width: (text, size) => (text === '' ? 0 : set.measure(text, lettering, ANY, size).width) };
}

/** Western words and figures whole, each Han character by itself; closing marks with what they close, opening ones with what they open. */
const PIECES =
  /\s+|[（《“‘「『【〈]*(?:[\p{Script=Latin}\d][\p{Script=Latin}\d.,:'’%‰\-−–+/]*|[^\s])[，。、；：！？）》”’」』】〉％%‰…]*/gu;

/** The pieces of a text that stay whole. */
function piecesOf(text: string): string[] {
  return text.match(PIECES) ?? [];
}

/** One line of a text in lines no wider than a width; null where a piece of it is wider by itself. */
function broken(text: string, width: number, measure: (text: string) => number): string[] | null {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text.trim())) {
    if (line !== '' && measure(line + piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
    if (measure(line.trimEnd()) > width) return null;
  }
  return [...lines, line.trimEnd()];
}

/** A text in lines no wider than a width, pieces wider by themselves divided between their characters. */
export function dividedIn(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text.trim())) {
    for (const part of measure(piece.trim()) > width ? [...piece] : [piece]) {
      if (line !== '' && measure(line + part.trimEnd()) > width) {
        lines.push(line.trimEnd());
        line = part.trimStart();
      } else line += part;
    }
  }
  return [...lines, line.trimEnd()];
}

/** How many times a line is made shorter, by the breadth of a character each, for the last one's sake. */
const MOST_SHORTER = 4;

/**
 * A text in lines no wider than a width; null where a piece of it is wider by itself. No last character stands alone where
 * lines a little shorter give it company.
 */
export function linesIn(text: string, width: number, measure: (text: string) => number): string[] | null {
  const lines: string[] = [];
  for (const given of text.split('\n')) {
    let found = broken(given, width, measure);
    if (found === null) return null;
    const last = found.at(-1) ?? '';
    const by = measure(last);
    for (let times = 1; times <= MOST_SHORTER && found.length > 1 && [...(found.at(-1) ?? '')].length === 1; times++) {
      const shorter = broken(given, width - times * by, measure);
      if (shorter?.length === found.length) found = shorter;
    }
    lines.push(...found);
  }
  return lines;
}

/** Where each of a text's lines begins in it, in UTF-16 units: they come in their order, without the spaces between them. */
export function startsOf(lines: readonly string[], text: string): number[] {
  let from = 0;
  return lines.map((line) => {
    const at = Math.max(from, text.indexOf(line, from));
    from = at + line.length;
    return at;
  });
}

/** A text cut to a width, with an ellipsis for what is cut. */
export function fitted(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width) return text;
  const characters = [...text];
  while (characters.length > 0 && measure(`${characters.join('')}…`) > width) characters.pop();
  return `${characters.join('')}…`;
}
