/** The tables of the faces in a font file: where each is, within the file (OpenType 1.9.1, "Organization of an OpenType Font"). */
import type { ReadAt } from '../compose/font-tables.ts';
import { fontLimits } from './font-limits.ts';
import { FontProblem } from './font-problem.ts';
import { TableBytes } from './table-bytes.ts';

const HEADER = 12;
const ENTRY = 16;

/** A font file, open to be read. */
export interface OpenFontFile {
  readonly length: number;
  readonly read: ReadAt;
}

/** The tables of one face. */
export class FaceTableReader {
  readonly member: number;
  readonly #file: OpenFontFile;
  readonly #places: ReadonlyMap<string, { readonly start: number; readonly length: number }>;

  constructor(file: OpenFontFile, member: number, places: FaceTableReader['places']) {
    this.member = member;
    this.#file = file;
    this.#places = places;
  }

  /** Where each table is in the file, by its tag of four characters. */
  get places(): ReadonlyMap<string, { readonly start: number; readonly length: number }> {
    return this.#places;
  }

  has(tag: string): boolean {
    return this.#places.has(tag);
  }

  /** A table, or null of one that is not there. Throws `too-large`, `cut-off`. */
  find(tag: string): TableBytes | null {
    const place = this.#places.get(tag);
    if (place === undefined) return null;
    if (place.length > fontLimits.table) {
      throw new FontProblem('too-large', { size: place.length, most: fontLimits.table });
    }
    const bytes = this.#file.read(place.start, place.length);
    if (bytes.length < place.length) throw new FontProblem('cut-off', { table: tag.trim() });
    return new TableBytes(tag.trim(), bytes);
  }

  /** A table that must be there. Throws `no-table`, `too-large`, `cut-off`. */
  table(tag: string): TableBytes {
    const found = this.find(tag);
    if (found === null) throw new FontProblem('no-table', { table: tag.trim() });
    return found;
  }
}

/** What files start with that are fonts of another kind. */
const otherFormats: Readonly<Record<string, string>> = {
  wOFF: 'WOFF',
  wOF2: 'WOFF2',
  typ1: 'Type 1',
  '%!PS': 'Type 1',
  '\u0080\u0001%!': 'Type 1',
  '\0\0\u0001\0': 'Mac dfont',
};

const plainFaces = new Set(['\0\u0001\0\0', 'OTTO', 'true']);

/** Where a face's directory is in its file; one of a file that is no collection is at its start. */
function directoriesOf(file: OpenFontFile): number[] {
  const header = new TableBytes('ttcf', file.read(0, HEADER));
  if (header.length < HEADER) throw new FontProblem('not-a-font');
  const kind = header.tag(0);
  const other = otherFormats[kind];
  if (other !== undefined) throw new FontProblem('old-format', { format: other });
  if (plainFaces.has(kind)) return [0];
  if (kind !== 'ttcf') throw new FontProblem('not-a-font');
  const count = header.u32(8);
  if (count > fontLimits.members) throw new FontProblem('too-many', { what: 'faces', count, most: fontLimits.members });
  if (count === 0) throw new FontProblem('damaged', { table: 'ttcf', detail: '0' });
  const starts = new TableBytes('ttcf', file.read(HEADER, count * 4));
  return Array.from({ length: count }, (_, member) => starts.u32(member * 4));
}

function tablesAt(file: OpenFontFile, member: number, start: number): FaceTableReader {
  const header = new TableBytes('sfnt', file.read(start, HEADER));
  if (start + HEADER > file.length) throw new FontProblem('out-of-file', { table: 'sfnt' });
  if (!plainFaces.has(header.tag(0))) throw new FontProblem('not-a-font');
  const count = header.u16(4);
  if (count > fontLimits.tables) throw new FontProblem('too-many', { what: 'tables', count, most: fontLimits.tables });
  const directory = new TableBytes('sfnt', file.read(start + HEADER, count * ENTRY));
  const places = new Map<string, { readonly start: number; readonly length: number }>();
  for (let at = 0; at < count * ENTRY; at += ENTRY) {
    const tag = directory.tag(at);
    const place = { start: directory.u32(at + 8), length: directory.u32(at + 12) };
    if (places.has(tag)) throw new FontProblem('two-tables', { table: tag });
    if (place.start + place.length > file.length) throw new FontProblem('out-of-file', { table: tag.trim() });
    places.set(tag, place);
  }
  return new FaceTableReader(file, member, places);
}

/** A face of a file, or why it has no tables that could be read. */
export type Member =
  | { readonly member: number; readonly tables: FaceTableReader }
  | { readonly member: number; readonly problem: FontProblem };

/** The faces of a font file. Throws a {@link FontProblem} for what is no font file. */
export function membersOf(file: OpenFontFile): { readonly isCollection: boolean; readonly members: Member[] } {
  if (file.length > fontLimits.file) throw new FontProblem('too-large', { size: file.length, most: fontLimits.file });
  const starts = directoriesOf(file);
  const members = starts.map((start, member): Member => {
    try {
      return { member, tables: tablesAt(file, member, start) };
    } catch (error) {
      if (error instanceof FontProblem) return { member, problem: error };
      throw error;
    }
  });
  return { isCollection: starts[0] !== 0 || starts.length > 1, members };
}
