/** What came in beside copy is placed: pictures, drawings and tables, each told where it went. */
import type { ChosenArt, ImportedPhoto } from '../../shared/contract/api.ts';
import type { ArticleId, ImageId } from '../../shared/edition/ids.ts';
import { articleTitle } from '../../shared/edition/selectors.ts';
import type { ImportRemark } from '../../shared/text/import-remarks.ts';
import type { SaidValue, StringKey } from '../i18n/strings.ts';
import { type Overset, sayPushed } from '../state/pushed-copy.ts';
import type { Stores } from '../state/stores.ts';
import { articleFor } from './article-for.ts';
import type { ImportedFiles, ReadArt, ReadTables } from './copy-import.ts';
import { type ImportLine, lineOf, type Said, saidInBoth } from './import-lines.ts';

/** Where a picture is to go: `articleId` is of a new photo, null for a blank article; absent for the one at hand. */
interface PhotoWanted {
  readonly into: 'selected' | 'new';
  readonly articleId?: ArticleId | null;
  readonly step: string;
}

/** Where a picture went: what the page has no place for waits in the tray. */
type Whither = 'selected' | 'new' | 'tray';

/** What puts a picture on the page; null where it could not. */
interface PhotoPlacing {
  place(
    photo: ImportedPhoto,
    wanted: PhotoWanted,
  ): { readonly page: number; readonly into: Whither; readonly articleId: ArticleId | null } | null;
  placeBooked(
    photo: ImportedPhoto,
    path: string,
    wanted: PhotoWanted,
  ): { readonly page: number; readonly advertiser: string; readonly use: 'fill' | 'replace' | 'taken' } | null;
  /** True of a file whose page is placed whole in what is selected, or in a place that is booked for it. */
  takesPage(path: string, isFirst: boolean): boolean;
  /** True of a file that a booked place waits for. */
  isAwaited(path: string): boolean;
  /** Tells where a page came from. */
  cameFrom(image: ImageId, path: string): void;
}

/** What puts a drawing on the page, and says the page's number; null where it could not. */
interface DrawingPlacing {
  place(
    art: ChosenArt,
    wanted: Pick<PhotoWanted, 'into' | 'step'>,
  ): { readonly page: number; readonly into: Whither } | null;
}

/** What is said of a file that a booked place is for. */
const bookedWords = {
  fill: 'importBooked',
  replace: 'importBookedReplaced',
  taken: 'importBookedTaken',
} as const;

/** Where a file that is no copy went, or why it went nowhere. */
interface Went {
  readonly said: Said;
  readonly isPlaced: boolean;
}

/** What puts a table on the page; `full` where the page has no place for it, null where it could not for another reason. */
interface TablePlacing {
  place(
    file: ReadTables,
    wanted: PhotoWanted,
  ):
    | { readonly page: number; readonly into: 'selected' | 'new'; readonly remarks: readonly ImportRemark[] }
    | 'full'
    | null;
}

/** What puts on the page what is no copy. */
export interface Placing {
  readonly photos: PhotoPlacing;
  readonly artworks: DrawingPlacing;
  readonly tables: TablePlacing;
}

function onto(key: StringKey, values: Readonly<Record<string, SaidValue>>): Went {
  return { said: saidInBoth(key, values), isPlaced: true };
}

function nowhere(key: StringKey, values: Readonly<Record<string, SaidValue>> = {}): Went {
  return { said: saidInBoth(key, values), isPlaced: false };
}

export class Placements {
  readonly #stores: Pick<Stores, 'session' | 'view'>;
  readonly #photos: PhotoPlacing;
  readonly #drawings: DrawingPlacing;
  readonly #tables: TablePlacing;

  constructor(stores: Pick<Stores, 'session' | 'view'>, { photos, artworks, tables }: Placing) {
    this.#stores = stores;
    this.#photos = photos;
    this.#drawings = artworks;
    this.#tables = tables;
  }

  /** Places what came beside the copy, and says of each where it went. */
  placed(read: ImportedFiles, step: string): ImportLine[] {
    const went = new Map<string, Went>();
    const seen = new Set<ReadArt['kind']>();
    for (const art of read.art) {
      // What one file was put into is selected then: the next of the same kind would take its place.
      const into = seen.has(art.kind) ? 'new' : 'selected';
      seen.add(art.kind);
      went.set(art.path, art.kind === 'photo' ? this.#photo(read, art, into, step) : this.#drawing(art, into, step));
    }
    const tables = this.#tablesPlaced(read, step);
    return read.lines.map((line) => {
      const table = tables.get(line.path);
      const own = table ?? went.get(line.path);
      if (own === undefined) return line;
      // What was read and stands nowhere did not come in.
      if (!own.isPlaced) return { ...lineOf(line.path), failure: own.said };
      if (table !== undefined) {
        const [told, remarks] = [
          [...line.said, table.said],
          [...line.remarks, ...table.remarks],
        ];
        return { ...line, said: told, remarks, hasTable: true as const };
      }
      const remarks = read.art.flatMap((art) =>
        art.kind === 'photo' && art.path === line.path ? [...(art.photo.remarks ?? [])] : [],
      );
      return { ...line, said: [...line.said, own.said], remarks: [...line.remarks, ...remarks] };
    });
  }

  #tablesPlaced(read: ImportedFiles, step: string) {
    const told = new Map<string, Went & { readonly remarks: readonly ImportRemark[] }>();
    for (const [at, file] of read.tables.entries()) {
      const articleId = articleFor(file.path, read);
      const into = at === 0 ? 'selected' : 'new';
      const placed = this.#tables.place(file, articleId === undefined ? { into, step } : { into, step, articleId });
      if (placed === null || placed === 'full') {
        const went =
          placed === null
            ? nowhere('importTableNotPlaced')
            : nowhere('importTableNoRoom', { number: this.#pageNumber });
        told.set(file.path, { ...went, remarks: file.remarks });
        continue;
      }
      const key = placed.into === 'selected' ? 'importTableIntoSelected' : 'importTableOnPage';
      told.set(file.path, { ...onto(key, { number: placed.page }), remarks: placed.remarks });
    }
    return told;
  }

  get #pageNumber(): number {
    const { pageId } = this.#stores.view.get();
    return (pageId === null ? undefined : this.#stores.session.state.get().edition?.pages[pageId]?.number) ?? 0;
  }

  /** The report with what tables have taken from the stories they push away, beside the last of them. */
  async withPushed(lines: readonly ImportLine[], before: Overset): Promise<readonly ImportLine[]> {
    const last = lines.findLast(({ hasTable }) => hasTable === true);
    if (last === undefined) return lines;
    const pushed = (await sayPushed(this.#stores.session, before)).map(({ said }) => said);
    return pushed.length === 0 ? lines : lines.map((line) => (line === last ? { ...line, pushed } : line));
  }

  #photo(read: ImportedFiles, art: Extract<ReadArt, { kind: 'photo' }>, into: PhotoWanted['into'], step: string): Went {
    const articleId = articleFor(art.path, read);
    const wanted = articleId === undefined ? { into, step } : { into, step, articleId };
    const booked = this.#photos.placeBooked(art.photo, art.path, wanted);
    if (booked !== null) {
      const { page: number, advertiser, use } = booked;
      return { said: saidInBoth(bookedWords[use], { number, advertiser }), isPlaced: true };
    }
    const placed = this.#photos.place(art.photo, wanted);
    if (placed === null) return nowhere('importNotPlaced');
    const { page: number } = placed;
    if (placed.into === 'tray')
      return onto(art.photo.image.placed === undefined ? 'importWaits' : 'importPageWaits', { number });
    const article =
      placed.articleId === null ? undefined : this.#stores.session.state.get().edition?.articles[placed.articleId];
    if (placed.into === 'selected') return onto('importIntoSelected', { number });
    const title = article === undefined ? '' : articleTitle(article);
    return title === '' ? onto('importOnPage', { number }) : onto('importOfArticle', { number, title });
  }

  #drawing(art: Extract<ReadArt, { kind: 'artwork' }>, into: PhotoWanted['into'], step: string): Went {
    const placed = this.#drawings.place(art, { into, step });
    if (placed === null) return nowhere('importNotPlaced');
    return onto(placed.into === 'tray' ? 'importWaits' : 'importOnPage', { number: placed.page });
  }
}
