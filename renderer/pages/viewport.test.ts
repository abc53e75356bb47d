import { describe, expect, it } from 'vitest';
import { fitted, kept, revealing, toPage, zoomedAbout } from './viewport.ts';

const page = { width: 774, height: 1114 };
const board = { width: 900, height: 560 };

describe('the viewport', () => {
  it('fits a page whole, centred', () => {
    const view = fitted('page', page, board);
    expect(page.height * view.zoom).toBeLessThan(board.height);
    expect(view.x).toBeCloseTo((board.width - page.width * view.zoom) / 2);
  });
  it('zooms about the pointer: what was under it stays there', () => {
    const view = fitted('width', page, board);
    const before = toPage(view, 300, 200);
    const after = toPage(zoomedAbout(view, view.zoom * 2, 300, 200), 300, 200);
    expect(after.x).toBeCloseTo(before.x);
    expect(after.y).toBeCloseTo(before.y);
  });
  it('moves to show a line, and not where it is seen', () => {
    const view = fitted('width', page, board);
    const seen = { x: 100, y: 100, width: 0, height: 10 };
    expect(revealing(view, seen, board)).toEqual(view);
    for (const y of [5, 900, 1100]) {
      const moved = revealing({ ...view, y: -200 }, { ...seen, y }, board);
      const top = moved.y + y * moved.zoom;
      expect(top).toBeGreaterThan(0);
      expect(top + 10 * moved.zoom).toBeLessThan(board.height);
    }
  });
  it('never loses the page', () => {
    for (const [x, y] of [
      [1e6, 1e6],
      [-1e6, -1e6],
    ] as const) {
      const view = kept({ zoom: 2, x, y }, page, board);
      expect(view.x).toBeLessThan(board.width);
      expect(view.x + page.width * 2).toBeGreaterThan(0);
      expect(view.y).toBeLessThan(board.height);
      expect(view.y + page.height * 2).toBeGreaterThan(0);
    }
  });
});
