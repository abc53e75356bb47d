/**
 * Shaping by HarfBuzz's WebAssembly, through its C functions. Its package's own interface loads at once and waits for
 * the compiler; this one is opened by whoever has something to shape.
 */

/** What is used of the exports of `harfbuzz.wasm`. */
interface ShapingExports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  __wasm_call_ctors(): void;
  malloc(size: number): number;
  free(pointer: number): void;
  hb_blob_create(data: number, length: number, mode: number, user: number, destroy: number): number;
  hb_face_create(blob: number, index: number): number;
  hb_font_create(face: number): number;
  hb_language_from_string(text: number, length: number): number;
  hb_buffer_create(): number;
  hb_buffer_clear_contents(buffer: number): void;
  hb_buffer_add_utf16(buffer: number, text: number, length: number, offset: number, count: number): void;
  hb_buffer_guess_segment_properties(buffer: number): void;
  hb_buffer_set_language(buffer: number, language: number): void;
  hb_buffer_set_script(buffer: number, script: number): void;
  hb_buffer_set_direction(buffer: number, direction: number): void;
  hb_buffer_get_length(buffer: number): number;
  hb_buffer_get_glyph_infos(buffer: number, length: number): number;
  hb_buffer_get_glyph_positions(buffer: number, length: number): number;
  hb_shape(font: number, buffer: number, features: number, count: number): void;
  hb_font_get_glyph_extents(font: number, glyph: number, extents: number): number;
  hb_font_destroy(font: number): void;
  hb_face_destroy(face: number): void;
  hb_blob_destroy(blob: number): void;
}

/** A glyph as shaped; lengths in the face's units. */
export interface PlacedGlyph {
  readonly glyph: number;
  /** UTF-16 offset of what it stands for. */
  readonly cluster: number;
  /** Along the line: to the right, or of a vertical line down the page. */
  readonly advance: number;
  readonly dx: number;
  /** Up from the baseline. */
  readonly dy: number;
}

/** How a text is shaped as Chinese, whatever its characters are of. */
export interface AsChinese {
  /** From top to bottom, with the forms a face has for that (OpenType 1.9.1, feature `vert`). */
  readonly isVertical: boolean;
  /** Tags of features that are used besides the usual ones. */
  readonly features: readonly string[];
  /** By its own script and direction after all, with the features. */
  readonly inOwnScript?: true;
}

/** A face opened for shaping. */
export interface Shaper {
  /** Shapes a text by its own script and direction, or as Chinese. */
  shape(text: string, as?: AsChinese): PlacedGlyph[];
  /** The box round a glyph's outline, in the face's units: left, bottom, right, top. */
  box(glyph: number): readonly [number, number, number, number];
  /** Lets go of the face; nothing is shaped with it any more. */
  close(): void;
  /** The face's file as the shaper holds it: a view that is good until the next text is shaped. */
  file(): Uint8Array;
}

/** Opens a face, its file given without outlines or with them, for shaping. The shaper keeps a copy of its own. */
export type OpenShaper = (font: Uint8Array) => Shaper;

/** HarfBuzz's constant (hb-blob.h): the bytes are ours to keep. */
const MEMORY_MODE_WRITABLE = 2;
/** WebAssembly's memory grows by pages of so many bytes. */
const MEMORY_PAGE = 65_536;
/** `hb_glyph_info_t` and `hb_glyph_position_t`: five words of 32 bits each (hb-buffer.h). */
const WORDS = 5;

const LANGUAGE = 'zh-Hans';
/** `hb_direction_t` (hb-common.h). */
const DIRECTION = { level: 4, vertical: 6 } as const;
/** Bytes of an `hb_feature_t`: its tag, its value, and from where to where it holds. */
const FEATURE = 16;
const TO_THE_END = 0xffff_ffff;

/** Four letters as HarfBuzz writes tags and scripts. */
function tagOf(letters: string): number {
  return [...letters].reduce((number, letter) => ((number << 8) | letter.charCodeAt(0)) >>> 0, 0);
}
const HAN = tagOf('Hani');

function refuse(): never {
  throw new Error('HarfBuzz stopped');
}

function isShapingExports(exports: object): exports is ShapingExports {
  return 'hb_shape' in exports && 'malloc' in exports && 'memory' in exports;
}

/** What to instantiate `harfbuzz.wasm` with, and what to open what comes of it by. */
export function shapingModule() {
  let memory: ShapingExports['memory'] | undefined;
  return {
    /** To let its memory grow, and functions that a shaper never calls. */
    imports: {
      wasi_snapshot_preview1: { proc_exit: refuse },
      env: {
        _emscripten_runtime_keepalive_clear: refuse,
        _abort_js: refuse,
        _setitimer_js: refuse,
        emscripten_resize_heap(bytes: number): number {
          if (memory === undefined) return 0;
          try {
            memory.grow(Math.ceil((bytes - memory.buffer.byteLength) / MEMORY_PAGE));
            return 1;
          } catch {
            return 0;
          }
        },
      },
    },
    /** Throws when the exports are not HarfBuzz's. */
    open(exports: object): OpenShaper {
      if (!isShapingExports(exports)) throw new Error('harfbuzz.wasm lacks what shaping needs');
      memory = exports.memory;
      return createShaper(exports);
    },
  };
}

/** Says of a buffer how it is shaped, and shapes it with a font. */
function shapeBuffer(
  exports: ShapingExports,
  { font, buffer, language }: { readonly font: number; readonly buffer: number; readonly language: number },
  as: AsChinese | undefined,
): void {
  if (as === undefined) {
    exports.hb_buffer_guess_segment_properties(buffer);
    exports.hb_buffer_set_language(buffer, language);
    exports.hb_shape(font, buffer, 0, 0);
    return;
  }
  if (as.inOwnScript === true) exports.hb_buffer_guess_segment_properties(buffer);
  else {
    exports.hb_buffer_set_script(buffer, HAN);
    exports.hb_buffer_set_direction(buffer, as.isVertical ? DIRECTION.vertical : DIRECTION.level);
  }
  exports.hb_buffer_set_language(buffer, language);
  const count = as.features.length;
  const features = count === 0 ? 0 : exports.malloc(count * FEATURE);
  const said = as.features.flatMap((tag) => [tagOf(tag), 1, 0, TO_THE_END]);
  new Uint32Array(exports.memory.buffer, features, said.length).set(said);
  exports.hb_shape(font, buffer, features, count);
  if (features !== 0) exports.free(features);
}

/** A shaper over an instantiated `harfbuzz.wasm`. */
function createShaper(exports: ShapingExports): OpenShaper {
  exports.__wasm_call_ctors();
  // The memory may grow, which detaches views of it: a new one at each use.
  const bytes = () => new Uint8Array(exports.memory.buffer);
  const name = exports.malloc(LANGUAGE.length);
  bytes().set(
    [...LANGUAGE].map((letter) => letter.charCodeAt(0)),
    name,
  );
  const language = exports.hb_language_from_string(name, LANGUAGE.length);
  const buffer = exports.hb_buffer_create();
  return (file) => {
    const data = exports.malloc(file.length);
    if (data === 0) throw new Error('there is no memory for a face');
    bytes().set(file, data);
    const blob = exports.hb_blob_create(data, file.length, MEMORY_MODE_WRITABLE, 0, 0);
    const face = exports.hb_face_create(blob, 0);
    const font = exports.hb_font_create(face);
    const shape = (text: string, as?: AsChinese): PlacedGlyph[] => {
      const units = exports.malloc(text.length * 2);
      const view = new Uint16Array(exports.memory.buffer, units, text.length);
      for (let at = 0; at < text.length; at++) view[at] = text.charCodeAt(at);
      exports.hb_buffer_clear_contents(buffer);
      exports.hb_buffer_add_utf16(buffer, units, text.length, 0, text.length);
      exports.free(units);
      shapeBuffer(exports, { font, buffer, language }, as);
      const count = exports.hb_buffer_get_length(buffer) * WORDS;
      const infos = new Uint32Array(exports.memory.buffer, exports.hb_buffer_get_glyph_infos(buffer, 0), count);
      const places = new Int32Array(exports.memory.buffer, exports.hb_buffer_get_glyph_positions(buffer, 0), count);
      const glyphs: PlacedGlyph[] = [];
      for (let at = 0; at < count; at += WORDS) {
        const [glyph = 0, , cluster = 0] = infos.subarray(at, at + WORDS);
        const [along = 0, down = 0, dx = 0, dy = 0] = places.subarray(at, at + WORDS);
        glyphs.push({ glyph, cluster, advance: as?.isVertical === true ? -down : along, dx, dy });
      }
      return glyphs;
    };
    const box = (glyph: number) => {
      // `hb_glyph_extents_t`: how far to the right and up it begins, its width, and its height counted down.
      const at = exports.malloc(16);
      exports.hb_font_get_glyph_extents(font, glyph, at);
      const [left = 0, top = 0, width = 0, height = 0] = new Int32Array(exports.memory.buffer, at, 4);
      exports.free(at);
      return [left, top + height, left + width, top] as const;
    };
    const close = () => {
      exports.hb_font_destroy(font);
      exports.hb_face_destroy(face);
      exports.hb_blob_destroy(blob);
      exports.free(data);
    };
    return { shape, box, close, file: () => new Uint8Array(exports.memory.buffer, data, file.length) };
  };
}
