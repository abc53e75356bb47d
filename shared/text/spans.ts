/**
 * Stretches of a text that a line may not divide though their characters, two by two, would let it:
 * numbers with their units, dates, and names from the newsroom's list. (Western words and web
 * addresses hold together by their classes.)
 */

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
  '公斤 千克 毫克 公顷 毫升 千瓦时 千瓦 兆瓦 摄氏度 个百分点 百分点 小时 分钟 秒钟 美元 欧元 日元 英镑 港元',
  '元 米 克 吨 升 亩 度 岁 人 名 个 件 次 倍 分 秒 时 天 周 年 月 日 号 版 期 册 座 层 条 家 户 辆 台 位 项 成',
]
  .join(' ')
  .split(' ');

const unit = units.toSorted((a, b) => b.length - a.length).join('|');

/** A date as GB/T 15835 writes it, from its first digit. */
const datePattern = /\d{1,4}年\d{1,2}月(?:\d{1,2}[日号])?|\d{1,2}月\d{1,2}[日号]/uy;
/** A number with its sign, separators and range, the words that multiply it, and its unit. */
const numberPattern = new RegExp(
  `[+\\-−±＋－]?[$£€¥￥№#]?\\d[\\d,.:：]*(?:[-~～–]\\d[\\d,.]*)?(?:[%‰℃℉°′″％]|[十百千万亿]{0,2}(?:${unit})?)`,
  'uy',
);

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
    // 第 belongs to the ordinal after it.
    const from = text.charCodeAt(start - 1) === 0x7b2c ? start - 1 : start;
    end = start + found[0].length;
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
