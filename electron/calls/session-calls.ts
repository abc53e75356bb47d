/** Calls about the session: what a page starts from, what it leaves behind, and how it ends. */
import { userInfo } from 'node:os';
import type { FacesWanted } from '../../shared/contract/api.ts';
import type { Language } from '../../shared/contract/language.ts';
import { shippedFaces } from '../../shared/faces/shipped.ts';
import type { Closing } from '../closing.ts';
import { paintingBytes } from '../font-bytes.ts';
import type { MethodHandlers } from '../ipc.ts';
import type { KeptPage } from '../kept-page.ts';
import { collectGarbage } from '../memory.ts';
import type { OpenEdition } from '../open-edition.ts';

/** What they need of the program. */
interface Host {
  readonly edition: OpenEdition;
  readonly kept: KeptPage;
  readonly closing: Closing;
  readonly language: () => Language;
  readonly setLanguage: (language: Language) => void;
}

type SessionCalls = Pick<
  MethodHandlers,
  'session.start' | 'session.set-language' | 'session.closed' | 'faces.part' | 'page.keep'
>;

/** What of a face is wanted to paint a page, as a font file. */
function partOfFace({ face, ...part }: FacesWanted[number]) {
  return { face, bytes: paintingBytes(shippedFaces.findOrStandIn(face), part) };
}

export function sessionCalls({ edition, kept, closing, language, setLanguage }: Host): SessionCalls {
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
    'faces.part': ({ faces }) => faces.map(partOfFace),
    'page.keep': ({ path, page, faces }) => {
      if (path !== edition.path) return {};
      kept.keep(path, page, new Map(faces.map(partOfFace).map(({ face, bytes }) => [face, bytes])));
      // A page is kept when the work rests, or ends.
      setImmediate(collectGarbage);
      return {};
    },
  };
}
