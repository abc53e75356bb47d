import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oddText } from '../../tests/kit/odd-text.ts';
import { cases } from '../../tests/kit/seeds.ts';
import { countCharacters } from './character-count.ts';
import { seenStarts } from './graphemes.ts';

describe('字数', () => {
  it.each([
    ['Han, marks of punctuation and spaces', '东湖，2024 年。', 10],
    ['an ideograph beyond the first plane', '𠮷野家', 3],
    ['an ideograph with the selector of its form', '葛\u{e0100}城', 2],
    ['a letter with its marks', 'nu\u0308\u030c', 2],
    ['a family, a flag, a hand, a keycap', '👩\u200d👩\u200d👦🇨🇳👍🏽1\ufe0f\u20e3', 4],
    ['a syllable in its letters', '\u1112\u1161\u11ab', 1],
    ['zero-width spaces and joiners', '\ufeff中\u200b国\u2060队\u200c', 3],
    ['controls of direction, soft hyphens and controls', '\u2066中\u2069\u00ad\u0007\u202e', 1],
    ['a mark that nothing stands before', '\u0301', 1],
    ['a mark behind a zero-width space', 'e\u200b\u0301', 2],
    ['a mark behind a selector that nothing stands before', '\ufe0f\u0301', 1],
    ['halves of pairs', '\ud800字\udc00', 3],
    ['ends of lines', '一\n二\r\n三', 3],
    ['nothing', '', 0],
  ])('counts %s', (_, text, count) => {
    expect(countCharacters(text)).toBe(count);
  });

  it('are the characters that are seen, however they are counted', () => {
    const anything = fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 3 }), fc.string({ unit: 'grapheme' })));
    fc.assert(
      fc.property(fc.oneof(oddText, anything), (parts) => {
        const text = parts.join('');
        expect(countCharacters(text)).toBe(seenStarts(text).length);
      }),
      cases(2_000),
    );
  });

  it('of each code point by itself and behind others are as Unicode has them', () => {
    const differ: string[] = [];
    for (let code = 0; code <= 0x1ffff; code++) {
      // Surrogates stand alone here; those of pairs are counted above.
      for (const text of [`中${String.fromCodePoint(code)}`, `\u200b${String.fromCodePoint(code)}e\u0301`]) {
        if (countCharacters(text) !== seenStarts(text).length) differ.push(code.toString(16));
      }
    }
    expect(differ.slice(0, 20)).toEqual([]);
  }, 60_000);
});
