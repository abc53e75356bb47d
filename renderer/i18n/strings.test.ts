import { expect, it } from 'vitest';
import { wordsOf } from './strings.ts';

it('takes the word that goes with a number, however many words that is', () => {
  const words = wordsOf('en');
  const taken = (count: number) => words('masterTaken', { count, name: '各版' });
  expect(taken(1)).toMatch(/^1 block is on/u);
  expect(taken(2)).toMatch(/^2 blocks are on/u);
  expect(words('poolCount', { count: 1 })).toBe('1 story');
  expect(words('poolCount', { count: 0 })).toBe('0 stories');
});

it('takes the word that goes with how many a list names', () => {
  const words = wordsOf('en');
  expect(words('exportRefused', { pages: [4] })).toContain('errors on page 4.');
  expect(words('exportRefused', { pages: [1, 4] })).toContain('errors on pages 1, 4.');
});

it('writes a list as the language does', () => {
  expect(wordsOf('en')('masterStandsOn', { pages: [1, 2] })).toBe('Stands now on: 1, 2');
  expect(wordsOf('zh')('masterStandsOn', { pages: [1, 2] })).toBe('现在用在：1、2');
});
