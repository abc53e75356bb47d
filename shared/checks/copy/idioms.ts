/** Idioms that are half right: written down as they are mistaken, or found by the idiom they are nearly. */
import type { TextFinding } from '../check.ts';
import { IDIOM } from '../language/idiom-list.ts';
import type { Language } from '../language/language.ts';
import { mistakenIdioms } from './mistaken-idioms.ts';
import type { CopyRule } from './rule.ts';
import { finding, MistakenWords } from './scan.ts';

/** What stands so often in a story is meant: a name that plays on an idiom. */
const MEANT = 3;

const idioms = new MistakenWords(mistakenIdioms);

const said = (wrong: string, right: string) => ({
  severity: 'error' as const,
  zh: `成语“${right}”写成了“${wrong}”。`,
  en: `The idiom “${right}” is written “${wrong}”.`,
});

export const mistakenIdiom: CopyRule = {
  scope: 'copy',
  id: 'mistaken-idiom',
  title: { zh: '成语里的错字', en: 'Wrong character in an idiom' },
  source: '现代汉语词典; 汉语成语词典',
  kind: 'words',
  severity: 'error',
  example: { wrong: '大家对此一愁莫展', right: '大家对此一筹莫展' },
  run: ({ text, story }) => idioms.find(text, said).filter(({ from, to }) => story.times(text.slice(from, to)) < MEANT),
};

/** True of a Han character of the basic plane. */
function isHan(unit: number): boolean {
  return unit >= 0x4e00 && unit <= 0x9fff;
}

/** How like two characters of one shape are, from 0 to 1, to be taken for each other. */
const ALIKE = 0.75;

/** True where a hasty hand or an input method leaves one character for another. */
function areTaken({ confusions }: Language, wrong: number, right: number): boolean {
  return confusions.nearness(wrong, right) === 'same' || confusions.likeness(wrong, right) >= ALIKE;
}

/** True of two words side by side, or where what is wrong makes a word with what stands beside the four: it belongs there then. */
function isSound(text: string, from: number, at: number, { model }: Language): boolean {
  const isWord = (start: number) => model.numberOf(text.slice(start, start + 2)) > 0;
  if (isWord(from) && isWord(from + 2)) return true;
  return (at === from && at > 0 && isWord(at - 1)) || (at === from + IDIOM - 1 && isWord(at));
}

/** The idiom that four characters are all but one of, and where that one is; null where they are none, or one as they are. */
function nearIdiom(units: Uint16Array, text: string, from: number, language: Language) {
  const near = language.idioms.near(units, from);
  if (near.length === 0 || near.some(({ place, unit }) => units[from + place] === unit)) return null;
  if (language.model.numberOf(text.slice(from, from + IDIOM)) > 0) return null;
  const meant = near.find(({ place, unit }) => areTaken(language, units[from + place] ?? 0, unit));
  if (meant === undefined || isSound(text, from, from + meant.place, language)) return null;
  return { at: from + meant.place, right: String.fromCharCode(meant.unit) };
}

export const nearlyIdiom: CopyRule = {
  scope: 'copy',
  id: 'nearly-idiom',
  title: { zh: '成语、惯用语差一个字', en: 'All but one character of a set phrase' },
  source: '22,000 idioms and set phrases of jieba’s dictionary, assets/language',
  kind: 'words',
  severity: 'warning',
  yields: true,
  example: { wrong: '他们守望相助，患难于共', right: '他们守望相助，患难与共' },
  run({ text, story, language }): TextFinding[] {
    if (language === null) return [];
    const units = new Uint16Array(text.length);
    for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
    const found: TextFinding[] = [];
    /** Han characters that stand in a row. */
    let row = 0;
    for (let at = 0; at < units.length; at++) {
      row = isHan(units[at] ?? 0) ? row + 1 : 0;
      if (row < IDIOM) continue;
      const from = at + 1 - IDIOM;
      const near = nearIdiom(units, text, from, language);
      if (near === null) continue;
      const wrong = text.slice(from, from + IDIOM);
      const right = wrong.slice(0, near.at - from) + near.right + wrong.slice(near.at - from + 1);
      if (story.times(wrong) >= MEANT || idioms.find(wrong, said).length > 0) continue;
      found.push(
        finding(near.at, near.at + 1, {
          severity: 'warning',
          zh: `“${wrong}”和“${right}”差一个字，请核对。`,
          en: `“${wrong}” is “${right}” but for one character. Compare the copy.`,
          with: near.right,
        }),
      );
    }
    return found;
  },
};
