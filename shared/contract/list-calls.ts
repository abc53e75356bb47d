/** Calls about lists in files: adverts that are booked, names and words that a newsroom keeps. */
import * as v from 'valibot';
import { filePath } from '../edition/log-records.ts';
import { listTextSchema } from './import-remark-schema.ts';

/** Rows of a list that is written, and characters of a cell. */
const MOST_ROWS = 100_000;
const LONGEST_CELL = 32_767;

/** A list as rows of cells. */
export const listRowsSchema = v.pipe(
  v.array(v.array(v.pipe(v.string(), v.maxLength(LONGEST_CELL)))),
  v.maxLength(MOST_ROWS),
);

export const listCalls = {
  /** Asks for a list in a file of tables and reads it, as text in cells; `copy.cancel` gives it up. Null when the user changed their mind. */
  'list.choose': { input: v.strictObject({}), output: v.nullable(listTextSchema) },
  /** Asks where to and writes a list, as CSV or as a workbook. Null when the user changed their mind. */
  'list.save': {
    input: v.strictObject({ name: v.pipe(v.string(), v.maxLength(80)), rows: listRowsSchema }),
    output: v.nullable(v.strictObject({ path: filePath })),
  },
} as const;
