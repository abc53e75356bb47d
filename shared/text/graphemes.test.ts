import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from '../../tests/kit/seeds.ts';
import {
  characterEnd,
  characterStart,
  charactersOf,
  lastCharacter,
  nextCharacter,
  previousCharacter,
  seenStarts,
} from './graphemes.ts';

/** Characters of more than one unit, each of its own kind. */
const whole = [
  'e\u0301',
  'u\u0308\u030c',
  'e\u0323\u0302',
  'a\u035c',
  '葛\u{e0100}',
  '神\ufe00',
  '❤\ufe0f',
  '1\ufe0f\u20e3',
  '👩\u200d👩\u200d👦',
  '👍🏽',
  '🇨🇳',
  '𠮷',
  '𠮷\u{e0101}',
  'か\u3099',
  'ｶﾞ',
  '\u1112\u1161\u11ab',
  'ก\u0e33',
  '\r\n',
  '\u1820\u180b',
];
const plain = ['中', '，', 'a', '8', '—', '…', '＂', '　', 'é', '㎡', '\u200b', '\u2060', '\u00ad', '\u202e', '\n'];
const text = fc.array(fc.constantFrom(...whole, ...plain), { maxLength: 12 });

describe('characters as people count them', () => {
  it.each(whole)('%j is one', (one) => {
    expect(charactersOf(`中${one}文`)).toEqual(['中', one, '文']);
    for (let inside = 1; inside < one.length; inside++) {
      expect(characterStart(`中${one}文`, 1 + inside)).toBe(1);
      expect(characterEnd(`中${one}文`, 1 + inside)).toBe(1 + one.length);
    }
    expect(previousCharacter(`中${one}`, 1 + one.length)).toBe(1);
    expect(nextCharacter(`中${one}文`, 1)).toBe(1 + one.length);
    expect(lastCharacter(`中${one}`)).toBe(1);
  });

  it('stand where they do whichever way they are walked', () => {
    fc.assert(
      fc.property(text, (parts) => {
        const words = parts.join('');
        const starts = [...new Intl.Segmenter('zh').segment(words)].map(({ index }) => index);
        const edges = [...starts, words.length];
        const onward: number[] = [0];
        for (let at = 0; at < words.length; at = onward.at(-1) ?? 0) onward.push(nextCharacter(words, at));
        expect(onward).toEqual(words === '' ? [0] : edges);
        const back: number[] = [words.length];
        for (let at = words.length; at > 0; at = back.at(-1) ?? 0) back.push(previousCharacter(words, at));
        expect(back.reverse()).toEqual(words === '' ? [0] : edges);
        for (let at = 0; at <= words.length; at++) {
          expect(characterStart(words, at)).toBe(edges.findLast((edge) => edge <= at) ?? 0);
          expect(characterEnd(words, at)).toBe(edges.find((edge) => edge >= at) ?? words.length);
        }
        expect(charactersOf(words).join('')).toBe(words);
        expect(charactersOf(words).length).toBe(starts.length);
      }),
      cases(500),
    );
  });

  it('counts those that are seen, and passes over those that are not', () => {
    expect(seenStarts('中\u200b国\u2060\u00ad队e\u0301')).toEqual([0, 2, 5, 6]);
    expect(seenStarts('\ufeff\u202e')).toEqual([]);
  });
});
