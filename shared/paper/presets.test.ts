import { expect, it } from 'vitest';
import { emptyEdition } from '../../tests/kit/editions.ts';
import { standardPreset } from '../contract/export-settings.ts';
import { newspaperOf } from '../edition/newspaper.ts';
import { presetsWith, withPresets } from './presets.ts';

const press = { name: '东湖印务', settings: { ...standardPreset('x1a'), ink: 230, profile: '/home/a/press.icc' } };
const screen = { name: '客户端', settings: standardPreset('screen') };

it('are kept with a newspaper, the later of one name', () => {
  const paper = withPresets(emptyEdition(), [press, screen]);
  const other = { ...press, settings: { ...press.settings, ink: 240 } };
  expect(newspaperOf(withPresets(paper, [other])).presets).toEqual([screen, other]);
  expect(withPresets(paper, [])).toBe(paper);
});

it('are taken over where somebody has none of that name; a profile of another machine is told', () => {
  const paper = withPresets(emptyEdition(), [press, screen]);
  const mine = { ...screen, settings: standardPreset('proof') };
  const { presets, left } = presetsWith([mine], paper);
  expect(presets).toEqual([mine, { ...press, settings: { ...press.settings, profile: null } }]);
  expect(left).toEqual([{ zh: expect.stringContaining('东湖印务'), en: expect.stringContaining('东湖印务') }]);
  expect(presetsWith(presets, paper)).toEqual({ presets, left: [] });
});
