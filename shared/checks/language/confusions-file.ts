/**
 * The file of what is taken for what (`assets/language/confusions.bin`, made by `build/compile-language.mjs`): arrays
 * behind a header. Numbers are little-endian.
 *
 *     header      8 × u32                    magic, version, characters, syllables, words, shapes, 0, 0
 *     keys        words × u32                {@link soundKey} of words of two to four characters, in order
 *     nodes       words × u32                the node of the model's tree at which each ends
 *     shapesOf    (characters + 1) × u32     where the characters of a shape like each begin
 *     characters  characters × u16           code units, in order
 *     readings    characters × 3 × u16       syllables of each without tones, the commonest first; 0 for none
 *     near        (syllables + 1) × u16      the syllable that stands for all that sound nearly like it
 *     shapes      shapes × u16               characters (by their place) of a shape like it, the likest first
 *     likeness    shapes × u8                of 255
 */
import { ArrayViews, joinedArrays } from '../../text/array-file.ts';

/** 'DYC1' as a little-endian number. */
const MAGIC = 0x31435944;
const VERSION = 1;
const HEADER = 8;
/** Readings kept of a character. */
export const READINGS = 3;
/** Words of more characters are found by their single ones. */
export const LONGEST_SOUND = 4;

export interface ConfusionArrays {
  readonly keys: Uint32Array;
  readonly nodes: Uint32Array;
  readonly shapesOf: Uint32Array;
  readonly characters: Uint16Array;
  readonly readings: Uint16Array;
  readonly near: Uint16Array;
  readonly shapes: Uint16Array;
  readonly likeness: Uint8Array;
}

/** A key with one more syllable: what sounds nearly alike has the same key, and a few others too. */
export function soundKey(before: number, syllable: number): number {
  return (Math.imul(before, 0x9e3779b1) + syllable) >>> 0;
}

/** The file's bytes. */
export function writeConfusionsFile(of: ConfusionArrays): Uint8Array {
  const header = new Uint32Array(HEADER);
  header.set([MAGIC, VERSION, of.characters.length, of.near.length - 1, of.keys.length, of.shapes.length]);
  const parts = [header, of.keys, of.nodes, of.shapesOf, of.characters, of.readings, of.near, of.shapes, of.likeness];
  return joinedArrays(parts);
}

/** The arrays of a file, as views of its bytes, which must stay as they are. Throws when it is not one. */
export function readConfusionsFile(file: Uint8Array): ConfusionArrays {
  const views = new ArrayViews(file);
  if (views.length < HEADER * 4) throw new Error('not a file of confusions: too short');
  const [magic, version, characters = 0, syllables = 0, words = 0, shapes = 0] = views.take32(HEADER);
  if (magic !== MAGIC || version !== VERSION) throw new Error('not a file of confusions this version reads');
  const of16 = characters * (1 + READINGS) + syllables + 1 + shapes;
  if (views.length !== (HEADER + 2 * words + characters + 1) * 4 + of16 * 2 + shapes)
    throw new Error('not a whole file of confusions');
  return {
    keys: views.take32(words),
    nodes: views.take32(words),
    shapesOf: views.take32(characters + 1),
    characters: views.take16(characters),
    readings: views.take16(characters * READINGS),
    near: views.take16(syllables + 1),
    shapes: views.take16(shapes),
    likeness: views.take8(shapes),
  };
}
