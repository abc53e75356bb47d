/** What a matrix is made of gives the matrix again. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seeded } from '../../bench/typing-errors.ts';
import { factorsOf, type SparseMatrix } from './factors.ts';

const SIZE = 20;

function sparse(rows: readonly (readonly number[])[]): SparseMatrix {
  const starts = [0];
  const columns: number[] = [];
  const values: number[] = [];
  for (const row of rows) {
    row.forEach((value, column) => {
      if (value === 0) return;
      columns.push(column);
      values.push(value);
    });
    starts.push(columns.length);
  }
  return { starts: Uint32Array.from(starts), columns: Uint32Array.from(columns), values: Float32Array.from(values) };
}

const numbers = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: SIZE, maxLength: SIZE });

it('gives a matrix of few factors again', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(numbers, numbers), { minLength: 1, maxLength: 3 }), (factors) => {
      const matrix = Array.from({ length: SIZE }, (_, i) =>
        Array.from({ length: SIZE }, (_, j) => factors.reduce((sum, [a, b]) => sum + (a[i] ?? 0) * (b[j] ?? 0), 0)),
      );
      const { left, right } = factorsOf(sparse(matrix), factors.length, seeded(1));
      matrix.forEach((row, i) => {
        row.forEach((value, j) => {
          const made = factors.reduce(
            (sum, _, k) => sum + (left[i * factors.length + k] ?? 0) * (right[j * factors.length + k] ?? 0),
            0,
          );
          expect(made).toBeCloseTo(value, 2);
        });
      });
    }),
    { numRuns: 30 },
  );
});

it('takes the greatest factor first', () => {
  // 9 and 4 on the diagonal: of one factor the greater is left.
  const { left, right } = factorsOf(
    sparse([
      [9, 0],
      [0, 4],
    ]),
    1,
    seeded(1),
  );
  expect((left[0] ?? 0) * (right[0] ?? 0)).toBeCloseTo(9, 4);
  expect((left[1] ?? 0) * (right[1] ?? 0)).toBeCloseTo(0, 4);
});
