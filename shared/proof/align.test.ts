import { describe, expect, it } from 'vitest';
import { align } from './align.ts';

describe('two texts with edits that were asked for', () => {
  it('take an insertion once, however often it was made', () => {
    const { taken, hunks } = align('在家门口', '在自自家门口', [{ of: 0, from: 1, to: 1, text: '自' }]);
    expect([...taken]).toEqual([0]);
    expect(hunks).toHaveLength(1);
  });

  it('tell a change beside an edit from the edit', () => {
    const { taken, hunks } = align('甲乙丙丁', '甲子丙丑', [{ of: 0, from: 1, to: 2, text: '子' }]);
    expect([...taken]).toEqual([0]);
    expect(hunks).toEqual([{ from: 3, to: 4, newFrom: 3, newTo: 4 }]);
  });

  it('take an edit for made where a change beside it could be either', () => {
    // 不的 changed places, and one 的 is gone; or one 的 is gone and nothing else.
    const { taken, hunks } = align('不的的不的了', '不的的不了', [{ of: 0, from: 3, to: 5, text: '的不' }]);
    expect([...taken]).toEqual([0]);
    expect(hunks).toHaveLength(1);
  });

  it('have one change where as many units could be several', () => {
    expect(align('的的', '的了', []).hunks).toHaveLength(1);
    expect(align('了了了', '了了', []).hunks).toHaveLength(1);
  });
});
