/**
 * Stretches of a text that a line may not divide though their characters, two by two, would let it:
 * numbers with their units, dates, and names from the newsroom's list. (Western words hold together
 * by their classes.)
 */
import { squaredUnits } from './characters.ts';

/** From an offset up to another, in UTF-16 code units. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly kind: 'number' | 'date' | 'name';
}

/**
 * Units written in Han after a number (names of GB 3100 and GB 3102 in common use, currencies, and
 * counting words). The longest that fits counts.
 */
const units = [
  '平方公里 平方千米 平方米 平方厘米 立方米 立方厘米 公里 千米 厘米 毫米 微米 纳米 海里 英里 英寸',
  '人次 公斤 千克 毫克 公顷 毫升 千瓦时 千瓦 兆瓦 摄氏度 个百分点 百分点 小时 分钟 秒钟 美元 欧元 日元 英镑 港元',
  '元 米 克 吨 升 亩 度 岁 人 名 个 件 次 倍 分 秒 时 天 周 年 月 日 号 版 期 册 座 层 条 家 户 辆 台 位 项 成',
]
  .join(' ')
  .split(' ');

const byLength = (words: readonly string[]) => words.toSorted((a, b) => b.length - a.length).join('|');
/** Them, and counting words besides: 25本, 第5届. */
const unit = byLength([
  ...units,
  ...'本 部 届 集 场 只 头 株 棵 枚 艘 架 支 批 组 套 间 栋 幢 页 章 节 轮 所 处 亿 万 张 种 例 起 宗 门 篇 首 幅 段 份 班 趟 站 代 双 对 片 颗 粒 级 等'.split(
    ' ',
  ),
]);

/** Symbols of units (GB 3100, GB 3102; SI 9) without prefixes, and of currencies (ISO 4217) that copy has after sums. */
const symbols =
  'm g s A K mol cd Hz N Pa J W C V F Ω S Wb T H lm lx Bq Gy Sv L l ℓ t B b bit eV Wh Ah VA var cal bar ha min h d dB rpm ppm';
const currencies = 'RMB CNY USD EUR GBP JPY HKD MOP TWD KRW RUB';
/** A symbol with its prefix and power, and not the beginning of a word. */
const symbol = `(?:(?:da|[YZEPTGMkKhdcmµμnpf])?(?:${byLength(symbols.split(' '))})|[°º]\\s?[CF]|${currencies.split(' ').join('|')})(?:[²³]|[⁻−-]?[¹²³]|[23](?![\\d.]))?(?![A-Za-z])`;
/** One or several, multiplied or divided: km/h, kW·h, mg/(kg·d) as far as its bracket. */
const symbolsJoined = `${symbol}(?:[/·⋅∙]${symbol})*`;
/** Signs, and units drawn in one square; ㎾时 is one of these and one in Han. */
const sign = `[%‰‱℃℉°′″％\u212a\u212b${squaredUnits}]`;

/** The spaces that copy has between a number and its unit (GB 3101 §3.4 asks for one), and inside dates; one typed twice. */
const SPACE = '(?:[ \\u00a0\\u2000-\\u200a\\u202f\\u205f\\u3000]{1,2})';

/** Signs of currencies before a sum. */
const money = '$£€¥￥＄￡￦₩₽₹';

/** Digits as copy has them, full width too, as it is typed with an input method. */
const DIGIT = '[0-9０-９]';
/** Such a number with what parts it: a point, a colon of a time, a comma before each three digits. */
const WIDE = '[０-９](?:[０-９]|[．：](?=[０-９])|，(?=[０-９]{3}(?![０-９])))*';
/** A number of either width, and a range of them. */
const NUMBER = `(?:\\d[\\d,.:：]*(?:[-~～–]\\d[\\d,.]*)?|${WIDE}(?:[－～—]${WIDE})?)`;
/** Letters of a unit typed full width: ｋｇ, ｋｍ／ｈ. */
const WIDE_SYMBOL = '[Ａ-Ｚａ-ｚ]{1,4}(?:[／/][Ａ-Ｚａ-ｚ]{1,3})?(?![Ａ-Ｚａ-ｚ])';

/** A date as GB/T 15835 writes it, from its first digit, with or without spaces. */
const datePattern = new RegExp(
  ['\\d{1,4}年\\d{1,2}月(?:\\d{1,2}[日号])?', '\\d{1,2}月\\d{1,2}[日号]']
    .join('|')
    .replaceAll('\\d', DIGIT)
    .replaceAll('年', `${SPACE}?年${SPACE}?`)
    .replaceAll('月', `${SPACE}?月${SPACE}?`)
    .replaceAll('[日号]', `${SPACE}?[日号]`),
  'uy',
);
/** A number with its sign, separators and range, the words that multiply it, and its unit, after a space or none. */
const numberPattern = new RegExp(
  [
    `[+\\-−±＋－]?[${money}№#＃]?${NUMBER}[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]*`,
    `(?:${SPACE}?${sign}(?:${unit}|[hH](?![A-Za-z]))?`,
    // 万千瓦时 is 万 and 千瓦时: what multiplies gives up what is the unit's.
    `|${SPACE}?[十百千万亿]{1,2}${SPACE}?(?:${unit}|${symbolsJoined})`,
    `|${SPACE}?[十百千万亿]{1,2}`,
    `|${SPACE}?(?:${unit}|${symbolsJoined}|${WIDE_SYMBOL}))?`,
  ].join(''),
  'uy',
);

/** What stands before a number and belongs to it though a space parts them: 第 5 届, ￥ 25, No. 5. */
const before = new RegExp(`(?:第|[${money}№#±]|No\\.)${SPACE}?$`, 'u');
/** As far back as that may begin, in UTF-16 code units. */
const FURTHEST_BEFORE = 4;

const SIGNED = new RegExp(`[+\\-−±＋－${money}№#＃]`, 'u');

/**
 * Where the numbers of a text start, in order: its Western runs with digits, which are given, and its full-width digits, with
 * the sign before them.
 */
export function numberStarts(text: string, western: readonly number[]): readonly number[] {
  if (!/[０-９]/u.test(text)) return western;
  const wide = [...text.matchAll(/[０-９]+/gu)].map(({ index }) =>
    SIGNED.test(text.charAt(index - 1)) ? index - 1 : index,
  );
  return [...western, ...wide].sort((a, b) => a - b);
}

/** A list of names, ready to be looked for. */
export interface NameList {
  readonly names: readonly string[];
  readonly pattern: RegExp | null;
}

const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Prepares a newsroom's list: names that are never divided, the longest first. */
export function nameList(names: readonly string[]): NameList {
  const wanted = names.filter((name) => name.length > 1).toSorted((a, b) => b.length - a.length);
  return { names, pattern: wanted.length === 0 ? null : new RegExp(wanted.map(escaped).join('|'), 'gu') };
}

/** The numbers and dates of a text, given where its Western runs with digits start, in order. */
export function numberSpans(text: string, starts: readonly number[]): Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const start of starts) {
    if (start < end) continue;
    datePattern.lastIndex = start;
    const date = datePattern.exec(text);
    numberPattern.lastIndex = start;
    const found = date ?? numberPattern.exec(text);
    if (found === null) continue;
    // 第 belongs to the ordinal after it, and a sign of money to the sum.
    const lead = before.exec(text.slice(Math.max(0, start - FURTHEST_BEFORE), start));
    const from = start - (lead?.[0].length ?? 0);
    end = start + found[0].trimEnd().length;
    spans.push({ from, to: end, kind: date === null ? 'number' : 'date' });
  }
  return spans;
}

/** Where a text holds names of a list. */
export function nameSpans(text: string, list: NameList): Span[] {
  if (list.pattern === null) return [];
  return [...text.matchAll(list.pattern)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    kind: 'name',
  }));
}
