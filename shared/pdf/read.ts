/**
 * Reads finished files back by their cross-reference table. It knows nothing of how they were written,
 * so that a check of the bytes is one.
 */

/** A PDF object (ISO 32000-1 §7.3). Strings are bytes as Latin-1; names are without their solidus. */
export type PdfValue =
  | null
  | boolean
  | number
  | { readonly type: 'name'; readonly value: string }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'reference'; readonly number: number }
  | { readonly type: 'operator'; readonly value: string }
  | { readonly type: 'array'; readonly items: readonly PdfValue[] }
  | PdfDictionary;

export interface PdfDictionary {
  readonly type: 'dictionary';
  readonly entries: ReadonlyMap<string, PdfValue>;
  /** Raw bytes, where it is a stream. */
  readonly stream?: Uint8Array;
}

/** Thrown where bytes are not what PDF's syntax asks for. */
export class PdfSyntaxError extends Error {
  override readonly name = 'PdfSyntaxError';
}

/** Arrays and dictionaries that may stand in each other. */
const DEEPEST = 200;

const SPACE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITER = new Set([...'()<>[]{}/%'].map((mark) => mark.charCodeAt(0)));

function latin(bytes: Uint8Array, from: number, to: number): string {
  let out = '';
  for (let at = from; at < to; at++) out += String.fromCharCode(bytes[at] ?? 0);
  return out;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Reads values one after the other, from a file or from a content stream. */
export class PdfScanner {
  readonly #bytes: Uint8Array;
  at: number;
  #depth = 0;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }

  #peek(): number {
    return this.#bytes[this.at] ?? -1;
  }

  skip(): void {
    while (this.at < this.#bytes.length) {
      const code = this.#peek();
      if (code === 0x25) while (this.at < this.#bytes.length && ![10, 13].includes(this.#peek())) this.at++;
      else if (SPACE.has(code)) this.at++;
      else return;
    }
  }

  /** The next value; undefined at the end. */
  next(): PdfValue | undefined {
    this.skip();
    const code = this.#peek();
    if (code < 0) return undefined;
    const mark = String.fromCharCode(code);
    if (mark === '/') {
      this.at++;
      const raw = this.#word();
      const value = raw.replace(/#([0-9a-fA-F]{2})/gu, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      );
      return { type: 'name', value };
    }
    if (mark === '(') return this.#literal();
    if (mark === '[') {
      this.at++;
      return this.#nested(() => ({ type: 'array', items: this.#until(']') }));
    }
    if (mark === '<') {
      if (this.#bytes[this.at + 1] !== 0x3c) return this.#hexadecimal();
      this.at += 2;
      return this.#nested(() => this.#dictionary());
    }
    if (DELIMITER.has(code)) {
      this.at++;
      return { type: 'operator', value: mark };
    }
    const word = this.#word();
    if (/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/u.test(word)) return this.#numberOrReference(Number(word));
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    return { type: 'operator', value: word };
  }

  #word(): string {
    const start = this.at;
    while (this.at < this.#bytes.length && !SPACE.has(this.#peek()) && !DELIMITER.has(this.#peek())) this.at++;
    return latin(this.#bytes, start, this.at);
  }

  #numberOrReference(value: number): PdfValue {
    if (!Number.isInteger(value) || value < 0) return value;
    const start = this.at;
    this.skip();
    const generation = this.#word();
    if (/^\d+$/u.test(generation)) {
      this.skip();
      if (
        this.#peek() === 0x52 &&
        (SPACE.has(this.#bytes[this.at + 1] ?? 32) || DELIMITER.has(this.#bytes[this.at + 1] ?? 32))
      ) {
        this.at++;
        return { type: 'reference', number: value };
      }
    }
    this.at = start;
    return value;
  }

  #literal(): PdfValue {
    this.at++;
    let depth = 1;
    let out = '';
    while (this.at < this.#bytes.length) {
      const mark = String.fromCharCode(this.#peek());
      this.at++;
      if (mark === '\\') {
        out += this.#escaped();
        continue;
      }
      if (mark === '(') depth++;
      if (mark === ')' && --depth === 0) return { type: 'string', value: out };
      out += mark;
    }
    throw new PdfSyntaxError('a string does not end');
  }

  /** What stands after a backslash (ISO 32000-1 §7.3.4.2): a line that goes on stands for nothing. */
  #escaped(): string {
    const rest = latin(this.#bytes, this.at, this.at + 3);
    const [octal] = /^[0-7]{1,3}/u.exec(rest) ?? [];
    const [lineEnd] = /^(?:\r\n|\r|\n)/u.exec(rest) ?? [];
    this.at += octal?.length ?? lineEnd?.length ?? 1;
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    if (lineEnd !== undefined) return '';
    const [next = ''] = rest;
    return escapes[next] ?? next;
  }

  #hexadecimal(): PdfValue {
    const end = this.#bytes.indexOf(0x3e, this.at);
    if (end < 0) throw new PdfSyntaxError('a hexadecimal string does not end');
    const digits = latin(this.#bytes, this.at + 1, end).replace(/\s/gu, '');
    this.at = end + 1;
    let value = '';
    for (let at = 0; at < digits.length; at += 2) {
      value += String.fromCharCode(Number.parseInt(digits.slice(at, at + 2).padEnd(2, '0'), 16));
    }
    return { type: 'string', value };
  }

  #nested(read: () => PdfValue): PdfValue {
    if (++this.#depth > DEEPEST) throw new PdfSyntaxError('values stand too deep in each other');
    const value = read();
    this.#depth--;
    return value;
  }

  #until(end: string): PdfValue[] {
    const items: PdfValue[] = [];
    for (;;) {
      const value = this.next();
      if (value === undefined) throw new PdfSyntaxError(`no ${end}`);
      if (isOperator(value, end)) return items;
      items.push(value);
    }
  }

  #dictionary(): PdfDictionary {
    const entries = new Map<string, PdfValue>();
    for (;;) {
      const key = this.next();
      if (key === undefined) throw new PdfSyntaxError('a dictionary does not end');
      if (isOperator(key, '>')) {
        this.at++;
        return { type: 'dictionary', entries };
      }
      if (key === null || typeof key !== 'object' || key.type !== 'name') throw new PdfSyntaxError('a key is no name');
      const value = this.next();
      if (value === undefined) throw new PdfSyntaxError('a key has no value');
      entries.set(key.value, value);
    }
  }
}

function isOperator(value: PdfValue, name: string): boolean {
  return value !== null && typeof value === 'object' && value.type === 'operator' && value.value === name;
}

/** Objects of a file, asked for as what they ought to be; values are followed through references. */
export abstract class PdfObjects {
  /** A value with references followed. */
  abstract resolve(value: PdfValue | undefined): PdfValue;

  dictionary(value: PdfValue | undefined): PdfDictionary | null {
    const found = this.resolve(value);
    return found !== null && typeof found === 'object' && found.type === 'dictionary' ? found : null;
  }

  /** An entry of a dictionary, followed. */
  get(of: PdfDictionary | null, key: string): PdfValue {
    return this.resolve(of?.entries.get(key));
  }

  array(value: PdfValue | undefined): readonly PdfValue[] {
    const found = this.resolve(value);
    return found !== null && typeof found === 'object' && found.type === 'array' ? found.items : [];
  }

  name(value: PdfValue | undefined): string {
    const found = this.resolve(value);
    return found !== null && typeof found === 'object' && found.type === 'name' ? found.value : '';
  }

  text(value: PdfValue | undefined): string {
    const found = this.resolve(value);
    return found !== null && typeof found === 'object' && found.type === 'string' ? found.value : '';
  }

  /** A box of a page, its corners. */
  box(page: PdfDictionary, key: string): readonly [number, number, number, number] | null {
    const [a, b, c, d] = this.array(page.entries.get(key)).map((value) => this.resolve(value));
    if (typeof a !== 'number' || typeof b !== 'number' || typeof c !== 'number' || typeof d !== 'number') return null;
    return [a, b, c, d];
  }
}

/** A finished file. Values are followed through references. */
export class PdfReader extends PdfObjects {
  readonly bytes: Uint8Array;
  readonly #inflate: (bytes: Uint8Array) => Uint8Array;
  readonly #offsets = new Map<number, number>();
  readonly #known = new Map<number, PdfValue>();
  readonly trailer: PdfDictionary;
  /** `1.6`, from the header. */
  readonly version: string;

  /** Throws {@link PdfSyntaxError} where the file's frame cannot be read. */
  constructor(bytes: Uint8Array, inflate: (bytes: Uint8Array) => Uint8Array) {
    super();
    this.bytes = bytes;
    this.#inflate = inflate;
    this.version = /^%PDF-(\d\.\d)/u.exec(latin(bytes, 0, 8))?.[1] ?? '';
    if (this.version === '') throw new PdfSyntaxError('no header');
    const tail = latin(bytes, Math.max(0, bytes.length - 128), bytes.length);
    const start = /startxref\s+(\d+)\s+%%EOF\s*$/u.exec(tail)?.[1];
    if (start === undefined) throw new PdfSyntaxError('the file does not end as it must');
    this.trailer = this.#table(Number(start));
  }

  #table(start: number): PdfDictionary {
    const scanner = new PdfScanner(this.bytes, start);
    if (!isOperator(scanner.next() ?? null, 'xref')) throw new PdfSyntaxError('no cross-reference table');
    for (;;) {
      const first = scanner.next();
      if (first !== undefined && isOperator(first, 'trailer')) break;
      const count = scanner.next();
      if (typeof first !== 'number' || typeof count !== 'number')
        throw new PdfSyntaxError('a table without its counts');
      for (let at = 0; at < count; at++) {
        const [offset, , kind] = [scanner.next(), scanner.next(), scanner.next()];
        if (typeof offset === 'number' && isOperator(kind ?? null, 'n')) this.#offsets.set(first + at, offset);
      }
    }
    const trailer = scanner.next();
    if (trailer === undefined || trailer === null || typeof trailer !== 'object' || trailer.type !== 'dictionary') {
      throw new PdfSyntaxError('no trailer');
    }
    return trailer;
  }

  resolve(value: PdfValue | undefined): PdfValue {
    if (value === undefined || value === null || typeof value !== 'object' || value.type !== 'reference') {
      return value ?? null;
    }
    const known = this.#known.get(value.number);
    if (known !== undefined) return known;
    const offset = this.#offsets.get(value.number);
    const object = offset === undefined ? null : this.#object(offset);
    this.#known.set(value.number, object);
    return object;
  }

  #object(offset: number): PdfValue {
    const scanner = new PdfScanner(this.bytes, offset);
    const [number, generation, word] = [scanner.next(), scanner.next(), scanner.next()];
    if (typeof number !== 'number' || typeof generation !== 'number' || !isOperator(word ?? null, 'obj')) {
      throw new PdfSyntaxError(`no object at ${offset}`);
    }
    const value = scanner.next() ?? null;
    if (value === null || typeof value !== 'object' || value.type !== 'dictionary') return value;
    const after = scanner.next();
    if (after === undefined || !isOperator(after, 'stream')) return value;
    const length = this.resolve(value.entries.get('Length'));
    if (typeof length !== 'number') throw new PdfSyntaxError('a stream without its length');
    const from = scanner.at + (this.bytes[scanner.at] === 13 ? 2 : 1);
    if (from + length > this.bytes.length) throw new PdfSyntaxError('a stream is cut short');
    return { ...value, stream: this.bytes.subarray(from, from + length) };
  }

  /** Every object of the file. */
  *objects(): Generator<PdfValue> {
    for (const number of this.#offsets.keys()) yield this.resolve({ type: 'reference', number });
  }

  /** A stream's bytes, unpacked where it is packed by Flate; null where it is packed by something else. */
  data(stream: PdfDictionary): Uint8Array | null {
    if (stream.stream === undefined) return null;
    const filter = this.name(stream.entries.get('Filter'));
    if (filter === 'FlateDecode') return this.#inflate(stream.stream);
    return stream.entries.has('Filter') ? null : stream.stream;
  }

  get catalog(): PdfDictionary | null {
    return this.dictionary(this.trailer.entries.get('Root'));
  }

  get information(): PdfDictionary | null {
    return this.dictionary(this.trailer.entries.get('Info'));
  }

  /** Pages in order. */
  pages(): PdfDictionary[] {
    const walk = (node: PdfDictionary | null, depth: number): PdfDictionary[] => {
      if (node === null || depth > 32) return [];
      if (this.name(node.entries.get('Type')) === 'Page') return [node];
      return this.array(node.entries.get('Kids')).flatMap((kid) => walk(this.dictionary(kid), depth + 1));
    };
    return walk(this.dictionary(this.catalog?.entries.get('Pages')), 0);
  }

  /** A page's operators, all its content streams as one. */
  content(page: PdfDictionary): Uint8Array {
    const contents = page.entries.get('Contents');
    const single = this.dictionary(contents);
    const streams = single === null ? this.array(contents).map((one) => this.dictionary(one)) : [single];
    const parts = streams.flatMap((stream) => (stream === null ? [] : [this.data(stream) ?? new Uint8Array()]));
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length + 1, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
      whole[at++] = 10;
    }
    return whole;
  }
}
