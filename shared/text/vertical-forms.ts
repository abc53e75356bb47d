/**
 * The forms marks take when lines run from top to bottom, as Unicode's presentation forms name them
 * (blocks "Vertical Forms" and "CJK Compatibility Forms"). Quotes become corner brackets, as
 * GB/T 15834—2011 §5.2.2 has it for vertical text.
 */

const pairs =
  '，︐ 、︑ 。︒ ：︓ ；︔ ！︕ ？︖ 《︽ 》︾ 〈︿ 〉﹀ 「﹁ 」﹂ 『﹃ 』﹄ （︵ ）︶ 【︻ 】︼ 〔︹ 〕︺ ［﹇ ］﹈ ｛︷ ｝︸ “﹃ ”﹄ ‘﹁ ’﹂ …︙';

/** Each mark with its form. Where two marks have one form, it is the first one's. */
export const verticalPairs: readonly (readonly [level: string, upright: string])[] = pairs.split(' ').map((pair) => {
  const [level = '', upright = ''] = [...pair];
  return [level, upright];
});

const forms = new Map(verticalPairs);

/** The vertical form of a character; itself where it has none. */
export function verticalForm(character: string): string {
  return forms.get(character) ?? character;
}
