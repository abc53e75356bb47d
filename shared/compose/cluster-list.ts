/** The clusters of one text as they are made, and what is noted beside them. */
import type { FaceId } from '../edition/ids.ts';
import type { FaceMarks } from '../faces/face.ts';
import type { CharacterClass } from '../text/characters.ts';
import { type Arena, reserve } from './arena.ts';
import type { FontBook } from './font-book.ts';
import { type ComplexGlyph, Trait } from './prepared-text.ts';
import type { Typeface } from './typeface.ts';

/** One text is prepared at a time: its advances are needed until they are summed up, and stand in the same array. */
let scratch = new Float64Array(1024);

function advancesFor(clusters: number): Float64Array {
  if (scratch.length < clusters) scratch = new Float64Array(clusters * 2);
  return scratch;
}

/** Of which widths characters are. */
export interface Widths {
  /** As wide as they are drawn where their face says how. */
  readonly proportional?: boolean | undefined;
  /** Digits half an em each. */
  readonly halfDigits?: boolean | undefined;
}

/** Clusters one after the other. Offsets are in UTF-16 code units of what is seen of the text. */
export class ClusterList {
  readonly fonts: FontBook;
  /** Characters are as wide as they are drawn where their face says how. */
  readonly isProportional: boolean;
  readonly hasHalfDigits: boolean;
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
  /** UTF-16 offsets of what holds addresses of the web and of mail, from and to. */
  readonly addresses: { readonly from: number; readonly to: number }[] = [];
  /** What clusters are wider by behind their letters, in em: letterspacing, readings. */
  extra: Map<number, number> | null = null;
  /** Marks drawn in the middle of their em, which keep it: those of vertical lines. */
  keepsEm: Set<number> | null = null;
  /** No-break spaces. */
  readonly glue: number[] = [];

  constructor(length: number, fonts: FontBook, { proportional = false, halfDigits = false }: Widths) {
    this.fonts = fonts;
    this.isProportional = proportional;
    this.hasHalfDigits = halfDigits;
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
    arena.breakCost[at] = 0;
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

  /** Takes back the last cluster, and gives where it starts. */
  takeBack(): number {
    this.at--;
    this.complex?.delete(this.at);
    this.marks?.delete(this.at);
    return this.arena.start[this.at] ?? 0;
  }
}
