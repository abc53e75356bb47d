/**
 * The objects of a PDF from elsewhere. They are found by looking through the whole file, never by its cross-references: a
 * drawing is small, a table of references may be wrong, and so one way does for sound files and damaged ones. What stands in
 * streams is passed over: a file may have another in it.
 */
import { type PdfDictionary, PdfObjects, PdfScanner, PdfSyntaxError, type PdfValue } from '../../../shared/pdf/read.ts';
import { PdfError } from './faults.ts';
import { type Unlocking, unlockingOf } from './locked.ts';
import { Unpacker } from './unpack.ts';

const MOST_OBJECTS = 200_000;
/** Objects that cannot be read before the file is given up. */
const MOST_FAULTY = 200;
/** References that lead to references. */
const MOST_HOPS = 8;
/** Pages that one may be chosen of. */
const MOST_PAGES = 10_000;
/** Levels of the tree of pages. */
const DEEPEST_PAGE = 32;
/** How many times its own length of a file is looked through. */
const MOST_PASSES = 4;
/** Objects of one number that may be the length of a stream. */
const MOST_LENGTHS = 16;

interface Found {
  readonly value: PdfValue;
  /** Where in the file it, or what holds it, stands: the last one holds. */
  readonly at: number;
  /** Which object of its number it is; what stands in a stream has none, and is locked with the stream. */
  readonly generation: number | null;
}

/** A page with what it has from those above it in the tree. */
export interface FoundPage {
  readonly page: PdfDictionary;
  /** Pages that the file says it has. */
  readonly count: number;
  readonly inherited: (key: string) => PdfValue;
}

function isDictionary(value: PdfValue | undefined): value is PdfDictionary {
  return value !== null && typeof value === 'object' && value.type === 'dictionary';
}

export class PdfFile extends PdfObjects {
  readonly unpacker: Unpacker;
  readonly #bytes: Uint8Array;
  readonly #text: string;
  readonly #found = new Map<number, Found>();
  /** Dictionaries at the ends of tables of cross-references, with where they stand. */
  readonly #trailers: { readonly value: PdfDictionary; readonly at: number }[] = [];
  /** Where the bytes of streams stand, in their order: nothing in them is of this file. */
  readonly #streams: { readonly from: number; readonly end: number }[] = [];
  readonly #lengths = new Map<number, number[]>();
  /** What its owner allows where it is locked (ISO 32000-1 table 22); null where it is not. */
  readonly permissions: number | null;
  #spent = 0;
  #faulty = 0;

  /**
   * `mostUnpacked` is how many bytes its streams may unpack to in all. Throws {@link PdfError} where there is nothing to
   * read in it.
   */
  constructor(bytes: Uint8Array, mostUnpacked?: number) {
    super();
    this.#bytes = bytes;
    this.#text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    this.unpacker = new Unpacker(this, mostUnpacked);
    this.#findLengths();
    this.#find();
    this.#findTrailers();
    if (this.#found.size === 0) throw new PdfError('damaged');
    const unlocking = this.#unlocking();
    if (unlocking !== null) this.#unlock(unlocking);
    this.permissions = unlocking?.permissions ?? null;
    this.#openPacks();
  }

  resolve(value: PdfValue | undefined): PdfValue {
    let found = value ?? null;
    for (let hops = 0; hops < MOST_HOPS; hops++) {
      if (found === null || typeof found !== 'object' || found.type !== 'reference') return found;
      found = this.#found.get(found.number)?.value ?? null;
    }
    return null;
  }

  get catalog(): PdfDictionary | null {
    for (const { value } of this.#trailers) {
      const root = this.dictionary(value.entries.get('Root'));
      if (root !== null) return root;
    }
    return this.#ofType('Catalog');
  }

  /** The first page. Throws {@link PdfError} where there is none. */
  firstPage(): FoundPage {
    const tree = this.dictionary(this.catalog?.entries.get('Pages'));
    const count = this.get(tree, 'Count');
    const above: PdfDictionary[] = [];
    const page = this.#firstUnder(tree, above, new Set()) ?? this.#ofType('Page');
    if (page === null) throw new PdfError('no-page');
    return this.#foundPage(page, above, typeof count === 'number' && count > 1 ? Math.floor(count) : 1);
  }

  /** A page by its number from 1, of as many as there are. Throws {@link PdfError} where it is not there. */
  page(number: number): FoundPage {
    const pages: (readonly [PdfDictionary, readonly PdfDictionary[]])[] = [];
    this.#pagesUnder(this.dictionary(this.catalog?.entries.get('Pages')), [], new Set(), pages);
    const only = pages.length === 0 ? this.#ofType('Page') : null;
    if (only !== null) pages.push([only, []]);
    const [page, above] = pages[number - 1] ?? [];
    if (page === undefined || above === undefined) throw new PdfError('no-page');
    return this.#foundPage(page, above, pages.length);
  }

  #foundPage(page: PdfDictionary, above: readonly PdfDictionary[], count: number): FoundPage {
    const inherited = (key: string) => {
      for (const one of [page, ...above]) {
        const value = this.get(one, key);
        if (value !== null) return value;
      }
      return null;
    };
    return { page, inherited, count };
  }

  #pagesUnder(
    node: PdfDictionary | null,
    above: readonly PdfDictionary[],
    known: Set<PdfDictionary>,
    pages: (readonly [PdfDictionary, readonly PdfDictionary[]])[],
  ): void {
    if (node === null || known.has(node) || above.length > DEEPEST_PAGE || pages.length >= MOST_PAGES) return;
    known.add(node);
    if (!node.entries.has('Kids')) pages.push([node, above]);
    for (const kid of this.array(node.entries.get('Kids')))
      this.#pagesUnder(this.dictionary(kid), [node, ...above], known, pages);
  }

  /** Numbers of an array; null where it has something else. */
  numbers(value: PdfValue | undefined): number[] | null {
    const items = this.array(value).map((one) => this.resolve(one));
    const numbers = items.filter((one): one is number => typeof one === 'number' && Number.isFinite(one));
    return numbers.length === items.length ? numbers : null;
  }

  #firstUnder(node: PdfDictionary | null, above: PdfDictionary[], known: Set<PdfDictionary>): PdfDictionary | null {
    if (node === null || known.has(node) || above.length > DEEPEST_PAGE) return null;
    known.add(node);
    if (!node.entries.has('Kids')) return node;
    above.unshift(node);
    for (const kid of this.array(node.entries.get('Kids'))) {
      const page = this.#firstUnder(this.dictionary(kid), above, known);
      if (page !== null) return page;
    }
    above.shift();
    return null;
  }

  #ofType(type: string): PdfDictionary | null {
    for (const { value } of this.#found.values())
      if (isDictionary(value) && this.name(value.entries.get('Type')) === type) return value;
    return null;
  }

  #put(number: number, value: PdfValue, at: number, generation: number | null): void {
    const before = this.#found.get(number);
    if (before !== undefined && before.at > at) return;
    this.#found.set(number, { value, at, generation });
    if (this.#found.size > MOST_OBJECTS) throw new PdfError('too-much');
  }

  /** Reads what begins at a place of the file; undefined where it is no value. */
  #valueBy(scanner: PdfScanner): PdfValue | undefined {
    const from = scanner.at;
    const value = this.#tried(scanner);
    this.#spent += scanner.at - from;
    if (this.#spent > MOST_PASSES * this.#bytes.length) throw new PdfError('damaged');
    return value;
  }

  #tried(scanner: PdfScanner): PdfValue | undefined {
    try {
      return scanner.next();
    } catch (error) {
      if (!(error instanceof PdfSyntaxError)) throw error;
      if (++this.#faulty > MOST_FAULTY) throw new PdfError('damaged');
      return undefined;
    }
  }

  /** Every object that is a number: lengths of streams stand after them, and have to be known before. */
  #findLengths(): void {
    const numbers = /(?<![\d.])(\d{1,9})[\0\s]{1,4}\d{1,5}[\0\s]{1,4}obj[\0\s]{1,4}(\d{1,9})[\0\s]{1,4}endobj/gu;
    for (const [, number, length] of this.#text.matchAll(numbers)) {
      const known = this.#lengths.get(Number(number)) ?? [];
      if (known.length < MOST_LENGTHS) this.#lengths.set(Number(number), [...known, Number(length)]);
    }
  }

  /** Every `12 0 obj` of the file. */
  #find(): void {
    for (let at = this.#text.indexOf('obj'); at >= 0; ) {
      const head = /(\d{1,9})[\0\s]+(\d{1,5})[\0\s]+$/u.exec(this.#text.slice(Math.max(0, at - 40), at));
      let next = at + 3;
      if (head !== null) {
        const [number, generation] = [Number(head[1]), Number(head[2])];
        const scanner = new PdfScanner(this.#bytes, next);
        const value = this.#valueBy(scanner);
        if (value !== undefined) {
          next = Math.max(next, scanner.at);
          if (isDictionary(value)) next = this.#dictionaryAt(number, generation, { value, at }, next);
          else this.#put(number, value, at, generation);
        }
      }
      at = this.#text.indexOf('obj', next);
    }
  }

  /** Keeps a dictionary, with its stream where one follows; returns where it ends. */
  #dictionaryAt(
    number: number,
    generation: number,
    { value, at }: { readonly value: PdfDictionary; readonly at: number },
    after: number,
  ): number {
    const [opening] = /^[\0\s]*stream(?:\r\n|\n|\r)?/u.exec(this.#text.slice(after, after + 64)) ?? [];
    if (opening === undefined) {
      this.#put(number, value, at, generation);
      return after;
    }
    const from = after + opening.length;
    const end = this.#endOfStream(value, from);
    const stream = { ...value, stream: this.#bytes.subarray(from, end) };
    this.#put(number, stream, at, generation);
    this.#streams.push({ from, end });
    if (this.name(value.entries.get('Type')) === 'XRef') this.#trailers.push({ value, at });
    return end;
  }

  #endOfStream({ entries }: PdfDictionary, from: number): number {
    const said = entries.get('Length') ?? null;
    const lengths =
      typeof said === 'object' && said?.type === 'reference' ? (this.#lengths.get(said.number) ?? []) : [said];
    // Of several of the number, the one that holds most: what stands in the stream has lengths of its own.
    let longest = -1;
    for (const length of lengths) {
      if (typeof length !== 'number' || length <= longest) continue;
      const after = this.#text.slice(from + length, from + length + 16);
      if (/^\s{0,4}endstream/u.test(after)) longest = length;
    }
    if (longest >= 0) return from + longest;
    const end = this.#text.indexOf('endstream', from);
    return end < 0 ? this.#bytes.length : end;
  }

  /** The dictionaries at the ends of tables of cross-references, the last first; those of streams are known by now. */
  #findTrailers(): void {
    let stream = this.#streams.length - 1;
    let found = 0;
    for (let at = this.#text.lastIndexOf('trailer'); at >= 0 && found < 4; ) {
      while (stream >= 0 && (this.#streams[stream]?.from ?? 0) > at) stream--;
      const isInside = at < (this.#streams[stream]?.end ?? 0);
      const value = isInside ? undefined : this.#valueBy(new PdfScanner(this.#bytes, at + 7));
      if (isDictionary(value)) {
        this.#trailers.push({ value, at });
        found++;
      }
      at = at === 0 ? -1 : this.#text.lastIndexOf('trailer', at - 1);
    }
    // What was saved last stands last, whichever kind of table it ends with.
    this.#trailers.sort((a, b) => b.at - a.at);
  }

  /** What opens the file; null where it is not locked. Throws {@link PdfError} where it asks for a password. */
  #unlocking(): Unlocking | null {
    const locked = this.#trailers.find(({ value }) => (value.entries.get('Encrypt') ?? null) !== null);
    if (locked === undefined) return null;
    const { entries } = locked.value;
    const named = this.#trailers.find(({ value }) => this.array(value.entries.get('ID')).length > 0);
    const [id] = this.array(named?.value.entries.get('ID'));
    const unlocking = unlockingOf(this, this.dictionary(entries.get('Encrypt')), this.text(id));
    if (unlocking === null) throw new PdfError('encrypted');
    return unlocking;
  }

  #unlock(unlocking: Unlocking): void {
    for (const [number, { value, at, generation }] of this.#found)
      if (generation !== null)
        this.#found.set(number, { value: unlocking.opened(value, number, generation), at, generation });
  }

  /** Objects that stand in streams (ISO 32000-1 §7.5.7). */
  #openPacks(): void {
    const packs = [...this.#found.values()].filter(
      ({ value }) => isDictionary(value) && this.name(value.entries.get('Type')) === 'ObjStm',
    );
    for (const { value, at } of packs) {
      const pack = this.dictionary(value);
      const bytes = pack === null ? null : this.unpacker.bytesOf(pack);
      const [count, first] = [this.get(pack, 'N'), this.get(pack, 'First')];
      if (bytes === null || typeof count !== 'number' || typeof first !== 'number') continue;
      const header = new PdfScanner(bytes);
      // Objects follow one another: where two stood at one place, one that is large could be listed without end.
      let before = -1;
      for (let one = 0; one < Math.min(count, MOST_OBJECTS); one++) {
        const [number, offset] = [this.#tried(header), this.#tried(header)];
        if (typeof number !== 'number' || typeof offset !== 'number' || offset <= before) break;
        before = offset;
        const object = this.#tried(new PdfScanner(bytes, first + offset));
        if (object !== undefined) this.#put(number, object, at, null);
      }
    }
  }
}
