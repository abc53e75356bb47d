/**
 * Addresses of the web and of mail: a column is seldom as wide as one, so lines may end after a mark in them as browsers have it, and
 * never before one that closes (UAX #14 LB13).
 */
import { CharacterClass } from '../text/characters.ts';
import type { ClusterList } from './cluster-list.ts';
import { clusterAt } from './keep-whole.ts';
import { Trait } from './prepared-text.ts';

/** A Western run as short as this is no address that needs dividing. */
const SHORTEST = 8;
const ADDRESS = /:\/\/|www\.|[\w.+-]@[\w-]+\.\w|^[\w-]+(?:\.[\w-]+)+\//u;
/** Marks in an address that a line may end after, and those that it may not start with next. */
const AFTER = /[./_-]/u;
const MARK = /[./_:@?&=#%,;!)\]}-]/u;
/** Characters of an address that stand together at its ends. */
const LEAST = 2;

/** What a line costs that ends inside an address, in steps of `BREAK_COST`: after a part of its path less than elsewhere. */
const COST = { part: 6, mark: 12 } as const;

/** True of a Western run that holds an address. */
export function isAddress(text: string, from: number, to: number): boolean {
  return to - from > SHORTEST && ADDRESS.test(text.slice(from, to));
}

/** Lets lines end inside the addresses of a Western run, and what that costs. */
export function divideAddress(work: ClusterList, text: string, from: number, to: number): void {
  const { arena, first, at: end } = work;
  for (let offset = from + LEAST; offset <= to - LEAST; offset++) {
    const mark = text.charAt(offset - 1);
    if (!AFTER.test(mark) || MARK.test(text.charAt(offset))) continue;
    const at = clusterAt(arena, first, end, offset);
    if (arena.start[at] !== offset || arena.cls[at] === CharacterClass.latinClosing) continue;
    arena.traits[at - 1] = (arena.traits[at - 1] ?? 0) | Trait.breakAfter;
    arena.breakCost[at - 1] = mark === '/' ? COST.part : COST.mark;
  }
}
