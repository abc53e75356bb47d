import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BackupState } from '../shared/contract/backup-calls.ts';
import type { Backup } from '../shared/edition/backup-records.ts';
import type { Operation, Patch } from '../shared/edition/operations.ts';
import { Backups } from './backups.ts';
import { Settings } from './settings.ts';

/** A store and a process that keep nothing but what they were asked. */
function standIns(folder: string) {
  const made: Backup[] = [];
  const told: BackupState[] = [];
  const asked: string[] = [];
  const world = { state: 'aaa', fails: false, isSecondAway: false, hasAll: '', looked: [] as string[] };
  const failure = { code: 'disk-full', zh: '磁盘已满', en: 'full' };
  const store = {
    calls: {
      'edition.back-up': async ({ of, path, unless }: { of: string; path: string; unless: string | null }) => {
        asked.push(of);
        return unless === world.state ? null : { id: 'one', path, state: world.state };
      },
      'bytes.bring': async ({ from }: { from: string }) => {
        world.looked.push(from);
        return from === world.hasAll;
      },
    },
  };
  const jobs = {
    calls: {
      'backup.list': async () => made.toReversed(),
      'backup.keep': async ({ reason, at, state }: Pick<Backup, 'reason' | 'at' | 'state'>) => {
        if (world.fails) return { kept: [], failures: [failure] };
        const kept = { name: `${made.length}`, path: `/${made.length}`, bytes: 1, reason, at, state };
        made.push(kept);
        return { kept: [kept], failures: world.isSecondAway ? [failure] : [] };
      },
    },
    end: () => undefined,
  };
  const backups = new Backups({
    settings: new Settings(join(folder, 'settings.json')),
    store,
    jobs,
    onState: (state) => told.push(state),
  });
  return { backups, made, told, asked, world };
}

const opened = { opening: 'a', path: '/x/one.dayang', file: { id: 'one', identity: '1 1', tip: null } };

function operation(...patches: Patch[]): Operation {
  return { id: 'o', step: 'o', actor: '测试', at: '2026-11-30T16:00:00+08:00', label: 'test', patches };
}
const signing = operation({ kind: 'put', table: 'signatures', id: 's', record: {} });
const handing = operation({ kind: 'set', table: 'articles', id: 'a', path: ['status'], value: 'edited' });

describe('when the open edition is backed up', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dayang-when-'));
    vi.stubEnv('DAYANG_BACKUPS', join(folder, 'backups'));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is once it is open, and again after ten minutes of work, but not where nothing has changed', async () => {
    const { backups, made, world } = standIns(folder);
    backups.follow(opened);
    vi.advanceTimersByTime(10_000);
    await vi.waitFor(() => expect(made.map(({ reason }) => reason)).toEqual(['opened']));
    expect(existsSync(join(folder, 'backups', '.copying'))).toBe(true);
    world.state = 'bbb';
    backups.changed(operation());
    vi.advanceTimersByTime(9 * 60_000);
    backups.changed(operation());
    vi.advanceTimersByTime(60_000);
    await vi.waitFor(() => expect(made.map(({ reason }) => reason)).toEqual(['opened', 'working']));
    await backups.now('asked');
    expect(made).toHaveLength(2);
    backups.end();
  });

  it('is once for pages that are signed one after the other, and for the dearest of the reasons', async () => {
    const { backups, made } = standIns(folder);
    backups.follow(opened);
    backups.changed(handing);
    vi.advanceTimersByTime(2_000);
    backups.changed(signing);
    vi.advanceTimersByTime(2_000);
    backups.changed(signing);
    vi.advanceTimersByTime(3_000);
    await vi.waitFor(() => expect(made.map(({ reason }) => reason)).toEqual(['signed-off']));
    // What lasts is made of a state that has one which does not, and not twice.
    await backups.now('released');
    expect(made).toHaveLength(1);
    backups.end();
  });

  it('is tried again where it failed, which is told once, until it is made', async () => {
    const { backups, made, told, world } = standIns(folder);
    backups.follow(opened);
    world.fails = true;
    await expect(backups.now('asked')).rejects.toThrow();
    expect(told.map(({ failure }) => failure?.code)).toEqual(['disk-full']);
    vi.advanceTimersByTime(2 * 60_000);
    await vi.waitFor(() => expect(readdirSync(join(folder, 'backups', '.copying'))).toEqual([]));
    world.fails = false;
    await backups.now('asked');
    expect(made).toHaveLength(1);
    expect(told.map(({ failure }) => failure?.code ?? null)).toEqual(['disk-full', null]);
    // What was backed up before is not what there is now.
    expect(told.at(-1)?.at).toBe(made[0]?.at);
    world.fails = true;
    world.state = 'bbb';
    await expect(backups.now('asked')).rejects.toThrow();
    expect(told.at(-1)).toMatchObject({ at: null, failure: { code: 'disk-full' } });
    backups.end();
  });

  it('is before another is opened, as what it was to be', async () => {
    const { backups, made, asked } = standIns(folder);
    backups.follow(opened);
    backups.changed(signing);
    backups.follow({ ...opened, opening: 'b' });
    await backups.settled;
    expect(made.map(({ reason }) => reason)).toEqual(['signed-off']);
    expect(asked).toEqual(['a']);
    backups.end();
  });

  it('counts in one folder where the other is away, which is told and tried again', async () => {
    const { backups, made, told, world } = standIns(folder);
    backups.follow(opened);
    world.isSecondAway = true;
    const { at, failure } = await backups.now('before-restore');
    expect(failure?.code).toBe('disk-full');
    expect(at).toBe(made[0]?.at);
    world.isSecondAway = false;
    world.state = 'bbb';
    vi.advanceTimersByTime(2 * 60_000);
    await backups.settled;
    expect(told.map((state) => state.failure?.code ?? null)).toEqual(['disk-full', null]);
    backups.end();
  });

  it('is not, where nothing is open that can be changed', async () => {
    const { backups, made } = standIns(folder);
    backups.follow(null);
    await backups.now('asked');
    expect(made).toEqual([]);
    backups.end();
  });

  it('give a file made anew what it lacks, the newest first, until it has all', async () => {
    const { backups, world } = standIns(folder);
    backups.follow(opened);
    for (const state of ['1', '2', '3']) {
      world.state = state;
      await backups.now('asked');
    }
    world.hasAll = '/1';
    await backups.bringBack(opened);
    expect(world.looked).toEqual(['/2', '/1']);
    backups.end();
  });
});
