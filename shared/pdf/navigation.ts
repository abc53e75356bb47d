/** Ways through a file on screen: bookmarks, links from refers and jump notices, article threads. */
import { standsIn } from '../compose/composed-halves.ts';
import type { ComposedPage } from '../compose/display-list.ts';
import type { Edition } from '../edition/records.ts';
import { articleTitle, threadOf } from '../edition/selectors.ts';
import type { Frame, Pt } from '../edition/units.ts';
import { contentsOf } from '../reading/contents.ts';
import type { PageLink } from '../reading/links.ts';
import { number, type PdfFile, type Reference, textString } from './objects.ts';
import type { SheetLayout } from './sheet.ts';

/** A page of the file: what it shows and where on its sheet. */
export interface PlacedPage {
  readonly page: ComposedPage;
  readonly layout: SheetLayout;
  readonly reference: Reference;
}

function rectangle({ x, y, width, height }: Frame, { place }: SheetLayout): string {
  const corners = [place.left + x, place.top - y - height, place.left + x + width, place.top - y];
  return `[${corners.map(number).join(' ')}]`;
}

function destination({ reference, layout }: PlacedPage, top: Pt): string {
  return `[${reference}/XYZ null ${number(layout.place.top - top)} null]`;
}

/** Writes the annotation of a link from one page of the file to another. */
export function writeLink(
  file: PdfFile,
  { frame, top, words }: PageLink,
  on: PlacedPage,
  target: PlacedPage,
  parent: number,
): Reference {
  return file.add(
    `<</Type/Annot/Subtype/Link/Rect ${rectangle(frame, on.layout)}/Border[0 0 0]/F 4/P ${on.reference}` +
      `/Dest ${destination(target, top)}/Contents ${textString(words)}/StructParent ${parent}>>`,
  );
}

interface Bookmark {
  readonly title: string;
  readonly destination: string;
  readonly kids: readonly Bookmark[];
}

/** Open bookmarks below one: itself and all below it, as `Count` wants them. */
function countOf(bookmarks: readonly Bookmark[]): number {
  return bookmarks.reduce((sum, { kids }) => sum + 1 + countOf(kids), 0);
}

function writeBookmarks(file: PdfFile, bookmarks: readonly Bookmark[], parent: Reference): string {
  const references = bookmarks.map(() => file.reserve());
  bookmarks.forEach(({ title, destination: to, kids }, at) => {
    const own = references[at] ?? parent;
    const siblings = [
      at === 0 ? '' : `/Prev ${references[at - 1]}`,
      at + 1 === references.length ? '' : `/Next ${references[at + 1]}`,
    ];
    const below = kids.length === 0 ? '' : `${writeBookmarks(file, kids, own)}/Count ${countOf(kids)}`;
    file.write(own, `<</Title ${textString(title)}/Parent ${parent}/Dest ${to}${siblings.join('')}${below}>>`);
  });
  return `/First ${references[0]}/Last ${references.at(-1)}`;
}

/** Bookmarks: a page each, and under it the articles that start there. */
export function writeOutline(file: PdfFile, edition: Edition, pages: readonly PlacedPage[]): Reference {
  const bookmarks = pages.map((placed): Bookmark => {
    const { title, articles } = contentsOf(edition, placed.page);
    const kids = articles.map((article) => ({
      title: article.title,
      destination: destination(placed, article.top),
      kids: [],
    }));
    return { title, destination: destination(placed, 0), kids };
  });
  const root = file.reserve();
  const ends = writeBookmarks(file, bookmarks, root);
  file.write(root, `<</Type/Outlines${ends}/Count ${countOf(bookmarks)}>>`);
  return root;
}

/** Article threads (ISO 32000-1 §12.4.3): the threads, and each page's beads. */
export function writeThreads(
  file: PdfFile,
  edition: Edition,
  pages: readonly PlacedPage[],
): { readonly threads: readonly Reference[]; readonly beads: readonly (readonly Reference[])[] } {
  const beads: Reference[][] = pages.map(() => []);
  const threads = Object.values(edition.articles).flatMap((article) => {
    const parts = threadOf(edition, article.id).flatMap((block) => {
      const at = pages.findIndex(({ page }) => standsIn(page, block));
      const placed = pages[at];
      return placed === undefined ? [] : [{ at, placed, block, own: file.reserve() }];
    });
    const [first] = parts;
    if (first === undefined) return [];
    const thread = file.add(`<</Type/Thread/F ${first.own}/I<</Title ${textString(articleTitle(article))}>>>>`);
    parts.forEach(({ at, placed, block, own }, index) => {
      const next = parts[(index + 1) % parts.length] ?? first;
      const before = parts.at(index - 1) ?? first;
      file.write(
        own,
        `<</Type/Bead/T ${thread}/N ${next.own}/V ${before.own}/P ${placed.reference}/R ${rectangle(block.frame, placed.layout)}>>`,
      );
      beads[at]?.push(own);
    });
    return [thread];
  });
  return { threads, beads };
}
