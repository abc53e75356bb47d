/** Masters: making them, going to them and back, putting blocks on them, and what a page has in place of theirs. */
import type { PageId } from '../../shared/edition/ids.ts';
import {
  addMaster,
  canMoveToMaster,
  editMaster,
  isMaster,
  isUnder,
  leaveOut,
  moveToMaster,
  overrideBlock,
  restoreBlock,
  standingBlock,
  standsOnPage,
} from '../../shared/edition/masters.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import type { Block, Master, MasterRole } from '../../shared/edition/records.ts';
import { mastersOf, pagesInOrder } from '../../shared/edition/selectors.ts';
import { halfUnder, type Side } from '../../shared/edition/spreads.ts';
import { commandSet } from '../commands/command-set.ts';
import { wordsOf } from '../i18n/strings.ts';
import type { AtHand, DeskStores, PageAtHand } from './at-hand.ts';

export class Masters {
  readonly #hand: AtHand;
  readonly #stores: DeskStores;
  /** The page that was left for a master. */
  #from: PageId | null = null;

  constructor(hand: AtHand, stores: DeskStores) {
    this.#hand = hand;
    this.#stores = stores;
  }

  /** Shows a master, to be edited. */
  edit(master: Master): void {
    const { view, navigation } = this.#stores;
    const shown = this.#hand.page?.page;
    if (shown !== undefined && !isMaster(shown)) this.#from = shown.id;
    view.update({ mode: 'layout', isSpread: false, tab: 'properties' });
    navigation.toPage(master.id);
    view.board?.focus();
  }

  /** Makes a master like the page shown, and goes to it. */
  add(name: string): void {
    const hand = this.#hand.page;
    if (hand === null) return;
    const made = addMaster(hand.edition, hand.page.id, name, hand.page.number === 1 ? 'front' : 'inside');
    if (made === null) return;
    this.#hand.edit('master.add', made.patches);
    const master = this.#hand.edition?.pages[made.id];
    if (isMaster(master)) this.edit(master);
  }

  /** Back from a master to the page that was left for it. */
  done(): void {
    const { edition } = this.#hand;
    if (edition === null) return;
    const from = this.#from === null ? undefined : edition.pages[this.#from];
    const page = from ?? pagesInOrder(edition)[0];
    if (page !== undefined) this.#stores.navigation.toPage(page.id);
    this.#stores.view.board?.focus();
  }

  change(id: PageId, change: Partial<MasterRole>): void {
    const { edition } = this.#hand;
    if (edition !== null) this.#hand.edit('master.edit', editMaster(edition, id, change));
  }

  /** The topmost master that stands where a block does, of a 通版 on its half; one is made where there is none. */
  #masterFor({ edition, page }: PageAtHand, { frame }: Block): ReturnType<typeof addMaster> {
    const half = halfUnder(page, frame);
    const known = mastersOf(edition).findLast((master) => standsOnPage(master, half.page));
    if (known !== undefined) return { id: known.id, patches: [] };
    const words = wordsOf(this.#stores.view.get().language);
    const isFront = page.number === 1;
    return addMaster(edition, page.id, words(isFront ? 'masterFront' : 'masterInside'), isFront ? 'front' : 'inside');
  }

  /** Puts the blocks selected on the page's master. */
  take(): void {
    this.#hand.editSelection('master.take', (hand) => {
      const { notices, selection } = this.#stores;
      const taken = hand.blocks.filter((block) => canMoveToMaster(hand.edition, block));
      const [first] = taken;
      if (first === undefined || isMaster(hand.page)) {
        notices.notify('hint', 'masterTakesNone');
        return [];
      }
      const ids = taken.map(({ id }) => id);
      const master = this.#masterFor(hand, first);
      if (master === null) return [];
      const { edition } = applyPatches(hand.edition, master.patches);
      const name = edition.pages[master.id]?.master?.name ?? '';
      const moved = moveToMaster(edition, ids, master.id);
      selection.update({ blocks: [] });
      notices.notify('done', 'masterTaken', { count: ids.length, name });
      return [...master.patches, ...moved];
    });
  }

  /** Goes to the master of the block selected, with that block selected; or to the page's. */
  editAtHand(): void {
    const hand = this.#hand.page;
    if (hand === null) return;
    const found = hand.selection.map((id) => standingBlock(hand.edition, id)).find((one) => one !== null);
    const master = found?.master ?? mastersOf(hand.edition).findLast((one) => isUnder(one, hand.page));
    if (master === undefined) {
      this.#stores.notices.notify('hint', 'mastersEmpty');
      return;
    }
    this.edit(master);
    if (found !== undefined && found !== null) this.#stores.selection.select([found.block.id], { alone: true });
  }

  /** Gives the page a block of its own in the place of the master's selected. */
  override(): void {
    const hand = this.#hand.page;
    const [id] = hand?.selection ?? [];
    if (hand === null || id === undefined) return;
    const made = overrideBlock(hand.edition, id);
    if (made === null) return;
    this.#hand.edit('master.override', made.patches);
    this.#stores.selection.select([made.id], { alone: true });
  }

  /** Leaves the master's block selected out on the page. */
  leaveOut(): void {
    const hand = this.#hand.page;
    const [id] = hand?.selection ?? [];
    if (hand === null || id === undefined) return;
    if (this.#hand.edit('master.leave-out', leaveOut(hand.edition, id))) this.#stores.selection.update({ blocks: [] });
  }

  restore(pageId: PageId, block: Block, side: Side): void {
    const { edition } = this.#hand;
    if (edition !== null) this.#hand.edit('master.restore', restoreBlock(edition, pageId, block.id, side));
  }

  /** True while a master's block is selected on a page. */
  get hasStanding(): boolean {
    const hand = this.#hand.page;
    return hand?.selection.some((id) => standingBlock(hand.edition, id) !== null) === true;
  }

  /** True while a master is shown. */
  get isEditing(): boolean {
    return isMaster(this.#hand.page?.page);
  }
}

export function masterCommands(masters: Masters) {
  return commandSet({
    'master.add': { run: (name) => masters.add(name) },
    'master.edit': { run: () => masters.editAtHand(), isEnabled: () => !masters.isEditing, why: 'whyMaster' },
    'master.done': { run: () => masters.done(), isEnabled: () => masters.isEditing, why: 'whyNoMaster' },
    'master.take': { run: () => masters.take(), isEnabled: () => !masters.isEditing, why: 'whyMaster' },
    'master.override': { run: () => masters.override(), isEnabled: () => masters.hasStanding, why: 'whyNoStanding' },
    'master.leave-out': { run: () => masters.leaveOut(), isEnabled: () => masters.hasStanding, why: 'whyNoStanding' },
  });
}
