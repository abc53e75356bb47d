/** Calls about the newspaper: saving it, and making editions of it or of the one that is open. */
import type { Edition, EditionRecord } from '../../shared/edition/records.ts';
import { everythingStands } from '../../shared/paper/carry.ts';
import { presetsWith } from '../../shared/paper/presets.ts';
import type { Dialogs } from '../dialogs.ts';
import type { GrantedPaths } from '../granted-paths.ts';
import type { MethodHandlers } from '../ipc.ts';
import type { OpenEdition } from '../open-edition.ts';
import type { JobsHost } from '../services/jobs-host.ts';
import type { StoreHost } from '../services/store-host.ts';
import type { Settings } from '../settings.ts';
import type { Watching } from '../watching.ts';

/** What they need of the program. */
interface Host {
  readonly edition: OpenEdition;
  readonly store: StoreHost;
  readonly jobs: JobsHost;
  readonly dialogs: Dialogs;
  readonly paths: GrantedPaths;
  readonly settings: Settings;
  readonly watching: Pick<Watching, 'handOn'>;
}

type PaperCalls = Pick<MethodHandlers, 'edition.next' | 'paper.save' | 'paper.choose' | 'paper.create'>;

/** Which edition is wanted. */
type Dated = Pick<EditionRecord, 'date' | 'issue'>;

/** What a file is called that holds a paper's edition of a date. */
function fileName(name: string, date: string): string {
  return `${name} ${date}`.trim();
}

export function paperCalls({ edition, store, jobs, dialogs, paths, settings, watching }: Host): PaperCalls {
  /** Takes over the export presets that a newspaper brought along; tells what of them did not come. */
  const takePresets = (made: Edition) => {
    const { presets, left } = presetsWith(settings.get().exportPresets ?? [], made);
    settings.set({ exportPresets: presets });
    return left;
  };
  /** Makes and opens the edition that follows what is open: an edition, or a newspaper's file. */
  const nextOfOpen = async (path: string, wanted: Dated) => {
    const { kind, opened: from } = edition;
    const left = await store.calls['edition.next']({ path, ...wanted });
    if (kind !== 'paper') watching.handOn(from, path);
    const opened = await edition.open(path);
    return { opened, left: kind === 'paper' ? [...left, ...takePresets(opened.edition)] : left };
  };
  return {
    'edition.next': async ({ name, ...wanted }) => {
      const path = await dialogs.placeEdition(fileName(name, wanted.date));
      return path === null ? null : nextOfOpen(path, wanted);
    },
    'paper.save': async ({ name }) => {
      const path = await dialogs.placePaper(name);
      if (path === null) return null;
      const left = await store.calls['paper.save']({ path, presets: settings.get().exportPresets ?? [] });
      return { path, left };
    },
    'paper.choose': async () => {
      const path = await dialogs.choosePaper();
      if (path === null) return null;
      // What is open lies with the store alone.
      if (path === edition.path && edition.kind === 'paper') {
        const { edition: paper } = await edition.stored();
        return { path, edition: everythingStands(paper) };
      }
      return jobs.calls.paper({ path });
    },
    'paper.create': async ({ paper, name, ...wanted }) => {
      const source = paths.granted(paper);
      const path = await dialogs.placeEdition(fileName(name, wanted.date));
      if (path === null) return null;
      if (source === edition.path) return nextOfOpen(path, wanted);
      const left = await jobs.calls['create-from']({ paper: source, path, ...wanted });
      const opened = await edition.open(path);
      return { opened, left: [...left, ...takePresets(opened.edition)] };
    },
  };
}
