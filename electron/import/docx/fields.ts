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

/** The first argument of a field, quoted or not. */
function argument(rest: string): string {
  const found = /^\s*(?:"((?:[^"\\]|\\.)*)"|“([^”]*)”|([^\s\\]+))/u.exec(rest);
  return (found?.[1] ?? found?.[2] ?? found?.[3] ?? '').replace(/\\(.)/gu, '$1');
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
  hasShown: boolean;
  readonly data: XmlElement | undefined;
}

/** The fields that are open in a story, outermost first. */
export class FieldStack {
  readonly #open: Field[] = [];

  begin(data: XmlElement | undefined): void {
    this.#open.push({ code: '', words: '', isResult: false, hasShown: false, data });
  }

  /** A piece of instructions. */
  instruct(text: string): void {
    const field = this.#open.at(-1);
    if (field !== undefined && !field.isResult) field.code += text;
  }

  separate(): void {
    const field = this.#open.at(-1);
    if (field !== undefined) field.isResult = true;
  }

  /** The field that ends; undefined where none is open. */
  end(): Readonly<Field> | undefined {
    return this.#open.pop();
  }

  /** The fields left open at the end, whose ends are missing. */
  rest(): readonly Readonly<Field>[] {
    return this.#open.splice(0);
  }

  /** Takes words that stand among instructions; false for words that are shown, of which every open field then knows. */
  takes(text: string): boolean {
    const at = this.#open.findLastIndex((field) => !field.isResult);
    for (const field of this.#open.slice(at + 1)) field.hasShown = true;
    const within = this.#open[at];
    if (within === undefined) return false;
    within.code += text;
    within.words += text;
    return true;
  }

  /** Something is shown in the results of all that are open. */
  showed(): void {
    for (const field of this.#open) field.hasShown = true;
  }
}
