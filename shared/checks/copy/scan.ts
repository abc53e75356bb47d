/** What rules that look for patterns share: a finding for each match, and tables of words taken for others. */
import type { Severity, TextFinding } from '../check.ts';

/** What a rule says of a match. */
export interface Remark {
  readonly severity: Severity;
  readonly zh: string;
  readonly en: string;
  /** What should stand in its place, where that is sure. */
  readonly with?: string;
}

/** A finding of a stretch of a text, in UTF-16 units. */
export function finding(from: number, to: number, { with: right, ...said }: Remark): TextFinding {
  return { ...said, from, to, ...(right === undefined ? {} : { fix: { kind: 'replace', with: right } }) };
}

/**
 * A finding for each match of a pattern that a remark is made of. What is repeated in a pattern needs a most, and may
 * begin only where it cannot begin earlier (`(?<!\d)\d{1,9}`): a match is then tried from no place twice.
 */
export function scan(text: string, pattern: RegExp, remark: (match: RegExpExecArray) => Remark | null): TextFinding[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const said = remark(match);
    return said === null ? [] : [finding(match.index, match.index + match[0].length, said)];
  });
}

const lists = new Map<string, readonly string[]>();

/** True where one of some words, told with spaces between, stands in a text: it costs little to ask before a pattern is tried. */
export function holds(text: string, words: string): boolean {
  let list = lists.get(words);
  if (list === undefined) {
    list = words.split(' ');
    lists.set(words, list);
  }
  return list.some((word) => text.includes(word));
}

/** Words in the place of others, and the characters beside which they are no mistake: they belong to other words there. */
interface Mistaken {
  readonly wrong: string;
  readonly right: string;
  readonly notAfter: string;
  readonly notBefore: string;
}

/** Words taken for others, looked up by their first character. */
export class MistakenWords {
  readonly #byFirst = new Map<number, Mistaken[]>();

  /**
   * From lines of `wrong>right`, set apart by white space. `ab|wrong|cd>right` leaves it alone after a or b, and before
   * c or d.
   */
  constructor(table: string) {
    for (const entry of table.trim().split(/\s+/u)) {
      const [place = '', right = ''] = entry.split('>');
      const [a = '', b, c = ''] = place.split('|');
      const one = b === undefined ? { wrong: a, notAfter: '', notBefore: '' } : { wrong: b, notAfter: a, notBefore: c };
      const first = one.wrong.charCodeAt(0);
      const beside = this.#byFirst.get(first);
      if (beside === undefined) this.#byFirst.set(first, [{ ...one, right }]);
      else beside.push({ ...one, right });
    }
  }

  /** Every entry, for whoever tests the table. */
  all(): Mistaken[] {
    return [...this.#byFirst.values()].flat();
  }

  find(text: string, remark: (wrong: string, right: string) => Remark): TextFinding[] {
    const found: TextFinding[] = [];
    for (let at = 0; at < text.length; at++) {
      const beginning = this.#byFirst.get(text.charCodeAt(at));
      if (beginning === undefined) continue;
      for (const { wrong, right, notAfter, notBefore } of beginning) {
        if (!text.startsWith(wrong, at)) continue;
        const [before, after] = [text.charAt(at - 1), text.charAt(at + wrong.length)];
        if ((before !== '' && notAfter.includes(before)) || (after !== '' && notBefore.includes(after))) continue;
        found.push(finding(at, at + wrong.length, { ...remark(wrong, right), with: right }));
      }
    }
    return found;
  }
}
