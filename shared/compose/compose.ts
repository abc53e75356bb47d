/** The engine's front: an edition in, a display list per page out. Same input, same output. */

import type { ArticleId, PageId } from '../edition/ids.ts';
import { blockNamed, standingOn } from '../edition/masters.ts';
import type { Article, Edition, Page } from '../edition/records.ts';
import { articleTitle, blocksOnPage, pageCount, pagesInOrder, threadOf } from '../edition/selectors.ts';
import { isSpread, lastNumber } from '../edition/spreads.ts';
import { type BlockCache, type BlockSources, cachedBlock, SharedKey, sameKey } from './block-cache.ts';
import type { ArticleFit, BlockFit, ComposedEdition, ComposedPage, ComposeFinding } from './display-list.ts';
import { flowThread, type ThreadFlow } from './flow.ts';
import { copyToSet } from './flow-input.ts';
import { obstaclesFor, outlinesOn } from './obstacles.ts';
import { overlapsOn } from './overlaps.ts';
import { latestOnly, type RememberItems, weakly } from './page-items.ts';
import { createParagraphCache, type ParagraphCache } from './paragraph-cache.ts';
import type { Resources } from './resources.ts';
import { withVeils } from './veils.ts';

/** What the engine remembers between two compositions of one edition. */
export interface ComposeCache {
  readonly paragraphs: ParagraphCache;
  readonly flows: Map<ArticleId, { readonly key: readonly unknown[]; readonly flow: ThreadFlow }>;
  readonly blocks: BlockCache;
  readonly pages: Map<
    PageId,
    { readonly key: readonly unknown[]; readonly page: ComposedPage; readonly findings: readonly ComposeFinding[] }
  >;
  readonly remember: RememberItems;
}

export function createComposeCache(remember: RememberItems = weakly): ComposeCache {
  return { paragraphs: createParagraphCache(), flows: new Map(), blocks: new Map(), pages: new Map(), remember };
}

interface Work extends BlockSources {
  readonly cache: ComposeCache;
}

/** What stands on the pages of an edition, as keys have it. */
const standingKeys = new WeakMap<Edition, Map<PageId, SharedKey>>();

function standingKey(edition: Edition, id: PageId): SharedKey {
  const known = standingKeys.get(edition) ?? new Map<PageId, SharedKey>();
  standingKeys.set(edition, known);
  const kept = known.get(id);
  if (kept !== undefined) return kept;
  const standing = standingOn(edition, id);
  const made = new SharedKey([...standing, ...outlinesOn(standing, edition)]);
  known.set(id, made);
  return made;
}

/** Flows an article, or takes from the cache what nothing it depends on has changed. */
function flowOf(work: Pick<Work, 'edition' | 'resources' | 'cache'>, article: Article): ThreadFlow {
  const { edition, resources, cache } = work;
  const thread = threadOf(edition, article.id).filter((block) => edition.pages[block.pageId] !== undefined);
  const pages = [...new Set(thread.map((block) => block.pageId))];
  const key = [
    article.copyToCome,
    article.fitting,
    resources,
    edition.styles,
    edition.edition.names,
    edition.edition.swatches,
    ...pages.flatMap((id) => [edition.pages[id], standingKey(edition, id)]),
  ];
  const known = cache.flows.get(article.id);
  const isSame = known !== undefined && sameKey(known.key, key);
  if (isSame && known.flow.memory.body === copyToSet({ edition, article, thread })) return known.flow;
  const flow = flowThread(
    {
      edition,
      article,
      thread,
      fonts: resources.fonts,
      cache: cache.paragraphs,
      obstacles: (block) => obstaclesFor(block, standingOn(edition, block.pageId), edition),
    },
    isSame ? known.flow : null,
  );
  cache.flows.set(article.id, { key, flow });
  return flow;
}

function composePage(
  work: Work,
  page: Page,
): { readonly page: ComposedPage; readonly findings: readonly ComposeFinding[] } {
  const onPage = standingOn(work.edition, page.id);
  const set = onPage.map((block) => ({ block, composed: cachedBlock(block, page, work, work.cache.blocks) }));
  // What is composed anew is another object.
  const key = [page, ...set.map(({ composed }) => composed)];
  const known = work.cache.pages.get(page.id);
  if (known !== undefined && sameKey(known.key, key)) return known;
  const blocks: BlockFit[] = [];
  const findings: ComposeFinding[] = [];
  for (const { block, composed } of set) {
    const articleId = 'articleId' in block ? block.articleId : null;
    blocks.push({ id: block.id, kind: block.kind, frame: block.frame, articleId, ...composed.fit });
    for (const finding of composed.findings) {
      findings.push({ ...finding, pageId: page.id, blockId: block.id, articleId });
    }
  }
  findings.push(...overlapsOn(page.id, onPage));
  const { width, height } = page.grid.trim;
  const items = work.cache.remember(() =>
    withVeils(set.map(({ block, composed: { items: itemsOf } }) => ({ block, items: itemsOf() }))),
  );
  const composed: ComposedPage = {
    id: page.id,
    number: page.number,
    ...(isSpread(page) ? { also: lastNumber(page) } : {}),
    width,
    height,
    get items() {
      return items();
    },
    blocks,
  };
  const entry = { key, page: composed, findings };
  work.cache.pages.set(page.id, entry);
  return entry;
}

function articleFit(article: Article, flow: ThreadFlow): ArticleFit {
  return {
    id: article.id,
    title: articleTitle(article),
    charactersIn: flow.charactersIn,
    charactersComposed: flow.charactersComposed,
    charactersOverset: flow.charactersIn - flow.charactersComposed,
    copyToCome: article.copyToCome,
    jumps: flow.jumps,
  };
}

/**
 * Composes some pages of an edition and no more of it than they need, so that what is looked at is
 * there first. The pages are those that {@link compose} gives with the same cache.
 */
export function composePages(
  edition: Edition,
  resources: Resources,
  cache: ComposeCache,
  ids: readonly PageId[],
): readonly ComposedPage[] {
  const arranged = { edition, resources, cache };
  const wanted = ids.flatMap((id) => edition.pages[id] ?? []);
  const told = new Set(
    wanted.flatMap((page) =>
      blocksOnPage(edition, page.id).flatMap((block) => (block.kind === 'body' ? [block.articleId] : [])),
    ),
  );
  const flows = new Map(
    [...told].flatMap((id) => {
      const article = edition.articles[id];
      return article === undefined ? [] : [[id, flowOf(arranged, article)] as const];
    }),
  );
  const work = { ...arranged, flows, pageCount: pageCount(edition) };
  return wanted.map((page) => composePage(work, page).page);
}

/** Lets go of blocks that are no longer there, once they are many. */
function forget({ edition, cache }: Work): void {
  if (cache.blocks.size <= 2 * Object.keys(edition.blocks).length) return;
  for (const id of cache.blocks.keys()) if (blockNamed(edition, id) === undefined) cache.blocks.delete(id);
}

/** Flows an article, so that what is asked of the cache about it is true of the edition; composes nothing else. */
export function composeArticle(edition: Edition, resources: Resources, cache: ComposeCache, id: ArticleId): void {
  const article = edition.articles[id];
  if (article !== undefined) flowOf({ edition, resources, cache }, article);
}

/**
 * Composes a whole edition. Give the same cache again after a change and only what the change
 * touches is composed anew; the result is what a fresh cache would give.
 */
export function compose(
  edition: Edition,
  resources: Resources,
  cache: ComposeCache = createComposeCache(latestOnly()),
): ComposedEdition {
  const pages = pagesInOrder(edition);
  const arranged = { edition, resources, cache };
  const articles = Object.values(edition.articles).sort((a, b) => (a.id < b.id ? -1 : 1));
  const flows = new Map(articles.map((article) => [article.id, flowOf(arranged, article)] as const));
  const work: Work = { ...arranged, flows, pageCount: pageCount(edition) };
  const composed = pages.map((page) => composePage(work, page));
  forget(work);
  const fits = articles.flatMap((article) => {
    const flow = flows.get(article.id);
    return flow === undefined ? [] : [articleFit(article, flow)];
  });
  const backwards = fits.flatMap((fit) =>
    fit.jumps
      .filter((jump) => jump.to < jump.from)
      .map(
        (jump): ComposeFinding => ({
          code: 'jump-backwards',
          pageId: null,
          blockId: null,
          articleId: fit.id,
          detail: `${jump.from} → ${jump.to}`,
        }),
      ),
  );
  return {
    pages: composed.map((entry) => entry.page),
    articles: fits,
    findings: [...composed.flatMap((entry) => entry.findings), ...backwards],
  };
}
