/** Page templates (版式): a page's division kept by name, and laid under the stories of another page. */

import { type BlockKind, blockModule } from '../blocks/kinds.ts';
import { facing } from './facing.ts';
import { allowed } from './frames.ts';
import { type ArticleId, type BlockId, newId, type PageId, type PhotoId, type TemplateId } from './ids.ts';
import { isGiven, isMaster, overridesOn, overridesWithout } from './masters.ts';
import type { Patch } from './operations.ts';
import { shortName } from './plain-name.ts';
import { type Block, type BodyBlock, type Edition, LONGEST_TEMPLATE, type Template } from './records.ts';
import { blocksOnPage, threadOf } from './selectors.ts';

/** True of a block that holds its own content, which a template neither keeps nor takes away. */
function holdsContent({ kind }: Block): boolean {
  return blockModule(kind).holdsContent === true;
}

/** The block without what stands in it. */
function emptied<K extends BlockKind>(block: Block<K>): Block<K> {
  return blockModule<K>(block.kind).emptied?.(block) ?? block;
}

/** The articles that tell a page's stories, and those its refers point to, in reading order. */
function articlesOn(blocks: readonly Block[]): { readonly stories: ArticleId[]; readonly refers: ArticleId[] } {
  const stories = new Set<ArticleId>();
  const refers = new Set<ArticleId>();
  for (const block of blocks) {
    if ('articleId' in block)
      (blockModule(block.kind).pointsToArticle === true ? refers : stories).add(block.articleId);
  }
  return { stories: [...stories], refers: [...refers] };
}

/** Photos that blocks show, in reading order. */
function photosOf(blocks: readonly Block[], article: ArticleId): PhotoId[] {
  const ids = blocks.flatMap((block) => ('photoId' in block && block.articleId === article ? [block.photoId] : []));
  return [...new Set(ids)];
}

/** A place in a template as an id; places and ids never meet, one being letters and small numbers. */
function place<Id extends string>(name: string, ...numbers: number[]): Id {
  return [name, ...numbers].join('-') as Id;
}

/** A block as a template keeps it: without content, its page, article and picture places. */
function placeholder(block: Block, blocks: readonly Block[], at: number): Block {
  const { stories, refers } = articlesOn(blocks);
  const { locked: _locked, standing: _standing, ...rest } = emptied(block);
  const own = { ...rest, id: place<BlockId>('block', at + 1), pageId: place<PageId>('page'), order: at };
  if (!('articleId' in own)) return own;
  if (blockModule(own.kind).pointsToArticle === true)
    return { ...own, articleId: place('refer', refers.indexOf(own.articleId) + 1) };
  const story = stories.indexOf(own.articleId) + 1;
  const named = { ...own, articleId: place<ArticleId>('story', story) };
  if (!('photoId' in named)) return named;
  const photo = photosOf(blocks, own.articleId).indexOf(named.photoId) + 1;
  return { ...named, photoId: place<PhotoId>('photo', story, photo) };
}

/** Keeps a page's division under a name; a template of that name is replaced. */
export function saveTemplate(edition: Edition, pageId: PageId, name: string): Patch[] {
  const page = edition.pages[pageId];
  const called = shortName(name, LONGEST_TEMPLATE);
  if (page === undefined || called === '') return [];
  const blocks = blocksOnPage(edition, pageId);
  const known = Object.values(edition.templates).find((template) => template.name === called);
  const record: Template = {
    id: known?.id ?? newId<'template'>(),
    name: called,
    grid: page.grid,
    blocks: blocks.map((block, at) => placeholder(block, blocks, at)),
  };
  return [{ kind: 'put', table: 'templates', id: record.id, record }];
}

/** Takes a template off the list; pages made by it stay as they are. */
export function removeTemplate(edition: Edition, id: TemplateId): Patch[] {
  return edition.templates[id] === undefined ? [] : [{ kind: 'remove', table: 'templates', id }];
}

/** What is left on a page of the blocks a template has not used: taken one by one, by kind. */
class Leftovers {
  readonly #blocks: Block[];

  constructor(blocks: readonly Block[]) {
    this.#blocks = [...blocks];
  }

  /** The first block that fits, no longer left over. */
  take<B extends Block>(fits: (block: Block) => block is B): B | undefined {
    const at = this.#blocks.findIndex(fits);
    const block = this.#blocks[at];
    if (block === undefined || !fits(block)) return undefined;
    this.#blocks.splice(at, 1);
    return block;
  }

  get rest(): readonly Block[] {
    return this.#blocks;
  }
}

/**
 * Lays a template under a page: its grid and blocks, with the page's own stories, pictures and refers
 * in their reading order. Stories the template has no place for go back to the pool; what holds its
 * own content (quotes, tables, adverts), what the page has in the place of a master's block, and locked blocks stay on
 * the page.
 */
export function applyTemplate(edition: Edition, pageId: PageId, id: TemplateId): Patch[] {
  // One that was saved of a left page is turned on a right one.
  return facing(edition, laidUnder(edition, pageId, id));
}

function laidUnder(edition: Edition, pageId: PageId, id: TemplateId): Patch[] {
  const page = edition.pages[pageId];
  const template = edition.templates[id];
  if (page === undefined || template === undefined || isMaster(page)) return [];
  const present = blocksOnPage(edition, pageId);
  const left = new Leftovers(present);
  const { stories, refers } = articlesOn(present);
  const photos = new Map(
    stories.map((story) => {
      const shown = photosOf(present, story);
      const more = edition.articles[story]?.photos.map((photo) => photo.id) ?? [];
      return [story, [...new Set([...shown, ...more])]] as const;
    }),
  );
  const next: Block[] = [];
  for (const pattern of template.blocks) {
    const block = withKnownStyle(edition, filled(pattern, stories, refers, photos));
    if (block === null || isGiven(edition, page, block)) continue;
    // A block of the page that did the same before goes on doing it, under its own id.
    const same = left.take((other): other is Block => isSame(other, block));
    const laid = same === undefined ? block : carried(block, same);
    const kept = { ...laid, id: same?.id ?? newId<'block'>(), pageId };
    const isOwn = same !== undefined && holdsContent(same) && holdsContent(kept);
    next.push(isOwn ? { ...same, frame: kept.frame, order: kept.order } : kept);
  }
  // Were it taken away, the page would have neither it nor the master's.
  const inPlaceOfMasters = new Set(overridesOn(edition, page).map(({ by }) => by?.id));
  const stays = left.rest.filter(
    (block) => block.locked === true || holdsContent(block) || inPlaceOfMasters.has(block.id),
  );
  const kept = new Set([...next, ...stays].map((block) => block.id));
  const gone = present.filter((block) => !kept.has(block.id)).map((block) => block.id);
  const top = Math.max(0, ...next.map((block) => block.order));
  const places = threadPlaces(edition, pageId, [...next, ...stays]);
  return [
    ...overridesWithout(page, gone),
    { kind: 'set', table: 'pages', id: pageId, path: ['grid'], value: template.grid },
    ...gone.map((block): Patch => ({ kind: 'remove', table: 'blocks', id: block })),
    ...next.map((block): Patch => {
      const record = block.kind === 'body' ? { ...block, threadOrder: places.get(block.id) ?? 0 } : block;
      return { kind: 'put', table: 'blocks', id: block.id, record };
    }),
    ...stays.map((block, at): Patch => {
      const record = { ...block, frame: allowed(block.kind, block.frame, template.grid), order: top + 1 + at };
      return { kind: 'put', table: 'blocks', id: block.id, record };
    }),
    ...[...places].flatMap(([block, at]): Patch[] => {
      const known = edition.blocks[block];
      if (known?.kind !== 'body' || known.threadOrder === at || next.some((one) => one.id === block)) return [];
      return [{ kind: 'set', table: 'blocks', id: block, path: ['threadOrder'], value: at }];
    }),
  ];
}

/** The places of blocks in their threads once a page has these: what stands on other pages stays round them. */
function threadPlaces(edition: Edition, pageId: PageId, blocks: readonly Block[]): Map<BlockId, number> {
  const places = new Map<BlockId, number>();
  const bodies = blocks.filter((block): block is BodyBlock => block.kind === 'body');
  for (const article of new Set(bodies.map((block) => block.articleId))) {
    const thread = threadOf(edition, article);
    const first = thread.findIndex((block) => block.pageId === pageId);
    const before = first < 0 ? thread : thread.slice(0, first);
    const after = thread.slice(before.length).filter((block) => block.pageId !== pageId);
    const here = bodies.filter((block) => block.articleId === article);
    for (const [at, block] of [...before, ...here, ...after].entries()) places.set(block.id, at);
  }
  return places;
}

/** A block in a style the edition still has, else in its kind's own. */
function withKnownStyle(edition: Edition, block: Block | null): Block | null {
  if (block === null || !('style' in block) || block.style === undefined) return block;
  if (edition.styles[block.style] !== undefined) return block;
  const { style: _style, ...rest } = block;
  return rest;
}

/** A template's block with the page's own article and picture in it; null where the page has none for it. */
function filled(
  pattern: Block,
  stories: readonly ArticleId[],
  refers: readonly ArticleId[],
  photos: ReadonlyMap<ArticleId, readonly PhotoId[]>,
): Block | null {
  if (!('articleId' in pattern)) return pattern;
  const [kind, number] = pattern.articleId.split('-');
  const articleId = (kind === 'refer' ? refers : stories)[Number(number) - 1];
  if (articleId === undefined) return null;
  if (!('photoId' in pattern)) return { ...pattern, articleId };
  const photoId = photos.get(articleId)?.[Number(pattern.photoId.split('-')[2]) - 1];
  return photoId === undefined ? null : { ...pattern, articleId, photoId };
}

function isOfKind<K extends BlockKind>(block: Block, kind: K): block is Block<K> & Block {
  return block.kind === kind;
}

/** A template's block with what it keeps of the page's own whose place it takes. */
function carried<K extends BlockKind>(template: Block<K> & Block, own: Block): Block {
  const { kind } = template;
  return isOfKind<K>(own, kind) ? (blockModule<K>(kind).carried?.(template, own) ?? template) : template;
}

/** True where two blocks show the same thing. */
function isSame(a: Block, b: Block): boolean {
  if (a.kind !== b.kind || a.locked === true || !isAlike(a, b)) return false;
  if (holdsContent(a) || !('articleId' in a)) return true;
  if (!('articleId' in b) || a.articleId !== b.articleId) return false;
  return !('photoId' in a) || !('photoId' in b) || a.photoId === b.photoId;
}

/** What the kind's module says of two of its blocks. */
function isAlike<K extends BlockKind>(a: Block<K>, b: Block<K>): boolean {
  return blockModule<K>(a.kind).isSame?.(a, b) ?? true;
}
