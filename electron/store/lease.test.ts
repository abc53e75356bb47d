import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Storage } from '../../shared/edition/holder-records.ts';
import { emptyEdition } from '../../tests/kit/editions.ts';
import { leaseOf } from '../file-identity.ts';
import { EditionFile } from './edition-file.ts';
import { HeldLease, heldBy, thisProcess } from './lease.ts';
import { openToWork } from './paper-file.ts';

const local: Storage = { kind: 'local', name: '' };
const network: Storage = { kind: 'network', name: 'SMB' };
const me = thisProcess();

describe('a lease', () => {
  let folder = '';
  let path = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dayang-lease-'));
    path = join(folder, 'one.dayang');
    EditionFile.create(path, emptyEdition(1));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** The lease of somebody, as it lies beside the file. */
  function written(told: Readonly<Record<string, unknown>> = {}): void {
    const now = new Date().toISOString();
    const lease = {
      ...{ id: '0b8a9a53-2b1c-4c0a-9d5e-6a4a3b1c2d3e', name: '李四', machine: 'pc-3', boot: null, pid: 4242 },
      ...{ started: null, since: now, renewed: now },
    };
    writeFileSync(leaseOf(path), JSON.stringify({ ...lease, ...told }));
  }

  it('says who works on an edition, and is gone once it is closed', () => {
    const file = EditionFile.open(path, 'edition', { name: '张三', pid: process.pid });
    expect(heldBy(path, local)).toMatchObject({
      holder: { name: '张三', machine: hostname(), isHere: true },
      isGone: false,
    });
    file.close();
    expect(existsSync(leaseOf(path))).toBe(false);
  });

  it('keeps another machine from writing, and tells who it is', () => {
    written();
    expect(() => EditionFile.open(path)).toThrow(expect.objectContaining({ code: 'edition-held' }));
    const file = openToWork(path);
    expect(file.reading).toMatchObject({ why: 'elsewhere', holder: { name: '李四', machine: 'pc-3', isHere: false } });
    file.close();
    // Looked at only: theirs is as it was.
    expect(heldBy(path, network)?.holder.name).toBe('李四');
  });

  it('of a process that is gone is nobody’s', async () => {
    const child = spawn(process.execPath, ['-e', '0']);
    await new Promise((resolve) => child.once('exit', resolve));
    written({ machine: hostname(), pid: child.pid });
    const file = EditionFile.open(path);
    expect(heldBy(path, local)?.holder.name).toBe(me.name);
    file.close();
  });

  it('of a process number that another process has by now is nobody’s', () => {
    written({ machine: hostname(), pid: process.ppid, started: '1' });
    expect(heldBy(path, local)?.isGone).toBe(process.platform === 'linux');
  });

  it('of a machine that was started anew is nobody’s, on a disk of its own', () => {
    if (process.platform !== 'linux') return;
    written({ machine: hostname(), pid: process.ppid, boot: 'an earlier run' });
    expect(heldBy(path, local)?.isGone).toBe(true);
    expect(heldBy(path, network)?.isGone).toBe(false);
  });

  it('of another machine is nobody’s after a day', () => {
    written({ renewed: new Date(Date.now() - 25 * 3_600_000).toISOString() });
    expect(heldBy(path, network)?.isGone).toBe(true);
  });

  it('that is renewed is not taken by a machine with a wrong day', () => {
    written({ renewed: new Date(Date.now() - 25 * 3_600_000).toISOString() });
    expect(HeldLease.take(path, me, network)).toMatchObject({ name: '李四', machine: 'pc-3' });
    const long = new Date(Date.now() - 60_000);
    utimesSync(leaseOf(path), long, long);
    const lease = HeldLease.take(path, me, network);
    expect(lease).toBeInstanceOf(HeldLease);
    if (lease instanceof HeldLease) lease.letGo();
  });

  it('is told once somebody else has taken the edition over, and nothing is written any more', () => {
    const file = EditionFile.open(path);
    expect(file.opened.lease?.takenBy()).toBeNull();
    rmSync(leaseOf(path));
    written();
    const taken = expect.objectContaining({ code: 'edition-taken' });
    expect(() => file.keepVersions('opened', 'test')).toThrow(taken);
    expect(() => file.growth.removeUnused([], Date.now())).toThrow(taken);
    expect(() => file.growth.shrink()).toThrow(taken);
    const came = { name: 'a.txt', size: 1, modified: 1, sha256: '0'.repeat(64) };
    expect(() => file.arrivals.add(came, [], '2024-03-08T00:00:00+08:00')).toThrow(taken);
    file.close();
    // What is theirs stays.
    expect(heldBy(path, network)?.holder.name).toBe('李四');
  });

  it('is not taken from an opening of the same program by another name of the file', () => {
    const link = join(folder, 'link.dayang');
    symlinkSync(path, link);
    const file = EditionFile.open(path);
    const other = openToWork(link);
    expect(other.reading).toMatchObject({ why: 'elsewhere', holder: { isHere: true } });
    other.close();
    expect(existsSync(leaseOf(path))).toBe(true);
    expect(file.opened.lease?.takenBy()).toBeNull();
    file.close();
    expect(existsSync(leaseOf(path))).toBe(false);
  });

  it('of a process that does not say when it began is nobody’s once it is silent', () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    try {
      written({ machine: hostname(), pid: process.ppid });
      expect(heldBy(path, local)?.isGone).toBe(false);
      vi.advanceTimersByTime(30_000);
      expect(heldBy(path, local)?.isGone).toBe(false);
      vi.advanceTimersByTime(10_000);
      expect(heldBy(path, local)?.isGone).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  it('that somebody tidied away is no lease taken over', () => {
    const file = EditionFile.open(path);
    rmSync(leaseOf(path));
    file.keepVersions('opened', 'test');
    file.close();
  });

  it.each([
    ['nonsense', () => writeFileSync(leaseOf(path), '{"id": 1')],
    ['another record', () => writeFileSync(leaseOf(path), '{"id": "x", "pid": -1}')],
    ['very long', () => writeFileSync(leaseOf(path), `{"id": "${'x'.repeat(2 ** 20)}"}`)],
    ['a folder', () => mkdirSync(leaseOf(path))],
    ['a link to nothing', () => symlinkSync(join(folder, 'nothing'), leaseOf(path))],
  ])('that is %s keeps nobody from opening', (_, make) => {
    make();
    const file = EditionFile.open(path);
    file.keepVersions('opened', 'test');
    file.close();
  });

  it('is no longer than it may be, whatever people and machines are called', () => {
    const lease = HeldLease.take(path, { name: '\u0001'.repeat(500), pid: process.pid }, local);
    expect(lease).toBeInstanceOf(HeldLease);
    expect(readFileSync(leaseOf(path)).length).toBe(2048);
    expect(heldBy(path, local)?.isGone).toBe(false);
    if (lease instanceof HeldLease) lease.letGo();
  });
});
