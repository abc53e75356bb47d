/** Copy of characters that take more than one unit, or none of the line: for tests of all that walks through text. */
import fc from 'fast-check';

/** Characters of more than one code point, each of a kind of its own. */
export const wholeCharacters: readonly string[] = [
  'e\u0301',
  'u\u0308\u030c',
  'e\u0323\u0302',
  'm\u0300',
  '葛\u{e0100}',
  '神\ufe00',
  '❤\ufe0f',
  '1\ufe0f\u20e3',
  '👩\u200d👩\u200d👦',
  '👍🏽',
  '🇨🇳',
  '𠮷\u{e0101}',
  'か\u3099',
];

/** Characters that are not seen, each a place of the caret's own. */
export const unseenCharacters: readonly string[] = [
  '\u200b',
  '\u2060',
  '\ufeff',
  '\u00ad',
  '\u202e',
  '\u2066',
  '\u200e',
];

const plainCharacters = ['中', '国', '，', '。', 'a', 'b', '8', ' ', '𠮷', 'é', '㎡'];

/** Copy of characters of all kinds, as they stand one after the other. */
export const oddText: fc.Arbitrary<readonly string[]> = fc.array(
  fc.constantFrom(...wholeCharacters, ...unseenCharacters, ...plainCharacters),
  { maxLength: 14 },
);

/** Where a text's characters begin and end, by the runtime's own table. */
export function characterEdges(text: string): number[] {
  return [...[...new Intl.Segmenter('zh').segment(text)].map(({ index }) => index), text.length];
}
