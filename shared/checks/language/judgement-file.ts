/**
 * The file of what evidence is worth (`assets/language/judgement.bin`, made by `npm run bench -- checks --tune`): trees
 * of questions of one depth, each of which adds to a score in log odds. Numbers are little-endian.
 *
 *     header      8 × u32                  magic, version, trees, depth, figures, 0, 0, 0
 *     bars        3 × f32                  where the score starts, and from which on it is a warning, an error
 *     limits      trees × inner × f32      a figure under this goes left; infinite where there is no question
 *     leaves      trees × outer × f32      what a tree adds
 *     asked       trees × inner × u8       the figure each question is about
 */
import { ArrayViews, joinedArrays } from '../../text/array-file.ts';

/** 'DYJ1' as a little-endian number. */
const MAGIC = 0x314a5944;
const VERSION = 2;
const HEADER = 8;
const BARS = 3;

export interface Judgement {
  readonly depth: number;
  /** How many figures it reads. */
  readonly figures: number;
  readonly bars: Float32Array;
  readonly limits: Float32Array;
  readonly leaves: Float32Array;
  readonly asked: Uint8Array;
  /** What each tree and those after it add at most. */
  readonly most: Float64Array;
}

/** What trees that add these leaves, `1 << depth` each, add at most from each of them on. */
export function mostOf(leaves: Float32Array, depth: number): Float64Array {
  const most = new Float64Array((leaves.length >> depth) + 1);
  for (let tree = most.length - 2; tree >= 0; tree--)
    most[tree] = (most[tree + 1] ?? 0) + Math.max(...leaves.subarray(tree << depth, (tree + 1) << depth));
  return most;
}

/** The file's bytes. */
export function writeJudgementFile({
  depth,
  figures,
  bars,
  limits,
  leaves,
  asked,
}: Omit<Judgement, 'most'>): Uint8Array {
  const header = new Uint32Array(HEADER);
  header.set([MAGIC, VERSION, leaves.length >> depth, depth, figures]);
  const parts = [header, bars, limits, leaves, asked];
  return joinedArrays(parts);
}

/** The arrays of a file, as views of its bytes. Throws when it is not one, or was made for other figures. */
export function readJudgementFile(file: Uint8Array, figures: number): Judgement {
  const views = new ArrayViews(file);
  if (views.length < (HEADER + BARS) * 4) throw new Error('not a judgement: too short');
  const [magic, version, trees = 0, depth = 0, known] = views.take32(HEADER);
  if (magic !== MAGIC || version !== VERSION) throw new Error('not a judgement this version reads');
  if (known !== figures) throw new Error(`a judgement of ${known} figures, not of ${figures}`);
  const outer = trees * 2 ** depth;
  const inner = outer - trees;
  if (depth > 8 || views.length !== (HEADER + BARS + inner + outer) * 4 + inner)
    throw new Error('not a whole judgement');
  const [bars, limits, leaves] = [views.takeFloats(BARS), views.takeFloats(inner), views.takeFloats(outer)];
  return { depth, figures, bars, limits, leaves, asked: views.take8(inner), most: mostOf(leaves, depth) };
}

/** What the order of additions may change, in log odds. */
const ROUNDING = 1e-3;

/** The score of some figures, in log odds; of those that score less than is asked for, less than that. */
export function scoreOf(judgement: Judgement, figures: readonly number[], least = Number.NEGATIVE_INFINITY): number {
  const { depth, bars, limits, leaves, most } = judgement;
  const inner = 2 ** depth - 1;
  let score = bars[0] ?? 0;
  for (let tree = 0, first = 0, leaf = 0; leaf < leaves.length; tree++, first += inner, leaf += inner + 1) {
    if (score + (most[tree] ?? 0) < least - ROUNDING) return Number.NEGATIVE_INFINITY;
    let node = 0;
    while (node < inner) {
      const isLess = (figures[judgement.asked[first + node] ?? 0] ?? 0) < (limits[first + node] ?? 0);
      node = 2 * node + (isLess ? 1 : 2);
    }
    score += leaves[leaf + node - inner] ?? 0;
  }
  return score;
}
