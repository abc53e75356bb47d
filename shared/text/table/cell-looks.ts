/**
 * Looks of cells that a table on a page does not take, because its style has them. Where a cell looks otherwise than most
 * of its table, its author meant something by that (a total, a fall), so it is told; the head is left to the style's head.
 */
import type { ImportRemark } from '../import-remarks.ts';

/** How a cell looks, each of the three in words of its source's own: only whether two cells have the same is asked. */
export interface SeenLooks {
  /** Bold, slanted, underlined; empty for none. */
  readonly emphasis: string;
  /** The colours of its letters and of its ground. */
  readonly colour: string;
  /** Its face and size. */
  readonly face: string;
}

/** A cell with words in it, as it looks. */
export interface LookedCell {
  readonly text: string;
  readonly looks: SeenLooks;
}

const told = [
  ['emphasis', 'table-emphasis'],
  ['colour', 'table-colours'],
  ['face', 'table-faces'],
] as const;

/** True of a remark on looks alone: a list that is read for its words has none. */
export function isOfLooks({ kind }: ImportRemark): boolean {
  return kind === 'table-borders' || kind === 'table-style' || told.some(([, own]) => own === kind);
}

/** What most have; of two that as many have, the first. */
function usual(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let most: string | undefined;
  for (const [value, count] of counts) if (most === undefined || count > (counts.get(most) ?? 0)) most = value;
  return most;
}

/** Says which cells below the head look otherwise than most of them, a remark for each kind of looks. */
export function looksLeft(cells: readonly LookedCell[]): ImportRemark[] {
  return told.flatMap(([of, kind]): ImportRemark[] => {
    const most = usual(cells.map(({ looks }) => looks[of]));
    const others = cells.filter(({ looks }) => looks[of] !== most);
    return others.length === 0 ? [] : [{ kind, count: others.length, text: others.map(({ text }) => text).join('\n') }];
  });
}
