/**
 * What was done and is not in the edition's file yet, written down on this machine as it comes: it survives the end of
 * window, main and store alike, and a disk that takes nothing or does not answer.
 *
 * A journal is one file of one opening: records one behind the other, each with its length and its checksum, of which the
 * first says whose it is. Its room is taken when it is made, so that a disk that fills up leaves it room to be written.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  fdatasync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { type Operation, operationSchema } from '../shared/edition/operations.ts';
import { statOf } from './file-identity.ts';

/** Bytes a journal takes up from the start: some hundreds of letters, or a few dozen larger changes. */
const ROOM = 256 * 1024;
/** Bytes after which a journal is written anew with what is still to come alone. */
const MOST = 4 * 2 ** 20;
/** How long what is not in the file may wait until the journal is forced to the disk, in milliseconds. */
const FORCED_MS = 1_000;

const DIGEST = 8;
const FRAME = 4 + DIGEST;
const ENDING = '.journal';

const headSchema = v.strictObject({
  kind: v.literal('journal'),
  /** The id in the edition's file, which copies made by hand share. */
  file: v.string(),
  path: v.string(),
  /** Which file lay there (`file-identity.ts`). */
  identity: v.string(),
});
type Head = v.InferOutput<typeof headSchema>;

const entrySchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('hold'),
    operation: operationSchema,
    /** The last operation that the file was known to have when this was done; null where it had none. */
    after: v.nullable(v.string()),
  }),
  v.strictObject({ kind: v.literal('gone'), ids: v.array(v.string()) }),
]);

/** An operation that is not known to be in the file, and the last one that was. */
export interface Held {
  readonly operation: Operation;
  readonly after: string | null;
}

function digestOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest().subarray(0, DIGEST);
}

function framed(record: unknown): Buffer {
  const bytes = Buffer.from(JSON.stringify(record));
  const frame = Buffer.alloc(FRAME);
  frame.writeUInt32LE(bytes.length);
  digestOf(bytes).copy(frame, 4);
  return Buffer.concat([frame, bytes]);
}

/** The records of a journal up to the first that is not whole: what was being written when all ended. */
function recordsOf(bytes: Buffer): unknown[] {
  const records: unknown[] = [];
  for (let at = 0; at + FRAME <= bytes.length; ) {
    const length = bytes.readUInt32LE(at);
    const record = bytes.subarray(at + FRAME, at + FRAME + length);
    if (length === 0 || record.length < length) break;
    if (!digestOf(record).equals(bytes.subarray(at + 4, at + FRAME))) break;
    records.push(JSON.parse(record.toString('utf8')));
    at += FRAME + length;
  }
  return records;
}

/** The operations that a journal's records say are not in the file, in their order. */
function heldIn(records: readonly unknown[]): Map<string, Held> {
  const held = new Map<string, Held>();
  for (const record of records) {
    const entry = v.safeParse(entrySchema, record);
    // What another version of the program wrote that this one does not know is left where it is.
    if (!entry.success) continue;
    if (entry.output.kind === 'gone') for (const id of entry.output.ids) held.delete(id);
    else hold(held, entry.output);
  }
  return held;
}

/** An operation held once more holds as it is now, behind those that were held since. */
function hold(held: Map<string, Held>, { operation, after }: Held): void {
  held.delete(operation.id);
  held.set(operation.id, { operation, after });
}

/** The journal of one opening. */
export class Journal {
  readonly #path: string;
  readonly #head: Head;
  readonly #held = new Map<string, Held>();
  /** What is being sent and is not written down yet. */
  #sent: Held[] = [];
  #file: number | null = null;
  #end = 0;
  #start = 0;
  #most = MOST;
  #isWhole = true;
  #timer: NodeJS.Timeout | undefined;

  constructor(path: string, head: Head) {
    this.#path = path;
    this.#head = head;
    this.#begin();
  }

  #begin(): void {
    try {
      this.#file = openSync(this.#path, 'w+');
      const head = framed(this.#head);
      writeSync(this.#file, Buffer.concat([head, Buffer.alloc(ROOM)]), 0, head.length + ROOM, 0);
      this.#start = head.length;
      this.#end = head.length;
      this.#isWhole = true;
    } catch {
      this.#isWhole = false;
    }
  }

  /** What is not known to be in the file, in its order. */
  get held(): readonly Held[] {
    return [...this.#held.values(), ...this.#sent];
  }

  /**
   * What an edition lacks whose log ends with the operation `tip`. They are sent in their order: it has all up to that one, also
   * where the answer has not come. Done to it once more by a page, that would stand there twice.
   */
  heldAfter(tip: string | null): readonly Held[] {
    const { held } = this;
    return held.slice(held.findIndex(({ operation }) => operation.id === tip) + 1);
  }

  /** False where something could not be written down: it is in memory alone. */
  get isWhole(): boolean {
    return this.#isWhole || this.#held.size === 0;
  }

  /**
   * An operation is sent to the store: it is to be written down ({@link holdSent}) while the store writes it, and is before all
   * that is held after it. One that waited for its turn keeps its place: made behind what follows it, it would land among
   * other words.
   */
  send(operation: Operation, after: string | null): void {
    if (!this.#held.has(operation.id)) this.#sent.push({ operation, after });
  }

  /** Writes down what was sent. */
  holdSent(): void {
    const sent = this.#sent;
    this.#sent = [];
    // What could not be written before is tried again.
    if (sent.length > 0 || !this.#isWhole) this.#hold(sent);
  }

  /** Writes operations down. `after` is the last one the file is known to have. */
  hold(operations: readonly Operation[], after: string | null): void {
    this.holdSent();
    this.#hold(operations.map((operation) => ({ operation, after })));
  }

  #hold(entries: readonly Held[]): void {
    for (const entry of entries) hold(this.#held, entry);
    if (!this.#isWhole || this.#end > this.#most) this.#anew();
    else this.#append(entries.map((entry) => ({ kind: 'hold', ...entry })));
    this.#timer ??= setTimeout(() => this.#force(), FORCED_MS).unref();
  }

  /** Operations are in the file, or with their author. */
  settle(ids: readonly string[]): void {
    this.#sent = this.#sent.filter(({ operation }) => !ids.includes(operation.id));
    const known = ids.filter((id) => this.#held.delete(id));
    if (known.length === 0) return;
    if (this.#held.size > 0) this.#append([{ kind: 'gone', ids: known }]);
    else this.#empty();
  }

  #append(records: readonly unknown[]): void {
    if (this.#file === null) return;
    // The end is written with it: what stood there of before is no record any more.
    const bytes = Buffer.concat([...records.map(framed), Buffer.alloc(FRAME)]);
    try {
      if (writeSync(this.#file, bytes, 0, bytes.length, this.#end) < bytes.length) throw new Error('no room');
      this.#end += bytes.length - FRAME;
    } catch {
      this.#isWhole = false;
    }
  }

  /** Nothing is still to come: the next is written in the place of what was. */
  #empty(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#end = this.#start;
    this.#append([]);
    if (!this.#isWhole) this.#begin();
  }

  /** Writes down anew what is still to come. */
  #anew(): void {
    this.#end = this.#start;
    if (this.#file === null) this.#begin();
    else this.#isWhole = true;
    this.#append(this.held.map((entry) => ({ kind: 'hold', ...entry })));
    // What is still to come may be as large as that by itself.
    this.#most = Math.max(MOST, 2 * this.#end);
  }

  /** What waits for long is to survive a power cut, too. */
  #force(): void {
    this.#timer = undefined;
    if (this.#file !== null && this.#held.size > 0) fdatasync(this.#file, () => undefined);
  }

  /** Ends it; what it still holds stays for the next opening. */
  end(): void {
    this.holdSent();
    clearTimeout(this.#timer);
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
    if (this.#held.size === 0) rmSync(this.#path, { force: true });
  }
}

/** The file of an edition that is opened, by which its journals are known. */
export interface OpenedFile {
  readonly path: string;
  readonly file: { readonly id: string; readonly identity: string };
}

/** Whether a journal is of a file: of two that share an id, by hand, it is of the one it was written for as long as that is there. */
function isOf(head: Head, { path, file }: OpenedFile): boolean {
  if (head.file !== file.id) return false;
  if (head.identity === file.identity) return true;
  const other = statOf(head.path);
  return head.path === path || other === undefined || `${other.dev} ${other.ino}` !== head.identity;
}

/** The journals of this machine. */
export class Journals {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Begins the journal of an opening. */
  begin(opening: string, { path, file }: OpenedFile): Journal {
    mkdirSync(this.#folder, { recursive: true });
    const name = `${file.id}-${opening}${ENDING}`;
    return new Journal(join(this.#folder, name), { kind: 'journal', file: file.id, path, identity: file.identity });
  }

  /** What earlier openings of a file left behind, the oldest first, and how it is let go of once it is held by another. */
  leftBehind(opened: OpenedFile, isOpen: (opening: string) => boolean): { held: Held[]; letGo: () => void } {
    const found = this.#names(opened.file.id).flatMap((name) => {
      const path = join(this.#folder, name);
      const opening = name.slice(opened.file.id.length + 1, -ENDING.length);
      if (isOpen(opening)) return [];
      const [first, ...records] = this.#read(path);
      const head = v.safeParse(headSchema, first);
      if (!head.success || !isOf(head.output, opened)) return [];
      return [{ path, at: statOf(path)?.mtimeMs ?? 0n, held: [...heldIn(records).values()] }];
    });
    const inOrder = found.sort((a, b) => (a.at < b.at ? -1 : 1));
    return {
      held: inOrder.flatMap(({ held }) => held),
      letGo: () => {
        for (const { path } of found) rmSync(path, { force: true });
      },
    };
  }

  #names(id: string): string[] {
    try {
      return readdirSync(this.#folder).filter((name) => name.startsWith(`${id}-`) && name.endsWith(ENDING));
    } catch {
      return [];
    }
  }

  /** A journal that cannot be read is set aside: it may be of use to whoever can. */
  #read(path: string): unknown[] {
    try {
      return recordsOf(readFileSync(path));
    } catch {
      try {
        renameSync(path, `${path}.unread`);
      } catch {
        // It stays where it is.
      }
      return [];
    }
  }
}
