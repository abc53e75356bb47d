/** How single numbers are written: in one kind of numerals, with the zero that belongs there. */
import type { CopyRule } from './rule.ts';
import { scan } from './scan.ts';

const DIGITS = '一二三四五六七八九';

/** What is counted, so that a numeral before it is a number and no part of a word. */
const COUNTED = '[个名位人天岁年元户家次台辆棵亩吨斤条件套间座幅]';

/** Units that begin with the character for a thousand or a hundred. */
const NO_THOUSAND = '米克瓦伏安焦卡赫帕字吨升伏';

/** How much a character for tens stands for. */
const tens = new Map([
  ['十', '0'],
  ['百', '00'],
  ['千', '000'],
]);

export const mixedNumerals: CopyRule = {
  scope: 'copy',
  id: 'mixed-numerals',
  needs: /\d/u,
  title: { zh: '数字混写', en: 'Numerals of two kinds in one number' },
  source:
    'GB/T 15835—2011 §5.3: beside 万 and 亿 no number is written in both kinds; §4.2.2: approximate ones in Chinese',
  kind: 'numerals',
  severity: 'warning',
  example: { wrong: '来了10几个人', right: '来了十几个人' },
  run: ({ text }) => [
    ...scan(text, /(?<![\d.])([1-9])0几(?![率何])/gu, ({ 0: found, 1: ten = '' }) => {
      const right = `${ten === '1' ? '' : DIGITS.charAt(Number(ten) - 1)}十几`;
      return {
        severity: 'warning',
        zh: `概数用汉字：“${found}”应为“${right}”。`,
        en: `An approximate number is written in Chinese numerals: “${found}” should be “${right}”.`,
        with: right,
      };
    }),
    ...scan(
      text,
      new RegExp(
        String.raw`(?<![\d.,:])(\d{1,3})([十百千])(?![${NO_THOUSAND}分年家强佳科里])([万亿]?)(?=[多余]?[\p{Script=Han}，。])`,
        'gu',
      ),
      ({ 0: found, 1: figures = '', 2: ten = '', 3: scale = '' }) => {
        const right = `${figures}${tens.get(ten) ?? ''}${scale}`;
        return {
          severity: 'warning',
          zh: `一个数里不混用两种数字：“${found}”应为“${right}”，或者全用汉字。`,
          en: `One number is not written in two kinds of numerals: “${found}” should be “${right}”, or all Chinese.`,
          with: right,
        };
      },
    ),
    ...scan(text, /(?<!\d)百分之\d{1,3}(?:\.\d{1,3})?%?(?!\d)/gu, ({ 0: found }) => {
      const right = `${found.replace(/^百分之|%$/gu, '')}%`;
      return {
        severity: 'warning',
        zh: `“${found}”应为“${right}”，或者全用汉字。`,
        en: `“${found}” should be “${right}”, or all Chinese numerals.`,
        with: right,
      };
    }),
    ...scan(
      text,
      new RegExp(
        String.raw`(?<=^|[，。、；：“（约近过有共达计了]|[^\p{Script=Han}]\s?)[二三四五六七八九]\d(?=${COUNTED})`,
        'gu',
      ),
      ({ 0: found }) => ({
        severity: 'warning',
        zh: `“${found}”混用了两种数字，请核对这个数。`,
        en: `“${found}” is written in two kinds of numerals. Check the number.`,
      }),
    ),
    ...scan(
      text,
      new RegExp(String.raw`(?<![\dA-Za-z.:])\d[二三四五六七八九](?=${COUNTED})`, 'gu'),
      ({ 0: found }) => ({
        severity: 'warning',
        zh: `“${found}”混用了两种数字，请核对这个数。`,
        en: `“${found}” is written in two kinds of numerals. Check the number.`,
      }),
    ),
  ],
};

/** A zero beside a numeral: without one there is nothing to look at. */
const ZERO_BESIDE = new RegExp(`[${DIGITS}千百万亿][〇零○OoＯ0０]`, 'u');

export const zeroForm: CopyRule = {
  scope: 'copy',
  id: 'zero-form',
  title: { zh: '“零”与“〇”', en: 'Zero in Chinese numerals' },
  source: 'GB/T 15835—2011 §5.2.5: 〇 in numbers that name, 零 in numbers that count',
  kind: 'numerals',
  severity: 'error',
  example: { wrong: '二零二六年', right: '二〇二六年' },
  run: ({ text }) =>
    !ZERO_BESIDE.test(text)
      ? []
      : [
          ...scan(
            text,
            new RegExp(
              `(?<![${DIGITS}〇零○OoＯ0０])(?=[${DIGITS}]{0,3}[〇零○OoＯ0０])[${DIGITS}〇零○OoＯ0０]{3,4}(?=年)`,
              'gu',
            ),
            ({ 0: found }) => {
              const right = found.replace(/[零○OoＯ0０]/gu, '〇');
              return right === found || !/^[一二]/u.test(found)
                ? null
                : {
                    severity: /[○OoＯ0０]/u.test(found) ? 'error' : 'warning',
                    zh: `年份里的零写作“〇”：“${found}”应为“${right}”。`,
                    en: `In a year zero is written as a circle: “${found}” should be “${right}”.`,
                    with: right,
                  };
            },
          ),
          ...scan(text, new RegExp(`(?<=[${DIGITS}][千百万亿])〇(?=[${DIGITS}])`, 'gu'), () => ({
            severity: 'warning',
            zh: '计量的数里用“零”，不用“〇”。',
            en: 'In a number that counts, zero is written out in the other form.',
            with: '零',
          })),
        ],
};

export const leadingZero: CopyRule = {
  scope: 'copy',
  id: 'leading-zero',
  needs: /\.\d/u,
  title: { zh: '小数点前的零', en: 'Zero before a decimal point' },
  source: 'GB/T 15835—2011 §5.1.2: a decimal below one has its 0',
  kind: 'numerals',
  severity: 'error',
  example: { wrong: '下降.3个百分点', right: '下降0.3个百分点' },
  run: ({ text }) =>
    scan(text, /(?<=\p{Script=Han})\.\d{1,4}(?=%|‰|个|[万亿元米吨倍度])/gu, ({ 0: found }) => ({
      severity: 'error',
      zh: `小数点前要有“0”：“0${found}”。`,
      en: `A decimal below one has its zero: “0${found}”.`,
      with: `0${found}`,
    })),
};

export const largeNumber: CopyRule = {
  scope: 'copy',
  id: 'large-number',
  needs: /,\d|\d{5}/u,
  title: { zh: '很大的数', en: 'Large number' },
  source: 'GB/T 15835—2011 §5.1.1, §5.3: groups of three; 万 and 亿 beside figures',
  kind: 'numerals',
  severity: 'warning',
  example: { wrong: '收入1,2345元', right: '收入12,345元' },
  run: ({ text }) => [
    ...scan(
      text,
      /(?<![\d,.])[1-9]\d{0,2}(?:,\d{3}){0,3},(?:\d{4,6}|\d{1,2})(?![\d,])(?=[万亿元人吨米户台辆])/gu,
      ({ 0: found }) => ({
        severity: 'warning',
        zh: `“${found}”的千位分节不对，每三位一节，请核对。`,
        en: `The groups of “${found}” are wrong: three figures each. Check it.`,
      }),
    ),
    ...scan(text, /(?<![\d,.])(\d{5,9})(?:\.\d{1,4})?万(?!亿)(?=[元人吨户千平米])/gu, ({ 0: found }) => {
      const right = `${Number((Number(found.slice(0, -1)) / 10_000).toFixed(8))}亿`;
      return {
        severity: 'hint',
        zh: `“${found}”也可以写作“${right}”，好读一些。`,
        en: `“${found}” may be written “${right}”, which reads more easily.`,
        with: right,
      };
    }),
  ],
};

export const twoForm: CopyRule = {
  scope: 'copy',
  id: 'two-form',
  needs: /二个/u,
  title: { zh: '“二”与“两”', en: 'Two forms of two' },
  source: '现代汉语词典: before a measure word two is 两',
  kind: 'words',
  severity: 'hint',
  example: { wrong: '来了二个人', right: '来了两个人' },
  run: ({ text }) =>
    scan(text, new RegExp(String.raw`(?<![第十百千万零老初礼周${DIGITS}、\d])二(?=个(?!月))`, 'gu'), () => ({
      severity: 'hint',
      zh: '量词“个”前面用“两”。',
      en: 'Before this measure word the other form of two is used.',
      with: '两',
    })),
};

/** Two figures that are a year: a day or a season of it follows, or something came to be in it. */
const SHORT_YEAR = new RegExp(
  [
    String.raw`(?<![\d.])\d\d年(?=(?:1[0-2]|[1-9])月[0-3]?\d日)`,
    String.raw`(?<=生于|建于|成立于|毕业于)\d\d年`,
    String.raw`(?<![\d.年月日—～满刑已达近约历时限为]|[徒期至到])(?:[5-9]\d|[0-2]\d)年(?=(?:1[0-2]|[1-9])月(?!份?间?[前后]|龄)|[春夏秋冬](?!秋|夏)|年[底初末]|[底初](?!子|衷|步|级|中|期)|出生|毕业)`,
  ].join('|'),
  'gu',
);
/** Two figures from this on are taken for a year of the last century. */
const LAST_CENTURY = 30;

export const shortYear: CopyRule = {
  scope: 'copy',
  id: 'short-year',
  needs: /\d\d年/u,
  title: { zh: '简写的年份', en: 'Shortened year' },
  source: 'GB/T 15835—2011 §5.1.4: a year of four figures is not shortened to two',
  kind: 'numerals',
  severity: 'warning',
  example: { wrong: '98年7月，洪水来了', right: '1998年7月，洪水来了' },
  run: ({ text }) =>
    scan(text, SHORT_YEAR, ({ 0: found }) => {
      const right = `${Number(found.slice(0, 2)) >= LAST_CENTURY ? '19' : '20'}${found}`;
      return {
        severity: 'warning',
        zh: `年份不简写：“${found}”应为“${right}”。`,
        en: `A year is not shortened: “${found}” should be “${right}”.`,
        with: right,
      };
    }),
};
