/** Character styles while a text is prepared: figures above and below the line, widths, letterspacing, readings. */
import type { Look } from '../edition/leaf-records.ts';
import type { PrintedLeaf } from '../edition/printed-copy.ts';
import { CharacterClass, isSquare } from '../text/characters.ts';
import type { ClusterList } from './cluster-list.ts';
import { isMark } from './cluster-relations.ts';
import { type ComplexGlyph, type Prepared, type SetLook, Trait } from './prepared-text.ts';
import type { TextFaces } from './text-faces.ts';

/** Clusters of a run that has a style of its own. */
export interface LookedClusters {
  readonly from: number;
  readonly to: number;
  readonly leaf: PrintedLeaf;
}

/** True of a run in which more is otherwise than its face. */
export function isSetOtherwise({ script, spacing, width, colour, line, dots, ruby }: Look): boolean {
  return (
    script !== undefined ||
    spacing !== undefined ||
    width !== undefined ||
    colour !== undefined ||
    line !== undefined ||
    dots !== undefined ||
    ruby !== undefined
  );
}

/** Gives a cluster glyphs of other forms on another advance. */
function reshape(work: ClusterList, at: number, share: number, form: (glyph: ComplexGlyph) => ComplexGlyph): void {
  const { arena, advances, first } = work;
  const isComplex = ((arena.traits[at] ?? 0) & Trait.complex) !== 0;
  const glyphs = isComplex ? (work.complex?.get(at) ?? []) : [{ glyph: arena.glyph[at] ?? 0, dx: 0, scale: 1 }];
  work.complex ??= new Map();
  work.complex.set(at, glyphs.map(form));
  arena.traits[at] = (arena.traits[at] ?? 0) | Trait.complex;
  advances[at - first] = (advances[at - first] ?? 0) * share;
}

/** Characters above or below the line, as small and as high as their face has such figures. */
function shift(work: ClusterList, at: number, kind: NonNullable<Look['script']>): void {
  const id = work.fonts.ids[work.arena.face[at] ?? 0];
  if (id === undefined) return;
  const own = work.fonts.script(work.fonts.typeface(id), kind);
  reshape(work, at, own.width, (glyph) => {
    // A figure that is one by itself, such as ², is not made smaller still.
    if (glyph.script !== undefined) return glyph;
    return { ...glyph, dx: glyph.dx * own.width, scale: (glyph.scale * own.width) / own.size, script: own };
  });
}

/** Letters of another width. Marks keep theirs, and with it what they give. */
function widen(work: ClusterList, at: number, width: number): void {
  const cls = work.arena.cls[at] ?? 0;
  if (isMark(cls)) return;
  const share = width / 100;
  reshape(work, at, share, (glyph) => ({ ...glyph, dx: glyph.dx * share, scale: glyph.scale * share }));
}

/** Forms of letters, before it is known what they mean to each other. */
export function shapeLooks(work: ClusterList, looked: readonly LookedClusters[]): void {
  for (const { from, to, leaf } of looked) {
    const { script, width } = leaf;
    for (let at = from; at < to; at++) {
      if (script !== undefined) shift(work, at, script);
      if (width !== undefined) widen(work, at, width);
    }
  }
}

/** A figure above or below the line belongs to what it stands at: no line begins with it, and no gap is before it. */
function bind({ arena, first, at: end }: ClusterList, from: number, to: number): void {
  const { traits, cls } = arena;
  if (from <= first || from >= to) return;
  traits[from - 1] = (traits[from - 1] ?? 0) & ~(Trait.breakAfter | Trait.gap | Trait.open);
  // Nor after it, where it stands within Han, as the number of a note does.
  const isInHan = isSquare(cls[from - 1] as CharacterClass) && to < end && isSquare(cls[to] as CharacterClass);
  if (isInHan) traits[to - 1] = (traits[to - 1] ?? 0) & ~Trait.gap;
}

function widerBy(work: ClusterList, at: number, more: number): void {
  work.extra ??= new Map();
  work.extra.set(at, (work.extra.get(at) ?? 0) + more);
}

/** What lies between the lines of body copy, in em, where nothing is said of it. */
const USUAL_ROOM = 0.35;
/** How far Han reaches under the baseline, in em (`baselineIn`). */
const FOOT = 0.12;
/** Lines and dots lie in the upper half of what is between two lines, so that they are read with the one above them. */
const LOWEST = 0.12;

function underOf(room: number): number {
  return FOOT + Math.min(LOWEST, room * 0.4);
}

/** A reading is half as large as what it stands above, less where the lines are close, and no smaller than can be read. */
const LARGEST_READING = 0.5;
const SMALLEST_READING = 0.3;
/** Letters of a reading reach so far above and below their baseline, in em of the reading. */
const READING_TOP = 0.8;
const READING_FOOT = 0.22;
/** Space between a reading and the next one, in em. */
const BETWEEN_READINGS = 0.12;
const HEAD = 0.88;

/** A run's reading as it stands above each of its characters; they are set apart where it is wider than they are. */
function readingOf(
  work: ClusterList,
  { from, to }: LookedClusters,
  text: Prepared | undefined,
  room: number,
): SetLook['ruby'] {
  if (text === undefined) return undefined;
  const size = Math.min(LARGEST_READING, Math.max(SMALLEST_READING, room / (READING_TOP + READING_FOOT)));
  const { widthSum } = text.arena;
  const wide = ((widthSum[text.end] ?? 0) - (widthSum[text.first] ?? 0)) * size + BETWEEN_READINGS;
  const { arena, advances, first } = work;
  for (let at = from; at < to; at++) {
    const more = wide - (advances[at - first] ?? 0);
    if (arena.cls[at] === CharacterClass.space || more <= 0) continue;
    reshape(work, at, 1, (glyph) => ({ ...glyph, dx: glyph.dx + more / 2 }));
    widerBy(work, at, more);
  }
  return { text, size, rise: HEAD + READING_FOOT * size };
}

/** Space about letters, and what is drawn with them, once it is known what they mean to each other. */
export function setLooks(
  work: ClusterList,
  looked: readonly LookedClusters[],
  face: TextFaces,
  readings: ReadonlyMap<string, Prepared> | null,
): SetLook[] {
  const room = face.room ?? USUAL_ROOM;
  const under = underOf(room);
  return looked.flatMap((one): SetLook[] => {
    const { from, to, leaf } = one;
    if (from >= to) return [];
    if (leaf.script !== undefined) bind(work, from, to);
    if (leaf.spacing !== undefined) for (let at = from; at < to - 1; at++) widerBy(work, at, leaf.spacing / 1000);
    const colour = face.swatches?.find(({ id }) => id === leaf.colour);
    const { line, dots } = leaf;
    const ruby = readingOf(work, one, readings?.get(leaf.ruby ?? ''), room);
    if (colour === undefined && line === undefined && dots === undefined && ruby === undefined) return [];
    return [{ from, to, colour, line, dots, under, ruby }];
  });
}
