/** A text ready for lines: its clusters, the pieces a line is built from, and what is true of them. Lengths are in em. */
import type { FaceId } from '../edition/ids.ts';
import type { Look } from '../edition/leaf-records.ts';
import type { Setting, Swatch } from '../edition/records.ts';
import type { FaceMarks } from '../faces/face.ts';
import type { Arena } from './arena.ts';
import type { ScriptForm } from './face-tables.ts';

/** Half of a full-width mark, the part without ink (GB/T 15834 5.1.10; clreq §3.1.6). */
export const HALF = 0.5;
/** What a line may cost that ends where custom would not have it end: so much for each step of an arena's `breakCost`. */
export const BREAK_COST = 0.05;
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
  /** The next one is of the same character, or joined to it: even where a line must end somewhere it does not end here. */
  joined: 512,
  /** A mark that is pressed inside a line only after everything else: 。？！ (clreq §3.1.10). */
  pressedLast: 1024,
  /** A mark that keeps its em inside a line unless nothing else helps: ：. */
  rigid: 2048,
  /** A full-width space by itself between words: gives way before 。？！. */
  blank: 4096,
  /** A gap without width of its own, beside digits of half an em: it grows as others do. */
  flush: 8192,
} as const;

/** A mark that can give half an em. */
export const GIVES = Trait.givesLeft | Trait.givesRight;

/** A glyph that does not simply stand at its cluster's start; lengths in em. */
export interface ComplexGlyph {
  readonly glyph: number;
  readonly dx: number;
  /** Horizontal scale; 1 is none. */
  readonly scale: number;
  /** Absent of a glyph as large as its text, on its line. */
  readonly script?: ScriptForm;
}

/** How a text is set: as its style says, and as a headline. */
export interface TextSetting extends Setting {
  /** Marks that have half of their em without ink are set in the other half, wherever they stand. */
  readonly halfMarks?: boolean;
}

/** A text ready for lines: clusters `first` up to `end` of its arena. */
export interface Prepared {
  readonly text: string;
  /** True where what is seen of the text (seen-text.ts) is not the text as it stands. It is not kept: few ask for it again. */
  readonly hasUnseen: boolean;
  readonly setting: TextSetting;
  readonly arena: Arena;
  readonly first: number;
  readonly end: number;
  /** Glyphs of clusters that are not a single glyph at their start. */
  readonly complex: ReadonlyMap<number, readonly ComplexGlyph[]>;
  /** Marks whose ink is not in the half of their em that is theirs, by cluster. */
  readonly marks: ReadonlyMap<number, FaceMarks[string]>;
  /** The glyph of the hyphen that a line shows which ends after a cluster, where one may end so. */
  readonly hyphens: ReadonlyMap<number, number>;
  /** Of a text for vertical lines: its clusters that are a short number, set across in one em (纵中横). */
  readonly across?: ReadonlySet<number>;
  /** 字数. */
  readonly characters: number;
  /** The faces that glyphs are of, by the number the arena has for them. */
  readonly faces: readonly FaceId[];
  /** Characters no loaded face has. */
  readonly missing: readonly string[];
  /** Characters that the face asked for lacks, and the face that sets each. */
  readonly standIns: ReadonlyMap<string, FaceId>;
  /** Stretches with colours, lines, dots, readings of their own (`set-looks.ts`), one after the other; empty of most texts. */
  readonly looks: readonly SetLook[];
}

/** What a stretch of clusters has besides its glyphs. */
export interface SetLook {
  readonly from: number;
  readonly to: number;
  readonly colour?: Swatch | undefined;
  readonly line?: Look['line'];
  readonly dots?: true | undefined;
  /** How far under the baseline its line and dots lie, in em: between the letters and the next line. */
  readonly under: number;
  /** What stands above each of its characters, and how large that is, in em. */
  readonly ruby?: { readonly text: Prepared; readonly size: number; readonly rise: number } | undefined;
}
