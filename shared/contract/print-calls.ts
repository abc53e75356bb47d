/** Calls about printing on an office printer. */
import * as v from 'valibot';
import { filePath } from '../edition/log-records.ts';
import { pageNumber } from '../edition/page-records.ts';
import { papers } from '../edition/paper.ts';
import { printScales } from '../edition/print-sheets.ts';
import { articleId } from '../edition/record-fields.ts';

const empty = v.strictObject({});
const pageNumbers = v.pipe(v.array(pageNumber), v.minLength(1));

const paperChoices = {
  paper: v.picklist(papers),
  scale: v.picklist(printScales),
} as const;

/** On what, and how large: kept from one printing to the next. */
export const printPaperSchema = v.strictObject(paperChoices);
export type PrintPaper = v.InferOutput<typeof printPaperSchema>;

export const printAskedSchema = v.variant('what', [
  /** A page to a sheet. */
  v.strictObject({ what: v.literal('pages'), pages: pageNumbers, ...paperChoices }),
  /** Facing pages, side by side on one sheet. */
  v.strictObject({ what: v.literal('spread'), pages: pageNumbers, ...paperChoices }),
  /** A page with its marks, and what of them finds no room beside it. */
  v.strictObject({ what: v.literal('proof'), page: pageNumber, ...paperChoices }),
  /** A story alone, wide apart, for a reader's pencil; as large as the paper allows. */
  v.strictObject({ what: v.literal('story'), articleId, ...paperChoices }),
]);
/** What is to be printed. */
export type PrintAsked = v.InferOutput<typeof printAskedSchema>;

export const printCalls = {
  /** What was printed on last. */
  'print.paper': { input: empty, output: printPaperSchema },
  /** Draws the sheets and hands them to the system's dialog. Null where they were not printed: nobody wanted to, there. */
  'print.run': { input: printAskedSchema, output: v.nullable(v.strictObject({ sheets: v.number() })) },
  /** Asks where to and writes the sheets as PDF, as they would be printed. Null when the user changed their mind. */
  'print.save': { input: printAskedSchema, output: v.nullable(v.strictObject({ path: filePath, sheets: v.number() })) },
  /** Gives up what is being drawn, which fails with `cancelled`. */
  'print.cancel': { input: empty, output: empty },
} as const;
