/** What leads from page to page: refers, and the notices of a jump at both its ends. */
import { blockModule } from '../blocks/kinds.ts';
import { composedUnder, frameOfRun, numbersOf, standsIn } from '../compose/composed-halves.ts';
import type { ArticleFit, ComposedPage, GlyphRun } from '../compose/display-list.ts';
import { boundsOf } from '../edition/boxes.ts';
import type { ArticleId } from '../edition/ids.ts';
import type { Block, Edition } from '../edition/records.ts';
import { articleTitle, blocksOnPage, carriesStory, standsOn } from '../edition/selectors.ts';
import type { Frame, Pt } from '../edition/units.ts';
import { nodeKey } from './order.ts';

/** A place on a page, and where it leads. */
export interface PageLink {
  readonly page: ComposedPage;
  readonly frame: Frame;
  readonly target: ComposedPage;
  /** The number it says: of a 通版 that of the half it leads to. */
  readonly to: number;
  /** The top of what it leads to, on the target page. */
  readonly top: Pt;
  /** The node of the reading order that it belongs to. */
  readonly key: string;
  /** What it says, for those who hear it. */
  readonly words: string;
}

/** The top of the first block that carries an article on a page. */
export function topOf(edition: Edition, page: ComposedPage, id: ArticleId): Pt {
  const article = edition.articles[id];
  const tops = blocksOnPage(edition, page.id).flatMap((block) =>
    article !== undefined && standsIn(page, block) && carriesStory(edition, block, article) ? [block.frame.y] : [],
  );
  return tops.length === 0 ? 0 : Math.min(...tops);
}

/** The link of a block that points to where its article stands. */
function referLink(edition: Edition, page: ComposedPage, block: Block, pages: readonly ComposedPage[]): PageLink[] {
  if (!('articleId' in block) || blockModule(block.kind).pointsToArticle !== true) return [];
  const article = edition.articles[block.articleId];
  const to = article === undefined ? undefined : standsOn(edition, article);
  const target = composedUnder(pages, to);
  if (article === undefined || to === undefined || target === undefined) return [];
  const words = `${articleTitle(article)} ${to}版`;
  const top = topOf(edition, target, article.id);
  return [{ page, frame: block.frame, target, to, top, key: nodeKey(block.id, null), words }];
}

/** Lines of a page's body blocks whose words the program derives, by their keys. */
function noticesOn(edition: Edition, page: ComposedPage): Map<string, GlyphRun[]> {
  const lines = new Map<string, GlyphRun[]>();
  for (const item of page.items) {
    if (item.kind !== 'glyphs' || item.source !== null || edition.blocks[item.blockId]?.kind !== 'body') continue;
    const key = nodeKey(item.blockId, item.y);
    const known = lines.get(key);
    if (known === undefined) lines.set(key, [item]);
    else known.push(item);
  }
  return lines;
}

/** Turn lines and continued lines of a page. */
function noticeLinks(
  edition: Edition,
  fits: readonly ArticleFit[],
  page: ComposedPage,
  pages: readonly ComposedPage[],
): PageLink[] {
  return [...noticesOn(edition, page)].flatMap(([key, runs]) => {
    const block = edition.blocks[runs[0]?.blockId ?? ''];
    if (block?.kind !== 'body') return [];
    const words = runs.map((run) => run.text).join('');
    const jumps = fits.find((fit) => fit.id === block.articleId)?.jumps ?? [];
    const to =
      jumps.find((jump) => numbersOf(page).includes(jump.from) && jump.turnLine === words)?.to ??
      jumps.find((jump) => numbersOf(page).includes(jump.to) && jump.continuedLine === words)?.from;
    const target = composedUnder(pages, to);
    if (to === undefined || target === undefined) return [];
    return [
      {
        page,
        frame: boundsOf(runs.map(frameOfRun)),
        target,
        to,
        top: topOf(edition, target, block.articleId),
        key,
        words,
      },
    ];
  });
}

/** Links of pages to each other, page by page; what leads to another page is none. `fits` know the jumps. */
export function linksBetween(
  edition: Edition,
  fits: readonly ArticleFit[],
  pages: readonly ComposedPage[],
): PageLink[] {
  return pages.flatMap((page) => [
    ...blocksOnPage(edition, page.id)
      .filter((block) => standsIn(page, block))
      .flatMap((block) => referLink(edition, page, block, pages)),
    ...noticeLinks(edition, fits, page, pages),
  ]);
}
