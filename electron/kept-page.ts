/**
 * The page looked at last, kept in the user's data folder with what it was composed from: it is seen at
 * once when the edition is opened again as it is, and not at all where the file is another by then.
 */
import { type BigIntStats, mkdirSync, readFileSync, renameSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { type FontName, fontNameSchema } from '../shared/edition/records.ts';

/** How a file stands on disk: another one, or one that was written to since, stands otherwise. */
const standingSchema = v.strictObject({
  file: v.string(),
  /** SQLite's log beside it, which has what was changed last; empty where there is none. */
  log: v.string(),
});

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(64 * 2 ** 20));
const headSchema = v.strictObject({
  kept: v.literal(1),
  /** The program's version: another one may compose otherwise. */
  program: v.string(),
  path: v.string(),
  standing: standingSchema,
  /** Bytes of the page, then of each face. */
  page: count,
  faces: v.array(v.strictObject({ face: fontNameSchema, length: count })),
});
type Head = v.InferOutput<typeof headSchema>;

/** A page as it was kept. */
interface Kept {
  readonly page: Uint8Array;
  readonly faces: ReadonlyMap<FontName, Uint8Array>;
}

function statOf(path: string): BigIntStats | undefined {
  return statSync(path, { bigint: true, throwIfNoEntry: false });
}

/** Removes a file, where it is one and may be removed. */
function removeFile(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // Whatever it is, it is read as no kept page.
  }
}

/** Which file a name stands for: device and inode. */
function identityOf(path: string): string {
  const file = statOf(path);
  return file === undefined ? '' : `${file.dev} ${file.ino}`;
}

function standingOf(path: string): Head['standing'] {
  const [file, log] = [statOf(path), statOf(`${path}-wal`)];
  return {
    file: file === undefined ? '' : [file.dev, file.ino, file.size, file.mtimeNs].join(' '),
    log: log === undefined || log.size === 0n ? '' : [log.ino, log.size, log.mtimeNs].join(' '),
  };
}

/** Takes a kept file apart. Throws where it is not one. */
function unpack(bytes: Buffer): Kept & { readonly head: Head } {
  const end = bytes.indexOf('\n');
  const head = v.parse(headSchema, JSON.parse(bytes.toString('utf8', 0, Math.max(0, end))));
  let at = end + 1;
  const take = (length: number) => {
    const piece = bytes.subarray(at, at + length);
    at += length;
    if (piece.length < length) throw new Error('a kept page ends too soon');
    return piece;
  };
  const page = take(head.page);
  return { head, page, faces: new Map(head.faces.map(({ face, length }) => [face, take(length)])) };
}

export class KeptPage {
  readonly #path: string;
  readonly #program: string;
  #shown: Kept | null = null;
  /** What was kept last, while the edition that is open is as it was then. */
  #current: Head | null = null;
  /** The file that was opened under a name: another may take its place while the store has the first one open. */
  #file: { readonly path: string; readonly identity: string } | null = null;

  /** `path` is where it is kept; `program` is the version of the program. */
  constructor(path: string, program: string) {
    this.#path = path;
    this.#program = program;
  }

  /**
   * Takes up what is kept of an edition, before the store opens its file. A kept file that is damaged,
   * of another edition or of another state of it is as good as none.
   */
  takeUp(edition: string): void {
    this.#file = { path: edition, identity: identityOf(edition) };
    try {
      const { head, ...kept } = unpack(readFileSync(this.#path));
      const { standing, path, program } = head;
      const now = standingOf(edition);
      const isCurrent = path === edition && standing.file === now.file && standing.log === now.log;
      this.#shown = isCurrent && program === this.#program && now.file !== '' ? kept : null;
    } catch {
      this.#shown = null;
    }
  }

  /** The page taken up; null where none was. */
  get page(): Uint8Array | null {
    return this.#shown?.page ?? null;
  }

  /** What of a face the page taken up is painted with. */
  face(name: FontName): Uint8Array | null {
    return this.#shown?.faces.get(name) ?? null;
  }

  /** Keeps a page of the edition as its file stands now. */
  keep(path: string, page: Uint8Array, faces: ReadonlyMap<FontName, Uint8Array>): void {
    const identity = identityOf(path);
    // The sample edition is made at the first start, after what is kept was looked for.
    if (this.#file?.path !== path || this.#file.identity === '') this.#file = { path, identity };
    this.#current = this.#file.identity === identity ? this.#write(path, { page, faces }) : null;
  }

  /** The edition has changed: what is kept of it is of no use. */
  forget(): void {
    this.#current = null;
    this.#shown = null;
  }

  /** Keeps the same page again once the store has closed the file, which then stands otherwise and says the same. */
  seal(): void {
    const { path, standing } = this.#current ?? {};
    if (path === undefined || identityOf(path) !== this.#file?.identity) return;
    try {
      const { head, ...kept } = unpack(readFileSync(this.#path));
      const isOurs = head.path === path && head.standing.file === standing?.file && head.standing.log === standing.log;
      if (isOurs) this.#write(path, kept);
    } catch {
      // What cannot be read is not shown either.
    }
  }

  /** Writes a page; null where it cannot be kept. Then none is: an older one is of another state. */
  #write(path: string, { page, faces }: Kept): Head | null {
    const head: Head = {
      kept: 1,
      program: this.#program,
      path,
      standing: standingOf(path),
      page: page.length,
      faces: [...faces].map(([face, { length }]) => ({ face, length })),
    };
    const partial = `${this.#path}.${process.pid}.partial`;
    try {
      mkdirSync(dirname(this.#path), { recursive: true });
      writeFileSync(partial, Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), page, ...faces.values()]));
      renameSync(partial, this.#path);
      return head;
    } catch {
      for (const path of [partial, this.#path]) removeFile(path);
      return null;
    }
  }
}
