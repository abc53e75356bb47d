/** Headlines broken by sense: never inside a word, a name, a number or a quoted term; lines of like length. */
import { CharacterClass } from '../text/characters.ts';
import { fixedTerms } from '../text/fixed-terms.ts';
import { seenText } from '../text/seen-text.ts';
import { nameSpans } from '../text/spans.ts';
import type { CutWords } from '../text/words.ts';
import { naturalWidth } from './line.ts';
import { type Prepared, Trait } from './prepared-text.ts';

/** A line of a headline: clusters `from` up to `to`. */
export interface SenseLine {
  readonly from: number;
  readonly to: number;
}

/** What a break costs, in em: to avoid it, lines may differ in length by so much more. */
const COST = {
  /** Where the words themselves part: a space, a comma. */
  pause: 0,
  /** Between two words. */
  words: 1.2,
  /** Before a word that leans on the one before it (的, 了), or after one that leans on the next (和, 在). */
  leaning: 4,
  /** Before a conjunction or 的, after a particle: taken only where no other break is within two characters. */
  torn: 11,
} as const;

/** Particles and suffixes that do not start a line. */
const leansBack = new Set('的 了 着 过 们 吗 呢 吧 等 地 得 之 者 性 化 后 前 中 上 下 里 内 外 时'.split(' '));
/** Prepositions, conjunctions and numerals that do not end one. */
const leansOn = new Set(
  '和 与 及 或 在 把 被 将 从 向 对 为 以 于 由 让 使 就 不 再 更 最 很 第 各 每 该 本'.split(' '),
);

/** What begins no line, and what ends none, where another break is near. */
const beginsNone = new Set('和 与 及 或 的 以及 地 得'.split(' '));
const endsNone = new Set('的 了 地 得 之 着 和 与 及 或 以及'.split(' '));

/** What a break between two words costs. */
function costBetween(before: string, after: string): number {
  if (beginsNone.has(after) || endsNone.has(before)) return COST.torn;
  return leansBack.has(after) || leansOn.has(before) ? COST.leaning : COST.words;
}

/** UTF-16 offsets inside fixed terms, of the text as it is read. */
function insideFixedTerms(text: string): ReadonlySet<number> {
  const inside = new Set<number>();
  for (const { from, to } of nameSpans(text, fixedTerms)) for (let at = from + 1; at < to; at++) inside.add(at);
  return inside;
}

/** A quoted or bracketed term longer than this, in clusters, may be divided. */
const LONGEST_TERM = 14;

/** Clusters inside a quoted or bracketed term: no break after them. */
function insideTerms(text: Prepared): Set<number> {
  const inside = new Set<number>();
  const open: number[] = [];
  for (let at = text.first; at < text.end; at++) {
    const cls = text.arena.cls[at];
    if (cls === CharacterClass.opening) open.push(at);
    if (cls !== CharacterClass.closing) continue;
    const from = open.pop();
    if (from === undefined || at - from > LONGEST_TERM) continue;
    // What is quoted as a whole has to be divided somewhere.
    if (from === text.first && at === text.end - 1) continue;
    for (let k = from; k < at; k++) inside.add(k);
  }
  return inside;
}

/** What a break after each cluster costs; missing where there may be none. */
function breakCosts(text: Prepared, cutWords: CutWords): Map<number, number> {
  const costs = new Map<number, number>();
  const inside = insideTerms(text);
  // Words are those that are read: what is not seen parts none.
  const seen = text.hasUnseen ? seenText(text.text) : null;
  const read = seen?.text ?? text.text;
  const words = cutWords(read);
  const whole = insideFixedTerms(read);
  /** UTF-16 offset of each word's end, with the word and the one after it. */
  const ends = new Map<number, readonly [string, string]>();
  let offset = 0;
  words.forEach((word, at) => {
    offset += word.length;
    if (whole.has(offset)) return;
    ends.set(seen?.starts[offset] ?? offset, [word, words[at + 1] ?? '']);
  });
  const { cls, traits, start, breakCost } = text.arena;
  for (let at = text.first; at + 1 < text.end; at++) {
    if (((traits[at] ?? 0) & Trait.breakAfter) === 0 || inside.has(at)) continue;
    // A headline never divides what custom keeps together: a date, a number with its unit.
    if ((breakCost[at] ?? 0) > 0) continue;
    const name = cls[at];
    if (name === CharacterClass.space || name === CharacterClass.stop) {
      costs.set(at + 1, COST.pause);
      continue;
    }
    const meeting = ends.get(start[at + 1] ?? 0);
    if (meeting === undefined) continue;
    const [before, after] = meeting;
    costs.set(at + 1, costBetween(before, after));
  }
  return costs;
}

/** Width of a line without the spaces at its ends. */
function seenWidth(text: Prepared, from: number, to: number): number {
  let end = to;
  while (end > from && text.arena.cls[end - 1] === CharacterClass.space) end--;
  return naturalWidth(text, from, end);
}

/** Ways to break a headline by sense into one line, two, three …, each the best of its number. */
export class SenseBreaks {
  readonly #text: Prepared;
  readonly #places: readonly number[];
  readonly #costs: ReadonlyMap<number, number>;

  constructor(text: Prepared, cutWords: CutWords) {
    this.#text = text;
    this.#costs = breakCosts(text, cutWords);
    this.#places = [text.first, ...this.#costs.keys(), text.end];
  }

  /** The best setting in `count` lines; null where sense does not allow so many. */
  inLines(count: number): readonly SenseLine[] | null {
    const text = this.#text;
    const even = naturalWidth(text, text.first, text.end) / count;
    const last = this.#places.length - 1;
    // best[line][place]: least cost of so many lines up to a place.
    let costs = new Map<number, { readonly cost: number; readonly lines: readonly SenseLine[] }>();
    costs.set(0, { cost: 0, lines: [] });
    for (let line = 1; line <= count; line++) {
      const next: typeof costs = new Map();
      for (const [place, known] of costs) {
        const from = this.#places[place] ?? text.end;
        for (let to = place + 1; to <= last; to++) {
          if (line === count && to !== last) continue;
          if (line < count && to === last) continue;
          const end = this.#places[to] ?? text.end;
          const uneven = Math.abs(seenWidth(text, from, end) - even);
          const cost = known.cost + uneven * uneven + (to === last ? 0 : (this.#costs.get(end) ?? 0));
          const old = next.get(to);
          if (old === undefined || cost < old.cost) next.set(to, { cost, lines: [...known.lines, { from, to: end }] });
        }
      }
      costs = next;
    }
    return costs.get(last)?.lines ?? null;
  }
}
