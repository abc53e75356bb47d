/** What every benchmark shares: medians, the machine, and how results are printed and recorded. */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { busyness, calibrate } from './calibration.ts';

/** How busy the machine was when the benchmark was loaded: before it measured anything. */
const before = calibrate();

/** Middle value of some figures. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The figure below which a share of them lies, 0 to 1. */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** To a tenth: what a clock of milliseconds can tell. */
export function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

const versionSchema = v.object({ version: v.string() });

function machine() {
  const [cpu] = cpus();
  const manifest = v.parse(
    versionSchema,
    JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')),
  );
  return {
    cpu: cpu?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memory_gb: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    dayang: manifest.version,
  };
}

/**
 * Prints figures as a table, or as JSON with `--json`, with how busy the machine was before and after;
 * `--record` keeps them in bench/recorded.
 */
export function report(
  area: string,
  figures: Readonly<Record<string, number | Readonly<Record<string, number>>>>,
  more: Record<string, string> = {},
): void {
  const busy = busyness(before, calibrate());
  const result = { ...figures, busy, machine: { ...machine(), ...more } };
  if (process.argv.includes('--record')) {
    const path = fileURLToPath(new URL(`./recorded/${area}.json`, import.meta.url));
    writeFileSync(path, `${JSON.stringify(result, null, 2)}\n`);
  }
  if (process.argv.includes('--json')) {
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return;
  }
  const { machine: where } = result;
  const told: typeof figures = { ...figures, busy };
  const flat = Object.entries(told).flatMap(([name, figure]) =>
    typeof figure === 'number'
      ? [[name, figure] as const]
      : Object.entries(figure).map(([part, value]) => [`${name}.${part}`, value] as const),
  );
  const rows = flat.map(([name, figure]) => `  ${name.padEnd(36)} ${String(figure).padStart(12)}`);
  const place = Object.entries(where)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
  process.stdout.write(`${area}  (${place})\n${rows.join('\n')}\n`);
}
