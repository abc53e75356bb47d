/** How pages are exported, as it crosses to main and as presets are kept. */
import * as v from 'valibot';
import { papers } from '../edition/paper.ts';
import { newsprintLimits, type PressLimits } from '../edition/press-limits.ts';
import { exportTargets, type TargetId, targetIds } from './export-targets.ts';

/** How 通版 are exported. */
export const spreadsAs = ['one', 'two'] as const;

const perInch = v.pipe(v.number(), v.integer(), v.minValue(30), v.maxValue(1200));

export const exportSettingsSchema = v.strictObject({
  target: v.picklist(targetIds),
  isOneFile: v.boolean(),
  /** Crop and registration marks, colour bar, slug line. */
  hasMarks: v.boolean(),
  /** Most ink in the sum of four, in per cent. */
  ink: v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(400)),
  /** Pixels per inch below which pictures are reported, and to which they are brought down. */
  leastPixelsPerInch: perInch,
  mostPixelsPerInch: perInch,
  /** 通版: `one`, a sheet as a page; `two`, each half as a page of its own, with bleed into the other. */
  spreads: v.optional(v.picklist(spreadsAs), 'one'),
  /** What page proofs are scaled to. */
  paper: v.optional(v.picklist(papers), 'A3'),
  /** The press's profile; null for the one Dayang ships. */
  profile: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(4096))),
  /** File names; null for the usual ones. */
  pattern: v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200))),
});
export type ExportSettings = v.InferOutput<typeof exportSettingsSchema>;

/** Characters of a preset's name. */
export const LONGEST_PRESET_NAME = 40;

/** Settings under a name. */
export const presetSchema = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LONGEST_PRESET_NAME)),
  settings: exportSettingsSchema,
});

/** A target as every newsroom has it; a newsroom's own presets come after those. */
export function standardPreset(target: TargetId): ExportSettings {
  const { has, fileNames } = exportTargets[target];
  return {
    target,
    isOneFile: fileNames.page === undefined,
    hasMarks: has.includes('marks'),
    ...newsprintLimits,
    spreads: 'one',
    paper: 'A3',
    profile: null,
    pattern: null,
  };
}

/** What a press can hold, by what was set. */
export function pressLimits({ ink, leastPixelsPerInch, mostPixelsPerInch }: ExportSettings): PressLimits {
  return { ink, leastPixelsPerInch, mostPixelsPerInch };
}

/** Whether all pages go into one file: as it was set where the target leaves a choice. */
export function goesIntoOneFile({ target, isOneFile }: ExportSettings): boolean {
  const { page, whole } = exportTargets[target].fileNames;
  return page === undefined || (isOneFile && whole !== undefined);
}

/** What the files are called. */
export function fileNamePattern(settings: ExportSettings): string {
  const { page, whole } = exportTargets[settings.target].fileNames;
  return settings.pattern ?? (goesIntoOneFile(settings) ? whole : page) ?? '{date}';
}
