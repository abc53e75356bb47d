/** What stands around a text: the texts above and below, the story's figures, the day it is told on. */
import { NUMBER } from './number-values.ts';

/** A number with what it counts, in UTF-16 units of its text. */
export interface Figure {
  readonly at: number;
  readonly written: string;
  /** What it counts, as 亿元 or %; empty where that is not told. */
  readonly unit: string;
}

const FIGURE = new RegExp(
  `(${NUMBER})(个百分点|%|‰|℃|亿元|万元|元|人次|人|名|位|户|家|公里|千米|平方公里|平方米|米|公顷|亩|吨|公斤|辆|艘|架|台|套|件|起|年|月|日|天|小时|分钟|岁|届|倍|个|场|项|座|所|分|秒)?`,
  'gu',
);

/** The figures of a text. */
export function figuresOf(text: string): Figure[] {
  return [...text.matchAll(FIGURE)].map(({ 1: written = '', 2: unit = '', index }) => ({ at: index, written, unit }));
}

export interface Surroundings {
  /** The text above; empty where there is none. Of a text that stands twice, where it stands first. */
  above(text: string): string;
  /** The text below. */
  below(text: string): string;
  /** The figures of the story's paragraphs; none where it has no paragraphs. */
  figures(): readonly Figure[];
  /** The day of the edition, as 2026-03-19; null where nobody knows. */
  readonly day: string | null;
  /** Month and day of the story's dateline, as `新华社北京3月7日电` tells it; null without. */
  dateline(): readonly [month: number, day: number] | null;
  /** The agency whose copy it is, as its dateline says; empty where it says none. */
  agency(): string;
  /** The story's paragraphs, a line each. */
  copy(): string;
}

const AGENCY =
  /^[（(【]?([\p{Script=Han}]{1,4}(?:社|网|日报))[\p{Script=Han}]{0,8}(?:\d{1,2}月)?\d{1,2}日(?:电|讯|消息)/mu;
const DATELINE = /^.{0,24}?(?<!\d)(\d{1,2})月(\d{1,2})日(?:电|讯)/mu;

/** What stands around the texts of a story, given in their order; `paragraphs` are those of its body. */
export function surroundings(
  texts: readonly string[],
  paragraphs: readonly string[],
  day: string | null = null,
): Surroundings {
  const places = new Map<string, number>();
  texts.forEach((text, place) => {
    if (!places.has(text)) places.set(text, place);
  });
  const beside = (text: string, step: number) => {
    const place = places.get(text);
    return place === undefined ? '' : (texts[place + step] ?? '');
  };
  let figures: readonly Figure[] | undefined;
  let agency: string | undefined;
  return {
    above: (text) => beside(text, -1),
    below: (text) => beside(text, 1),
    figures() {
      figures ??= paragraphs.flatMap(figuresOf);
      return figures;
    },
    day,
    dateline() {
      const [, month, of] = DATELINE.exec(paragraphs.join('\n')) ?? [];
      return of === undefined ? null : [Number(month), Number(of)];
    },
    agency() {
      agency ??= AGENCY.exec(paragraphs.slice(0, 2).join('\n'))?.[1] ?? '';
      return agency;
    },
    copy: () => paragraphs.join('\n'),
  };
}
