/** Ranges and approximate numbers. */
import { worthOf } from './number-values.ts';
import type { CopyRule } from './rule.ts';
import { holds, scan } from './scan.ts';

/** What joins the ends of a range. */
const TO = '(?:～|~|—|-|－|至|到)';

export const rangeUnits: CopyRule = {
  scope: 'copy',
  id: 'range-units',
  needs: /[～~—\-－至到]/u,
  title: { zh: '数值范围的单位', en: 'Units of a range' },
  source: 'GB/T 15835—2011 §5.1.3: 15%～30%, 9亿～16亿, 13万元～17万元: what changes the number stands at both ends',
  kind: 'numerals',
  severity: 'warning',
  example: { wrong: '下降15～30%', right: '下降15%～30%' },
  run: ({ text }) =>
    scan(
      text,
      new RegExp(
        String.raw`(?<![\d.,:年月第A-Za-z—～-])(\d{1,6}(?:\.\d{1,3})?)(${TO})(\d{1,6}(?:\.\d{1,3})?)(%|‰|万亿|万(?!亿)|亿)(?!\p{Script=Han}?[～~—])`,
        'gu',
      ),
      ({ 0: found, 1: low = '', 2: to = '', 3: high = '', 4: unit = '' }) => {
        if (Number(low) >= Number(high) || /^0\d/u.test(low)) return null;
        const right = `${low}${unit}${to}${high}${unit}`;
        return {
          severity: 'warning',
          zh: `范围两端都要有“${unit}”：“${found}”应为“${right}”。`,
          en: `Both ends of a range have “${unit}”: “${found}” should be “${right}”.`,
          with: right,
        };
      },
    ),
};

/** Words by which what goes down is told: such a range may begin with the larger number. */
const DOWN = /[从由自降减缩落跌退低少收下]|倒计|逆/u;

export const rangeOrder: CopyRule = {
  scope: 'copy',
  id: 'range-order',
  needs: /[～~—至]/u,
  title: { zh: '范围的大小顺序', en: 'Range the wrong way round' },
  source: 'GB/T 15834—2011 §4.13.3: a connector stands between a beginning and an end',
  kind: 'facts',
  severity: 'warning',
  example: { wrong: '体长30～20厘米', right: '体长20～30厘米' },
  run: ({ text }) =>
    scan(
      text,
      /(?<![\d.,:第A-Za-z—～-])(\d{1,9}(?:\.\d{1,3})?(?:万|亿)?)(%|℃|个|人|名|元|吨|米|公里|千米|岁|周岁|天|倍|厘米|毫米|公斤|千克|亩|户|平方米)?(～|~|—|至)(\d{1,9}(?:\.\d{1,3})?(?:万|亿)?)(%|℃|人|名|元|吨|米|公里|千米|岁|周岁|天|倍|厘米|毫米|公斤|千克|亩|户|平方米)/gu,
      ({ 0: found, 1: low = '', 2: unit = '', 4: high = '', 5: upper = '', index }) => {
        if (unit !== '' && unit !== upper) return null;
        const scaled = /[万亿]$/u.exec(high)?.[0] ?? '';
        const lower = /[万亿]$/u.test(low) ? low : low + scaled;
        if (!(worthOf(lower) > worthOf(high)) || DOWN.test(text.slice(Math.max(0, index - 14), index))) return null;
        return {
          severity: 'warning',
          zh: `“${found}”前大后小，请核对这两个数。`,
          en: `“${found}” begins with the larger number. Check both.`,
        };
      },
    ),
};

const COUNT = String.raw`(?:\d{1,9}(?:\.\d{1,3})?%?(?:[～—至]\d{1,9}(?:\.\d{1,3})?)?|[一二三四五六七八九十百千万亿两]{1,8})[万亿]?`;
const UNIT = `(?:个百分点|个月|个小时|小时|分钟|公里|千米|平方米|公斤|千克|厘米|[个人名位年天岁元亩吨米户家台辆座棵件套场次遍斤里层倍]|%|℃)`;

/** Ways to say “about”, before a number and after it; each pair says it twice. */
const doubled = [
  ['大约|大概|约莫|约|近|将近|接近', '左右|上下|前后', String.raw`${COUNT}${UNIT}?\p{Script=Han}{0,3}?`],
  ['超过|逾|多达|不少于|不低于|至少|最少', '左右|上下', String.raw`${COUNT}${UNIT}?\p{Script=Han}{0,3}?`],
  ['超过|逾|至少|最少|不少于|不低于', '以上', `${COUNT}${UNIT}?`],
  ['不超过|至多|最多|不多于', '以下|以内', `${COUNT}${UNIT}?`],
].map(([before = '', after = '', number = '']) => ({
  after: after.replaceAll('|', ' '),
  pattern: new RegExp(
    `(?<![附邻最远契预节制条公相靠临特大不将至签履邀违合简集续毁失赴爽立纽租盟新亲贴])(${before})(?:用了|有|需要?|为|在|是|占|花了|过了)?${number}(${after})(?!对)`,
    'gu',
  ),
}));

export const doublyApproximate: CopyRule = {
  scope: 'copy',
  id: 'doubly-approximate',
  title: { zh: '概数重复', en: 'Approximation said twice' },
  source: 'GB/T 15835—2011 §3.3, §5.2.1: a number is approximate by one word',
  kind: 'numerals',
  severity: 'warning',
  example: { wrong: '大约用了20天左右', right: '大约用了20天' },
  run: ({ text }) => [
    ...doubled.flatMap(({ after, pattern }) =>
      !holds(text, after)
        ? []
        : scan(text, pattern, ({ 0: found, 1: first = '', 2: last = '' }) => ({
            severity: 'warning',
            zh: `“${first}”和“${last}”重复，留一个就够了。`,
            en: `“${first}” and “${last}” say the same: one is enough.`,
            with: found.slice(0, -last.length),
          })),
    ),
    ...scan(
      text,
      /(?<![附邻最远契预节制条公相靠临特签履邀违合简集续毁失赴爽立纽租盟新亲贴])(?:大约|大概|将近|接近|超过|约|近|逾)(?:\d{1,9}|[一二三四五六七八九十百千万]{1,6})[万亿]?([余多])(?=[万亿]?[个人名位年天岁元亩吨米户家台辆座棵件套场次公里])/gu,
      ({ 0: found, 1: more = '' }) => ({
        severity: 'warning',
        zh: `“${found}”里“${more}”和前面的词重复，留一个就够了。`,
        en: `In “${found}” the word “${more}” says again what stands before the number: one is enough.`,
        with: found.slice(0, -1),
      }),
    ),
    ...scan(
      text,
      /(?:几|数|好几)[十百千万]{1,2}[余多](?=[个人名位年天岁元亩吨米户家台辆座棵件套场次公里])|上[百千万][余多](?=[个人名位年天岁元亩吨米户家])/gu,
      ({ 0: found }) => ({
        severity: 'warning',
        zh: `“${found}”两次表示概数，应为“${found.slice(0, -1)}”。`,
        en: `“${found}” is approximate twice: put “${found.slice(0, -1)}”.`,
        with: found.slice(0, -1),
      }),
    ),
    ...scan(
      text,
      /(?<![一二三四五六七八九十])(?:一二|两三|二三|三四|四五|五六|六七|七八|八九)[十百千万]{1,2}[余多](?=[个人名位年天岁元亩吨米户家台辆座棵件套场次公里])/gu,
      ({ 0: found }) => ({
        severity: 'warning',
        zh: `“${found}”两次表示概数，应为“${found.slice(0, -1)}”。`,
        en: `“${found}” is approximate twice: put “${found.slice(0, -1)}”.`,
        with: found.slice(0, -1),
      }),
    ),
  ],
};

export const approximateComma: CopyRule = {
  scope: 'copy',
  id: 'approximate-comma',
  needs: /[一二两三四五六七八]、/u,
  title: { zh: '概数里的顿号', en: 'Comma in an approximate number' },
  source: 'GB/T 15835—2011 §5.2.1; GB/T 15834—2011 §4.5.3.4: no 、 between two numbers that are one approximate number',
  kind: 'numerals',
  severity: 'warning',
  example: { wrong: '来了三、四个人', right: '来了三四个人' },
  run: ({ text }) =>
    scan(
      text,
      /(?<![第一二三四五六七八九十、\d（])(?:一、二|两、三|二、三|三、四|四、五|五、六|六、七|七、八|八、九)(?=个(?!季度|方面|问题|阶段|标段)|[十百千万](?!年级)|天|次(?!产业|会议)|岁|里地|斤|米|分钟|小时)/gu,
      ({ 0: found }) => {
        const right = found.replace('、', '');
        return {
          severity: 'warning',
          zh: `两个数字连用表示概数，中间不用顿号：“${right}”。`,
          en: `Two numbers that stand for an approximate one have no comma between them: “${right}”.`,
          with: right,
        };
      },
    ),
};

export const fallByTimes: CopyRule = {
  scope: 'copy',
  id: 'fall-by-times',
  needs: /倍/u,
  title: { zh: '减少用倍数', en: 'Fall told in multiples' },
  source: 'Logic: what falls by its whole is nothing; a fall is told in per cent or as a fraction',
  kind: 'facts',
  severity: 'warning',
  example: { wrong: '事故减少了2倍', right: '事故减少了三分之二' },
  run: ({ text }) =>
    scan(
      text,
      /(?:减少|下降|降低|缩小|缩短|减轻|压缩|锐减|骤降)了?(?:近|约|将近|超过)?(?:\d{1,4}(?:\.\d{1,2})?|[一二两三四五六七八九十几数]{1,3})倍/gu,
      ({ 0: found }) => ({
        severity: 'warning',
        zh: `“${found}”说不通：减少不用倍数，请改为百分比或几分之几。`,
        en: `“${found}” makes no sense: a fall is not told in multiples. Put a percentage or a fraction.`,
      }),
    ),
};

/** Letters or words of units that are written otherwise, their pattern, and what they are called by law. */
const otherUnits: readonly (readonly [words: string, RegExp, string, 'warning' | 'hint'])[] = [
  ['平米', /(?<=[\d万亿多余])平米/gu, '平方米', 'hint'],
  ['公分', /(?<=[\d万亿多余])公分/gu, '厘米', 'hint'],
  ['KM Km', /(?<=\d)(?:KM|Km)(?![A-Za-z])/gu, 'km', 'warning'],
  ['KG Kg', /(?<=\d)(?:KG|Kg)(?![A-Za-z])/gu, 'kg', 'warning'],
  ['KW Kw kw', /(?<=\d)(?:KW|Kw|kw)(?![A-Za-z])/gu, 'kW', 'warning'],
  ['KWH KWh kwh Kwh', /(?<=\d)(?:KWH|KWh|kwh|Kwh)(?![A-Za-z])/gu, 'kW·h', 'warning'],
  ['MHZ Mhz', /(?<=\d)(?:MHZ|Mhz)(?![A-Za-z])/gu, 'MHz', 'warning'],
  ['HZ hz', /(?<=\d)(?:HZ|hz)(?![A-Za-z])/gu, 'Hz', 'warning'],
  ['°C ºC C° oC', /(?<=\d)(?:°C|ºC|C°|oC)(?![A-Za-z])/gu, '℃', 'hint'],
  ['公里/小时', /(?<=[\d万多余])公里\/小时/gu, '公里每小时', 'hint'],
  ['立方', /(?<=\d)立方(?![米厘分毫千英体数根])/gu, '立方米', 'hint'],
];

export const unitForm: CopyRule = {
  scope: 'copy',
  id: 'unit-form',
  title: { zh: '计量单位', en: 'Unit of measure' },
  source: 'GB/T 3100—1993: the legal units and their symbols; GB/T 15835—2011 §4.1.1',
  kind: 'numerals',
  severity: 'warning',
  example: { wrong: '建筑面积120平米', right: '建筑面积120平方米' },
  run: ({ text }) =>
    otherUnits.flatMap(([words, pattern, right, severity]) =>
      !holds(text, words)
        ? []
        : scan(text, pattern, ({ 0: found }) => ({
            severity,
            zh: `“${found}”不是法定计量单位的写法，应为“${right}”。`,
            en: `“${found}” is not how this unit is written: put “${right}”.`,
            with: right,
          })),
    ),
};

/** Units that are the same, of which a story has one. */
const sameUnits = [
  ['千米', '公里'],
  ['千克', '公斤'],
  ['平方千米', '平方公里'],
  ['摄氏度', '℃'],
] as const;

export const unitChange: CopyRule = {
  scope: 'copy',
  id: 'unit-change',
  title: { zh: '同一单位两种写法', en: 'One unit in two forms' },
  source: 'GB/T 15835—2011 §4.3.3: in one place numbers of one kind have one form',
  kind: 'numerals',
  severity: 'hint',
  example: { wrong: '全长28千米，其中高架12公里，隧道5公里', right: '全长28公里，其中高架12公里，隧道5公里' },
  run: ({ text, story }) =>
    sameUnits.flatMap(([one, other]) => {
      // The rarer form is the one that slipped in.
      if (!text.includes(one) && !text.includes(other)) return [];
      const [slipped, usual] = story.times(one) <= story.times(other) ? [one, other] : [other, one];
      if (story.times(usual) === 0) return [];
      return scan(
        text,
        new RegExp(String.raw`(?<=[\d万亿])${slipped}(?!赛|跑|障碍|接力|竞走|比赛)`, 'gu'),
        ({ 0: found }) => ({
          severity: 'hint',
          zh: `这篇稿件里又有“${found}”，又有“${usual}”，请用一种。`,
          en: `This story has “${found}” and “${usual}” too: keep to one.`,
          with: usual,
        }),
      );
    }),
};
