import * as v from 'valibot';
import { expect, it } from 'vitest';
import { emptyEdition } from '../../tests/kit/editions.ts';
import { standardPreset } from '../contract/export-settings.ts';
import { newspaperOf } from '../edition/newspaper.ts';
import { newspaperSchema } from './newspaper-records.ts';
import { presetsWith, withPresets } from './presets.ts';

const press = { name: '东湖印务', settings: { ...standardPreset('x1a'), ink: 230, profile: '/home/a/press.icc' } };
const screen = { name: '客户端', settings: standardPreset('screen') };

it('are kept with a newspaper, the later of one name', () => {
  const paper = withPresets(emptyEdition(), [press, screen]).edition;
  const other = { ...press, settings: { ...press.settings, ink: 240 } };
  const { edition, left } = withPresets(paper, [other]);
  expect([newspaperOf(edition).presets, left]).toEqual([[screen, other], []]);
  expect(withPresets(paper, []).edition).toBe(paper);
});

it('are no more than a newspaper keeps; the oldest are left out, and told by name', () => {
  const many = Array.from({ length: 62 }, (_, at) => ({ ...screen, name: `客户端${at}` }));
  const { edition, left } = withPresets(emptyEdition(), many);
  expect(newspaperOf(edition).presets).toEqual(many.slice(2));
  expect(left.map(({ zh }) => zh)).toEqual([expect.stringContaining('最早的 2 个没有存进去：“客户端0”、“客户端1”')]);
  expect(v.is(newspaperSchema, newspaperOf(edition))).toBe(true);
});

it('are taken over where somebody has none of that name; a profile of another machine is told', () => {
  const paper = withPresets(emptyEdition(), [press, screen]).edition;
  const mine = { ...screen, settings: standardPreset('proof') };
  const { presets, left } = presetsWith([mine], paper);
  expect(presets).toEqual([mine, { ...press, settings: { ...press.settings, profile: null } }]);
  expect(left).toEqual([{ zh: expect.stringContaining('东湖印务'), en: expect.stringContaining('东湖印务') }]);
  expect(presetsWith(presets, paper)).toEqual({ presets, left: [] });
});
