/**
 * Character classes for Chinese composition, after W3C "Requirements for Chinese Text Layout"
 * (clreq) §3.1, GB/T 15834—2011 and Unicode's line breaking classes (UAX #14). Which character has
 * which is in character-ranges.ts.
 */

import { characterRanges } from './character-ranges.ts';

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
  /** —— ―― ── ⸺, …… and ‥‥: two em, never divided. */
  leader: 6,
  /** Western letters. */
  latin: 7,
  digit: 8,
  /** Signs that stay with the number after them: ￥ ± − №. */
  prefix: 9,
  /** Signs that stay with the number before them: % ‰ ℃ ㎡. */
  suffix: 10,
  /** Half-width stops and closing brackets, where copy keeps them. */
  latinClosing: 11,
  latinOpening: 12,
  /** The half-width solidus: never starts a line. */
  slash: 13,
  /** The full-width solidus: never starts a line; half an em, no adjustable space. */
  solidus: 14,
  /** A space that may stretch and that ends a line unseen. */
  space: 15,
  /** 々 〻 ゝ ヽ ー, and small and vertical forms of marks: never start a line; as wide as they are drawn. */
  nonstarter: 16,
  /** Small and vertical forms of opening marks: never end a line; as wide as they are drawn. */
  nonender: 17,
  /** ぁ ッ ャ: may start a line but at the strict level. */
  smallKana: 18,
} as const;
export type CharacterClass = (typeof CharacterClass)[keyof typeof CharacterClass];

/** Room in a table for a class. */
const CLASSES = 32;

/** Code points from one to another, both of a class. */
type Range = readonly [from: number, to: number, name: CharacterClass];

function rangesOf(name: CharacterClass, written: readonly string[]): Range[] {
  const words = written.join('').trim().split(' ');
  return words.map((word): Range => {
    const [from = '', to = from] = word.split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16), name];
  });
}

/** Units drawn in one square: ㎡ ㎏ ㏄ ㋏. */
export const squaredUnits = charactersOf(
  rangesOf(CharacterClass.suffix, characterRanges.suffix).filter(([from]) => from >= 0x3200 && from <= 0x33ff),
).join('');

function charactersOf(ranges: readonly Range[]): string[] {
  return ranges.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)),
  );
}

/** Classes of the Basic Multilingual Plane, and the ranges of those beyond it. */
const plane = new Uint8Array(0x10000).fill(CharacterClass.latin);
const beyond: Range[] = [];
const marks: [string, CharacterClass][] = [];

for (const [key, written] of Object.entries(characterRanges)) {
  const name = CharacterClass[key as keyof typeof characterRanges];
  const ranges = rangesOf(name, written);
  for (const range of ranges) {
    const [from, to] = range;
    if (from > 0xffff) beyond.push(range);
    else plane.fill(name, from, to + 1);
  }
  if (name < CharacterClass.opening || name > CharacterClass.stop) continue;
  for (const character of charactersOf(ranges)) marks.push([character, name]);
}

/** Marks that are drawn in one half of their em, the other blank: brackets, quotation marks, pauses and stops. */
export const halfMarks: ReadonlyMap<string, CharacterClass> = new Map(marks);

/** Class of a code point. */
export function classOf(code: number): CharacterClass {
  if (code <= 0xffff) return plane[code] as CharacterClass;
  return beyond.find(([from, to]) => code >= from && code <= to)?.[2] ?? CharacterClass.latin;
}

/** True of characters that stand in Western words and numbers, shaped together. */
export function isWestern(name: CharacterClass): boolean {
  return name >= CharacterClass.latin && name <= CharacterClass.slash;
}

/** True of characters set on the em square that are no marks: Han, kana, 々. */
export function isSquare(name: number): boolean {
  return name === CharacterClass.han || name === CharacterClass.nonstarter || name === CharacterClass.smallKana;
}

/** True of Han, kana and full-width punctuation: what makes a context Chinese. */
export function isChinese(code: number): boolean {
  const name = classOf(code);
  if (isSquare(name) || name === CharacterClass.leader) return true;
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
    case CharacterClass.slash:
    case CharacterClass.solidus:
    case CharacterClass.nonstarter:
      return true;
    case CharacterClass.leader:
    case CharacterClass.smallKana:
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
    case CharacterClass.nonender:
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
