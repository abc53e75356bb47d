/** What of an edition goes on into another: what stands in every one, what is booked for days to come, what was held over. */
import { blockModule } from '../blocks/kinds.ts';
import { isBare } from '../edition/bare-articles.ts';
import { blocksOverFold, partSpread } from '../edition/join-pages.ts';
import { isMaster } from '../edition/masters.ts';
import { applyPatches } from '../edition/operations.ts';
import { trayOf } from '../edition/picture-tray.ts';
import type { Article, Block, Edition } from '../edition/records.ts';
import { imagesOn, isPlaced } from '../edition/selectors.ts';
import { isSpread } from '../edition/spreads.ts';
import { numbered } from '../text/numbered.ts';
import type { LeftBehind } from './left-behind.ts';

/**
 * Tells of a block of an edition whether it is of the newspaper by itself: page heads and nameplates are, and what is on a
 * master, or on a page in place of that.
 */
function ofThePaper(edition: Edition): (block: Block) => boolean {
  const inPlaceOfMasters = new Set<string | null>(
    Object.values(edition.pages).flatMap(({ overrides = [] }) => overrides.map(({ by }) => by)),
  );
  return ({ id, kind, pageId }) =>
    blockModule(kind).isFurniture === true || isMaster(edition.pages[pageId]) || inPlaceOfMasters.has(id);
}

/** The blocks that stand in the edition of a date, too. */
function standingOn(edition: Edition, date: string): Block[] {
  const isOfThePaper = ofThePaper(edition);
  return Object.values(edition.blocks).filter((block) => {
    const { standing } = block;
    return standing === undefined ? isOfThePaper(block) : standing.until === null || standing.until >= date;
  });
}

/**
 * What a newspaper's file holds, for an edition to be made of it: nothing in it is of one day, so that whatever has been
 * placed on its pages stands, whether anybody has marked it or not.
 */
export function everythingStands(paper: Edition): Edition {
  const isOfThePaper = ofThePaper(paper);
  const blocks = Object.values(paper.blocks).map(
    (block): Block =>
      block.standing !== undefined || isOfThePaper(block) ? block : { ...block, standing: { until: null } },
  );
  return { ...paper, blocks: Object.fromEntries(blocks.map((block) => [block.id, block])) };
}

/** The blocks that stand no longer on a date: booked up to a day before it, or for their own day alone. */
export function endedOn({ blocks }: Edition, date: string): Block[] {
  return Object.values(blocks).filter(({ standing }) => standing?.until != null && standing.until < date);
}

/** The pages without what is of their day: who edited them, and what stood in a master's place and stands no longer. */
function pagesOn(edition: Edition, blocks: ReadonlySet<string>): Edition['pages'] {
  return Object.fromEntries(
    Object.entries(edition.pages).map(([id, { editor: _editor, overrides, ...page }]) => {
      const still = overrides?.filter(({ by }) => by === null || blocks.has(by)) ?? [];
      return [id, still.length === 0 ? page : { ...page, overrides: still }];
    }),
  );
}

/** The articles that standing blocks show. */
function shownBy(blocks: readonly Block[]): ReadonlySet<string> {
  return new Set(
    blocks.flatMap((block) =>
      'articleId' in block && blockModule(block.kind).pointsToArticle !== true ? [block.articleId as string] : [],
    ),
  );
}

/** An edition without its day, and what was left behind. */
export interface Carried {
  readonly edition: Edition;
  readonly left: readonly LeftBehind[];
}

/** Articles in the pool that the editor has marked to be kept (留用). */
function heldOver(edition: Edition): Article[] {
  return Object.values(edition.articles).filter(({ id, held }) => held === true && !isPlaced(edition, id));
}

/** Articles in the pool that nobody has marked. */
function dropped(edition: Edition): number {
  return Object.values(edition.articles).filter(
    (article) => article.held !== true && !isPlaced(edition, article.id) && !isBare(edition, article),
  ).length;
}

/** Pictures that wait in the tray without a story: those of stories are told of with them. */
function leftInTray(edition: Edition): number {
  return trayOf(edition).filter((item) => {
    if (item.kind !== 'image' || item.isUsed) return false;
    const article = item.photo === null ? undefined : edition.articles[item.photo.articleId];
    return article === undefined || isBare(edition, article);
  }).length;
}

/** An edition whose 通版 are two pages again, for they are of their day, and what stood over their folds. */
function withoutSpreads(edition: Edition): { readonly edition: Edition; readonly moved: ReadonlySet<string> } {
  const moved = new Set<string>();
  let now = edition;
  for (const { id } of Object.values(edition.pages).filter((page) => isSpread(page))) {
    for (const block of blocksOverFold(now, id)) moved.add(block.id);
    now = applyPatches(now, partSpread(now, id)).edition;
  }
  return { edition: now, moved };
}

/**
 * An edition as it is carried over to another date: its newspaper, styles, templates, its pages with what stands on
 * them then, and with `takesHeld` what was held over. Rounds, marks, signatures and waivers were of its day, but for waivers of words
 * wherever they stand.
 */
export function carried(last: Edition, date: string, takesHeld: boolean): Carried {
  const { edition, moved } = withoutSpreads(last);
  const stays = standingOn(edition, date);
  const held = takesHeld ? heldOver(edition) : [];
  const kept = new Set([...shownBy(stays), ...held.map(({ id }) => id as string)]);
  // A block that points to an article which does not come along would point to nothing.
  const blocks = stays.filter((block) => !('articleId' in block) || kept.has(block.articleId));
  const lost = stays.length - blocks.length;
  const left: LeftBehind[] = [];
  const across = stays.filter(({ id }) => moved.has(id)).length;
  if (across > 0) {
    left.push({
      zh: `通版已拆成两版，${across} 个跨折线的块移到了其中一版。`,
      en: `Spreads are two pages again: ${numbered(across, 'block')} over a fold moved to one of them.`,
    });
  }
  if (lost > 0) {
    left.push({
      zh: `${lost} 个常设的导读没有带过去：所指的稿件不在新的一期里。`,
      en: `${lost} standing refers did not come along: their stories are not in the new edition.`,
    });
  }
  const others = takesHeld ? dropped(edition) : 0;
  if (others > 0) {
    left.push({
      zh: `稿库里有 ${others} 篇未上版的稿件没有标“留用”，没有带过去。`,
      en: `${numbered(others, 'story on no page is', 'stories on no page are')} not marked to be held and did not come along.`,
    });
  }
  const pictures = takesHeld ? leftInTray(edition) : 0;
  if (pictures > 0) {
    left.push({
      zh: `图片栏里有 ${pictures} 张待用的图片没有带过去。`,
      en: `${numbered(pictures, 'picture that waits', 'pictures that wait')} in the tray did not come along.`,
    });
  }
  const articles = Object.fromEntries(Object.entries(edition.articles).filter(([id]) => kept.has(id)));
  const without: Edition = {
    ...edition,
    pages: pagesOn(edition, new Set(blocks.map(({ id }) => id))),
    blocks: Object.fromEntries(blocks.map((block) => [block.id, block])),
    articles,
    rounds: {},
    frozen: {},
    marks: {},
    signatures: {},
    waivers: Object.fromEntries(Object.entries(edition.waivers).filter(([, { anchor }]) => anchor.kind === 'always')),
  };
  const photos = Object.values(articles).flatMap((article) => article.photos.map(({ imageId }) => imageId));
  const images = new Set<string | null>([...imagesOn(without, []), ...photos]);
  return {
    edition: {
      ...without,
      images: Object.fromEntries(Object.entries(edition.images).filter(([id]) => images.has(id))),
    },
    left,
  };
}

/** The newspaper of an edition by itself: what every edition of it starts from. */
export function paperOf(edition: Edition): Edition {
  return carried(edition, edition.edition.date, false).edition;
}
