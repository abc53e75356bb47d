/** Calls about faces of the edition's own: looking for font files, seeing a face of one and taking it out. */
import { basename } from 'node:path';
import type { FacePlace } from '../../shared/contract/face-calls.ts';
import { type FoundFonts, whyNotKept } from '../../shared/faces/face-file.ts';
import type { Dialogs } from '../dialogs.ts';
import type { FaceFolder } from '../face-folder.ts';
import { GrantedPaths } from '../granted-paths.ts';
import type { MethodHandlers } from '../ipc.ts';
import type { MachineFaces } from '../machine-faces.ts';
import type { OpenEdition } from '../open-edition.ts';
import { fileIdOf } from '../pictures.ts';
import type { ReadingHost } from '../services/reading-host.ts';
import type { StoreHost } from '../services/store-host.ts';

/** What they need of the program. */
interface Host {
  readonly edition: Pick<OpenEdition, 'opened'>;
  readonly store: StoreHost;
  readonly readers: ReadingHost;
  readonly dialogs: Pick<Dialogs, 'choose'>;
  readonly faces: Pick<FaceFolder, 'prepare'>;
  /** Where faces stay that go with no edition. */
  readonly machine: MachineFaces;
  /** Told font files read of those there are. */
  readonly onProgress: (done: number, total: number) => void;
}

const fontFiles = [
  { name: 'TTF, OTF, TTC, OTC', extensions: ['ttf', 'otf', 'ttc', 'otc'] },
  { name: '*', extensions: ['*'] },
];

const drawingFiles = [
  { name: 'SVG, PDF, AI', extensions: ['svg', 'pdf', 'ai'] },
  { name: '*', extensions: ['*'] },
];

type FaceCalls = Pick<
  MethodHandlers,
  'face.find' | 'face.cancel' | 'face.preview' | 'face.take' | 'glyph.choose' | 'glyph.cancel' | 'glyph.build'
>;

/** Calls about drawn characters. */
function glyphCalls({ edition, store, readers, dialogs }: Pick<Host, 'edition' | 'store' | 'readers' | 'dialogs'>) {
  let drawing = new AbortController();
  return {
    'glyph.choose': async () => {
      const path = await dialogs.choose({ properties: ['openFile'], filters: drawingFiles });
      if (path === null) return null;
      const { signal } = drawing;
      return { fileName: basename(path), drawing: await readers.calls.glyphDrawing({ path }, { signal }) };
    },
    'glyph.cancel': () => {
      drawing.abort();
      drawing = new AbortController();
      return {};
    },
    'glyph.build': async ({ glyphs }) => {
      const into = edition.opened;
      const bytes = await readers.calls.drawnFace({ glyphs });
      await store.calls['file.add']({ into, bytes });
      return fileIdOf(bytes);
    },
  } satisfies Partial<FaceCalls>;
}

export function faceCalls({ edition, store, readers, dialogs, faces, machine, onProgress }: Host): FaceCalls {
  let searching = new AbortController();
  let looking = new AbortController();
  /** Nobody chose what a search finds: it may be read as a face, and as nothing else. */
  const found = new GrantedPaths();

  /** The folders or the file to look in, as they are asked for; null when the user changed their mind. */
  const placeOf = async (place: FacePlace): Promise<{ file: string } | { folders: string[] | null } | null> => {
    if (place === 'system') return { folders: null };
    const isFile = place === 'file';
    const path = await dialogs.choose(
      isFile ? { properties: ['openFile'], filters: fontFiles } : { properties: ['openDirectory'] },
    );
    if (path === null) return null;
    return isFile ? { file: path } : { folders: [path] };
  };
  const findIn = async (
    place: { file: string } | { folders: string[] | null },
    signal: AbortSignal,
  ): Promise<FoundFonts> => {
    if ('folders' in place) return readers.calls.findFonts(place, { signal, onProgress });
    const file = await readers.calls.fontFile({ path: place.file }, { signal });
    return { files: [file], unusable: [], closed: [], isCut: false };
  };

  return {
    'face.find': async ({ place }) => {
      const asked = await placeOf(place);
      if (asked === null) return null;
      searching.abort();
      searching = new AbortController();
      const fonts = await findIn(asked, searching.signal);
      for (const { path } of fonts.files) found.grant(path);
      return fonts;
    },
    'face.cancel': () => {
      searching.abort();
      return {};
    },
    'face.preview': ({ choice, text }) => {
      found.granted(choice.path);
      // One face is looked at at a time: who holds an arrow key in their list waits for none but the last.
      looking.abort();
      looking = new AbortController();
      return readers.calls.previewFace({ choice, text }, { signal: looking.signal });
    },
    'face.take': async ({ path, member, coordinates }) => {
      const into = edition.opened;
      const { face, bytes } = await readers.calls.takeFace({ path: found.granted(path), member, coordinates });
      if (whyNotKept(face.embedding) === null) await store.calls['file.add']({ into, bytes });
      else machine.keep(bytes);
      const file = fileIdOf(bytes);
      faces.prepare(file);
      return { face, file, fileName: basename(path) };
    },
    ...glyphCalls({ edition, store, readers, dialogs }),
  };
}
