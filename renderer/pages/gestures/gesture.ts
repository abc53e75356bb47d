/** What gestures are made of: points, presses, what is drawn meanwhile, and what a gesture may reach. */
import type { BlockForm } from '../../../shared/blocks/kinds.ts';
import type { Guide, Handle } from '../../../shared/edition/frames.ts';
import type { ArticleId, BlockId, PageId } from '../../../shared/edition/ids.ts';
import type { Patch } from '../../../shared/edition/operations.ts';
import type { Block, Edition } from '../../../shared/edition/records.ts';
import type { SwapRefusal } from '../../../shared/edition/swap.ts';
import type { Turned } from '../../../shared/edition/turned.ts';
import type { Frame, Pt } from '../../../shared/edition/units.ts';
import type { WordsCaret } from '../../state/caret.ts';
import type { CopyCaret } from '../../state/copy-caret.ts';
import type { TextPlace } from '../../state/place-map.ts';
import type { SelectedCells, ShapingState } from '../../state/selection.ts';
import type { Sheet } from '../sheets.ts';
import type { KeySteps } from './key-steps.ts';

/** Where a pointer is on the board, and the keys held meanwhile. */
export interface BoardPoint {
  readonly x: Pt;
  readonly y: Pt;
  /** The same point in CSS pixels of the window: it stays where it is while the page is drawn along. */
  readonly screen: { readonly x: number; readonly y: number };
  /** Points that one CSS pixel is. */
  readonly pixel: Pt;
  /** Moves freely, or reaches what lies below. */
  readonly alt: boolean;
  /** Adds to the selection, or keeps to one direction. */
  readonly shift: boolean;
  /** Exchanges what is dragged with what it is let go on; ⌘ on a Mac, where Ctrl is the right button. */
  readonly swaps: boolean;
}

/** A pointer that goes down: mouse, pen and finger alike. */
export interface Press extends BoardPoint {
  readonly on:
    | 'page'
    | { readonly block: BlockId; readonly handle: Handle }
    /** The handle that turns it. */
    | { readonly block: BlockId; readonly turns: true }
    /** The line behind a table's column, from 0. */
    | { readonly block: BlockId; readonly column: number };
  /** The middle button, or the first while Space is held, draws the page along; the first acts on what is there. */
  readonly use: 'act' | 'pan';
}

/** What an arrow key does to the selected blocks: moves them, or their right and lower edges, in points. */
export interface KeyStep {
  readonly kind: 'move' | 'resize';
  readonly dx: Pt;
  readonly dy: Pt;
}

/** A frame of a sheet, and how its block is turned. */
export interface SketchedFrame extends Frame {
  readonly turned?: Turned | undefined;
}

/** What is drawn over the page while a gesture lasts; frames and guides in points of a sheet. */
export interface Sketch {
  readonly sheet: Sheet;
  readonly frames: readonly SketchedFrame[];
  readonly guides: readonly Guide[];
  readonly kind: 'move' | 'draw' | 'marquee';
}

/** Every gesture there is, by what is going on. */
export type GestureName =
  | 'pressing'
  | 'moving'
  | 'swapping'
  | 'resizing'
  | 'columns'
  | 'drawing'
  | 'linking'
  | 'cropping'
  | 'shaping'
  | 'turning'
  | 'marquee'
  | 'typing'
  | 'reading'
  | 'panning';

/** The gesture that follows an event; null where the board is idle again. */
export type NextGesture = Gesture | null;

/**
 * A gesture while it lasts. Until its pointer is let go it only shows what it would do: giving it up needs
 * nothing undone but what is listed in `GestureMachine`, and `abandon` where a gesture shows more than that.
 */
export interface Gesture {
  readonly name: GestureName;
  move(to: BoardPoint): NextGesture;
  /** The pointer is let go: does what was shown, as one step of undo. */
  up(at: BoardPoint): void;
  /** False where what it works on has gone, or was changed by somebody else. */
  holds(edition: Edition): boolean;
  /** The page it began on; it does not outlast that page being shown. */
  readonly pageId: PageId | null;
  abandon?(): void;
}

/** What is selected, and what the next press is to do. */
export interface GestureSelection {
  readonly blocks: readonly BlockId[];
  /** They stand for their stories: what moves them moves all of each story on its page. */
  readonly isWhole: boolean;
  readonly articleId: ArticleId | null;
  readonly tool: 'select' | 'link' | BlockForm;
  /** The block whose text is linked on. */
  readonly linkFrom: BlockId | null;
  /** The photo whose picture is moved in its frame. */
  readonly cropping: BlockId | null;
  /** The block whose corners are moved one by one. */
  readonly shaping: ShapingState | null;
  /** Cells of the table selected. */
  readonly cells: SelectedCells | null;
}

/** The caret, and whether text is being typed at it on the page itself. */
export interface GestureCaret {
  readonly at: CopyCaret | null;
  readonly words: WordsCaret | null;
  readonly isTyping: boolean;
}

/** How the page lies on the board. */
interface GestureView {
  readonly mode: 'layout' | 'story' | 'proof';
  readonly pageId: PageId | null;
  readonly fit: 'page' | 'width' | 'none';
}

/** A store of the window, as far as gestures read and change it. */
interface GestureStore<T> {
  get(): T;
  update(change: Partial<T>): void;
}

/** Everything of the window that a gesture may reach. */
export interface GestureParts {
  readonly session: {
    readonly state: {
      get(): { readonly edition: Edition | null };
      subscribe(listener: () => void): () => void;
    };
    preview(patches: readonly Patch[] | null): void;
    edit(label: string, patches: readonly Patch[], step?: string): void;
  };
  readonly selection: GestureStore<GestureSelection> & {
    select(ids: readonly BlockId[], options?: { readonly alone?: boolean; readonly isWhole?: boolean }): void;
    takeUpSelecting(): void;
  };
  readonly caret: GestureStore<GestureCaret> & {
    put(at: CopyCaret): void;
    putInWords(words: WordsCaret): void;
    clear(): void;
    endTyping(): void;
  };
  readonly view: GestureStore<GestureView> & {
    readonly board: {
      focus(): void;
      /** Draws the page along, in CSS pixels; returns how far it went. */
      panBy(dx: number, dy: number): { readonly dx: number; readonly dy: number };
    } | null;
  };
  readonly notices: {
    notify(
      kind: 'hint',
      key: 'isLocked' | 'lockedStays' | 'restStays' | 'selectFirst' | 'isOfMaster' | 'acrossGutter',
      values?: { readonly pages: readonly string[] },
    ): void;
  };
  readonly desk: {
    readonly inserting: {
      insert(form: BlockForm, drawn: { readonly pageId: PageId; readonly frame: Frame }): BlockId | null;
    };
    /** Exchanges stories or pictures and says what comes of it, or why it cannot. */
    readonly swapping: { exchange(label: 'story.swap' | 'photo.swap', result: Patch[] | SwapRefusal): void };
    readonly threads: { link(from: BlockId, to: BlockId): void };
    readonly choosing: { editContent(): void };
  };
  readonly typing: {
    canType(place: TextPlace): boolean;
    /** Begins to type at a place; false where there is nothing to type in. */
    start(place: TextPlace): boolean;
    focusInput(): void;
    readonly steps: { end(): void };
  };
}

/** What a gesture stands on: the window's parts, the pages on the board, and what is drawn above them. */
export interface Ground extends GestureParts {
  sheets(): readonly Sheet[];
  sketch(sketch: Sketch): void;
  readonly keySteps: KeySteps;
}

/** A block that is taken by one of its handles, and the page it is on; null where it is locked, which is said, or not on the board. */
export function takenByHandle(ground: Ground, id: BlockId): { readonly block: Block; readonly sheet: Sheet } | null {
  const block = ground.session.state.get().edition?.blocks[id];
  const sheet = ground.sheets().find(({ page }) => page.id === block?.pageId);
  if (block === undefined || sheet === undefined) return null;
  if (block.locked !== true) return { block, sheet };
  ground.notices.notify('hint', 'isLocked');
  return null;
}

/** How far the pointer goes, in CSS pixels, before a press is a drag: hands shake by a pixel or two. */
const THRESHOLD = 3;

/** True where a pointer has not left the place it was pressed at. */
export function isClick(from: BoardPoint, to: BoardPoint): boolean {
  return Math.hypot(to.x - from.x, to.y - from.y) < THRESHOLD * to.pixel;
}

/** Does what a key says, as one step with the keys of its kind before it. */
export function finishKey(ground: Ground, label: string, blocks: readonly BlockId[], patches: readonly Patch[]): void {
  const { edition } = ground.session.state.get();
  if (edition === null || patches.length === 0) return;
  ground.session.edit(label, patches, ground.keySteps.of(label, blocks, edition, performance.now()));
  ground.keySteps.left(ground.session.state.get().edition);
}

/** Does what patches say as one step; ends the preview where they say nothing. */
export function finish(ground: Ground, label: string, patches: readonly Patch[]): void {
  if (patches.length === 0) ground.session.preview(null);
  else ground.session.edit(label, patches);
}
