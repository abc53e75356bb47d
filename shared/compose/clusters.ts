/** The first step of preparing a text: its characters become clusters with their glyphs and advances. */
import type { FaceId } from '../edition/ids.ts';
import type { FaceMarks } from '../faces/face.ts';
import { CharacterClass, classOf, isWestern } from '../text/characters.ts';
import { scriptCharacters, scriptOf } from '../text/scripts.ts';
import { type Arena, reserve } from './arena.ts';
import type { FontBook } from './font-book.ts';
import { type ComplexGlyph, HALF, Trait } from './prepared-text.ts';
import type { ShapedGlyph, Typeface } from './typeface.ts';

/** A dash or an ellipsis. */
const LEADER = 2;
/** The two-em dash: one glyph, so that its ink is joined. */
const TWO_EM_DASH = 0x2e3a;
const EM_DASH = 0x2014;
const HYPHEN = 0x2d;
const NO_BREAK_SPACE = 0xa0;

/** An advance from which on a mark is drawn in an em, as Chinese has it. */
const FULL = 0.9;

/** “ ” ‘ ’, which Chinese and Western text share. */
function isQuote(code: number): boolean {
  return code === 0x2018 || code === 0x2019 || code === 0x201c || code === 0x201d;
}

/** A letter or digit of Western text; none where a text ends. */
function isLetter(code: number): boolean {
  const cls = Number.isNaN(code) ? CharacterClass.space : classOf(code);
  return cls === CharacterClass.latin || cls === CharacterClass.digit;
}

/** A text parted between characters that are above or below the line and those on it. */
const SCRIPT_PARTS = new RegExp(`[${scriptCharacters}]+|[^${scriptCharacters}]+`, 'gu');

/** True where a face lacks a figure above or below the line that it can be drawn with. */
function lacksScripts(face: Typeface, text: string): boolean {
  let lacks = false;
  for (const character of text) {
    const script = scriptOf(character);
    if (script === undefined || face.glyph(character.charCodeAt(0)) !== 0) continue;
    if (face.glyph(script.base.charCodeAt(0)) === 0) return false;
    lacks = true;
  }
  return lacks;
}

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

/** Longest Western run shaped at once, in UTF-16 units. */
const LONGEST_WORD = 256;

/** One text is prepared at a time: its advances are needed until they are summed up, and stand in the same array. */
let scratch = new Float64Array(1024);

function advancesFor(clusters: number): Float64Array {
  if (scratch.length < clusters) scratch = new Float64Array(clusters * 2);
  return scratch;
}

/** Glyphs one after the other as a single cluster, and its advance in em. */
function sideBySide(glyphs: readonly ShapedGlyph[]): {
  readonly placed: readonly ComplexGlyph[];
  readonly advance: number;
} {
  let advance = 0;
  const placed = glyphs.map((glyph): ComplexGlyph => {
    const dx = advance + glyph.dx;
    advance += glyph.advance;
    return { glyph: glyph.glyph, dx, scale: 1 };
  });
  return { placed, advance };
}

/** Makes the clusters of one text, leaf by leaf. */
export class ClusterMaker {
  readonly fonts: FontBook;
  /** Characters are as wide as they are drawn where their face says how. */
  readonly isProportional: boolean;
  readonly arena: Arena;
  /** The first cluster, and the one that is made next. */
  readonly first: number;
  at: number;
  /** Advances of the clusters in em, from the first on. */
  readonly advances: Float64Array;
  complex: Map<number, readonly ComplexGlyph[]> | null = null;
  marks: Map<number, FaceMarks[string]> | null = null;
  missing: Set<string> | null = null;
  standIns: Map<string, FaceId> | null = null;
  /** UTF-16 offsets where Western runs with digits start. */
  readonly numbers: number[] = [];
  /** Clusters that are a hyphen not followed by a number: no line starts with one. */
  readonly hyphens: number[] = [];
  /** No-break spaces. */
  readonly glue: number[] = [];
  surrogatePairs = 0;

  constructor(length: number, fonts: FontBook, isProportional = false) {
    this.fonts = fonts;
    this.isProportional = isProportional;
    const { arena, first } = reserve(length + 1);
    this.arena = arena;
    this.first = first;
    this.at = first;
    this.advances = advancesFor(length + 1);
  }

  add(offset: number, cls: CharacterClass, advance: number, glyph: number, face: number): void {
    const { arena, at } = this;
    arena.start[at] = offset;
    arena.cls[at] = cls;
    arena.traits[at] = 0;
    arena.glyph[at] = glyph;
    arena.face[at] = face;
    this.advances[at - this.first] = advance;
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

  /** Takes note of how the cluster made next is moved where it is set in half an em, if its face says so. */
  place(marks: FaceMarks | undefined, character: string): void {
    const place = marks?.[character];
    if (place === undefined) return;
    this.marks ??= new Map();
    this.marks.set(this.at, place);
  }

  /** Takes note of characters that another face than the one asked for sets. */
  setBy(face: Typeface, text: string, stack: readonly Typeface[]): void {
    if (face === stack[0]) return;
    this.standIns ??= new Map();
    for (const character of text) this.standIns.set(character, face.id);
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
    if (this.withScripts(text, offset, stack)) return;
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
    this.setBy(used, text, stack);
    const index = this.fonts.placeOf(used);
    const { glyphs, rightToLeft } = used.shape(text);
    if (rightToLeft) {
      // A run of another direction moves as one piece.
      const { placed, advance } = sideBySide(glyphs);
      this.addComplex(offset, classOf(text.codePointAt(0) ?? 0), advance, placed, index);
    } else this.shapedClusters(glyphs, text, offset, index);
  }

  /**
   * Sets a text in which the face lacks figures above or below the line, and has those on it: they are drawn with those,
   * neighbours of them that the face has as well, so that all look alike. False where there are none.
   */
  withScripts(text: string, offset: number, stack: readonly Typeface[]): boolean {
    const [face] = stack;
    if (face === undefined || !lacksScripts(face, text)) return false;
    let at = offset;
    for (const part of text.match(SCRIPT_PARTS) ?? []) {
      if (lacksScripts(face, part)) this.scripts(part, at, face);
      else this.shaped(part, at, stack);
      at += part.length;
    }
    return true;
  }

  /** Figures above or below the line, drawn with those on it. */
  scripts(text: string, offset: number, face: Typeface): void {
    const index = this.fonts.placeOf(face);
    for (let at = 0; at < text.length; at++) {
      const script = scriptOf(text.charAt(at));
      if (script === undefined) continue;
      const glyph = face.glyph(script.base.charCodeAt(0));
      const form = this.fonts.script(face, script.kind);
      const placed = [{ glyph, dx: 0, scale: form.width / form.size, script: form }];
      this.addComplex(offset + at, classOf(text.charCodeAt(at)), face.advance(glyph) * form.width, placed, index);
    }
  }

  /** Clusters of a text shaped from left to right: glyphs that stand for the same characters are one. */
  shapedClusters(glyphs: readonly ShapedGlyph[], text: string, offset: number, face: number): void {
    let from = 0;
    while (from < glyphs.length) {
      const glyph = glyphs[from];
      if (glyph === undefined) return;
      const { cluster } = glyph;
      let to = from + 1;
      while (glyphs[to]?.cluster === cluster) to++;
      const cls = classOf(text.codePointAt(cluster) ?? 0);
      if (to === from + 1 && glyph.dx === 0) {
        this.add(offset + cluster, cls, glyph.advance, glyph.glyph, face);
      } else {
        const { placed, advance } = sideBySide(glyphs.slice(from, to));
        this.addComplex(offset + cluster, cls, advance, placed, face);
      }
      from = to;
    }
  }

  /** A two-em dash or ellipsis: two em whatever the font's advance, and its ink joined (clreq §3.1.2). */
  leader(code: number, text: string, offset: number, stack: readonly Typeface[]): void {
    const dash = code === EM_DASH || code === TWO_EM_DASH;
    const face = stack.find((one) => one.glyph(dash ? TWO_EM_DASH : code) !== 0);
    if (dash && face !== undefined) {
      this.setBy(face, text, stack);
      const glyph = face.glyph(TWO_EM_DASH);
      const scale = LEADER / face.advance(glyph);
      this.addComplex(offset, CharacterClass.leader, LEADER, [{ glyph, dx: 0, scale }], this.fonts.placeOf(face));
      return;
    }
    // Without a glyph of two em, two of one em are stretched until they meet.
    const used = stack.find((one) => one.glyph(code) !== 0) ?? stack[0];
    if (used === undefined) return;
    this.setBy(used, text, stack);
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
    this.setBy(used, text, stack);
    const glyph = used.glyph(code);
    const natural = used.advance(glyph);
    // Interpuncts, short connectors and the solidus are half an em whatever the font says (clreq §3.1.6).
    const isHalf = cls === CharacterClass.middle || cls === CharacterClass.solidus || code === 0x2013;
    if (isHalf && natural !== HALF) {
      const placed = [{ glyph, dx: (HALF - natural) / 2, scale: 1 }];
      this.addComplex(offset, cls, HALF, placed, this.fonts.placeOf(used));
      return;
    }
    const drawn = this.isProportional ? used.proportional(code) : null;
    if (drawn !== null) {
      const placed = [{ glyph, dx: drawn.dx, scale: 1 }];
      this.addComplex(offset, cls, drawn.advance, placed, this.fonts.placeOf(used));
      return;
    }
    this.place(this.fonts.marks(used), text);
    this.add(offset, cls, natural, glyph, this.fonts.placeOf(used));
  }

  /**
   * A quotation mark that a face draws for Western text, narrower than an em: in Chinese it stands in one half of an em, as
   * all such marks do (GB/T 15834 5.1.3). False where it is an apostrophe, or as wide as it is to be.
   */
  quote(text: string, at: number, base: number, stack: readonly Typeface[]): boolean {
    if (isLetter(text.charCodeAt(at - 1)) && isLetter(text.charCodeAt(at + 1))) return false;
    const code = text.charCodeAt(at);
    const face = stack.find((one) => one.glyph(code) !== 0);
    if (face === undefined) return false;
    const glyph = face.glyph(code);
    const natural = face.advance(glyph);
    if (natural >= FULL) return false;
    this.setBy(face, text.charAt(at), stack);
    const cls = classOf(code);
    const blank = Math.max(0, (HALF - natural) / 2);
    const dx = cls === CharacterClass.opening ? 1 - natural - blank : blank;
    this.addComplex(base + at, cls, 1, [{ glyph, dx, scale: 1 }], this.fonts.placeOf(face));
    return true;
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
    const marks = this.fonts.marks(primary);
    let at = 0;
    while (at < text.length) {
      const unit = text.charCodeAt(at);
      const cls = classOf(unit);
      if (!this.isProportional && cls <= CharacterClass.stop && (unit < 0xd800 || unit > 0xdfff) && unit !== 0xfeff) {
        // Nearly every character of Chinese copy: one glyph of the style's own face.
        const glyph = primary.glyph(unit);
        const advance = primary.advance(glyph);
        if (glyph !== 0 && (advance >= FULL || !isQuote(unit))) {
          if (marks !== undefined) this.place(marks, text.charAt(at));
          this.add(base + at, cls, advance, glyph, face);
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
    if (isQuote(code) && !this.isProportional && this.quote(text, at, base, stack)) return at + 1;
    this.plain(text.slice(at, at + size), code, cls, base + at, stack);
    return at + size;
  }
}
