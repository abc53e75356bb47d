/**
 * The file of word vectors (`assets/language/vectors.bin`, made by `build/compile-language.mjs`): of the commonest words
 * two vectors each, one for what comes after a word and one for what comes before it. Little-endian.
 *
 *     header   4 × u32                magic, version, words, dimensions
 *     scales   dimensions × f32       what the product of two numbers of a dimension is worth, in nats
 *     firsts   words × dimensions × i8   of a word as the first of two; dimension by dimension
 *     seconds  words × dimensions × i8   of a word as the second of two
 */
import { ArrayViews, joinedArrays } from '../../text/array-file.ts';

/** 'DYV1' as a little-endian number. */
const MAGIC = 0x31565944;
const VERSION = 1;
const HEADER = 4;

export interface VectorArrays {
  readonly words: number;
  readonly scales: Float32Array;
  /** A word's numbers stand side by side; word 1 is the first. */
  readonly firsts: Int8Array;
  readonly seconds: Int8Array;
}

/** Numbers of one dimension side by side, which pack better, or back. */
function turned(numbers: Int8Array, rows: number, columns: number): Int8Array {
  const out = new Int8Array(numbers.length);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) out[column * rows + row] = numbers[row * columns + column] ?? 0;
  return out;
}

const bytesOf = (numbers: Int8Array) => new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.length);
const signed = (bytes: Uint8Array) => new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);

/** The file's bytes. */
export function writeVectorsFile({ words, scales, firsts, seconds }: VectorArrays): Uint8Array {
  const header = Uint32Array.of(MAGIC, VERSION, words, scales.length);
  const planes = [firsts, seconds].map((numbers) => bytesOf(turned(numbers, words, scales.length)));
  return joinedArrays([header, scales, ...planes]);
}

/** The arrays of a file, which is needed no longer. Throws when it is not one. */
export function readVectorsFile(file: Uint8Array): VectorArrays {
  const views = new ArrayViews(file);
  if (views.length < HEADER * 4) throw new Error('not word vectors: too short');
  const [magic, version, words = 0, dimensions = 0] = views.take32(HEADER);
  if (magic !== MAGIC || version !== VERSION) throw new Error('not word vectors this version reads');
  if (views.length !== HEADER * 4 + dimensions * 4 + 2 * words * dimensions) throw new Error('not whole word vectors');
  const scales = views.takeFloats(dimensions).slice();
  if (!scales.every(Number.isFinite)) throw new Error('damaged word vectors');
  const take = () => turned(signed(views.take8(words * dimensions)), dimensions, words);
  return { words, scales, firsts: take(), seconds: take() };
}
