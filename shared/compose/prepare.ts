/**
 * Stage 1: text becomes clusters, the pieces a line is built from, with every width a line
 * breaker may ask for summed up beforehand. All lengths are in em of the text's size.
 */
import type { FontName, Leaf } from '../edition/records.ts';
import { CharacterClass, classOf, mayBreakBetween } from '../text/characters.ts';
import { type FontBook, fontStack, type Typeface } from './typeface.ts';

/** Half of a full-width mark, the part without ink (GB/T 15834 5.1.10; clreq §3.1.6). */
const HALF = 0.5;
/** A dash or an ellipsis. */
const LEADER = 2;
/** Chinese–Western gap (clreq §3.2.2: up to a quarter em), and how far it may give way or grow. */
const GAP = 0.25;
const GAP_SHRINK = 0.125;
const GAP_STRETCH = 0.125;

/** A text ready for lines. Arrays have one entry a cluster; sums have one more. */
export interface Prepared {
  readonly text: string;
  readonly count: number;
  /** UTF-16 offset of each cluster; the last entry is the text's length. */
  readonly start: Int32Array;
  readonly cls: Uint8Array;
  readonly advance: Float64Array;
  /** Space taken off inside a line because of a neighbour, left and right. */
  readonly trimLeft: Float64Array;
  readonly trimRight: Float64Array;
  /** Space added after the cluster inside a line. */
  readonly gap: Float64Array;
  /** How much the mark itself may still give, and how much the gap after it may give or take. */
  readonly markShrink: Float64Array;
  readonly gapShrink: Float64Array;
  readonly gapStretch: Float64Array;
  /** 1 where space may be added after the cluster. */
  readonly open: Uint8Array;
  /** 1 where a line may end after the cluster. */
  readonly breakAfter: Uint8Array;
  readonly widthSum: Float64Array;
  readonly shrinkSum: Float64Array;
  readonly openSum: Float64Array;
  /** Glyphs of cluster k: `glyphStart[k]` up to `glyphStart[k + 1]`. */
  readonly glyphStart: Int32Array;
  readonly glyph: readonly number[];
  readonly dx: readonly number[];
  readonly face: readonly FontName[];
  /** Characters no loaded face has. */
  readonly missing: readonly string[];
}

interface Cluster {
  offset: number;
  cls: CharacterClass;
  advance: number;
  first: number;
  last: number;
  glyphs: { glyph: number; dx: number; face: FontName }[];
}

function western(name: CharacterClass): boolean {
  return name === CharacterClass.latin || name === CharacterClass.digit;
}

function faceFor(stack: readonly Typeface[], text: string): Typeface | undefined {
  return stack.find((face) => {
    for (const character of text) if (face.glyph(character.codePointAt(0) ?? 0) === 0) return false;
    return true;
  });
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

class Preparation {
  readonly clusters: Cluster[] = [];
  readonly missing = new Set<string>();

  /** A text that goes through the shaper: a Western word, a two-em dash, an unusual script. */
  shaped(text: string, offset: number, stack: readonly Typeface[]): void {
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
      this.missing.add(text);
    }
    const used = face ?? stack[0];
    if (used === undefined) return;
    const { glyphs, rightToLeft } = used.shape(text);
    const whole = rightToLeft || classOf(text.codePointAt(0) ?? 0) === CharacterClass.leader;
    let cluster: Cluster | undefined;
    for (const glyph of glyphs) {
      const place = whole ? offset : offset + glyph.cluster;
      if (cluster === undefined || cluster.offset !== place) {
        const first = text.codePointAt(whole ? 0 : glyph.cluster) ?? 0;
        cluster = { offset: place, cls: classOf(first), advance: 0, first, last: first, glyphs: [] };
        this.clusters.push(cluster);
      }
      cluster.glyphs.push({ glyph: glyph.glyph, dx: cluster.advance + glyph.dx, face: used.name });
      cluster.advance += glyph.advance;
      if (whole) cluster.last = text.codePointAt(text.length - 1) ?? 0;
    }
  }

  /** A two-em dash or ellipsis: two em whatever the font's advance, its glyphs centred in them (clreq §3.1.2). */
  leader(text: string, offset: number, stack: readonly Typeface[]): void {
    this.shaped(text, offset, stack);
    const cluster = this.clusters.at(-1);
    if (cluster === undefined) return;
    const shift = (LEADER - cluster.advance) / 2;
    for (const glyph of cluster.glyphs) glyph.dx += shift;
    cluster.advance = LEADER;
    cluster.cls = CharacterClass.leader;
  }

  /** A character that stands by itself on its advance. */
  plain(character: string, code: number, cls: CharacterClass, offset: number, stack: readonly Typeface[]): void {
    if (isInvisible(code)) {
      this.clusters.push({ offset, cls, advance: 0, first: code, last: code, glyphs: [] });
      return;
    }
    const face = stack.find((one) => one.glyph(code) !== 0);
    if (face === undefined) this.missing.add(character);
    const used = face ?? stack[0];
    if (used === undefined) return;
    const glyph = used.glyph(code);
    const natural = used.advance(glyph);
    // Interpuncts are half an em whatever the font says (clreq §3.1.6), centred in it.
    const advance = cls === CharacterClass.middle ? HALF : natural;
    const dx = (advance - natural) / 2;
    this.clusters.push({ offset, cls, advance, first: code, last: code, glyphs: [{ glyph, dx, face: used.name }] });
  }

  leaf(text: string, base: number, stack: readonly Typeface[]): void {
    let at = 0;
    while (at < text.length) {
      const code = text.codePointAt(at) ?? 0;
      const cls = classOf(code);
      const size = code > 0xffff ? 2 : 1;
      const doubled = cls === CharacterClass.leader || code === 0x2014;
      if (doubled && text.charCodeAt(at + 1) === code) {
        this.leader(text.slice(at, at + 2), base + at, stack);
        at += 2;
      } else if (western(cls) && !isInvisible(code)) {
        let end = at;
        while (end < text.length && end - at < 256) {
          const next = text.codePointAt(end) ?? 0;
          if (!western(classOf(next)) || isInvisible(next)) break;
          end += next > 0xffff ? 2 : 1;
        }
        this.shaped(text.slice(at, end), base + at, stack);
        at = end;
      } else {
        this.plain(text.slice(at, at + size), code, cls, base + at, stack);
        at += size;
      }
    }
  }
}

function isMark(name: CharacterClass | undefined): boolean {
  return name === CharacterClass.opening || name === CharacterClass.closing || name === CharacterClass.stop;
}

function closes(name: CharacterClass | undefined): boolean {
  return name === CharacterClass.closing || name === CharacterClass.stop;
}

/** Prepares a text of one or more leaves. `strong` names the face of emphasised leaves. */
export function prepare(leaves: readonly Leaf[], fonts: FontBook, font: FontName, strong: FontName): Prepared {
  const work = new Preparation();
  let text = '';
  for (const leaf of leaves) {
    work.leaf(leaf.text, text.length, fontStack(fonts, leaf.strong ? strong : font));
    text += leaf.text;
  }
  const { clusters } = work;
  const count = clusters.length;
  const prepared = {
    text,
    count,
    start: new Int32Array(count + 1),
    cls: new Uint8Array(count),
    advance: new Float64Array(count),
    trimLeft: new Float64Array(count),
    trimRight: new Float64Array(count),
    gap: new Float64Array(count),
    markShrink: new Float64Array(count),
    gapShrink: new Float64Array(count),
    gapStretch: new Float64Array(count),
    open: new Uint8Array(count),
    breakAfter: new Uint8Array(count),
    widthSum: new Float64Array(count + 1),
    shrinkSum: new Float64Array(count + 1),
    openSum: new Float64Array(count + 1),
    glyphStart: new Int32Array(count + 1),
    glyph: [] as number[],
    dx: [] as number[],
    face: [] as FontName[],
    missing: [...work.missing],
  };
  clusters.forEach((cluster, at) => {
    prepared.start[at] = cluster.offset;
    prepared.cls[at] = cluster.cls;
    prepared.advance[at] = cluster.advance;
    prepared.glyphStart[at] = prepared.glyph.length;
    for (const glyph of cluster.glyphs) {
      prepared.glyph.push(glyph.glyph);
      prepared.dx.push(glyph.dx);
      prepared.face.push(glyph.face);
    }
  });
  prepared.start[count] = text.length;
  prepared.glyphStart[count] = prepared.glyph.length;
  for (let at = 0; at < count; at++) relate(prepared, clusters, at);
  sumUp(prepared);
  return prepared;
}

type Building = { -readonly [K in keyof Prepared]: Prepared[K] };

/** A mark has space to give only where the font draws it full width. */
function isFullWidth(cluster: Cluster): boolean {
  return cluster.advance > 0.9 && cluster.advance < 1.1;
}

/** What a cluster and the one after it mean to each other (clreq §3.1.6, §3.2.2). */
function relate(prepared: Building, clusters: readonly Cluster[], at: number): void {
  const a = clusters[at];
  const b = clusters[at + 1];
  if (a === undefined) return;
  if (b === undefined) {
    prepared.breakAfter[at] = 1;
    return;
  }
  const marks = isMark(a.cls) && isMark(b.cls) && isFullWidth(a) && isFullWidth(b);
  if (marks) {
    // Two marks that make two em become one and a half: the space between them is halved.
    if (b.cls === CharacterClass.opening) prepared.trimLeft[at + 1] = HALF;
    else if (closes(a.cls)) prepared.trimRight[at] = HALF;
  }
  const mixed = (western(a.cls) && b.cls === CharacterClass.han) || (a.cls === CharacterClass.han && western(b.cls));
  if (mixed) {
    prepared.gap[at] = GAP;
    prepared.gapShrink[at] = GAP_SHRINK;
    prepared.gapStretch[at] = GAP_STRETCH;
  }
  prepared.breakAfter[at] = mayBreakBetween(a.last, b.first) ? 1 : 0;
  const joined = western(a.cls) && western(b.cls);
  const hugs = a.cls === CharacterClass.opening || closes(b.cls) || a.cls === CharacterClass.leader;
  prepared.open[at] = joined || hugs || b.cls === CharacterClass.middle || a.cls === CharacterClass.middle ? 0 : 1;
}

function sumUp(prepared: Building): void {
  const { count, cls, advance, trimLeft, trimRight } = prepared;
  for (let at = 0; at < count; at++) {
    const left = trimLeft[at] ?? 0;
    const right = trimRight[at] ?? 0;
    const full = (advance[at] ?? 0) > 0.9 && (advance[at] ?? 0) < 1.1;
    const gives = full && isMark(cls[at] as CharacterClass);
    const shrink = gives ? HALF - left - right : 0;
    prepared.markShrink[at] = Math.max(0, shrink);
    const width = (advance[at] ?? 0) - left - right + (prepared.gap[at] ?? 0);
    prepared.widthSum[at + 1] = (prepared.widthSum[at] ?? 0) + width;
    prepared.shrinkSum[at + 1] = (prepared.shrinkSum[at] ?? 0) + Math.max(0, shrink) + (prepared.gapShrink[at] ?? 0);
    prepared.openSum[at + 1] = (prepared.openSum[at] ?? 0) + (prepared.open[at] ?? 0);
  }
}

/** Space an opening mark gives up at a line's start beyond what a neighbour took already. */
export function startTrim(text: Prepared, at: number): number {
  const cls = text.cls[at];
  const advance = text.advance[at] ?? 0;
  if (cls === CharacterClass.opening && advance > 0.9) return HALF - (text.trimLeft[at] ?? 0);
  return 0;
}

/** Space a mark gives up at a line's end beyond what a neighbour took already (GB/T 15834 5.1.10). */
export function endTrim(text: Prepared, at: number): number {
  const cls = text.cls[at];
  const advance = text.advance[at] ?? 0;
  if (cls === CharacterClass.space) return advance;
  if ((cls === CharacterClass.closing || cls === CharacterClass.stop) && advance > 0.9 && advance < 1.1) {
    return HALF - (text.trimRight[at] ?? 0);
  }
  return 0;
}

/** Natural width of clusters `from` up to `to` set as one line, in em. */
export function naturalWidth(text: Prepared, from: number, to: number): number {
  if (to <= from) return 0;
  const last = to - 1;
  const inner = (text.widthSum[to] ?? 0) - (text.widthSum[from] ?? 0);
  return inner - (text.gap[last] ?? 0) - startTrim(text, from) - endTrim(text, last);
}
