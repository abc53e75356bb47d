/** Choosing what commands act on: blocks of the page, articles of the pool, the tool; and going into a block. */
import type { CellPlace } from '../../shared/blocks/table-cells.ts';
import { isBare } from '../../shared/edition/bare-articles.ts';
import type { BlockId } from '../../shared/edition/ids.ts';
import { isFramed } from '../../shared/edition/picture-placing.ts';
import type { Block } from '../../shared/edition/records.ts';
import { blocksOnPage } from '../../shared/edition/selectors.ts';
import { storyOnPage } from '../../shared/edition/swap.ts';
import { articlesInOrder } from '../../shared/reading/article-order.ts';
import { commandSet } from '../commands/command-set.ts';
import { cellsAtHand } from '../state/selection.ts';
import type { AtHand, DeskStores } from './at-hand.ts';

/** True of a block whose picture is moved in its frame: a photo, and an advert whose artwork is in. */
function hasPlaceOfPicture(block: Block): boolean {
  return isFramed(block) && (block.kind === 'photo' || block.imageId !== null);
}

/** True of a block whose words all come from the newspaper and the edition. */
function isSetBySettings({ kind }: Block): boolean {
  return kind === 'nameplate' || kind === 'furniture';
}

/** True of an advert's place that holds its advertiser's name. */
function isHeld(block: Block): boolean {
  return block.kind === 'advert' && block.imageId === null;
}

/** What a block is gone into with. */
export interface ContentEditing {
  /** Gives the keyboard to the galley. */
  focus(): void;
  /** Starts typing on the page in what a block shows, of a table in a cell; false where nothing of it is typed there. */
  enter(block: BlockId, cell?: CellPlace | null): boolean;
}

/** Corners that are moved one by one, to which the keys of choosing belong while they are: false where none are. */
interface CornersAtHand {
  step(by: 1 | -1): boolean;
  leave(): boolean;
}

export class Choosing {
  readonly #hand: AtHand;
  readonly #stores: DeskStores;
  readonly #editing: ContentEditing;
  readonly #corners: CornersAtHand;

  constructor(hand: AtHand, stores: DeskStores, editing: ContentEditing, corners: CornersAtHand) {
    this.#hand = hand;
    this.#stores = stores;
    this.#editing = editing;
    this.#corners = corners;
  }

  /** True where the page has blocks. */
  get hasBlocks(): boolean {
    const hand = this.#hand.page;
    return hand !== null && blocksOnPage(hand.edition, hand.page.id).length > 0;
  }

  all(): void {
    const hand = this.#hand.page;
    if (hand === null) return;
    this.#stores.selection.select(blocksOnPage(hand.edition, hand.page.id).map((block) => block.id));
  }

  /** Puts the tool away; where none is taken up, selects nothing. */
  none(): void {
    const { session, selection, caret } = this.#stores;
    const { tool, cropping } = selection.get();
    session.preview(null);
    if (this.#corners.leave()) return;
    if (tool === 'select' && cellsAtHand(selection.get()) !== null) {
      selection.update({ cells: null });
      return;
    }
    if (tool !== 'select' || cropping !== null) selection.update({ tool: 'select', linkFrom: null, cropping: null });
    else {
      selection.update({ blocks: [], cells: null });
      caret.clear();
    }
  }

  /** Has what is selected stand for its story: all of it on the page moves together. */
  whole(): void {
    const hand = this.#hand.page;
    if (hand === null) return;
    this.#stores.selection.select(hand.selection, { isWhole: true });
  }

  /** True where a block of a story is selected. */
  get hasStory(): boolean {
    const hand = this.#hand.page;
    return hand?.selection.some((id) => storyOnPage(hand.edition, id) !== null) ?? false;
  }

  /** Selects the block after, or before, the one selected last. */
  step(by: 1 | -1): void {
    const hand = this.#hand.page;
    if (hand === null || this.#corners.step(by)) return;
    const list = blocksOnPage(hand.edition, hand.page.id);
    const at = list.findIndex((block) => block.id === hand.selection.at(-1));
    const next = list[(at < 0 && by < 0 ? list.length - 1 : at + by + list.length) % list.length];
    if (next !== undefined) this.#stores.selection.select([next.id], { alone: true });
  }

  /** Shows the article after, or before, the one shown. */
  stepArticle(by: 1 | -1): void {
    const { edition } = this.#hand;
    const { selection, caret } = this.#stores;
    if (edition === null) return;
    const list = articlesInOrder(edition).filter((article) => !isBare(edition, article));
    const at = list.findIndex((article) => article.id === selection.get().articleId);
    const next = list[at < 0 ? 0 : Math.max(0, Math.min(list.length - 1, at + by))];
    if (next === undefined) return;
    caret.clear();
    selection.update({ articleId: next.id });
  }

  /** True where the selected block has copy or a picture to go into. */
  get canEdit(): boolean {
    const [block] = this.#hand.page?.blocks ?? [];
    if (block === undefined) return false;
    return (
      hasPlaceOfPicture(block) || 'articleId' in block || 'text' in block || isSetBySettings(block) || isHeld(block)
    );
  }

  /** Goes among the cells of the table selected; from one of them into its words. One that is empty is begun. */
  cells(): void {
    const { selection, view } = this.#stores;
    const [block] = this.#hand.page?.blocks ?? [];
    if (block?.kind !== 'table') return;
    if (block.chart !== undefined) {
      this.#writeInInspector('.table-rows textarea');
      return;
    }
    if (block.rows.length > 0 && cellsAtHand(selection.get()) === null) {
      const first = { row: 0, column: 0 };
      selection.update({ blocks: [block.id], cells: { block: block.id, range: { from: first, to: first } } });
      view.board?.focus();
      return;
    }
    if (block.locked === true) this.#stores.notices.notify('hint', 'isLocked');
    else this.#editing.enter(block.id, cellsAtHand(selection.get())?.range.to ?? null);
  }

  /** Goes into what the selected block shows: its copy, or its picture's crop. */
  editContent(): void {
    const [block] = this.#hand.page?.blocks ?? [];
    if (block === undefined || this.#corners.leave()) return;
    if (block.kind === 'table') this.cells();
    else if (hasPlaceOfPicture(block)) this.#stores.selection.update({ cropping: block.id });
    else if (isSetBySettings(block)) this.#stores.notices.notify('hint', 'isNotTyped');
    else if (this.#editing.enter(block.id)) return;
    else if ('articleId' in block) this.#editing.focus();
    else if ('text' in block) {
      this.#writeInInspector('textarea');
    }
  }

  /** Goes to the end of a field of lines of the block's. */
  #writeInInspector(field: string): void {
    // Another panel has fields of its own, which must not take what is meant for the block.
    this.#stores.view.update({ tab: 'properties' });
    requestAnimationFrame(() => {
      const lines = document.querySelector<HTMLTextAreaElement>(`.inspector ${field}`);
      lines?.focus();
      lines?.setSelectionRange(lines.value.length, lines.value.length);
    });
  }
}

export function choosingCommands(choosing: Choosing, { selection, session }: DeskStores) {
  const hasBlocks = () => choosing.hasBlocks;
  const hasArticles = () => Object.keys(session.state.get().edition?.articles ?? {}).length > 0;
  return commandSet({
    'select.all': { run: () => choosing.all(), isEnabled: hasBlocks, why: 'whyNoBlocks' },
    'select.story': { run: () => choosing.whole(), isEnabled: () => choosing.hasStory, why: 'whyNoStoryBlock' },
    'select.none': { run: () => choosing.none() },
    'select.next': { run: () => choosing.step(1), isEnabled: hasBlocks, why: 'whyNoBlocks' },
    'select.previous': { run: () => choosing.step(-1), isEnabled: hasBlocks, why: 'whyNoBlocks' },
    'select.article-next': { run: () => choosing.stepArticle(1), isEnabled: hasArticles, why: 'whyNoArticles' },
    'select.article-previous': { run: () => choosing.stepArticle(-1), isEnabled: hasArticles, why: 'whyNoArticles' },
    'block.edit': { run: () => choosing.editContent(), isEnabled: () => choosing.canEdit, why: 'whyNoContent' },
    'tool.select': { run: () => selection.takeUpSelecting() },
  });
}
