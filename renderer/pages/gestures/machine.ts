/**
 * The gesture on the board: one at a time, of one pointer. It hands events to the gesture that is going on, and gives
 * it up where it cannot go on.
 */
import { holdsPoint } from '../../../shared/edition/boxes.ts';
import type { BlockId } from '../../../shared/edition/ids.ts';
import type { Edition } from '../../../shared/edition/records.ts';
import type { Pt } from '../../../shared/edition/units.ts';
import { Observable } from '../../session/observable.ts';
import type { PointOnPage } from '../../state/dropped-at.ts';
import { type Sheet, sheetAt } from '../sheets.ts';
import type {
  BoardPoint,
  Gesture,
  GestureCaret,
  GestureName,
  GestureParts,
  GestureSelection,
  Ground,
  KeyStep,
  Press,
  Sketch,
} from './gesture.ts';
import { begin, open, step, takeUp, widen } from './idle.ts';
import { KeySteps } from './key-steps.ts';

/** What the board shows of the gesture that is going on. */
interface GestureShown {
  readonly name: GestureName | 'idle';
  readonly sketch: Sketch | null;
}

/** A gesture, its pointer, and how things were before it. */
interface Held {
  readonly gesture: Gesture;
  readonly pointer: number;
  readonly selection: GestureSelection;
  readonly caret: GestureCaret;
}

const idle: GestureShown = { name: 'idle', sketch: null };

export class GestureMachine {
  readonly shown = new Observable<GestureShown>(idle);
  readonly #ground: Ground;
  #pointed: PointOnPage | null = null;
  /** Where the pointer is over the board, asked for when it is wanted; null where it is elsewhere. */
  #hovered: (() => BoardPoint) | null = null;
  #pressedBare: PointOnPage | null = null;
  #sheets: readonly Sheet[] = [];
  #held: Held | null = null;
  #edition: Edition | null = null;

  constructor(parts: GestureParts) {
    const { session, selection, caret, view, notices, desk, typing } = parts;
    this.#ground = {
      ...{ session, selection, caret, view, notices, desk, typing },
      sheets: () => this.#sheets,
      sketch: (sketch) => this.shown.update({ sketch }),
      keySteps: new KeySteps(),
    };
    session.state.subscribe(() => this.#look());
  }

  get isBusy(): boolean {
    return this.#held !== null;
  }

  /** Says which pages lie on the board now; a gesture on one that is gone ends. */
  lay(sheets: readonly Sheet[]): void {
    this.#sheets = sheets;
    const pageId = this.#held?.gesture.pageId ?? null;
    if (pageId !== null && !sheets.some(({ page }) => page.id === pageId)) this.#drop();
  }

  /** Undo, or another person, may take away what a gesture works on. */
  #look(): void {
    const { edition } = this.#ground.session.state.get();
    if (edition === this.#edition) return;
    this.#edition = edition;
    if (this.#held !== null && (edition === null || !this.#held.gesture.holds(edition))) this.#drop();
  }

  /** A pointer goes down. False where another has a gesture going: a second finger, or a palm beside the pen. */
  down(pointer: number, press: Press): boolean {
    if (this.#held !== null) return false;
    const [selection, caret] = [this.#ground.selection.get(), this.#ground.caret.get()];
    const gesture = begin(this.#ground, press);
    this.#pressedBare = gesture?.name === 'marquee' ? this.#withinPage(press) : null;
    if (gesture !== null) this.#hold({ gesture, pointer, selection, caret });
    return true;
  }

  #hold(held: Held): void {
    this.#held = held;
    this.shown.update({ name: held.gesture.name });
  }

  move(pointer: number, to: BoardPoint): void {
    const held = this.#held;
    if (held?.pointer !== pointer) return;
    const gesture = held.gesture.move(to);
    if (gesture === null) this.#end();
    else if (gesture !== held.gesture) this.#hold({ ...held, gesture });
  }

  up(pointer: number, at: BoardPoint): void {
    const held = this.#held;
    if (held?.pointer !== pointer) return;
    // Over before it is done: what it does to the edition is no other's doing.
    this.#held = null;
    try {
      held.gesture.up(at);
    } finally {
      this.#end();
    }
  }

  /** Gives up what is going on: everything is as before. Without a pointer, whosever it is. */
  cancel(pointer?: number): void {
    const held = this.#held;
    if (held === null || (pointer !== undefined && held.pointer !== pointer)) return;
    this.#drop();
    held.gesture.abandon?.();
    this.#ground.selection.update(held.selection);
    this.#ground.caret.update(held.caret);
  }

  /** Ends a gesture without its doing anything. */
  #drop(): void {
    this.#end();
    this.#ground.session.preview(null);
  }

  #end(): void {
    this.#held = null;
    this.shown.set(idle);
  }

  /** A double click at a point. */
  open(point: BoardPoint): void {
    if (this.#held === null) open(this.#ground, point);
  }

  /** Where on a page the right button was pressed last, while that page is shown: what is pasted from its menu comes there. */
  get pointed(): PointOnPage | null {
    const at = this.#pointed;
    return this.#sheets.some(({ page }) => page.id === at?.pageId) ? at : null;
  }

  /** The place of a page that a point of the board is at, or is beside. */
  #onPage(point: BoardPoint): PointOnPage | null {
    const sheet = sheetAt(this.#sheets, point.x);
    return sheet === undefined ? null : { pageId: sheet.page.id, x: point.x - sheet.x, y: point.y };
  }

  /** The same, and null beside the pages. */
  #withinPage(point: BoardPoint): PointOnPage | null {
    const at = this.#onPage(point);
    const trim = this.#sheets.find(({ page }) => page.id === at?.pageId)?.page.grid.trim;
    return at !== null && trim !== undefined && holdsPoint({ x: 0, y: 0, ...trim }, at) ? at : null;
  }

  /** Says how to tell where the pointer is over the board; null once it has left it. */
  hover(at: (() => BoardPoint) | null): void {
    this.#hovered = at;
  }

  /** The place of a page that the pointer is over; null where it is over none. */
  get hovered(): PointOnPage | null {
    return this.#hovered === null ? null : this.#withinPage(this.#hovered());
  }

  /**
   * Where the last press was, if nothing stood there: what is pasted next comes there, once. Null after a press on a block or
   * beside the pages, and where that page is not shown any more.
   */
  takeBarePlace(): PointOnPage | null {
    const at = this.#pressedBare;
    this.#pressedBare = null;
    return this.#sheets.some(({ page }) => page.id === at?.pageId) ? at : null;
  }

  /** A press of the right button at a point; nothing while another has a gesture going. */
  takeUp(point: BoardPoint): void {
    if (this.#held !== null) return;
    this.#pointed = this.#onPage(point);
    takeUp(this.#ground, point);
  }

  /** A key on the line behind a table's column moves it by so many points. */
  widen(block: BlockId, column: number, by: Pt): void {
    if (this.#held === null) widen(this.#ground, block, column, by);
  }

  /** A key that moves or resizes; nothing while a pointer has a gesture going. */
  step(key: KeyStep): void {
    if (this.#held === null) step(this.#ground, key);
  }
}
