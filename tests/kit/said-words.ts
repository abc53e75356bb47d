/**
 * What the program says, in both languages, read out of its code: every `zh` that stands beside an `en`. Values of
 * templates are left as `{}`, what a choice chooses from is told one after the other.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** A thing said: where, and its words in each language, a literal each. */
export interface SaidWords {
  /** File and line, as editors open it. */
  readonly at: string;
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

const root = join(import.meta.dirname, '../..');
const rooms = ['shared', 'renderer', 'electron'];

/** The literal that begins at a quote: its words, and where it ends. Code within a template is taken for its own literals. */
function literalAt(code: string, from: number): { readonly words: string; readonly end: number } {
  const quote = code[from];
  let words = '';
  let at = from + 1;
  while (at < code.length && code[at] !== quote) {
    if (code[at] === '\\') {
      words += code.slice(at, at + 2) === '\\u' ? '\ufffd' : (code[at + 1] ?? '');
      at += code.slice(at, at + 2) === '\\u' ? 6 : 2;
    } else if (quote === '`' && code.startsWith('${', at)) {
      at = codeEnd(code, at + 2);
      words += '{}';
    } else words += code[at++];
  }
  return { words, end: at + 1 };
}

/** Where code ends that stands in brackets, or is the value of a property: past the bracket, or at the comma. */
function codeEnd(code: string, from: number, literals: string[] = [], isValue = false): number {
  let depth = 0;
  let at = from;
  while (at < code.length) {
    const sign = code[at] ?? '';
    if (`'"\``.includes(sign)) {
      const { words, end } = literalAt(code, at);
      // What is given to a call are its arguments, not words: `told('zh')`, `join('、')`.
      if (depth === 0) literals.push(words);
      at = end;
      continue;
    }
    if ('([{'.includes(sign)) depth++;
    if (')]}'.includes(sign) && --depth < 0) return isValue ? at : at + 1;
    if (isValue && depth === 0 && sign === ',') return at;
    at++;
  }
  return at;
}

/** The literals of a property's value, which begins at a place. */
function literalsOf(code: string, from: number): { readonly words: readonly string[]; readonly end: number } {
  const words: string[] = [];
  const end = codeEnd(code, from, words, true);
  // Of a choice, what is compared is no word: `kind === 'glyphs' ? … : …`.
  const value = code.slice(from, end);
  const compared = new Set([...value.matchAll(/[!=]==\s*'([^']*)'/gu)].map(([, said = '']) => said));
  return { words: words.filter((one) => !compared.has(one)), end };
}

/** What a file's code says. */
export function saidIn(code: string, file: string): SaidWords[] {
  return [...code.matchAll(/\bzh:(?=\s)/gu)].flatMap(({ index }) => {
    const zh = literalsOf(code, index + 3);
    const beside = /^,\s*en:(?=\s)/u.exec(code.slice(zh.end));
    if (beside === null) return [];
    const en = literalsOf(code, zh.end + beside[0].length);
    const line = code.slice(0, index).split('\n').length;
    return [{ at: `${file}:${line}`, zh: zh.words, en: en.words }];
  });
}

/** All that the program says. */
export function saidWords(): SaidWords[] {
  return rooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .filter((file) => /(?<!\.test|\.d)\.tsx?$/u.test(file))
      .flatMap((file) => {
        const path = join(room, file);
        return saidIn(readFileSync(join(root, path), 'utf8'), path.split(sep).join('/'));
      }),
  );
}
