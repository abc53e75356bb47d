/** Marks that cannot stand beside each other, or where they stand. */
import type { TextFinding } from '../check.ts';
import type { CopyRule } from './rule.ts';
import { type Remark, scan } from './scan.ts';

const both = (marks: string, right: string): Remark => ({
  severity: 'error',
  zh: `“${marks}”重复了，应为“${right}”。`,
  en: `“${marks}” is one mark too many: put “${right}”.`,
  with: right,
});

const undecided = (marks: string): Remark => ({
  severity: 'error',
  zh: `“${marks}”两个点号不能连在一起，请留下一个。`,
  en: `“${marks}”: two such marks cannot stand together. Keep one.`,
});

/** Which of several marks stays, where that is sure: the same one, and the question or exclamation that a stop follows. */
function kept(marks: string, endsText: boolean): string | undefined {
  const [first = ''] = marks;
  if ([...marks].every((mark) => mark === first)) return first;
  if (/^[？！]{1,3}[。，、；：]$/u.test(marks)) return marks.slice(0, -1);
  return endsText && marks.endsWith('。') ? '。' : undefined;
}

export const clashingMarks: CopyRule = {
  scope: 'copy',
  id: 'clashing-marks',
  needs: /[，。、；：？！]{2}/u,
  title: { zh: '点号连用', en: 'Marks that clash' },
  source: 'GB/T 15834—2011 §4.1–4.7: one pause or end has one mark; §4.2.3.3, §4.3.3.3–4: only ？ and ！ are doubled',
  kind: 'marks',
  severity: 'error',
  example: { wrong: '大桥合龙，，江上响起汽笛。', right: '大桥合龙，江上响起汽笛。' },
  run: ({ text }) =>
    scan(text, /(?<![，。、；：？！])[，。、；：？！]{2,9}/gu, ({ 0: marks, index }) => {
      if (/^[？！]+$/u.test(marks) || /^。{3,}$/u.test(marks)) return null;
      const right = kept(marks, index + marks.length === text.length);
      return right === undefined ? undecided(marks) : both(marks, right);
    }),
};

export const repeatedMarks: CopyRule = {
  scope: 'copy',
  id: 'repeated-marks',
  needs: /[？！]{2}/u,
  title: { zh: '问号、叹号叠用', en: 'Repeated question and exclamation marks' },
  source: 'GB/T 15834—2011 §4.2.3.3, §4.3.3.3: at most three; §4.3.3.4: the question mark first, one of each',
  kind: 'marks',
  severity: 'warning',
  example: { wrong: '他竟然赢了！？', right: '他竟然赢了？！' },
  run: ({ text }) =>
    scan(text, /(?<![？！])[？！]{2,12}/gu, ({ 0: marks }) => {
      const isMixed = marks.includes('？') && marks.includes('！');
      const right = isMixed ? '？！' : marks.slice(0, 3);
      return marks === right
        ? null
        : {
            severity: 'warning',
            zh: isMixed
              ? `“${marks}”应为“${right}”：问号在前，叹号在后，各用一个。`
              : `“${marks}”叠用过多，最多用三个：“${right}”。`,
            en: isMixed
              ? `“${marks}” should be “${right}”: the question mark first, one of each.`
              : `“${marks}” are too many: three at most, “${right}”.`,
            with: right,
          };
    }),
};

export const markAtStart: CopyRule = {
  scope: 'copy',
  id: 'mark-at-start',
  title: { zh: '段首标点', en: 'Mark that begins a text' },
  source: 'GB/T 15834—2011 §5.1.1–5.1.3: points and closing marks stand at no line’s start',
  kind: 'marks',
  severity: 'error',
  example: { wrong: '，大桥合龙。', right: '大桥合龙。' },
  run({ text, kind }): TextFinding[] {
    const marks = /^[，。、；：？！”’）》〉】』」]{1,9}/u.exec(text)?.[0];
    // The lines of a headline are one text broken up: a line may go on in the middle of a sentence.
    if (marks === undefined || kind === 'headline' || kind === 'deck' || text === marks) return [];
    return [
      {
        severity: 'error',
        from: 0,
        to: marks.length,
        zh: `这一段以“${marks}”开头，请看前面是不是漏了字，或者与上一段断错了地方。`,
        en: `This text begins with “${marks}”. See whether something is missing before it, or it belongs to the text above.`,
      },
    ];
  },
};
