/** Which glyphs may come in place of which (OpenType 1.9.1, `GSUB`), in Chinese text and by what is asked of faces. */
import { fontLimits } from '../../shared/fonts/font-limits.ts';
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

/** The links found so far, and how much was read: a damaged table may claim the same bytes again and again. */
class Links {
  readonly of = new Map<number, Set<number>>();
  #read = 0;

  /** Counts what is about to be read. Throws a `RangeError` where it is more than any face has. */
  count(numbers: number): void {
    this.#read += numbers;
    if (this.#read > fontLimits.substitutionReads) throw new RangeError('more substitutions than a face has');
  }

  add(from: number, to: number): void {
    const known = this.of.get(from);
    if (known === undefined) this.of.set(from, new Set([to]));
    else known.add(to);
  }
}

/** The glyphs a coverage table names, in its order. */
function covered(table: TableBytes, links: Links): number[] {
  if (table.u16(0) === 1) return numbersAt(table, 2, links);
  const count = table.u16(2);
  links.count(count);
  const glyphs: number[] = [];
  for (let at = 4; at < 4 + count * 6; at += 6) {
    const [first, last] = [table.u16(at), table.u16(at + 2)];
    links.count(Math.max(0, last - first + 1));
    for (let glyph = first; glyph <= last; glyph++) glyphs.push(glyph);
  }
  return glyphs;
}

/** Runs through a list of numbers that a place begins with how many there are. */
function numbersAt(table: TableBytes, at: number, links: Links): number[] {
  const length = table.u16(at);
  links.count(length + 1);
  return Array.from({ length }, (_, index) => table.u16(at + 2 + index * 2));
}

/** Links each covered glyph to what a table of its own says. */
function eachCovered(table: TableBytes, links: Links, tell: (glyph: number, own: TableBytes) => void): void {
  const own = numbersAt(table, 4, links);
  for (const [index, glyph] of covered(table.from(table.u16(2)), links).entries()) {
    const start = own[index];
    if (start !== undefined) tell(glyph, table.from(start));
  }
}

function addSingle(table: TableBytes, links: Links): void {
  const glyphs = covered(table.from(table.u16(2)), links);
  const isShift = table.u16(0) === 1;
  const others = isShift ? [] : numbersAt(table, 4, links);
  const shift = isShift ? table.i16(4) : 0;
  for (const [index, glyph] of glyphs.entries()) {
    const to = isShift ? (glyph + shift) & 0xffff : others[index];
    if (to !== undefined) links.add(glyph, to);
  }
}

function addReverse(table: TableBytes, links: Links): void {
  const before = table.u16(4);
  const after = table.u16(6 + before * 2);
  const others = numbersAt(table, 8 + (before + after) * 2, links);
  for (const [index, glyph] of covered(table.from(table.u16(2)), links).entries()) {
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
    eachCovered(table, links, (glyph, own) => {
      for (const to of numbersAt(own, 0, links)) links.add(glyph, to);
    });
  } else if (type === LIGATURE) {
    eachCovered(table, links, (glyph, own) => {
      for (const start of numbersAt(own, 0, links)) links.add(glyph, own.u16(start));
    });
  } else if (type === REVERSE) addReverse(table, links);
}

/** Where the languages' tables of a list of scripts begin that count in Chinese text, each once however many records share it. */
function languageStarts(scripts: TableBytes, links: Links): Set<number> {
  const starts = new Set<number>();
  const count = scripts.u16(0);
  links.count(count);
  const scriptStarts = new Set<number>();
  for (let at = 2; at < 2 + count * 6; at += 6) scriptStarts.add(scripts.u16(at + 4));
  for (const start of scriptStarts) {
    const script = scripts.from(start);
    const languages = script.u16(2);
    links.count(languages + 1);
    if (script.u16(0) !== 0) starts.add(start + script.u16(0));
    for (let at = 4; at < 4 + languages * 6; at += 6) {
      if (script.tag(at) === LANGUAGE) starts.add(start + script.u16(at + 4));
    }
  }
  return starts;
}

/** The features by number that are applied in Chinese text. */
function chosenFeatures(gsub: TableBytes, features: TableBytes, links: Links): Set<number> {
  const scripts = gsub.from(gsub.u16(4));
  const [chosen, optional] = [new Set<number>(), new Set<number>()];
  for (const start of languageStarts(scripts, links)) {
    const language = scripts.from(start);
    const required = language.u16(2);
    if (required !== 0xffff) chosen.add(required);
    for (const feature of numbersAt(language, 4, links)) optional.add(feature);
  }
  for (const feature of optional) if (applied.has(features.tag(2 + feature * 6))) chosen.add(feature);
  return chosen;
}

/** The lookups that applied features name, and those that any feature names. */
function lookupsNamed(gsub: TableBytes, links: Links): { readonly wanted: Set<number>; readonly named: Set<number> } {
  const features = gsub.from(gsub.u16(6));
  const chosen = chosenFeatures(gsub, features, links);
  const count = features.u16(0);
  links.count(count);
  const isChosen = new Map<number, boolean>();
  for (let feature = 0; feature < count; feature++) {
    const start = features.u16(2 + feature * 6 + 4);
    isChosen.set(start, isChosen.get(start) === true || chosen.has(feature));
  }
  const [wanted, named] = [new Set<number>(), new Set<number>()];
  for (const [start, isWanted] of isChosen) {
    for (const lookup of numbersAt(features.from(start), 2, links)) {
      named.add(lookup);
      if (isWanted) wanted.add(lookup);
    }
  }
  return { wanted, named };
}

/** The kind of a lookup; of one that only says where its subtables are, theirs. */
function typeOf(lookup: TableBytes): number {
  const type = lookup.u16(0);
  return type === EXTENSION && lookup.u16(4) > 0 ? lookup.from(lookup.u16(6)).u16(2) : type;
}

/**
 * Reads a face's substitutions. Tables that several records share are read once. Throws a `FontProblem` or `RangeError`
 * where the table is damaged, or has more to read than `fontLimits.substitutionReads`.
 */
export function substitutions(gsub: TableBytes): Substitutions {
  const links = new Links();
  const { wanted, named } = lookupsNamed(gsub, links);
  const list = gsub.from(gsub.u16(8));
  const starts = numbersAt(list, 0, links);
  const isInContext = [...wanted].some((index) => {
    const start = starts[index];
    return start !== undefined && [CONTEXT, CHAINED].includes(typeOf(list.from(start)));
  });
  // A context applies lookups that as a rule no feature names.
  const read = starts.filter((_, index) => wanted.has(index) || (isInContext && !named.has(index)));
  for (const start of new Set(read)) {
    const lookup = list.from(start);
    for (const own of new Set(numbersAt(lookup, 4, links))) addSubtable(lookup.u16(0), lookup.from(own), links);
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
