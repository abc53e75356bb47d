/**
 * What this machine remembers of each edition beside its file: where somebody worked in it, and what they were told of the disk
 * it lies on. A small file in the user's data; what of it cannot be read is not known.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { filePath } from '../shared/edition/log-records.ts';
import { type Place, placeSchema } from '../shared/edition/place-records.ts';

const rememberedSchema = v.strictObject({
  path: filePath,
  place: v.nullable(v.fallback(v.nullable(placeSchema), null)),
  /** They were told that the edition lies on a disk of the network, or in a folder that is copied. */
  isWarned: v.boolean(),
});
type Remembered = Readonly<v.InferOutput<typeof rememberedSchema>>;

/** Editions that are remembered, those worked in last first. */
const MOST = 200;
/** Bytes the file may have; it has some three hundred for each edition. */
const MOST_BYTES = 8 * 2 ** 20;

export class Places {
  readonly #path: string;
  #all: readonly Remembered[] | null = null;

  constructor(path: string) {
    this.#path = path;
  }

  get #known(): readonly Remembered[] {
    this.#all ??= this.#read();
    return this.#all;
  }

  #read(): readonly Remembered[] {
    try {
      const text = readFileSync(this.#path, 'utf8');
      const list: unknown = text.length > MOST_BYTES ? [] : JSON.parse(text);
      if (!Array.isArray(list)) return [];
      return list.slice(0, MOST).flatMap((one: unknown) => {
        const read = v.safeParse(rememberedSchema, one);
        return read.success ? [read.output] : [];
      });
    } catch {
      return [];
    }
  }

  #of(path: string): Remembered {
    return this.#known.find((one) => one.path === path) ?? { path, place: null, isWarned: false };
  }

  #set(path: string, change: Partial<Remembered>): void {
    this.#all = [{ ...this.#of(path), ...change }, ...this.#known.filter((one) => one.path !== path)].slice(0, MOST);
    try {
      mkdirSync(dirname(this.#path), { recursive: true });
      const partial = `${this.#path}.${process.pid}.partial`;
      writeFileSync(partial, JSON.stringify(this.#all));
      renameSync(partial, this.#path);
    } catch {
      // An edition that opens at its first page is as good.
    }
  }

  /** Where somebody worked in an edition last; null where that is not known. */
  place(path: string): Place | null {
    return this.#of(path).place;
  }

  keep(path: string, place: Place): void {
    this.#set(path, { place });
  }

  /** True the first time it is asked of an edition. */
  warns(path: string): boolean {
    if (this.#of(path).isWarned) return false;
    this.#set(path, { isWarned: true });
    return true;
  }

  /** The edition has another name from now on. */
  handOn(from: string, to: string): void {
    const { place, isWarned } = this.#of(from);
    this.#set(to, { place, isWarned });
  }
}
