/** Numbers of list items as a page shows them: HTML Standard §4.4.5, §4.4.8 (`start`, `reversed`, `value`, `type`). */
import { type Element, isTag } from 'domhandler';

/** `type` of a list or an item; its letter case says which letters. */
const types: Readonly<Record<string, string>> = {
  '1': 'decimal',
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
  disc: 'disc',
  circle: 'circle',
  square: 'square',
  none: 'none',
};

/** The style that an element's `type` asks for. */
export function typeOf({ attribs }: Element): string | undefined {
  const type = attribs['type'];
  return type === undefined ? undefined : (types[type] ?? types[type.toLowerCase()]);
}

/** A valid integer as HTML reads one (§2.3.4.1); undefined for anything else, and for what no list has. */
function integer(text: string | undefined): number | undefined {
  const digits = /^\s*([+-]?\d{1,9})/u.exec(text ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** The numbers of a list's items; those of `isNone` are not shown and not counted. */
export function itemNumbers(list: Element, isNone: (item: Element) => boolean): ReadonlyMap<Element, number> {
  const items = list.children.filter(isTag).filter((child) => child.name === 'li' && !isNone(child));
  const isReversed = list.attribs['reversed'] !== undefined;
  let next = integer(list.attribs['start']) ?? (isReversed ? items.length : 1);
  const numbers = new Map<Element, number>();
  for (const item of items) {
    next = integer(item.attribs['value']) ?? next;
    numbers.set(item, next);
    next += isReversed ? -1 : 1;
  }
  return numbers;
}
