import { describe, expect, it } from 'vitest';
import { joinPages } from '../../shared/edition/join-pages.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { emptyEdition, pageOf } from '../../tests/kit/editions.ts';
import { movedAcross, sheetsOf, sizeOf } from './sheets.ts';

const apart = emptyEdition(4);
const joined = joinPages(apart, pageOf(apart, 2).id);
const together: Edition = typeof joined === 'string' ? apart : applyPatches(apart, joined).edition;
const { width } = pageOf(apart, 2).grid.trim;

function sheets(edition: Edition, number: number, isSpread = false) {
  const page = Object.values(edition.pages).find((one) => one.number === number) ?? pageOf(edition, 1);
  return sheetsOf(edition, page.id, isSpread, new Map());
}

describe('a 通版 on the board', () => {
  it('is one sheet, as wide as two, alone and where pages are shown facing', () => {
    for (const isFacing of [false, true]) {
      const shown = sheets(together, 2, isFacing);
      expect(shown.map(({ page }) => page.number)).toEqual([2]);
      expect(sizeOf(shown).width).toBeCloseTo(2 * width);
    }
    expect(sheets(together, 4, true).map(({ page }) => page.number)).toEqual([4]);
  });
});

describe('where what was shown has come to lie', () => {
  it('is told of a right page that is joined, and of the half that is parted', () => {
    const right = sheets(apart, 3);
    const spread = sheets(together, 2);
    expect(movedAcross(right, spread)).toBeCloseTo(width);
    expect(movedAcross(spread, right)).toBeCloseTo(-width);
    expect(movedAcross(sheets(apart, 2), spread)).toBe(0);
    expect(movedAcross(sheets(apart, 2, true), spread)).toBe(0);
  });

  it('is nowhere else where other pages are shown', () => {
    expect(movedAcross(sheets(apart, 1), sheets(apart, 4))).toBe(0);
  });
});
