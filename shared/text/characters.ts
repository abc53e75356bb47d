/**
 * Character classes for Chinese composition, after W3C "Requirements for Chinese Text Layout"
 * (clreq) §3.1 and GB/T 15834—2011.
 */

export const CharacterClass = {
  /** Han and other full-width characters that break on either side. */
  han: 0,
  /** Opening quotes and brackets: never end a line; space on the left. */
  opening: 1,
  /** Closing quotes and brackets: never start a line; space on the right. */
  closing: 2,
  /** Pause and stop marks ，、。．；：！？: never start a line; space on the right. */
  stop: 3,
  /** Interpuncts ·・‧: never start a line; always half an em between Han. */
  middle: 4,
  /** Connectors – ～ and a lone —: never start a line; no adjustable space. */
  connector: 5,
  /** —— and ……: two em, never divided. */
  leader: 6,
  /** Western letters and marks inside Western text. */
  latin: 7,
  /** Digits with the signs that belong to them. */
  digit: 8,
  /** A space that may stretch and that ends a line unseen. */
  space: 9,
} as const;
export type CharacterClass = (typeof CharacterClass)[keyof typeof CharacterClass];

/** The table: each string lists the characters of a class. */
const table: readonly (readonly [CharacterClass, string])[] = [
  [CharacterClass.opening, '“‘「『（［｛〔〖【《〈'],
  [CharacterClass.closing, '”’」』）］｝〕〗】》〉'],
  [CharacterClass.stop, '，、。．；：！？‼⁇⁈⁉'],
  [CharacterClass.middle, '·・‧'],
  [CharacterClass.connector, '—–～－〜'],
  [CharacterClass.leader, '…⋯⸺'],
  [CharacterClass.space, ' \u00a0\u2002\u2003\u2009\u3000\t'],
];

const listed = new Map<number, CharacterClass>();
for (const [name, characters] of table) {
  for (const character of characters) listed.set(character.codePointAt(0) ?? 0, name);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Signs that stay with the number before or after them: % ‰ ℃ ° and currency. */
const numberSigns = new Set([...'%‰℃℉°$£€¥￥＋+±'].map((sign) => sign.codePointAt(0) ?? 0));

/** Class of a code point. */
export function classOf(code: number): CharacterClass {
  const known = listed.get(code);
  if (known !== undefined) return known;
  if (isDigit(code) || numberSigns.has(code)) return CharacterClass.digit;
  return isWide(code) ? CharacterClass.han : CharacterClass.latin;
}

/** Scripts set on the em square: Han, kana, bopomofo, hangul, full-width forms, symbols, emoji. */
function isWide(code: number): boolean {
  return (
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe4f) ||
    (code >= 0xff00 && code <= 0xffef) ||
    (code >= 0x2460 && code <= 0x27bf) ||
    (code >= 0x2190 && code <= 0x21ff) ||
    (code >= 0x2103 && code <= 0x2109) ||
    code >= 0x1f000
  );
}

/** True of Han, kana and full-width punctuation: what makes a context Chinese. */
export function isChinese(code: number): boolean {
  const name = classOf(code);
  if (name === CharacterClass.han || name === CharacterClass.leader) return true;
  return name <= CharacterClass.stop && code > 0xff;
}

/** True where a line may not start with a class (clreq §3.1.9, basic level). */
export function prohibitedAtStart(name: CharacterClass): boolean {
  return (
    name === CharacterClass.closing ||
    name === CharacterClass.stop ||
    name === CharacterClass.middle ||
    name === CharacterClass.connector
  );
}

/** True where a line may not end with a class (clreq §3.1.9, basic level). */
export function prohibitedAtEnd(name: CharacterClass): boolean {
  return name === CharacterClass.opening;
}

/** Half-width marks that may not start a line either, when copy keeps them. */
const halfWidthStops = new Set([...',.;:!?)]}'].map((mark) => mark.codePointAt(0) ?? 0));

/** True where a line may break between two neighbours. Both are code points; classes are theirs. */
export function mayBreakBetween(before: number, after: number): boolean {
  const a = classOf(before);
  const b = classOf(after);
  if (b === CharacterClass.space) return false;
  if (prohibitedAtStart(b) || halfWidthStops.has(after)) return false;
  if (prohibitedAtEnd(a)) return false;
  if (a === CharacterClass.space) return before !== 0xa0;
  const western = (name: CharacterClass) => name === CharacterClass.latin || name === CharacterClass.digit;
  return !(western(a) && western(b));
}
