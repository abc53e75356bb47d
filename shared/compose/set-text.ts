/** Text of some lines outside a thread: captions from the top of their frame, quotes in the middle of it. */
import type { TextToSet } from '../blocks/compositor.ts';
import { swatchesOf } from '../edition/colours.ts';
import type { BlockId } from '../edition/ids.ts';
import type { Article, Edition, Leaf, Style } from '../edition/records.ts';
import { hasLooks, readRuns } from '../edition/text.ts';
import type { Frame, Pt } from '../edition/units.ts';
import type { DisplayItem, TextSource } from './display-list.ts';
import type { FontBook } from './font-book.ts';
import { baselineIn, lineRuns } from './glyph-runs.ts';
import { adjust, naturalWidth } from './line.ts';
import { namesOf } from './paragraph-cache.ts';
import { prepare } from './prepare.ts';
import type { Prepared } from './prepared-text.ts';
import type { Resources } from './resources.ts';
import { SenseBreaks } from './sense.ts';
import { textFaces } from './text-faces.ts';
import { fitLines } from './total-fit.ts';

/** What of a text found room. */
export interface TextFit {
  readonly items: readonly DisplayItem[];
  readonly lines: number;
  readonly oversetCharacters: number;
  readonly missing: readonly string[];
  readonly standIns: Prepared['standIns'];
}

/** Whose text it is, and where it stands. */
interface TextFrame {
  readonly blockId: BlockId;
  readonly frame: Frame;
  readonly source: TextSource | null;
}

function prepared(leaves: readonly Leaf[], style: Style, edition: Edition, fonts: FontBook): Prepared {
  const faces = { ...textFaces(style, fonts), swatches: swatchesOf(edition) };
  return prepare(leaves, fonts, faces, style.setting, namesOf(edition));
}

function endsOf(text: Prepared, style: Style, width: Pt): readonly number[] {
  const measure = Math.max(1, width / style.size);
  return fitLines(text, text.first, text.end, measure, measure).ends;
}

/** Lines a caption needs on a width. */
export function captionLines(leaves: readonly Leaf[], fonts: FontBook, edition: Edition, width: Pt): number {
  const style = edition.styles['caption'];
  return style === undefined ? 0 : endsOf(prepared(leaves, style, edition, fonts), style, width).length;
}

/** Lines broken by sense where they fit so, else as body text is. */
function endsBySense(text: Prepared, style: Style, width: Pt, cutWords: Resources['cutWords']): readonly number[] {
  const ends = endsOf(text, style, width);
  if (ends.length < 2) return ends;
  const measure = Math.max(1, width / style.size);
  const breaks = new SenseBreaks(text, cutWords);
  for (const count of [ends.length, ends.length + 1]) {
    const lines = breaks.inLines(count);
    const fits = lines?.every(({ from, to }) => naturalWidth(text, from, to) <= measure) ?? false;
    if (lines !== null && fits) return lines.map((line) => line.to);
  }
  return ends;
}

/** Justified lines from the top. */
function fromTop(
  text: Prepared,
  style: Style,
  ends: readonly number[],
  { blockId, frame, source }: TextFrame,
): TextFit {
  const items: DisplayItem[] = [];
  let from = text.first;
  let lines = 0;
  for (const to of ends) {
    if ((lines + 1) * style.leading > frame.height + 0.01) break;
    const set = adjust(text, from, to, frame.width / style.size, to < text.end);
    const y = baselineIn(frame.y + lines * style.leading, style.leading, style.size);
    items.push(...lineRuns(text, from, to, set, { blockId, source, size: style.size, x: frame.x, y }));
    from = to;
    lines++;
  }
  return { items, lines, oversetCharacters: text.end - from, missing: text.missing, standIns: text.standIns };
}

/** Centred lines in the middle, as many as the frame has room for within its inset. */
function inMiddle(
  text: Prepared,
  to: TextToSet,
  ends: readonly number[],
  { blockId, frame, source }: TextFrame,
): TextFit {
  const { style, inset = 0 } = to;
  const { x, y, width, height } = frame;
  const measure = Math.max(1, width / style.size);
  const room = height - 2 * inset;
  const lines = Math.max(0, Math.min(ends.length, Math.floor(room / style.leading + 0.01)));
  const items: DisplayItem[] = [];
  let from = text.first;
  let top = y + (height - lines * style.leading) / 2;
  for (const end of ends.slice(0, lines)) {
    const set = adjust(text, from, end, measure, false);
    const left = x + (width - set.width * style.size) / 2;
    const baseline = baselineIn(top, style.leading, style.size);
    items.push(...lineRuns(text, from, end, set, { blockId, source, size: style.size, x: left, y: baseline }));
    from = end;
    top += style.leading;
  }
  return { items, lines, oversetCharacters: text.end - from, missing: text.missing, standIns: text.standIns };
}

/** A frame without so much of it on each side. */
function inside({ x, y, width, height }: Frame, pad: Pt, left: Pt): Frame {
  if (pad === 0 && left === 0) return { x, y, width, height };
  const [across, down] = [2 * pad + left, 2 * pad];
  return { x: x + pad + left, y: y + pad, width: Math.max(0, width - across), height: Math.max(0, height - down) };
}

/** A text with what stands before and behind it, each part of its article in its character styles. */
function runsOf({ text, part, before = '', behind }: TextToSet, article: Article | undefined): Leaf[] {
  const styled = (words: string, of: string | undefined): Leaf[] =>
    (article === undefined || of === undefined || !hasLooks(of) ? null : readRuns(article, of)) ?? [{ text: words }];
  const own = [{ text: before }, ...styled(text, part)];
  return behind === undefined ? own : [...own, { text: behind.apart }, ...styled(behind.text, behind.part)];
}

/** Sets text in a frame; what finds no room is overset. */
export function setText(
  text: TextToSet,
  within: TextFrame,
  article: Article | undefined,
  edition: Edition,
  { fonts, cutWords }: Resources,
): TextFit {
  const { style, pad = 0, left = 0 } = text;
  const at = { ...within, frame: inside(within.frame, pad, left) };
  const ready = prepared(runsOf(text, article), style, edition, fonts);
  return text.stands === 'top'
    ? fromTop(ready, style, endsOf(ready, style, at.frame.width), at)
    : inMiddle(ready, text, endsBySense(ready, style, at.frame.width, cutWords), at);
}
