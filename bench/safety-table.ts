/** How the tables of `docs/safety.md` are written: what was tried, how often, how often it held, and the figure measured. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What was tried, and what came of it. */
export interface SafetyRow {
  readonly attack: string;
  readonly number: number;
  readonly held: number;
  readonly figure: string;
}

const page = fileURLToPath(new URL('../docs/safety.md', import.meta.url));

/** The rows that a table has, by what was tried: each as it stands on the page. */
function rowsIn(table: string): ReadonlyMap<string, string> {
  const lines = table.split('\n').filter((line) => line.startsWith('| '));
  return new Map(lines.slice(1).map((line) => [line.split(' | ')[0]?.slice(2) ?? '', line]));
}

/**
 * Puts rows in their table on the page, between the two comments of its name, and what was made on the standard output; the
 * process ends well where all held. `attacks` are all that the table has, in their order: those that were not tried this time keep
 * the row they have.
 */
export function writeTable(
  name: string,
  rows: readonly SafetyRow[],
  attacks: readonly string[] = rows.map(({ attack }) => attack),
): void {
  const [from, to] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const text = readFileSync(page, 'utf8');
  const [start, end] = [text.indexOf(from), text.indexOf(to)];
  if (start < 0 || end < 0) throw new Error(`docs/safety.md has no place for the table of ${name}`);
  const made = new Map(
    rows.map(({ attack, number, held, figure }) => [attack, `| ${attack} | ${number} | ${held} | ${figure} |`]),
  );
  const before = rowsIn(text.slice(start, end));
  const lines = attacks.flatMap((attack) => made.get(attack) ?? before.get(attack) ?? []);
  const table = ['| attack | number | held | figure |', '|---|---|---|---|', ...lines].join('\n');
  writeFileSync(page, `${text.slice(0, start)}${from}\n\n${table}\n\n${text.slice(end)}`);
  process.stdout.write(`${[...made.values()].join('\n')}\n`);
  process.exitCode = rows.every(({ number, held }) => number === held) ? 0 : 1;
}
