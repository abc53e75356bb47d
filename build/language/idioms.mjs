/** The idioms of assets/language/idioms.bin, from jieba's dictionary, which marks them `i`. */
import { readFileSync } from 'node:fs';
import { mistakenIdioms } from '../../shared/checks/copy/mistaken-idioms.ts';

/** Idioms as they are mistaken, which the dictionary has, too, and as they are right. */
const known = mistakenIdioms.trim().split(/\s+/u);
const mistaken = new Set(known.map((entry) => entry.split('>')[0]));
const right = known.map((entry) => entry.split('>')[1]);

/** Four Han characters of the basic plane each, one idiom after the other, in the order of the dictionary. */
export function idiomsOf(dictionary) {
  const lines = readFileSync(dictionary, 'utf8').split('\n');
  const idioms = lines.flatMap((line) => {
    const [word = '', , mark = ''] = line.trim().split(' ');
    return mark === 'i' && !mistaken.has(word) ? [word] : [];
  });
  const whole = [...new Set([...idioms, ...right])].filter((word) => /^[\u4e00-\u9fff]{4}$/u.test(word));
  return Uint16Array.from(whole.join(''), (character) => character.charCodeAt(0));
}
