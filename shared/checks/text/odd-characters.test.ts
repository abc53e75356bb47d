import { expect, it } from 'vitest';
import { article } from '../../../tests/kit/editions.ts';
import { findText } from '../../edition/find.ts';
import type { PartId } from '../../edition/ids.ts';
import { unifiedForm } from '../../text/radicals.ts';
import { chosenForm, directionControl, lookAlike } from './odd-characters.ts';

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

it('knows every radical there is, and what is none but stands among them', () => {
  const without: string[] = [];
  for (let code = 0x2e80; code <= 0x2fd5; code++) {
    const radical = String.fromCodePoint(code);
    if (!/\p{Script=Han}/u.test(radical)) continue;
    const unified = unifiedForm(radical);
    if (unified === null) without.push(radical);
    else {
      expect([radical, unified]).toEqual([radical, expect.stringMatching(/^\p{Unified_Ideograph}$/u)]);
      if (radical.normalize('NFKC') !== radical) expect(unified).toBe(radical.normalize('NFKC'));
      expect(fixesOf(lookAlike, radical)).toEqual([[radical, { kind: 'replace', with: unified }]]);
    }
  }
  expect(without).toEqual(['⺀']);
  // Twelve of the compatibility block are unified ideographs themselves.
  for (const own of '﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩') expect(unifiedForm(own)).toBeNull();
});

it('names characters of which a form is chosen, and none of emoji or letters', () => {
  const plain = (character: string) => ({ kind: 'replace', with: character });
  expect(fixesOf(chosenForm, '葛\u{e0100}老师，神\ufe00社，❤\ufe0f和1\ufe0f\u20e3，ᠠ\u180b')).toEqual([
    ['葛\u{e0100}', plain('葛')],
    ['神\ufe00', plain('神')],
  ]);
  expect(fixesOf(chosenForm, '𠮷\u{e0101}野家')).toEqual([['𠮷\u{e0101}', plain('𠮷')]]);
});

it('names controls of direction', () => {
  expect(fixesOf(directionControl, '课\u202a堂\u2069').map(([found]) => found)).toEqual(['\u202a', '\u2069']);
});

it.each([
  ['⼈⺠', '人民'],
  ['豈\u{2f800}', '\uf900丽'],
  ['⻓⻢⺟⺈⻗⺼', '长马母刀雨肉'],
  ['⻌⻏⺮⻊', '辶邑𥫗𧾷'],
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
