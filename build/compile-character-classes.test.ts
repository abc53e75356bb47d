import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { characterRanges } from './compile-character-classes.mjs';

it('the classes of characters are those that the script makes of Unicode’s data', () => {
  const kept = readFileSync(fileURLToPath(new URL('../shared/text/character-ranges.ts', import.meta.url)), 'utf8');
  expect(kept).toBe(characterRanges());
});
