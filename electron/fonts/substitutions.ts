/** Which glyphs may come in place of which (OpenType 1.9.1, `GSUB`), in Chinese text and by what is asked of faces. */
import type { TableBytes } from '../../shared/fonts/table-bytes.ts';

/** Glyphs that may come in place of a glyph. */
export type Substitutions = ReadonlyMap<number, ReadonlySet<number>>;

/**
 * What browsers and HarfBuzz apply unasked, and what pages may ask for: vertical forms, widths, figures. Not what a user
 * would choose by hand: a face's older, simpler and other forms are as many glyphs again.
 */
const applied = new Set(
  'ccmp locl rlig rclt rvrn liga clig calt curs init medi fina isol vert vrt2 vrtr fwid hwid pwid twid qwid halt palt vhal vpal sups subs sinf numr dnom frac ordn lnum pnum tnum onum zero'.split(
    ' ',
  ),
);
/** Chinese as the mainland writes it; the language texts are shaped in. */
const LANGUAGE = 'ZHS ';

const SINGLE = 1;
const MULTIPLE = 2;
const ALTERNATE = 3;
const LIGATURE = 4;
const CONTEXT = 5;
const CHAINED = 6;
const EXTENSION = 7;
const REVERSE = 8;

/** More than any face has; damaged ones may claim the same tables again and again. */
const MOST_LINKS = 2_000_000;

class Links {
  readonly of = new Map<number, Set<number>>();
  #count = 0;

  add(from: number, to: number): void {
    if (++this.#count > MOST_LINKS) throw new RangeError('more substitutions than a face has');
    const known = this.of.get(from);
    if (known === undefined) this.of.set(from, new Set([to]));
    else known.add(to);
  }
}

/** The glyphs a coverage table names, in its order. */
function covered(table: TableBytes): number[] {
  const count = table.u16(2);
  if (table.u16(0) === 1) return Array.from({ length: count }, (_, at) => table.u16(4 + at * 2));
  const glyphs: number[] = [];
  for (let at = 4; at < 4 + count * 6; at += 6) {
    for (let glyph = table.u16(at); glyph <= table.u16(at + 2) && glyphs.length <= 0xffff; glyph++) glyphs.push(glyph);
  }
  return glyphs;
}

/** Runs through a list of numbers that a place begins with how many there are. */
function numbersAt(table: TableBytes, at: number): number[] {
  return Array.from({ length: table.u16(at) }, (_, index) => table.u16(at + 2 + index * 2));
}

/** Links each covered glyph to what a table of its own says. */
function eachCovered(table: TableBytes, tell: (glyph: number, own: TableBytes) => void): void {
  const own = numbersAt(table, 4);
  for (const [index, glyph] of covered(table.from(table.u16(2))).entries()) {
    const start = own[index];
    if (start !== undefined) tell(glyph, table.from(start));
  }
}

function addSingle(table: TableBytes, links: Links): void {
  const glyphs = covered(table.from(table.u16(2)));
  const isShift = table.u16(0) === 1;
  const others = isShift ? [] : numbersAt(table, 4);
  const shift = isShift ? table.i16(4) : 0;
  for (const [index, glyph] of glyphs.entries()) {
    const to = isShift ? (glyph + shift) & 0xffff : others[index];
    if (to !== undefined) links.add(glyph, to);
  }
}

function addReverse(table: TableBytes, links: Links): void {
  const before = table.u16(4);
  const after = table.u16(6 + before * 2);
  const others = numbersAt(table, 8 + (before + after) * 2);
  for (const [index, glyph] of covered(table.from(table.u16(2))).entries()) {
    const to = others[index];
    if (to !== undefined) links.add(glyph, to);
  }
}

/** Reads a subtable of a lookup. What contexts apply are lookups of their own, read with the others. */
function addSubtable(type: number, table: TableBytes, links: Links): void {
  if (type === EXTENSION) {
    if (table.u16(2) !== EXTENSION) addSubtable(table.u16(2), table.from(table.u32(4)), links);
  } else if (type === SINGLE) addSingle(table, links);
  else if (type === MULTIPLE || type === ALTERNATE) {
    eachCovered(table, (glyph, own) => {
      for (const to of numbersAt(own, 0)) links.add(glyph, to);
    });
  } else if (type === LIGATURE) {
    eachCovered(table, (glyph, own) => {
      for (const start of numbersAt(own, 0)) links.add(glyph, own.u16(start));
    });
  } else if (type === REVERSE) addReverse(table, links);
}

/** The lookups that applied features name, and those that any feature names. */
function lookupsNamed(gsub: TableBytes): { readonly wanted: Set<number>; readonly named: Set<number> } {
  const features = gsub.from(gsub.u16(6));
  const chosen = new Set<number>();
  const takeLanguage = (table: TableBytes) => {
    const required = table.u16(2);
    if (required !== 0xffff) chosen.add(required);
    for (const feature of numbersAt(table, 4)) {
      if (applied.has(features.tag(2 + feature * 6))) chosen.add(feature);
    }
  };
  const scripts = gsub.from(gsub.u16(4));
  for (let at = 2; at < 2 + scripts.u16(0) * 6; at += 6) {
    const script = scripts.from(scripts.u16(at + 4));
    if (script.u16(0) !== 0) takeLanguage(script.from(script.u16(0)));
    for (let one = 4; one < 4 + script.u16(2) * 6; one += 6) {
      if (script.tag(one) === LANGUAGE) takeLanguage(script.from(script.u16(one + 4)));
    }
  }
  const [wanted, named] = [new Set<number>(), new Set<number>()];
  for (let feature = 0; feature < features.u16(0); feature++) {
    for (const lookup of numbersAt(features.from(features.u16(2 + feature * 6 + 4)), 2)) {
      named.add(lookup);
      if (chosen.has(feature)) wanted.add(lookup);
    }
  }
  return { wanted, named };
}

function typeOf(lookup: TableBytes): number {
  const type = lookup.u16(0);
  const [first] = numbersAt(lookup, 4);
  return type === EXTENSION && first !== undefined ? lookup.from(first).u16(2) : type;
}

/** Reads a face's substitutions. Throws a `FontProblem` or `RangeError` where the table is damaged. */
export function substitutions(gsub: TableBytes): Substitutions {
  const links = new Links();
  const { wanted, named } = lookupsNamed(gsub);
  const list = gsub.from(gsub.u16(8));
  const lookups = numbersAt(list, 0).map((start) => list.from(start));
  const isInContext = [...wanted].some((index) => {
    const lookup = lookups[index];
    return lookup !== undefined && [CONTEXT, CHAINED].includes(typeOf(lookup));
  });
  for (const [index, lookup] of lookups.entries()) {
    // A context applies lookups that as a rule no feature names.
    if (!wanted.has(index) && !(isInContext && !named.has(index))) continue;
    for (const start of numbersAt(lookup, 4)) addSubtable(lookup.u16(0), lookup.from(start), links);
  }
  return links.of;
}

/** Glyphs with all that may come in their place. */
export function withSubstitutes(glyphs: Iterable<number>, substitutes: Substitutions): Set<number> {
  const all = new Set(glyphs);
  // A set goes on to what is added to it meanwhile.
  for (const glyph of all) for (const other of substitutes.get(glyph) ?? []) all.add(other);
  return all;
}
