/** Idioms that are half right. */
import { mistakenIdioms } from './mistaken-idioms.ts';
import type { CopyRule } from './rule.ts';
import { MistakenWords } from './scan.ts';

/** What stands so often in a story is meant: a name that plays on an idiom. */
const MEANT = 3;

const idioms = new MistakenWords(mistakenIdioms);

export const mistakenIdiom: CopyRule = {
  scope: 'copy',
  id: 'mistaken-idiom',
  title: { zh: '成语里的错字', en: 'Wrong character in an idiom' },
  source: '现代汉语词典; 汉语成语词典',
  kind: 'words',
  severity: 'error',
  example: { wrong: '大家对此一愁莫展', right: '大家对此一筹莫展' },
  run: ({ text, story }) =>
    idioms
      .find(text, (wrong, right) => ({
        severity: 'error',
        zh: `成语“${right}”写成了“${wrong}”。`,
        en: `The idiom “${right}” is written “${wrong}”.`,
      }))
      .filter(({ from, to }) => story.times(text.slice(from, to)) < MEANT),
};
