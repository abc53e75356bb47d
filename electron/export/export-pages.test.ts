import { describe, expect, it } from 'vitest';
import { createEdition } from '../../shared/edition/create.ts';
import { pageFileName } from './export-pages.ts';
import { limitInk } from './images.ts';

describe('a page’s file name', () => {
  const edition = createEdition({ date: '2024-03-08', format: 'tabloid', pages: 12, publication: '东湖/日报' });
  it('is date and page, two digits wide', () => {
    expect(pageFileName(edition, 2)).toBe('2024-03-08-02.pdf');
    expect(pageFileName(edition, 12)).toBe('2024-03-08-12.pdf');
  });
  it('follows a pattern, and holds no character a system refuses', () => {
    expect(pageFileName(edition, 1, '{publication}-{section}-{page}')).toBe('东湖-日报-要闻-1.pdf');
    expect(pageFileName(edition, 1, '{nothing} a:b?')).toBe('{nothing} a-b-.pdf');
  });
});

describe('the ink limit', () => {
  it('takes colour back and leaves black', () => {
    const pixels = Uint8Array.from([255, 255, 255, 255, 200, 200, 200, 0, 10, 20, 30, 40]);
    limitInk(pixels);
    const sums = [0, 4, 8].map((at) => pixels.subarray(at, at + 4).reduce((sum, ink) => sum + ink, 0));
    expect(sums[0]).toBeLessThanOrEqual(612);
    expect(pixels[3]).toBe(255);
    expect(sums[1]).toBeLessThanOrEqual(612);
    expect([...pixels.subarray(8)]).toEqual([10, 20, 30, 40]);
  });
});
