import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from '../../tests/kit/seeds.ts';
import { outlineOfSquares } from './squares.ts';

/** The squares inside an outline by the even-odd rule: sides crossed on the way from the left. */
function filled(outline: string, size: number): boolean[][] {
  const loops = outline
    .split('Z')
    .filter((loop) => loop !== '')
    .map((loop) =>
      loop
        .split(/[ML]/u)
        .filter((corner) => corner !== '')
        .map((corner) => corner.split(' ').map(Number)),
    );
  const upright = loops.flatMap((loop) =>
    loop.flatMap(([x = 0, y = 0], at) => {
      const [nextX = 0, nextY = 0] = loop[(at + 1) % loop.length] ?? [];
      return x === nextX ? [{ x, top: Math.min(y, nextY), foot: Math.max(y, nextY) }] : [];
    }),
  );
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_square, column) => {
      const crossed = upright.filter(({ x, top, foot }) => x <= column && top <= row && foot > row);
      return crossed.length % 2 === 1;
    }),
  );
}

describe('an outline of squares', () => {
  it('goes round what they make together', () => {
    expect(outlineOfSquares([[true, true]])).toBe('M0 0L2 0L2 1L0 1Z');
    expect(outlineOfSquares([[false]])).toBe('');
  });

  it('has inside it the dark squares and no others', () => {
    const size = 7;
    const rows = fc.array(fc.array(fc.boolean(), { minLength: size, maxLength: size }), {
      minLength: size,
      maxLength: size,
    });
    fc.assert(
      fc.property(rows, (dark) => {
        expect(filled(outlineOfSquares(dark), size)).toEqual(dark);
      }),
      cases(500),
    );
  });
});
