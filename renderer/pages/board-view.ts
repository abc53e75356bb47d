/** How the pages lie on the board while it is shown: fitted, zoomed, drawn along. */
import type { Frame, Pt } from '../../shared/edition/units.ts';
import { Observable } from '../session/observable.ts';
import type { Fit, Lies } from '../state/view.ts';
import { fitted, fittedTo, kept, revealing, type Viewport, zoomedAbout } from './viewport.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** What the view is reckoned from: the pages in points, the board and its ruler in CSS pixels. */
export interface Lay {
  /** All pages together. */
  readonly pages: Size;
  readonly board: Size;
  /** Width of the rulers; 0 where none are shown. */
  readonly ruler: number;
  /** What is kept clear beside the pages, in points. */
  readonly margin: number;
}

const nowhere: Size = { width: 0, height: 0 };

export class BoardView extends Observable<Viewport> {
  readonly #onFree: () => void;
  #lay: Lay = { pages: nowhere, board: nowhere, ruler: 0, margin: 0 };
  /** How the pages are to lie until somebody chooses otherwise: as the window opens its board comes to its size by and by. */
  #wanted: Lies | null = null;

  /** `onFree` is told when the view is chosen by hand, and so no longer fitted. */
  constructor(onFree: () => void) {
    super({ zoom: 1, x: 0, y: 0 });
    this.#onFree = onFree;
  }

  /**
   * Follows a change of the pages or the board; a fitted page is fitted anew. `shift` is how much further to the right, in
   * points, what was shown lies on the pages now: where nothing is fitted it stays where it is seen.
   */
  lay(lay: Lay, fit: Fit, shift: Pt = 0): void {
    this.#lay = lay;
    const { pages, board, ruler, margin } = lay;
    if (pages.width === 0 || board.width === 0) return;
    const before = this.get();
    if (fit !== 'none') this.#wanted = null;
    const view = this.#wanted === null ? before : this.#about(this.#wanted);
    const next =
      fit === 'none'
        ? kept({ ...view, x: view.x - shift * view.zoom }, pages, board)
        : fitted(fit, pages, board, ruler, margin);
    // Each composition lays the pages anew, nearly all of them as they lie.
    if (next.zoom !== before.zoom || next.x !== before.x || next.y !== before.y) this.set(next);
  }

  /** Where across the pages the board's middle lies, in points. */
  get middle(): Pt {
    const { x, zoom } = this.get();
    return (this.#lay.board.width / 2 - x) / zoom;
  }

  /** How large the pages are shown, and which point of them is in the middle of the board. */
  get lies(): Lies {
    const { x, y, zoom } = this.get();
    const { width, height } = this.#lay.board;
    return { zoom, x: (width / 2 - x) / zoom, y: (height / 2 - y) / zoom };
  }

  /** Shows the pages so, now and once they and the board have come to their size. */
  lieAt(lies: Lies): void {
    const { pages, board } = this.#lay;
    this.#wanted = lies;
    if (pages.width === 0 || board.width === 0) return;
    this.#onFree();
    this.set(kept(this.#about(lies), pages, board));
  }

  #about({ zoom, x, y }: Lies): Viewport {
    const { width, height } = this.#lay.board;
    return { zoom, x: width / 2 - x * zoom, y: height / 2 - y * zoom };
  }

  #choose(view: Viewport): void {
    this.#wanted = null;
    this.#onFree();
    this.set(view);
  }

  /** Zooms about a point of the board; about its middle where none is given. */
  zoomTo(zoom: number, at?: { readonly x: number; readonly y: number }): void {
    const { pages, board } = this.#lay;
    const { x, y } = at ?? { x: board.width / 2, y: board.height / 2 };
    this.#choose(kept(zoomedAbout(this.get(), zoom, x, y), pages, board));
  }

  zoomBy(factor: number, at?: { readonly x: number; readonly y: number }): void {
    this.zoomTo(this.get().zoom * factor, at);
  }

  /** Draws the pages along, in CSS pixels; returns how far they went, for part of them stays on the board. */
  panBy(dx: number, dy: number): { readonly dx: number; readonly dy: number } {
    const before = this.get();
    this.#choose(kept({ ...before, x: before.x + dx, y: before.y + dy }, this.#lay.pages, this.#lay.board));
    return { dx: this.get().x - before.x, dy: this.get().y - before.y };
  }

  /** Shows a frame of the board as large as it may be. */
  fitTo(frame: Frame): void {
    const { pages, board } = this.#lay;
    this.#choose(kept(fittedTo(frame, board), pages, board));
  }

  /** Draws the pages along until a line of the board is seen. */
  reveal(line: Frame): void {
    const before = this.get();
    const next = revealing(before, line, this.#lay.board, this.#lay.ruler);
    if (next.x !== before.x || next.y !== before.y) this.#choose(next);
  }
}
