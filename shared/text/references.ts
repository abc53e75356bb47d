/**
 * Character references, `&eacute;` and `&#147;`, by the HTML Standard: all its names (§13.5) and its numeric rules
 * (§13.2.5.80), by which 0x80–0x9F are Windows' characters, and what is no character, a surrogate or out of range is
 * U+FFFD. Copy from a wire holds them in plain text too, as they were in the page it was taken from.
 */
import { decodeHTML, decodeHTMLStrict } from 'entities';

/** One reference that was decoded; `offset` counts UTF-16 units in the text that went in. */
interface DecodedReference {
  readonly offset: number;
  readonly before: string;
  readonly after: string;
}

export interface Decoded {
  readonly text: string;
  readonly references: readonly DecodedReference[];
  /** Those that stand for no character and became U+FFFD. */
  readonly bad: readonly string[];
  /** Those that are left after decoding: they were escaped twice, and stay as they read. */
  readonly twice: readonly string[];
  /** What looks like a reference and is none, as it stands. */
  readonly unknown: readonly string[];
}

/** Whether text is markup's own, where HTML takes `&copy` for `&copy;` too, or copy that only holds references. */
type ReferenceRule = 'markup' | 'copy';

const REFERENCE = /&(?:#(?:[xX][0-9a-fA-F]+|[0-9]+)|[A-Za-z][A-Za-z0-9]*);?/gu;
/** Addresses on the web: `&copy=2` in one is the name of a value, and only `&amp;` is a reference there. */
const ADDRESS = /(?:https?:\/\/|www\.)[!-~]+/giu;

function addressesIn(text: string): readonly (readonly [from: number, to: number])[] {
  if (!/:\/\/|www\./iu.test(text)) return [];
  return [...text.matchAll(ADDRESS)].map((match) => [match.index, match.index + match[0].length] as const);
}

/** What one reference stands for; itself where it is none. */
function decodeOne(before: string, rule: ReferenceRule, isInAddress: boolean): string {
  const isWhole = before.endsWith(';');
  if (isInAddress) return /^&(?:amp|#38|#x26);$/iu.test(before) ? '&' : before;
  if (!isWhole && rule === 'copy') return before;
  return isWhole ? decodeWhole(before, rule) : decodeHTML(before);
}

function decodeWhole(before: string, rule: ReferenceRule): string {
  const strict = decodeHTMLStrict(before);
  // In a page `&notit;` is `¬it;`: the longest of the old names that need no semicolon.
  return strict === before && rule === 'markup' ? decodeHTML(before) : strict;
}

/** Decodes references; what is none stays as it is. `declared` are a document's own, by name, as XML may have them. */
export function decodeReferences(
  text: string,
  rule: ReferenceRule,
  declared: ReadonlyMap<string, string> = new Map(),
): Decoded {
  const nothing = { text, references: [], bad: [], twice: [], unknown: [] };
  if (!text.includes('&')) return nothing;
  const references: DecodedReference[] = [];
  const bad: string[] = [];
  const unknown: string[] = [];
  const addresses = addressesIn(text);
  let address = 0;
  const decoded = text.replace(REFERENCE, (before: string, offset: number) => {
    while ((addresses[address]?.[1] ?? Number.POSITIVE_INFINITY) <= offset) address++;
    const isInAddress = (addresses[address]?.[0] ?? Number.POSITIVE_INFINITY) <= offset;
    const own = declared.get(before.slice(1, -1));
    const after = own ?? decodeOne(before, rule, isInAddress);
    if (after === before) {
      if (before.endsWith(';') && !isInAddress) unknown.push(before);
      return before;
    }
    if (after === '\ufffd' && !/^&#(?:x0*fffd|0*65533);?$/iu.test(before)) bad.push(before);
    references.push({ offset, before, after });
    return after;
  });
  return { text: decoded, references, bad, twice: twiceIn(decoded, unknown), unknown };
}

/** References that are there still, or again. */
function twiceIn(decoded: string, unknown: readonly string[]): string[] {
  if (!decoded.includes('&')) return [];
  const left = decoded.match(/&(?:#(?:[xX][0-9a-fA-F]+|[0-9]+)|[A-Za-z][A-Za-z0-9]*);/gu) ?? [];
  const known = new Set(unknown);
  return left.filter((one) => !known.has(one) && decodeHTMLStrict(one) !== one);
}
