/** Wrong characters in context: what a hasty hand or an input method left in place of something far likelier. */
import type { TextFinding } from '../check.ts';
import { MOST_TEXT, type WrongCharacters } from '../language/language.ts';
import type { CopyRule } from './rule.ts';

/** More than this is not told apart. */
const MOST_TIMES = 1_000_000;

/** How many times likelier, with as many figures as mean something. */
function roundTimes(times: number): number {
  const capped = Math.min(MOST_TIMES, times);
  const step = 10 ** Math.max(0, Math.floor(Math.log10(capped)) - 1);
  return Math.max(2, Math.round(capped / step) * step);
}

function said({ from, to, meant, stretch, times, slip }: WrongCharacters, text: string) {
  const found = text.slice(stretch.from, stretch.to);
  const likely = text.slice(stretch.from, from) + meant + text.slice(to, stretch.to);
  const factor = roundTimes(times);
  // Beyond what is told apart a number of times tells nobody anything.
  const [zh, en] =
    factor >= MOST_TIMES
      ? [`这里几乎总是写“${likely}”`, `here it is nearly always “${likely}”`]
      : [
          `这里写“${likely}”的可能性约是它的 ${factor} 倍`,
          `here “${likely}” is some ${factor.toLocaleString('en')} times likelier`,
        ];
  const isOdd =
    slip === 'lost'
      ? ['可能漏了字', 'lacks a character']
      : slip === 'doubled'
        ? ['可能多了字', 'has a character twice']
        : slip === 'swapped'
          ? ['可能颠倒了', 'is the wrong way round']
          : ['可能有错字', 'has a wrong character'];
  return {
    zh: `“${found}”${isOdd[0]}：${zh}。请核对原稿。`,
    en: `“${found}” probably ${isOdd[1]}: ${en}. Compare the copy.`,
  };
}

/** Said of a text of which the end is not looked at, at the first character that is not. */
const unseen: TextFinding = {
  severity: 'warning',
  from: MOST_TEXT,
  to: MOST_TEXT + 1,
  zh: '这一段太长，错字只查到这里，后面没有查。请分成几段。',
  en: 'This paragraph is too long to be checked for wrong characters beyond this place. Divide it.',
};

export const wrongCharacter: CopyRule = {
  scope: 'copy',
  id: 'wrong-character',
  kind: 'characters',
  severity: 'error',
  yields: true,
  title: { zh: '疑似错字', en: 'Probable wrong character' },
  source: 'GB/T 14706—1993: 改正; a model of words in context, assets/language',
  example: { wrong: '公安机关依法对他作出行政拘流的决定。', right: '公安机关依法对他作出行政拘留的决定。' },
  run({ text, story, joints, language }) {
    if (language === null) return [];
    const found = language
      .wrongCharacters(text, (word) => story.times(word), joints)
      .map((wrong) => ({
        severity: wrong.severity,
        from: wrong.from,
        to: wrong.to,
        ...said(wrong, text),
        // How likely it is changes with the words around; a waiver is of the change.
        knownBy: `${text.slice(wrong.from, wrong.to)}→${wrong.meant}`,
        fix: { kind: 'replace' as const, with: wrong.meant },
      }));
    return text.length > MOST_TEXT ? [...found, unseen] : found;
  },
};
