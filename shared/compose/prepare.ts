/**
 * Stage 1: text becomes clusters, the pieces a line is built from, with every width a line
 * breaker may ask for summed up beforehand. All lengths are in em of the text's size.
 */
import type { FaceId } from '../edition/ids.ts';
import type { Leaf, Setting } from '../edition/records.ts';
import { breakTable, CharacterClass, classOf, isWestern } from '../text/characters.ts';
import { type NameList, nameSpans, numberSpans, type Span } from '../text/spans.ts';
import { type Arena, commit, reserve } from './arena.ts';
import type { FontBook } from './font-book.ts';
import type { Typeface } from './typeface.ts';

/** Half of a full-width mark, the part without ink (GB/T 15834 5.1.10; clreq §3.1.6). */
export const HALF = 0.5;
/** A dash or an ellipsis. */
const LEADER = 2;
/** The two-em dash: one glyph, so that its ink is joined. */
const TWO_EM_DASH = 0x2e3a;
const EM_DASH = 0x2014;
const HYPHEN = 0x2d;
const NO_BREAK_SPACE = 0xa0;

/** What is true of a cluster, as bits. */
export const Trait = {
  /** A line may end after it. */
  breakAfter: 1,
  /** Space may be added after it. */
  open: 2,
  /** A Chinese–Western gap or a word space follows or is it: gives way and grows before other places. */
  gap: 4,
  /** A neighbour has taken the space on its left, on its right. */
  trimmedLeft: 8,
  trimmedRight: 16,
  /** A mark with half an em to give on its left, on its right. */
  givesLeft: 32,
  givesRight: 64,
  /** Its glyphs are in `complex`. */
  complex: 128,
  /** Hangs outside the measure at a line's end (clreq §3.1.5). */
  hangs: 256,
} as const;

/** A mark that can give half an em. */
export const GIVES = Trait.givesLeft | Trait.givesRight;

/** A glyph that does not simply stand at its cluster's start; lengths in em. */
interface ComplexGlyph {
  readonly glyph: number;
  readonly dx: number;
  /** Horizontal scale; 1 is none. */
  readonly scale: number;
}

/** A text ready for lines: clusters `first` up to `end` of its arena. */
export interface Prepared {
  readonly text: string;
  readonly setting: Setting;
  readonly arena: Arena;
  readonly first: number;
  readonly end: number;
  /** Glyphs of clusters that are not a single glyph at their start. */
  readonly complex: ReadonlyMap<number, readonly ComplexGlyph[]>;
  /** Unicode code points. */
  readonly characters: number;
  /** The faces that glyphs are of, by the number the arena has for them. */
  readonly faces: readonly FaceId[];
  /** Characters no loaded face has. */
  readonly missing: readonly string[];
}

const none: ReadonlyMap<number, readonly ComplexGlyph[]> = new Map();
const nothing: readonly string[] = [];

/** Control characters and marks that set nothing. */
function isInvisible(code: number): boolean {
  return (
    code < 0x20 ||
    (code >= 0x7f && code < 0xa0) ||
    (code >= 0x200b && code <= 0x200f) ||
    code === 0xfeff ||
    code === 0xfe0f
  );
}

function faceFor(stack: readonly Typeface[], text: string): Typeface | undefined {
  return stack.find((face) => {
    for (const character of text) if (face.glyph(character.codePointAt(0) ?? 0) === 0) return false;
    return true;
  });
}

/** Advances of the text being prepared, by cluster from its first. */
let advances = new Float64Array(1024);

/** Longest Western run shaped at once, in UTF-16 units. */
const LONGEST_WORD = 256;

/** Clusters of one text as they are made. */
class Preparation {
  readonly fonts: FontBook;
  readonly arena: Arena;
  readonly first: number;
  at: number;
  complex: Map<number, readonly ComplexGlyph[]> | null = null;
  missing: Set<string> | null = null;
  /** UTF-16 offsets where Western runs with digits start. */
  readonly numbers: number[] = [];
  /** Clusters that are a hyphen not followed by a number: no line starts with one. */
  readonly hyphens: number[] = [];
  /** No-break spaces. */
  readonly glue: number[] = [];
  surrogatePairs = 0;

  constructor(length: number, fonts: FontBook) {
    this.fonts = fonts;
    const { arena, first } = reserve(length + 1);
    this.arena = arena;
    this.first = first;
    this.at = first;
    if (advances.length < length + 1) advances = new Float64Array((length + 1) * 2);
  }

  add(offset: number, cls: CharacterClass, advance: number, glyph: number, face: number): void {
    const { arena, at } = this;
    arena.start[at] = offset;
    arena.cls[at] = cls;
    arena.traits[at] = 0;
    arena.glyph[at] = glyph;
    arena.face[at] = face;
    advances[at - this.first] = advance;
    this.at = at + 1;
  }

  addComplex(
    offset: number,
    cls: CharacterClass,
    advance: number,
    glyphs: readonly ComplexGlyph[],
    face: number,
  ): void {
    this.complex ??= new Map();
    this.complex.set(this.at, glyphs);
    this.add(offset, cls, advance, 0, face);
    this.arena.traits[this.at - 1] = Trait.complex;
  }

  miss(character: string): void {
    this.missing ??= new Set();
    this.missing.add(character);
  }

  /** A text that goes through the shaper: a Western word, an unusual script. */
  shaped(text: string, offset: number, stack: readonly Typeface[]): void {
    const primary = stack[0]?.shape(text);
    if (stack[0] !== undefined && primary?.isWhole === true && primary.isPlain) {
      const index = this.fonts.placeOf(stack[0]);
      for (let g = 0; g < primary.glyphs.length; g++) {
        const glyph = primary.glyphs[g];
        if (glyph !== undefined) this.add(offset + g, classOf(text.charCodeAt(g)), glyph.advance, glyph.glyph, index);
      }
      return;
    }
    const face = faceFor(stack, text);
    if (face === undefined) {
      const characters = [...text];
      if (characters.length > 1) {
        let at = offset;
        for (const character of characters) {
          this.shaped(character, at, stack);
          at += character.length;
        }
        return;
      }
      this.miss(text);
    }
    const used = face ?? stack[0];
    if (used === undefined) return;
    const index = this.fonts.placeOf(used);
    const { glyphs, rightToLeft } = used.shape(text);
    if (rightToLeft) {
      // A run of another direction moves as one piece.
      let pen = 0;
      const placed = glyphs.map((glyph) => {
        const dx = pen + glyph.dx;
        pen += glyph.advance;
        return { glyph: glyph.glyph, dx, scale: 1 };
      });
      this.addComplex(offset, classOf(text.codePointAt(0) ?? 0), pen, placed, index);
      return;
    }
    for (let g = 0; g < glyphs.length; g++) {
      const glyph = glyphs[g];
      if (glyph === undefined) break;
      const cls = classOf(text.codePointAt(glyph.cluster) ?? 0);
      if (glyphs[g + 1]?.cluster !== glyph.cluster && glyph.dx === 0) {
        this.add(offset + glyph.cluster, cls, glyph.advance, glyph.glyph, index);
        continue;
      }
      let pen = 0;
      const placed: ComplexGlyph[] = [];
      let last = g;
      for (; glyphs[last]?.cluster === glyph.cluster; last++) {
        const one = glyphs[last];
        if (one === undefined) break;
        placed.push({ glyph: one.glyph, dx: pen + one.dx, scale: 1 });
        pen += one.advance;
      }
      this.addComplex(offset + glyph.cluster, cls, pen, placed, index);
      g = last - 1;
    }
  }

  /** A two-em dash or ellipsis: two em whatever the font's advance, and its ink joined (clreq §3.1.2). */
  leader(code: number, text: string, offset: number, stack: readonly Typeface[]): void {
    const dash = code === EM_DASH || code === TWO_EM_DASH;
    const face = stack.find((one) => one.glyph(dash ? TWO_EM_DASH : code) !== 0);
    if (dash && face !== undefined) {
      const glyph = face.glyph(TWO_EM_DASH);
      const scale = LEADER / face.advance(glyph);
      this.addComplex(offset, CharacterClass.leader, LEADER, [{ glyph, dx: 0, scale }], this.fonts.placeOf(face));
      return;
    }
    // Without a glyph of two em, two of one em are stretched until they meet.
    const used = stack.find((one) => one.glyph(code) !== 0) ?? stack[0];
    if (used === undefined) return;
    const glyph = used.glyph(code);
    if (glyph === 0) this.miss(text[0] ?? '');
    const one = used.advance(glyph);
    const scale = dash && one > 0 ? 1 / one : 1;
    const dx = dash ? 0 : (1 - one) / 2;
    const placed = [
      { glyph, dx, scale },
      { glyph, dx: 1 + dx, scale },
    ];
    this.addComplex(offset, CharacterClass.leader, LEADER, placed, this.fonts.placeOf(used));
  }

  /** A character that stands by itself on its advance. */
  plain(text: string, code: number, cls: CharacterClass, offset: number, stack: readonly Typeface[]): void {
    if (isInvisible(code)) {
      this.addComplex(offset, cls, 0, [], 0);
      return;
    }
    const face = stack.find((one) => one.glyph(code) !== 0);
    if (face === undefined) this.miss(text);
    const used = face ?? stack[0];
    if (used === undefined) return;
    const glyph = used.glyph(code);
    const natural = used.advance(glyph);
    // Interpuncts, short connectors and the solidus are half an em whatever the font says (clreq §3.1.6).
    const isHalf = cls === CharacterClass.middle || cls === CharacterClass.solidus || code === 0x2013;
    if (isHalf && natural !== HALF) {
      const placed = [{ glyph, dx: (HALF - natural) / 2, scale: 1 }];
      this.addComplex(offset, cls, HALF, placed, this.fonts.placeOf(used));
      return;
    }
    this.add(offset, cls, natural, glyph, this.fonts.placeOf(used));
  }

  /** A run of Western letters, digits and marks. Returns where it ends in the leaf. */
  western(text: string, at: number, base: number, stack: readonly Typeface[]): number {
    let end = at;
    let digits = false;
    while (end < text.length && end - at < LONGEST_WORD) {
      let next = text.charCodeAt(end);
      if (next > 0x7f) next = text.codePointAt(end) ?? 0;
      const cls = classOf(next);
      if (!isWestern(cls) || isInvisible(next)) break;
      if (cls === CharacterClass.digit) digits = true;
      if (next > 0xffff) this.surrogatePairs++;
      end += next > 0xffff ? 2 : 1;
    }
    if (text.charCodeAt(at) === HYPHEN) {
      const after = text.charCodeAt(at + 1);
      if (!(after >= 0x30 && after <= 0x39)) this.hyphens.push(this.at);
    }
    if (digits) this.numbers.push(base + at);
    this.shaped(text.slice(at, end), base + at, stack);
    return end;
  }

  leaf(text: string, base: number, stack: readonly Typeface[]): void {
    const [primary] = stack;
    if (primary === undefined) return;
    const face = this.fonts.placeOf(primary);
    let at = 0;
    while (at < text.length) {
      const unit = text.charCodeAt(at);
      const cls = classOf(unit);
      if (cls <= CharacterClass.stop && (unit < 0xd800 || unit > 0xdfff) && unit !== 0xfeff) {
        // Nearly every character of Chinese copy: one glyph of the style's own face.
        const glyph = primary.glyph(unit);
        if (glyph !== 0) {
          this.add(base + at, cls, primary.advance(glyph), glyph, face);
          at++;
          continue;
        }
      }
      at = this.unusual(text, at, base, stack);
    }
  }

  /** Everything that is not a plain Han character or mark. Returns where it ends in the leaf. */
  unusual(text: string, at: number, base: number, stack: readonly Typeface[]): number {
    const code = text.codePointAt(at) ?? 0;
    const cls = classOf(code);
    const size = code > 0xffff ? 2 : 1;
    const doubles = cls === CharacterClass.leader || code === EM_DASH;
    if (code === TWO_EM_DASH) {
      this.leader(code, text.slice(at, at + 1), base + at, stack);
      return at + 1;
    }
    if (doubles && text.charCodeAt(at + 1) === code) {
      this.leader(code, text.slice(at, at + 2), base + at, stack);
      return at + 2;
    }
    if (isWestern(cls) && !isInvisible(code)) return this.western(text, at, base, stack);
    if (size === 2) this.surrogatePairs++;
    if (code === NO_BREAK_SPACE) this.glue.push(this.at);
    this.plain(text.slice(at, at + size), code, cls, base + at, stack);
    return at + size;
  }
}

/** A mark has space to give only where the font draws it full width. */
function isFullWidth(advance: number): boolean {
  return advance > 0.9 && advance < 1.1;
}

function isMark(cls: number): boolean {
  return cls === CharacterClass.opening || cls === CharacterClass.closing || cls === CharacterClass.stop;
}

/** Marks that may hang: 、，。 (clreq §3.1.5). */
const hanging = new Set(['、', '，', '。', '．'].map((mark) => mark.charCodeAt(0)));

/** Letters, digits and half-width signs: what stands a gap away from Han. */
function takesGap(cls: number, advance: number): boolean {
  if (cls === CharacterClass.latin || cls === CharacterClass.digit) return true;
  return (cls === CharacterClass.prefix || cls === CharacterClass.suffix) && !isFullWidth(advance);
}

function takeSpace(arena: Arena, at: number): void {
  const trait = arena.cls[at] === CharacterClass.opening ? Trait.trimmedLeft : Trait.trimmedRight;
  arena.traits[at] = (arena.traits[at] ?? 0) | trait;
}

/** Two marks side by side (clreq §3.1.6): two em become one and a half, or one in the tight style. */
function compress(arena: Arena, at: number, style: Setting['adjacentMarks']): void {
  const a = arena.cls[at] ?? 0;
  const b = arena.cls[at + 1] ?? 0;
  if (style === 'one-em') {
    takeSpace(arena, at);
    takeSpace(arena, at + 1);
    return;
  }
  // The space between the two is halved; what they enclose is hugged by both.
  if (b === CharacterClass.opening) takeSpace(arena, at + 1);
  else if (a !== CharacterClass.opening) takeSpace(arena, at);
}

/** What clusters mean to those after them: where lines may end, where space is taken, given, added. */
function relate(work: Preparation, setting: Setting): void {
  const { arena, first, at: end } = work;
  const { cls, traits } = arena;
  const mayBreak = breakTable(setting.strictness);
  for (let at = first; at < end; at++) {
    const a = cls[at] ?? 0;
    if (at + 1 === end) {
      traits[at] = (traits[at] ?? 0) | Trait.breakAfter;
      break;
    }
    const b = cls[at + 1] ?? 0;
    if (a === CharacterClass.han && b === CharacterClass.han) {
      traits[at] = (traits[at] ?? 0) | Trait.breakAfter | Trait.open;
      continue;
    }
    const wide = advances[at - first] ?? 0;
    const next = advances[at + 1 - first] ?? 0;
    if (isMark(a) && isMark(b) && isFullWidth(wide) && isFullWidth(next)) compress(arena, at, setting.adjacentMarks);
    let trait = traits[at] ?? 0;
    if (mayBreak(a as CharacterClass, b as CharacterClass)) trait |= Trait.breakAfter;
    if ((takesGap(a, wide) && b === CharacterClass.han) || (a === CharacterClass.han && takesGap(b, next))) {
      trait |= Trait.gap;
    }
    if (a === CharacterClass.space && wide < 0.6) trait |= Trait.gap;
    if (isOpen(a, b)) trait |= Trait.open;
    traits[at] = trait;
  }
  const join = (at: number) => {
    if (at >= first && at + 1 < end) traits[at] = (traits[at] ?? 0) & ~Trait.breakAfter;
  };
  for (const at of work.hyphens) if (setting.strictness !== 'none') join(at - 1);
  for (const at of work.glue) {
    join(at - 1);
    join(at);
  }
}

/** True where a line may be opened between two classes: not inside words, nor between a bracket and what it holds. */
function isOpen(a: number, b: number): boolean {
  if (a === CharacterClass.opening || b === CharacterClass.closing || b === CharacterClass.stop) return false;
  if (a === CharacterClass.middle || b === CharacterClass.middle) return false;
  if (a === CharacterClass.solidus || b === CharacterClass.solidus) return false;
  if (a === CharacterClass.connector || b === CharacterClass.connector) return false;
  if (a === CharacterClass.leader || b === CharacterClass.leader) return false;
  if (b === CharacterClass.space || (a === CharacterClass.space && isWestern(b as CharacterClass))) return false;
  if (b === CharacterClass.latinClosing || a === CharacterClass.latinOpening) return false;
  return !(isWestern(a as CharacterClass) && isWestern(b as CharacterClass));
}

/** Sums up widths and what can give or grow. */
function sumUp(work: Preparation, setting: Setting, text: string): void {
  const { arena, first, at: end } = work;
  const { cls, traits, endLoss, widthSum, markSum, gapSum, openSum } = arena;
  let width = 0;
  let marks = 0;
  let gaps = 0;
  let opens = 0;
  for (let at = first; at < end; at++) {
    widthSum[at] = width;
    markSum[at] = marks;
    gapSum[at] = gaps;
    openSum[at] = opens;
    const advance = advances[at - first] ?? 0;
    const name = cls[at] ?? 0;
    let trait = traits[at] ?? 0;
    let set = advance;
    let loss = 0;
    if (name !== CharacterClass.han && isMark(name) && isFullWidth(advance)) {
      const opening = name === CharacterClass.opening;
      if ((trait & (Trait.trimmedLeft | Trait.trimmedRight)) !== 0) set -= HALF;
      else {
        trait |= opening ? Trait.givesLeft : Trait.givesRight;
        if (!opening) loss = HALF;
        marks++;
      }
      if (setting.hanging && hanging.has(text.charCodeAt(arena.start[at] ?? 0))) {
        trait |= Trait.hangs;
        loss = set;
      }
      traits[at] = trait;
    }
    if (name === CharacterClass.space) loss = set;
    else if ((trait & Trait.gap) !== 0) {
      loss += setting.gap;
      set += setting.gap;
    }
    endLoss[at] = loss;
    if ((trait & Trait.gap) !== 0) gaps++;
    if ((trait & Trait.open) !== 0) opens++;
    width += set;
  }
  widthSum[end] = width;
  markSum[end] = marks;
  gapSum[end] = gaps;
  openSum[end] = opens;
}

/** The cluster that stands at a UTF-16 offset, or the one it is inside of. */
function clusterAt(arena: Arena, first: number, end: number, offset: number): number {
  const direct = first + offset;
  if (direct < end && arena.start[direct] === offset) return direct;
  let low = first;
  let high = end - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((arena.start[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Keeps spans whole. A date may be divided before 年, 月 and 日 where the style lets it. */
function keepWhole(work: Preparation, text: string, spans: readonly Span[], setting: Setting): void {
  const { arena, first, at: end } = work;
  for (const { from, to, kind } of spans) {
    const last = clusterAt(arena, first, end, to - 1);
    for (let at = clusterAt(arena, first, end, from); at < last; at++) {
      const next = text.charAt(arena.start[at + 1] ?? 0);
      const divides = kind === 'date' && setting.breakDates && '年月日号'.includes(next);
      if (!divides) arena.traits[at] = (arena.traits[at] ?? 0) & ~Trait.breakAfter;
    }
  }
}

/** Prepares a text of one or more leaves. `strong` names the face of emphasised leaves. */
export function prepare(
  leaves: readonly Leaf[],
  fonts: FontBook,
  face: { readonly font: FaceId; readonly strong: FaceId },
  setting: Setting,
  names: NameList,
): Prepared {
  let text = '';
  for (const leaf of leaves) text += leaf.text;
  const work = new Preparation(text.length, fonts);
  let base = 0;
  for (const leaf of leaves) {
    work.leaf(leaf.text, base, fonts.stack(leaf.strong === true ? face.strong : face.font));
    base += leaf.text.length;
  }
  const { arena, first, at: end } = work;
  arena.start[end] = text.length;
  relate(work, setting);
  if (work.numbers.length > 0) keepWhole(work, text, numberSpans(text, work.numbers), setting);
  if (names.pattern !== null) keepWhole(work, text, nameSpans(text, names), setting);
  sumUp(work, setting, text);
  commit(arena, end + 1);
  return {
    text,
    setting,
    arena,
    first,
    end,
    faces: fonts.ids,
    complex: work.complex ?? none,
    characters: text.length - work.surrogatePairs,
    missing: work.missing === null ? nothing : [...work.missing],
  };
}
