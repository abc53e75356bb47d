import { expect, it } from 'vitest';
import { plainName, shortName } from './plain-name.ts';

it('is in one line, without what turns the text beside it', () => {
  expect(plainName(' 江城\u202e晚\u2066报\u200f\r\n副\u0000刊\u0085 ')).toBe('江城晚报 副 刊');
  expect(plainName('东湖 Daily·२　\u{20bb7}')).toBe('东湖 Daily·२　\u{20bb7}');
});

it.each([
  ['  头版\u0000\n母版 ', 40, '头版 母版'],
  ['一𠮷', 2, '一'],
  ['一𠮷', 3, '一𠮷'],
  ['一 二', 2, '一'],
  ['倒\ud800', 40, '倒'],
  ['\u0007', 40, ''],
])('makes %j the short name of %i units at most %j', (text, most, name) => {
  expect(shortName(text, most)).toBe(name);
});
