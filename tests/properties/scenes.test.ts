/** No dialog and no tab of the inspector comes to the window without a scene, by which it is held to what all are. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inspectorTabs } from '../../shared/edition/place-records.ts';
import { scenes } from '../e2e/scenes.ts';

/** The names in a union of literals of a file. */
function namesIn(file: string, type: string): string[] {
  const source = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
  const union = new RegExp(`type ${type} =([^;]*);`, 'u').exec(source)?.[1] ?? '';
  return [...union.matchAll(/'([\w-]+)'/gu)].map(([, name = '']) => name);
}

it('there is a scene of every dialog', () => {
  const names = namesIn('renderer/state/dialogs.ts', 'Dialog').filter((name) => name !== 'none');
  expect(names.length).toBeGreaterThan(10);
  const shown = new Set(scenes.map(({ dialog }) => dialog));
  expect(names.filter((name) => !shown.has(name))).toEqual([]);
});

it('there is a scene of every tab of the inspector', () => {
  // What it says of the page and of a block is in the scenes of both.
  const names = inspectorTabs.filter((name) => name !== 'properties');
  expect(names.length).toBeGreaterThan(5);
  const shown = new Set(scenes.map(({ name }) => name));
  expect(names.filter((name) => !shown.has(`tab-${name}`) && !shown.has(name))).toEqual([]);
});

it('each has a name of its own', () => {
  expect(new Set(scenes.map(({ name }) => name)).size).toBe(scenes.length);
});
