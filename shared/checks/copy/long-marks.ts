/** Ellipses, dashes, connectors and the dot between names: what they are made of. */
import type { CopyRule } from './rule.ts';
import { scan } from './scan.ts';

export const ellipsis: CopyRule = {
  scope: 'copy',
  id: 'ellipsis',
  needs: /[….．。·・]{2}|…/u,
  title: { zh: '省略号', en: 'Ellipsis' },
  source: 'GB/T 15834—2011 §4.11.2: six dots, ……; A.9.2: not beside 等; B.2.4: points beside it',
  kind: 'marks',
  severity: 'error',
  example: { wrong: '住着住着被卖掉。。。', right: '住着住着被卖掉……' },
  run: ({ text }) => [
    ...scan(
      text,
      /(?<=[\p{Script=Han}”’））》，。？！])(?:(?<![.．])[.．]{3,12}|(?<!。)。{3,12}|(?<![·・])[·・]{3,12})/gu,
      ({ 0: dots }) => ({
        severity: 'error',
        zh: `“${dots}”应为省略号“……”。`,
        en: `“${dots}” should be an ellipsis, “……”.`,
        with: '……',
      }),
    ),
    ...scan(text, /(?<=[\p{Script=Han}”’））》，。？！“])(?<!…)(?:…|…{3}|…{5,12})(?!…)/gu, ({ 0: dots }) => ({
      severity: 'warning',
      zh: `省略号是六个点：“……”，占两个字的位置，不是“${dots}”。`,
      en: `An ellipsis has six dots, “……”, in the room of two characters, where “${dots}” stands.`,
      with: '……',
    })),
    ...scan(text, /等等?…{2}|…{2}等(?=[。，、；]|$)/gu, ({ 0: found }) => ({
      severity: 'warning',
      zh: '省略号和“等”“等等”不同时用，请留一个。',
      en: 'An ellipsis and a word for “and so on” do not stand together. Keep one.',
      with: found.startsWith('等') ? found.replace(/…+/u, '') : '等',
    })),
    ...scan(text, /(?<=…{2})[。，、；：](?!…)|(?<!…)[。，、；](?=…{2})/gu, ({ 0: mark }) => ({
      severity: 'hint',
      zh: `省略号旁边通常不用“${mark}”。`,
      en: `Beside an ellipsis there is usually no “${mark}”.`,
    })),
  ],
};

/** A dash that is made of other strokes: hyphens, minus signs, lines for boxes, the character for one. */
const OTHER_STROKES =
  /(?<=[\p{Script=Han}”’）》，。？！]|^)(?<![-－─–])(?:-{2,4}|－{2,4}|─{2,4}|–{2})(?![-－─–])(?=[\p{Script=Han}“‘（《\d]|$)/gu;

export const dash: CopyRule = {
  scope: 'copy',
  id: 'dash',
  needs: /[—－─–]|--/u,
  title: { zh: '破折号', en: 'Dash' },
  source: 'GB/T 15834—2011 §4.10.2: ——, in the room of two characters; §5.1.4; B.2.3: points beside it',
  kind: 'marks',
  severity: 'warning',
  example: { wrong: '那条河--澜水，今年没有断流。', right: '那条河——澜水，今年没有断流。' },
  run: ({ text }) => [
    ...scan(text, OTHER_STROKES, ({ 0: strokes }) => ({
      severity: 'warning',
      zh: `“${strokes}”应为破折号“——”。`,
      en: `“${strokes}” should be a dash, “——”.`,
      with: '——',
    })),
    ...scan(text, /(?<!—)—{3,9}(?!—)/gu, ({ 0: strokes }) => ({
      severity: 'warning',
      zh: `破折号占两个字的位置：“——”，这里是“${strokes}”。`,
      en: `A dash takes the room of two characters, “——”; here stands “${strokes}”.`,
      with: '——',
    })),
    // One stroke joins a beginning and an end: it has something on either side.
    ...scan(text, /(?<=[，。！？：；])—(?!—)|(?<![—”])—(?=[，。！？：；]|$)/gu, () => ({
      severity: 'warning',
      zh: '这里只有一字线“—”，破折号应为“——”。',
      en: 'Here stands a connector of one stroke, where a dash is “——”.',
      with: '——',
    })),
    ...scan(text, /(?<=—{2})[，。、；：]/gu, ({ 0: mark }) => ({
      severity: 'warning',
      zh: `破折号后面通常不用“${mark}”。`,
      en: `After a dash there is usually no “${mark}”.`,
      with: '',
    })),
  ],
};

/** What a number counts, by which a stroke before it is known to join two numbers. */
const COUNTED =
  '(?:%|％|‰|℃|[万亿个元吨斤岁倍亩户台辆]|人(?!民)|名(?!将|古)|米(?!兰)|天(?![津王空下])|公里|千米|厘米|毫米|平方米|立方米|公斤|千克|小时|分钟|周岁|周年)';
const RANGE = new RegExp(
  String.raw`(?<![\dA-Za-z.\-－~—～])(\d{1,9}(?:\.\d{1,4})?(?:%|％|℃|[万亿])?)(-|－|~|——)(\d{1,9}(?:\.\d{1,4})?)(?=${COUNTED})(?!个?(?:月|号))`,
  'gu',
);
const YEARS = /(?<![\dA-Za-z.\-－~—～])((?:19|20)\d{2}年?)(-|－|~|——)((?:19|20)\d{2}年)/gu;
const MONTHS = /(?<![\dA-Za-z.\-－~—～])(\d{1,2}[月日]?)(-|－|~|——)(\d{1,2}[月日])/gu;

export const connector: CopyRule = {
  scope: 'copy',
  id: 'connector',
  needs: /[-－~]|——/u,
  title: { zh: '连接号', en: 'Connector' },
  source: 'GB/T 15834—2011 §4.13.3: ～ or — for ranges; — for the beginning and end of time; - joins names and numbers',
  kind: 'marks',
  severity: 'warning',
  example: { wrong: '体长3-5米', right: '体长3～5米' },
  run: ({ text }) => [
    ...scan(text, RANGE, ({ 0: found, 1: low = '', 2: stroke = '', 3: high = '' }) => ({
      severity: 'warning',
      zh: `数值范围用浪纹线“～”或一字线“—”，“${found}”应为“${low}～${high}”。`,
      en: `A range of numbers takes “～” or “—”: “${stroke}” in “${found}” does not do. Put “${low}～${high}”.`,
      with: `${low}～${high}`,
    })),
    ...[YEARS, MONTHS].flatMap((pattern) =>
      scan(text, pattern, ({ 0: found, 1: from = '', 2: stroke = '', 3: to = '' }) => ({
        severity: 'warning',
        zh: `时间的起止用一字线“—”，“${found}”应为“${from}—${to}”。`,
        en: `The beginning and end of a time take “—”: “${stroke}” in “${found}” does not do. Put “${from}—${to}”.`,
        with: `${from}—${to}`,
      })),
    ),
  ],
};

/** What may be a dot between names or a month and its day, or what should have one. */
const DOT = /[•・‧⋅∙．·]|\d\.\d|一二[八九]/u;

export const nameDot: CopyRule = {
  scope: 'copy',
  id: 'name-dot',
  title: { zh: '间隔号', en: 'Dot between names' },
  source: 'GB/T 15834—2011 §4.14: · between the parts of names, of titles, of a month and a day',
  kind: 'marks',
  severity: 'warning',
  example: { wrong: '列奥纳多•达•芬奇', right: '列奥纳多·达·芬奇' },
  run: ({ text }) =>
    !DOT.test(text)
      ? []
      : [
          ...scan(text, /(?<=[\p{Script=Han}A-Z])[•・‧⋅∙．](?=\p{Script=Han})/gu, ({ 0: dot }) => ({
            severity: 'warning',
            zh: `“${dot}”应为间隔号“·”。`,
            en: `“${dot}” should be the dot “·”.`,
            with: '·',
          })),
          ...scan(
            text,
            /(?<![\d.．·])(\d{1,2})[.．](\d{1,2})(?=[”’](?:消费者|晚会|事件|讲话|专案|案|运动|纪念|地震|特大|国际|世界|全国)|消费者|晚会|讲话|专案|特大)/gu,
            ({ 0: found, 1: month = '', 2: day = '' }) => {
              if (Number(month) > 12 || Number(month) < 1 || Number(day) > 31 || Number(day) < 1) return null;
              return {
                severity: 'warning',
                zh: `含有月日的专名，月和日之间用间隔号：“${found}”应为“${month}·${day}”，并加引号。`,
                en: `In a name made of a month and a day a dot stands between them: “${month}·${day}”, not “${found}”, in quotation marks.`,
                with: `${month}·${day}`,
              };
            },
          ),
          ...scan(text, /(?<=[“‘])(五·四|七·七|九·一八|八·一|五·一|十·一|七·一|三·八)(?=[”’])/gu, ({ 0: found }) => ({
            severity: 'warning',
            zh: `“${found}”里不用间隔号：只有一月、十一月、十二月要隔开。`,
            en: `No dot stands in “${found}”: only January, November and December are set apart from the day.`,
            with: found.replace('·', ''),
          })),
          ...scan(text, /(?<=[“‘])(一二八|一二九)(?=[”’](?:事变|运动|学生))/gu, ({ 0: found }) => {
            const right = found === '一二八' ? '一·二八' : '一二·九';
            return {
              severity: 'warning',
              zh: `“${found}”应为“${right}”：一月、十一月、十二月与日之间用间隔号。`,
              en: `“${found}” should be “${right}”: January, November and December are set apart from the day by a dot.`,
              with: right,
            };
          }),
        ],
};
