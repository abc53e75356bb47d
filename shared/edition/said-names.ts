/**
 * Whether words say a name: a credit that a story's copy, or its dateline, has already.
 *
 * A name counts only where the whole of it stands. Where that is in doubt it is not said: a credit printed twice is seen
 * on the page, one that is left out is not.
 */
import { REPORTER } from './credit-names.ts';

/** A pattern of a name as it may be spaced, 王　芳 beside names of three characters; null where words cannot hold it. */
function spaced(name: string, words: string): string | null {
  const bare = name.replace(/\s/gu, '');
  if (bare === '' || bare.length > words.length) return null;
  return [...bare].map((one) => one.replace(/[$()*+./?[\\\]^{|}]/u, '\\$&')).join('\\s*');
}

/** Whoever may stand before a name, with no space between. */
const ROLES = '记者|通讯员|评论员|实习生|特派员|作者|编辑';
/** What no name goes on with. A dot or a hyphen joins the parts of one: 马克·吐温. */
const PAUSE = String.raw`[^\p{L}\p{M}\p{N}·•・‧‐-]`;
const BEFORE = `(?<=^|${PAUSE}|${ROLES}|本[报网台刊]|摄影|撰文|供图|报道|来源|原载|摘自|转自|(?<=^|${PAUSE})据)`;
// 文, 图 and 摄 are characters of names too: they are words where nothing follows that could be one.
const AFTER = String.raw`(?=$|${PAUSE}|${ROLES}|本[报网台刊]|摄影|撰文|供图|供稿|报道|消息|专?[电讯](?:$|${PAUSE})|\d{1,4}[年月日]|[摄文图]{1,2}(?:$|${PAUSE}))`;

/** True where a name stands whole in the words of a bracket. */
export function saysName(words: string, name: string): boolean {
  const said = spaced(name, words);
  if (said === null) return false;
  // 记者江流 begins with a word of its own, whatever is before it: 东湖晚报记者江流.
  const before = /^\s*(?:记者|通讯员)/u.test(name) ? '' : BEFORE;
  return new RegExp(`${before}${said}${AFTER}`, 'u').test(words);
}

/** Characters of an opening that are looked at beside those of the name. */
const OPENING = 80;
const DIGIT = '[\\d０-９〇○零一二三四五六七八九十]';
const DATE = `(?:${DIGIT}{2,4}\\s*年\\s*)?${DIGIT}{1,3}\\s*月\\s*${DIGIT}{1,3}\\s*日`;
/** An agency or a paper, told by its last character, as it may stand before a place. */
const OUTLET = '[社报网台刊]';
/** A place after an outlet; with one of these characters it would be more of the outlet's name: 人民日报海外版. */
const PLACE = String.raw`(?:(?![社报网刊版端])[\p{L}、/]){0,12}`;
/** 电 or 讯 as the end of a dateline, and no part of 电影 or 电厂. */
const WIRE = String.raw`(?:专|综合)?[电讯](?=$|[\s（(：:]|记者|通讯员|本报)`;

/** True where a dateline, or copy that begins with one, has a name in it: 新华社 and 北京 in 新华社北京3月8日电. */
export function datelineNames(opening: string, name: string): boolean {
  const head = opening.slice(0, OPENING + 2 * name.length);
  const said = spaced(name, head);
  if (said === null) return false;
  const between = String.raw`\s*(?:(?<=${OUTLET}\s*)${PLACE}\s*)?(?:${DATE}\s*)?`;
  return new RegExp(String.raw`^\s*据?(?:\p{L}{1,12}${OUTLET}\s*)?${said}${between}${WIRE}`, 'u').test(head);
}

/** True where copy begins with a dateline: with 电 or 讯 at its end, or a blank after it. 北京时间 is none of 北京. */
export function opensWith(copy: string, dateline: string): boolean {
  const head = copy.slice(0, OPENING + 2 * dateline.length);
  const said = spaced(dateline, head);
  if (said === null) return false;
  // Of one that has its 电 or 讯, with or without 记者 in brackets, only a word that goes on says that it is another.
  const isWhole = /[电讯][^\p{L}\p{N}]*$/u.test(dateline.replace(/[（(][^（()）]*[）)]/gu, ''));
  const more = isWhole ? '(?<![电讯])|(?![影视力话子脑台厂网站动商器梯车信息问])|' : '';
  // Words of Latin letters have a space between them anyway.
  const blank = String.raw`\u3000|\s{2}|(?<!\p{Script=Latin})\s|\s*$`;
  return new RegExp(String.raw`^\s*${said}(?:${more}${blank})`, 'u').test(head) || datelineNames(copy, dateline);
}

/** A dateline that credits may follow, told by an outlet or a date in it. */
const HEAD = String.raw`^\s*(?:据?(?:\p{L}{0,12}${OUTLET}端?\s*${PLACE}\s*(?:${DATE}\s*)?|\p{L}{1,24}\s*${DATE}\s*)(?:(?:专|综合)?[电讯]|消息|(?:综合)?报道)\s*[：:]?\s*)?`;
const BEFORE_BRACKETS = new RegExp(`${HEAD}(?=[（(【〔［[])`, 'u');
const BEFORE_REPORTER = new RegExp(String.raw`${HEAD}(?=${REPORTER}[\s\p{L}])`, 'u');

/** Where brackets with credits may begin, after 本报讯 or another dateline, in UTF-16 units; 0 where there is none. */
export function afterDateline(copy: string): number {
  return BEFORE_BRACKETS.exec(copy.slice(0, OPENING))?.[0].length ?? 0;
}

/**
 * The words of credits without brackets that copy opens with, after 本报讯 or another dateline, up to the words of its first
 * sentence: 记者张三 in 本报讯 记者张三 湖水涨了. Blanks part them from the copy, or 报道 ends them; empty where there are none.
 */
export function reportersFirst(copy: string): string {
  const head = copy.slice(0, OPENING);
  const start = BEFORE_REPORTER.exec(head)?.[0].length;
  if (start === undefined) return '';
  const [clause = ''] = head.slice(start).split(/[，。：；！？,:;!?“”]/u);
  const isAll = start + clause.length === copy.length;
  const words = clause.trim().split(/\s+/u);
  // What the sentence begins with follows the last blank: 湖水涨了, or 记者张三从市水务局获悉 as a whole.
  if (!isAll && !/\p{sc=Han}{2}(?:摄影|摄影报道|报道)$/u.test(clause)) words.pop();
  return words.join(' ');
}

/** Where a story was filed, up to the end of 电 or 讯, with the bracket that says by whom. */
const LEAD_IN = new RegExp(
  String.raw`^\s*据?(?:\p{L}{0,12}${OUTLET}端?\s*${PLACE}\s*(?:${DATE}\s*)?|\p{L}{1,24}\s*${DATE}\s*)${WIRE}(?:\s*(?:[（(【][^（()）【】]*[）)】])+)?`,
  'u',
);

/** How much of copy says where it was filed and by whom, as 新华社北京3月8日电（记者 ××）, in UTF-16 units; 0 where none does. */
export function leadInLength(copy: string): number {
  return LEAD_IN.exec(copy.slice(0, OPENING))?.[0].length ?? 0;
}
