/** The editions opened last, with a picture of each one's front page: what the start page and the menu offer. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { RecentListed } from '../shared/contract/start-calls.ts';
import type { OpenedEdition } from '../shared/edition/log-records.ts';
import type { RecentEdition, Settings } from './settings.ts';

/** As many as a start page shows without scrolling, and a few more. */
const MOST = 12;
/** A folder on a network that does not answer in this time is not waited for, in milliseconds. */
const PATIENCE_MS = 1_000;
/** The names of pictures: what is asked for by one is nothing else. */
const NAME = /^[0-9a-f]{32}$/u;

/** False where a file is known to be away. One whose disk does not answer may be there. */
function isThere(path: string): Promise<boolean> {
  const asked = stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  const tired = new Promise<boolean>((resolve) => setTimeout(() => resolve(true), PATIENCE_MS));
  return Promise.race([asked, tired]);
}

function nameOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 32);
}

export class RecentEditions {
  readonly #settings: Settings;
  readonly #folder: string;
  readonly #onChange: () => void;

  /** `folder` is where pictures are kept; `onChange` hears when the list has changed. */
  constructor(settings: Settings, folder: string, onChange: () => void) {
    this.#settings = settings;
    this.#folder = folder;
    this.#onChange = onChange;
  }

  get #all(): readonly RecentEdition[] {
    const { recentEditions, lastEdition } = this.#settings.get();
    if (recentEditions !== undefined || lastEdition === undefined) return recentEditions ?? [];
    // Settings from before there was a list know of one edition, and nothing of it but its file.
    return [{ path: lastEdition, publication: '', date: '', issue: 0, openedAt: '' }];
  }

  get paths(): readonly string[] {
    return this.#all.map(({ path }) => path);
  }

  /** Puts an edition first. */
  add({ path, kind, edition }: Pick<OpenedEdition, 'path' | 'kind' | 'edition'>): void {
    const { publication, date, issue } = edition.edition;
    const now = { path, publication, date, issue, openedAt: new Date().toISOString(), isPaper: kind === 'paper' };
    this.#set([now, ...this.#all.filter((one) => one.path !== path)].slice(0, MOST));
  }

  /** Takes an edition off the list; its file stays as it is. */
  remove(path: string): void {
    this.#set(this.#all.filter((one) => one.path !== path));
  }

  #set(recentEditions: readonly RecentEdition[]): void {
    this.#settings.set({ recentEditions: [...recentEditions], lastEdition: recentEditions[0]?.path });
    const names = new Set(recentEditions.map(({ path }) => nameOf(path)));
    try {
      for (const name of readdirSync(this.#folder)) if (!names.has(name)) rmSync(join(this.#folder, name));
    } catch {
      // There are no pictures yet, or one is in use: it is removed next time.
    }
    this.#onChange();
  }

  /** The list as it is shown, with what has become of each file. */
  list(): Promise<RecentListed[]> {
    return Promise.all(
      this.#all.map(async (one) => ({
        ...one,
        isPaper: one.isPaper === true,
        name: basename(one.path),
        folder: dirname(one.path),
        isThere: await isThere(one.path),
        picture: this.#pictureOf(one.path),
      })),
    );
  }

  /** Where the window finds the picture, anew whenever it is another; null where there is none. */
  #pictureOf(path: string): string | null {
    const name = nameOf(path);
    const file = statSync(join(this.#folder, name), { throwIfNoEntry: false });
    return file === undefined ? null : `/front-pages/${name}?${file.mtimeMs}`;
  }

  /** Keeps what an edition is by now, and the picture of its front page; of one that is not on the list, nothing. */
  keep(seen: Omit<RecentEdition, 'openedAt' | 'isPaper'>, png: Uint8Array): void {
    const known = this.#all.find(({ path }) => path === seen.path);
    if (known === undefined) return;
    this.#set(this.#all.map((one) => (one === known ? { ...one, ...seen } : one)));
    const file = join(this.#folder, nameOf(seen.path));
    try {
      mkdirSync(this.#folder, { recursive: true });
      writeFileSync(`${file}.partial`, png);
      renameSync(`${file}.partial`, file);
    } catch {
      // A start page without this picture is as good.
    }
  }

  /** A picture by its name; null where there is none. */
  picture(name: string): Uint8Array | null {
    if (!NAME.test(name)) return null;
    try {
      return readFileSync(join(this.#folder, name));
    } catch {
      return null;
    }
  }
}
