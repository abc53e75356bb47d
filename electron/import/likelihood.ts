/**
 * How likely a text is as copy, so that encodings can be told apart by what comes out: the bits that a simple model of
 * Chinese, Japanese, Korean and Western copy spends on it. Of two readings of the same bytes the one that costs fewer
 * bits is the likelier, by 2 to the power of the difference.
 */
import { type FrequentCharacters, simplified, traditional } from './frequent-characters.ts';

/** Bits of a Han character that stands in no list, in Unicode's first plane and beyond. */
const RARE_HAN = 18;
const BEYOND = 23;
/** Bits of a character that nobody types: private, unassigned, a control character, the mark of a bad byte. */
const NEVER_TYPED = 24;
/** Bits of a letter of another script than the copy's. */
const FOREIGN = 16;
/** Bits that a character costs after one with which it makes a frequent pair, in place of its own. */
const IN_PAIR = 5;
/** Bits a character costs more where it belongs to the other of the two Chinese scripts. */
const OTHER_SCRIPT = 3;

interface HanModel {
  readonly costs: ReadonlyMap<string, number>;
  readonly pairs: ReadonlySet<string>;
}

function modelOf({ byCost, pairs }: FrequentCharacters): HanModel {
  const costs = new Map<string, number>();
  for (const [bits, characters] of byCost) for (const one of characters) costs.set(one, bits);
  const all = [...pairs];
  const paired = new Set<string>();
  for (let at = 0; at + 1 < all.length; at += 2) paired.add(`${all[at]}${all[at + 1]}`);
  return { costs, pairs: paired };
}

const hans = modelOf(simplified);
const hant = modelOf(traditional);

export type Language = 'hans' | 'hant' | 'ja' | 'ko' | 'west';
const languages: readonly Language[] = ['hans', 'hant', 'ja', 'ko', 'west'];

/** Bits of ASCII, which is the same in all languages: letters by how often English has them, roughly. */
function asciiBits(unit: number): number {
  if (unit === 0x20) return 3;
  if (unit === 0x0a || unit === 0x0d || unit === 0x09) return 5;
  // What wires and teleprinters put round a story, and what ends a file of DOS.
  if ((unit >= 0x01 && unit <= 0x04) || unit === 0x16 || unit === 0x1a || unit === 0x0b || unit === 0x0c) return 10;
  if (unit < 0x20 || unit === 0x7f) return NEVER_TYPED;
  const letter = String.fromCharCode(unit);
  if (/[etaoinsrhl]/u.test(letter)) return 4;
  if (/[a-z]/u.test(letter)) return 6;
  return /[A-Z0-9.,'"()-]/u.test(letter) ? 6.5 : 8;
}

/** Bits of a Han character in a language. */
function hanBits(character: string, language: Language): number {
  const simple = hans.costs.get(character) ?? RARE_HAN;
  const full = hant.costs.get(character) ?? RARE_HAN;
  if (language === 'hans') return Math.min(simple, full + OTHER_SCRIPT);
  if (language === 'hant') return Math.min(full, simple + OTHER_SCRIPT);
  if (language === 'ja') return Math.min(simple, full) + 2;
  return Math.min(simple, full) + (language === 'ko' ? 5 : 7);
}

/** The marks of Chinese and Japanese copy: the frequent ones, and the others of their blocks. */
const frequentMarks = new Set('，。、：；？！“”‘’《》（）「」『』—…·　〇％');

/** Syllables Korean copy has most of: its particles, endings, and what news is made of. */
const frequentHangul = new Set(
  '이다는에의을가한를은하고지로서도기사자인대리시정일어해있들으과부전나라아수와스그제보장상공원조주위국주년중신화구동여연안경성관소만면적까했다게된된했습니까오요',
);

/** Scripts and ranges with their bits in each language, in the order of {@link languages}; the first that fits is taken. */
const ranges: readonly (readonly [RegExp, readonly [number, number, number, number, number]])[] = [
  [/\p{Co}|\p{Cn}|\p{Cc}|\p{Cs}|\ufffd/u, [NEVER_TYPED, NEVER_TYPED, NEVER_TYPED, NEVER_TYPED, NEVER_TYPED]],
  [/[\u3041-\u3096]/u, [13, 13, 4.5, FOREIGN, FOREIGN]],
  [/[\u30a0-\u30ff]/u, [13, 13, 6, FOREIGN, FOREIGN]],
  [/[\uff61-\uff9f]/u, [22, 22, 14, 22, 22]],
  [/[\uac00-\ud7a3]/u, [FOREIGN + 2, FOREIGN + 2, FOREIGN + 2, 13, FOREIGN + 2]],
  [/[\uff01-\uff5e]/u, [10, 10, 10, 12, FOREIGN]],
  [/[\u2010-\u203b\u3000-\u303f]/u, [11, 11, 11, 11, 9]],
  [/[\u2150-\u217f\u2460-\u249b\u25a0-\u25ff\u2190-\u2193\u2605\u2606\u00b7\u00d7\u00b0]/u, [12, 12, 12, 12, 12]],
  [/[\u2500-\u257f]/u, [15, 15, 15, 15, FOREIGN]],
  [/[\u00a0-\u024f]/u, [FOREIGN, FOREIGN, FOREIGN, FOREIGN, 9]],
  [/[\u0370-\u04ff]/u, [FOREIGN, FOREIGN, FOREIGN, FOREIGN, FOREIGN]],
];

/** Bits of a character other than ASCII, by language. Asked a few thousand times at most: see {@link copyBits}. */
function bitsByLanguage(character: string): readonly number[] {
  if (frequentMarks.has(character)) return [6, 6, 6, 9, character < '\u3000' ? 7 : FOREIGN];
  if (/\p{Script=Han}/u.test(character)) {
    const code = character.codePointAt(0) ?? 0;
    // Compatibility ideographs and radicals are in the standards, and hardly in copy.
    const odd = code > 0xffff ? BEYOND : (code >= 0xf900 && code <= 0xfaff) || code < 0x3005 ? RARE_HAN + 3 : 0;
    return languages.map((language) => (odd > 0 ? odd : hanBits(character, language)));
  }
  if (frequentHangul.has(character)) return [FOREIGN + 2, FOREIGN + 2, FOREIGN + 2, 7, FOREIGN + 2];
  return ranges.find(([pattern]) => pattern.test(character))?.[1] ?? [19, 19, 19, 19, 19];
}

/** A text's cost. */
export interface CopyBits {
  /** Bits in all, in the language in which they are fewest. */
  readonly bits: number;
  /** Bits of a character that is not ASCII, on average; 0 where all is ASCII. */
  readonly each: number;
}

/** What a text costs in bits as copy of the language, of those that may be, that suits it best. */
export function copyBits(text: string, may: readonly Language[] = languages): CopyBits {
  const known = new Map<string, readonly number[]>();
  const sums = languages.map(() => 0);
  let ascii = 0;
  let others = 0;
  let before = '';
  for (const character of text) {
    const unit = character.charCodeAt(0);
    if (unit < 0x80) {
      ascii += asciiBits(unit);
    } else {
      others++;
      let bits = known.get(character);
      if (bits === undefined) {
        bits = bitsByLanguage(character);
        known.set(character, bits);
      }
      const pair = before + character;
      const inHans = hans.pairs.has(pair);
      const inHant = hant.pairs.has(pair);
      for (const [at, one] of bits.entries()) {
        const isPair = at === 1 ? inHant : at === 4 || at === 3 ? false : inHans || (at === 2 && inHant);
        sums[at] = (sums[at] ?? 0) + (isPair ? Math.min(one, IN_PAIR) : one);
      }
    }
    before = character;
  }
  const least = Math.min(...sums.filter((_, at) => may.some((language) => language === languages[at])));
  return { bits: ascii + least, each: others === 0 ? 0 : least / others };
}
