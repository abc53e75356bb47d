/** Pull quotes and panels: what stands among the text and makes it give way. */
import type { Edition, PanelBlock, PullquoteBlock } from '../edition/records.ts';
import type { DisplayItem } from './display-list.ts';
import { baselineIn, lineRuns } from './glyph-runs.ts';
import { adjust, naturalWidth } from './line.ts';
import { namesOf } from './paragraph-cache.ts';
import { type Prepared, prepare } from './prepare.ts';
import type { Resources } from './resources.ts';
import { SenseBreaks } from './sense.ts';
import { fitLines } from './total-fit.ts';

/** Rule above and below a pull quote, in points. */
const RULE = 1.2;
/** Space between the rules and the words, in em of the words. */
const AIR = 0.4;

/** Lines broken by sense where they fit so, else as body text is. */
function linesOf(text: Prepared, measure: number, cutWords: Resources['cutWords']): readonly number[] {
  const { ends } = fitLines(text, text.first, text.end, measure, measure);
  if (ends.length < 2) return ends;
  const breaks = new SenseBreaks(text, cutWords);
  for (const count of [ends.length, ends.length + 1]) {
    const lines = breaks.inLines(count);
    const fits = lines?.every(({ from, to }) => naturalWidth(text, from, to) <= measure) ?? false;
    if (lines !== null && fits) return lines.map((line) => line.to);
  }
  return ends;
}

export interface PullquoteFit {
  readonly items: readonly DisplayItem[];
  readonly lines: number;
  readonly oversetCharacters: number;
  readonly missing: readonly string[];
}

/** Sets a pull quote: centred lines between two rules, in the middle of its frame. */
export function setPullquote(block: PullquoteBlock, edition: Edition, resources: Resources): PullquoteFit {
  const style = edition.styles[block.style ?? ''] ?? edition.styles['pullquote'] ?? edition.styles['headline-brief'];
  if (style === undefined) return { items: [], lines: 0, oversetCharacters: 0, missing: [] };
  const { x, y, width, height } = block.frame;
  const face = { font: style.font, strong: style.font };
  const text = prepare([{ text: block.text }], resources.fonts, face, style.setting, namesOf(edition));
  const measure = Math.max(1, width / style.size);
  const ends = linesOf(text, measure, resources.cutWords);
  const room = height - 2 * (RULE + AIR * style.size);
  const lines = Math.max(0, Math.min(ends.length, Math.floor(room / style.leading + 0.01)));
  const items: DisplayItem[] = [y, y + height - RULE].map((top) => ({
    kind: 'fill',
    blockId: block.id,
    frame: { x, y: top, width, height: RULE },
    ink: 1,
  }));
  let from = text.first;
  let top = y + (height - lines * style.leading) / 2;
  for (const to of ends.slice(0, lines)) {
    const set = adjust(text, from, to, measure, false);
    items.push(
      ...lineRuns(text, from, to, set, {
        blockId: block.id,
        source: null,
        size: style.size,
        x: x + (width - set.width * style.size) / 2,
        y: baselineIn(top, style.leading, style.size),
      }),
    );
    from = to;
    top += style.leading;
  }
  return { items, lines, oversetCharacters: text.end - from, missing: text.missing };
}

/** A panel's tint and border. */
export function setPanel(block: Pick<PanelBlock, 'id' | 'frame' | 'border' | 'tint'>): DisplayItem[] {
  const { x, y, width, height } = block.frame;
  const { border, tint, id: blockId } = block;
  const fill = (frame: { x: number; y: number; width: number; height: number }, ink: number): DisplayItem => ({
    kind: 'fill',
    blockId,
    frame,
    ink,
  });
  const items: DisplayItem[] = tint > 0 ? [fill(block.frame, tint)] : [];
  if (border <= 0) return items;
  return [
    ...items,
    fill({ x, y, width, height: border }, 1),
    fill({ x, y: y + height - border, width, height: border }, 1),
    fill({ x, y: y + border, width: border, height: height - 2 * border }, 1),
    fill({ x: x + width - border, y: y + border, width: border, height: height - 2 * border }, 1),
  ];
}
