/** 排版计划: what stands on each page, what is booked on it, and what has not come yet. */
import { blockModule } from '../blocks/kinds.ts';
import { isBare } from '../edition/bare-articles.ts';
import { againstBooking } from '../edition/booked-colour.ts';
import type { ArticleId, BlockId } from '../edition/ids.ts';
import { standingOn } from '../edition/masters.ts';
import type { BookedColour } from '../edition/record-fields.ts';
import type { Article, Block, Edition, Page } from '../edition/records.ts';
import { articleTitle, isPlaced, pagesInOrder } from '../edition/selectors.ts';
import { type Mm, toMm } from '../edition/units.ts';

export interface PlannedAdvert {
  readonly blockId: BlockId;
  /** Empty where nobody has said. */
  readonly advertiser: string;
  /** In whole millimetres. */
  readonly width: Mm;
  readonly height: Mm;
  readonly colour: BookedColour | null;
  readonly hasArtwork: boolean;
  /** Its artwork prints in colours that were not booked. */
  readonly isOtherColour: boolean;
  /** The last day it is booked for; null for this day alone, or for good. */
  readonly until: string | null;
}

/** What of a story is still to come. */
type Late = 'copy' | 'picture';

export interface PlannedStory {
  readonly articleId: ArticleId;
  readonly title: string;
  readonly late: readonly Late[];
}

export interface PagePlan {
  readonly page: Page;
  readonly adverts: readonly PlannedAdvert[];
  readonly stories: readonly PlannedStory[];
}

export interface Flatplan {
  readonly pages: readonly PagePlan[];
  /** Stories that stand on no page yet. */
  readonly waiting: readonly PlannedStory[];
}

function hasPicture(block: Block<'photo'>, article: Article | undefined): boolean {
  return article?.photos.some(({ id, imageId }) => id === block.photoId && imageId !== null) ?? false;
}

function planOf(article: Article, blocks: readonly Block[]): PlannedStory {
  const isPictureLate = blocks.some((block) => block.kind === 'photo' && !hasPicture(block, article));
  const late: Late[] = [
    ...(article.copyToCome ? (['copy'] as const) : []),
    ...(isPictureLate ? (['picture'] as const) : []),
  ];
  return { articleId: article.id, title: articleTitle(article), late };
}

function planOfPage(edition: Edition, page: Page): PagePlan {
  const blocks = standingOn(edition, page.id);
  const adverts = blocks.flatMap((block): PlannedAdvert[] => {
    if (block.kind !== 'advert') return [];
    const { id, advertiser, frame, imageId, booked, standing } = block;
    const image = imageId === null ? undefined : edition.images[imageId];
    return [
      {
        blockId: id,
        advertiser,
        width: Math.round(toMm(frame.width)),
        height: Math.round(toMm(frame.height)),
        colour: booked?.colour ?? null,
        hasArtwork: imageId !== null,
        isOtherColour: image !== undefined && againstBooking(booked?.colour ?? null, image).beyond.length > 0,
        until: standing?.until ?? null,
      },
    ];
  });
  const ofStory = new Map<ArticleId, Block[]>();
  for (const block of blocks) {
    if (!('articleId' in block) || blockModule(block.kind).pointsToArticle === true) continue;
    ofStory.set(block.articleId, [...(ofStory.get(block.articleId) ?? []), block]);
  }
  const stories = [...ofStory].flatMap(([id, own]) => {
    const article = edition.articles[id];
    if (article === undefined) return [];
    const plan = planOf(article, own);
    // A picture or a table alone is no story; one that has not come yet is waited for all the same.
    return plan.late.length === 0 && isBare(edition, article) ? [] : [plan];
  });
  return { page, adverts, stories };
}

/** The edition's plan, a page after the other. */
export function flatplanOf(edition: Edition): Flatplan {
  const told = new Set(
    Object.values(edition.blocks).flatMap((block) => ('articleId' in block ? [block.articleId as string] : [])),
  );
  // What only a refer tells of has no copy of its own here.
  const waiting = Object.values(edition.articles).filter(
    (article) =>
      !isPlaced(edition, article.id) &&
      !(article.body.length === 0 && told.has(article.id)) &&
      !isBare(edition, article),
  );
  return {
    pages: pagesInOrder(edition).map((page) => planOfPage(edition, page)),
    waiting: waiting.map((article) => planOf(article, [])),
  };
}
