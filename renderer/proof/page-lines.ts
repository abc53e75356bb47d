/** Lines of a text as the page shown breaks them, and places in them. */
import type { ComposedPage, GlyphRun } from '../../shared/compose/display-list.ts';
import { ontoTurned } from '../../shared/edition/quarter-turn.ts';
import { previousCharacter } from '../../shared/text/graphemes.ts';
import { alongLine, caretLine, placeAt, type TextPlace } from '../state/place-map.ts';
import type { Stop } from './stops.ts';

/** Runs on one baseline: UTF-16 offsets in their part. */
interface PageLine {
  readonly runs: readonly GlyphRun[];
  readonly part: string;
  readonly from: number;
  readonly to: number;
  readonly isLast: boolean;
}

type TextStop = Extract<Stop, { kind: 'text' }>;

/** The lines of a stop on its page, in the order of its text. */
function linesOf(page: ComposedPage, { start, parts }: TextStop): PageLine[] {
  const groups: GlyphRun[][] = [];
  for (const item of page.items) {
    if (item.kind !== 'glyphs' || item.source?.articleId !== start.articleId || !parts.has(item.source.part)) continue;
    const last = groups.at(-1)?.at(-1);
    const goesOn =
      last !== undefined &&
      last.source?.part === item.source.part &&
      last.blockId === item.blockId &&
      Math.abs(last.y - item.y) < 1 &&
      (last.xs[0] ?? 0) <= (item.xs[0] ?? 0);
    if (goesOn) groups.at(-1)?.push(item);
    else groups.push([item]);
  }
  const partOf = (runs: readonly GlyphRun[] | undefined) => runs?.[0]?.source?.part;
  return groups.map((runs, at) => ({
    runs,
    part: partOf(runs) ?? '',
    from: Math.min(...runs.map(({ offset }) => offset)),
    to: Math.max(...runs.map(({ offset, text }) => offset + text.length)),
    isLast: partOf(groups[at + 1]) !== partOf(runs),
  }));
}

const leftOf = ({ runs }: PageLine) => Math.min(...runs.map(({ xs }) => xs[0] ?? 0));

/** A place so many lines on, as far into its line as here, or at an edge of it; null where the page has no such line. */
export function placeOnLine(
  page: ComposedPage,
  stop: TextStop,
  place: TextPlace,
  step: -1 | 0 | 1,
  edge: 'start' | 'end' | null,
): TextPlace | null {
  const lines = linesOf(page, stop);
  const at = lines.findLastIndex((line) => line.part === place.part && line.from <= place.offset);
  const [here, line] = [lines[at], lines[at + step]];
  const run = line?.runs[0];
  if (here === undefined || line === undefined || run === undefined) return null;
  const { articleId } = place;
  if (edge === 'start') return { articleId, part: line.part, offset: line.from };
  // The end of a line that goes on is before its last character: behind it the next line starts.
  const text = line.runs.map((one) => one.text).join('');
  const last = line.isLast ? line.to : Math.max(line.from, line.from + previousCharacter(text, text.length));
  if (edge === 'end') return { articleId, part: line.part, offset: last };
  const caret = caretLine(page, place);
  const into = (caret === null ? 0 : alongLine(caret, run)) - leftOf(here);
  const along = [leftOf(line) + into, run.y - run.size * 0.38] as const;
  const [x, y] = run.turn === null ? along : ontoTurned(run.turn, ...along);
  const met = placeAt(page, run.blockId, x, y);
  return met?.part === line.part ? { ...met, offset: Math.min(met.offset, last) } : null;
}
