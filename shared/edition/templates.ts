/** Page templates (版式): a page's division kept by name, and laid under the stories of another page. */

import { blockModule } from '../blocks/kinds.ts';
import { emptied } from './blocks.ts';
import { type ArticleId, type BlockId, newId, type PageId, type PhotoId, type TemplateId } from './ids.ts';
import type { Patch } from './operations.ts';
import { isGuessed, withRoles } from './place-roles.ts';
import { isEmptyPlace } from './places.ts';
import { shortName } from './plain-name.ts';
import { type Block, type Edition, LONGEST_TEMPLATE, type Template } from './records.ts';
import { blocksOnPage } from './selectors.ts';
import { isCalled } from './template-names.ts';
import { planTemplate } from './template-plan.ts';

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

/** A block without the name of a place that it has outgrown: what is there now has its own weight. */
function withOwnRole(edition: Edition, block: Block): Block {
  if (block.placeRole === undefined || !isGuessed(block.placeRole) || isEmptyPlace(edition, block)) return block;
  const { placeRole: _old, ...rest } = block;
  return rest;
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
  const known = Object.values(edition.templates).find((template) => isCalled(template, called));
  const record: Template = {
    id: known?.id ?? newId<'template'>(),
    name: known?.name ?? called,
    grid: page.grid,
    blocks: withRoles(
      blocks.map((block, at) => placeholder(withOwnRole(edition, block), blocks, at)),
      page.grid,
    ),
  };
  return [{ kind: 'put', table: 'templates', id: record.id, record }];
}

/** Takes a template off the list; pages made by it stay as they are. */
export function removeTemplate(edition: Edition, id: TemplateId): Patch[] {
  return edition.templates[id] === undefined ? [] : [{ kind: 'remove', table: 'templates', id }];
}

/** Gives a template another name, which no other has. */
export function renameTemplate(edition: Edition, id: TemplateId, name: string): Patch[] {
  const template = edition.templates[id];
  const called = shortName(name, LONGEST_TEMPLATE);
  if (template === undefined || called === '' || called === template.name) return [];
  if (Object.values(edition.templates).some((one) => one.id !== id && isCalled(one, called))) return [];
  return [{ kind: 'set', table: 'templates', id, path: ['name'], value: called }];
}

/** Lays a template under a page, as {@link planTemplate} says. */
export function applyTemplate(edition: Edition, pageId: PageId, id: TemplateId): Patch[] {
  return planTemplate(edition, pageId, id)?.patches ?? [];
}
