/** How much of a font file is believed: fonts come from anywhere, and a damaged one may claim anything. */

/** Limits on what is read of a font file. Real fonts stay far below each. */
export const fontLimits = {
  /** Bytes of a file: the largest collections of all East Asian faces have some 200 million. */
  file: 512 * 2 ** 20,
  /** Bytes of one table, and of a face taken out of its file. */
  table: 128 * 2 ** 20,
  face: 160 * 2 ** 20,
  /** Faces of a collection: the largest have 72. */
  members: 256,
  tables: 128,
  names: 8_192,
  /** UTF-16 units of a name that is shown. */
  name: 200,
  axes: 64,
  instances: 1_024,
  features: 2_048,
  /** Numbers read of a face's substitutions: a face of all of Chinese has fewer than thirty thousand. */
  substitutionReads: 2_000_000,
  /** Groups of a character map: there cannot be more than characters. */
  groups: 0x11_0000,
  /** Glyphs a glyph is made of, and how deep they may be nested: real faces need three levels. */
  components: 256,
  depth: 8,
} as const;
