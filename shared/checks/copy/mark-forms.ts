/** Characters of the wrong width, marks of another writing, and spaces where Chinese has none. */
import { halfWidthMarks } from '../text/traces.ts';
import type { CopyRule } from './rule.ts';
import { scan } from './scan.ts';

export const halfWidth: CopyRule = {
  scope: 'copy',
  id: 'half-width-copy',
  isForFiles: true,
  yields: true,
  title: { zh: '半角标点', en: 'Half-width mark' },
  source: 'GB/T 15834—2011 §5.1: marks of Chinese text take the room of a character',
  kind: 'marks',
  severity: 'warning',
  example: { wrong: '大桥合龙,江上响起汽笛。', right: '大桥合龙，江上响起汽笛。' },
  run: ({ text }) => (/[,:;?!.("&]/u.test(text) ? halfWidthMarks(text) : []),
};

/** How far full-width forms stand from those of ASCII. */
const FULL_WIDTH_SHIFT = 0xfee0;

export const fullWidth: CopyRule = {
  scope: 'copy',
  id: 'full-width-figures',
  needs: /[０-９Ａ-Ｚａ-ｚ％]/u,
  title: { zh: '全角数字和字母', en: 'Full-width figures and letters' },
  source: 'GB/T 15835—2011 §5.1.7.1: Arabic figures take the room of half a character',
  kind: 'numerals',
  severity: 'warning',
  example: { wrong: '全长２８６０米', right: '全长2860米' },
  run: ({ text }) =>
    scan(text, /[０-９Ａ-Ｚａ-ｚ％]+/gu, ({ 0: found }) => {
      const right = [...found].map((one) => String.fromCharCode(one.charCodeAt(0) - FULL_WIDTH_SHIFT)).join('');
      return {
        severity: 'warning',
        zh: `“${found}”是全角字符，应为半角的“${right}”。`,
        en: `“${found}” is full width, where “${right}” belongs.`,
        with: right,
      };
    }),
};

export const fullWidthPoint: CopyRule = {
  scope: 'copy',
  id: 'full-width-point',
  needs: /\d[。．·：]\d/u,
  title: { zh: '数字里的全角标点', en: 'Full-width mark within a number' },
  source: 'GB/T 15835—2011 §5.1.2: the decimal point is a dot on the line; §5.1.5: a time has a half-width colon',
  kind: 'numerals',
  severity: 'warning',
  example: { wrong: '增长5。6%', right: '增长5.6%' },
  run: ({ text }) => [
    ...scan(text, /(?<![\d.．。·])\d{1,6}[。．]\d{1,4}(?=%|‰|℃|[万亿元]|个百分点)/gu, ({ 0: found }) => {
      const right = found.replace(/[。．]/u, '.');
      return {
        severity: 'warning',
        zh: `“${found}”里的小数点应为“.”：“${right}”。`,
        en: `The decimal point of “${found}” should be a dot: “${right}”.`,
        with: right,
      };
    }),
    ...scan(text, /(?<=[上下中]午|[日晨晚间为至到（从时])(?:[01]?\d|2[0-4])：[0-5]\d(?!\d)/gu, ({ 0: found }) => {
      const right = found.replace('：', ':');
      return {
        severity: 'hint',
        zh: `表示时刻的冒号用半角：“${right}”。`,
        en: `A time has a half-width colon: “${right}”.`,
        with: right,
      };
    }),
  ],
};

/** Marks of the other writing, and how they are written here. */
const corners = new Map([
  ['「', '“'],
  ['」', '”'],
  ['『', '‘'],
  ['』', '’'],
]);

export const cornerQuote: CopyRule = {
  scope: 'copy',
  id: 'corner-quote',
  needs: /[「」『』]/u,
  title: { zh: '直角引号', en: 'Corner quotation mark' },
  source: 'GB/T 15834—2011 §4.8.2: “ ” and ‘ ’; §5.2: corner marks in vertical text only',
  kind: 'marks',
  severity: 'hint',
  example: { wrong: '这叫「合龙段」。', right: '这叫“合龙段”。' },
  run: ({ text }) =>
    scan(text, /[「」『』]/gu, ({ 0: mark }) => {
      const right = corners.get(mark) ?? mark;
      return {
        severity: 'hint',
        zh: `横排文字用弯引号“${right}”，不用“${mark}”；竖排不必改。`,
        en: `Horizontal text takes curved quotation marks, “${right}”, not “${mark}”; in vertical text it may stay.`,
        with: right,
      };
    }),
};

/** What names who wrote or took something: a space sets it apart. */
const CREDIT = /记者|通讯员|摄影|摄|实习生|编辑|制图|供图|文[/／]|图[/／]|来源|作者|电|讯|版$/u;

export const spaces: CopyRule = {
  scope: 'copy',
  id: 'stray-space',
  needs: /[ \u00a0]/u,
  title: { zh: '多余的空格', en: 'Stray space' },
  source: 'GB/T 15834—2011 §5.1: each mark takes a character’s room of itself, and words are not set apart',
  kind: 'marks',
  severity: 'warning',
  example: { wrong: '大桥合龙， 江上响起汽笛。', right: '大桥合龙，江上响起汽笛。' },
  run({ text, kind }) {
    if (kind === 'headline' || kind === 'credit') return [];
    return [
      ...scan(
        text,
        /(?<=[，。、；：？！])[ \u00a0]{1,9}(?=[\p{Script=Han}“《（])|(?<=\p{Script=Han})[ \u00a0]{1,9}(?=[，。、；：？！])/gu,
        () => ({
          severity: 'warning',
          zh: '标点前后不空格，可以删去。',
          en: 'No space stands beside a mark: it can go.',
          with: '',
        }),
      ),
      ...scan(text, /(?<=\p{Script=Han}{2})[ \u00a0](?=\p{Script=Han}{2})/gu, ({ index }) => {
        const before = text.slice(Math.max(0, index - 16), index);
        const after = text.slice(index + 1, index + 17);
        // Whoever wrote or took something is named with a space, and a list of names has several.
        if (kind !== 'paragraph' || CREDIT.test(before) || CREDIT.test(after) || /（[^，。）]{0,16}$/u.test(before))
          return null;
        if (/[ \u3000]/u.test(before + after)) return null;
        return {
          severity: 'hint',
          zh: '两个汉字之间有空格，请看是不是多余的。',
          en: 'A space stands between two Chinese characters. See whether it belongs there.',
          with: '',
        };
      }),
    ];
  },
};

/** What is no work, though it stands in title marks: it ends in one of these. */
const NO_WORK =
  /《[^《》]{0,30}(?:身份证|驾驶证|行驶证|许可证|资格证|毕业证|学位证|营业执照|有限公司|委员会|奖状|课程)》/gu;

export const titleMarks: CopyRule = {
  scope: 'copy',
  id: 'title-marks',
  needs: /》/u,
  title: { zh: '书名号里不是作品', en: 'Title marks around what is no work' },
  source: 'GB/T 15834—2011 A.13.1: courses, prizes, certificates, organisations and events take no title marks',
  kind: 'marks',
  severity: 'hint',
  example: { wrong: '遗失《营业执照》正本', right: '遗失营业执照正本' },
  run: ({ text }) =>
    scan(text, NO_WORK, ({ 0: found }) => ({
      severity: 'hint',
      zh: '证照、机构、课程、奖项的名称不用书名号，可以不用标点，或者改为引号。',
      en: 'Certificates, organisations, courses and prizes take no title marks: take them out, or quote the name.',
      with: found.slice(1, -1),
    })),
};
