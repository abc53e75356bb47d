/**
 * The page looked at last, kept in the user's data folder with what it was composed from: it is seen at
 * once when the edition is opened again as it is, and not at all where the file is another by then.
 */
import { mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { keptPiecesSchema, unpackKept } from '../shared/contract/kept-file.ts';
import type { FaceId } from '../shared/edition/ids.ts';
import { identityOf, statOf } from './file-identity.ts';

/** How a file stands on disk: another one, or one that was written to since, stands otherwise. */
const standingSchema = v.strictObject({
  file: v.string(),
  /** SQLite's log beside it, which has what was changed last; empty where there is none. */
  log: v.string(),
});

const headSchema = v.strictObject({
  kept: v.literal(1),
  /** The program's version: another one may compose otherwise. */
  program: v.string(),
  path: v.string(),
  standing: standingSchema,
  ...keptPiecesSchema.entries,
});
type Head = v.InferOutput<typeof headSchema>;

/** A page to be kept, with what of each face it shows. */
interface Kept {
  readonly page: Uint8Array;
  readonly faces: ReadonlyMap<FaceId, Uint8Array>;
}

/** Removes a file, where it is one and may be removed. */
function removeFile(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // Whatever it is, it is read as no kept page.
  }
}

function standingOf(path: string): Head['standing'] {
  const [file, log] = [statOf(path), statOf(`${path}-wal`)];
  return {
    file: file === undefined ? '' : [file.dev, file.ino, file.size, file.mtimeNs].join(' '),
    log: log === undefined || log.size === 0n ? '' : [log.ino, log.size, log.mtimeNs].join(' '),
  };
}

/** Reads a kept file. Throws where it is not one. */
function unpack(bytes: Buffer<ArrayBuffer>): Kept & { readonly head: Head } {
  const { head, ...kept } = unpackKept(bytes, (line) => new TextDecoder().decode(line));
  return { ...kept, head: v.parse(headSchema, head) };
}

export class KeptPage {
  readonly #path: string;
  readonly #program: string;
  #shown: Uint8Array | null = null;
  #changes = 0;
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
      const bytes = readFileSync(this.#path);
      const { standing, path, program } = unpack(bytes).head;
      const now = standingOf(edition);
      const isCurrent = path === edition && standing.file === now.file && standing.log === now.log;
      this.#shown = isCurrent && program === this.#program && now.file !== '' ? bytes : null;
    } catch {
      this.#shown = null;
    }
  }

  /** The page taken up with what it shows of faces, as the window takes it apart (kept-file.ts); null where none was. */
  get bytes(): Uint8Array | null {
    return this.#shown;
  }

  /** Keeps a page of the edition as its file stands now. */
  keep(path: string, page: Uint8Array, faces: ReadonlyMap<FaceId, Uint8Array>): void {
    const identity = identityOf(path);
    // The sample edition is made at the first start, after what is kept was looked for.
    if (this.#file?.path !== path || this.#file.identity === '') this.#file = { path, identity };
    this.#current = this.#file.identity === identity ? this.#write(path, { page, faces }) : null;
  }

  /** How often what was kept has become of no use. */
  get changes(): number {
    return this.#changes;
  }

  /** The edition has changed: what is kept of it is of no use. */
  forget(): void {
    this.#changes++;
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
