/** Calls about the session: what a page starts from, what it leaves behind, and how it ends. */
import { userInfo } from 'node:os';
import type { FacesWanted } from '../../shared/contract/api.ts';
import type { Language } from '../../shared/contract/language.ts';
import { shippedFaces } from '../../shared/faces/shipped.ts';
import type { Closing } from '../closing.ts';
import type { FaceFolder } from '../face-folder.ts';
import { paintingBytes } from '../font-bytes.ts';
import type { MethodHandlers } from '../ipc.ts';
import { keptPaintingBytes } from '../kept-faces.ts';
import type { KeptPage } from '../kept-page.ts';
import { collectGarbage } from '../memory.ts';
import type { OpenEdition } from '../open-edition.ts';

/** What they need of the program. */
interface Host {
  readonly edition: OpenEdition;
  readonly kept: KeptPage;
  readonly faces: FaceFolder;
  readonly closing: Closing;
  readonly language: () => Language;
  readonly setLanguage: (language: Language) => void;
}

type SessionCalls = Pick<
  MethodHandlers,
  'session.start' | 'session.set-language' | 'session.closed' | 'faces.part' | 'page.keep'
>;

/** What of faces is wanted to paint a page, as font files made in a way. Throws `font-missing`. */
async function partsOf(wanted: FacesWanted, own: FaceFolder, make: typeof paintingBytes) {
  const found = wanted.map(async ({ face, file, ...part }) => {
    const path = file === null ? null : await own.whole(file);
    return { face, part, from: path === null ? shippedFaces.findOrStandIn(face) : { path } };
  });
  return (await Promise.all(found)).map(({ face, part, from }) => ({ face, bytes: make(from, part) }));
}

export function sessionCalls({ edition, kept, faces: own, closing, language, setLanguage }: Host): SessionCalls {
  return {
    'session.start': async () => ({
      ...(await edition.forPage()),
      language: language(),
      actor: userInfo().username,
      isFallbackRuntime: process.env['DAYANG_RUNTIME'] === 'fallback',
    }),
    'session.set-language': (chosen) => {
      setLanguage(chosen.language);
      return {};
    },
    'session.closed': () => {
      setImmediate(() => void closing.finish());
      return {};
    },
    'faces.part': ({ faces }) => partsOf(faces, own, paintingBytes),
    'page.keep': async ({ path, page, faces }) => {
      const before = kept.changes;
      const parts = await partsOf(faces, own, keptPaintingBytes);
      // The edition may have changed while faces were unpacked: the page is of before.
      if (path !== edition.path || kept.changes !== before) return {};
      kept.keep(path, page, new Map(parts.map(({ face, bytes }) => [face, bytes])));
      // A page is kept when the work rests, or ends.
      setImmediate(collectGarbage);
      return {};
    },
  };
}
