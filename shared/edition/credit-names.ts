/**
 * The names in the words of a credit: 张三 and 李四 in 本报记者张三　通讯员李四, in 文/张三 图/李四 and in 记者 张三、李四.
 *
 * Names are compared whole. Where a text can be read in two ways, the reading is the one by which a name is sooner missing
 * than found: a credit printed twice is seen on the page, one that is left out is not.
 */

/** What a name is credited for: an editor of that name is not the writer. */
type CreditedFor = 'byline' | 'editor' | 'source' | 'other';

/** A name, without spaces, and what it stands for. */
export interface CreditedName {
  readonly name: string;
  readonly credited: CreditedFor;
}

/** What the words of a credit say. */
export interface CreditWords {
  readonly names: readonly CreditedName[];
  /** True where a word such as 记者 or 摄 tells that they are a credit. */
  readonly hasRole: boolean;
}

type Item = { readonly name: string } | { readonly role: CreditedFor };

const PERSON = '记者(?![站团])|通讯员|评论员|实习生|特派员|撰稿人|作者';
const EDITING = '责任编辑|责编|编辑(?!部)';
const OTHERS = '校对|审核|审校|美编|监制|终审|版式|排版|签发';
const WORK = '摄影报道|摄影|撰文|撰稿|采写|供图|供稿|报道|编译|整理|绘图|制图|文字|图片|视频';
const ORIGIN = '来源|稿源|原载|摘自|转自';
const OWN_PAPER = '本[报网台刊]';
/** Which reporter, and of where: 见习记者, 驻京记者. Said of a name, and no name. */
const WHICH = String.raw`首席|见习|实习|特约|特派|高级|主任|全媒体|融媒体|综合|驻\p{sc=Han}{1,4}`;

/** Who reports, as a pattern: 本报记者, 见习记者, 通讯员. */
export const REPORTER = String.raw`(?:${OWN_PAPER}|\p{sc=Han}{1,12}[社报网台刊端])?\s*(?:${WHICH})*(?:${PERSON})`;

/** Words that no name has in it, so that they part what has no space between. */
const PARTING = new RegExp(`(${PERSON}|${EDITING}|${OTHERS})`, 'u');
const IS_EDITING = new RegExp(`^(?:${EDITING})$`, 'u');
const IS_PERSON = new RegExp(`^(?:${PERSON})$`, 'u');
/** Words that an institution may have in its name, 摄影家协会: they part at its ends alone. */
const WORK_FIRST = new RegExp(`^(?:(${ORIGIN})|${WORK})`, 'u');
const WORK_LAST = new RegExp(`(?:${WORK}|(?<=..)摄)$`, 'u');
const WHICH_LAST = new RegExp(`(?:${WHICH})$`, 'u');
const BEFORE_PERSON = new RegExp(`(?:${WHICH}|${WORK}|${OWN_PAPER})$`, 'u');
const OWN_DATELINE = new RegExp(`^${OWN_PAPER}[电讯]?$`, 'u');
const OWN_FIRST = new RegExp(`^${OWN_PAPER}(?=.)`, 'u');
/** Characters of a credit that has its names looked for; a longer one is not parted. */
const LONGEST = 400;

const HAN = /^\p{sc=Han}$/u;
/** Words of one character; as a name's last character they are not parted from it. */
const SHORT_ROLE = /^[文图摄影]$/u;
/** 文/图, 文并摄, 图文/: who wrote and photographed. Not in 李文/图, where it would leave a single character. */
const BOTH_WORKS =
  /(?<!(?<!\p{L})\p{L})(?:[文图摄影](?:\s*[/／并]\s*(?:摄影|[文图摄影]))+|(?<!\p{L})(?:图文|文图)(?=\s*[/／：:]))(?!\p{L})/gu;
/** What parts names; symbols do not, as ××× stands for a name that is still to come. */
const APART = /(?:[|｜~～=<>]|[^\p{L}\p{M}\p{N}\p{S}\s·'’.&@_‐-])+/u;

/** A word without all that a pattern finds at its end, one after the other. */
function withoutLast(word: string, pattern: RegExp): string {
  let rest = word;
  for (let last = pattern.exec(rest); last !== null; last = pattern.exec(rest)) rest = rest.slice(0, last.index);
  return rest;
}

/** What is left of a word with what it begins and ends with taken off, as items in their order. */
function edgesOf(word: string, isBeforePerson: boolean): Item[] {
  const rest = isBeforePerson ? withoutLast(word, BEFORE_PERSON) : word;
  if (withoutLast(rest, WHICH_LAST) === '' || OWN_DATELINE.test(rest)) return [];
  const own = OWN_FIRST.exec(rest);
  if (own !== null) return edgesOf(rest.slice(own[0].length), false);
  const first = WORK_FIRST.exec(rest);
  if (first !== null) {
    return [
      { role: first[1] === undefined ? 'byline' : 'source' },
      ...edgesOf(rest.slice(first[0].length), isBeforePerson),
    ];
  }
  const last = WORK_LAST.exec(rest);
  if (last !== null) return [...edgesOf(rest.slice(0, last.index), false), { role: 'byline' }];
  return [{ name: rest }];
}

/** The names and roles of a word between blanks. */
function itemsOf(word: string): Item[] {
  const parts = word.split(PARTING);
  return parts.flatMap((part, at): Item[] => {
    if (at % 2 === 0) return part === '' ? [] : edgesOf(part, IS_PERSON.test(parts[at + 1] ?? ''));
    if (IS_PERSON.test(part)) return [{ role: 'byline' }];
    return [{ role: IS_EDITING.test(part) ? 'editor' : 'other' }];
  });
}

/** Single characters with blanks between them: 王　芳, beside which 文 or 图 may stand. */
function joined(run: readonly string[]): Item[] {
  const characters = run.filter((one) => one !== '摄');
  const isPair = characters.length === 2 && !characters.every((one) => SHORT_ROLE.test(one));
  while (!isPair && SHORT_ROLE.test(characters[0] ?? '')) characters.shift();
  while (!isPair && SHORT_ROLE.test(characters.at(-1) ?? '')) characters.pop();
  const length = characters.length > 3 && characters.length % 2 === 0 ? 2 : Math.max(1, characters.length);
  const names: Item[] = [];
  for (let at = 0; at < characters.length; at += length)
    names.push({ name: characters.slice(at, at + length).join('') });
  const roles: Item[] = characters.length < run.length ? [{ role: 'byline' }] : [];
  return SHORT_ROLE.test(run[0] ?? '') ? [...roles, ...names] : [...names, ...roles];
}

/** Items with the parts of a name put together that blanks stand between. */
function withNamesJoined(items: readonly Item[]): Item[] {
  const out: Item[] = [];
  let run: string[] = [];
  let latin = '';
  const end = () => {
    if (run.length > 0) out.push(...joined(run));
    if (latin !== '') out.push({ name: latin });
    [run, latin] = [[], ''];
  };
  for (const item of items) {
    const name = 'name' in item ? item.name : '';
    const isSingle = HAN.test(name);
    const isLatin = /^\p{sc=Latin}/u.test(name);
    if ((!isSingle && run.length > 0) || (!isLatin && latin !== '')) end();
    if (isSingle) run.push(name);
    else if (isLatin) latin += name;
    else out.push(item);
  }
  end();
  return out;
}

/** The names in the words of a credit, with what each stands for. */
export function creditWords(words: string): CreditWords {
  if (words.length > LONGEST) {
    return { names: [{ name: words.replace(/\s/gu, ''), credited: 'byline' }], hasRole: false };
  }
  const text = words
    .replace(/[•・‧]/gu, '·')
    .replace(/责\s*编|编\s*辑/gu, (label) => label.replace(/\s/gu, ''))
    // 张李文/图 王芳/文 credits the picture and the text to one person each.
    .replace(BOTH_WORKS, (both) => (/[/／]\s*文(?!\p{L})/u.test(words.replace(both, '')) ? both : ' 撰文 '));
  const items = text.split(APART).flatMap((segment) => {
    const parts = segment.split(/(?<=^|\s)(?:[和与及并]|以及)(?=\s|$)/u);
    return parts.flatMap((part) => withNamesJoined(part.split(/\s+/u).flatMap(itemsOf)));
  });
  const names: CreditedName[] = [];
  let credited: CreditedFor = 'byline';
  for (const item of items) {
    if ('role' in item) credited = item.role;
    else names.push({ name: item.name, credited });
  }
  return { names, hasRole: items.some((item) => 'role' in item) };
}

/** True of what looks like a name of a person or an institution, and not like words of a sentence. */
export function looksLikeName(name: string): boolean {
  return /^(?:\p{sc=Han}{2,4}|\p{sc=Han}{1,8}(?:·\p{sc=Han}{1,8})+|\p{sc=Han}{2,20}[社报网台刊会局部院室校站队]|\p{sc=Latin}[\p{sc=Latin}.'’·-]{1,40})$/u.test(
    name,
  );
}
