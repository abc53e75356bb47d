/**
 * The greatest singular values and vectors of a sparse matrix, by subspace iteration from a random start (Halko,
 * Martinsson and Tropp 2011, algorithm 4.4). The same matrix gives the same vectors.
 */

/** Rows of a square matrix one behind the other: of row r the columns and values from `starts[r]` to `starts[r + 1]`. */
export interface SparseMatrix {
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float32Array;
}

/** Columns more than are wanted, which the last ones gain from, and rounds of iteration. */
const MORE = 8;
const ROUNDS = 4;
/** Sweeps over a small symmetric matrix until nothing is left beside its diagonal, and what is nothing. */
const SWEEPS = 30;
const NOTHING = 1e-9;

/** A matrix of so many columns, row by row. */
interface Dense {
  readonly columns: number;
  readonly values: Float64Array;
}

/** The matrix, or it turned, times a dense one. */
function product({ starts, columns, values }: SparseMatrix, dense: Dense, isTurned: boolean): Dense {
  const rows = starts.length - 1;
  const width = dense.columns;
  const out = new Float64Array(rows * width);
  for (let row = 0; row < rows; row++)
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
      const value = values[at] ?? 0;
      const column = columns[at] ?? 0;
      const [from, to] = isTurned ? [row * width, column * width] : [column * width, row * width];
      for (let k = 0; k < width; k++) out[to + k] = (out[to + k] ?? 0) + value * (dense.values[from + k] ?? 0);
    }
  return { columns: width, values: out };
}

/** The dense matrix turned times itself. */
function squared({ columns, values }: Dense): Float64Array {
  const out = new Float64Array(columns * columns);
  for (let row = 0; row < values.length; row += columns)
    for (let i = 0; i < columns; i++) {
      const value = values[row + i] ?? 0;
      for (let j = i; j < columns; j++)
        out[i * columns + j] = (out[i * columns + j] ?? 0) + value * (values[row + j] ?? 0);
    }
  for (let i = 0; i < columns; i++) for (let j = 0; j < i; j++) out[i * columns + j] = out[j * columns + i] ?? 0;
  return out;
}

/** Eigenvalues and eigenvectors (in columns) of a small symmetric matrix, the greatest first (Jacobi's rotations). */
function eigen(matrix: Float64Array, size: number): { readonly values: number[]; readonly vectors: Float64Array } {
  const a = matrix.slice();
  const v = new Float64Array(size * size);
  for (let i = 0; i < size; i++) v[i * size + i] = 1;
  const get = (of: Float64Array, i: number, j: number) => of[i * size + j] ?? 0;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let beside = 0;
    let all = 0;
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) {
        const square = get(a, i, j) ** 2;
        all += square;
        if (i !== j) beside += square;
      }
    if (beside <= NOTHING * NOTHING * all) break;
    for (let p = 0; p < size; p++)
      for (let q = p + 1; q < size; q++) {
        const apq = get(a, p, q);
        if (apq === 0) continue;
        const theta = (get(a, q, q) - get(a, p, p)) / (2 * apq);
        const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.hypot(theta, 1));
        const c = 1 / Math.hypot(t, 1);
        const s = t * c;
        for (let k = 0; k < size; k++) {
          const [kp, kq] = [get(a, k, p), get(a, k, q)];
          a[k * size + p] = c * kp - s * kq;
          a[k * size + q] = s * kp + c * kq;
        }
        for (let k = 0; k < size; k++) {
          const [pk, qk] = [get(a, p, k), get(a, q, k)];
          a[p * size + k] = c * pk - s * qk;
          a[q * size + k] = s * pk + c * qk;
          const [vp, vq] = [get(v, k, p), get(v, k, q)];
          v[k * size + p] = c * vp - s * vq;
          v[k * size + q] = s * vp + c * vq;
        }
      }
  }
  const order = Array.from({ length: size }, (_, i) => i).sort((i, j) => get(a, j, j) - get(a, i, i));
  const vectors = new Float64Array(size * size);
  order.forEach((from, to) => {
    for (let k = 0; k < size; k++) vectors[k * size + to] = get(v, k, from);
  });
  return { values: order.map((i) => get(a, i, i)), vectors };
}

/** Each row times a small square matrix. */
function turnedBy({ columns, values }: Dense, by: Float64Array): Dense {
  const out = new Float64Array(values.length);
  for (let row = 0; row < values.length; row += columns)
    for (let i = 0; i < columns; i++) {
      const value = values[row + i] ?? 0;
      for (let j = 0; j < columns; j++) out[row + j] = (out[row + j] ?? 0) + value * (by[i * columns + j] ?? 0);
    }
  return { columns, values: out };
}

/** The same space with columns at right angles and of length 1, and how long they were, the longest first. */
function straightened(dense: Dense): {
  readonly dense: Dense;
  readonly lengths: readonly number[];
  readonly by: Float64Array;
} {
  const size = dense.columns;
  const { values, vectors } = eigen(squared(dense), size);
  const lengths = values.map((value) => Math.sqrt(Math.max(0, value)));
  const by = vectors.map((value, at) => {
    const length = lengths[at % size] ?? 0;
    return length > NOTHING ? value / length : 0;
  });
  return { dense: turnedBy(dense, by), lengths, by: vectors };
}

/**
 * `count` left vectors and right ones, row by row, each times the root of its singular value: their products are the
 * matrix as nearly as so few can give it.
 */
export function factorsOf(
  matrix: SparseMatrix,
  count: number,
  random: () => number,
): { readonly left: Float32Array; readonly right: Float32Array } {
  const rows = matrix.starts.length - 1;
  const columns = count + MORE;
  let right: Dense = { columns, values: Float64Array.from({ length: rows * columns }, () => random() - 0.5) };
  for (let round = 0; round < ROUNDS; round++) {
    const left = straightened(product(matrix, right, false)).dense;
    right = straightened(product(matrix, left, true)).dense;
  }
  const { dense: left, lengths, by } = straightened(product(matrix, right, false));
  const ends = turnedBy(right, by);
  const scaled = (dense: Dense) =>
    Float32Array.from({ length: rows * count }, (_, at) => {
      const column = at % count;
      const row = (at - column) / count;
      return (dense.values[row * columns + column] ?? 0) * Math.sqrt(lengths[column] ?? 0);
    });
  return { left: scaled(left), right: scaled(ends) };
}
