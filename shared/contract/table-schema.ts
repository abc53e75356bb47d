/** A file of tables, as it crosses between processes. */
import * as v from 'valibot';
import type { ReadTable } from '../text/table/sheet-table.ts';
import { MOST_COLUMNS, MOST_HEAD, MOST_IN_CELL, MOST_ROWS } from '../text/table/table-limits.ts';
import { importRemarkSchema } from './import-remark-schema.ts';

const count = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const cells = v.pipe(v.array(v.pipe(v.string(), v.maxLength(MOST_IN_CELL))), v.maxLength(MOST_COLUMNS));

const tableSchema: v.GenericSchema<ReadTable> = v.strictObject({
  table: v.strictObject({
    name: v.string(),
    rows: v.pipe(v.array(cells), v.maxLength(MOST_ROWS)),
    spans: v.array(
      v.strictObject({
        row: count(0, MOST_ROWS),
        column: count(0, MOST_COLUMNS),
        rows: count(1, MOST_ROWS),
        columns: count(1, MOST_COLUMNS),
      }),
    ),
    headRows: count(0, MOST_HEAD),
    align: v.pipe(v.array(v.picklist(['start', 'centre', 'end', 'decimal'])), v.maxLength(MOST_COLUMNS)),
    cellAligns: v.pipe(
      v.array(
        v.strictObject({
          row: count(0, MOST_ROWS),
          column: count(0, MOST_COLUMNS),
          align: v.picklist(['start', 'centre', 'end', 'decimal']),
        }),
      ),
      v.maxLength(MOST_ROWS * MOST_COLUMNS),
    ),
    widths: v.pipe(v.array(v.pipe(v.number(), v.minValue(0))), v.maxLength(MOST_COLUMNS)),
  }),
  remarks: v.array(importRemarkSchema),
});

/** What a file of tables holds: of a workbook its sheets. */
export const tableFileSchema = v.strictObject({
  name: v.string(),
  tables: v.pipe(v.array(tableSchema), v.minLength(1)),
  remarks: v.array(importRemarkSchema),
});
export type TableFile = v.InferOutput<typeof tableFileSchema>;
