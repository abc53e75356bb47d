/**
 * What is written in the log: what happened, how long it took, kinds of faults, versions. Every field is a number or one of
 * words that are known beforehand, so that no copy, no file's name and no person's can get into it.
 */
import * as v from 'valibot';
import { methods } from '../../shared/contract/api.ts';
import { isCallOf } from '../../shared/contract/contract.ts';
import { isErrorCode } from '../errors.ts';
import { faultSchema } from './faults.ts';

const version = v.pipe(v.string(), v.regex(/^\d{1,4}(?:\.\d{1,6}){0,3}(?:-[a-z]{1,8}(?:\.\d{1,4})?)?$/u));
const milliseconds = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Processes of the program; `window` is the page, `graphics` and `other` are Chromium's own. */
const processNames = ['main', 'window', 'store', 'jobs', 'reading', 'graphics', 'other'] as const;
export type ProcessName = (typeof processNames)[number];

/** Why a process ended, as Chromium says it; `ended` where it does not. */
export const endings = [
  'clean-exit',
  'abnormal-exit',
  'killed',
  'crashed',
  'oom',
  'memory-eviction',
  'launch-failed',
  'integrity-failure',
  'ended',
] as const;
export type Ending = (typeof endings)[number];

const details = [
  v.strictObject({
    what: v.literal('start'),
    dayang: version,
    electron: version,
    platform: v.picklist(['linux', 'darwin', 'win32']),
    isSafe: v.boolean(),
    /** The program had not ended when it was last started: it crashed, or was killed. */
    hadCrashed: v.boolean(),
  }),
  v.strictObject({ what: v.literal('end') }),
  /** A call of the window that failed, or took long. */
  v.strictObject({
    what: v.literal('call'),
    name: v.pipe(
      v.string(),
      v.check((name) => isCallOf(methods, name)),
    ),
    took: milliseconds,
    /** Null where it did what was asked. */
    failed: v.nullable(v.pipe(v.string(), v.check(isErrorCode))),
  }),
  v.strictObject({ what: v.literal('fault'), process: v.picklist(processNames), fault: faultSchema }),
  v.strictObject({ what: v.literal('gone'), process: v.picklist(processNames), ending: v.picklist(endings) }),
  v.strictObject({ what: v.literal('silent'), process: v.picklist(processNames), isSilent: v.boolean() }),
  /** Entries that were left out, since there were too many in a minute. */
  v.strictObject({ what: v.literal('left-out'), count: milliseconds }),
] as const;

const detailSchema = v.variant('what', details);
/** Something that happened. */
export type LogEntry = v.InferOutput<typeof detailSchema>;

const lineSchema = v.strictObject({ at: v.pipe(v.string(), v.isoTimestamp()), entry: detailSchema });
/** Something that happened, and when: ISO 8601, UTC. */
export type LogLine = v.InferOutput<typeof lineSchema>;

/** A line of a log's file as it was written; null for anything else. */
export function readLine(text: string): LogLine | null {
  try {
    const read = v.safeParse(lineSchema, JSON.parse(text));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

/** A line of a log's file; null where the entry has what no log may have. */
export function writeLine(at: Date, entry: LogEntry): string | null {
  const line = v.safeParse(lineSchema, { at: at.toISOString(), entry });
  return line.success ? JSON.stringify(line.output) : null;
}
