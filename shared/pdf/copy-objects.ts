/** Objects of one PDF taken over into another, with all they lead to, under numbers of their new file. */
import type { PdfFile, Reference } from './objects.ts';
import type { PdfDictionary, PdfObjects, PdfValue } from './read.ts';

/** Values that may stand in each other without a reference between them: what a scanner reads has no more. */
const DEEPEST = 220;

/** A number with all its decimals, and no exponent, which PDF's numbers have not (ISO 32000-1 §7.3.3). */
function exactNumber(value: number): string {
  if (Number.isInteger(value)) return Math.abs(value) < 1e15 ? String(value) : '0';
  return value.toFixed(10).replace(/\.?0+$/u, '');
}

/** A name from its bytes as Latin-1 (ISO 32000-1 §7.3.5). */
function nameOf(bytes: string): string {
  return `/${bytes.replace(/[^A-Za-z0-9_.+-]/gu, (one) => `#${one.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;
}

function stringOf(bytes: string): string {
  let digits = '';
  for (let at = 0; at < bytes.length; at++) digits += bytes.charCodeAt(at).toString(16).padStart(2, '0');
  return `<${digits}>`;
}

/** A stream as it is written: its bytes, and the entries of its dictionary but for `Length`. */
interface CopiedStream {
  readonly bytes: Uint8Array;
  readonly entries: ReadonlyMap<string, PdfValue>;
}

interface Copying {
  /** What is written in place of a dictionary; the same one where nothing of it changes. */
  readonly dictionary?: (of: PdfDictionary) => PdfDictionary;
  /** What is written in place of a stream. */
  readonly stream?: (of: PdfDictionary) => CopiedStream;
}

/**
 * Copies objects. Each is copied once, numbered in the order in which references lead to it: the same objects, copied
 * into the same file, give the same bytes.
 */
export class ObjectCopier {
  readonly #source: PdfObjects;
  readonly #target: PdfFile;
  readonly #copying: Copying;
  readonly #copied = new Map<number, Reference>();
  readonly #waiting: { readonly from: number; readonly to: Reference }[] = [];
  #done = 0;

  constructor(source: PdfObjects, target: PdfFile, copying: Copying = {}) {
    this.#source = source;
    this.#target = target;
    this.#copying = copying;
  }

  /** A value as it is written in the new file, and whatever it leads to with it. */
  value(value: PdfValue): string {
    const written = this.#written(value, 0);
    this.#finish();
    return written;
  }

  /** A stream with entries of its own in place of its dictionary's. */
  stream(bytes: Uint8Array, entries: string): Reference {
    const reference = this.#target.storedStream(bytes, entries);
    this.#finish();
    return reference;
  }

  /** Entries of a dictionary, all but those left out, as they are written. */
  entries({ entries }: { readonly entries: ReadonlyMap<string, PdfValue> }, without: readonly string[] = []): string {
    const written = [...entries].flatMap(([key, value]) =>
      without.includes(key) ? [] : [`${nameOf(key)} ${this.#written(value, 1)}`],
    );
    this.#finish();
    return written.join('');
  }

  /** Objects are copied one after another, however long the way to them: a chain of a million is no recursion. */
  #finish(): void {
    for (let next = this.#waiting[this.#done]; next !== undefined; next = this.#waiting[this.#done]) {
      this.#done++;
      const value = this.#source.resolve({ type: 'reference', number: next.from });
      if (value !== null && typeof value === 'object' && value.type === 'dictionary' && value.stream !== undefined) {
        const { bytes, entries } = this.#copying.stream?.(value) ?? { bytes: value.stream, entries: value.entries };
        const written = [...entries].flatMap(([key, one]) =>
          key === 'Length' ? [] : [`${nameOf(key)} ${this.#written(one, 1)}`],
        );
        this.#target.writeStream(next.to, bytes, written.join(''));
      } else this.#target.write(next.to, this.#written(value, 0));
    }
  }

  #reference(number: number): string {
    const known = this.#copied.get(number);
    if (known !== undefined) return known;
    const to = this.#target.reserve();
    this.#copied.set(number, to);
    this.#waiting.push({ from: number, to });
    return to;
  }

  #written(value: PdfValue, depth: number): string {
    if (value === null || depth > DEEPEST) return 'null';
    if (typeof value === 'boolean') return String(value);
    if (typeof value === 'number') return exactNumber(value);
    switch (value.type) {
      case 'name':
        return nameOf(value.value);
      case 'string':
        return stringOf(value.value);
      case 'reference':
        return this.#reference(value.number);
      case 'array':
        return `[${value.items.map((one) => this.#written(one, depth + 1)).join(' ')}]`;
      case 'operator':
        // No value: what stood there could not be read.
        return 'null';
      case 'dictionary': {
        const { entries } = this.#copying.dictionary?.(value) ?? value;
        return `<<${[...entries].map(([key, one]) => `${nameOf(key)} ${this.#written(one, depth + 1)}`).join('')}>>`;
      }
    }
  }
}
