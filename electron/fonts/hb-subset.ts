/** HarfBuzz's subsetter, through its C functions: it makes one plain face of a variable one, and small faces of large ones. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FaceCoordinates } from '../../shared/faces/face-file.ts';
import { FontProblem } from '../../shared/fonts/font-problem.ts';

/** What is used of the exports of `harfbuzz-subset.wasm`. It imports nothing. */
interface SubsetExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  _initialize(): void;
  malloc(size: number): number;
  hb_blob_create(data: number, length: number, mode: number, user: number, destroy: number): number;
  hb_blob_get_data(blob: number, length: number): number;
  hb_blob_get_length(blob: number): number;
  hb_face_create(blob: number, index: number): number;
  hb_face_reference_blob(face: number): number;
  hb_subset_input_create_or_fail(): number;
  hb_subset_input_keep_everything(input: number): void;
  hb_set_add(set: number, value: number): void;
  hb_set_clear(set: number): void;
  hb_set_invert(set: number): void;
  hb_subset_input_unicode_set(input: number): number;
  hb_subset_input_set(input: number, which: number): number;
  hb_subset_input_get_flags(input: number): number;
  hb_subset_input_set_flags(input: number, flags: number): void;
  hb_subset_input_pin_all_axes_to_default(input: number, face: number): number;
  hb_subset_input_pin_axis_location(input: number, face: number, axis: number, value: number): number;
  hb_subset_or_fail(face: number, input: number): number;
}

/** HarfBuzz's constants: the bytes are ours to keep (hb-blob.h); outlines of CFF2 become CFF once all axes are pinned (hb-subset.h). */
const MEMORY_MODE_WRITABLE = 2;
const DOWNGRADE_CFF2 = 0x4000;
/** The missing glyph keeps its outline; and the place of the set of features that are kept (hb-subset.h). */
const NOTDEF_OUTLINE = 0x40;
const LAYOUT_FEATURES = 6;

function isSubsetExports(exports: object): exports is SubsetExports {
  return 'hb_subset_or_fail' in exports && 'malloc' in exports && 'memory' in exports;
}

/** The section of a module that says how much memory it has, in pages (WebAssembly Core Specification 2.0, §5.5.8). */
const MEMORY_SECTION = 5;
const MODULE_HEADER = 8;
const MEMORY_PAGE = 65_536;

/** Reads a number of seven bits a byte. */
function numberAt(bytes: Uint8Array, start: number): { readonly value: number; readonly next: number } {
  let value = 0;
  for (let at = start, scale = 1; ; at++, scale *= 128) {
    const byte = bytes[at] ?? 0;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return { value, next: at + 1 };
  }
}

function numberBytes(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...numberBytes(value >> 7)];
}

/**
 * A module with another amount of memory, in pages. The package's own has 68 million bytes and cannot grow: a Chinese
 * face needs several times its own length. Pages that are not written to cost nothing.
 */
function withMemory(module: Uint8Array, pages: number): Uint8Array<ArrayBuffer> {
  for (let at = MODULE_HEADER; at < module.length; ) {
    const { value: length, next } = numberAt(module, at + 1);
    if (module[at] === MEMORY_SECTION) {
      // One memory, with a least and a most.
      const memory = [1, 1, ...numberBytes(pages), ...numberBytes(pages)];
      const section = [MEMORY_SECTION, ...numberBytes(memory.length), ...memory];
      return Buffer.concat([module.subarray(0, at), Uint8Array.from(section), module.subarray(next + length)]);
    }
    at = next + length;
  }
  throw new Error('harfbuzz-subset.wasm has no memory of its own');
}

/** Bytes of memory for a face: the subsetter's own, and what it makes of the face on the way. */
const OWN_MEMORY = 64 * 2 ** 20;
const TIMES = 8;
const MOST_MEMORY = 2 ** 31;

/** HarfBuzz with a memory of its own, large enough for a face of so many bytes; it goes with it. */
function openSubsetter(length: number): SubsetExports {
  const path = createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz-subset.wasm');
  const pages = Math.ceil(Math.min(MOST_MEMORY, OWN_MEMORY + length * TIMES) / MEMORY_PAGE);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(withMemory(readFileSync(path), pages)), {});
  if (!isSubsetExports(exports)) throw new Error('harfbuzz-subset.wasm lacks what making instances needs');
  exports._initialize();
  return exports;
}

/** A face in HarfBuzz's memory, and what is wanted of it; null where there is no room. */
function opened(hb: SubsetExports, font: Uint8Array): { readonly face: number; readonly input: number } | null {
  const data = hb.malloc(font.length);
  if (data === 0) return null;
  new Uint8Array(hb.memory.buffer).set(font, data);
  const face = hb.hb_face_create(hb.hb_blob_create(data, font.length, MEMORY_MODE_WRITABLE, 0, 0), 0);
  const input = hb.hb_subset_input_create_or_fail();
  return input === 0 ? null : { face, input };
}

/** The font file HarfBuzz makes of a face; null where it makes none. */
function made(hb: SubsetExports, face: number, input: number): Uint8Array<ArrayBuffer> | null {
  const subset = hb.hb_subset_or_fail(face, input);
  const blob = subset === 0 ? 0 : hb.hb_face_reference_blob(subset);
  const length = blob === 0 ? 0 : hb.hb_blob_get_length(blob);
  if (length === 0) return null;
  const at = hb.hb_blob_get_data(blob, 0);
  return new Uint8Array(hb.memory.buffer.slice(at, at + length));
}

function tagNumber(tag: string): number {
  return [...tag].reduce((number, letter) => ((number << 8) | letter.charCodeAt(0)) >>> 0, 0);
}

/**
 * The instance of a variable face at a place on its axes; axes that are not named are at their usual place. Glyphs keep
 * their numbers. Of a CFF2 face it has outlines of CFF. Throws `not-instanced`.
 */
export function instanceOf(font: Uint8Array, coordinates: FaceCoordinates): Uint8Array {
  try {
    return instanceBy(openSubsetter(font.length), font, coordinates);
  } catch (error) {
    if (error instanceof FontProblem) throw error;
    // What stops HarfBuzz, as memory that is wanting, leaves nothing behind: this was its own memory.
    throw new FontProblem('not-instanced');
  }
}

function instanceBy(hb: SubsetExports, font: Uint8Array, coordinates: FaceCoordinates): Uint8Array {
  const known = opened(hb, font);
  if (known === null) throw new FontProblem('not-instanced');
  const { face, input } = known;
  hb.hb_subset_input_keep_everything(input);
  hb.hb_subset_input_set_flags(input, hb.hb_subset_input_get_flags(input) | DOWNGRADE_CFF2);
  hb.hb_subset_input_pin_all_axes_to_default(input, face);
  for (const [axis, value] of Object.entries(coordinates)) {
    if (hb.hb_subset_input_pin_axis_location(input, face, tagNumber(axis), value) === 0) {
      throw new FontProblem('no-axis', { axis });
    }
  }
  const instance = made(hb, face, input);
  if (instance === null) throw new FontProblem('not-instanced');
  return instance;
}

/**
 * A face of the characters of a text alone, with all it may be set with in their place; glyphs are numbered anew. Null
 * where HarfBuzz makes none of it.
 */
export function faceOfCharacters(font: Uint8Array, text: Iterable<string>): Uint8Array<ArrayBuffer> | null {
  try {
    const hb = openSubsetter(font.length);
    const known = opened(hb, font);
    if (known === null) return null;
    const { face, input } = known;
    const characters = hb.hb_subset_input_unicode_set(input);
    for (const character of text) hb.hb_set_add(characters, character.codePointAt(0) ?? 0);
    // All features, of which it would keep the usual ones only.
    const features = hb.hb_subset_input_set(input, LAYOUT_FEATURES);
    hb.hb_set_clear(features);
    hb.hb_set_invert(features);
    hb.hb_subset_input_set_flags(input, hb.hb_subset_input_get_flags(input) | NOTDEF_OUTLINE);
    return made(hb, face, input);
  } catch {
    // What stops HarfBuzz, as memory that is wanting, leaves nothing behind: this was its own memory.
    return null;
  }
}
