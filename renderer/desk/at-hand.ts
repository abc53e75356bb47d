/** The page and the blocks that layout commands act on, and edits of them. */
import { blocksOf } from '../../shared/edition/blocks.ts';
import type { ArticleId, BlockId, PageId } from '../../shared/edition/ids.ts';
import { standingBlock } from '../../shared/edition/masters.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import type { Block, Edition, Page } from '../../shared/edition/records.ts';
import { pageByNumber } from '../../shared/edition/selectors.ts';
import type { SaidValue, StringKey } from '../i18n/strings.ts';
import type { Watched } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';

/** The edition with the page shown, or the one a menu was asked of, and what is selected. */
export interface PageAtHand {
  readonly edition: Edition;
  readonly page: Page;
  readonly selection: readonly BlockId[];
  /** What is selected stands for its stories. */
  readonly isWhole: boolean;
  /** The blocks selected, in the order of the selection. */
  readonly blocks: readonly Block[];
}

/** The stores the desk's parts act on. */
export type DeskStores = Pick<
  Stores,
  'session' | 'view' | 'selection' | 'caret' | 'notices' | 'navigation' | 'reading' | 'dialogs'
>;

/** What tells what is at hand, and takes edits of it. */
export interface HandStores {
  readonly session: {
    readonly state: Watched<{ readonly edition: Edition | null }>;
    edit(label: string, patches: readonly Patch[], step?: string): void;
  };
  readonly view: Watched<{ readonly pageId: PageId | null; readonly pageAsked?: PageId | null }>;
  readonly selection: Watched<{
    readonly blocks: readonly BlockId[];
    readonly isWhole: boolean;
    readonly articleId: ArticleId | null;
  }>;
  readonly notices: {
    notify(kind: 'hint' | 'refused', key: StringKey, values?: Readonly<Record<string, SaidValue>>): void;
  };
}

export class AtHand {
  readonly #stores: HandStores;

  constructor(stores: HandStores) {
    this.#stores = stores;
  }

  get edition(): Edition | null {
    return this.#stores.session.state.get().edition;
  }

  /** Null while no page is shown. */
  get page(): PageAtHand | null {
    const { edition } = this;
    const { pageId: shown, pageAsked } = this.#stores.view.get();
    const pageId = pageAsked ?? shown;
    const page = pageId === null ? undefined : edition?.pages[pageId];
    if (edition === null || page === undefined) return null;
    const { blocks: selection, isWhole } = this.#stores.selection.get();
    return { edition, page, selection, isWhole, blocks: blocksOf(edition, selection) };
  }

  /** The article of the first selected block that has one, or the one shown in the galley. */
  get articleId(): ArticleId | null {
    const block = this.page?.blocks.find((one) => 'articleId' in one);
    return block !== undefined && 'articleId' in block ? block.articleId : this.#stores.selection.get().articleId;
  }

  /** The page of a number that was typed; says so where there is none. */
  pageNamed(typed: string): Page | null {
    const { edition } = this;
    const page = edition === null ? undefined : pageByNumber(edition, Number(typed.trim()));
    if (page === undefined) this.#stores.notices.notify('refused', 'noSuchPage', { number: typed });
    return page ?? null;
  }

  /** Does what patches say, when they say anything, as part of a step where one is named; false where they do not. */
  edit(label: string, patches: readonly Patch[], step?: string): boolean {
    this.#stores.session.edit(label, patches, step);
    return patches.length > 0;
  }

  /** Does something to the selection; says where there is none, or a locked block hinders it. */
  editSelection(label: string, work: (hand: PageAtHand) => readonly Patch[]): void {
    this.tryEditSelection(label, work);
  }

  /** The same, and false where nothing came of it. */
  tryEditSelection(label: string, work: (hand: PageAtHand) => readonly Patch[]): boolean {
    const { page: hand } = this;
    if (hand === null) return false;
    const { notices } = this.#stores;
    if (hand.selection.length === 0) {
      notices.notify('hint', 'selectFirst');
      return false;
    }
    const isDone = this.edit(label, work(hand));
    if (!isDone && hand.blocks.some((block) => block.locked === true)) notices.notify('hint', 'isLocked');
    else if (!isDone && hand.selection.some((id) => standingBlock(hand.edition, id) !== null))
      notices.notify('hint', 'isOfMaster');
    return isDone;
  }
}
