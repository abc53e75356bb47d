/** The second step of preparing a text: what clusters mean to their neighbours, where lines may end and space may change. */
import type { Setting } from '../edition/records.ts';
import { breakTable, CharacterClass, isSquare, isWestern } from '../text/characters.ts';
import type { Arena } from './arena.ts';
import type { ClusterList } from './cluster-list.ts';
import { NUMBER_COST } from './keep-whole.ts';
import { Trait } from './prepared-text.ts';

/** A mark has space to give only where the font draws it full width. */
export function isFullWidth(advance: number): boolean {
  return advance > 0.9 && advance < 1.1;
}

/** An opening or closing mark, or a stop: half of its em may be without ink. */
export function isMark(cls: number): boolean {
  return cls === CharacterClass.opening || cls === CharacterClass.closing || cls === CharacterClass.stop;
}

/** Letters, digits and half-width signs: what stands a gap away from Han. */
function takesGap(cls: number, advance: number): boolean {
  if (cls === CharacterClass.latin || cls === CharacterClass.digit) return true;
  return (cls === CharacterClass.prefix || cls === CharacterClass.suffix) && !isFullWidth(advance);
}

function takeSpace({ arena, keepsEm }: ClusterList, at: number): void {
  if (keepsEm?.has(at) === true) return;
  const trait = arena.cls[at] === CharacterClass.opening ? Trait.trimmedLeft : Trait.trimmedRight;
  arena.traits[at] = (arena.traits[at] ?? 0) | trait;
}

/** Two marks side by side (clreq §3.1.6): two em become one and a half, or one in the tight style. */
function compress(work: ClusterList, at: number, style: Setting['adjacentMarks']): void {
  const { arena } = work;
  const a = arena.cls[at] ?? 0;
  const b = arena.cls[at + 1] ?? 0;
  if (style === 'one-em') {
    takeSpace(work, at);
    takeSpace(work, at + 1);
    return;
  }
  // The space between the two is halved; what they enclose is hugged by both.
  if (b === CharacterClass.opening) takeSpace(work, at + 1);
  else if (a !== CharacterClass.opening) takeSpace(work, at);
}

const IDEOGRAPHIC_SPACE = 0x3000;

/** True of a full-width space. */
function isBlank(text: string, { start }: Arena, at: number): boolean {
  return text.charCodeAt(start[at] ?? 0) === IDEOGRAPHIC_SPACE;
}

/** ？ and ！, of which two in a row take one em and three take two (GB/T 15834 5.1.2). */
function isQuestionOrCall(code: number): boolean {
  return code === 0xff1f || code === 0xff01;
}

/** Two such marks where the first of them is not the second of two already. */
function isDouble(text: string, { start, traits }: Arena, at: number): boolean {
  if (!isQuestionOrCall(text.charCodeAt(start[at] ?? 0))) return false;
  return ((traits[at] ?? 0) & Trait.trimmedRight) === 0 && isQuestionOrCall(text.charCodeAt(start[at + 1] ?? 0));
}

/** What clusters mean to those after them: where lines may end, where space is taken, given, added. */
export function relate(work: ClusterList, setting: Setting, text: string): void {
  const { arena, first, at: end, advances } = work;
  const { cls, traits } = arena;
  const mayBreak = breakTable(setting.strictness);
  const half = setting.halfDigits === true;
  for (let at = first; at < end; at++) {
    const a = cls[at] ?? 0;
    if (at + 1 === end) {
      traits[at] = (traits[at] ?? 0) | Trait.breakAfter;
      break;
    }
    const b = cls[at + 1] ?? 0;
    if (a === CharacterClass.han && b === CharacterClass.han) {
      traits[at] = (traits[at] ?? 0) | Trait.breakAfter | Trait.open;
      continue;
    }
    const wide = advances[at - first] ?? 0;
    const next = advances[at + 1 - first] ?? 0;
    if (isMark(b) && isFullWidth(next)) {
      if (isMark(a) && isFullWidth(wide)) {
        const isOne = a === CharacterClass.stop && b === CharacterClass.stop && isDouble(text, arena, at);
        compress(work, at, isOne ? 'one-em' : setting.adjacentMarks);
      } else if (b === CharacterClass.opening && isBlank(text, arena, at)) {
        // The blank of an opening mark adds to none before it.
        takeSpace(work, at + 1);
      }
    }
    let trait = traits[at] ?? 0;
    if (mayBreak(a as CharacterClass, b as CharacterClass)) trait |= Trait.breakAfter;
    // 9·18, 1937—1945 and 5%～10% are not divided without need.
    if (b === CharacterClass.digit && (a === CharacterClass.middle || a === CharacterClass.connector)) {
      arena.breakCost[at] = NUMBER_COST;
    }
    if ((takesGap(a, wide) && isSquare(b)) || (isSquare(a) && takesGap(b, next))) {
      trait |= Trait.gap;
      if (half && a !== CharacterClass.latin && b !== CharacterClass.latin) trait |= Trait.flush;
    }
    if (a === CharacterClass.space && wide < 0.6) trait |= Trait.gap;
    if (isBlank(text, arena, at) && at > first && b !== CharacterClass.space && cls[at - 1] !== CharacterClass.space) {
      trait |= Trait.blank;
    }
    if (isOpen(a, b)) trait |= Trait.open;
    traits[at] = trait;
  }
  const join = (at: number) => {
    if (at >= first && at + 1 < end) traits[at] = (traits[at] ?? 0) & ~Trait.breakAfter;
  };
  for (const at of work.hyphens) if (setting.strictness !== 'none') join(at - 1);
  for (const at of work.glue) {
    join(at - 1);
    join(at);
  }
}

/** True where a line may be opened between two classes: not inside words, nor between a bracket and what it holds. */
function isOpen(a: number, b: number): boolean {
  if (a === CharacterClass.opening || b === CharacterClass.closing || b === CharacterClass.stop) return false;
  if (a === CharacterClass.nonender) return false;
  if (a === CharacterClass.middle || b === CharacterClass.middle) return false;
  if (a === CharacterClass.solidus || b === CharacterClass.solidus) return false;
  if (a === CharacterClass.connector || b === CharacterClass.connector) return false;
  if (b === CharacterClass.space || (a === CharacterClass.space && isWestern(b as CharacterClass))) return false;
  if (b === CharacterClass.latinClosing || a === CharacterClass.latinOpening) return false;
  return !(isWestern(a as CharacterClass) && isWestern(b as CharacterClass));
}
