/** Ways through a file on screen: bookmarks, links from refers and jump notices, article threads. */
import { blockModule } from '../blocks/kinds.ts';
import type { ComposedEdition, ComposedPage, GlyphRun } from '../compose/display-list.ts';
import type { ArticleId } from '../edition/ids.ts';
import type { Block, Edition } from '../edition/records.ts';
import { articleTitle, blocksOnPage, carriesStory, standsOn, threadOf } from '../edition/selectors.ts';
import type { Frame, Pt } from '../edition/units.ts';
import { number, type PdfFile, type Reference, textString } from './objects.ts';
import type { SheetLayout } from './sheet.ts';
import { linkKey } from './structure.ts';

/** A page of the file: what it shows and where on its sheet. */
export interface PlacedPage {
  readonly page: ComposedPage;
  readonly layout: SheetLayout;
  readonly reference: Reference;
}

/** A place to click, and where it leads. */
export interface Link {
  /** Index of its page in the file. */
  readonly at: number;
  readonly frame: Frame;
  readonly target: PlacedPage;
  /** The top of what it leads to, in the target page's coordinates. */
  readonly top: Pt;
  /** The element of the structure it belongs to. */
  readonly key: string;
  /** What it says, for those who hear it. */
  readonly words: string;
}

function rectangle({ x, y, width, height }: Frame, { place }: SheetLayout): string {
  const corners = [place.left + x, place.top - y - height, place.left + x + width, place.top - y];
  return `[${corners.map(number).join(' ')}]`;
}

function destination({ reference, layout }: PlacedPage, top: Pt): string {
  return `[${reference}/XYZ null ${number(layout.place.top - top)} null]`;
}

/** The top of the first block that carries an article on a page. */
function topOf(edition: Edition, page: ComposedPage, id: ArticleId): Pt {
  const article = edition.articles[id];
  const tops = blocksOnPage(edition, page.id).flatMap((block) =>
    article !== undefined && carriesStory(edition, block, article) ? [block.frame.y] : [],
  );
  return tops.length === 0 ? 0 : Math.min(...tops);
}

/** The link of a block that points to where its article stands. */
function referLink(edition: Edition, at: number, block: Block, pages: readonly PlacedPage[]): Link[] {
  if (!('articleId' in block) || blockModule(block.kind).pointsToArticle !== true) return [];
  const article = edition.articles[block.articleId];
  const to = article === undefined ? undefined : standsOn(edition, article);
  const target = pages.find(({ page }) => page.number === to);
  if (article === undefined || target === undefined) return [];
  return [
    {
      at,
      frame: block.frame,
      target,
      top: topOf(edition, target.page, article.id),
      key: linkKey(block.id, null),
      words: `${articleTitle(article)} ${target.page.number}版`,
    },
  ];
}

/** The frame of a notice's words on its line. */
function frameOf(runs: readonly GlyphRun[]): Frame {
  const [first] = runs;
  if (first === undefined) return { x: 0, y: 0, width: 0, height: 0 };
  const left = Math.min(...runs.map((run) => run.xs[0] ?? 0));
  const right = Math.max(...runs.map((run) => (run.xs.at(-1) ?? 0) + run.size));
  return { x: left, y: first.y - first.size, width: right - left, height: first.size * 1.2 };
}

/** Turn lines and continued lines of a page: lines of body blocks whose words the program derives. */
function noticeLinks(
  edition: Edition,
  composed: ComposedEdition,
  at: number,
  page: ComposedPage,
  pages: readonly PlacedPage[],
): Link[] {
  const lines = new Map<string, GlyphRun[]>();
  for (const item of page.items) {
    if (item.kind !== 'glyphs' || item.source !== null || edition.blocks[item.blockId]?.kind !== 'body') continue;
    const key = linkKey(item.blockId, item.y);
    const known = lines.get(key);
    if (known === undefined) lines.set(key, [item]);
    else known.push(item);
  }
  return [...lines].flatMap(([key, runs]) => {
    const block = edition.blocks[runs[0]?.blockId ?? ''];
    if (block?.kind !== 'body') return [];
    const words = runs.map((run) => run.text).join('');
    const jumps = composed.articles.find((fit) => fit.id === block.articleId)?.jumps ?? [];
    const to =
      jumps.find((jump) => jump.from === page.number && jump.turnLine === words)?.to ??
      jumps.find((jump) => jump.to === page.number && jump.continuedLine === words)?.from;
    const target = pages.find((one) => one.page.number === to);
    if (target === undefined) return [];
    return [{ at, frame: frameOf(runs), target, top: topOf(edition, target.page, block.articleId), key, words }];
  });
}

/** Links of a file's pages to each other. */
export function linksOf(edition: Edition, composed: ComposedEdition, pages: readonly PlacedPage[]): Link[] {
  return pages.flatMap(({ page }, at) => [
    ...blocksOnPage(edition, page.id).flatMap((block) => referLink(edition, at, block, pages)),
    ...noticeLinks(edition, composed, at, page, pages),
  ]);
}

/** Writes a link annotation. */
export function writeLink(file: PdfFile, link: Link, pages: readonly PlacedPage[], parent: number): Reference {
  const on = pages[link.at];
  if (on === undefined) throw new RangeError('a link on no page');
  return file.add(
    `<</Type/Annot/Subtype/Link/Rect ${rectangle(link.frame, on.layout)}/Border[0 0 0]/F 4/P ${on.reference}` +
      `/Dest ${destination(link.target, link.top)}/Contents ${textString(link.words)}/StructParent ${parent}>>`,
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
    const { page } = placed;
    const articles = new Set(
      blocksOnPage(edition, page.id).flatMap((block) =>
        block.kind === 'headline' && block.level !== 'continued' ? [block.articleId] : [],
      ),
    );
    const section = edition.pages[page.id]?.section ?? '';
    return {
      title: `第${page.number}版${section === '' ? '' : ` ${section}`}`,
      destination: destination(placed, 0),
      kids: [...articles].flatMap((id) => {
        const article = edition.articles[id];
        if (article === undefined || articleTitle(article) === '') return [];
        return [{ title: articleTitle(article), destination: destination(placed, topOf(edition, page, id)), kids: [] }];
      }),
    };
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
      const at = pages.findIndex(({ page }) => page.id === block.pageId);
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
