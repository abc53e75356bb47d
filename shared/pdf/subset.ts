/** Font subsetting with HarfBuzz (hb-subset), glyph numbers kept. */

/** What is used of hb-subset's WebAssembly exports. */
interface SubsetExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  _initialize(): void;
  malloc(size: number): number;
  free(pointer: number): void;
  hb_blob_create(data: number, length: number, mode: number, user: number, destroy: number): number;
  hb_blob_destroy(blob: number): void;
  hb_blob_get_data(blob: number, length: number): number;
  hb_blob_get_length(blob: number): number;
  hb_face_create(blob: number, index: number): number;
  hb_face_destroy(face: number): void;
  hb_face_reference_blob(face: number): number;
  hb_set_add(set: number, value: number): void;
  hb_set_clear(set: number): void;
  hb_subset_input_create_or_fail(): number;
  hb_subset_input_destroy(input: number): void;
  hb_subset_input_glyph_set(input: number): number;
  hb_subset_input_set(input: number, kind: number): number;
  hb_subset_input_set_flags(input: number, flags: number): void;
  hb_subset_or_fail(face: number, input: number): number;
}

/** HarfBuzz's constants (hb-blob.h, hb-subset.h). */
const MEMORY_MODE_WRITABLE = 2;
const SETS_DROP_TABLE_TAG = 3;
const SETS_LAYOUT_FEATURE_TAG = 6;
const FLAGS_NO_HINTING = 0x1;
const FLAGS_RETAIN_GIDS = 0x2;
const FLAGS_NO_LAYOUT_CLOSURE = 0x200;

/** Tables a PDF viewer never reads once glyphs are placed: layout, vertical metrics, names, mapping. */
const unusedTables = ['GSUB', 'GPOS', 'GDEF', 'BASE', 'vhea', 'vmtx', 'VORG', 'DSIG', 'name', 'OS/2', 'STAT', 'MATH'];

function tag(name: string): number {
  return [...name].reduce((value, character) => ((value << 8) | character.charCodeAt(0)) >>> 0, 0);
}

/** Makes a subset of a TrueType font that holds the given glyphs. */
export type Subsetter = (font: Uint8Array, glyphs: Iterable<number>) => Uint8Array;

/** A subsetter over an instantiated `harfbuzz-subset.wasm`. */
export function createSubsetter(exports: SubsetExports): Subsetter {
  exports._initialize();
  // The memory may grow, which detaches views of it: take a new one at each use.
  const memory = () => new Uint8Array(exports.memory.buffer);
  return (font, glyphs) => {
    const data = exports.malloc(font.length);
    memory().set(font, data);
    const blob = exports.hb_blob_create(data, font.length, MEMORY_MODE_WRITABLE, 0, 0);
    const face = exports.hb_face_create(blob, 0);
    exports.hb_blob_destroy(blob);
    const input = exports.hb_subset_input_create_or_fail();
    const wanted = exports.hb_subset_input_glyph_set(input);
    for (const glyph of glyphs) exports.hb_set_add(wanted, glyph);
    const dropped = exports.hb_subset_input_set(input, SETS_DROP_TABLE_TAG);
    for (const name of unusedTables) exports.hb_set_add(dropped, tag(name));
    exports.hb_set_clear(exports.hb_subset_input_set(input, SETS_LAYOUT_FEATURE_TAG));
    exports.hb_subset_input_set_flags(input, FLAGS_NO_HINTING | FLAGS_RETAIN_GIDS | FLAGS_NO_LAYOUT_CLOSURE);
    const subset = exports.hb_subset_or_fail(face, input);
    exports.hb_subset_input_destroy(input);
    exports.hb_face_destroy(face);
    if (subset === 0) {
      exports.free(data);
      throw new Error('the font could not be subset');
    }
    const result = exports.hb_face_reference_blob(subset);
    const start = exports.hb_blob_get_data(result, 0);
    const bytes = memory().slice(start, start + exports.hb_blob_get_length(result));
    exports.hb_blob_destroy(result);
    exports.hb_face_destroy(subset);
    exports.free(data);
    return bytes;
  };
}

export type { SubsetExports };
