/** What the readers of wires hand on: stories with what is said of them, and what of them is no copy. */
import type { HtmlParagraph } from '../html-copy.ts';
import type { ImportRemark } from '../import-remarks.ts';
import type { WireFacts } from '../wire-facts.ts';

export interface WireStory {
  readonly paragraphs: readonly HtmlParagraph[];
  readonly facts: WireFacts;
  readonly remarks: readonly ImportRemark[];
  /** Pictures that the file holds itself, as `data:` addresses. */
  readonly pictures?: readonly string[];
}

/** What a wire needs of the machine, and what the user has said of how it is read. */
export interface WireTools {
  /** Bytes in base64 as text; null where they are none. */
  readonly decodeBase64: (text: string) => string | null;
  /** Struck text is copy. */
  readonly keepsStruck?: boolean;
}

/** What the readers of a file's items share. */
export interface WireContext extends WireTools {
  readonly declared: ReadonlyMap<string, string>;
}

export function paragraphText({ leaves }: HtmlParagraph): string {
  return leaves.map((leaf) => leaf.text).join('');
}

/** Text without its white space, to tell whether two renditions are one. */
export function bare(text: string): string {
  return text.replace(/[\s\u3000\u200b\ufeff]+/gu, '');
}

/** A paragraph of plain words; none of empty ones. */
export function paragraphOf(text: string, role: string): HtmlParagraph[] {
  const words = text.trim();
  return words === '' ? [] : [{ type: 'paragraph', role, leaves: [{ text: words }] }];
}

/** A remark on words that are left out; none of empty ones. */
export function leftOut(kind: ImportRemark['kind'], words: readonly string[]): ImportRemark[] {
  const said = words.map((one) => one.trim()).filter((one) => one !== '');
  return said.length === 0 ? [] : [{ kind, count: said.length, text: said.join('\n') }];
}

/** A priority or urgency of 1 to 9; undefined of anything else, as 0 for none. */
export function priorityOf(text: string): number | undefined {
  const value = /^\s*(?:\w+:)?([1-9])\s*$/u.exec(text)?.[1];
  return value === undefined ? undefined : Number(value);
}

interface Said {
  readonly guid?: string | undefined;
  readonly version?: string | undefined;
  readonly priority?: number | undefined;
  readonly source?: string | undefined;
  readonly embargo?: string | undefined;
  /** `usable`, `canceled`, `withheld` and the like, with or without a prefix. */
  readonly status?: string | undefined;
  /** Words that say what a version is: signals, instructions. */
  readonly signal?: string | undefined;
}

/** Facts from what a wire says; empty words say nothing. */
export function factsOf({ guid, version, priority, source, embargo, status = '', signal = '' }: Said): WireFacts {
  return {
    ...(guid ? { guid } : {}),
    ...(version ? { version } : {}),
    ...(priority === undefined ? {} : { priority }),
    ...(source ? { source } : {}),
    isCorrection: /correct|更正|订正/iu.test(signal),
    isKilled: /cancel|withh?eld|kill|retract|撤销|撤稿/iu.test(`${status} ${signal}`),
    ...(embargo ? { embargo: momentOf(embargo) } : {}),
  };
}

/** A moment in the one form of ISO 8601: NITF writes `20240308T060000+0800`. What is none stays as it stands. */
function momentOf(text: string): string {
  const basic = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(Z|[+-]\d{2}:?\d{2})?$/u.exec(text.trim());
  if (basic === null) return text.trim();
  const [, year, month, day, hour, minute, second = '00', zone = ''] = basic;
  const date = `${year}-${month}-${day}`;
  const at = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
  return hour === undefined ? date : `${date}T${hour}:${minute}:${second}${at}`;
}

/** What everybody who handles the story must know before anything else. */
export function warningsOf({ isCorrection, isKilled, embargo }: WireFacts): ImportRemark[] {
  return [
    ...(isKilled ? [{ kind: 'wire-killed' as const, count: 1 }] : []),
    ...(isCorrection ? [{ kind: 'wire-correction' as const, count: 1 }] : []),
    ...(embargo === undefined ? [] : [{ kind: 'wire-embargo' as const, count: 1, text: embargo }]),
  ];
}
