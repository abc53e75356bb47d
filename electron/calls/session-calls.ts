/** Calls about the session: what a page starts from, what it leaves behind, and how it ends. */
import { userInfo } from 'node:os';
import type { FacesWanted } from '../../shared/contract/api.ts';
import { allUntouched } from '../../shared/contract/panes.ts';
import { shippedFaces } from '../../shared/faces/shipped.ts';
import type { Closing } from '../closing.ts';
import type { FaceFolder } from '../face-folder.ts';
import { paintingBytes } from '../font-bytes.ts';
import type { MethodHandlers } from '../ipc.ts';
import { PartCutter } from '../kept-faces.ts';
import type { KeptPage } from '../kept-page.ts';
import { collectGarbage } from '../memory.ts';
import type { OpenEdition } from '../open-edition.ts';
import type { KeptPreferences } from '../preferences.ts';
import type { Settings } from '../settings.ts';
import type { Edit } from '../window.ts';

/** What they need of the program. */
interface Host {
  readonly edition: OpenEdition;
  readonly kept: KeptPage;
  readonly faces: FaceFolder;
  readonly closing: Closing;
  readonly preferences: KeptPreferences;
  readonly settings: Settings;
  readonly edit: (does: Edit) => void;
  readonly isSafe: boolean;
  /** True where the window's process has ended by itself since this was asked last. */
  readonly hasWindowGone: () => boolean;
}

type SessionCalls = Pick<
  MethodHandlers,
  | 'session.start'
  | 'preferences.set'
  | 'session.keep-panes'
  | 'session.keep-place'
  | 'session.closed'
  | 'window.edit'
  | 'faces.part'
  | 'page.keep'
>;

/** The faces wanted to paint a page, each with where it is read from. */
function facesFor(wanted: FacesWanted, own: FaceFolder) {
  return Promise.all(
    wanted.map(async ({ face, file, ...part }) => {
      const path = file === null ? null : await own.whole(file);
      return { face, part, from: path === null ? shippedFaces.findOrStandIn(face) : { path } };
    }),
  );
}

/** What of faces is wanted to paint a page, as font files. Throws `font-missing`. */
async function partsOf(wanted: FacesWanted, own: FaceFolder) {
  return (await facesFor(wanted, own)).map(({ face, part, from }) => ({ face, bytes: paintingBytes(from, part) }));
}

export function sessionCalls(host: Host): SessionCalls {
  const { edition, kept, faces: own, closing, preferences, settings, edit, isSafe, hasWindowGone } = host;
  const cutter = new PartCutter();
  return {
    'session.start': async () => ({
      ...(await edition.forPage()),
      preferences: preferences.get(),
      panes: isSafe ? allUntouched : (settings.get().panes ?? allUntouched),
      account: userInfo().username,
      isFallbackRuntime: process.env['DAYANG_RUNTIME'] === 'fallback',
      isSafe,
      isBack: hasWindowGone(),
    }),
    'preferences.set': (change) => {
      preferences.set(change);
      return {};
    },
    'window.edit': ({ does }) => {
      edit(does);
      return {};
    },
    'session.keep-panes': ({ panes }) => {
      // What safe mode has set aside is there again after it.
      if (!isSafe) settings.set({ panes });
      return {};
    },
    'session.keep-place': ({ of, place }) => {
      edition.keepPlace(of, place);
      return {};
    },
    'session.closed': () => {
      setImmediate(() => void closing.finish());
      return {};
    },
    'faces.part': ({ faces }) => partsOf(faces, own),
    'page.keep': async ({ path, page, faces }) => {
      const before = kept.changes;
      // The edition may change while faces are unpacked: the page is of before.
      const isUseless = () => path !== edition.path || kept.changes !== before;
      const parts = await cutter.cut(await facesFor(faces, own), isUseless);
      if (parts === null) return {};
      kept.keep(path, page, parts);
      // A page is kept when the work rests, or ends.
      setImmediate(collectGarbage);
      return {};
    },
  };
}
