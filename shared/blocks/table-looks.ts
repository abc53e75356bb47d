/** The usual rules and tints of tables, by name: what a hand chooses from, for a style or for one table. */
import { plainTable, type TableLooks } from '../edition/style-records.ts';

/** Hairlines of a grid, in points: what newsprint holds (domain.md §5), and a little. */
const FINE = 0.4;

type Rules = Omit<TableLooks, 'headTint' | 'bandTint'>;

const { headTint: _head, bandTint: _band, ...plainRules } = plainTable;

/** 三线, 全线, 横线, 无线. */
export const usualRules = {
  three: plainRules,
  grid: { ...plainRules, outer: 0.8, sides: 0.8, rows: FINE, columns: FINE },
  lines: { ...plainRules, rows: 0.3 },
  none: { ...plainRules, outer: 0, head: 0 },
} as const satisfies Readonly<Record<string, Rules>>;

export type UsualRules = keyof typeof usualRules;

/** Tints of black that the head, and every other row, have where they have one: letters of 7 points are still read on them. */
export const HEAD_TINT = 0.15;
export const BAND_TINT = 0.07;

/** What of its looks a table says itself. */
interface OwnLooks {
  readonly looks?: TableLooks | undefined;
}

/** How a table is ruled and tinted: as it says itself, else as its style has it. */
export function looksOf(
  { looks }: OwnLooks,
  style: { readonly table?: TableLooks | undefined } | undefined,
): TableLooks {
  return looks ?? style?.table ?? plainTable;
}

/** The usual rules that looks have; null of rules of one's own. */
export function rulesIn(looks: TableLooks): UsualRules | null {
  const isAs = (name: UsualRules) => {
    const rules: Readonly<Record<string, number>> = usualRules[name];
    return Object.entries(looks).every(([key, value]) => rules[key] === undefined || rules[key] === value);
  };
  return (['three', 'grid', 'lines', 'none'] as const).find(isAs) ?? null;
}
