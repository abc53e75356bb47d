/** A CFF face, read as far as its outlines are asked for (Adobe Technical Note 5176). */
import { CffIndex, type CffTable, type DictEntry, damagedCff, readCff, readDict } from './cff-dict.ts';
import { charstringBuffer, flatCharstring } from './charstring.ts';

/** Operators of dictionaries; those of two bytes as 12 and the second. */
export const cffOperators = {
  fontBox: 5,
  charset: 15,
  charStrings: 17,
  private: 18,
  subroutines: 19,
  charstringType: 1206,
  fontMatrix: 1207,
  registry: 1230,
  fontDicts: 1236,
  fontDictOf: 1237,
} as const;

type Dict = ReadonlyMap<number, DictEntry>;

/** What glyphs share that are drawn alike: hints, widths, subroutines. */
interface FontDict {
  readonly dict: Dict;
  /** The private dictionary without its subroutines. */
  readonly private: Dict;
  readonly local: CffIndex | null;
}

/** Predefined sets of characters, which are numbered below all places in a table. */
const PREDEFINED_CHARSETS = 3;
const MOST_FONT_DICTS = 256;

function single(dict: Dict, operator: number): number | undefined {
  return dict.get(operator)?.operands.at(-1);
}

function fontDictOf(table: CffTable, dict: Dict): FontDict {
  const [size = 0, offset = 0] = dict.get(cffOperators.private)?.operands ?? [];
  const all = readDict(readCff(table, offset, size).bytes);
  const at = single(all, cffOperators.subroutines);
  const local = at === undefined || at === 0 ? null : new CffIndex(table, offset + at);
  return { dict, private: new Map([...all].filter(([operator]) => operator !== cffOperators.subroutines)), local };
}

/** Which dictionary each glyph goes by (§19, FDSelect). */
function readFontDictOf(table: CffTable, at: number, glyphs: number, dicts: number): Uint8Array {
  const of = new Uint8Array(glyphs);
  const format = readCff(table, at, 1).u8(0);
  if (format === 0) of.set(readCff(table, at + 1, glyphs).bytes);
  else if (format === 3) {
    const count = readCff(table, at + 1, 2).u16(0);
    const ranges = readCff(table, at + 3, count * 3 + 2);
    for (let range = 0; range < count; range++) {
      const [first, dict, next] = [ranges.u16(range * 3), ranges.u8(range * 3 + 2), ranges.u16(range * 3 + 3)];
      if (next < first) throw damagedCff('its dictionaries are out of order');
      of.fill(dict, first, next);
    }
  } else throw damagedCff(`dictionaries chosen in the way ${format}`);
  if (of.some((dict) => dict >= dicts)) throw damagedCff('a glyph goes by a dictionary that is not there');
  return of;
}

/** A CFF face. */
export class CffFace {
  readonly top: Dict;
  readonly glyphs: number;
  readonly fontDicts: readonly FontDict[];
  /** True where glyphs are numbered as characters of a collection, and not named. */
  readonly isCidKeyed: boolean;
  readonly #table: CffTable;
  readonly #charStrings: CffIndex;
  readonly #global: CffIndex;
  readonly #fontDictOf: Uint8Array | null;
  readonly #buffer = charstringBuffer();

  /** Throws a {@link FontProblem} where the table is damaged or of a version that is not read. */
  constructor(table: CffTable) {
    this.#table = table;
    const header = readCff(table, 0, 4);
    if (header.u8(0) !== 1) throw damagedCff(`version ${header.u8(0)}`);
    const names = new CffIndex(table, header.u8(2));
    const tops = new CffIndex(table, names.end);
    const strings = new CffIndex(table, tops.end);
    this.#global = new CffIndex(table, strings.end);
    this.top = readDict(tops.item(0));
    if ((single(this.top, cffOperators.charstringType) ?? 2) !== 2) throw damagedCff('outlines of an older kind');
    const charStrings = single(this.top, cffOperators.charStrings);
    if (charStrings === undefined) throw damagedCff('it has no outlines');
    this.#charStrings = new CffIndex(table, charStrings);
    this.glyphs = this.#charStrings.count;
    if (this.glyphs === 0) throw damagedCff('it has no outlines');
    this.isCidKeyed = this.top.has(cffOperators.registry);
    if (!this.isCidKeyed) {
      this.fontDicts = [fontDictOf(table, this.top)];
      this.#fontDictOf = null;
      return;
    }
    const dicts = new CffIndex(table, single(this.top, cffOperators.fontDicts) ?? table.length);
    if (dicts.count === 0 || dicts.count > MOST_FONT_DICTS) throw damagedCff(`${dicts.count} dictionaries`);
    this.fontDicts = Array.from({ length: dicts.count }, (_, index) => fontDictOf(table, readDict(dicts.item(index))));
    const choice = single(this.top, cffOperators.fontDictOf) ?? table.length;
    this.#fontDictOf = readFontDictOf(table, choice, this.glyphs, dicts.count);
  }

  /** Number of the dictionary a glyph goes by. */
  fontDictOf(glyph: number): number {
    return this.#fontDictOf?.[glyph] ?? 0;
  }

  /** The program of a glyph's outline, without subroutines. Throws `bad-glyph`. */
  outline(glyph: number): Uint8Array {
    const local = this.fontDicts[this.fontDictOf(glyph)]?.local ?? null;
    return flatCharstring(glyph, this.#charStrings.item(glyph), { global: this.#global, local }, this.#buffer);
  }

  /**
   * The numbers by which a PDF asks for glyphs, for each glyph: of the collection's characters, or of a face whose
   * glyphs have names the glyphs' own (ISO 32000-1 §9.7.4.2).
   */
  cids(): Uint16Array {
    const cids = Uint16Array.from({ length: this.glyphs }, (_, glyph) => glyph);
    const at = single(this.top, cffOperators.charset) ?? 0;
    if (!this.isCidKeyed || at < PREDEFINED_CHARSETS) return cids;
    const format = readCff(this.#table, at, 1).u8(0);
    if (format === 0) {
      const list = readCff(this.#table, at + 1, (this.glyphs - 1) * 2);
      for (let glyph = 1; glyph < this.glyphs; glyph++) cids[glyph] = list.u16((glyph - 1) * 2);
      return cids;
    }
    if (format !== 1 && format !== 2) throw damagedCff(`a character set of the kind ${format}`);
    const size = format === 1 ? 3 : 4;
    for (let glyph = 1, range = at + 1; glyph < this.glyphs; range += size) {
      const one = readCff(this.#table, range, size);
      const more = format === 1 ? one.u8(2) : one.u16(2);
      for (let next = 0; next <= more && glyph < this.glyphs; next++) cids[glyph++] = one.u16(0) + next;
    }
    return cids;
  }
}
