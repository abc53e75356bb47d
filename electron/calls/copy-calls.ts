/** Calls about copy and pictures from outside, and articles and proofs that go there. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChosenArt, ImportedPhoto, ReadCopy } from '../../shared/contract/api.ts';
import type { InputOf, OutputOf } from '../../shared/contract/contract.ts';
import { swatchesOf } from '../../shared/edition/colours.ts';
import type { Article, Edition } from '../../shared/edition/records.ts';
import { articleTitle, pageByNumber } from '../../shared/edition/selectors.ts';
import { numbersSaid } from '../../shared/edition/spreads.ts';
import type { Dialogs } from '../dialogs.ts';
import type { GrantedPaths } from '../granted-paths.ts';
import type { MethodHandlers } from '../ipc.ts';
import type { OpenEdition } from '../open-edition.ts';
import type { readingContract } from '../reading/contract.ts';
import type { JobsHost } from '../services/jobs-host.ts';
import type { ReadingHost } from '../services/reading-host.ts';
import type { StoreHost } from '../services/store-host.ts';
import type { Settings } from '../settings.ts';
import { copyFile } from './remembered-files.ts';
import { tableCalls } from './table-calls.ts';

/** What they need of the program. */
interface Host {
  readonly edition: Pick<OpenEdition, 'stored' | 'source' | 'opened'>;
  readonly store: StoreHost;
  readonly jobs: JobsHost;
  readonly readers: ReadingHost;
  readonly dialogs: Pick<Dialogs, 'choose' | 'chooseSome' | 'placeFile'>;
  readonly paths: GrantedPaths;
  readonly settings: Pick<Settings, 'get' | 'set'>;
}

type CopyCalls = Pick<
  MethodHandlers,
  | 'photo.choose'
  | 'photo.read'
  | 'photo.pasted'
  | 'artwork.choose'
  | 'artwork.read'
  | 'copy.choose'
  | 'copy.read'
  | 'copy.cancel'
  | 'table.choose'
  | 'table.read'
  | 'list.choose'
  | 'list.save'
  | 'article.export'
  | 'proof.sheet'
>;
type Reading = typeof readingContract;
/** What the user has said of how copy is to be read. */
type CopyChoices = Omit<InputOf<Reading, 'story'>, 'path'>;

const pictureFiles = [
  {
    name: 'JPEG, PNG, WebP, TIFF, PSD, GIF, AVIF',
    extensions: ['jpg', 'jpeg', 'png', 'webp', 'tif', 'tiff', 'psd', 'psb', 'gif', 'avif'],
  },
];
/** What an advert may come as. */
const advertFiles = [
  {
    name: 'PDF, EPS, AI, JPEG, PNG, WebP, TIFF, PSD, GIF, AVIF',
    extensions: ['pdf', 'eps', 'ai', ...(pictureFiles[0]?.extensions ?? [])],
  },
];
/** Drawings by their names, those too that are refused: the reason says what to do instead. */
const DRAWING = /\.(?:svgz?|pdf|ai|eps)$/iu;
const artworkFiles = [
  {
    name: 'SVG, PDF, AI, JPEG, PNG, WebP, TIFF, PSD',
    extensions: ['svg', 'pdf', 'ai', ...(pictureFiles[0]?.extensions ?? [])],
  },
  { name: '*', extensions: ['*'] },
];
const listFiles = [
  { name: 'xlsx, csv, tsv, txt', extensions: ['xlsx', 'xlsm', 'xls', 'et', 'ods', 'csv', 'tsv', 'txt'] },
  { name: '*', extensions: ['*'] },
];
const copyFiles = [
  {
    name: 'docx, rtf, txt, eml, mht, md, xml, html, xlsx, csv, JPEG, PNG, TIFF, PSD, WebP, GIF, AVIF, SVG, PDF, AI',
    extensions: [
      'docx',
      'rtf',
      'txt',
      'eml',
      'mht',
      'mhtml',
      'md',
      'xml',
      'html',
      'xlsx',
      'xls',
      'et',
      'ods',
      'csv',
      'tsv',
      'jpg',
      'jpeg',
      'png',
      'tif',
      'tiff',
      'psd',
      'psb',
      'webp',
      'gif',
      'avif',
      'svg',
      'pdf',
      'ai',
    ],
  },
  { name: '*', extensions: ['*'] },
];

/** Does one after the other: a file's pictures at once would be in memory twice. */
async function inTurn<From, To>(all: readonly From[], make: (one: From) => Promise<To>): Promise<To[]> {
  const made: To[] = [];
  for (const one of all) made.push(await make(one));
  return made;
}

/** Reads bytes as a file of a name, as readers work on files alone; it is there no longer than it is read. */
async function asFile<Read>(name: string, bytes: Uint8Array, read: (path: string) => Promise<Read>): Promise<Read> {
  const folder = await mkdtemp(join(tmpdir(), 'dayang-pasted-'));
  try {
    const path = join(folder, name);
    await writeFile(path, bytes);
    return await read(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a story's document is called at first: its title, as far as file names may hold it. */
function fileTitle(article: Article): string {
  return (
    articleTitle(article)
      .replace(/[\\/:*?"<>|\s]+/gu, ' ')
      .trim() || '稿件'
  );
}

/** What the file of a page proof is called: of a 通版 by both its numbers. */
function proofName(edition: Edition, number: number): string {
  const page = pageByNumber(edition, number);
  return `${edition.edition.date}-${page === undefined ? number : numbersSaid(page)} 校样`;
}

/** Reads files for the edition that is open, into its store; `signal` gives up what is being read. */
function readingFor(
  { edition, store, readers }: Pick<Host, 'edition' | 'store' | 'readers'>,
  signal: () => AbortSignal,
) {
  /** Gives a picture's bytes to the store, for the edition they were read for. */
  const keep = async (
    into: string,
    { bytes, preview, ...photo }: OutputOf<Reading, 'photo'>,
  ): Promise<ImportedPhoto> => {
    await store.calls['image.add']({ into, bytes, preview });
    return photo;
  };
  const readPhoto = async (path: string, how: Omit<InputOf<Reading, 'photo'>, 'path'> = {}) => {
    const into = edition.opened;
    return keep(into, await readers.calls.photo({ path, ...how }, { signal: signal() }));
  };
  const readArt = async (path: string): Promise<ChosenArt> => {
    if (!DRAWING.test(path)) return { kind: 'photo', photo: await readPhoto(path) };
    const into = edition.opened;
    const { bytes, ...read } = await readers.calls.artwork({ path }, { signal: signal() });
    await store.calls['file.add']({ into, bytes });
    return { kind: 'artwork', ...read };
  };
  const readCopy = async (path: string, choices: CopyChoices): Promise<ReadCopy> => {
    const into = edition.opened;
    const read = await readers.calls.story({ path, ...choices }, { signal: signal() });
    if (read.kind === 'text') return read;
    const { photos, further, ...story } = read;
    const others: NonNullable<Extract<ReadCopy, { kind: 'story' }>['further']> = [];
    for (const { photos: own, ...one } of further ?? []) {
      others.push(own === undefined ? one : { ...one, photos: await inTurn(own, (photo) => keep(into, photo)) });
    }
    return {
      ...story,
      photos: await inTurn(photos, (photo) => keep(into, photo)),
      ...(further === undefined ? {} : { further: others }),
    };
  };
  return { readPhoto, readArt, readCopy };
}

export function copyCalls({ edition, store, jobs, readers, dialogs, paths, settings }: Host): CopyCalls {
  let reading = new AbortController();

  const { readPhoto, readArt, readCopy } = readingFor({ edition, store, readers }, () => reading.signal);

  return {
    'photo.choose': ({ isAdvert = false }) =>
      dialogs.choose({ properties: ['openFile'], filters: isAdvert ? advertFiles : pictureFiles }),
    'photo.read': ({ path, ...how }) => readPhoto(paths.granted(path), how),
    'photo.pasted': ({ name, bytes }) => asFile(name, bytes, readPhoto),
    'artwork.choose': () => dialogs.choose({ properties: ['openFile'], filters: artworkFiles }),
    'artwork.read': ({ path }) => readArt(paths.granted(path)),
    'copy.choose': () => dialogs.chooseSome({ properties: ['openFile', 'multiSelections'], filters: copyFiles }),
    'copy.read': ({ path, ...choices }) => readCopy(copyFile({ paths, settings }, path), choices),
    ...tableCalls({ readers, dialogs, paths, settings }, () => reading.signal),
    'copy.cancel': () => {
      // The one reading alone: an export or a check that runs beside it goes on.
      reading.abort();
      reading = new AbortController();
      return {};
    },
    'list.choose': async () => {
      const path = await dialogs.choose({ properties: ['openFile'], filters: listFiles });
      return path === null ? null : readers.calls.list({ path }, { signal: reading.signal });
    },
    'list.save': async ({ name, rows }) => {
      const path = await dialogs.placeFile(name, ['xlsx', 'csv']);
      if (path === null) return null;
      await jobs.calls.list({ path, rows });
      return { path };
    },
    'article.export': async ({ articleId, format }) => {
      const { edition: own } = await edition.stored();
      const article = own.articles[articleId];
      if (article === undefined) return null;
      const path = await dialogs.placeFile(fileTitle(article), [format]);
      if (path === null) return null;
      await jobs.calls.document({ article, swatches: [...swatchesOf(own)], path });
      return { path };
    },
    'proof.sheet': async ({ page }) => {
      const source = await edition.source([page]);
      const path = await dialogs.placeFile(proofName(source.edition, page), ['pdf']);
      if (path === null) return null;
      await jobs.calls.proof({ source, page, path });
      return { path };
    },
  };
}
