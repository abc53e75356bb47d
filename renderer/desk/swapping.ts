/** 对调: two stories take each other's places, two frames each other's pictures. */
import { blockName } from '../../shared/blocks/kinds.ts';
import type { Language } from '../../shared/contract/language.ts';
import type { BlockId } from '../../shared/edition/ids.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import type { Block, Edition } from '../../shared/edition/records.ts';
import { type SwapRefusal, storyOnPage, swapPictures, swapStories } from '../../shared/edition/swap.ts';
import { commandSet } from '../commands/command-set.ts';
import type { Notices } from '../state/notices.ts';
import { oversetNow, sayPushed } from '../state/pushed-copy.ts';
import type { AtHand } from './at-hand.ts';

/** Two blocks that are to be exchanged, or what they stand for is. */
type Pair = readonly [BlockId, BlockId];

function pairOf(ids: readonly BlockId[]): Pair | null {
  const [one, other] = ids;
  return ids.length !== 2 || one === undefined || other === undefined ? null : [one, other];
}

/** What a block that left the page is called: a picture by its caption, as far as it has one. */
function calledIn(edition: Edition, block: Block, language: Language): string {
  const name = blockName(block)[language];
  const photo =
    block.kind === 'photo'
      ? edition.articles[block.articleId]?.photos.find(({ id }) => id === block.photoId)
      : undefined;
  const caption = photo?.caption.trim() ?? '';
  if (caption === '') return name;
  const short = caption.length > 12 ? `${caption.slice(0, 11)}…` : caption;
  return language === 'zh' ? `${name}“${short}”` : `${name} “${short}”`;
}

/** What tells how copy fits, and who is told. */
interface SwapStores {
  readonly session: Parameters<typeof sayPushed>[0];
  readonly notices: Pick<Notices, 'notify' | 'say'>;
}

export class Swapping {
  readonly #hand: Pick<AtHand, 'edition' | 'edit'>;
  readonly #stores: SwapStores;

  constructor(hand: Pick<AtHand, 'edition' | 'edit'>, stores: SwapStores) {
    this.#hand = hand;
    this.#stores = stores;
  }

  /** Exchanges as one step, and says what left the page for it and what copy has no room any more; or says why it cannot. */
  exchange(label: 'story.swap' | 'photo.swap', result: Patch[] | SwapRefusal): void {
    const { session, notices } = this.#stores;
    const { edition } = this.#hand;
    if (edition === null) return;
    if (typeof result === 'string') {
      notices.notify('hint', result === 'locked' ? 'swapLocked' : 'swapDropOn');
      return;
    }
    const before = oversetNow(session);
    if (!this.#hand.edit(label, result)) return;
    this.#sayLeft(edition, result);
    void sayPushed(session, before).then((all) => {
      for (const { said, cause } of all) notices.say('problem', said, cause);
    });
  }

  #sayLeft(edition: Edition, patches: readonly Patch[]): void {
    const left = patches.flatMap((patch) => {
      const block = patch.kind === 'remove' && patch.table === 'blocks' ? edition.blocks[patch.id] : undefined;
      return block === undefined || block.kind === 'caption' ? [] : [block];
    });
    if (left.length === 0) return;
    this.#stores.notices.notify('hint', 'swapLeft', (language) => ({
      items: left.map((block) => calledIn(edition, block, language)),
    }));
  }
}

export function swappingCommands(swapping: Swapping, hand: AtHand) {
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
    label: 'story.swap' | 'photo.swap',
    pair: Pair | null,
    how: (edition: Edition, one: BlockId, other: BlockId) => Patch[] | SwapRefusal,
  ) => {
    const { edition } = hand;
    if (edition !== null && pair !== null) swapping.exchange(label, how(edition, ...pair));
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
