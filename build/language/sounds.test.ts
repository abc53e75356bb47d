/** How words are found by their sounds. */
import { expect, it } from 'vitest';
import { openLanguage } from '../../electron/language.ts';
import { plain } from './sounds.mjs';

it.each([
  ['lǜ', 'lv'],
  ['nǚ', 'nv'],
  ['lüè', 'lve'],
  ['zhōng', 'zhong'],
  ['Ér', 'er'],
])('spells %s as %s', (reading, plainly) => {
  expect(plain(reading)).toBe(plainly);
});

it.each(['法律', '女儿', '旅客', '战略', '效率', '绿色', '还原', '首都'])('finds %s by its sound', (word) => {
  const { confusions, model } = openLanguage();
  const found = confusions.wordsSounding(word, 0, word.length).map((node) => model.textAt(node));
  expect(found).toContain(word);
});
