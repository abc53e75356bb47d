/** What laying a template (版式) under a page makes of it: said before it is done, and then done in one step. */
import { blockModule } from '../blocks/kinds.ts';
import { dropBlankArticles, regrouped } from './blocks.ts';
import { overlap } from './boxes.ts';
import { facing } from './facing.ts';
import { allowedTurned } from './frames.ts';
import type { ArticleId, BlockId, PageId, PhotoId, TemplateId } from './ids.ts';
import { isGiven, isMaster, overridesOn, overridesWithout } from './masters.ts';
import type { Patch } from './operations.ts';
import { isAtFoot, isTold, type StoryBlocks, storiesAmong, withRoles } from './place-roles.ts';
import { isEmptyPlace } from './places.ts';
import type { Article, Block, BodyBlock, Edition, Page, PageGrid, PhotoBlock, Template } from './records.ts';
import { blocksOnPage, photoImage, threadOf } from './selectors.ts';
import { type Assignment, assignPlaces, besideStaying, hasRole } from './template-fit.ts';
import { eachFrameApart, FreePhotos, holdsContent, isSame, isSold, Laying, Leftovers } from './template-laying.ts';
import type { Frame } from './units.ts';

/** What becomes of a page under a template. */
export interface TemplatePlan {
  readonly patches: Patch[];
  /** Stories that take a place, with its role. */
  readonly placed: readonly { readonly articleId: ArticleId; readonly role: string }[];
  /** Stories that stay where they are: locked, at the page's foot, come over from another page. */
  readonly staying: readonly ArticleId[];
  /** Stories that no place is left for here, and that go on on other pages. */
  readonly offPage: readonly ArticleId[];
  /** Stories that no place is left for: they go back to the pool. */
  readonly toPool: readonly ArticleId[];
  /** Pictures that no place is left for: they go back to the tray. */
  readonly toTray: readonly { readonly articleId: ArticleId; readonly photoId: PhotoId }[];
  /** Refers taken off, by the story each points to. */
  readonly refersOff: readonly ArticleId[];
  /** Roles of places that stay empty. */
  readonly empty: readonly string[];
  /** Roles of places that are left out, since what stays on the page stands there. */
  readonly leftOut: readonly string[];
}

/** What each of a page's blocks is to a template that is laid under it. */
interface Sorted {
  /** Stories that may be given a place. */
  readonly stories: readonly StoryBlocks[];
  /** Pictures that stand without their story. */
  readonly pictures: readonly PhotoBlock[];
  readonly continued: readonly StoryBlocks[];
  /** Blocks that stay where they are. */
  readonly staying: readonly Block[];
  readonly refers: readonly Block[];
}

/** True of a part of a story that begins on another page. */
function isJumpedIn(edition: Edition, { articleId, blocks }: StoryBlocks): boolean {
  const [first] = threadOf(edition, articleId);
  const [here] = blocks;
  return first !== undefined && here !== undefined && first.pageId !== here.pageId;
}

/** Sorts what stands on a page, but for what is empty. */
function sortedBlocks(edition: Edition, page: Page, present: readonly Block[], patterns: readonly Block[]): Sorted {
  const hasFootPlace = hasRole(patterns, 'foot');
  const hasContinuedPlace = hasRole(patterns, 'continued');
  const told = storiesAmong(present.filter((block) => !holdsContent(block)));
  const stories: StoryBlocks[] = [];
  const continued: StoryBlocks[] = [];
  const pictures: PhotoBlock[] = [];
  const staying: Block[] = [];
  for (const story of told) {
    const { blocks } = story;
    if (blocks.some(({ locked }) => locked === true)) staying.push(...blocks);
    else if (!blocks.some(({ kind }) => isTold(kind))) {
      pictures.push(...blocks.filter((block): block is PhotoBlock => block.kind === 'photo'));
    } else if (isJumpedIn(edition, story)) {
      if (hasContinuedPlace) continued.push(story);
      else staying.push(...blocks);
    } else if (isAtFoot(blocks, page.grid) && !hasFootPlace) staying.push(...blocks);
    else stories.push(story);
  }
  const refers = present.filter((block) => blockModule(block.kind).pointsToArticle === true && block.locked !== true);
  return { stories, pictures, continued, staying, refers };
}

/** The places of a template by what they take, and those that have no room beside what stays. */
interface Places {
  readonly ofStories: readonly StoryBlocks[];
  readonly ofPictures: readonly StoryBlocks[];
  readonly ofContinued: readonly StoryBlocks[];
  readonly leftOut: readonly string[];
}

/** Pictures that stand without a story are a place each, with their captions. */
function eachPictureAlone({ articleId, blocks }: StoryBlocks): StoryBlocks[] {
  if (blocks.some(({ kind }) => isTold(kind))) return [{ articleId, blocks }];
  const photos = new Set(blocks.map((block) => ('photoId' in block ? block.photoId : null)));
  return [...photos].map((photo) => ({
    articleId,
    blocks: blocks.filter((block) => ('photoId' in block ? block.photoId : null) === photo),
  }));
}

function placesAmong(patterns: readonly Block[], frames: readonly Frame[], { grid }: Template): Places {
  const places = storiesAmong(patterns.filter((block) => !holdsContent(block)))
    .flatMap(eachPictureAlone)
    .map((place) => ({ ...place, room: besideStaying(place.blocks, frames, grid) }));
  const roomy = places.flatMap(({ articleId, room }) => (room === null ? [] : [{ articleId, blocks: room }]));
  const isPicture = ({ blocks }: StoryBlocks) => !blocks.some(({ kind }) => isTold(kind));
  const isContinued = ({ blocks }: StoryBlocks) => hasRole(blocks, 'continued');
  return {
    ofStories: roomy.filter((place) => !isPicture(place) && !isContinued(place)),
    ofPictures: roomy.filter(isPicture),
    ofContinued: roomy.filter((place) => !isPicture(place) && isContinued(place)),
    leftOut: places.flatMap(({ blocks, room }) => (room === null ? roleOf(blocks) : [])),
  };
}

/** Gives the page's stories, and the parts that go on here, their places; those of the other stories wait. */
function layStories(laying: Laying, sorted: Sorted, places: Places, grid: PageGrid) {
  const fit = assignPlaces(sorted.stories, places.ofStories, grid);
  for (const { story, place } of fit.assigned) laying.story(story, place.blocks);
  for (const [at, place] of places.ofContinued.entries()) {
    const story = sorted.continued[at];
    if (story !== undefined) laying.story(story, place.blocks);
  }
  const taken = new Set(fit.assigned.map(({ place }) => place));
  for (const place of places.ofStories) if (!taken.has(place)) laying.waiting(place.blocks);
  return fit;
}

/** Lays refers in reading order, and what is no story's; gives back the refers that have no place. */
function layTheRest(
  laying: Laying,
  patterns: readonly Block[],
  sorted: Sorted,
  assigned: readonly Assignment[],
  frames: readonly Frame[],
): readonly Block[] {
  const canStand = ({ frame }: Block) => !frames.some((other) => overlap(frame, other));
  const refers = [...sorted.refers];
  for (const pattern of patterns) {
    if (blockModule(pattern.kind).pointsToArticle !== true) {
      if (!('articleId' in pattern) || holdsContent(pattern)) addOwn(laying, pattern, assigned, canStand);
      continue;
    }
    const refer = refers.shift();
    if (refer !== undefined && 'articleId' in refer) laying.refer(pattern, refer.articleId);
    else if (canStand(pattern)) laying.waiting([pattern]);
  }
  return refers;
}

/** Pictures of the page that no place is left for and that stand nowhere else. */
function leftPictures(edition: Edition, present: readonly Block[], standing: readonly Block[]): TemplatePlan['toTray'] {
  const shown = new Set(standing.map((block) => pictureOf(edition, block)));
  return present.flatMap((block) => {
    const image = pictureOf(edition, block);
    if (block.kind !== 'photo' || image === null || shown.has(image)) return [];
    return [{ articleId: block.articleId, photoId: block.photoId }];
  });
}

/** True of a template of a 通版 and a 通版, and of one of a page and a page: half a sheet has no place for the other half. */
export function templateFits(page: Pick<Page, 'spread'>, template: Pick<Template, 'grid'>): boolean {
  return (page.spread === undefined) === (template.grid.fold === undefined);
}

/**
 * Plans a template under a page: its grid and blocks. Stories take its places by weight and position, the main story the
 * lead's; a part that was jumped in, a bottom lead, what is locked and what holds its own content (quotes, tables, adverts)
 * stay where they are, and places there give way. What has no place goes back to pool and tray; places without a story stay
 * empty. Null where there is no such page or template, and where {@link templateFits} not.
 */
export function planTemplate(edition: Edition, pageId: PageId, id: TemplateId): TemplatePlan | null {
  const page = edition.pages[pageId];
  const template = edition.templates[id];
  if (page === undefined || template === undefined || isMaster(page) || !templateFits(page, template)) return null;
  const present = blocksOnPage(edition, pageId).filter(
    (block) => block.locked === true || !isEmptyPlace(edition, block),
  );
  const patterns = usable(edition, page, template);
  const sorted = sortedBlocks(edition, page, present, patterns);
  const standing = new Set([
    ...sorted.staying,
    ...present.filter(({ locked }) => locked === true),
    ...furnitureLeft(page, present, template),
  ]);
  const frames = [...standing, ...present.filter(isSold)]
    .filter(({ kind }) => blockModule(kind).runaround !== 'on')
    .map(({ frame }) => frame);
  const elsewhere = Object.values(edition.blocks).filter((block) => block.pageId !== pageId);
  const laying = new Laying(
    edition,
    new FreePhotos(edition, [...elsewhere, ...standing]),
    new Leftovers(present.filter((block) => !standing.has(block))),
  );
  const places = placesAmong(patterns, frames, template);
  const { assigned, without } = layStories(laying, sorted, places, template.grid);
  const free = new FreePhotos(edition, [...elsewhere, ...standing, ...laying.blocks]);
  const pictures = sorted.pictures.filter((picture) => free.take(picture));
  for (const [at, place] of places.ofPictures.entries()) {
    const picture = pictures[at];
    if (picture === undefined) laying.waiting(place.blocks);
    else laying.picture(picture, place.blocks);
  }
  const refersOff = layTheRest(laying, patterns, sorted, assigned, frames);

  // Parts that go on here beyond the template's places for such stay, and so does what is in the place of a master's block.
  const overflow = new Set(sorted.continued.slice(places.ofContinued.length).flatMap(({ blocks }) => blocks));
  const inPlaceOfMasters = new Set(overridesOn(edition, page).map(({ by }) => by?.id));
  const stays = [
    ...standing,
    ...laying.own.rest.filter((block) => holdsContent(block) || inPlaceOfMasters.has(block.id) || overflow.has(block)),
  ];
  const left = without.map(({ articleId }) => articleId);
  const standsElsewhere = (id: ArticleId) => threadOf(edition, id).some((block) => block.pageId !== pageId);
  const inOrder = [...laying.blocks].sort((a, b) => a.order - b.order);
  // Its groups are of the page that it was saved of.
  const next = regrouped(inOrder).map((block) => ({ ...block, pageId }));
  return {
    // One that was saved of a left page is turned on a right one.
    patches: facing(edition, patchesOf(edition, page, template, { next, stays, articles: laying.articles })),
    placed: assigned.map(({ story, place }) => ({ articleId: story.articleId, role: roleOf(place.blocks)[0] ?? '' })),
    staying: storiesAmong(stays.filter((block) => !holdsContent(block)))
      .filter(({ blocks }) => blocks.some(({ kind }) => isTold(kind)))
      .map(({ articleId }) => articleId),
    offPage: left.filter(standsElsewhere),
    toPool: left.filter((id) => !standsElsewhere(id)),
    toTray: leftPictures(edition, present, [...next, ...stays, ...elsewhere]),
    refersOff: refersOff.flatMap((block) => ('articleId' in block ? [block.articleId] : [])),
    empty: laying.empty,
    leftOut: places.leftOut,
  };
}

/** Lays what of a template is no story's: furniture and rules; and what holds content, where its story has a place. */
function addOwn(
  laying: Laying,
  pattern: Block,
  assigned: readonly Assignment[],
  canStand: (block: Block) => boolean,
): void {
  if ('articleId' in pattern) {
    const of = assigned.find(({ place }) => place.articleId === pattern.articleId);
    if (of !== undefined) laying.add({ ...pattern, articleId: of.story.articleId });
  } else if (
    pattern.kind !== 'advert' ||
    canStand(pattern) ||
    laying.own.rest.some((block) => isSame(block, pattern))
  ) {
    laying.add(pattern);
  }
}

/** A template's blocks with their roles, without those that a master gives the page. */
function usable(edition: Edition, page: Page, { blocks, grid }: Template): readonly Block[] {
  const own = blocksOnPage(edition, page.id);
  return withRoles(eachFrameApart(blocks), grid).filter(
    (block) =>
      !isGiven(edition, page, block) &&
      (page.number === 1 || !isOfFront(block) || own.some((other) => isSame(other, block))),
  );
}

/** True of what stands on page 1 alone: the nameplate, and the imprint at its foot (domain.md §9). */
function isOfFront(block: Block): boolean {
  return block.kind === 'nameplate' || (block.kind === 'furniture' && block.role === 'imprint');
}

/**
 * Nameplate and imprint of page 1 that a template has none for: they are the paper's, and stay; and so does the head of a page
 * behind it under a template that was saved of page 1, which has the nameplate in its place.
 */
function furnitureLeft(page: Page, present: readonly Block[], { blocks }: Template): Block[] {
  const isOfPageOne = page.number !== 1 && blocks.some(({ kind }) => kind === 'nameplate');
  return present.filter(
    (block) =>
      (isOfFront(block) || (isOfPageOne && block.kind === 'furniture')) &&
      !blocks.some((pattern) => isSame(block, pattern)),
  );
}

/** The role of what tells a place's story, or of the place. */
function roleOf(blocks: readonly Block[]): string[] {
  const told = blocks.find(({ kind }) => isTold(kind)) ?? blocks[0];
  return told?.placeRole === undefined ? [] : [told.placeRole];
}

function pictureOf(edition: Edition, block: Block): string | null {
  return block.kind === 'photo' ? (photoImage(edition, block)?.id ?? null) : null;
}

/** The page as it is to be, as patches. */
function patchesOf(
  edition: Edition,
  page: Page,
  template: Template,
  laid: { readonly next: readonly Block[]; readonly stays: readonly Block[]; readonly articles: readonly Article[] },
): Patch[] {
  const { next, stays, articles } = laid;
  const present = blocksOnPage(edition, page.id);
  const kept = new Set([...next, ...stays].map((block) => block.id));
  const gone = present.filter((block) => !kept.has(block.id));
  const goneIds = gone.map((block) => block.id);
  // Panels lie behind what a template lays, and all that stays keeps its order: nothing is painted over that was seen.
  const inOrder = [...stays].sort((a, b) => a.order - b.order);
  const isBehind = ({ kind }: Block) => blockModule(kind).runaround === 'on';
  const behind = inOrder.filter(isBehind);
  const above = inOrder.filter((block) => !isBehind(block));
  const top = behind.length + Math.max(0, ...next.map((block) => block.order));
  const staying = (block: Block, order: number): Patch => {
    const record = inThread({ ...block, frame: allowedTurned(block, block.frame, template.grid), order });
    return { kind: 'put', table: 'blocks', id: block.id, record };
  };
  const places = threadPlaces(edition, page.id, [...next, ...stays]);
  const inThread = (block: Block): Block =>
    block.kind === 'body' ? { ...block, threadOrder: places.get(block.id) ?? 0 } : block;
  const shown = new Set([...next, ...stays].flatMap((block) => ('articleId' in block ? [block.articleId] : [])));
  const blank = gone.flatMap((block) => ('articleId' in block && !shown.has(block.articleId) ? [block.articleId] : []));
  return [
    ...overridesWithout(page, goneIds),
    { kind: 'set', table: 'pages', id: page.id, path: ['grid'], value: template.grid },
    ...goneIds.map((id): Patch => ({ kind: 'remove', table: 'blocks', id })),
    ...articles.map((record): Patch => ({ kind: 'put', table: 'articles', id: record.id, record })),
    ...behind.map(staying),
    ...next.map((block): Patch => {
      const record = inThread({ ...block, order: behind.length + block.order });
      return { kind: 'put', table: 'blocks', id: block.id, record };
    }),
    ...above.map((block, at) => staying(block, top + 1 + at)),
    ...[...places].flatMap(([id, at]): Patch[] => {
      const known = edition.blocks[id];
      if (known?.kind !== 'body' || known.threadOrder === at || kept.has(id)) return [];
      return [{ kind: 'set', table: 'blocks', id, path: ['threadOrder'], value: at }];
    }),
    ...dropBlankArticles(edition, blank, new Set(goneIds)),
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
    // As the copy ran through them, whichever of them was painted first.
    const here = bodies.filter((block) => block.articleId === article).sort((a, b) => a.threadOrder - b.threadOrder);
    for (const [at, block] of [...before, ...here, ...after].entries()) places.set(block.id, at);
  }
  return places;
}
