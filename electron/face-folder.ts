/**
 * The faces of editions' own as files in the user's data folder, whole and in slices for the screen: so that of a face
 * only that is read which is used. An edition's file has the bytes; what lies here is made anew where it is gone.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileId } from '../shared/edition/ids.ts';
import type { FontSlice } from '../shared/text/font-slices.ts';
import { DayangError } from './errors.ts';
import { isKept, markOf } from './kept-files.ts';

/** Changes whenever faces are cut otherwise than before. */
const CUT = 1;

/** Bytes kept; what was used longest ago goes first. A newspaper's faces, whole and cut, have some 300 million. */
const MOST_BYTES = 1_500_000_000;

/** Who makes the files: both see to it that what has its name is whole. */
interface Makers {
  /** Puts the file of a face of the open edition under a path; false where it has none that is whole. */
  readonly unpack: (file: { readonly id: FileId; readonly path: string }) => Promise<boolean>;
  readonly cut: (face: { readonly path: string; readonly slice: FontSlice; readonly to: string }) => Promise<unknown>;
}

/** True where a folder takes no more files, whatever they are. */
function isUnwritable(error: unknown): boolean {
  return error instanceof DayangError && (error.code === 'not-writable' || error.code === 'disk-full');
}

export class FaceFolder {
  #folder: string;
  /** A folder of the system's for what is temporary, once its own could not be written: gone when nothing is read any longer. */
  #temporary: string | null = null;
  readonly #makers: Makers;
  readonly #cutting = new Map<string, Promise<unknown>>();
  readonly #used = new Set<FileId>();

  constructor(folder: string, makers: Makers) {
    this.#folder = folder;
    this.#makers = makers;
  }

  /** Does something that writes files, in a temporary folder where its own takes none. */
  async #writing<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isUnwritable(error)) throw error;
      if (this.#temporary === null) {
        this.#temporary = mkdtempSync(join(tmpdir(), 'dayang-faces-'));
        this.#folder = this.#temporary;
      }
      return work();
    }
  }

  /** Path of a face's whole file; null where the open edition has none of that id that is whole. */
  whole(id: FileId): Promise<string | null> {
    return this.#writing(() => this.#whole(id));
  }

  async #whole(id: FileId): Promise<string | null> {
    const path = join(this.#folder, `${id}.face`);
    if (!(await this.#makers.unpack({ id, path }))) return null;
    this.#used.add(id);
    return path;
  }

  /** Path of a slice of a face; null where the open edition has no such face that is whole. */
  slice(id: FileId, slice: FontSlice): Promise<string | null> {
    return this.#writing(() => this.#slice(id, slice));
  }

  async #slice(id: FileId, slice: FontSlice): Promise<string | null> {
    const whole = await this.#whole(id);
    if (whole === null) return null;
    const path = join(this.#folder, `${id}-${CUT}-${slice}.face`);
    if (!isKept(path)) await this.#cut(whole, slice, path);
    return path;
  }

  /** Has what pages show first of a face cut before one does. What is wrong is heard of by who shows it. */
  prepare(id: FileId): void {
    this.slice(id, 'everyday').catch(() => undefined);
  }

  /** Once, whoever asks for it meanwhile: the page, the interface. */
  #cut(path: string, slice: FontSlice, to: string): Promise<unknown> {
    const running = this.#cutting.get(to);
    if (running !== undefined) return running;
    const cutting = this.#makers.cut({ path, slice, to }).finally(() => this.#cutting.delete(to));
    this.#cutting.set(to, cutting);
    return cutting;
  }

  /** Takes away what is too much, and what was left half written. To be called when nothing is read any longer. */
  tidy(): void {
    if (this.#temporary !== null) {
      rmSync(this.#temporary, { recursive: true, force: true });
      return;
    }
    try {
      const now = new Date();
      const names = readdirSync(this.#folder).filter((name) => !name.endsWith(markOf('.face')));
      const files = names.map((name) => {
        const path = join(this.#folder, name);
        const isUsed = [...this.#used].some((id) => name.startsWith(id));
        // A face's own time says whether it is still as it was written.
        const dated = existsSync(markOf(path)) ? markOf(path) : path;
        if (isUsed) utimesSync(dated, now, now);
        return { path, size: statSync(path).size, at: name.endsWith('.face') ? statSync(dated).mtimeMs : 0 };
      });
      let bytes = 0;
      for (const { path, size, at } of files.toSorted((a, b) => b.at - a.at)) {
        bytes += size;
        if (at === 0 || bytes > MOST_BYTES) for (const gone of [path, markOf(path)]) rmSync(gone, { force: true });
      }
    } catch {
      // A folder that is not there, or cannot be read, holds nothing that could be too much.
    }
  }
}
