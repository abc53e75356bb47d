/** What of an edition's file is not what was written: by what it is, and the pages it shows on. */
import * as v from 'valibot';
import { holderSchema } from './holder-records.ts';

export const damageSchema = v.strictObject({
  /** Of what kind: a record of the edition; a picture or another file's bytes; the log and the versions; the file itself. */
  of: v.picklist(['record', 'bytes', 'log', 'file']),
  /** What it is called, in both languages: 稿件“标题”（第3版）. */
  zh: v.string(),
  en: v.string(),
  /** Of a record: its table and id. */
  record: v.exactOptional(v.string()),
  /** Numbers of the pages it shows on; null where it may be any. */
  pages: v.nullable(v.array(v.number())),
});
/** A damage of an edition's file. */
export type Damage = Readonly<v.InferOutput<typeof damageSchema>>;

export const readingSchema = v.strictObject({
  /** Why nothing of the edition can be changed. */
  why: v.picklist(['damaged', 'newer', 'elsewhere', 'backup', 'protected']),
  damages: v.array(damageSchema),
  /** Who has it open elsewhere; null where that is not known. */
  holder: v.exactOptional(v.nullable(holderSchema)),
});
/** Why an edition is open only to be looked at, and what in it is damaged. */
export type Reading = Readonly<v.InferOutput<typeof readingSchema>>;

/** The damages that show on pages; all that may be on any are on each. */
export function damagesOn(damages: readonly Damage[], pages: readonly number[]): Damage[] {
  return damages.filter((one) => one.pages === null || one.pages.some((page) => pages.includes(page)));
}

/** The file itself cannot be read where some of its rows are. */
export const unreadablePart: Damage = {
  of: 'file',
  zh: '文件里有一段读不出',
  en: 'a part of the file cannot be read',
  pages: null,
};
