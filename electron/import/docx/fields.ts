/** Fields (ECMA-376 17.16): their results are copy, their instructions never are. */
import { eqResult } from './eq-field.ts';
import { symbolOf } from './symbols.ts';
import { childOf, childrenOf, integerOf, settingOf, switchOf, type XmlElement } from './xml.ts';

/** What a field shows that has no result in the file. */
export type FieldResult =
  | {
      readonly kind: 'shows';
      readonly text: string;
      readonly readings?: readonly string[];
      readonly isLinear?: boolean;
    }
  /** A field that never shows anything: an entry of an index, a bookmark set. */
  | { readonly kind: 'nothing' }
  /** What it shows only Word can say. */
  | { readonly kind: 'unknown' };

const silent = new Set(
  'XE TC TA RD SET ASK PRIVATE NEXT NEXTIF SKIPIF DATA ADVANCE BIDIOUTLINE COMMENT DATABASE FORMTEXT'.split(' '),
);

/** Where an argument that is quoted ends; null where it does not. */
function quoteEnd(text: string): number | null {
  for (let at = 1; at < text.length; at++) {
    const one = text.charAt(at);
    if (text.startsWith('“') ? one === '”' : one === '"') return at;
    if (one === '\\') at++;
  }
  return null;
}

/** The first argument of a field, quoted or not. It may be a text of any length, and is gone through sign by sign. */
function argument(rest: string): string {
  const text = rest.trimStart();
  const end = /^["“]/u.test(text) ? quoteEnd(text) : null;
  const found = end === null ? text.slice(0, unquotedEnd(text)) : text.slice(1, end);
  return found.replace(/\\(.)/gsu, '$1');
}

function unquotedEnd(text: string): number {
  const end = text.search(/[\s\\]/u);
  return end < 0 ? text.length : end;
}

/** `SYMBOL 252 \f Wingdings`, its number in figures or as `0xF0FC`. */
function symbol(rest: string): FieldResult {
  const first = argument(rest);
  const font = /\\f\s*(?:"([^"]*)"|(\S+))/iu.exec(rest);
  const code = /^(?:0x[0-9a-f]{1,6}|\d{1,7})$/iu.test(first) ? Number(first) : Number.NaN;
  if (Number.isNaN(code)) return first.length === 1 ? { kind: 'shows', text: first } : { kind: 'unknown' };
  const text = symbolOf(code, font?.[1] ?? font?.[2] ?? '');
  return text === null ? { kind: 'unknown' } : { kind: 'shows', text };
}

/** What a box to tick or a list to choose from shows (17.16.6 and 17.16.8): Word keeps that beside the field. */
function formResult(data: XmlElement | undefined): FieldResult {
  const box = childOf(data, 'w:checkBox');
  if (box !== undefined) {
    const isChecked = switchOf(box, 'w:checked') ?? switchOf(box, 'w:default') ?? false;
    return { kind: 'shows', text: isChecked ? '☑' : '☐' };
  }
  const list = childOf(data, 'w:ddList');
  const chosen = integerOf(settingOf(list, 'w:result')) ?? integerOf(settingOf(list, 'w:default')) ?? 0;
  const text = childrenOf(list, 'w:listEntry')[chosen]?.attributes['w:val'];
  return text === undefined ? { kind: 'unknown' } : { kind: 'shows', text };
}

/** What a field shows that has no result. */
export function resultOf(code: string, data: XmlElement | undefined): FieldResult {
  const found = /^\s*([A-Za-z]+)([\s\S]*)$/u.exec(code);
  const name = (found?.[1] ?? '').toUpperCase();
  const rest = found?.[2] ?? '';
  if (code.trim() === '' || silent.has(name)) return { kind: 'nothing' };
  if (name === 'EQ') return { kind: 'shows', ...eqResult(rest) };
  if (name === 'SYMBOL') return symbol(rest);
  if (name === 'QUOTE') return { kind: 'shows', text: argument(rest) };
  if (name === 'FORMCHECKBOX' || name === 'FORMDROPDOWN') return formResult(data);
  if (name === 'MACROBUTTON' || name === 'GOTOBUTTON') {
    return { kind: 'shows', text: rest.replace(/^\s*\S+\s*/u, '').trim() };
  }
  return { kind: 'unknown' };
}

interface Field {
  code: string;
  /** Words that stand among the instructions: results of fields in them. */
  words: string;
  isResult: boolean;
  /** It has shown words of its own, or something that is placed. */
  hasShown: boolean;
  hasPlaced: boolean;
  readonly data: XmlElement | undefined;
}

/** The fields that are open in a story, outermost first. */
export class FieldStack {
  readonly #open: Field[] = [];
  /** Those of them whose instructions are being read, outermost first. */
  readonly #instructed: Field[] = [];

  begin(data: XmlElement | undefined): void {
    const field = { code: '', words: '', isResult: false, hasShown: false, hasPlaced: false, data };
    this.#open.push(field);
    this.#instructed.push(field);
  }

  /** A piece of instructions. */
  instruct(text: string): void {
    const field = this.#open.at(-1);
    if (field !== undefined && !field.isResult) field.code += text;
  }

  separate(): void {
    const field = this.#open.at(-1);
    if (field === undefined || field.isResult) return;
    field.isResult = true;
    // All that are inside it have ended.
    this.#instructed.pop();
  }

  /** The field that ends; undefined where none is open. */
  end(): Readonly<Field> | undefined {
    const field = this.#open.pop();
    if (field === undefined) return undefined;
    if (!field.isResult) this.#instructed.pop();
    // What one has shown, the one around it has shown as well: told when it ends, so that words are not told to all.
    const outer = this.#open.at(-1);
    if (outer !== undefined && field.hasPlaced) outer.hasPlaced = true;
    if (outer?.isResult === true && field.hasShown) outer.hasShown = true;
    return { ...field, hasShown: field.hasShown || field.hasPlaced };
  }

  /** The fields left open at the end, whose ends are missing. */
  rest(): readonly Readonly<Field>[] {
    this.#instructed.length = 0;
    return this.#open.splice(0);
  }

  /** Takes words that stand among instructions; false for words that are shown, of which every open field then knows. */
  takes(text: string): boolean {
    const inner = this.#open.at(-1);
    if (inner?.isResult === true) inner.hasShown = true;
    const within = this.#instructed.at(-1);
    if (within === undefined) return false;
    within.code += text;
    within.words += text;
    return true;
  }

  /** Something is shown in the results of all that are open. */
  showed(): void {
    const inner = this.#open.at(-1);
    if (inner !== undefined) inner.hasPlaced = true;
  }
}
