/** A face's file, as what is embedded of it is taken from it. */
import { fontDirectory, type ReadAt } from '../compose/font-tables.ts';
import { CffFace } from '../fonts/cff.ts';
import { type GlyphSource, glyphSource } from './subset.ts';

/** A face to embed, by what draws its glyphs. */
export type FaceSource = {
  /** All that is embedded of a face that may not be subset: its file, or of CFF the table of its outlines. */
  whole(): Uint8Array;
} & (
  | { readonly outlines: 'truetype'; readonly glyphs: GlyphSource }
  | { readonly outlines: 'cff'; readonly cff: CffFace }
);

/** Opens a face's file. Throws when it is no font with outlines of TrueType or CFF. */
export function faceSource(read: ReadAt): FaceSource {
  const directory = fontDirectory(read);
  const table = directory.find(({ tag }) => tag === 'CFF ');
  if (table === undefined) {
    const length = Math.max(...directory.map(({ start, length }) => start + length));
    return { outlines: 'truetype', glyphs: glyphSource(read), whole: () => read(0, length) };
  }
  const cff = new CffFace({ length: table.length, read: (at, length) => read(table.start + at, length) });
  return { outlines: 'cff', cff, whole: () => read(table.start, table.length) };
}
