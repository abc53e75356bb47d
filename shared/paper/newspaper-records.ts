/**
 * 报纸: what a newsroom settles once and every edition starts from. What its pages print of it (name, particulars, names
 * never divided, swatches) is in the edition's own record (`page-records.ts`), faces, formats, masters, artwork, styles
 * and templates in tables of their own; this record has the rest, which is about making the next edition.
 */
import * as v from 'valibot';
import { presetSchema } from '../contract/export-settings.ts';
import { id } from '../edition/id-schema.ts';
import type { FormatId, TemplateId } from '../edition/ids.ts';
import { LONGEST_PUBLICATION, LONGEST_SECTION } from '../edition/page-records.ts';
import { day, shortText } from '../edition/record-fields.ts';
import { listEntriesSchema } from './list-records.ts';

/** The one id in the table of newspapers: an edition belongs to one. */
export const NEWSPAPER = 'newspaper';

/** The most pages that are planned for a day, or made at once. */
export const MOST_PAGES = 200;

const sectionName = v.pipe(v.string(), v.maxLength(LONGEST_SECTION));

const plannedPageSchema = v.strictObject({
  /** 版名; empty for none. */
  section: sectionName,
  /** The template laid under it; null for none. */
  templateId: v.nullable(id<TemplateId>()),
  /** Its format; null for the edition's. */
  formatId: v.nullable(id<FormatId>()),
});
/** A page as it is usually planned. */
export type PlannedPage = v.InferOutput<typeof plannedPageSchema>;

const weekdayPlanSchema = v.strictObject({
  /** Whether the paper comes out on this day of the week. */
  appears: v.boolean(),
  /** Its pages in order, from page 1; none while nothing is planned: the pages of the last edition are taken. */
  pages: v.pipe(v.array(plannedPageSchema), v.maxLength(MOST_PAGES)),
});
/** What is usual on a day of the week. */
export type WeekdayPlan = v.InferOutput<typeof weekdayPlanSchema>;

/** Characters of a word list's name. */
const LONGEST_LIST = 40;

/** Words a newsroom watches for, or words as it writes them, as they were kept before {@link listEntriesSchema}. */
const wordListSchema = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LONGEST_LIST)),
  words: v.pipe(
    v.array(
      v.strictObject({
        word: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
        /** What is to stand in its place; null where it is only to be looked at. */
        instead: v.nullable(v.pipe(v.string(), v.maxLength(60))),
      }),
    ),
    v.maxLength(20_000),
  ),
});

/** Presets as somebody has them, as many as they like. */
export const presetsSchema = v.array(presetSchema);

/** Presets a newspaper keeps at most. */
export const MOST_PRESETS = 60;

export const newspaperSchema = v.strictObject({
  id: v.literal(NEWSPAPER),
  /** The name as the regulator has approved it; empty where nobody has said. */
  approvedName: v.pipe(shortText, v.maxLength(LONGEST_PUBLICATION)),
  /** 版名 offered, in their order. */
  sections: v.pipe(v.array(v.pipe(sectionName, v.minLength(1))), v.maxLength(200)),
  /** Monday to Sunday (ISO 8601 §4.1.4.1). */
  week: v.pipe(v.array(weekdayPlanSchema), v.length(7)),
  /** 休刊: dates on which it does not come out, whatever the weekday. */
  pauses: v.pipe(v.array(day), v.maxLength(400)),
  /** Export settings kept with the paper; the press's profile is a path in them. */
  presets: v.pipe(presetsSchema, v.maxLength(MOST_PRESETS)),
  /** 词表, in their order. Absent of newspapers that were made before there were entries: `wordLists` has their words. */
  entries: v.exactOptional(listEntriesSchema),
  wordLists: v.pipe(v.array(wordListSchema), v.maxLength(40)),
  /** One person may sign a page in several roles. Absent of newspapers that were made before it was asked: nobody may. */
  oneSignsSeveral: v.optional(v.boolean()),
  /** Every picture of a story has a caption and a credit. Absent of newspapers that were made before it was asked: not every one. */
  asksPictureWords: v.exactOptional(v.boolean()),
});
/** 报纸: how a newspaper makes its editions. */
export type Newspaper = v.InferOutput<typeof newspaperSchema>;
