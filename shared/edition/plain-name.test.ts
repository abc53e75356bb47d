import { expect, it } from 'vitest';
import { plainName } from './plain-name.ts';

it('is in one line, without what turns the text beside it', () => {
  expect(plainName(' 江城\u202e晚\u2066报\u200f\r\n副\u0000刊\u0085 ')).toBe('江城晚报 副 刊');
  expect(plainName('东湖 Daily·२　\u{20bb7}')).toBe('东湖 Daily·२　\u{20bb7}');
});
