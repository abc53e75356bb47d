import { describe, expect, it } from 'vitest';
import { isOfCopy } from '../import-remarks.ts';
import { isOfLooks, type LookedCell, looksLeft } from './cell-looks.ts';
import { keptRemarks, MOST_WORDS } from './kept-remarks.ts';

const cell = (text: string, looks: Partial<LookedCell['looks']> = {}): LookedCell => ({
  text,
  looks: { emphasis: '', colour: 'black', face: '宋体 11', ...looks },
});

describe('looks that a table does not take', () => {
  it('are told of the cells that look otherwise than most, by kind', () => {
    const cells = [
      cell('甲'),
      cell('3.5', { colour: 'red' }),
      cell('合计', { emphasis: 'bold' }),
      cell('9', { emphasis: 'bold', face: '黑体 14' }),
      cell('乙'),
    ];
    expect(looksLeft(cells)).toEqual([
      { kind: 'table-emphasis', count: 2, text: '合计\n9' },
      { kind: 'table-colours', count: 1, text: '3.5' },
      { kind: 'table-faces', count: 1, text: '9' },
    ]);
  });

  it('are not told where all cells look alike, whatever that is', () => {
    const red = { emphasis: 'bold', colour: 'red', face: '黑体 9' };
    expect(looksLeft([cell('甲', red), cell('乙', red)])).toEqual([]);
    expect(looksLeft([])).toEqual([]);
  });

  it('speak of words that are there', () => {
    const told = looksLeft([cell('甲'), cell('乙'), cell('丙', { emphasis: 'bold', colour: 'red', face: '' })]);
    expect(told).toHaveLength(3);
    expect(told.every(isOfCopy)).toBe(true);
    expect(told.every(isOfLooks)).toBe(true);
  });
});

describe('remarks that a table keeps', () => {
  it('are one of a kind, with all they count and their words', () => {
    const told = [
      { kind: 'struck-kept', count: 1, text: '旧价' },
      { kind: 'table-links', count: 2 },
      { kind: 'struck-kept', count: 2, text: '停牌' },
    ] as const;
    expect(keptRemarks(told)).toEqual([
      { kind: 'struck-kept', count: 3, text: '旧价\n停牌' },
      { kind: 'table-links', count: 2 },
    ]);
  });

  it('have no more words than find them in the file, and no half character', () => {
    for (const text of ['行'.repeat(5_000), '𠮷'.repeat(5_000), `a${'𠮷'.repeat(5_000)}`]) {
      const [kept] = keptRemarks([{ kind: 'table-rows-left', count: 9, text }]);
      expect(kept?.text?.length).toBeLessThanOrEqual(MOST_WORDS);
      expect(kept?.text).toMatch(/…$/u);
      expect(kept?.text).not.toMatch(/[\ud800-\udbff]…/u);
    }
  });
});
