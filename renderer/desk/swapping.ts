/** 对调: two stories take each other's places, two frames each other's pictures. */
import type { BlockId } from '../../shared/edition/ids.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { type SwapRefusal, storyOnPage, swapPictures, swapStories } from '../../shared/edition/swap.ts';
import { commandSet } from '../commands/command-set.ts';
import type { AtHand, HandStores } from './at-hand.ts';

/** Two blocks that are to be exchanged, or what they stand for is. */
type Pair = readonly [BlockId, BlockId];

function pairOf(ids: readonly BlockId[]): Pair | null {
  const [one, other] = ids;
  return ids.length !== 2 || one === undefined || other === undefined ? null : [one, other];
}

export function swappingCommands(hand: AtHand, { notices }: Pick<HandStores, 'notices'>) {
  /** A block of each of the two stories that are selected. */
  const stories = (): Pair | null => {
    const { edition, selection } = hand.page ?? {};
    if (edition === undefined || selection === undefined) return null;
    const first = new Map<string, BlockId>();
    for (const id of selection) {
      const story = storyOnPage(edition, id);
      if (story !== null && !first.has(story.articleId)) first.set(story.articleId, id);
    }
    return pairOf([...first.values()]);
  };
  const pictures = (): Pair | null =>
    pairOf((hand.page?.blocks ?? []).filter(({ kind }) => kind === 'photo').map(({ id }) => id));
  const swap = (
    label: string,
    pair: Pair | null,
    how: (edition: Edition, one: BlockId, other: BlockId) => Patch[] | SwapRefusal,
  ) => {
    const { edition } = hand;
    if (edition === null || pair === null) return;
    const result = how(edition, ...pair);
    if (typeof result === 'string') notices.notify('hint', result === 'locked' ? 'swapLocked' : 'swapDropOn');
    else hand.edit(label, result);
  };
  return commandSet({
    'story.swap': {
      run: () => swap('story.swap', stories(), swapStories),
      isEnabled: () => stories() !== null,
      why: 'whyNotTwoStories',
    },
    'photo.swap': {
      run: () => swap('photo.swap', pictures(), swapPictures),
      isEnabled: () => pictures() !== null,
      why: 'whyNotTwoPictures',
    },
  });
}
