import { expect, it } from 'vitest';
import { wordAt } from './word-at.ts';

const taken = (text: string, offset: number) => {
  const word = wordAt(text, offset);
  return word === null ? null : text.slice(word.from, word.to);
};

it('takes the word that a place is in, before or behind, of either script', () => {
  expect(taken('The night ferry sailed.', 5)).toBe('night');
  expect(taken('The night ferry sailed.', 4)).toBe('night');
  expect(taken('sailed.', 6)).toBe('sailed');
  expect(taken('市民昨天来到江边', 3)).toBe('昨天');
});

it('takes none where there is no word', () => {
  expect(taken('', 0)).toBeNull();
  expect(taken('——。', 1)).toBeNull();
});
