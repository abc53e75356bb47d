/** How pages are exported, as it crosses to main and as presets are kept. */
import * as v from 'valibot';
import { newsprintLimits } from '../preflight/rule.ts';

const perInch = v.pipe(v.number(), v.integer(), v.minValue(30), v.maxValue(1200));

export const exportSettingsSchema = v.strictObject({
  /** PDF/X-4, PDF/X-1a:2003, or tagged for readers on screen. */
  standard: v.picklist(['x4', 'x1a', 'screen']),
  isOneFile: v.boolean(),
  /** Crop and registration marks, colour bar, slug line. */
  hasMarks: v.boolean(),
  /** Most ink in the sum of four, in per cent. */
  ink: v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(400)),
  /** Pixels per inch below which pictures are reported, and to which they are brought down. */
  leastPixelsPerInch: perInch,
  mostPixelsPerInch: perInch,
  /** The press's profile; null for the one Dayang ships. */
  profile: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(4096))),
  /** File names; null for the usual ones. */
  pattern: v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200))),
});
export type ExportSettings = v.InferOutput<typeof exportSettingsSchema>;

/** Settings under a name. */
export const presetSchema = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40)),
  settings: exportSettingsSchema,
});
const newsprint: ExportSettings = {
  standard: 'x4',
  isOneFile: false,
  hasMarks: true,
  ink: newsprintLimits.ink,
  leastPixelsPerInch: newsprintLimits.leastPixelsPerInch,
  mostPixelsPerInch: newsprintLimits.mostPixelsPerInch,
  profile: null,
  pattern: null,
};

/** What every newsroom has; its own come after them. */
export const standardPresets: Readonly<Record<ExportSettings['standard'], ExportSettings>> = {
  x4: newsprint,
  x1a: { ...newsprint, standard: 'x1a' },
  screen: { ...newsprint, standard: 'screen', isOneFile: true, hasMarks: false },
};
