/** Sums, shares and rates that do not add up. Only what clearly tells all the parts of a whole is looked at. */
import type { TextFinding } from '../check.ts';
import { NUMBER, plain, roundingOf, worthOf } from './number-values.ts';
import type { CopyRule } from './rule.ts';
import { finding, scan } from './scan.ts';

const UNIT =
  '(?:元|人次|人|名|个|户|家|吨|公里|千米|米|平方米|亩|公顷|件|辆|台|套|起|张|座|棵|条|项|篇|间|枚|票|场|所|处)';
const AMOUNT = new RegExp(`(${NUMBER})(${UNIT})`, 'gu');

interface Amount {
  readonly from: number;
  readonly to: number;
  readonly written: string;
  readonly unit: string;
}

/** The amounts of a stretch that begins at a place of its text. */
function amountsIn(stretch: string, at: number): Amount[] {
  return [...stretch.matchAll(AMOUNT)].map(({ 0: found, 1: written = '', 2: unit = '', index }) => ({
    from: at + index,
    to: at + index + found.length,
    written,
    unit,
  }));
}

const sumOf = (parts: readonly Amount[]) => parts.reduce((sum, { written }) => sum + worthOf(written), 0);

/** By how much the parts are more than the whole; none where rounding explains it. */
function surplus(whole: Amount, parts: readonly Amount[]): number {
  const rounding = [whole, ...parts].reduce((sum, { written }) => sum + roundingOf(written), 0);
  const off = sumOf(parts) - worthOf(whole.written);
  const areWhole = rounding <= (parts.length + 1) / 2;
  // Numbers of things are not rounded; sums of money told in 万 and 亿 are.
  return Math.abs(off) <= (areWhole ? 0 : rounding * 1.001) ? 0 : off;
}

function notWhole(whole: Amount, parts: readonly Amount[]): TextFinding {
  const scale = /[万亿]+$/u.exec(whole.written)?.[0] ?? '';
  const sum = `${plain(sumOf(parts) / worthOf(`1${scale}`))}${scale}${whole.unit}`;
  const said = `${whole.written}${whole.unit}`;
  return finding(whole.from, whole.to, {
    severity: 'warning',
    zh: `各项相加是${sum}，这里是${said}，请核对。`,
    en: `The parts come to ${sum}; here it is ${said}. Check the figures.`,
  });
}

/** A sentence that tells each part once, then the whole: `一等奖3名、二等奖6名、三等奖12名，共21名`. */
const PARTS_FIRST = new RegExp(
  String.raw`(?<=^|[。；：！？])([^。；：！？\d]{1,60}${NUMBER}${UNIT}[、，](?:[^，。；！？、：\d]{1,14}${NUMBER}${UNIT}[、，]){1,12})(?:一共|总共|共计|合计|共)(?:有|为|是)?(${NUMBER})(${UNIT})(?=[，。；]|$)`,
  'gu',
);
/** The whole, then its parts to the end of the sentence. */
const WHOLE_FIRST = new RegExp(
  `(?:共|共计|总计|合计|总(?:投资|额|数|量|面积|收入|支出)|预算金额)(?:为|有)?(${NUMBER})(${UNIT})，(?:其中|包括|共分|由)([^。！？]{4,160})`,
  'gu',
);
/** Words by which an amount is of something else than a part: against another time, of each, of about. */
const NO_PART = /比|增|减|占|扣|除|已付|垫|退|返|每|人均|平均|达到|以上|超|近|约|预计|累计|同期|含|包括|又|还|另/u;

/** The parts told after a whole, and whether the last of them is the rest; none where that is not clear. */
function partsAfter(
  list: string,
  at: number,
  unit: string,
): { readonly parts: readonly Amount[]; readonly hasRest: boolean } {
  const parts: Amount[] = [];
  let last = 0;
  for (const amount of amountsIn(list, at)) {
    const clause = list.slice(last, amount.from - at);
    last = amount.to - at;
    if (amount.unit !== unit) break;
    if (NO_PART.test(clause)) return { parts: [], hasRest: false };
    parts.push(amount);
    if (/其余|剩余|余下/u.test(clause)) return { parts, hasRest: true };
  }
  return { parts, hasRest: false };
}

export const sumOff: CopyRule = {
  scope: 'copy',
  id: 'sum-off',
  needs: /[共计总额]/u,
  title: { zh: '各项相加不等于总数', en: 'Parts that do not make the whole' },
  source: 'Arithmetic, within the rounding of what is written',
  kind: 'facts',
  severity: 'warning',
  example: {
    wrong: '项目总投资31.4亿元，其中省级补助9.2亿元，市级安排12.6亿元，其余8.6亿元为银行贷款。',
    right: '项目总投资31.4亿元，其中省级补助9.2亿元，市级安排12.6亿元，其余9.6亿元为银行贷款。',
  },
  run({ text }): TextFinding[] {
    const partsFirst = [...text.matchAll(PARTS_FIRST)].flatMap(
      ({ 0: all, 1: list = '', 2: written = '', 3: unit = '', index }) => {
        const to = index + all.length;
        const whole = { from: to - written.length - unit.length, to, written, unit };
        const parts = amountsIn(list, index);
        if (NO_PART.test(list) || /其中/u.test(list) || parts.some((part) => part.unit !== unit)) return [];
        return parts.length >= 2 && surplus(whole, parts) !== 0 ? [notWhole(whole, parts)] : [];
      },
    );
    const wholeFirst = [...text.matchAll(WHOLE_FIRST)].flatMap(
      ({ 0: all, 1: written = '', 2: unit = '', 3: list = '', index }) => {
        const from = index + all.indexOf(written + unit);
        const whole = { from, to: from + written.length + unit.length, written, unit };
        const { parts, hasRest } = partsAfter(list, index + all.length - list.length, unit);
        if (parts.length < 2) return [];
        const off = surplus(whole, parts);
        // Without a rest not all parts need be told; but money is never more in its parts than in the whole. Of people and
        // things one may be in two parts: of 25 there are 20 women, and 12 young.
        const areApart = unit === '元' || !all.includes('，其中');
        return (hasRest ? off !== 0 : areApart && off > 0) ? [notWhole(whole, parts)] : [];
      },
    );
    return [...partsFirst, ...wholeFirst];
  },
};

/** Shares that are told as those of one whole. */
const SHARES =
  /(?:占比|比重|比例|份额|分别占)[^。；！？\d%]{0,16}((?:\d{1,3}(?:\.\d{1,3})?%[、和与，]){2,8}\d{1,3}(?:\.\d{1,3})?%)/gu;

export const sharesOff: CopyRule = {
  scope: 'copy',
  id: 'shares-off',
  needs: /%/u,
  title: { zh: '占比相加不对', en: 'Shares that do not make a hundred' },
  source: 'Arithmetic: shares of a whole come to 100 %, within their rounding',
  kind: 'facts',
  severity: 'warning',
  example: { wrong: '三次产业占比依次为6.6%、41.9%和61.5%', right: '三次产业占比依次为6.6%、41.9%和51.5%' },
  run: ({ text }) =>
    scan(text, SHARES, ({ 0: found, 1: list = '', index }) => {
      const shares = [...list.matchAll(/[\d.]+/gu)].map(([share]) => share);
      const sum = shares.reduce((all, share) => all + Number(share), 0);
      const rounding = shares.reduce((all, share) => all + roundingOf(share), 0) + 1e-6;
      // Shares of several wholes may come to anything: of how many have a car, a house, a pension.
      const isOneWhole = /三次产业|三产/u.test(text.slice(Math.max(0, index - 30), index + found.length));
      const isOver = sum > 100 + rounding && /结构|构成|组成/u.test(text.slice(Math.max(0, index - 30), index));
      if (Math.abs(sum - 100) <= rounding || !(isOneWhole || isOver)) return null;
      return {
        severity: 'warning',
        zh: `这几个占比相加是${plain(sum)}%，不是100%，请核对。`,
        en: `These shares come to ${plain(sum)}%, not 100%. Check them.`,
      };
    }),
};

/** What may stand between a change and its rate; anything else is another thing that changed. */
const OF_THE_SAME =
  '(?:同比|环比|[较比](?:上|去|前)(?:一)?[年月季]度?|一年|两年|年均|累计|总共|整体|平均|足足|整整|共|净)?';
/** From one amount to another, and how much that is. */
const CHANGE = new RegExp(
  String.raw`(?:由|从)[^，。；\d]{0,14}(${NUMBER})(${UNIT}|分钟|天|小时)?[^，。；\d]{0,4}(?:增长|增加|提高|上升|扩大|提升|下降|减少|降低|缩短|压缩|降|增|升)[到至为](?:了)?[^，。；\d]{0,14}(${NUMBER})(${UNIT}|分钟|天|小时)，${OF_THE_SAME}(?:增长|增幅|增加|提高|上升|下降|降幅|减少|降低|缩短)(?:率|幅度)?(?:了|达到|达|为)?(\d{1,4}(?:\.\d{1,2})?)%`,
  'gu',
);
/** So many of so many, and what share that is. */
const SHARE_OF = new RegExp(
  String.raw`在(${NUMBER})(个|名|家|户|项|件)[^，。；\d]{1,12}(?:中|里)，有(${NUMBER})\2[^，。；\d]{0,12}，[^，。；\d]{0,8}[为占达](\d{1,3}(?:\.\d{1,2})?)%`,
  'gu',
);

const notRate = (told: string, rate: number) => ({
  severity: 'warning' as const,
  zh: `按这两个数算是${plain(rate)}%，这里是${told}%，请核对。`,
  en: `By the two figures it is ${plain(rate)}%; here it is ${told}%. Check the figures.`,
});

export const rateOff: CopyRule = {
  scope: 'copy',
  id: 'rate-off',
  needs: /%/u,
  title: { zh: '比例、增幅与数字不符', en: 'Rate against its figures' },
  source: 'Arithmetic, within the rounding of what is written',
  kind: 'facts',
  severity: 'warning',
  example: {
    wrong: '在38个行业大类中，有30个实现增长，增长面为87.9%。',
    right: '在38个行业大类中，有30个实现增长，增长面为78.9%。',
  },
  run: ({ text }) => [
    ...scan(text, SHARE_OF, ({ 1: of = '', 3: part = '', 4: told = '' }) => {
      const share = (worthOf(part) / worthOf(of)) * 100;
      return Number.isFinite(share) && Math.abs(share - Number(told)) > roundingOf(told) * 1.1
        ? notRate(told, Number(share.toFixed(1)))
        : null;
    }),
    ...scan(text, CHANGE, ({ 1: first = '', 2: unit, 3: last = '', 4: unitAfter, 5: told = '' }) => {
      const scale = /[万亿]+$/u.exec(last)?.[0] ?? '';
      const before = /[万亿]$/u.test(first) ? first : first + scale;
      const [from, to] = [worthOf(before), worthOf(last)];
      if ((unit !== undefined && unit !== unitAfter) || !(from > 0)) return null;
      const rate = (Math.abs(to - from) / from) * 100;
      // The rate was reckoned from figures that were then rounded.
      const most = ((roundingOf(before) * (1 + to / from) + roundingOf(last)) / from) * 100 + roundingOf(told) * 1.1;
      return Math.abs(rate - Number(told)) > most ? notRate(told, Number(rate.toFixed(1))) : null;
    }),
  ],
};
