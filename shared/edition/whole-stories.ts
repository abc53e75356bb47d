/**
 * Stories moved and aligned as one. A block taken up by a click stands for its story: what moves it moves all of that story on
 * its page, though nobody has grouped it.
 */
import { blocksOf, withGroups } from './blocks.ts';
import type { BlockId, PageId } from './ids.ts';
import type { Edition } from './records.ts';
import { pagesInOrder, storyBlocksOn } from './selectors.ts';
import { storyOnPage } from './swap.ts';

/** Blocks with the rest of each one's story on its page, and of its group. Those that were named come first. */
export function withStories(edition: Edition, ids: readonly BlockId[]): BlockId[] {
  const own = ids.flatMap((id) => storyOnPage(edition, id)?.blocks.map((block) => block.id) ?? []);
  return withGroups(edition, [...new Set([...ids, ...own])]);
}

/**
 * The blocks that move when some are moved; `isWhole` where these stand for their stories. Pulled by a block that is locked
 * nothing of its story comes along.
 */
export function movedTogether(edition: Edition, ids: readonly BlockId[], isWhole: boolean): readonly BlockId[] {
  const [first] = blocksOf(edition, ids);
  return isWhole && first?.locked !== true ? withStories(edition, ids) : ids;
}

/** True where some of the blocks would move and others, which are locked, stay. */
export function leavesLocked(edition: Edition, ids: readonly BlockId[]): boolean {
  const blocks = blocksOf(edition, ids);
  const locked = blocks.filter((block) => block.locked === true).length;
  return locked > 0 && locked < blocks.length;
}

/** Pages other than one on which the stories of some blocks go on: their parts there stay where they are (下转). */
export function pagesLeftBehind(edition: Edition, ids: readonly BlockId[], to: PageId): number[] {
  const stories = [...new Set(ids.flatMap((id) => storyOnPage(edition, id)?.articleId ?? []))];
  const moved = new Set(ids);
  return pagesInOrder(edition)
    .filter(({ id }) => id !== to)
    .filter(({ id }) => stories.some((story) => storyBlocksOn(edition, id, story).some((one) => !moved.has(one.id))))
    .map(({ number }) => number);
}

/** What of the page a block is part of, and is one thing with where all of that is meant. */
function partiesOf(edition: Edition, id: BlockId): readonly BlockId[][] {
  const block = edition.blocks[id];
  const group = block?.group === undefined ? [] : withGroups(edition, [id]);
  const story = storyOnPage(edition, id)?.blocks.map((one) => one.id) ?? [];
  return [group, story];
}

/**
 * What is aligned and spread as one thing each: a group, a story that a block stands for, a story of which all is selected
 * beside something else; else a block. Of a single story all of whose blocks were drawn round, each is a thing of its own.
 */
export function unitsOf(edition: Edition, ids: readonly BlockId[], isWhole: boolean): readonly BlockId[][] {
  const chosen = new Set<BlockId>(isWhole ? withStories(edition, ids) : ids);
  const divide = (areStoriesOne: boolean): BlockId[][] => {
    const left = new Set(blocksOf(edition, [...chosen]).map(({ id }) => id));
    const units: BlockId[][] = [];
    for (const id of [...left]) {
      if (!left.has(id)) continue;
      const [group = [], story = []] = partiesOf(edition, id);
      const parties = areStoriesOne ? [group, story] : [group];
      const whole = parties.filter((party) => party.every((one) => chosen.has(one))).flat();
      const unit = [...new Set([id, ...whole])].filter((one) => left.has(one));
      for (const one of unit) left.delete(one);
      units.push(unit);
    }
    return units;
  };
  const asStories = divide(true);
  return isWhole || asStories.length > 1 ? asStories : divide(false);
}
