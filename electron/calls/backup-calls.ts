/** Calls about backups: what there are, looking at one, going back to one, and where they are kept. */
import { randomUUID } from 'node:crypto';
import { basename, extname } from 'node:path';
import type { backupCalls as contract } from '../../shared/contract/backup-calls.ts';
import { FailureError } from '../../shared/contract/failure.ts';
import type { Backups } from '../backups.ts';
import type { Dialogs } from '../dialogs.ts';
import { DayangError } from '../errors.ts';
import type { MethodHandlers } from '../ipc.ts';
import type { OpenEdition } from '../open-edition.ts';
import type { KeptPreferences } from '../preferences.ts';
import type { RecentEditions } from '../recent-editions.ts';
import type { JobsHost } from '../services/jobs-host.ts';
import type { StoreHost } from '../services/store-host.ts';
import type { Settings } from '../settings.ts';

/** What they need of the program. */
interface Host {
  readonly backups: Backups;
  readonly edition: OpenEdition;
  readonly store: StoreHost;
  readonly jobs: JobsHost;
  readonly recent: Pick<RecentEditions, 'paths'>;
  readonly dialogs: Dialogs;
  readonly settings: Settings;
  readonly preferences: Pick<KeptPreferences, 'actor'>;
}

/** Faults with which a new file is written elsewhere. */
const elsewhere: ReadonlySet<string> = new Set(['folder-missing', 'not-writable', 'file-missing']);

export function backupCalls(host: Host): Pick<MethodHandlers, keyof typeof contract> {
  const { backups, edition, store, jobs, recent, dialogs, settings, preferences } = host;
  /** Paths of backups that were listed: the window may name no others. */
  const listed = new Set<string>();
  const known = (path: string): string => {
    if (!listed.has(path)) throw new DayangError('path-not-granted', { name: path });
    return path;
  };
  /** The edition that is meant: one of those opened lately, or the one that is open. */
  const meant = (path: string | null) => {
    const open = edition.which;
    if (path === null || path === open?.path) return open;
    if (!recent.paths.includes(path)) throw new DayangError('path-not-granted', { name: path });
    return { id: null, path };
  };
  return {
    'backups.list': async ({ path }) => {
      const of = meant(path);
      if (of === null) return [];
      const list = await backups.list(of);
      for (const backup of list) listed.add(backup.path);
      return list;
    },
    'backups.make': () => backups.now('asked'),
    'backups.read': ({ path }) => jobs.calls['backup.read']({ path: known(path) }),
    'backups.look': ({ path }) => edition.open(known(path)),
    'backups.restore': async ({ of, path }) => {
      const from = known(path);
      await backups.now('before-restore');
      const by = { id: randomUUID(), step: randomUUID(), actor: preferences.actor, at: new Date().toISOString() };
      return edition.step(store.calls['edition.restore']({ of, from, by }));
    },
    'backups.restore-new': async ({ path }) => {
      const from = known(path);
      const made = await jobs.calls['backup.restore']({ path: from, to: null }).catch(async (error: unknown) => {
        if (!(error instanceof FailureError && elsewhere.has(error.failure.code))) throw error;
        const to = await dialogs.placeEdition(basename(from, extname(from)));
        return to === null ? null : jobs.calls['backup.restore']({ path: from, to });
      });
      return made === null ? null : edition.open(made);
    },
    'backups.folders': () => backups.folders,
    'backups.choose-folder': async ({ which }) => {
      const chosen = await dialogs.choose({ properties: ['openDirectory', 'createDirectory'] });
      if (chosen !== null) settings.set({ backupFolders: { ...settings.get().backupFolders, [which]: chosen } });
      return backups.folders;
    },
    'backups.reset-folder': ({ which }) => {
      settings.set({ backupFolders: { ...settings.get().backupFolders, [which]: undefined } });
      return backups.folders;
    },
  };
}
