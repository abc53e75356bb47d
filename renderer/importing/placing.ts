/** What came beside the copy, pictures, drawings, tables, put where it belongs, and told where it went. */
import type { ChosenArt, ImportedPhoto } from '../../shared/contract/api.ts';
import type { ArticleId, FileId, ImageId } from '../../shared/edition/ids.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { articleTitle } from '../../shared/edition/selectors.ts';
import type { ImportRemark } from '../../shared/text/import-remarks.ts';
import type { SaidValue, StringKey } from '../i18n/strings.ts';
import type { DroppedAt } from '../state/dropped-at.ts';
import type { Waiting, Wanted, WentTo } from '../state/went-to.ts';
import { articleFor } from './article-for.ts';
import type { ImportedFiles } from './copy-import.ts';
import type { ReadArt, ReadTables } from './doubtful-files.ts';
import { type ImportLine, lineOf, type Said, saidInBoth } from './import-lines.ts';

/** Where a table went. */
interface PlacedTable {
  readonly page: number;
  readonly into: 'selected' | 'new';
  readonly remarks: readonly ImportRemark[];
}

/** What puts on the page what is no copy; null where it could not. */
export interface Arriving {
  photo(photo: ImportedPhoto, path: string, wanted: Wanted): WentTo | null;
  drawing(art: ChosenArt, wanted: Wanted): WentTo | null;
  /** `full` where the page has no place for it. */
  table(file: ReadTables, wanted: Wanted): PlacedTable | 'full' | null;
  /** True of a file whose page is placed whole: in the advert it was dropped on, the one selected, or one booked for it. */
  takesPage(path: string, isFirst: boolean, at: DroppedAt | null): boolean;
  /** True of a file that a booked place waits for. */
  isAwaited(path: string): boolean;
  /** Tells where a page came from. */
  cameFrom(image: ImageId, path: string): void;
}

/** Where a file that is no copy went, or why it went nowhere. */
interface Went {
  readonly said: Said;
  readonly isPlaced: boolean;
  /** What is remarked of it; told where it came in. */
  readonly remarks?: readonly ImportRemark[];
  /** It has a place of its own on the page, from which copy may have given way. */
  readonly takesRoom?: boolean;
}

/** What of the window tells words and pages. */
interface Host {
  readonly edition: Edition | null;
  /** The number of the page that is shown. */
  readonly pageNumber: number;
}

/** What became of what was placed. */
export interface Placed {
  readonly lines: readonly ImportLine[];
  /** What waits in the tray, by the keys of its items there. */
  readonly waits: readonly (ImageId | FileId)[];
}

function onto(key: StringKey, values: Readonly<Record<string, SaidValue>>): Went {
  return { said: saidInBoth(key, values), isPlaced: true };
}

function nowhere(key: StringKey, values: Readonly<Record<string, SaidValue>> = {}): Went {
  return { said: saidInBoth(key, values), isPlaced: false };
}

/** What is said of what waits in the tray. */
const waitingWords = {
  full: 'importWaits',
  locked: 'importLockedWaits',
  nameplate: 'importNameplateWaits',
  page: 'importPageWaits',
  placeless: 'importPlacelessWaits',
  taken: 'importBookedTaken',
} as const satisfies Readonly<Record<Waiting, StringKey>>;

/** An article's title; empty where there is none, or no such article. */
function titleOf(edition: Edition | null, id: ArticleId | null): string {
  const article = id === null ? undefined : edition?.articles[id];
  return article === undefined ? '' : articleTitle(article);
}

/** What is said of where something went. */
function saidOf(went: WentTo, edition: Edition | null): Went {
  const { page: number } = went;
  switch (went.into) {
    case 'selected':
      return onto(went.isReplaced ? 'importReplaced' : 'importIntoSelected', { number });
    case 'frame':
      return onto(went.isReplaced ? 'importReplaced' : 'importIntoFrame', { number });
    case 'booked': {
      const { advertiser } = went;
      return onto(went.isReplaced ? 'importBookedReplaced' : 'importBooked', { number, advertiser });
    }
    case 'new': {
      const title = titleOf(edition, went.articleId);
      return title === '' ? onto('importOnPage', { number }) : onto('importOfArticle', { number, title });
    }
    case 'tray': {
      const title = titleOf(edition, went.articleId);
      const { advertiser = '' } = went;
      return title === '' ? onto(waitingWords[went.why], { number, advertiser }) : onto('importWaitsWith', { title });
    }
  }
}

/** A file's line of the report with where what it held went. */
function lineWith(line: ImportLine, went: Went | undefined): ImportLine {
  if (went === undefined) return line;
  // What was read and stands nowhere did not come in.
  if (!went.isPlaced) return { ...lineOf(line.path), failure: went.said };
  const remarks = [...line.remarks, ...(went.remarks ?? [])];
  const told = { ...line, said: [...line.said, went.said], remarks };
  return went.takesRoom === true ? { ...told, takesRoom: true } : told;
}

/** Puts what came beside the copy where it belongs, in the step that the copy came in. */
export class ArtPlacing {
  readonly #desk: Arriving;
  readonly #host: () => Host;

  constructor(desk: Arriving, host: () => Host) {
    this.#desk = desk;
    this.#host = host;
  }

  /** Places what came beside the copy, and says of each where it went. */
  place(read: ImportedFiles, at: DroppedAt | null, step: string): Placed {
    const isOnly = read.art.length + read.tables.length === 1;
    const went = new Map<string, Went>();
    const waits: (ImageId | FileId)[] = [];
    const seen = new Set<ReadArt['kind']>();
    for (const art of read.art) {
      // What one file was put into is selected then: the next of the same kind would take its place.
      const isFirst = !seen.has(art.kind);
      seen.add(art.kind);
      const to = this.#art(art, { at, isFirst, isOnly, ...this.#storyOf(art.path, read), step });
      if (to?.into === 'tray') waits.push(art.kind === 'photo' ? art.photo.image.id : art.artwork.id);
      const remarks = art.kind === 'photo' ? (art.photo.remarks ?? []) : [];
      const said = to === null ? nowhere('importNotPlaced') : saidOf(to, this.#host().edition);
      went.set(art.path, { ...said, remarks, takesRoom: to?.into === 'new' });
    }
    for (const [path, one] of this.#tables(read, { at, isOnly, step })) went.set(path, one);
    return { lines: read.lines.map((line) => lineWith(line, went.get(line.path))), waits };
  }

  #storyOf(path: string, read: ImportedFiles): Pick<Wanted, 'articleId'> {
    const articleId = articleFor(path, read);
    return articleId === undefined ? {} : { articleId };
  }

  #art(art: ReadArt, wanted: Wanted): WentTo | null {
    return art.kind === 'photo' ? this.#desk.photo(art.photo, art.path, wanted) : this.#desk.drawing(art, wanted);
  }

  #tables(read: ImportedFiles, common: Pick<Wanted, 'at' | 'isOnly' | 'step'>): ReadonlyMap<string, Went> {
    const told = new Map<string, Went>();
    for (const [index, file] of read.tables.entries()) {
      const wanted = { ...common, isFirst: index === 0, ...this.#storyOf(file.path, read) };
      const placed = this.#desk.table(file, wanted);
      if (placed === null || placed === 'full') {
        const went =
          placed === null
            ? nowhere('importTableNotPlaced')
            : nowhere('importTableNoRoom', { number: this.#host().pageNumber });
        told.set(file.path, { ...went, remarks: file.remarks });
        continue;
      }
      const key = placed.into === 'selected' ? 'importTableIntoSelected' : 'importTableOnPage';
      told.set(file.path, { ...onto(key, { number: placed.page }), remarks: placed.remarks, takesRoom: true });
    }
    return told;
  }
}
