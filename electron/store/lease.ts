/**
 * Who has an edition open to work on it: a small file beside the edition's own, which says who, on which machine and since
 * when, and is renewed while they do. SQLite's lock keeps two programs of one machine apart, and says nothing of whose it is;
 * disks of the network often have none, and a folder that is copied to other machines never. A lease that a crash left behind
 * is told by its process, which is gone; of another machine by that it is renewed no longer.
 */
import { randomUUID } from 'node:crypto';
import {
  type BigIntStats,
  closeSync,
  constants,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { hostname, uptime, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { type Holder, LONGEST_HOLDER, type Storage } from '../../shared/edition/holder-records.ts';
import { leaseOf, statOf } from '../file-identity.ts';
import { nameAnew } from '../write-whole.ts';

const leaseSchema = v.strictObject({
  /** One taking of the edition; whoever takes it over writes another. */
  id: v.pipe(v.string(), v.uuid()),
  name: v.pipe(v.string(), v.maxLength(LONGEST_HOLDER)),
  machine: v.pipe(v.string(), v.maxLength(LONGEST_HOLDER)),
  /** Which run of the machine since it was started, where the system says; null elsewhere. */
  boot: v.nullable(v.pipe(v.string(), v.maxLength(64))),
  pid: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** When the process began, in the system's own count, where it says: another process may get the same number. */
  started: v.nullable(v.pipe(v.string(), v.maxLength(40))),
  since: v.pipe(v.string(), v.isoTimestamp()),
  renewed: v.pipe(v.string(), v.isoTimestamp()),
});
type Lease = Readonly<v.InferOutput<typeof leaseSchema>>;

/** Who takes an edition: a person at a program, which may have started the process that opens files. */
export interface Taker {
  readonly name: string;
  readonly pid: number;
}

/** A command of the command line, by the account it runs under. */
export function thisProcess(): Taker {
  return { name: userInfo().username, pid: process.pid };
}

/** Bytes of a lease; one that has more is none. It is written to this length, so that renewing one keeps its size. */
const LENGTH = 2048;

/** How often a lease is renewed, and how long it has to be silent to be of somebody who is gone, in milliseconds. */
interface Beat {
  readonly renewed: number;
  readonly silent: number;
}
/** A program that copies a folder takes its time, and each change is one more to copy. */
const beats: Readonly<Record<Storage['kind'], Beat>> = {
  local: { renewed: 10_000, silent: 35_000 },
  network: { renewed: 10_000, silent: 35_000 },
  synced: { renewed: 60_000, silent: 200_000 },
};

/** How old the last word of another machine has to be that no clock is so wrong, in milliseconds: a day. */
const FORGOTTEN_MS = 86_400_000;
/** How far a clock may be moved while a machine runs, in milliseconds. */
const CLOCK_MS = 60_000;

function firstLine(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null;
  }
}

const bootId = process.platform === 'linux' ? firstLine('/proc/sys/kernel/random/boot_id') : null;

/** When a process began, in ticks since the machine was started (proc(5), field 22 of stat); null where nothing says. */
function startOf(pid: number): string | null {
  const stat = process.platform === 'linux' ? firstLine(`/proc/${pid}/stat`) : null;
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // That it may not be spoken to says that it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function machineName(): string {
  return hostname().slice(0, LONGEST_HOLDER);
}

/** The file itself, by whichever link it was asked for. */
function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** What lies under a lease's name: of what is no lease, nothing. Neither a pipe nor a device is waited for. */
function read(path: string): Lease | null {
  let file: number | undefined;
  try {
    file = openSync(leaseOf(path), constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    if (!fstatSync(file).isFile()) return null;
    const bytes = Buffer.alloc(LENGTH + 1);
    const length = readSync(file, bytes, 0, bytes.length, 0);
    if (length > LENGTH) return null;
    const parsed = v.safeParse(leaseSchema, JSON.parse(bytes.toString('utf8', 0, length)));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function isThisMachine({ machine, boot }: Lease): boolean {
  return machine === machineName() && (boot === null || bootId === null || boot === bootId);
}

/** What is known of a lease at once, whoever looks: `here` of a process of this machine that runs. */
function standing(lease: Lease, storage: Storage): 'here' | 'elsewhere' | 'gone' {
  if (isThisMachine(lease)) {
    const began = Date.now() - uptime() * 1000;
    const isBefore = Date.parse(lease.since) < began - CLOCK_MS && lease.boot === null;
    if (isBefore || !isRunning(lease.pid)) return 'gone';
    return lease.started === null || startOf(lease.pid) === lease.started ? 'here' : 'gone';
  }
  // This machine before it was started anew: nobody else reaches a disk of its own.
  if (lease.machine === machineName() && storage.kind === 'local') return 'gone';
  return Math.abs(Date.now() - Date.parse(lease.renewed)) > FORGOTTEN_MS ? 'gone' : 'elsewhere';
}

function holderOf(lease: Lease): Holder {
  const { name, machine, since } = lease;
  return { name, machine, since, isHere: isThisMachine(lease) };
}

/** Leases of other machines as they were seen, by their files, and since when, by this process's own clock. */
const seen = new Map<string, { readonly state: string; readonly since: number }>();

/** True of a lease that was looked at for so long without being renewed that whoever had it is gone. */
function isSilent(path: string, { id, renewed }: Lease, storage: Storage): boolean {
  const state = `${id} ${renewed}`;
  const now = performance.now();
  const known = seen.get(path);
  if (known?.state !== state) {
    seen.set(path, { state, since: now });
    return false;
  }
  return now - known.since > beats[storage.kind].silent;
}

/** True of a lease by whose process it cannot be told whether that is whoever took it: another may have its number by now. */
function isUnsure({ started }: Lease, stands: ReturnType<typeof standing>): boolean {
  return stands === 'elsewhere' || (stands === 'here' && started === null);
}

/** Who has a file open; `isGone` where that was so and is no longer. Null where no lease says of anybody. */
export function heldBy(name: string, storage: Storage): { readonly holder: Holder; readonly isGone: boolean } | null {
  const path = real(name);
  const lease = read(path);
  if (lease === null) return null;
  const stands = standing(lease, storage);
  const isGone = stands === 'gone' || (isUnsure(lease, stands) && isSilent(path, lease, storage));
  return { holder: holderOf(lease), isGone };
}

/** True where a lease is of the program that asks: its process may have been started anew. */
function isOf(lease: Lease, { pid }: Taker): boolean {
  return isThisMachine(lease) && lease.pid === pid && lease.started === startOf(pid);
}

function bytesOf(lease: Lease): Buffer {
  // Filled up with blanks, which JSON allows.
  const bytes = Buffer.alloc(LENGTH, ' ');
  bytes.write(JSON.stringify(lease));
  return bytes;
}

/**
 * True of another machine's lease that was renewed a moment ago by the disk's own clock, by which both files are dated:
 * whichever of the two machines has a wrong day, it is not forgotten.
 */
function isRenewed(lease: Lease | null, lies: BigIntStats, now: BigIntStats | undefined): boolean {
  if (lease === null || now === undefined || lease.machine === machineName()) return false;
  return Math.abs(Number(now.mtimeMs - lies.mtimeMs)) < 2 * beats.network.renewed;
}

/**
 * Writes a lease whole, and tells what the system says of its file. Throws what the system throws; `EEXIST` where there is one
 * by now and none was before, or another than `before`.
 */
function put(path: string, lease: Lease, before: Lease | null): BigIntStats | undefined {
  const lies = statOf(leaseOf(path));
  // Whatever else somebody has under that name is theirs.
  if (lies !== undefined && !lies.isFile()) throw new Error('no lease can be written');
  const partial = join(dirname(path), `.${randomUUID()}.partial`);
  try {
    writeFileSync(partial, bytesOf(lease));
    // Asked of its name afterwards, it might be that of another's, who was a moment later.
    const written = statOf(partial);
    // Of two that find none at the same moment one is first; one that is left behind gives way.
    if (lies === undefined) nameAnew(partial, leaseOf(path));
    else if (read(path)?.id !== before?.id || isRenewed(before, lies, written))
      throw Object.assign(new Error('another was first'), { code: 'EEXIST' });
    else renameSync(partial, leaseOf(path));
    return written;
  } finally {
    rmSync(partial, { force: true });
  }
}

/** Leases that this process has, by their ids. */
const held = new Set<string>();

/** The lease of a file that is open to be worked on, renewed until it is let go. */
export class HeldLease {
  readonly #path: string;
  #lease: Lease;
  #known: BigIntStats | undefined;
  readonly #timer: NodeJS.Timeout;

  private constructor(path: string, lease: Lease, known: BigIntStats | undefined, storage: Storage) {
    this.#path = path;
    this.#lease = lease;
    this.#known = known;
    held.add(lease.id);
    this.#timer = setInterval(() => this.#renew(), beats[storage.kind].renewed).unref();
  }

  /**
   * Takes the lease of a file. Returns who has it where that is somebody else, who is not gone; null where no lease can be
   * written: the file's own lock is all there is then.
   */
  static take(name: string, taker: Taker, storage: Storage): HeldLease | Holder | null {
    const path = real(name);
    const lies = read(path);
    const by = heldBy(path, storage);
    // Another opening of the same program, by another name of the file, is as good as another's.
    const isOurs = lies !== null && isOf(lies, taker) && !held.has(lies.id);
    if (by !== null && !by.isGone && !isOurs) return by.holder;
    const now = new Date().toISOString();
    const lease: Lease = {
      id: randomUUID(),
      name: taker.name.slice(0, LONGEST_HOLDER),
      machine: machineName(),
      boot: bootId,
      pid: taker.pid,
      started: startOf(taker.pid),
      since: now,
      renewed: now,
    };
    let known: BigIntStats | undefined;
    try {
      known = put(path, lease, lies);
    } catch (error) {
      const isLate = error instanceof Error && 'code' in error && error.code === 'EEXIST';
      return isLate ? (heldBy(path, storage)?.holder ?? null) : null;
    }
    seen.delete(path);
    const after = read(path);
    if (after !== null && after.id !== lease.id) return holderOf(after);
    return new HeldLease(path, lease, known, storage);
  }

  /** Who has taken it over; null while it is ours, and where it is gone, which nobody did to take it. */
  takenBy(): Holder | null {
    const now = statOf(leaseOf(this.#path));
    if (now === undefined || (now.ino === this.#known?.ino && now.mtimeNs === this.#known.mtimeNs)) return null;
    const lease = read(this.#path);
    if (lease === null || lease.id === this.#lease.id) {
      this.#known = now;
      return null;
    }
    return holderOf(lease);
  }

  /** Says that the edition is still worked on. Written in its place: where somebody has put theirs there, it is not touched. */
  #renew(): void {
    let file: number | undefined;
    try {
      if (this.takenBy() !== null) return;
      this.#lease = { ...this.#lease, renewed: new Date().toISOString() };
      if (statOf(leaseOf(this.#path)) === undefined) {
        // Somebody has tidied up; of a file that was moved away there is nothing to say here.
        if (statOf(this.#path) !== undefined) this.#known = put(this.#path, this.#lease, null);
        return;
      }
      file = openSync(leaseOf(this.#path), constants.O_WRONLY | (constants.O_NONBLOCK ?? 0));
      const { ino } = fstatSync(file, { bigint: true });
      if (ino !== this.#known?.ino) return;
      writeSync(file, bytesOf(this.#lease), 0, null, 0);
      this.#known = fstatSync(file, { bigint: true });
    } catch {
      // A folder that is away for a moment, or a full disk: the next time, or never, as where the file was moved.
    } finally {
      if (file !== undefined) closeSync(file);
    }
  }

  /** Lets the edition go. */
  letGo(): void {
    clearInterval(this.#timer);
    held.delete(this.#lease.id);
    if (read(this.#path)?.id !== this.#lease.id) return;
    try {
      rmSync(leaseOf(this.#path), { force: true });
    } catch {
      // Its process is gone soon, by which it is known to be nobody's.
    }
  }
}
