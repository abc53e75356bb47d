/** Points between, before and after what is quoted or bracketed. */
import type { TextFinding } from '../check.ts';
import type { CopyRule } from './rule.ts';
import { finding, scan } from './scan.ts';

/** Items that are all quoted, or all titles, with a comma between them. */
const LISTED =
  /(?<!、)(?:(?:“[^“”]{1,60}”、){1,9}“[^“”]{1,60}”|(?:《[^《》]{1,40}》、){1,9}《[^《》]{1,40}》)(?!、(?!等))/gu;

export const commaBetweenQuoted: CopyRule = {
  scope: 'copy',
  id: 'comma-between-quoted',
  needs: /[”》]、[“《]/u,
  title: { zh: '并列的引号、书名号之间的顿号', en: 'Comma between quoted items' },
  source: 'GB/T 15834—2011 §4.5.3.5: between quoted items, and between titles, there is usually no 、',
  kind: 'marks',
  severity: 'warning',
  example: { wrong: '“筑巢”、“引凤”两个专项', right: '“筑巢”“引凤”两个专项' },
  run: ({ text }) =>
    [...text.matchAll(LISTED)].flatMap(({ 0: list, index }) =>
      scan(list, /(?<=[”》])、(?=[“《])/gu, () => ({
        severity: 'warning',
        zh: '标有引号或书名号的并列成分之间通常不用顿号，可以删去。',
        en: 'Between quoted items, or titles, there is usually no comma: it can go.',
        with: '',
      })).map((one): TextFinding => ({ ...one, from: one.from + index, to: one.to + index })),
    ),
};

export const stopAndQuote: CopyRule = {
  scope: 'copy',
  id: 'stop-and-quote',
  needs: /[“”《》（]/u,
  title: { zh: '引号内外的点号', en: 'Points inside and outside quotation marks' },
  source: 'GB/T 15834—2011 B.2.1: where a stop stands inside, none stands outside',
  kind: 'marks',
  severity: 'error',
  example: { wrong: '他说：“大桥今天合龙。”。', right: '他说：“大桥今天合龙。”' },
  run: ({ text }) => [
    ...scan(text, /[。？！][”’]{1,2}[。，、；：]/gu, ({ 0: found }) => {
      const [inside = '', outside = ''] = [found.charAt(0), found.slice(-1)];
      const quote = found.slice(1, -1);
      // A question may be quoted within a sentence that goes on: the standard has no mark after it, many papers have.
      if (inside !== '。' && outside !== '。') return null;
      return {
        severity: 'error',
        zh: `引号里已经用了“${inside}”，引号外不再用“${outside}”。`,
        en: `With “${inside}” inside the quotation marks, no “${outside}” stands outside.`,
        with: inside === '。' && outside !== '。' ? `${quote}${outside}` : `${inside}${quote}`,
      };
    }),
    ...scan(text, /。(?=”(?:的(?!确)|等等|等(?=[^待到级候于])))/gu, () => ({
      severity: 'warning',
      zh: '引用的话是句子的一部分，引号里末尾不用句号。',
      en: 'What is quoted is part of a sentence: no full stop stands inside its end.',
      with: '',
    })),
    ...scan(text, /[、；：](?=[”》])|(?<=[“《（])[，。、；：]/gu, ({ 0: mark }) => ({
      severity: 'warning',
      zh: `“${mark}”不该在这里：引号、括号、书名号的开头和末尾不用它。请删去或移到外面。`,
      en: `“${mark}” does not belong at the edge of what is quoted or bracketed. Take it out or move it outside.`,
    })),
  ],
};

/** Words that say that somebody spoke, before a colon. */
const SPOKEN = /(?:说|说道|道|表示|指出|强调|认为|介绍|解释|回答|答|问|坦言|告诉记者|回忆|感叹|透露)：“/gu;
/** Characters of a quotation that are looked through for its end. */
const LONGEST = 400;

export const spokenStop: CopyRule = {
  scope: 'copy',
  id: 'spoken-stop',
  needs: /”。/u,
  title: { zh: '完整引文的句号', en: 'Full stop of a whole quotation' },
  source: 'GB/T 15834—2011 B.2.1: of a quotation that is whole and stands by itself the stop stays inside',
  kind: 'marks',
  severity: 'warning',
  example: { wrong: '她说：“桥通了，孩子能多睡半个钟头”。', right: '她说：“桥通了，孩子能多睡半个钟头。”' },
  run: ({ text }) =>
    [...text.matchAll(SPOKEN)].flatMap(({ 0: lead, index }): TextFinding[] => {
      const from = index + lead.length;
      const said = text.slice(from, from + LONGEST);
      const end = said.indexOf('”');
      // Words that are named rather than spoken have no pause within.
      if (end < 0 || !said.startsWith('”。', end) || !/[，。；]/u.test(said.slice(0, end))) return [];
      if (/[。？！…]$/u.test(said.slice(0, end))) return [];
      return [
        finding(from + end, from + end + 2, {
          severity: 'warning',
          zh: '完整引用的话，句号在引号里面：“。”在前，引号在后。',
          en: 'Of a whole sentence that is quoted, the full stop stands inside the quotation mark.',
          with: '。”',
        }),
      ];
    }),
};

export const commaBeforeEtc: CopyRule = {
  scope: 'copy',
  id: 'comma-before-etc',
  needs: /、等/u,
  title: { zh: '“等”前的顿号', en: 'Comma before “and so on”' },
  source: 'GB/T 15834—2011 B.1.2: no 、 before 等 or 等等 after a list of words',
  kind: 'marks',
  severity: 'warning',
  example: { wrong: '苹果、梨、桃、等水果', right: '苹果、梨、桃等水果' },
  run: ({ text }) =>
    scan(text, /、(?=等(?![它他她我你咱谁待级候于距额温价同边式差量闲静分到号身速效值高比离式压深外]))/gu, () => ({
      severity: 'warning',
      zh: '“等”前面不用顿号，可以删去。',
      en: 'No comma stands before the word for “and so on”: it can go.',
      with: '',
    })),
};

/** What 和 and 与 begin, where they join nothing. */
const JOINING =
  /、(?=(?:以及|及(?![时早第格]))|和(?![平谐气睦解声田县林顺硕服面尚煦美音风善盘乐蔼约悦])|与(?![会时日众其]))/gu;

export const commaBeforeAnd: CopyRule = {
  scope: 'copy',
  id: 'comma-before-and',
  needs: /、[以及和与]/u,
  title: { zh: '连词前的顿号', en: 'Comma before “and”' },
  source: 'GB/T 15834—2011 A.3: before 以及 or 及 stands a comma; §4.5.3.1: 和 joins without one',
  kind: 'marks',
  severity: 'hint',
  example: { wrong: '苹果、梨、和桃', right: '苹果、梨和桃' },
  run: ({ text }) =>
    scan(text, JOINING, () => ({
      severity: 'hint',
      zh: '连词前面不用顿号：“和”“与”前删去，“以及”“及”前不用，或者改为逗号。',
      en: 'No such comma stands before “and”: take it out, or before “as well as” put a full comma.',
    })),
};

export const bracketStop: CopyRule = {
  scope: 'copy',
  id: 'bracket-stop',
  needs: /[，、；：]）/u,
  title: { zh: '括号内外的点号', en: 'Points at brackets' },
  source:
    'GB/T 15834—2011 B.2.2: a bracket within a sentence has no point at its end; §4.9.3.1: it follows what it explains',
  kind: 'marks',
  severity: 'warning',
  example: { wrong: '北岸（今临港大道，）已经通车。', right: '北岸（今临港大道）已经通车。' },
  run: ({ text }) =>
    scan(text, /[，、；：](?=）)/gu, ({ 0: mark }) => ({
      severity: 'warning',
      zh: `括号里的话末尾不用“${mark}”。`,
      en: `Within brackets no “${mark}” stands at the end.`,
      with: '',
    })),
};

/** The number of an item, and the point that should not follow it. */
export const itemPoint: CopyRule = {
  scope: 'copy',
  id: 'item-point',
  needs: /[、，.．]/u,
  title: { zh: '序次语后的标点', en: 'Point after the number of an item' },
  source: 'GB/T 15834—2011 B.3.1–B.3.4',
  kind: 'marks',
  severity: 'warning',
  example: { wrong: '第一、要查清底数。', right: '第一，要查清底数。' },
  run: ({ text }) => [
    ...scan(
      text,
      /(?<=(?:^|[。；：！？”\s])(?:第[一二三四五六七八九十]|首先|其次|再次|最后))、(?![一二三四五六七八九十]|[^。；！？]{0,6}[第首其再])/gu,
      () => ({
        severity: 'warning',
        zh: '“第一”“首先”这类序次语后面用逗号。',
        en: 'After words such as “first” stands a full comma.',
        with: '，',
      }),
    ),
    ...scan(text, /(?<=(?:^|[。；：！？”\s])（[一二三四五六七八九十\d]{1,3}）)[、，.．](?!（)/gu, () => ({
      severity: 'warning',
      zh: '加括号的序次语后面不用标点。',
      en: 'After a number in brackets stands no mark.',
      with: '',
    })),
    ...scan(text, /(?<=(?:^|[。；：！？]\s?)[1-9]\d?)、(?=\p{Script=Han})/gu, () => ({
      severity: 'warning',
      zh: '阿拉伯数字的序次语后面用下脚点“.”，不用顿号。',
      en: 'After the number of an item in Arabic figures stands a dot, no comma.',
      with: '.',
    })),
  ],
};

export const headlineEnd: CopyRule = {
  scope: 'copy',
  id: 'headline-end',
  title: { zh: '标题末尾的标点', en: 'Mark that ends a headline' },
  source: 'GB/T 15834—2011 B.4: a headline usually ends without a mark; ？, ！ and …… may stand',
  kind: 'marks',
  severity: 'warning',
  example: { wrong: '澜水三桥合龙。', right: '澜水三桥合龙', of: { kind: 'headline' } },
  run({ kind, text }) {
    if (kind !== 'headline') return [];
    return scan(text, /(?<![。，、；：])[。，、；：]$/gu, ({ 0: mark }) => ({
      severity: mark === '。' ? 'warning' : 'hint',
      zh: `标题末尾通常不用“${mark}”。`,
      en: `A headline usually ends without “${mark}”.`,
      with: '',
    }));
  },
};
