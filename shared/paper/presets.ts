/** Export presets travel with the newspaper: kept with it when it is saved, taken over where an edition is made of it. */
import type * as v from 'valibot';
import type { presetSchema } from '../contract/export-settings.ts';
import { newspaperOf } from '../edition/newspaper.ts';
import type { Edition } from '../edition/records.ts';
import type { Carried } from './carry.ts';
import type { LeftBehind } from './left-behind.ts';
import { MOST_PRESETS, NEWSPAPER } from './newspaper-records.ts';

type Preset = v.InferOutput<typeof presetSchema>;

/** A newspaper with presets: of two of one name the later. Where they are too many the oldest are left out, and told. */
export function withPresets(paper: Edition, presets: readonly Preset[]): Carried {
  if (presets.length === 0) return { edition: paper, left: [] };
  const record = newspaperOf(paper);
  const names = new Set(presets.map(({ name }) => name));
  const all = [...record.presets.filter(({ name }) => !names.has(name)), ...presets];
  const kept = all.slice(-MOST_PRESETS);
  const out = all.slice(0, all.length - kept.length).map(({ name }) => `“${name}”`);
  const told: LeftBehind = {
    zh: `报纸文件最多存 ${MOST_PRESETS} 个导出预设，最早的 ${out.length} 个没有存进去：${out.join('、')}。要留就先删掉不用的预设，再存一次。`,
    en: `A newspaper’s file keeps ${MOST_PRESETS} export presets; the oldest ${out.length} were left out: ${out.join(', ')}. To keep them, remove some that are not used and save it again.`,
  };
  return {
    edition: { ...paper, newspaper: { [NEWSPAPER]: { ...record, presets: kept } } },
    left: out.length === 0 ? [] : [told],
  };
}

/**
 * Somebody's own presets with those of a newspaper they did not have. A press's profile is a file of another machine: it
 * does not come along, and that is told.
 */
export function presetsWith(
  own: readonly Preset[],
  paper: Edition,
): { readonly presets: Preset[]; readonly left: LeftBehind[] } {
  const known = new Set(own.map(({ name }) => name));
  const taken = newspaperOf(paper).presets.filter(({ name }) => !known.has(name));
  const left = taken.flatMap(({ name, settings }): LeftBehind[] =>
    settings.profile === null
      ? []
      : [
          {
            zh: `导出预设“${name}”的印厂特性文件没有带来，请在导出时重新选择。`,
            en: `The press profile of the export preset “${name}” did not come along. Choose it again when exporting.`,
          },
        ],
  );
  const without = taken.map((preset) => ({ ...preset, settings: { ...preset.settings, profile: null } }));
  return { presets: [...own, ...without], left };
}
