import { describe, expect, it } from 'vitest';
import { gridNamed } from './formats.ts';
import { readPageRange } from './page-range.ts';
import { paperSizes } from './paper.ts';
import { printSheets } from './print-sheets.ts';

const page = (number: number, format: 'tabloid' | 'broadsheet' = 'tabloid') => ({ number, grid: gridNamed(format) });

describe('sheets of an office printer', () => {
  it('hold a page within the white edge, in the middle', () => {
    const [sheet] = printSheets([[page(1)]], 'A4', 'fit');
    const { x = 0, y = 0, width = 0, height = 0 } = sheet?.pages[0]?.frame ?? {};
    expect(sheet).toMatchObject(paperSizes.A4);
    expect(Math.min(x, y)).toBeCloseTo(18);
    expect([x * 2 + width, y * 2 + height]).toEqual([expect.closeTo(595.28), expect.closeTo(841.89)]);
  });

  it('show a page in its own size where the paper holds it, and bring down what it does not hold', () => {
    const sheets = printSheets([[page(1)], [page(2, 'broadsheet')]], 'A3', 'actual');
    expect(sheets.map(({ scale }) => scale < 1)).toEqual([false, true]);
    expect(sheets[0]?.scale).toBe(1);
  });

  it('have facing pages side by side across the paper', () => {
    const [sheet] = printSheets([[page(2), page(3)]], 'A3', 'fit');
    const [left, right] = sheet?.pages ?? [];
    expect(sheet).toMatchObject({ width: paperSizes.A3.height, height: paperSizes.A3.width });
    expect(right?.frame.x).toBeCloseTo((left?.frame.x ?? 0) + (left?.frame.width ?? 0));
  });
});

describe('page numbers as they are written', () => {
  it.each([
    ['1-3,6', [1, 2, 3, 6]],
    ['6、1—3，2', [1, 2, 3, 6]],
  ])('are read from %s', (text, pages) => expect(readPageRange(text)).toEqual(pages));

  it.each(['', '3-1', '0', '一版', '1,,2'])('are none in %j', (text) => expect(readPageRange(text)).toBeNull());
});
