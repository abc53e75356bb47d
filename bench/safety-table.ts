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

/**
 * Puts a table in its place on the page, between the two comments of its name, and on the standard output; the process ends
 * well where all held.
 */
export function writeTable(name: string, rows: readonly SafetyRow[]): void {
  const [from, to] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const made = rows.map(({ attack, number, held, figure }) => `| ${attack} | ${number} | ${held} | ${figure} |`);
  const table = ['| attack | number | held | figure |', '|---|---|---|---|', ...made].join('\n');
  const text = readFileSync(page, 'utf8');
  const [start, end] = [text.indexOf(from), text.indexOf(to)];
  if (start < 0 || end < 0) throw new Error(`docs/safety.md has no place for the table of ${name}`);
  writeFileSync(page, `${text.slice(0, start)}${from}\n\n${table}\n\n${text.slice(end)}`);
  process.stdout.write(`${table}\n`);
  process.exitCode = rows.every(({ number, held }) => number === held) ? 0 : 1;
}
