/** The engine's front: an edition in, a display list per page out. Same input, same output. */
import type { ArticleId, PageId } from '../edition/ids.ts';
import type { Article, Block, Edition, Page, PhotoBlock } from '../edition/records.ts';
import { articleTitle, blocksOnPage, bodyCharacters, pagesInOrder, threadOf } from '../edition/selectors.ts';
import { setCaption } from './caption.ts';
import type {
  ArticleFit,
  BlockFit,
  ComposedEdition,
  ComposedPage,
  ComposeFinding,
  DisplayItem,
  FitReason,
} from './display-list.ts';
import { flowThread, type ThreadFlow } from './flow.ts';
import { composeFurniture } from './furniture.ts';
import { fitHeadline } from './headline.ts';
import { createParagraphCache, type ParagraphCache } from './paragraph-cache.ts';
import { obstaclesFor } from './slots.ts';
import type { FontBook } from './typeface.ts';

/** What the engine remembers between two compositions of one edition. */
export interface ComposeCache {
  readonly paragraphs: ParagraphCache;
  readonly flows: Map<ArticleId, { readonly key: readonly unknown[]; readonly flow: ThreadFlow }>;
  readonly pages: Map<
    PageId,
    { readonly key: readonly unknown[]; readonly page: ComposedPage; readonly findings: readonly ComposeFinding[] }
  >;
}

export function createComposeCache(): ComposeCache {
  return { paragraphs: createParagraphCache(), flows: new Map(), pages: new Map() };
}

function sameKey(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, at) => Object.is(value, b[at]));
}

interface Work {
  readonly edition: Edition;
  readonly fonts: FontBook;
  readonly cache: ComposeCache;
  readonly onPage: ReadonlyMap<PageId, readonly Block[]>;
  readonly flows: ReadonlyMap<ArticleId, ThreadFlow>;
}

/** Flows an article, or takes the flow from the cache when nothing it depends on has changed. */
function flowOf(edition: Edition, article: Article, onPage: Work['onPage'], fonts: FontBook, cache: ComposeCache) {
  const thread = threadOf(edition, article.id);
  const pages = [...new Set(thread.map((block) => block.pageId))];
  const key = [
    article.body,
    article.copyToCome,
    fonts,
    edition.styles,
    ...pages.flatMap((id) => [edition.pages[id], ...(onPage.get(id) ?? [])]),
  ];
  const known = cache.flows.get(article.id);
  if (known !== undefined && sameKey(known.key, key)) return known.flow;
  const flow = flowThread({
    edition,
    article,
    fonts,
    cache: cache.paragraphs,
    obstacles: (block) => obstaclesFor(block, onPage.get(block.pageId) ?? []),
  });
  cache.flows.set(article.id, { key, flow });
  return flow;
}

interface Composed {
  readonly items: readonly DisplayItem[];
  readonly fit: Omit<BlockFit, 'id' | 'kind' | 'frame' | 'articleId'>;
  readonly findings?: readonly Pick<ComposeFinding, 'code' | 'detail'>[];
}

function missingGlyphs(characters: readonly string[]): Pick<ComposeFinding, 'code' | 'detail'>[] {
  return characters.length === 0 ? [] : [{ code: 'missing-glyph', detail: characters.join('') }];
}

const whole: Composed['fit'] = { lines: 0, oversetCharacters: 0, linesShort: 0, reason: null };

function composePhoto(block: PhotoBlock, article: Article): Composed {
  const photo = article.photos.find((one) => one.id === block.photoId);
  const { x, y, width, height } = block.frame;
  if (photo?.imageId != null) {
    const { imageId, caption: alt } = photo;
    return { items: [{ kind: 'picture', blockId: block.id, frame: block.frame, imageId, alt }], fit: whole };
  }
  // A picture still to come: a tint with a cross, plain to see and no words to print by mistake.
  const line = { kind: 'stroke', blockId: block.id, width: 0.4, ink: 0.35 } as const;
  return {
    items: [
      { kind: 'fill', blockId: block.id, frame: block.frame, ink: 0.08 },
      { ...line, from: [x, y], to: [x + width, y + height] },
      { ...line, from: [x + width, y], to: [x, y + height] },
    ],
    fit: { ...whole, reason: 'picture-missing' },
    findings: [{ code: 'picture-missing', detail: photo?.caption.slice(0, 40) ?? '' }],
  };
}

function composeBody(block: Block & { kind: 'body' }, article: Article, flow: ThreadFlow | undefined): Composed {
  const part = flow?.blocks.find((one) => one.block.id === block.id);
  if (flow === undefined || part === undefined) return { items: [], fit: whole };
  const isLast = flow.blocks.at(-1)?.block.id === block.id;
  const overset = isLast ? flow.charactersOverset : 0;
  const waits = isLast && article.copyToCome && part.lines === 0;
  const reason: FitReason | null =
    overset > 0 ? 'overset' : waits ? 'copy-to-come' : part.linesShort > 0 ? 'short' : null;
  return {
    items: part.items,
    fit: { lines: part.lines, oversetCharacters: overset, linesShort: part.linesShort, reason },
    findings: [
      ...(overset > 0 ? [{ code: 'overset' as const, detail: String(overset) }] : []),
      ...(isLast ? missingGlyphs(flow.missing) : []),
    ],
  };
}

function composeOther(edition: Edition, block: Block, fonts: FontBook): Composed {
  const { items, missing } = composeFurniture(edition, block, fonts);
  return { items, fit: whole, findings: missingGlyphs(missing) };
}

function composeBlock(work: Work, block: Block): Composed {
  const { edition, fonts } = work;
  const article = 'articleId' in block ? edition.articles[block.articleId] : undefined;
  if (article === undefined) return composeOther(edition, block, fonts);
  switch (block.kind) {
    case 'body':
      return composeBody(block, article, work.flows.get(article.id));
    case 'photo':
      return composePhoto(block, article);
    case 'caption': {
      const set = setCaption(article, block, edition, fonts);
      const { lines, oversetCharacters } = set;
      const reason = oversetCharacters > 0 ? 'overset' : null;
      const overset = oversetCharacters > 0 ? [{ code: 'overset' as const, detail: String(oversetCharacters) }] : [];
      return {
        items: set.items,
        fit: { lines, oversetCharacters, linesShort: 0, reason },
        findings: [...overset, ...missingGlyphs(set.missing)],
      };
    }
    case 'headline': {
      const set = fitHeadline(article, block, edition, fonts);
      const limits = set.withinLimits ? [] : [{ code: 'headline-limits' as const, detail: articleTitle(article) }];
      return {
        items: set.items,
        fit: { ...whole, lines: set.lines, reason: set.withinLimits ? null : 'below-style-limits' },
        findings: [...limits, ...missingGlyphs(set.missing)],
      };
    }
    default:
      return composeOther(edition, block, fonts);
  }
}

/** What a page's display list depends on; unchanged inputs give back the same page object. */
function pageKey(work: Work, page: Page): unknown[] {
  const { edition, fonts } = work;
  return [
    page,
    fonts,
    edition.styles,
    edition.edition,
    Object.keys(edition.pages).length,
    ...(work.onPage.get(page.id) ?? []).flatMap((block): unknown[] => {
      const article = 'articleId' in block ? edition.articles[block.articleId] : undefined;
      if (article === undefined) return [block];
      if (block.kind === 'body') return [block, work.flows.get(article.id)];
      const place = block.kind === 'refer' ? standsOnKey(edition, article) : '';
      return [block, article.headlines, article.photos, article.banner, place];
    }),
  ];
}

/** The facts a refer's page number is derived from, as one comparable string. */
function standsOnKey(edition: Edition, article: Article): string {
  const places = Object.values(edition.blocks).flatMap((block) =>
    'articleId' in block && block.articleId === article.id ? [edition.pages[block.pageId]?.number ?? 0] : [],
  );
  const planned = article.plannedPage === null ? 0 : (edition.pages[article.plannedPage]?.number ?? 0);
  return `${places.join(',')}/${planned}`;
}

function composePage(
  work: Work,
  page: Page,
): { readonly page: ComposedPage; readonly findings: readonly ComposeFinding[] } {
  const key = pageKey(work, page);
  const known = work.cache.pages.get(page.id);
  if (known !== undefined && sameKey(known.key, key)) return known;
  const items: DisplayItem[] = [];
  const blocks: BlockFit[] = [];
  const findings: ComposeFinding[] = [];
  for (const block of work.onPage.get(page.id) ?? []) {
    const composed = composeBlock(work, block);
    items.push(...composed.items);
    const articleId = 'articleId' in block ? block.articleId : null;
    blocks.push({ id: block.id, kind: block.kind, frame: block.frame, articleId, ...composed.fit });
    for (const finding of composed.findings ?? []) {
      findings.push({ ...finding, pageId: page.id, blockId: block.id, articleId });
    }
  }
  const { width, height } = page.grid.trim;
  const composed = { id: page.id, number: page.number, width, height, items, blocks };
  const entry = { key, page: composed, findings };
  work.cache.pages.set(page.id, entry);
  return entry;
}

function articleFit(edition: Edition, article: Article, flow: ThreadFlow): ArticleFit {
  const charactersIn = bodyCharacters(article);
  return {
    id: article.id,
    title: articleTitle(article),
    charactersIn,
    charactersComposed: flow.charactersComposed,
    charactersOverset: threadOf(edition, article.id).length === 0 ? charactersIn : flow.charactersOverset,
    copyToCome: article.copyToCome,
    jumps: flow.jumps,
  };
}

/**
 * Composes a whole edition. Give the same cache again after a change and only what the change
 * touches is composed anew; the result is what a fresh cache would give.
 */
export function compose(
  edition: Edition,
  fonts: FontBook,
  cache: ComposeCache = createComposeCache(),
): ComposedEdition {
  const pages = pagesInOrder(edition);
  const onPage = new Map(pages.map((page) => [page.id, blocksOnPage(edition, page.id)]));
  const articles = Object.values(edition.articles).sort((a, b) => (a.id < b.id ? -1 : 1));
  const flows = new Map(
    articles.map((article) => [article.id, flowOf(edition, article, onPage, fonts, cache)] as const),
  );
  const work: Work = { edition, fonts, cache, onPage, flows };
  const composed = pages.map((page) => composePage(work, page));
  const fits = articles.flatMap((article) => {
    const flow = flows.get(article.id);
    return flow === undefined ? [] : [articleFit(edition, article, flow)];
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
