/** Window tests wait in one way, until what is waited for is so, and never by the clock. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../e2e', import.meta.url));
const tests = readdirSync(folder).filter((name) => name.endsWith('.test.ts'));

/** What would make a test depend on how fast the machine is, and what to write instead. */
const hasty: readonly (readonly [RegExp, string])[] = [
  [/expect\s*\.poll\(/u, 'until(…)'],
  [/\bwaitForTimeout\(|\bsetTimeout\(|timers\/promises/u, 'until(…) or settled(…)'],
  [/\btimeout:|\bsetDefaultTimeout\(/u, 'the patience that all waits share'],
  [
    /expect\(\(?await .*\b(?:articleText|pageText|textContent|inputValue|count|allTextContents|isEnabled|isDisabled)\(/u,
    'await until(…): what an act brings about may come later',
  ],
];

/** The waits of a test that say nothing of what is to be so: they are over at once, whatever is read. */
function emptyWaits(name: string): string[] {
  const text = readFileSync(`${folder}/${name}`, 'utf8');
  // A statement ends on the first line that ends with a semicolon and is no further in than its first.
  return [...text.matchAll(/^( *)(?:await )?until\((?:.*;|[\s\S]*?\n\1\S.*;)$/gmu)].flatMap(
    ({ 0: statement, index }) => {
      let bare = statement.trim().replace(/'(?:[^'\\\n]|\\.)*'/gu, "''");
      for (let last = ''; last !== bare; ) {
        last = bare;
        bare = bare.replace(/\([^()]*\)/gu, '');
      }
      return /^(?:await )?until;$/u.test(bare) ? [`${name}:${text.slice(0, index).split('\n').length}`] : [];
    },
  );
}

describe('window tests', () => {
  it('are found', () => {
    expect(tests.length).toBeGreaterThan(10);
  });

  it.each(hasty)('do not use %s', (pattern, instead) => {
    const found = tests.flatMap((name) => {
      const lines = readFileSync(`${folder}/${name}`, 'utf8').split('\n');
      return lines.flatMap((line, at) => (pattern.test(line) ? [`${name}:${at + 1}: ${line.trim()}`] : []));
    });
    expect(found, `use ${instead}`).toEqual([]);
  });

  it('say of every wait what is to be so', () => {
    expect(tests.flatMap(emptyWaits), 'until(…).toBe(…)').toEqual([]);
  });
});
