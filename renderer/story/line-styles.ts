/** Character styles in a text that is no body copy: a line of a headline, a caption, a credit. The galley has an editor of its own. */

import { isSameRuns, lookNames, lookOf, looksAlike, tidyLeaves } from '../../shared/edition/leaves.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import type { Edition, Leaf, Look } from '../../shared/edition/records.ts';
import { runsText } from '../../shared/edition/text-patches.ts';
import { charactersOf } from '../../shared/text/graphemes.ts';
import type { CopyCaret } from '../state/copy-caret.ts';
import { isRead, withoutStyle, withStyle } from './character-styles.ts';
import { type CopyLine, copyLineAt, isOneText } from './copy-lines.ts';

/** What is selected of a text. Offsets are UTF-16 units in all of it, `from` before `to`. */
export interface SelectedLine {
  readonly line: CopyLine;
  readonly from: number;
  readonly to: number;
}

/** The text the caret was put in to write there, and what is selected of it; null where the copy is meant. */
export function selectedLine(edition: Edition | null, caret: CopyCaret | null): SelectedLine | null {
  // A click on the board leaves the keyboard, and what is selected in the galley, where they are.
  if (edition === null || caret === null || (caret.by === 'board' && caret.anchor == null)) return null;
  const line = copyLineAt(edition, caret.place);
  if (line === null) return null;
  const focus = line.offsetOf(caret.place);
  const start = caret.anchor;
  const other = start != null && isOneText(start.part, caret.place.part) ? line.offsetOf(start) : focus;
  return { line, from: Math.min(focus, other), to: Math.max(focus, other) };
}

/** The runs that are selected, those of all lines one after the other. */
function selectedRuns({ line, from, to }: SelectedLine): Leaf[] {
  return line.stretches(from, to).flatMap(({ runs }) => runs);
}

/** A change of the style of runs, which leaves their words as they are. */
export type Restyle = (runs: readonly Leaf[]) => readonly Leaf[];

/** The patches that change the style of what is selected. */
export function restyle({ line, from, to }: SelectedLine, change: Restyle): Patch[] {
  const stretches = line.stretches(from, to);
  const now = [...change(stretches.flatMap(({ runs }) => runs))];
  return stretches.flatMap(({ part, offset, runs }): Patch[] => {
    const own = takeText(now, runsText(runs).length);
    if (isSameRuns(runs, own)) return [];
    return [{ kind: 'emphasis', table: 'articles', id: line.articleId, part, offset, was: [...runs], now: own }];
  });
}

/** Takes so many UTF-16 units from the start of a list of runs. */
function takeText(runs: Leaf[], length: number): Leaf[] {
  const taken: Leaf[] = [];
  for (let left = length; left > 0; ) {
    const next = runs.shift();
    if (next === undefined) break;
    const text = next.text.slice(0, left);
    taken.push({ ...next, text });
    if (text.length < next.text.length) runs.unshift({ ...next, text: next.text.slice(text.length) });
    left -= text.length;
  }
  return tidyLeaves(taken);
}

/** True where all that is selected has a style; not of nothing. */
export function lineHasStyle(selected: SelectedLine, look: Look): boolean {
  const runs = selectedRuns(selected);
  return runs.length > 0 && runs.every((leaf) => hasAll(leaf, look));
}

function hasAll(leaf: Look, look: Look): boolean {
  return lookNames.every((name) => look[name] === undefined || leaf[name] === look[name]);
}

/** Puts a style on, or takes it away where all has it. */
export function toggled(look: Look): Restyle {
  return (runs) =>
    runs.every((leaf) => hasAll(leaf, look))
      ? runs.map((leaf) => withoutStyle(leaf, look))
      : runs.map((leaf) => withStyle(leaf, look));
}

/** Prints words in a swatch, or as the rest where that is null. */
export function coloured(id: string | null): Restyle {
  return (runs) =>
    runs.map((leaf) => (id === null ? withoutStyle(leaf, { colour: '' }) : withStyle(leaf, { colour: id })));
}

/** Takes all styles away. */
export const plain: Restyle = (runs) => runs.map(({ text }) => ({ text }));

/** Takes the readings away. */
export const unread: Restyle = (runs) => runs.map((leaf) => withoutStyle(leaf, { ruby: '' }));

/** How many characters are selected that can have a reading. */
export function readInLine(selected: SelectedLine): number {
  return charactersOf(runsText(selectedRuns(selected))).filter(isRead).length;
}

/** Gives each Han character its reading, one after the other. */
export function read(readings: readonly string[]): Restyle {
  return (runs) => {
    let at = 0;
    return runs.flatMap((leaf) =>
      charactersOf(leaf.text).map((text): Leaf => {
        const own = { ...leaf, text };
        if (!isRead(text)) return own;
        const ruby = readings[at++];
        return ruby === undefined ? own : withStyle(own, { ruby });
      }),
    );
  };
}

/** True of runs of which any has a style. */
export function isStyled(runs: readonly Leaf[]): boolean {
  return runs.some((leaf) => !looksAlike(lookOf(leaf), {}));
}
