/** Lines of a text as the page shown breaks them, and places in them. */
import type { ComposedPage, GlyphRun } from '../../shared/compose/display-list.ts';
import { type ShownRun, shownRuns } from '../../shared/compose/shown-words.ts';
import { ontoTurned } from '../../shared/edition/quarter-turn.ts';
import { previousCharacter } from '../../shared/text/graphemes.ts';
import { alongLine, caretLine, ownerOf, type ShownPlace, shownPlaceAt } from '../state/place-map.ts';
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
  const groups: ShownRun[][] = [];
  const owner = ownerOf(start);
  for (const shown of shownRuns(page)) {
    if (shown.owner !== owner || !parts.has(shown.part)) continue;
    const last = groups.at(-1)?.at(-1);
    const goesOn =
      last !== undefined &&
      last.part === shown.part &&
      last.run.blockId === shown.run.blockId &&
      Math.abs(last.run.y - shown.run.y) < 1 &&
      (last.run.xs[0] ?? 0) <= (shown.run.xs[0] ?? 0);
    if (goesOn) groups.at(-1)?.push(shown);
    else groups.push([shown]);
  }
  const partOf = (group: readonly ShownRun[] | undefined) => group?.[0]?.part;
  return groups.map((group, at) => ({
    runs: group.map(({ run }) => run),
    part: partOf(group) ?? '',
    from: Math.min(...group.map(({ run }) => run.offset)),
    to: Math.max(...group.map(({ run: { offset, text } }) => offset + text.length)),
    isLast: partOf(groups[at + 1]) !== partOf(group),
  }));
}

const leftOf = ({ runs }: PageLine) => Math.min(...runs.map(({ xs }) => xs[0] ?? 0));

/** A place so many lines on, as far into its line as here, or at an edge of it; null where the page has no such line. */
export function placeOnLine(
  page: ComposedPage,
  stop: TextStop,
  place: ShownPlace,
  step: -1 | 0 | 1,
  edge: 'start' | 'end' | null,
): ShownPlace | null {
  const lines = linesOf(page, stop);
  const at = lines.findLastIndex((line) => line.part === place.part && line.from <= place.offset);
  const [here, line] = [lines[at], lines[at + step]];
  const run = line?.runs[0];
  if (here === undefined || line === undefined || run === undefined) return null;
  if (edge === 'start') return { ...place, part: line.part, offset: line.from };
  // The end of a line that goes on is before its last character: behind it the next line starts.
  const text = line.runs.map((one) => one.text).join('');
  const last = line.isLast ? line.to : Math.max(line.from, line.from + previousCharacter(text, text.length));
  if (edge === 'end') return { ...place, part: line.part, offset: last };
  const caret = caretLine(page, place);
  const into = (caret === null ? 0 : alongLine(caret, run)) - leftOf(here);
  const along = [leftOf(line) + into, run.y - run.size * 0.38] as const;
  const [x, y] = run.turn === null ? along : ontoTurned(run.turn, ...along);
  const met = shownPlaceAt(page, run.blockId, [x, y], line.part);
  return met?.part === line.part ? { ...met, offset: Math.min(met.offset, last) } : null;
}
