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
  /** Connectors – ～ and a lone — ― or ─: never start a line; no adjustable space. */
  connector: 5,
  /** —— ―― ── ⸺ and ……: two em, never divided. */
  leader: 6,
  /** Western letters. */
  latin: 7,
  digit: 8,
  /** Signs that stay with the number after them: ￥ ± №. */
  prefix: 9,
  /** Signs that stay with the number before them: % ‰ ℃ ㎡. */
  suffix: 10,
  /** Half-width stops and closing brackets, where copy keeps them. */
  latinClosing: 11,
  latinOpening: 12,
  /** The half-width solidus. */
  slash: 13,
  /** The full-width solidus: half an em, no adjustable space. */
  solidus: 14,
  /** A space that may stretch and that ends a line unseen. */
  space: 15,
} as const;
export type CharacterClass = (typeof CharacterClass)[keyof typeof CharacterClass];

const CLASSES = 16;

/** Units drawn in one square (Unicode 15, blocks "CJK Compatibility" and "Enclosed CJK Letters and Months"): ㎡ ㎏ ㏄ ㋏. */
export const squaredUnits = ['\u3371\u337a', '\u3380\u33df', '\u33ff\u33ff', '\u32cc\u32ce']
  .flatMap(([first = '', last = '']) => {
    const from = first.charCodeAt(0);
    return Array.from({ length: last.charCodeAt(0) - from + 1 }, (_, at) => String.fromCharCode(from + at));
  })
  .join('');

/** The table: each string lists the characters of a class. */
const table: readonly (readonly [CharacterClass, string])[] = [
  [CharacterClass.opening, '“‘「『（［｛〔〖【《〈'],
  [CharacterClass.closing, '”’」』）］｝〕〗】》〉'],
  [CharacterClass.stop, '，、。．；：！？‼⁇⁈⁉'],
  [CharacterClass.middle, '·・‧'],
  [CharacterClass.connector, '—―─–～－〜'],
  [CharacterClass.leader, '…⋯⸺⸻'],
  [CharacterClass.digit, '0123456789'],
  [CharacterClass.prefix, '$£€¥￥＋+±№#＃'],
  [CharacterClass.suffix, `%‰‱℃℉°′″％${squaredUnits}`],
  [CharacterClass.latinClosing, ',.;:!?)]}'],
  [CharacterClass.latinOpening, '([{'],
  [CharacterClass.slash, '/'],
  [CharacterClass.solidus, '／'],
  [CharacterClass.space, ' \u00a0\u2002\u2003\u2009\u3000\t'],
];

/** Marks that are drawn in one half of their em, the other blank: brackets, quotation marks, pauses and stops. */
export const halfMarks: ReadonlyMap<string, CharacterClass> = new Map(
  table
    .filter(([name]) => name >= CharacterClass.opening && name <= CharacterClass.stop)
    .flatMap(([name, characters]) => [...characters].map((one): [string, CharacterClass] => [one, name])),
);

const listed = new Map<number, CharacterClass>();
for (const [name, characters] of table) {
  for (const character of characters) listed.set(character.codePointAt(0) ?? 0, name);
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

function lookUp(code: number): CharacterClass {
  return listed.get(code) ?? (isWide(code) ? CharacterClass.han : CharacterClass.latin);
}

/** Classes of the Basic Multilingual Plane as they have been asked for; {@link CLASSES} where not yet. */
const plane = new Uint8Array(0x10000).fill(CLASSES);

/** Class of a code point. */
export function classOf(code: number): CharacterClass {
  if (code > 0xffff) return lookUp(code);
  const known = plane[code];
  if (known !== CLASSES) return known as CharacterClass;
  const name = lookUp(code);
  plane[code] = name;
  return name;
}

/** True of characters that stand in Western words and numbers, shaped together. */
export function isWestern(name: CharacterClass): boolean {
  return name >= CharacterClass.latin && name <= CharacterClass.slash;
}

/** True of Han, kana and full-width punctuation: what makes a context Chinese. */
export function isChinese(code: number): boolean {
  const name = classOf(code);
  if (name === CharacterClass.han || name === CharacterClass.leader) return true;
  return name <= CharacterClass.stop && code > 0xff;
}

/** How strictly lines may not start or end with marks (clreq §3.1.9). Each level holds those before it. */
export type Strictness = 'none' | 'basic' | 'gb' | 'strict';
export const strictnessLevels: readonly Strictness[] = ['none', 'basic', 'gb', 'strict'];

/** True where a line may not start with a class. A paragraph may. */
export function prohibitedAtStart(name: CharacterClass, strictness: Strictness): boolean {
  if (strictness === 'none') return false;
  switch (name) {
    case CharacterClass.closing:
    case CharacterClass.stop:
    case CharacterClass.middle:
    case CharacterClass.connector:
    case CharacterClass.latinClosing:
    case CharacterClass.suffix:
      return true;
    case CharacterClass.leader:
      return strictness === 'strict';
    default:
      return false;
  }
}

/** True where a line may not end with a class. A paragraph may. */
export function prohibitedAtEnd(name: CharacterClass, strictness: Strictness): boolean {
  if (strictness === 'none') return false;
  switch (name) {
    case CharacterClass.opening:
    case CharacterClass.latinOpening:
    case CharacterClass.prefix:
      return true;
    case CharacterClass.slash:
    case CharacterClass.solidus:
      return strictness !== 'basic';
    default:
      return false;
  }
}

function mayBreak(a: CharacterClass, b: CharacterClass, strictness: Strictness): boolean {
  if (b === CharacterClass.space) return false;
  if (prohibitedAtStart(b, strictness) || prohibitedAtEnd(a, strictness)) return false;
  // The pieces of Western words and numbers hold together at every level.
  return !(isWestern(a) && isWestern(b));
}

/** For each level the classes a line may be divided between, as one table of pairs. */
const pairs: Readonly<Record<Strictness, Uint8Array>> = {
  none: pairsAt('none'),
  basic: pairsAt('basic'),
  gb: pairsAt('gb'),
  strict: pairsAt('strict'),
};

function pairsAt(strictness: Strictness): Uint8Array {
  const allowed = new Uint8Array(CLASSES * CLASSES);
  for (let a = 0; a < CLASSES; a++) {
    for (let b = 0; b < CLASSES; b++) {
      allowed[a * CLASSES + b] = mayBreak(a as CharacterClass, b as CharacterClass, strictness) ? 1 : 0;
    }
  }
  return allowed;
}

/** Tells whether a line may end between two neighbours of these classes, at a level. */
export function breakTable(strictness: Strictness): (a: CharacterClass, b: CharacterClass) => boolean {
  const allowed = pairs[strictness];
  return (a, b) => allowed[a * CLASSES + b] === 1;
}
