/** Names of elements and attributes without the prefix of their namespace. */
import type { Element } from 'domhandler';

/** A name without its prefix, as it is written. */
export function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** An element's name without its prefix, in lower case. */
export function localName({ name }: Pick<Element, 'name'>): string {
  return withoutPrefix(name).toLowerCase();
}
