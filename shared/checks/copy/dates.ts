/** Dates and times that cannot be, and days of the week that do not go with their dates. */
import { weekdayOf } from '../../text/lunar-date.ts';
import type { TextFinding } from '../check.ts';
import type { CopyContext, CopyRule } from './rule.ts';
import { finding, scan } from './scan.ts';

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days of a month; February has 29 where the year is not known. */
function daysOf(month: number, year: number | null): number {
  if (month === 2) return year === null || isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** A day told as 2026-03-19. */
function dayFrom(date: string | null | undefined): Day | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(date ?? '') ?? [];
  return day === undefined ? null : { year: Number(year), month: Number(month), day: Number(day) };
}

const cannotBe = (found: string) => ({
  severity: 'error' as const,
  zh: `没有“${found}”这个日子，请核对。`,
  en: `There is no such day as “${found}”. Check it.`,
});

/** A date, and of a stretch of days the last: 6月28日至31日. */
const DATE =
  /(?<!\d)(?:(\d{4})年)?(\d{1,2})月(\d{1,2})(?:日|号)?(?:(?:至|—|～|~|-|到|、|和)(\d{1,2}))?(?:日|号(?!线|楼|院|井|店|门|文|令|公|台|机|船|馆|厅|仓|桥|路|地|墩|车|房|桌))/gu;

export const impossibleDate: CopyRule = {
  scope: 'copy',
  id: 'impossible-date',
  needs: /\d[月时点]/u,
  title: { zh: '不存在的日期和时刻', en: 'Date or time that cannot be' },
  source: 'GB/T 7408.1—2023: the days of a month, the hours of a day',
  kind: 'facts',
  severity: 'error',
  example: { wrong: '大桥6月31日通车', right: '大桥6月30日通车' },
  run: ({ text, around }) =>
    !/\d/u.test(text)
      ? []
      : [
          ...scan(text, DATE, ({ 0: found, 1: year, 2: month = '', 3: first = '', 4: last }) => {
            const of = Number(month);
            const isDay = (day: string | undefined) =>
              day === undefined ||
              (Number(day) >= 1 && Number(day) <= daysOf(of, year === undefined ? null : Number(year)));
            return of >= 1 && of <= 12 && isDay(first) && isDay(last) ? null : cannotBe(found);
          }),
          ...scan(text, /(?<!\d)2月29日(?!是|只有|出生)/gu, ({ 0: found, index }) => {
            const known = dayFrom(around?.day);
            const isThisYear = /(?:今年|本月|今天|昨天|明天|昨日|今日|明日)[^，。]{0,6}$/u.test(
              text.slice(Math.max(0, index - 12), index),
            );
            return known === null || !isThisYear || isLeap(known.year) ? null : cannotBe(`${known.year}年${found}`);
          }),
          ...scan(text, /(?<![\d.第])(?:1[3-9]|[2-9]\d|0)月(?=份|底|初|中旬|上旬|下旬|以来|末)/gu, ({ 0: found }) =>
            cannotBe(found),
          ),
          ...scan(
            text,
            /(?<!\d)(\d{1,2})(?:时|点)(\d{1,2})分(?!之|钟?(?:后|内|前))/gu,
            ({ 0: found, 1: hour = '', 2: minute = '' }) =>
              Number(hour) > 24 || Number(minute) > 59 || (Number(hour) === 24 && Number(minute) > 0)
                ? {
                    severity: 'error',
                    zh: `没有“${found}”这个时刻，请核对。`,
                    en: `There is no such time as “${found}”. Check it.`,
                  }
                : null,
          ),
          ...scan(
            text,
            /(?<=[日午晚晨间天])(?:2[5-9]|[3-9]\d)[时点](?=[，。、至到—～（]|许|整|开始|结束|起)/gu,
            ({ 0: found }) => ({
              severity: 'error',
              zh: `没有“${found}”这个时刻，请核对。`,
              en: `There is no such time as “${found}”. Check it.`,
            }),
          ),
        ],
};

/** Years from which on, counted from the edition's, a date with its month is a slip; plans and leases reach as far. */
const FAR = 70;
/** The latest year with a month where the edition's day is not known. */
const LATEST = 2100;
/** A year with its month, or the end of a stretch of years; and a number of three figures and more that begins with nothing. */
const YEAR =
  /(?<![\d.])(\d{4})年(?=\d{1,2}月(?!大))|(?<![\d.:：/\-－—～第号])0\d{2,}(?=[年元万亿千人名个米吨户亩%％]|公[里斤顷])/gu;

export const oddYear: CopyRule = {
  scope: 'copy',
  id: 'odd-year',
  needs: /\d{3}/u,
  title: { zh: '不像年份、数字的数', en: 'Year or number that can hardly be' },
  source: 'GB/T 15835—2011 5.1: numbers begin with no 0; GB/T 7408.1—2023: years',
  kind: 'facts',
  severity: 'warning',
  example: { wrong: '条例自2826年9月15日起施行', right: '条例自2026年9月15日起施行' },
  run: ({ text, around }) =>
    scan(text, YEAR, ({ 0: found, 1: year }) => {
      const latest = Math.max(LATEST, (dayFrom(around?.day)?.year ?? 0) + FAR);
      if (year !== undefined && Number(year) >= 1000 && Number(year) <= latest) return null;
      return {
        severity: 'warning',
        zh: `“${found}”不像是对的，请核对。`,
        en: `“${found}” can hardly be meant. Check it.`,
      };
    }),
};

const WEEK = '日一二三四五六';

/** How far, in days, a date without a year is taken to lie from the edition's day. */
const NEAR = 183;
const DAY = 86_400_000;

/** The year of a date that names none: the one in which it is nearest to the edition's day. */
function yearOf(month: number, day: number, edition: Day): number | null {
  const own = Date.UTC(edition.year, edition.month - 1, edition.day);
  const near = [edition.year - 1, edition.year, edition.year + 1].filter(
    (year) => Math.abs(Date.UTC(year, month - 1, day) - own) <= NEAR * DAY,
  );
  return near.length === 1 ? (near[0] ?? null) : null;
}

/** A date with its day of the week beside it or in brackets. */
const WITH_WEEKDAY =
  /(?<!\d)(?:(\d{4})年|(今年|去年|明年))?(\d{1,2})月(\d{1,2})日(?:（|\(|，|、)?(?:星期|礼拜|周(?=.(?:[）)，。；\s\d]|上午|下午|早|晚|凌晨|中午|夜|起|$)))([一二三四五六日天])(?![一二三四五六日、])(?!到周|至周|到星|至星)/gu;

export const weekday: CopyRule = {
  scope: 'copy',
  id: 'weekday',
  needs: /星期|周|礼拜/u,
  title: { zh: '星期与日期不符', en: 'Day of the week against its date' },
  source: 'The Gregorian calendar (GB/T 7408.1—2023)',
  kind: 'facts',
  severity: 'error',
  example: { wrong: '2026年3月18日（星期四）', right: '2026年3月18日（星期三）' },
  run: ({ text, around }) =>
    scan(text, WITH_WEEKDAY, ({ 0: found, 1: year, 2: said, 3: month = '', 4: day = '', 5: name = '' }) => {
      const edition = dayFrom(around?.day);
      const shift = said === '去年' ? -1 : said === '明年' ? 1 : 0;
      const of =
        year !== undefined
          ? Number(year)
          : edition === null
            ? null
            : said !== undefined
              ? edition.year + shift
              : yearOf(Number(month), Number(day), edition);
      if (of === null || Number(month) > 12 || Number(day) > daysOf(Number(month), of)) return null;
      const right = WEEK.charAt(weekdayOf(of, Number(month), Number(day)));
      if (right === name.replace('天', '日')) return null;
      return {
        severity: year === undefined ? 'warning' : 'error',
        zh: `${of}年${month}月${day}日是星期${right}，这里写的是“${found}”，请核对。`,
        en: `${of}-${month}-${day} is of another day of the week, “${right}”: “${found}” stands here. Check both.`,
      };
    }),
};

/** Words for days near the edition's, and how far from it they are. */
const near = new Map([
  ['前', -2],
  ['昨', -1],
  ['今', 0],
  ['明', 1],
  ['后', 2],
]);
const TODAY = /(前|昨|今|明|后)[天日][（(](?:(\d{1,2})月)?(\d{1,2})日/gu;
const TODAY_AFTER = /(?<!\d)(?:(\d{1,2})月)?(\d{1,2})日[（(](前|昨|今|明|后)[天日][）)]/gu;

/** What 今天 may be in a text: the edition's day, and that of its story's dateline. */
function todays({ around }: CopyContext, edition: Day): readonly Date[] {
  const own = new Date(Date.UTC(edition.year, edition.month - 1, edition.day));
  const [month, day] = around?.dateline() ?? [];
  if (month === undefined || day === undefined) return [own];
  return [own, new Date(Date.UTC(yearOf(month, day, edition) ?? edition.year, month - 1, day))];
}

export const todayDate: CopyRule = {
  scope: 'copy',
  id: 'today-date',
  needs: /[天日][（(]\d|\d日[（(]/u,
  title: { zh: '今天、昨天与日期不符', en: 'Today or yesterday against the date' },
  source: "The edition's date",
  kind: 'facts',
  severity: 'warning',
  example: { wrong: '明天（30日）有雨', right: '明天（20日）有雨', of: { day: '2026-03-19' } },
  run(context): TextFinding[] {
    const edition = dayFrom(context.around?.day);
    if (edition === null) return [];
    const bases = todays(context, edition);
    const check = (word: string, month: string | undefined, day: string) => {
      const isRight = bases.some((base) => {
        const meant = new Date(base.getTime() + (near.get(word) ?? 0) * DAY);
        return meant.getUTCDate() === Number(day) && (month === undefined || meant.getUTCMonth() + 1 === Number(month));
      });
      if (isRight) return null;
      return {
        severity: 'warning' as const,
        zh: `按报纸的日期${edition.month}月${edition.day}日，“${word}天”不是${day}日，请核对。`,
        en: `By the date of the edition, ${edition.month}-${edition.day}, “${word}” is not day ${day}. Check it.`,
      };
    };
    const { text } = context;
    return [
      ...scan(text, TODAY, ({ 1: word = '', 2: month, 3: day = '' }) => check(word, month, day)),
      ...scan(text, TODAY_AFTER, ({ 1: month, 2: day = '', 3: word = '' }) => check(word, month, day)),
    ];
  },
};

const BORN =
  /(?<!\d)(1[89]\d{2}|20\d{2})年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:，)?(?:出?生|生人|诞生)|(?:出?生于|诞生于)[^，。；\d]{0,10}(1[89]\d{2}|20\d{2})年/gu;
const AGED = /(?:今年|现年|享年|终年|时年|刚满|年仅)(?:已经|已|刚满|刚好|才)?(\d{1,3})岁/gu;
/** A day on which somebody died. */
const DIED =
  /(?<!\d)((?:19|20)\d{2})年\d{1,2}月(?:\d{1,2}日)?[^。；\d]{0,10}(?:\d{1,2}时)?(?:\d{1,2}分)?[^。；\d]{0,16}(?:逝世|去世|病逝|辞世|离世|牺牲)/gu;
/** What counts years as the old did is one more; before a birthday it is one less. */
const OLDER = 1;

export const ageAgainstBirth: CopyRule = {
  scope: 'copy',
  id: 'age-against-birth',
  needs: /\d岁/u,
  title: { zh: '年龄与出生年份不符', en: 'Age against the year of birth' },
  source: "Arithmetic; the edition's year",
  kind: 'facts',
  severity: 'warning',
  example: {
    wrong: '他生于1938年3月，2026年9月在沅川逝世，享年78岁。',
    right: '他生于1938年3月，2026年9月在沅川逝世，享年88岁。',
  },
  run({ text, around }): TextFinding[] {
    const births = [...text.matchAll(BORN)];
    const ages = [...text.matchAll(AGED)];
    const [birth, age] = [births[0], ages[0]];
    // Of several people nobody knows which age is whose.
    if (births.length !== 1 || ages.length !== 1 || birth === undefined || age === undefined) return [];
    const between = text.slice(Math.min(birth.index, age.index), Math.max(birth.index, age.index));
    if (!/享年|终年/u.test(age[0]) && /[。；！？]/u.test(between)) return [];
    const years = Number(age[1]);
    const born = Number(birth[1] ?? birth[2]);
    const isDeath = /享年|终年/u.test(age[0]);
    // A father's death may be told as well: with two nobody knows whose age it is.
    const [death, ...others] = isDeath ? [...text.matchAll(DIED)] : [];
    const of = isDeath
      ? Number(others.length === 0 ? death?.[1] : Number.NaN)
      : (dayFrom(around?.day)?.year ?? Number.NaN);
    if (/时年|年仅/u.test(age[0]) || !Number.isFinite(of)) return [];
    const expected = of - born;
    if (years >= expected - 1 && years <= expected + OLDER) return [];
    return [
      finding(age.index, age.index + age[0].length, {
        severity: 'warning',
        zh: `${born}年出生，到${of}年约${expected}岁，这里是${years}岁，请核对。`,
        en: `Born in ${born}, that is about ${expected} in ${of}; here it is ${years}. Check both.`,
      }),
    ];
  },
};
