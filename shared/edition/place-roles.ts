/** What places of a page are for (头条, 二条, 图片 …): the names known, and those that a page's division suggests. */
import { type BlockKind, blockModule } from '../blocks/kinds.ts';
import { boundsOf } from './boxes.ts';
import type { ArticleId } from './ids.ts';
import { shortName } from './plain-name.ts';
import { LONGEST_ROLE } from './record-fields.ts';
import type { Block, PageGrid } from './records.ts';
import type { Frame } from './units.ts';

/** What a place is called, in both languages. */
type PlaceName = { readonly zh: string; readonly en: string };

/** Names that are told in the language of the window. A newsroom may call a place whatever it likes. */
const roles: ReadonlyMap<string, PlaceName> = new Map([
  ['lead', { zh: '头条', en: 'Lead' }],
  ['story-2', { zh: '二条', en: 'Second story' }],
  ['story-3', { zh: '三条', en: 'Third story' }],
  ['story-4', { zh: '四条', en: 'Fourth story' }],
  ['story-5', { zh: '五条', en: 'Fifth story' }],
  ['story-6', { zh: '六条', en: 'Sixth story' }],
  ['brief', { zh: '简讯', en: 'Brief' }],
  ['foot', { zh: '倒头条', en: 'Bottom lead' }],
  ['continued', { zh: '转文', en: 'Continued story' }],
  ['picture', { zh: '图片', en: 'Picture' }],
  ['refer', { zh: '导读', en: 'Refer' }],
  ['advert', { zh: '广告', en: 'Advert' }],
]);

/** The place of lesser stories beyond the sixth is a brief's. */
const LAST_NUMBERED = 6;

/** What a place is called. */
export function placeName(role: string): PlaceName {
  return roles.get(role) ?? { zh: role, en: role };
}

/** True of a role that a page's division suggests; false of a name that somebody gave. */
export function isGuessed(role: string): boolean {
  return roles.has(role);
}

/** The role of a name that was typed: a known one in either language, or the name itself. Empty where nothing was. */
export function roleNamed(typed: string): string {
  const name = shortName(typed.normalize('NFC'), LONGEST_ROLE);
  const known = [...roles].find(([, { zh, en }]) => zh === name || en.toLowerCase() === name.toLowerCase());
  return known?.[0] ?? name;
}

/** The blocks of one story that stand on a page. */
export interface StoryBlocks<B extends Block = Block> {
  readonly articleId: ArticleId;
  readonly blocks: readonly B[];
}

/** A page's blocks by the article that they show, refers left out, in reading order. */
export function storiesAmong<B extends Block>(blocks: readonly B[]): StoryBlocks<B>[] {
  const groups = new Map<ArticleId, B[]>();
  for (const block of blocks) {
    if (!('articleId' in block) || blockModule(block.kind).pointsToArticle === true) continue;
    const { articleId } = block;
    const known = groups.get(articleId);
    if (known === undefined) groups.set(articleId, [block]);
    else known.push(block);
  }
  return [...groups].map(([articleId, list]) => ({ articleId, blocks: list }));
}

/** What tells a story: a picture that stands by itself has none of them. */
export function isTold(kind: BlockKind): boolean {
  return blockModule(kind).carriesStory === true;
}

/** The room of what tells a story, or, where nothing does, of all of it. */
export function roomOf(blocks: readonly Block[]): Frame {
  const told = blocks.filter(({ kind }) => isTold(kind));
  return boundsOf((told.length > 0 ? told : blocks).map(({ frame }) => frame));
}

/** What a headline's level counts beside the room its story takes: a lead is one in whatever room. */
const ofLevel = { lead: 1, story: 0.3, brief: 0, continued: 0 } as const;
/** How much the same story counts more at the page's top than at its foot: readers come to it first. */
const OF_TOP = 0.25;

/** The weight of a story or of its place on a page: by its headline, its room, and how high it stands. */
export function weightOf(blocks: readonly Block[], grid: PageGrid): number {
  const { y, width, height } = roomOf(blocks);
  const { typeArea } = grid;
  const share = (width * height) / (typeArea.width * typeArea.height);
  const level = Math.max(0, ...blocks.map((block) => (block.kind === 'headline' ? ofLevel[block.level] : 0)));
  const depth = Math.min(1, Math.max(0, (y - typeArea.y) / typeArea.height));
  return share + level + OF_TOP * (1 - depth);
}

/** A bottom lead begins in the page's lower part, ends at its foot, and is nearly as wide as the page. */
const FOOT = { begins: 0.55, ends: 0.92, width: 0.6 };

/** True of a strong story at the page's foot (倒头条). */
export function isAtFoot(blocks: readonly Block[], { typeArea }: PageGrid): boolean {
  if (!blocks.some(({ kind }) => kind === 'headline')) return false;
  const { y, width, height } = roomOf(blocks);
  return (
    y >= typeArea.y + FOOT.begins * typeArea.height &&
    y + height >= typeArea.y + FOOT.ends * typeArea.height &&
    width >= FOOT.width * typeArea.width
  );
}

/** A place that takes less of the type area is a brief's. */
const OF_BRIEF = 0.08;

function isContinued(blocks: readonly Block[]): boolean {
  return blocks.some((block) => block.kind === 'headline' && block.level === 'continued');
}

/** The roles of the places of stories, by the article of each: the heaviest is the lead's, and so on. */
function storyRoles(blocks: readonly Block[], grid: PageGrid): ReadonlyMap<ArticleId, string> {
  const found = new Map<ArticleId, string>();
  const stories = storiesAmong(blocks).filter((story) => story.blocks.some(({ kind }) => isTold(kind)));
  const ranked: { readonly articleId: ArticleId; readonly weight: number; readonly share: number }[] = [];
  for (const { articleId, blocks: own } of stories) {
    if (isContinued(own)) {
      found.set(articleId, 'continued');
    } else if (stories.length > 1 && isAtFoot(own, grid)) {
      found.set(articleId, 'foot');
    } else {
      const { width, height } = roomOf(own);
      const share = (width * height) / (grid.typeArea.width * grid.typeArea.height);
      ranked.push({ articleId, weight: weightOf(own, grid), share });
    }
  }
  ranked.sort((a, b) => b.weight - a.weight);
  for (const [at, { articleId, share }] of ranked.entries()) {
    const isBrief = at > 0 && (share < OF_BRIEF || at >= LAST_NUMBERED);
    found.set(articleId, at === 0 ? 'lead' : isBrief ? 'brief' : `story-${at + 1}`);
  }
  return found;
}

/** A page's blocks, each with the role of its place: as somebody named it, else as its kind, size and place suggest. */
export function withRoles<B extends Block>(blocks: readonly B[], grid: PageGrid): B[] {
  const ofStories = storyRoles(blocks, grid);
  return blocks.map((block) => {
    if (block.placeRole !== undefined) return block;
    const role = roleOf(block, ofStories);
    return role === undefined ? block : { ...block, placeRole: role };
  });
}

function roleOf(block: Block, ofStories: ReadonlyMap<ArticleId, string>): string | undefined {
  if (block.kind === 'photo' || block.kind === 'caption') return 'picture';
  if (block.kind === 'refer' || block.kind === 'advert') return block.kind;
  if (!('articleId' in block) || blockModule(block.kind).holdsContent === true) return undefined;
  return ofStories.get(block.articleId);
}
