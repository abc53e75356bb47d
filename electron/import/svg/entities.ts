/**
 * Entities that an SVG declares for itself, as Illustrator writes its styles: `<!ENTITY st1 "fill:#FF0000;">` and
 * `style="&st1;"`. The parser knows none of them.
 */

/** Entities a file may declare, characters of one, and characters that all their uses may add. */
const MOST_ENTITIES = 2_000;
const MOST_ADDED = 4 * 1024 * 1024;

const DECLARATION = /<!ENTITY\s+([\w.:-]{1,100})\s+(?:"([^"]{0,2000})"|'([^']{0,2000})')\s*>/gu;
const ROOT = /<(?:svg:)?svg[\s>/]/u;
const predefined: ReadonlySet<string> = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);

/** Plain text alone: no markup, and no entity within another, of which a few make gigabytes. */
const isPlain = (value: string) => !/<|&(?!(?:#\w+|amp|lt|gt|quot|apos);)/u.test(value);

/** A file with its entities in their places, and the names of those that were left as they are. */
export function withEntities(text: string): { readonly text: string; readonly leftOut: readonly string[] } {
  const start = text.search(ROOT);
  const prologue = text.slice(0, Math.max(0, start));
  if (!prologue.includes('<!ENTITY')) return { text, leftOut: [] };
  const values = new Map<string, string>();
  for (const [, name = '', double, single = ''] of prologue.matchAll(DECLARATION)) {
    const value = double ?? single;
    // Of two of a name the first counts (XML 1.0 §4.2).
    if (values.size < MOST_ENTITIES && !values.has(name) && isPlain(value)) {
      values.set(name, value.replaceAll('"', '&quot;').replaceAll("'", '&apos;'));
    }
  }
  const leftOut: string[] = [];
  let added = 0;
  const body = text.slice(start).replace(/&([\w.:-]{1,100});/gu, (whole, name: string) => {
    if (predefined.has(name)) return whole;
    const value = values.get(name);
    added += value?.length ?? 0;
    if (value !== undefined && added <= MOST_ADDED) return value;
    leftOut.push(whole);
    return whole;
  });
  return { text: body, leftOut };
}
