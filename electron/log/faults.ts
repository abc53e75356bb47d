/**
 * What a log may know of a fault: what kind it is, the system's code, and where in our own scripts it happened. Never what it
 * says, for that may quote copy, a file's name or a person's.
 */
import { constants } from 'node:os';
import * as v from 'valibot';

/** Places of a stack that are kept: where it was thrown, and how it came there. */
const MOST_PLACES = 8;
const LONGEST_WORD = 200;

const word = v.pipe(v.string(), v.maxLength(LONGEST_WORD));
/** A fault as the process it happened in tells of it; nothing of it is believed before {@link cleanFault}. */
export const faultSchema = v.strictObject({
  kind: word,
  code: v.nullable(word),
  /** Names of scripts with line and column. */
  at: v.pipe(v.array(word), v.maxLength(MOST_PLACES)),
});
export type Fault = v.InferOutput<typeof faultSchema>;

/** Kinds of errors that are known by name: those of the language, of the libraries, and ours. */
const kinds: ReadonlySet<string> = new Set([
  ...['Error', 'TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'URIError', 'EvalError', 'AggregateError'],
  ...['DOMException', 'SqliteError', 'ValiError', 'SystemError'],
  ...['DayangError', 'FailureError', 'PatchError', 'ServiceGone', 'ServiceSilent', 'FontProblem', 'PdfError'],
]);

/** What is said of an error of any other kind. */
const OTHER = 'other';

/** SQLite's extended codes (sqlite.org/rescode.html) and Node's (nodejs.org/api/errors.html). */
const FAMILY = /^(?:SQLITE|ERR)(?:_[A-Z0-9]{1,24}){1,6}$/u;

/** Where a line of a stack ends in a script, as V8 writes it. */
const PLACE = /([^\s/\\()]+):(\d{1,7}):(\d{1,7})\)?$/u;

function codeOf(error: object): string | null {
  return 'code' in error && typeof error.code === 'string' ? error.code.slice(0, LONGEST_WORD) : null;
}

/** A fault of what was thrown, in the process it was thrown in. */
export function faultOf(error: unknown): Fault {
  if (typeof error !== 'object' || error === null) return { kind: typeof error, code: null, at: [] };
  const stack = 'stack' in error && typeof error.stack === 'string' ? error.stack : '';
  const at = stack.split('\n').flatMap((line) => {
    // A message with all that was given in it is a line, too, and is looked for a place at its end alone.
    const [, name, row, column] = PLACE.exec(line.slice(-LONGEST_WORD).trimEnd()) ?? [];
    return name === undefined ? [] : [`${name}:${row}:${column}`];
  });
  return { kind: error.constructor.name.slice(0, LONGEST_WORD), code: codeOf(error), at: at.slice(0, MOST_PLACES) };
}

/** A fault of which only what is known by name is left; `scripts` are the names of our own. */
export function cleanFault({ kind, code, at }: Fault, scripts: ReadonlySet<string>): Fault {
  const isKnown = code !== null && (Object.hasOwn(constants.errno, code) || FAMILY.test(code));
  const places = at.filter((place) => {
    const [, name = ''] = PLACE.exec(place) ?? [];
    return scripts.has(name) && place.startsWith(`${name}:`);
  });
  return { kind: kinds.has(kind) ? kind : OTHER, code: isKnown ? code : null, at: places };
}
