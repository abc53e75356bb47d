/** 责编, the editor's line: what it says before the names, and where imported copy has it at one of its ends. */

/** Words before the names. 编辑部 is a name itself. */
const LABEL = String.raw`(?:责任编辑|责\s*编|编\s*辑(?!\s*部))`;
/** One editor, or a few of them; names of two characters may be spaced: 王　芳. */
const NAME = String.raw`(?:\p{sc=Han}{2,4}(?:[·•]\p{sc=Han}{1,8})*|\p{sc=Han}\s\p{sc=Han}|\p{sc=Latin}[\p{sc=Latin}.'’-]{1,20})`;
const NAMES = String.raw`${NAME}(?:\s*[、，,/\s]\s*${NAME}){0,5}`;
/** A line that can be nothing else. Without a colon 编辑 may begin a sentence: 编辑 说. */
const LINE = String.raw`(?:${LABEL}\s*[：:]|责任编辑\s|责编\s)\s*${NAMES}`;

const LABELLED = new RegExp(String.raw`^\s*[（(]?\s*${LABEL}\s*[：:]?\s*`, 'u');
const ALONE = new RegExp(String.raw`^\s*(?:(${LINE})|[（(]\s*(${LINE})\s*[）)])\s*$`, 'u');
const AT_END = new RegExp(String.raw`[（(]\s*(${LINE})\s*[）)]\s*$`, 'u');
/** Characters an editor's line has at most: what the patterns are tried on. */
const LONGEST = 160;

/** What is set before an editor's name that says no 责编 itself. */
export const EDITOR_LABEL = '责编：';

/** True of an editor's line that says 责编, 责任编辑 or 编辑 before the names. */
export function hasEditorLabel(line: string): boolean {
  return LABELLED.test(line);
}

/** The names of an editor's line. */
export function editorNames(line: string): string {
  const inside = line.replace(/^\s*[（(](.*)[）)]\s*$/su, '$1');
  return inside.replace(LABELLED, '').trim();
}

/** A paragraph's own text, up to a UTF-16 offset, and the editor's line after it. */
export interface EditorsLine {
  readonly editor: string;
  readonly rest: number;
}

/** As the field has it: our own words before the names need not stand in it. */
function asWritten(line: string): string {
  return line.trim().replace(/^责编[：:]\s*/u, '');
}

/** The editor's line that a whole paragraph is; null where it is none. */
export function editorAlone(text: string): EditorsLine | null {
  if (text.length > LONGEST) return null;
  const [, bare, inBrackets] = ALONE.exec(text) ?? [];
  const line = bare ?? inBrackets;
  return line === undefined ? null : { editor: asWritten(line), rest: 0 };
}

/** The same of one that says 责编 or 责任编辑, which nothing but an editor's line begins with. */
export function editorInCharge(text: string): EditorsLine | null {
  return /^\s*[（(]?\s*责/u.test(text) ? editorAlone(text) : null;
}

/** The editor's line in brackets at a paragraph's end; null where there is none. */
export function editorAtEnd(text: string): EditorsLine | null {
  const start = Math.max(0, text.length - LONGEST);
  const found = AT_END.exec(text.slice(start));
  if (found === null) return null;
  const before = text.slice(0, start + found.index);
  return { editor: asWritten(found[1] ?? ''), rest: before.trimEnd().length };
}
