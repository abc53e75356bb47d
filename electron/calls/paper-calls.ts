/** Calls about the newspaper: saving it, and making editions of it or of the one that is open. */
import { presetsWith } from '../../shared/paper/presets.ts';
import type { Dialogs } from '../dialogs.ts';
import type { GrantedPaths } from '../granted-paths.ts';
import type { MethodHandlers } from '../ipc.ts';
import type { OpenEdition } from '../open-edition.ts';
import type { JobsHost } from '../services/jobs-host.ts';
import type { StoreHost } from '../services/store-host.ts';
import type { Settings } from '../settings.ts';

/** What they need of the program. */
interface Host {
  readonly edition: OpenEdition;
  readonly store: StoreHost;
  readonly jobs: JobsHost;
  readonly dialogs: Dialogs;
  readonly paths: GrantedPaths;
  readonly settings: Settings;
}

type PaperCalls = Pick<MethodHandlers, 'edition.next' | 'paper.save' | 'paper.choose' | 'paper.create'>;

/** What a file is called that holds a paper's edition of a date. */
function fileName(name: string, date: string): string {
  return `${name} ${date}`.trim();
}

export function paperCalls({ edition, store, jobs, dialogs, paths, settings }: Host): PaperCalls {
  return {
    'edition.next': async ({ name, ...wanted }) => {
      const path = await dialogs.placeEdition(fileName(name, wanted.date));
      if (path === null) return null;
      const left = await store.calls['edition.next']({ path, ...wanted });
      return { opened: await edition.open(path), left };
    },
    'paper.save': async ({ name }) => {
      const path = await dialogs.placePaper(name);
      if (path === null) return null;
      await store.calls['paper.save']({ path, presets: settings.get().exportPresets ?? [] });
      return { path };
    },
    'paper.choose': async () => {
      const path = await dialogs.choosePaper();
      return path === null ? null : jobs.calls.paper({ path });
    },
    'paper.create': async ({ paper, name, ...wanted }) => {
      const source = paths.granted(paper);
      const path = await dialogs.placeEdition(fileName(name, wanted.date));
      if (path === null) return null;
      const left = await jobs.calls['create-from']({ paper: source, path, ...wanted });
      const opened = await edition.open(path);
      const exports = presetsWith(settings.get().exportPresets ?? [], opened.edition);
      settings.set({ exportPresets: exports.presets });
      return { opened, left: [...left, ...exports.left] };
    },
  };
}
