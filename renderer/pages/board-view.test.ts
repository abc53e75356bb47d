import { describe, expect, it } from 'vitest';
import { BoardView } from './board-view.ts';

const pages = { width: 774, height: 1114 };
const board = { width: 900, height: 560 };

/** A board whose page is fitted to it, and how often its view was chosen by hand. */
function laid(fit: 'page' | 'width' | 'none' = 'page') {
  let free = 0;
  const view = new BoardView(() => {
    free += 1;
  });
  view.lay({ pages, board, ruler: 0, margin: 0 }, fit);
  return { view, chosen: () => free };
}

describe('the board’s view', () => {
  it('follows the board while it is fitted', () => {
    const { view, chosen } = laid();
    const before = view.get();
    view.lay({ pages, board: { width: 900, height: 1120 }, ruler: 0, margin: 0 }, 'page');
    expect(view.get().zoom).toBeGreaterThan(before.zoom * 1.8);
    expect(chosen()).toBe(0);
  });

  it('keeps what was chosen by hand when the board changes', () => {
    const { view, chosen } = laid();
    view.zoomTo(2);
    view.lay({ pages, board: { width: 700, height: 500 }, ruler: 0, margin: 0 }, 'none');
    expect(view.get().zoom).toBe(2);
    expect(chosen()).toBe(1);
  });

  it('keeps what is looked at where it is seen when its page comes to lie elsewhere, and says where its middle is', () => {
    const { view } = laid();
    view.zoomTo(2);
    const middle = view.middle;
    view.lay({ pages: { ...pages, width: 2 * pages.width }, board, ruler: 0, margin: 0 }, 'none', pages.width);
    expect(view.middle).toBeCloseTo(middle + pages.width);
    view.lay({ pages, board, ruler: 0, margin: 0 }, 'none', -pages.width);
    expect(view.middle).toBeCloseTo(middle);
  });

  it('tells nobody where the pages are laid as they lay', () => {
    const { view } = laid();
    let told = 0;
    view.subscribe(() => {
      told += 1;
    });
    view.lay({ pages, board, ruler: 0, margin: 0 }, 'page');
    expect(told).toBe(0);
  });

  it('zooms about the board’s middle, or about the point given', () => {
    const { view } = laid('width');
    const over = (x: number) => (x - view.get().x) / view.get().zoom;
    const middle = over(450);
    view.zoomBy(2);
    expect(over(450)).toBeCloseTo(middle);
    const aside = over(600);
    view.zoomBy(1.5, { x: 600, y: 200 });
    expect(over(600)).toBeCloseTo(aside);
  });

  it('says how far the page was drawn along: part of it stays on the board', () => {
    const { view } = laid('width');
    view.zoomTo(2);
    const before = view.get();
    expect(view.panBy(-30, -40)).toEqual({ dx: -30, dy: -40 });
    const gone = view.panBy(1e5, 1e5);
    expect(gone.dx).toBeLessThan(1e5);
    expect(view.panBy(30 - gone.dx, 40 - gone.dy)).toEqual({ dx: 30 - gone.dx, dy: 40 - gone.dy });
    expect(view.get()).toEqual(before);
  });

  it('draws a line into view, and leaves one that is seen', () => {
    const { view, chosen } = laid('width');
    view.zoomTo(1.5);
    const line = { x: 100, y: 1000, width: 0, height: 12 };
    view.reveal(line);
    const { y, zoom } = view.get();
    expect(y + line.y * zoom).toBeLessThan(board.height);
    const before = view.get();
    view.reveal(line);
    expect(view.get()).toBe(before);
    expect(chosen()).toBe(2);
  });

  it('shows a frame as large as it may be', () => {
    const { view } = laid();
    view.fitTo({ x: 100, y: 200, width: 300, height: 150 });
    const { x, y, zoom } = view.get();
    expect(x + 250 * zoom).toBeCloseTo(board.width / 2);
    expect(y + 275 * zoom).toBeCloseTo(board.height / 2);
  });

  it('lies as it did when it was left, while its board comes to its size', () => {
    const { view: left } = laid();
    left.zoomTo(2, { x: 100, y: 100 });
    const lies = left.lies;
    const view = new BoardView(() => undefined);
    view.lieAt(lies);
    view.lay({ pages, board: { width: 500, height: 8 }, ruler: 0, margin: 0 }, 'none');
    view.lay({ pages, board, ruler: 0, margin: 0 }, 'none');
    for (const name of ['zoom', 'x', 'y'] as const) expect(view.get()[name]).toBeCloseTo(left.get()[name]);
    // Chosen by hand it is no longer what it was.
    view.panBy(-20, 0);
    const { x } = view.get();
    view.lay({ pages, board, ruler: 0, margin: 0 }, 'none');
    expect(view.get().x).toBe(x);
  });
});
