/** Making blocks, copying them and taking them away. */
import { type BlockForm, blockForms } from '../../shared/blocks/kinds.ts';
import { deleteBlocks, duplicateBlocks } from '../../shared/edition/blocks.ts';
import { boxBlocks, insertBoxed } from '../../shared/edition/boxed.ts';
import { columnWidth } from '../../shared/edition/formats.ts';
import type { ArticleId, BlockId, ImageId, PageId, PhotoId } from '../../shared/edition/ids.ts';
import { type Inserted, insertBlock, roomFor, type Yielding } from '../../shared/edition/insert.ts';
import { isMaster } from '../../shared/edition/masters.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import type { Frame } from '../../shared/edition/units.ts';
import { commandFamily, commandSet } from '../commands/command-set.ts';
import { beginsStory, drawnStory } from '../state/drawn-story.ts';
import type { AtHand, DeskStores } from './at-hand.ts';
import type { Stories } from './stories.ts';

/** Characters of a pull quote that is made of what is selected; what its record allows. */
const MOST_QUOTED = 400;

/** A frame that was drawn, or found for a block that comes from outside. */
export interface Drawn {
  readonly pageId: PageId;
  readonly frame: Frame;
}

/** What a new block is of, where that is not what is at hand. */
interface InsertedFor {
  /** Its article; null for a blank one. */
  readonly articleId?: ArticleId | null;
  /** The photo of the article that it shows; absent, one that no block shows yet. */
  readonly photoId?: PhotoId;
  /** The picture that is placed. */
  readonly imageId?: ImageId;
  /** The step of the history it is part of. */
  readonly step?: string;
}

export class Inserting {
  readonly #hand: AtHand;
  readonly #stores: DeskStores;
  readonly #stories: Pick<Stories, 'tellContinued'>;

  constructor(hand: AtHand, stores: DeskStores, stories: Pick<Stories, 'tellContinued'>) {
    this.#hand = hand;
    this.#stores = stores;
    this.#stories = stories;
  }

  /** What makes a block, in the frame drawn on a page or where the page has room; says why where it cannot be made. */
  prepare(form: BlockForm, drawn: Drawn | null = null, wanted: InsertedFor = {}): Inserted | null {
    const hand = this.#hand.page;
    if (hand === null) return null;
    const { notices } = this.#stores;
    const { articleId, photoId, imageId } = wanted;
    const { session, selection } = this.#stores;
    const context = {
      articleId:
        articleId === undefined
          ? drawnStory(form, drawn?.pageId ?? hand.page.id, session.state.get(), selection.get())
          : articleId,
      beside: hand.selection.at(-1) ?? null,
      ...(photoId === undefined ? {} : { photoId }),
      ...(imageId === undefined ? {} : { imageId }),
    };
    const made = insertBlock(hand.edition, form, drawn?.pageId ?? hand.page.id, drawn?.frame ?? null, context);
    if (made === null) notices.notify('refused', isMaster(hand.page) ? 'masterNoArticles' : 'captionNeedsPhoto');
    return made;
  }

  /** Where the page at hand has room for what comes from outside and that nobody draws; null where it has none. */
  room(form: BlockForm, yielding: Yielding): Drawn | null {
    const hand = this.#hand.page;
    const frame = hand === null ? null : roomFor(hand.edition, form, hand.page.id, yielding);
    return hand === null || frame === null ? null : { pageId: hand.page.id, frame };
  }

  /** Makes a block as {@link prepare} says, and selects it. */
  insert(form: BlockForm, drawn: Drawn | null = null, wanted: InsertedFor = {}): BlockId | null {
    const made = this.prepare(form, drawn, wanted);
    if (made === null) return null;
    const { articleId: taken, isChosen } = this.#stores.selection.get();
    this.#hand.edit('block.insert', made.patches, wanted.step);
    this.#stores.selection.select([made.id], { alone: true });
    if (beginsStory(form) && wanted.articleId === undefined)
      this.#stories.tellContinued(made.id, isChosen ? taken : null);
    return made.id;
  }

  /** Makes a pull quote of words of the story. */
  quote(text: string): void {
    const hand = this.#hand.page;
    const { selection } = this.#stores;
    if (hand === null || text.trim() === '') return;
    const context = { articleId: selection.get().articleId, beside: null };
    const made = insertBlock(hand.edition, 'pullquote', hand.page.id, null, context);
    if (made === null) return;
    const words: Patch = {
      kind: 'set',
      table: 'blocks',
      id: made.id,
      path: ['text'],
      value: text.trim().slice(0, MOST_QUOTED),
    };
    this.#hand.edit('block.insert', [...made.patches, words]);
    selection.select([made.id], { alone: true });
  }

  /** Puts a box round the selected blocks; where none is selected, makes one with a blank text in it. */
  box(): void {
    const hand = this.#hand.page;
    const { selection, notices } = this.#stores;
    if (hand === null) return;
    const { edition, page } = hand;
    const made = hand.selection.length === 0 ? insertBoxed(edition, page.id) : boxBlocks(edition, hand.selection);
    if (made === 'too-small') notices.notify('refused', 'boxTooSmall');
    else if (made === 'nothing') notices.notify('refused', 'boxNothing');
    else if (this.#hand.edit('block.box', made.patches)) {
      // A blank text is there to be written in.
      if (made.textId === undefined) selection.select([made.panelId]);
      else selection.select([made.textId], { alone: true });
    }
  }

  duplicate(): void {
    const hand = this.#hand.page;
    const { selection, notices } = this.#stores;
    if (hand === null || hand.selection.length === 0) {
      notices.notify('hint', 'selectFirst');
      return;
    }
    const { grid } = hand.page;
    const copies = duplicateBlocks(hand.edition, hand.selection, columnWidth(grid) / 4, grid.leading * 2);
    if (this.#hand.edit('block.duplicate', copies.patches)) selection.select(copies.ids, { alone: true });
  }

  delete(): void {
    this.#hand.editSelection('block.delete', ({ edition, selection }) => deleteBlocks(edition, selection));
    const left = this.#hand.page;
    if (left !== null) this.#stores.selection.update({ blocks: left.blocks.map((block) => block.id) });
  }
}

export function blockCommands(inserting: Inserting, corners: { removeCorner(): boolean }) {
  return commandSet({
    'block.box': { run: () => inserting.box() },
    'block.duplicate': { run: () => inserting.duplicate() },
    'block.delete': {
      // Of a block whose corners are moved one by one, the key means the corner.
      run: () => {
        if (!corners.removeCorner()) inserting.delete();
      },
    },
  });
}

/** A tool for each form of block. */
export function drawCommands({ selection }: DeskStores) {
  return commandFamily(
    blockForms,
    (form) => `draw.${form}` as const,
    (form) => ({ run: () => selection.update({ tool: form, linkFrom: null }) }),
  );
}

/** A command for each form of block that makes one where the page has room. */
export function insertCommands(inserting: Inserting) {
  return commandFamily(
    blockForms,
    (form) => `insert.${form}` as const,
    (form) => ({ run: () => void inserting.insert(form) }),
  );
}
