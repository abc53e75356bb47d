/** EQ fields (ECMA-376 17.16.5.19), which have no result but what their instructions draw: as text in one line. */
import { fraction, loweredPart, operation, raisedPart, root } from '../../../shared/text/linear.ts';

interface Drawn {
  readonly text: string;
  /** What stands raised over other words, and nothing else. */
  readonly raised?: string;
  /** What stands lowered, and nothing else. */
  readonly isLowered?: boolean;
}

export interface EqResult {
  readonly text: string;
  /** What stood over the text as its reading: guides of pronunciation are EQ fields in documents of before 2010. */
  readonly readings: readonly string[];
  /** True where the text says in one line what stood otherwise. */
  readonly isLinear: boolean;
}

const DEEPEST = 40;
const circles = /^[○◯〇]$/u;

/** A number or a character in a circle; null where Unicode has none. */
function inCircle(text: string): string | null {
  const value = /^\d{1,2}$/u.test(text) ? Number(text) : 0;
  if (value >= 1 && value <= 20) return String.fromCodePoint(0x2460 + value - 1);
  if (value >= 21 && value <= 35) return String.fromCodePoint(0x3251 + value - 21);
  if (value >= 36 && value <= 50) return String.fromCodePoint(0x32b1 + value - 36);
  const han = [
    ...'一二三四五六七八九十月火水木金土日株有社名特財祝労秘男女適優印注項休写正上中下左右医宗学監企資協夜',
  ].indexOf(text);
  if (han >= 0) return String.fromCodePoint(0x3280 + han);
  const letter = /^[A-Za-z]$/u.test(text) ? text : '';
  if (letter === '') return null;
  const code = letter.charCodeAt(0);
  return String.fromCodePoint(code < 0x5b ? 0x24b6 + code - 0x41 : 0x24d0 + code - 0x61);
}

class EqReader {
  readonly readings: string[] = [];
  isLinear = false;
  #at = 0;
  readonly #code: string;

  constructor(code: string) {
    this.#code = code;
  }

  /** Text and commands up to a mark that ends an argument, or to the end. */
  sequence(depth: number): Drawn {
    let text = '';
    let only: Omit<Drawn, 'text'> = {};
    let parts = 0;
    for (;;) {
      const one = this.#code[this.#at];
      if (one === undefined || (depth > 0 && /[,;)]/u.test(one))) break;
      this.#at++;
      if (one !== '\\') {
        text += one;
        if (one.trim() !== '') parts++;
        continue;
      }
      const drawn = this.#command(depth);
      text += drawn.text;
      if (drawn.text !== '') parts++;
      const { text: _, ...stands } = drawn;
      only = stands;
    }
    return parts === 1 ? { ...only, text: text.trim() } : { text: text.trim() };
  }

  /** What follows a backslash. */
  #command(depth: number): Drawn {
    const name = this.#code[this.#at] ?? '';
    this.#at++;
    if (name === '*') {
      // A switch of fields in general: its word, quoted or not.
      this.#at += /^\s*(?:"[^"]*"|[^\s\\]*)/u.exec(this.#code.slice(this.#at))?.[0].length ?? 0;
      return { text: '' };
    }
    const command = name.toLowerCase();
    if (!/^[abdfilorsx]$/u.test(command) || depth > DEEPEST) return { text: name };
    const options = this.#options();
    if (command === 's') return this.#shift(options, depth);
    return this.#draw(command, options, this.#argumentsAt(depth));
  }

  /** Switches between a command and its brackets: `\ad`, `\up 9`, `\lc\{`. */
  #options(): string[] {
    const found: string[] = [];
    for (;;) {
      const rest = this.#code.slice(this.#at);
      const option = /^\s*\\(?:([lrbfv]c)\s*\\(.)|([a-z]{2})\s*(-?\d*))/iu.exec(rest);
      if (option === null) return found;
      this.#at += option[0].length;
      found.push((option[1] ?? option[3] ?? '').toLowerCase() + (option[2] ?? ''));
    }
  }

  #argumentsAt(depth: number): Drawn[] {
    const open = /^\s*\(/u.exec(this.#code.slice(this.#at, this.#at + 100))?.[0];
    if (open === undefined) return [];
    this.#at += open.length;
    const list: Drawn[] = [];
    for (;;) {
      list.push(this.sequence(depth + 1));
      const end = this.#code[this.#at];
      this.#at++;
      if (end === undefined || end === ')') return list;
    }
  }

  /** `\s\up8(a)\do8(b)`: both may stand behind one command. */
  #shift(first: readonly string[], depth: number): Drawn {
    let text = '';
    let raised: string | undefined;
    let options = first;
    for (;;) {
      const inner = this.#argumentsAt(depth)
        .map((one) => one.text)
        .join('');
      const isDown = options.includes('do');
      // Without a switch it is raised, by 2 points. `\ai` and `\di` make room above and below, and move nothing.
      const isUp = options.includes('up') || !options.some((one) => one === 'do' || one === 'ai' || one === 'di');
      text += isUp ? raisedPart(inner) : isDown ? loweredPart(inner) : inner;
      if (isUp) raised = inner;
      if (!/^\s*\\(?:up|do)\s*\d*\s*\(/iu.test(this.#code.slice(this.#at, this.#at + 60))) break;
      options = this.#options();
    }
    this.isLinear = true;
    if (raised !== undefined) return { text, raised };
    return first.includes('do') ? { text, isLowered: true } : { text };
  }

  #draw(command: string, options: readonly string[], list: readonly Drawn[]): Drawn {
    const texts = list.map((one) => one.text);
    const [first = '', second = '', ...more] = texts;
    if (command === 'o') return this.#overstruck(list);
    if (command === 'd') return { text: texts.join('') };
    this.isLinear = true;
    if (command === 'f') return { text: fraction(first, second) + more.join('') };
    if (command === 'r') return { text: list.length < 2 ? root('', first) : root(first, second) };
    if (command === 'i') {
      const named = options.find((one) => /^[fv]c./u.test(one))?.slice(2);
      const sign = named ?? (options.includes('su') ? '∑' : options.includes('pr') ? '∏' : '∫');
      return { text: operation(sign, first, second, more.join('')) };
    }
    if (command === 'b') return { text: bracketed(texts.join(','), options) };
    return { text: texts.join(command === 'l' ? ',' : ' ') };
  }

  /** What is struck over each other: a reading over its word, a figure in a circle, or anything. */
  #overstruck(list: readonly Drawn[]): Drawn {
    const base = list.filter((one) => one.raised === undefined).map((one) => one.text);
    const readings = list.flatMap((one) => (one.raised === undefined ? [] : [one.raised]));
    // An index over an index, as of an isotope or of limits, is no reading of it.
    const isIndex = list.every((one) => one.raised !== undefined || one.isLowered === true || one.text.trim() === '');
    if (readings.length > 0 && base.join('') !== '' && !isIndex) {
      for (const reading of readings) this.readings.push(reading);
      this.isLinear = false;
      return { text: base.join('') };
    }
    const inner = base.filter((text) => !circles.test(text)).join('');
    if (base.length === 2 && base.some((text) => circles.test(text))) {
      const circled = inCircle(inner);
      if (circled !== null) return { text: circled };
    }
    this.isLinear = true;
    return { text: list.map((one) => one.text).join('') };
  }
}

function bracketed(text: string, options: readonly string[]): string {
  const both = options.find((one) => one.startsWith('bc'))?.slice(2);
  const left = options.find((one) => one.startsWith('lc'))?.slice(2);
  const right = options.find((one) => one.startsWith('rc'))?.slice(2);
  if (both !== undefined) return both + text + ({ '(': ')', '[': ']', '{': '}', '<': '>' }[both] ?? both);
  if (left === undefined && right === undefined) return `(${text})`;
  return (left ?? '') + text + (right ?? '');
}

/** What an EQ field shows; `code` is what follows its name. */
export function eqResult(code: string): EqResult {
  const reader = new EqReader(code);
  const { text } = reader.sequence(0);
  return { text, readings: reader.readings, isLinear: reader.isLinear };
}
