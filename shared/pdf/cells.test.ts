import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlainGap, QUARTER, quartersOf, sharedGap } from './cells.ts';

const code = (character: string) => character.codePointAt(0) ?? 0;
const shared = (gap: number, [first = '', second = '']: string) => {
  const { trail, lead } = sharedGap(gap, code(first), code(second));
  return [trail, lead];
};

describe('cells of glyphs', () => {
  it('leave gaps that no reader takes for a space or a new line', () => {
    fc.assert(
      fc.property(fc.double({ min: -1400, max: 1300, noNaN: true }), (gap) =>
        isPlainGap(gap - quartersOf(gap) * QUARTER),
      ),
    );
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (gap) => !isPlainGap(gap) || quartersOf(gap) === 0),
    );
  });

  it('give a gap to the mark that gave room, and to the figure beside Han', () => {
    expect(shared(-500, '、发')).toEqual([-2, 0]);
    expect(shared(-500, '他“')).toEqual([0, -2]);
    expect(shared(-500, '，“')).toEqual([-2, 0]);
    expect(shared(-1000, '。“')).toEqual([-2, -2]);
    expect(shared(-500, '“‘')).toEqual([0, -2]);
    // In faces that have it in the middle of the em, a mark moves to the left, too.
    expect(shared(-250, '日。')).toEqual([0, -1]);
    expect(shared(250, '3月')).toEqual([1, 0]);
    expect(shared(250, '在3')).toEqual([0, 1]);
    expect(shared(125, '年3')).toEqual([0, 1]);
  });

  it('leave lines that are opened as they are, and draw together Han that are spread', () => {
    expect(shared(200, '东湖')).toEqual([0, 0]);
    expect(shared(1000, '春耕')).toEqual([4, 0]);
    expect(shared(3000, '春耕')).toEqual([0, 0]);
    expect(shared(500, '3 ')).toEqual([0, 0]);
  });
});
