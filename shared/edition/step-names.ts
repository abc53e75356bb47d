/** What a step of the history was done to: the block or the story, and the page, told with the step's label. */
import { blockName } from '../blocks/kinds.ts';
import { blockTitle } from './block-title.ts';
import type { ArticleId, PageId } from './ids.ts';
import { LONGEST_LABEL, type Patch } from './operations.ts';
import type { Article, Block, Edition } from './records.ts';
import { articleTitle, numberOf, threadOf } from './selectors.ts';
import { plannedNumber } from './spreads.ts';

/** Ems of a title that a step is told with: so many Han characters, or twice as many letters. */
const TITLE_EMS = 14;

/** Parts of a label as the log keeps it: its name, then kind, title and page of what it was done to. */
const PARTED_BY = '\t';

/** A title as a step is told with it: within quotation marks, words whole, and cut where it is long. */
function toldTitle(title: string): string {
  const characters = [...title.replace(/\s+/gu, ' ').trim().replaceAll('“', '‘').replaceAll('”', '’')];
  let ems = 0;
  const end = characters.findIndex((character) => {
    ems += /\p{Script=Han}|[\u3000-\u303f\uff00-\uff60]/u.test(character) ? 1 : 0.5;
    return ems > TITLE_EMS;
  });
  if (end < 0) return characters.join('');
  // A word that the cut goes through is left out, where it is not all there is.
  const kept = characters.slice(0, end).join('');
  const isInWord = /\w/u.test(characters[end] ?? '') && /\w$/u.test(kept);
  return `${(isInWord ? kept.replace(/(?<=\S)\s\w*$/u, '') : kept).trimEnd()}…`;
}

/** A page that something was done on, with its number: of a 通版 that of the half. */
interface StepPlace {
  readonly pageId: PageId;
  readonly number: number;
}

function placeOfBlock(edition: Edition, block: Block): StepPlace | null {
  const number = numberOf(edition, block);
  return number === undefined ? null : { pageId: block.pageId, number };
}

/** The page a story stands on first, or is planned for. */
function placeOfStory(edition: Edition, id: ArticleId): StepPlace | null {
  const [first] = threadOf(edition, id);
  if (first !== undefined) return placeOfBlock(edition, first);
  const article = edition.articles[id];
  const page = article?.plannedPage == null ? undefined : edition.pages[article.plannedPage];
  if (article === undefined || page === undefined) return null;
  return { pageId: page.id, number: plannedNumber(page, article, 'page') };
}

/** The blocks and the stories that patches change, as they are in either of two editions. */
function changedBy(before: Edition, after: Edition, patches: readonly Patch[]) {
  const blocks = new Map<string, Block>();
  const articles = new Map<string, Article>();
  for (const patch of patches) {
    if (!('table' in patch) || !('id' in patch)) continue;
    if (patch.table === 'blocks') {
      const block = after.blocks[patch.id] ?? before.blocks[patch.id];
      if (block !== undefined) blocks.set(block.id, block);
    } else if (patch.table === 'articles') {
      const article = after.articles[patch.id] ?? before.articles[patch.id];
      if (article !== undefined) articles.set(article.id, article);
    }
  }
  return { blocks: [...blocks.values()], articles: [...articles.values()] };
}

/** Where patches change something first; null where they change nothing of a page. */
function placeOfPatches(before: Edition, after: Edition, patches: readonly Patch[]): StepPlace | null {
  const { blocks, articles } = changedBy(before, after, patches);
  const [block] = blocks;
  const [article] = articles;
  if (block !== undefined) return placeOfBlock(after, block) ?? placeOfBlock(before, block);
  if (article === undefined) return null;
  return placeOfStory(after, article.id) ?? placeOfStory(before, article.id);
}

/** The page on which patches change something first; null where they change nothing of a page. */
export function pageOfPatches(before: Edition, after: Edition, patches: readonly Patch[]): PageId | null {
  return placeOfPatches(before, after, patches)?.pageId ?? null;
}

/** How a block was resized, where one edge alone was moved. */
function resized(before: Block | undefined, after: Block | undefined): string {
  if (before === undefined || after === undefined) return 'block.resize';
  const [wider, taller] = [after.frame.width - before.frame.width, after.frame.height - before.frame.height];
  const isStill = (by: number) => Math.abs(by) < 0.01;
  if (isStill(taller) && !isStill(wider)) return wider < 0 ? 'block.narrow' : 'block.widen';
  if (isStill(wider) && !isStill(taller)) return taller < 0 ? 'block.shorten' : 'block.heighten';
  return 'block.resize';
}

/** A label as the log keeps it: with what patches were done to, where that is a block or a story. */
export function namedStep(before: Edition, after: Edition, label: string, patches: readonly Patch[]): string {
  const { blocks, articles } = changedBy(before, after, patches);
  const [block] = blocks;
  const [article] = articles;
  if (block === undefined && article === undefined) return label;
  const number = placeOfPatches(before, after, patches)?.number;
  // What is taken away is called what it was.
  const titled = (edition: Edition) =>
    block !== undefined && blocks.length === 1
      ? blockTitle(edition, block)
      : block === undefined && article !== undefined && articles.length === 1
        ? articleTitle(article)
        : '';
  const title = toldTitle(titled(after) || titled(before));
  const name =
    label === 'block.resize' && block !== undefined && blocks.length === 1
      ? resized(before.blocks[block.id], after.blocks[block.id])
      : label;
  const kind =
    block === undefined
      ? ''
      : blocks.length > 1
        ? String(blocks.length)
        : `${blockName(block).zh}/${blockName(block).en}`;
  const told = [name, kind, title, number === undefined || number < 1 ? '' : String(number)].join(PARTED_BY);
  return told.length <= LONGEST_LABEL ? told : name;
}
