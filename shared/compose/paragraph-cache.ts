/** What the engine remembers of a paragraph for as long as the paragraph lives unchanged. */
import type { BodyBlock, Edition, Paragraph, Style } from '../edition/records.ts';
import type { Pt } from '../edition/units.ts';
import type { DisplayItem } from './display-list.ts';
import { lineEnd } from './line.ts';
import { type Prepared, prepare } from './prepare.ts';
import type { FontBook } from './typeface.ts';

/** A line as it was last set, and where: set again only where it stands elsewhere. */
export interface SetBefore {
  readonly to: number;
  readonly block: BodyBlock;
  readonly x: Pt;
  readonly width: Pt;
  readonly baseline: Pt;
  readonly items: readonly DisplayItem[];
  /** Unicode code points in the line. */
  readonly characters: number;
}

/** A paragraph ready to be flowed. */
export interface Source {
  readonly paragraph: Paragraph;
  readonly fonts: FontBook;
  readonly style: Style;
  readonly text: Prepared;
  /** Unicode code points in the paragraph. */
  readonly characters: number;
  /** By measure in em: the line end for each first cluster, 0 where it has not been asked for. */
  readonly ends: Map<number, Int32Array>;
  /** By first cluster: its line as last set. */
  readonly setBefore: Map<number, SetBefore>;
}

export type ParagraphCache = WeakMap<Paragraph, Source>;

export function createParagraphCache(): ParagraphCache {
  return new WeakMap();
}

/** Unicode code points in a stretch of clusters. */
export function charactersIn(text: Prepared, from: number, to: number): number {
  const start = text.start[from] ?? 0;
  const end = text.start[to] ?? text.text.length;
  let count = 0;
  for (let at = start; at < end; at++) {
    // The second half of a surrogate pair is no character of its own; a half without its pair is.
    const isLow = (text.text.charCodeAt(at) & 0xfc00) === 0xdc00;
    const continues = isLow && at > start && (text.text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
    if (!continues) count++;
  }
  return count;
}

/** Prepares a paragraph, or gives back what is known of it. Null when its style is missing. */
export function sourceOf(
  paragraph: Paragraph,
  edition: Edition,
  fonts: FontBook,
  cache: ParagraphCache,
): Source | null {
  const style = edition.styles[paragraph.type === 'subhead' ? 'subhead' : 'body'];
  if (style === undefined) return null;
  const known = cache.get(paragraph);
  if (known !== undefined && known.fonts === fonts && known.style === style) return known;
  const text = prepare(paragraph.children, fonts, style.font, 'sans-bold');
  const characters = charactersIn(text, 0, text.count);
  const source = { paragraph, fonts, style, text, characters, ends: new Map(), setBefore: new Map() };
  cache.set(paragraph, source);
  return source;
}

/** Where a line ends, remembered: levelling columns asks the same of a paragraph many times. */
export function endOfLine(source: Source, from: number, measure: number): number {
  let ends = source.ends.get(measure);
  if (ends === undefined) {
    ends = new Int32Array(source.text.count + 1);
    source.ends.set(measure, ends);
  }
  const remembered = ends[from] ?? 0;
  if (remembered > 0) return remembered;
  const end = lineEnd(source.text, from, measure);
  ends[from] = end;
  return end;
}
