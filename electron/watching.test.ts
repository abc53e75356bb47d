import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WatchedFolderState } from '../shared/contract/arrival-calls.ts';
import type { Arrival } from '../shared/edition/arrival-records.ts';
import { placeOfArtwork } from '../shared/edition/artwork-places.ts';
import { emptyEdition } from '../tests/kit/editions.ts';
import { DayangError } from './errors.ts';
import { readStoryFile } from './import/read-story.ts';
import { ServiceGone } from './services/service-process.ts';
import type { StoreHost } from './services/store-host.ts';
import { Settings } from './settings.ts';
import { EditionFile } from './store/edition-file.ts';
import { Watching } from './watching.ts';

/** How long a file takes to be taken at the most: two looks, and what a busy machine adds. */
const PATIENCE = { timeout: 60_000, interval: 100 };

describe('the watched folder of the edition that is open', { timeout: 120_000 }, () => {
  let home: string;
  let wires: string;
  let file: EditionFile;
  let settings: Settings;
  let came: Arrival[];
  let told: WatchedFolderState[];
  /** The names of the files that were read. */
  let reads: string[];
  let watching: Watching;
  let fails: () => Error | null;
  const add: StoreHost['calls']['arrivals.add'] = ({ into, file: from, stories, at }) => {
    const error = fails();
    if (error !== null) return Promise.reject(error);
    return into === file.path
      ? Promise.resolve(file.arrivals.add(from, stories, at))
      : Promise.reject(new DayangError('edition-left', { name: into }));
  };
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'dayang-watching-'));
    wires = join(home, '收稿');
    mkdirSync(wires);
    EditionFile.create(join(home, '报.dayang'), emptyEdition(1));
    file = EditionFile.open(join(home, '报.dayang'));
    settings = new Settings(join(home, 'settings.json'));
    [came, told, reads, fails] = [[], [], [], () => null];
    watching = new Watching({
      settings,
      store: {
        calls: {
          'arrivals.files': () => Promise.resolve(file.arrivals.files()),
          'arrivals.is-artwork': ({ name }) => Promise.resolve(placeOfArtwork(file.edition, name) !== null),
          'arrivals.add': add,
          'image.add': () => Promise.reject(new Error('no pictures here')),
        },
      },
      readers: {
        calls: {
          arrival: async ({ path }) => {
            reads.push(basename(path));
            const read = await readStoryFile(path);
            if (read.kind === 'text') return { ...read, remarks: [...read.remarks] };
            return JSON.parse(JSON.stringify({ ...read, photos: [] }));
          },
        },
      },
      onCame: (_, arrivals) => came.push(...arrivals),
      onFolder: (state) => told.push(state),
    });
    watching.follow(file.path);
  });
  afterEach(async () => {
    await watching.end();
    file.close();
    rmSync(home, { recursive: true, force: true });
  });
  const put = (name: string, text: string) => writeFileSync(join(wires, name), text);
  const titles = () => came.map(({ title }) => title).sort();

  it('is none until one is chosen, and then remembered for that edition alone', async () => {
    expect(watching.state(file.path)).toEqual({ of: file.path, folder: null, isOn: false, isGone: false, faults: [] });
    await watching.set(file.path, wires, true);
    expect(new Settings(join(home, 'settings.json')).get().watchedFolders).toEqual([
      { edition: file.path, folder: wires, isOn: true },
    ]);
    expect(watching.state('/别的.dayang').folder).toBeNull();
    watching.handOn(file.path, '/下一期.dayang');
    expect(watching.state('/下一期.dayang')).toMatchObject({ folder: wires, isOn: true });
  });

  it('brings what comes into it, together where much comes at once, and tells of what cannot be taken until it can', async () => {
    await watching.set(file.path, wires, true);
    for (let at = 0; at < 20; at++) put(`${at}.md`, `# 题${at}\n\n文。\n`);
    put('坏.docx', 'PK坏');
    await vi.waitFor(() => expect(came).toHaveLength(20), PATIENCE);
    await vi.waitFor(
      () => expect(watching.state(file.path).faults).toMatchObject([{ name: '坏.docx', isTried: false }]),
      PATIENCE,
    );
    expect(told.length).toBeLessThan(5);
    put('坏.docx', '# 好了\n\n文。\n');
    renameSync(join(wires, '坏.docx'), join(wires, '好.md'));
    await vi.waitFor(() => expect(titles()).toContain('好了'), PATIENCE);
    await vi.waitFor(() => expect(watching.state(file.path).faults).toEqual([]), PATIENCE);
  });

  it('says that the folder has gone, and goes on when it is back', async () => {
    await watching.set(file.path, wires, true);
    renameSync(wires, `${wires}-走`);
    await vi.waitFor(() => expect(watching.state(file.path).isGone).toBe(true), PATIENCE);
    renameSync(`${wires}-走`, wires);
    put('甲.md', '# 甲\n\n文。\n');
    await vi.waitFor(() => expect(titles()).toEqual(['甲']), PATIENCE);
    expect(watching.state(file.path).isGone).toBe(false);
    expect(told.map(({ isGone }) => isGone)).toEqual([true, false]);
  });

  it('takes nothing while it is off, nor for an edition that is not open any more', async () => {
    await watching.set(file.path, wires, false);
    put('甲.md', '# 甲\n\n文。\n');
    watching.follow('/别的.dayang');
    watching.follow(file.path);
    await watching.set(file.path, wires, true);
    await vi.waitFor(() => expect(titles()).toEqual(['甲']), PATIENCE);
    watching.follow(null);
    await watching.end();
    put('乙.md', '# 乙\n\n文。\n');
    expect(titles()).toEqual(['甲']);
  });

  it('is one however quickly it is set again, the one that was set last', async () => {
    const other = join(home, '另一夹');
    mkdirSync(other);
    await watching.set(file.path, wires, true);
    await Promise.all([watching.set(file.path, wires, true), watching.set(file.path, other, true)]);
    put('甲.md', '# 甲\n\n文。\n');
    writeFileSync(join(other, '乙.md'), '# 乙\n\n文。\n');
    await vi.waitFor(() => expect(titles()).toContain('乙'), PATIENCE);
    // A second watch would have taken by then what the first took before.
    writeFileSync(join(other, '丙.md'), '# 丙\n\n文。\n');
    await vi.waitFor(() => expect(titles()).toContain('丙'), PATIENCE);
    expect(reads.sort()).toEqual(['丙.md', '乙.md']);
    expect(titles()).toEqual(['丙', '乙']);
  });

  it('is none of an edition that was left while it was set', async () => {
    const [left, other] = [file.path, '/别的.dayang'];
    mkdirSync(join(home, '另一夹'));
    writeFileSync(join(home, '另一夹', '乙.md'), '# 乙\n\n文。\n');
    put('甲.md', '# 甲\n\n文。\n');
    await watching.set(other, join(home, '另一夹'), true);
    await watching.set(left, wires, true);
    const set = watching.set(left, wires, true);
    watching.follow(other);
    await set;
    // The store has another edition open, so that it is read at each look.
    await vi.waitFor(() => expect(reads.length).toBeGreaterThan(2), PATIENCE);
    expect(new Set(reads)).toEqual(new Set(['乙.md']));
  });

  it('gives the store again what it did not say that it has', async () => {
    fails = () => new ServiceGone('the process ended');
    put('甲.md', '# 甲\n\n文。\n');
    await watching.set(file.path, wires, true);
    await vi.waitFor(() => expect(watching.state(file.path).faults).toMatchObject([{ isTried: true }]), PATIENCE);
    fails = () => null;
    await vi.waitFor(() => expect(titles()).toEqual(['甲']), PATIENCE);
    expect(watching.state(file.path).faults).toEqual([]);
  });
});
