/** What is taken up for the next command: blocks, the article at hand, and the tool. */
import type { BlockForm } from '../../shared/blocks/kinds.ts';
import type { CellRange } from '../../shared/blocks/table-cells.ts';
import { blocksOf, withGroups } from '../../shared/edition/blocks.ts';
import type { ArticleId, BlockId } from '../../shared/edition/ids.ts';
import { blockNamed } from '../../shared/edition/masters.ts';
import type { Edition } from '../../shared/edition/records.ts';
import type { CornersOf } from '../../shared/edition/shaping.ts';
import type { EditionSession } from '../session/edition-session.ts';
import { Observable } from '../session/observable.ts';

/** What a click on the page does. */
type Tool = 'select' | 'link' | BlockForm;

/** Cells of a table that is selected. */
export interface SelectedCells {
  readonly block: BlockId;
  readonly range: CellRange;
}

/** The cells selected; null where there are none, or their table is not what is selected alone. */
export function cellsAtHand(state: {
  readonly blocks: readonly BlockId[];
  readonly cells: SelectedCells | null;
}): SelectedCells | null {
  const { blocks, cells } = state;
  return blocks.length === 1 && blocks[0] === cells?.block ? cells : null;
}

/** A block whose corners are moved one by one: those of its shape, or of the line text runs along. */
export interface ShapingState {
  readonly block: BlockId;
  readonly of: CornersOf;
  /** The corner that keys move. */
  readonly corner: number | null;
}

/** The block whose corners are moved; null where there is none, or it is not what is selected alone. */
export function shapingAtHand(state: {
  readonly blocks: readonly BlockId[];
  readonly shaping: ShapingState | null;
}): ShapingState | null {
  const { blocks, shaping } = state;
  return blocks.length === 1 && blocks[0] === shaping?.block ? shaping : null;
}

export interface SelectionState {
  /** The blocks selected, the last one last. */
  readonly blocks: readonly BlockId[];
  /** They stand for their stories: what moves them moves all of each story on its page. */
  readonly isWhole: boolean;
  /** The article at hand: the galley shows it, and blocks that are made are for it. */
  readonly articleId: ArticleId | null;
  /** Somebody has taken that article up: by a block of it, in the pool, in its copy. It may only be the one that is shown. */
  readonly isChosen: boolean;
  readonly tool: Tool;
  /** The block whose text the next click links on. */
  readonly linkFrom: BlockId | null;
  /** The photo whose picture is moved in its frame. */
  readonly cropping: BlockId | null;
  /** See {@link shapingAtHand}. */
  readonly shaping: ShapingState | null;
  /** Cells of the table selected: see {@link cellsAtHand}. */
  readonly cells: SelectedCells | null;
}

/** How blocks are selected. */
export interface SelectOptions {
  /** Without their groups. */
  readonly alone?: boolean;
  /** As standing for their stories. */
  readonly isWhole?: boolean;
}

const nothing: SelectionState = {
  ...{ blocks: [], isWhole: false, articleId: null, isChosen: false, tool: 'select', linkFrom: null },
  ...{ cropping: null, shaping: null, cells: null },
};

/** What commands and the next press act on. */
export class Selection extends Observable<SelectionState> {
  readonly #session: EditionSession;

  constructor(session: EditionSession) {
    super(nothing);
    this.#session = session;
  }

  /** Whoever names an article takes it up; blocks stand for themselves unless it is said that they do not. */
  override update(change: Partial<SelectionState>): void {
    const isChosen = change.articleId === undefined ? {} : { isChosen: change.articleId !== null };
    const isWhole = change.blocks === undefined ? {} : { isWhole: false };
    super.update({ ...isChosen, ...isWhole, ...change });
  }

  /** Selects blocks, with their groups unless one member alone is asked for; as standing for their stories where that is said. */
  select(ids: readonly BlockId[], options: SelectOptions = {}): void {
    const { edition } = this.#session.state.get();
    if (edition === null) return;
    const [first] = blocksOf(edition, ids);
    this.update({
      blocks: options.alone === true ? [...ids] : withGroups(edition, ids),
      isWhole: options.isWhole === true && ids.length > 0,
      cropping: null,
      shaping: null,
      cells: null,
      // Where nothing is selected any more the article shown is one among others.
      ...(first !== undefined && 'articleId' in first ? { articleId: first.articleId } : {}),
      ...(first === undefined ? { isChosen: false } : {}),
    });
  }

  /** Takes up the tool that selects. */
  takeUpSelecting(): void {
    this.update({ tool: 'select', linkFrom: null });
  }

  /** Begins anew with an article: nothing is selected, nothing drawn, linked or cropped. */
  reset(articleId: ArticleId | null): void {
    this.set({ ...nothing, articleId });
  }

  /** Leaves out what undo has taken away. */
  keepTo(edition: Edition): void {
    const { blocks, isWhole, articleId, isChosen, cropping } = this.get();
    const left = blocks.filter((id) => blockNamed(edition, id) !== undefined);
    const article = articleId !== null && edition.articles[articleId] !== undefined ? articleId : null;
    if (left.length === blocks.length && article === articleId) return;
    const isCropped = cropping !== null && left.includes(cropping);
    this.update({
      blocks: left,
      isWhole: isWhole && left.length > 0,
      articleId: article,
      isChosen: isChosen && article === articleId,
      cropping: isCropped ? cropping : null,
    });
  }
}
