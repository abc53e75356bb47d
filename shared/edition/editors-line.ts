/** 责编, the editor's line: what it says before the names, and where imported copy has it at one of its ends. */

/** Words before the names, in both scripts. 编辑部 is a name itself. */
const IN_CHARGE = String.raw`(?:[责責]任[编編][辑輯]|[责責]\s*[编編])`;
const LABEL = String.raw`(?:${IN_CHARGE}|[编編]\s*[辑輯](?!\s*部))`;
/** One editor, or a few of them; names of two characters may be spaced: 王　芳. */
const NAME = String.raw`(?:\p{sc=Han}{2,4}(?:[·•]\p{sc=Han}{1,8})*|\p{sc=Han}\s\p{sc=Han}|\p{sc=Latin}[\p{sc=Latin}.'’-]{1,20})`;
const NAMES = String.raw`${NAME}(?:\s*[、，,/\s]\s*${NAME}){0,5}`;
/** A line that can be nothing else. Without a colon 编辑 may begin a sentence: 编辑 说. */
const LINE = String.raw`(?:(?:${LABEL}\s*[：:]\s*)+|${IN_CHARGE}\s+)${NAMES}`;
/** What goes on from 责任编辑 to a thing an editor has or does, as a subhead says it, and not to a name. */
const NO_NAME = '(?!.?(?:制|岗|负责|工作|培训|职责|职称|资格|名单|会议|考试|说|谈|手记|注册|队伍|人员|要求|必须|应当))';
/** The same where a whole paragraph is that: a name, straight after the words. */
const CLOSE = String.raw`[责責](?:任[编編][辑輯]|[编編])${NO_NAME}\p{sc=Han}{2,3}`;
/** White space, and characters of no width that programs leave behind. */
const BLANK = String.raw`[\s\u200b\u2060]*`;
const OPENING = '[（(【［\\[]';
const CLOSING = '[）)】］\\]]';

const LABELLED = new RegExp(String.raw`^${BLANK}${OPENING}?\s*(?:${LABEL}\s*[：:]?\s*)+`, 'u');
const IN_BRACKETS = new RegExp(`^${BLANK}${OPENING}(.*)${CLOSING}[。.]?${BLANK}$`, 'su');
const ALONE = new RegExp(
  String.raw`^${BLANK}(?:(${LINE}|${CLOSE})|${OPENING}\s*(${LINE}|${CLOSE})\s*${CLOSING}[。.]?)${BLANK}$`,
  'u',
);
const AT_END = new RegExp(String.raw`${OPENING}\s*(${LINE})\s*${CLOSING}([。.]?)${BLANK}$`, 'u');
const IN_CHARGE_FIRST = new RegExp(String.raw`^${BLANK}${OPENING}?\s*[责責]`, 'u');
/** How a sentence ends: a stop after the brackets that follow is not its own. */
const FINISHED = /[。！？…!?.][”’」』）)】]*$/u;
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
  const inside = line.replace(IN_BRACKETS, '$1');
  return inside
    .replace(LABELLED, '')
    .replace(/[\u200b\u2060]/gu, '')
    .trim();
}

/** A paragraph's own text, up to a UTF-16 offset, and the editor's line after it. */
export interface EditorsLine {
  readonly editor: string;
  readonly rest: number;
}

/** As the field has it: our own words before the names need not stand in it. */
function asWritten(line: string): string {
  return line.trim().replace(/^(?:责编[：:]\s*)+/u, '');
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
  return IN_CHARGE_FIRST.test(text) ? editorAlone(text) : null;
}

/**
 * The editor's line in brackets at a paragraph's end; null where there is none, and where a stop after them is the
 * sentence's own.
 */
export function editorAtEnd(text: string): EditorsLine | null {
  const start = Math.max(0, text.length - LONGEST);
  const found = AT_END.exec(text.slice(start));
  if (found === null) return null;
  const before = text.slice(0, start + found.index).trimEnd();
  if (found[2] !== '' && before !== '' && !FINISHED.test(before)) return null;
  return { editor: asWritten(found[1] ?? ''), rest: before.length };
}
