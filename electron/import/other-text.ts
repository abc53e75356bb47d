/** Files that are text and no copy: source code, logs, tables in cells. A few odd lines make no story one of them. */
import type { OtherKindName } from './other-kinds.ts';

/** Lines that are looked at. */
const LINES = 400;
const codeNames =
  /^(?:[cm]?[jt]sx?|py|rb|php|java|kt|go|rs|swift|[ch](?:pp|xx)?|cs|vb[as]?|lua|pl|sh|bash|bat|cmd|ps1|sql|css|s[ac]ss|less|ya?ml|toml|ini|cfg|conf|properties|env|r|m|asm|s)$/u;

/** How lines of code end and begin; and those of a configuration, which copy has too, so that the name must say it. */
const codeEnd = /[;{}]\s*(?:\/\/.*|\/\*.*\*\/)?$|^\s*[)\]}]+[,;]?\s*$/u;
const codeStart =
  /^\s*(?:#!|#include\b|#define\b|#(?:end)?if|import\s+[\w{*"'.]|from\s+\S+\s+import\b|(?:async\s+)?def\s+\w+\s*\(|class\s+\w+\s*[:({]|(?:export\s+)?(?:default\s+)?(?:async\s+)?function\b|(?:export\s+)?(?:const|let|var)\s+[\w{[]|(?:public|private|protected|static|final)\s+\w|(?:if|for|while|switch)\s*\(.*\)|(?:elif|else|try|except|finally|with|while|for|if)\b.*:\s*$|return\b|package\s+[\w.]+|using\s+[\w.]+|namespace\s+\w|<\?php|@\w+\s*\(|(?:SELECT|INSERT\s+INTO|UPDATE|CREATE\s+TABLE|DROP\s+TABLE|ALTER\s+TABLE)\s|echo\s|print\s*\(|\w+(?:\.\w+)*\s*=\s*[\w"'[{(-])/u;
const comment = /^\s*(?:\/\/|\/\*|\*\s|\*\/|#\s|--\s)/u;
const setting = /^\s*(?:\[[\w.: -]+\]|[\w.-]+\s*[:=]\s*\S*|-\s+\S+)\s*$/u;
const han = /\p{Script=Han}/u;
const stop = /[。！？；：”」』）]$/u;

/** What of a line of code may hold any words: its strings, and what follows the sign of a comment. */
const strings = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`/gu;
const remarked = /(?:^|\s)(?:\/\/|\/\*|\*\s|#|--|<!--).*$/u;

/**
 * True of a line that a program may have: Chinese stands in its strings and comments only, and it is more than those.
 * Copy has its words in the open, whatever brackets, braces and references (`&ldquo;`) its lines begin or end with.
 */
function isWritten(line: string): boolean {
  if (!han.test(line)) return true;
  const bare = line.replace(strings, '""').replace(remarked, '');
  return !han.test(bare) && /[A-Za-z_$]/u.test(bare);
}

/** A sentence of Chinese at a line's end. */
function isSentence(line: string): boolean {
  return stop.test(line.trimEnd()) && han.test(line);
}

/** Characters at either end of a line that say what it is: lines of copy may be as long as the file. */
const ENDS = 200;

/** The lines of a text that have words, long ones by their ends. */
function linesOf(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines
    .slice(0, LINES)
    .map((line) => (line.length > 2 * ENDS ? `${line.slice(0, ENDS)}…${line.slice(-ENDS)}` : line));
}

/** Share of lines that makes a file code, where its name says so and where it does not. */
const NAMED = 0.3;
const UNNAMED = 0.7;
/** Share of all lines, comments among them, that are code in a file that its lines alone make such: lists begin as comments do. */
const UNNAMED_OF_ALL = 0.4;
/** Lines that a file has at least that is called code by its lines alone. */
const LEAST = 5;

function isCode(lines: readonly string[], extension: string): boolean {
  if (/^\ufeff?#!\s*\//u.test(lines[0] ?? '')) return true;
  const isNamed = codeNames.test(extension);
  const prose = lines.filter((line) => isSentence(line) && !comment.test(line)).length;
  if (prose > lines.length * 0.2) return false;
  const isOfCode = (line: string) =>
    ((codeEnd.test(line) || codeStart.test(line)) && isWritten(line)) || (isNamed && setting.test(line));
  const code = lines.filter(isOfCode).length;
  const rest = lines.filter((line) => !comment.test(line) || isOfCode(line)).length;
  if (isNamed) return code >= Math.max(1, rest * NAMED);
  return lines.length >= LEAST && code >= Math.max(1, rest * UNNAMED, lines.length * UNNAMED_OF_ALL);
}

const moment =
  /^\s*[[(<]?(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[T\s]+\d{1,2}:\d{2}:\d{2}|(?:[A-Z][a-z]{2}\s+)?[A-Z][a-z]{2}\s+\d{1,2}\s+\d{1,2}:\d{2}:\d{2}|\d{1,2}:\d{2}:\d{2}[.,]\d{3}|\d{1,2}\/[A-Z][a-z]{2}\/\d{4}:\d{2}|\d{1,3}(?:\.\d{1,3}){3}\s+\S+\s+\S+\s+\[)/u;
const level = /^.{0,80}\b(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|FATAL|CRITICAL)\b/u;

function isLog(lines: readonly string[], extension: string): boolean {
  const isNamed = extension === 'log';
  const dated = lines.filter((line) => moment.test(line)).length;
  const graded = lines.filter((line) => level.test(line)).length;
  if (isNamed) return dated + graded > 0 && Math.max(dated, graded) >= lines.length * NAMED;
  // A list of what happened when has moments too; a program's has more than one sign of it in each line.
  const both = lines.filter(
    (line) => moment.test(line) && (level.test(line) || /\d\.\d{1,3}\.\d{1,3}\.\d|\[\w+\]/u.test(line)),
  );
  return lines.length >= 3 && both.length >= lines.length * UNNAMED;
}

const numeric = /^\s*[-+]?[\d.,%:/-]+\s*$/u;
/** Characters of a row that are looked at. */
const LONGEST_ROW = 10_000;
/** Characters a cell of a table has at most where its file's name does not say that it is one. */
const CELL = 16;

function isTable(text: string, extension: string): boolean {
  const isNamed = /^(?:csv|tsv|tab)$/u.test(extension);
  const plain = text.replace(/"(?:[^"]|"")*"/gu, (quoted) =>
    quoted.includes('\n') || /[,;\t]/u.test(quoted) ? 'q' : quoted,
  );
  const lines = plain
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, LINES)
    .map((line) => line.slice(0, LONGEST_ROW));
  return ['\t', ',', ';'].some((mark) => {
    const rows = lines.map((line) => line.split(mark));
    const columns = rows[0]?.length ?? 0;
    const even = rows.filter((row) => row.length === columns).length;
    if (isNamed) return columns > 1 && even >= rows.length * 0.6;
    if (rows.length < 3 || columns < 3 || even < rows.length || mark === '\t') return false;
    const cells = rows.flat();
    const figures = cells.filter((cell) => numeric.test(cell)).length;
    return (
      cells.every((cell) => [...cell.trim()].length <= CELL && !/[。！？]/u.test(cell)) && figures * 4 >= cells.length
    );
  });
}

/** The kind of a text that is no copy; null of copy. `text` has a line feed at the end of each line. */
export function otherText(text: string, extension: string): OtherKindName | null {
  if (/^\ufeff?BEGIN:V(?:CARD|CALENDAR)\s*$/mu.test(text.slice(0, 200))) return 'card';
  const lines = linesOf(text);
  if (isTable(text, extension)) return 'table';
  if (isLog(lines, extension)) return 'log';
  return isCode(lines, extension) ? 'code' : null;
}
