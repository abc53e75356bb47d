/** Calls of the start page, of copies of the edition's file, and of the guide. */
import { existsSync } from 'node:fs';
import type { GuidePlace } from '../../shared/contract/guide-places.ts';
import type { startCalls as contract } from '../../shared/contract/start-calls.ts';
import type { Dialogs } from '../dialogs.ts';
import { DayangError } from '../errors.ts';
import { moment } from '../file-names.ts';
import type { GrantedPaths } from '../granted-paths.ts';
import type { MethodHandlers } from '../ipc.ts';
import type { OpenEdition } from '../open-edition.ts';
import type { RecentEditions } from '../recent-editions.ts';
import type { StoreHost } from '../services/store-host.ts';
import { revealFile } from '../window.ts';

/** What they need of the program. */
interface Host {
  readonly edition: OpenEdition;
  readonly recent: RecentEditions;
  readonly store: StoreHost;
  readonly dialogs: Dialogs;
  readonly paths: GrantedPaths;
  readonly showGuide: (about: GuidePlace) => void;
}

export function startCalls(host: Host): Pick<MethodHandlers, keyof typeof contract> {
  const { edition, recent, store, dialogs, paths, showGuide } = host;
  return {
    'recent.list': () => recent.list(),
    'recent.remove': ({ path }) => {
      recent.remove(path);
      return recent.list();
    },
    'recent.keep': ({ png, ...seen }) => {
      recent.keep(seen, png);
      return {};
    },
    'edition.open': ({ path }) => {
      const known = recent.paths.includes(path) ? path : paths.granted(path);
      // Said before SQLite is asked: a file that was moved away is the usual case, and is named as that.
      if (!existsSync(known)) throw new DayangError('file-missing', { name: known });
      return edition.open(known);
    },
    'edition.take-over': () => edition.open(edition.opened),
    'edition.sample': () => edition.openSample(),
    'edition.copy': async () => {
      const { path: from, kind } = edition;
      if (from === undefined || kind === undefined) return null;
      const path = await dialogs.placeCopy(from, kind);
      if (path === null) return null;
      await store.calls['edition.copy']({ path });
      return { path };
    },
    'edition.send': async ({ state }) => {
      const { path: from, kind } = edition;
      if (from === undefined || kind === undefined) return null;
      const path = await dialogs.placeCopy(from, kind, `${state} ${moment(new Date())}`.trim());
      if (path === null) return null;
      await store.calls['edition.copy']({ path });
      revealFile(path);
      return { path };
    },
    'edition.reveal': () => {
      if (edition.path !== undefined) revealFile(edition.path);
      return {};
    },
    'help.guide': ({ about }) => {
      showGuide(about);
      return {};
    },
  };
}
