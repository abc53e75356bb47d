import { expect, it } from 'vitest';
import { article } from '../../../tests/kit/editions.ts';
import { findText } from '../../edition/find.ts';
import type { PartId } from '../../edition/ids.ts';
import { directionControl, lookAlike } from './odd-characters.ts';

const story = article(['字']);
const part: PartId | undefined = story.body[0]?.id;
if (part === undefined) throw new Error('no paragraph');
const fixesOf = (check: typeof lookAlike, text: string) =>
  check
    .run({ article: story, part, text, tellsRemarks: false })
    .map(({ from, to, fix }) => [text.slice(from, to), fix]);

it('names radicals and compatibility ideographs, with the character they stand for', () => {
  expect(fixesOf(lookAlike, '⼈⺠\uf900\u{2f800}人民')).toEqual(
    ['⼈人', '⺠民', '\uf900豈', '\u{2f800}丽'].map((pair) => {
      const [odd, usual] = [...pair];
      return [odd, { kind: 'replace', with: usual }];
    }),
  );
});

it('names controls of direction', () => {
  expect(fixesOf(directionControl, '课\u202a堂\u2069').map(([found]) => found)).toEqual(['\u202a', '\u2069']);
});

it.each([
  ['⼈⺠', '人民'],
  ['豈\u{2f800}', '\uf900丽'],
  ['Café', 'Cafe\u0301'],
  ['nǚ', 'nu\u0308\u030c'],
  ['课\u200b堂', '课堂'],
  ['葛老师', '葛\u{e0100}老师'],
])('search for one finds the other: %s', (a, b) => {
  for (const [text, wanted] of [
    [a, b],
    [b, a],
  ] as const) {
    const query = { text: wanted, isRegex: false, isExact: false };
    const found = findText([{ articleId: story.id, part, text: `在${text}里` }], query, '');
    expect(found.map(({ from, to }) => [from, to])).toEqual([[1, 1 + text.length]]);
  }
});
