/**
 * What speaks for a slip and against it, as figures: how much likelier the clause is without it, how rare what stands
 * there is among what sounds alike, whether words there are known. The trees of `judgement-file.ts` say how much each counts.
 */
import type { WordList } from '../../text/word-list.ts';
import type { CharacterModel, Line } from './characters.ts';
import { LONGEST_SEQUENCE } from './characters-file.ts';
import type { Confusions } from './confusions.ts';
import { MARKS } from './marks.ts';
import { MEASURE } from './measures.ts';
import type { LanguageModel } from './model.ts';
import type { Token } from './scorer.ts';
import { isAfterSurname } from './surnames.ts';
import type { Slip, Suspect } from './suspects.ts';
import { bondsOf, type Usage } from './usage.ts';
import { fitsOf, type Vectors } from './vectors.ts';

/** Names of the figures, in their order. */
export const figures = [
  'gain',
  'gain beyond 8',
  'rarity found',
  'rarity meant',
  'share found',
  'words more',
  'length after',
  'length before',
  'cost after',
  'cost before',
  'single gain',
  'links after',
  'links before',
  'run of single characters',
  'name before',
  'strangeness around',
  'rival',
  'better rival',
  'known found',
  'known meant',
  'function word',
  'first',
  'last',
  'meant in story',
  'found in story',
  'short clause',
  'measure meant',
  'usage gain',
  'lesser gain',
  'both gains',
  'usage before',
  'usage after',
  'usage less',
  'phrase meant in story',
  'phrase found in story',
  'likeness',
  'bond after',
  'bond before',
  'bond over one after',
  'bond over one before',
  'usage bond after',
  'usage bond before',
  'rivals',
  'suspects around',
  'singles after',
  'singles before',
  'characters found in story',
  'characters meant in story',
  'characters less in story',
  'rightly twice',
  'character gain',
  'known sequence found',
  'known sequence meant',
  'known sequence less',
  'character cost found',
  'character cost meant',
  'fit before meant',
  'fit after meant',
  'fit inside meant',
  'fit over one meant',
  'fit before found',
  'fit after found',
  'fit inside found',
  'fit over one found',
  'fit gain',
] as const;

export const slips: readonly Slip[] = ['word', 'sound', 'near', 'shape', 'swapped', 'doubled', 'lost'];

const FUNCTION_WORDS = new Set(
  '的地得了着过在是有和与不也都就还到说要会能可人上下中大小个一二三四五六七八九十两这那他她它们我你为从以对等把被让给并而及或很更最又再里去来',
);
const COMMONEST = new Set([...MARKS, ...'的了在是和有不也']);
/** What stands in a story so often is counted no further. */
const MOST_TIMES = 4;
/** How far beyond a change a phrase is looked for in the story, in UTF-16 units. */
const PHRASE = 4;
/** A word that costs less is a usual one, in nats: 常常 and 慢慢 are, and names of children are not. */
const USUAL = 12;
const MOST_IN_STORY = 9;
const MOST_RIVALS = 9;
const MOST_AROUND = 20;

interface Given {
  readonly line: Line;
  /** Where the clause begins in the line. */
  readonly start: number;
  readonly clause: string;
  /** The mark after it, as the models read it. */
  readonly mark: string;
  readonly suspect: Suspect;
  /** All suspects of the clause. */
  readonly all: readonly Suspect[];
  readonly times: (word: string) => number;
  readonly isAfterFigure: boolean;
}

/** What evidence is taken from. */
interface Sources {
  readonly model: LanguageModel;
  readonly confusions: Confusions;
  readonly usage: Usage;
  readonly known: WordList;
  readonly characters: CharacterModel;
  readonly vectors: Vectors;
}

export class Evidence {
  readonly #model: LanguageModel;
  readonly #confusions: Confusions;
  readonly #usage: Usage;
  readonly #known: WordList;
  readonly #characters: CharacterModel;
  readonly #vectors: Vectors;
  readonly #commonestOf = new Map<number, number>();

  constructor({ model, confusions, usage, known, characters, vectors }: Sources) {
    this.#model = model;
    this.#confusions = confusions;
    this.#usage = usage;
    this.#known = known;
    this.#characters = characters;
    this.#vectors = vectors;
  }

  /** The figures of a suspect. */
  of({ line, start, clause, mark, suspect, all, times, isAfterFigure }: Given): number[] {
    const { from, to, meant, at, gain, before, after, inStory, slip } = suspect;
    const changed = clause.slice(0, from) + meant + clause.slice(to);
    const shifted = after.map((token) => ({ ...token, from: token.from + at, to: token.to + at }));
    const old = covering(before, from, to);
    const fresh = covering(shifted, from, from + meant.length);
    const found = clause.slice(from, to);
    const around = before.filter((token) => !old.includes(token));
    const rivals = all.filter((other) => other !== suspect && other.from <= to && other.to >= from);
    const rival = rivals.reduce((most, other) => Math.max(most, other.gain), 0);
    const single = sum(old, ({ word }) => this.#cost(word)) - sum(fresh, ({ word }) => this.#cost(word));
    return [
      Math.min(gain, 25),
      Math.max(0, Math.min(gain, 25) - 8),
      this.#rarity(found),
      this.#rarity(meant),
      this.#share(found, slip),
      after.length - before.length,
      longest(fresh),
      longest(old),
      sum(fresh, ({ cost }) => cost),
      sum(old, ({ cost }) => cost),
      single,
      this.#links(shifted, fresh),
      this.#links(before, old),
      runOfSingles(clause, before, old),
      isAfterSurname(clause, from) ? 1 : 0,
      sum(around, ({ cost }) => cost) /
        Math.max(
          1,
          sum(around, (token) => token.to - token.from),
        ),
      Math.max(0, gain - rival),
      Math.min(6, Math.max(0, rival - gain)),
      this.#knownOver(clause, from, to, longest(old)),
      this.#knownOver(changed, from, from + meant.length, longest(fresh)),
      [...found].some((character) => FUNCTION_WORDS.has(character)) ? 1 : 0,
      from === 0 ? 1 : 0,
      to === clause.length ? 1 : 0,
      Math.log(1 + Math.min(MOST_TIMES, inStory)),
      Math.min(MOST_TIMES, Math.max(0, times(surroundings(clause, from, to)) - 1)),
      clause.length < 6 ? 1 : 0,
      isAfterFigure && from < 3 ? Number(MEASURE.test(changed)) - Number(MEASURE.test(clause)) : 0,
      ...this.#byUsage(clause + mark, changed + mark, suspect, old, fresh),
      longestPhrase(changed, from, from + meant.length, (words) => times(words) > 0),
      longestPhrase(clause, from, to, (words) => times(words) > 1),
      slip === 'shape' ? this.#confusions.likeness(clause.charCodeAt(from), meant.charCodeAt(0)) : 0,
      ...this.#bonds(clause + mark, changed + mark, { before, shifted, old, fresh }),
      Math.min(MOST_RIVALS, rivals.length),
      Math.min(MOST_AROUND, all.length),
      singles(changed + mark, shifted),
      singles(clause + mark, before),
      ...charactersInStory(found, meant, times),
      slip === 'doubled' ? this.#rightlyTwice(clause, from, to, times) : 0,
      ...this.#byCharacters(line, start + from, start + to, meant),
      ...fitsOf(
        this.#vectors,
        { tokens: shifted, ...stretchOf(shifted, fresh) },
        { tokens: before, ...stretchOf(before, old) },
      ),
    ];
  }

  /** What the model of characters makes of what stands there and of what is meant. */
  #byCharacters(line: Line, start: number, stop: number, meant: string): number[] {
    const { written, changed, from, to, end, found, other } = this.#characters.change(line, start, stop, meant);
    // What is put in or left out is known by the characters on both sides.
    const around = (first: number, last: number): [number, number] =>
      first < last ? [first, last] : [first - 1, last + 1];
    const known = this.#characters.longestOver(written, ...around(from, to));
    const knownMeant = this.#characters.longestOver(changed, ...around(from, end));
    return [
      found - other,
      known,
      knownMeant,
      known - knownMeant,
      found / (to - from + LONGEST_SEQUENCE - 1),
      other / (meant.length + LONGEST_SEQUENCE - 1),
    ];
  }

  /** How much speaks for what stands twice as it should: 一寸一寸, 一条条 and 常常, or 文昌桥桥头, where words meet. */
  #rightlyTwice(clause: string, from: number, to: number, times: (words: string) => number): number {
    const start = from - (to - from);
    const isWord = (text: string) =>
      text.length > 1 && (this.#model.numberOf(text) > 0 || this.#usage.model.numberOf(text) > 0);
    if (to - from > 1) return 4;
    const twice = this.#usage.model.numberOf(clause.slice(start, to));
    if (clause[start - 1] === '一' || (twice > 0 && this.#usage.model.cost(twice) < USUAL)) return 3;
    if (![1, 2, 3].some((more) => to + more <= clause.length && isWord(clause.slice(from, to + more)))) return 0;
    const before = [1, 2].map((more) => clause.slice(Math.max(0, start - more), from));
    return before.some((text) => isWord(text) || (text.length > 2 && times(text) > 1)) ? 2 : 1;
  }

  /** What the other model makes of it. */
  #byUsage(clause: string, changed: string, suspect: Suspect, old: readonly Token[], fresh: readonly Token[]) {
    const other = this.#usage.gain(clause, suspect);
    const { gain } = suspect;
    const [rareBefore, rareAfter] = [this.#usage.rarityOf(clause, old), this.#usage.rarityOf(changed, fresh)];
    return [other, Math.min(other, gain), other + gain, rareBefore, rareAfter, rareBefore - rareAfter];
  }

  /** How well the words of a change and those it is in place of go with the ones beside them. */
  #bonds(
    clause: string,
    changed: string,
    { before, shifted, old, fresh }: Readonly<Record<'before' | 'shifted' | 'old' | 'fresh', readonly Token[]>>,
  ) {
    const after = stretchOf(shifted, fresh);
    const now = stretchOf(before, old);
    const [own, its] = [shifted, before].map((tokens) => tokens.map(({ word }) => word));
    const usage = this.#usage.model;
    const used = (text: string, tokens: readonly Token[]) =>
      tokens.map(({ from, to }) => usage.numberOf(text.slice(from, to)));
    const [fits, stands] = [
      bondsOf(this.#model, { numbers: own ?? [], ...after }),
      bondsOf(this.#model, { numbers: its ?? [], ...now }),
    ];
    return [
      fits.beside,
      stands.beside,
      fits.overOne,
      stands.overOne,
      bondsOf(usage, { numbers: used(changed, shifted), ...after }).beside,
      bondsOf(usage, { numbers: used(clause, before), ...now }).beside,
    ];
  }

  #cost(word: number): number {
    return word === 0 ? 15 : this.#model.cost(word);
  }

  /** How rare the rarest character of some is, in nats; of none, of a usual one. */
  #rarity(text: string): number {
    let rarest = text === '' ? 6 : 0;
    for (let at = 0; at < text.length; at++) rarest = Math.max(rarest, this.#model.rarity(text.charCodeAt(at)));
    return rarest;
  }

  /** How much rarer what stands there is than the commonest that sounds so: nobody's hand gives what is never listed first. */
  #share(found: string, slip: Slip): number {
    if (slip === 'doubled' || slip === 'lost' || slip === 'swapped' || slip === 'shape') return 0;
    let most = 0;
    for (let at = 0; at < found.length; at++) {
      const unit = found.charCodeAt(at);
      most = Math.max(most, this.#model.rarity(unit) - this.#commonest(unit));
    }
    return most;
  }

  /** How rare the commonest is of the characters that sound like one, in nats. */
  #commonest(unit: number): number {
    let least = this.#commonestOf.get(unit);
    if (least === undefined) {
      least = this.#model.rarity(unit);
      for (const other of this.#confusions.soundingLike(unit))
        least = Math.min(least, this.#model.rarity(other.charCodeAt(0)));
      this.#commonestOf.set(unit, least);
    }
    return least;
  }

  /** Known pairs among words and those beside them. */
  #links(tokens: readonly Token[], own: readonly Token[]): number {
    let links = 0;
    tokens.forEach((token, index) => {
      const next = tokens[index + 1];
      if (next === undefined || !(own.includes(token) || own.includes(next))) return;
      if (this.#model.hasPair(token.word, next.word)) links++;
    });
    return links;
  }

  /** Characters of the longest word of the great list that lies over a place, beyond what the model has there. */
  #knownOver(text: string, from: number, to: number, length: number): number {
    let most = 0;
    for (let start = Math.max(0, from - 3); start <= Math.min(from, text.length - 1); start++)
      this.#known.startingAt(text, start, (end) => {
        if (end >= Math.max(to, from + 1) && end - start > 1) most = Math.max(most, end - start);
      });
    return Math.max(0, Math.min(4, most) - Math.min(4, length > 1 ? length : 0));
  }
}

function covering(tokens: readonly Token[], from: number, to: number): readonly Token[] {
  return tokens.filter((token) => token.to > from && token.from < Math.max(to, from + 1));
}

function sum(tokens: readonly Token[], of: (token: Token) => number): number {
  return tokens.reduce((total, token) => total + of(token), 0);
}

function longest(tokens: readonly Token[]): number {
  return tokens.reduce((most, token) => Math.max(most, token.to - token.from), 0);
}

/** How many single characters stand in a row at a place, function words aside: names and rare words are such. */
function runOfSingles(clause: string, tokens: readonly Token[], own: readonly Token[]): number {
  const isPart = (token: Token | undefined) =>
    token !== undefined &&
    token.to - token.from === 1 &&
    token.to <= clause.length &&
    !FUNCTION_WORDS.has(clause[token.from] ?? '');
  if (!own.some(isPart)) return 0;
  let first = tokens.findIndex((token) => own.includes(token));
  let last = first + own.length - 1;
  while (isPart(tokens[first - 1])) first--;
  while (isPart(tokens[last + 1])) last++;
  return Math.min(4, last - first + 1);
}

/** Where some tokens stand among all. */
function stretchOf(tokens: readonly Token[], own: readonly Token[]): { first: number; last: number } {
  const first = own[0] === undefined ? 0 : tokens.indexOf(own[0]);
  return { first, last: first + own.length - 1 };
}

/** Single characters among words, those aside that are words as often as not. */
function singles(text: string, tokens: readonly Token[]): number {
  return tokens.filter(({ from, to }) => to - from === 1 && !COMMONEST.has(text[from] ?? '')).length;
}

/** The length of the longest phrase over a place, of two characters and more, of which something is true. */
function longestPhrase(text: string, from: number, to: number, isTrue: (words: string) => boolean): number {
  const grown = (steps: readonly (-1 | 1)[]) => {
    let [first, last] = [from, to];
    for (const step of steps)
      for (let more = 0; more < PHRASE; more++) {
        const [start, end] = step < 0 ? [first - 1, last] : [first, last + 1];
        if (start < 0 || end > text.length || !isTrue(text.slice(start, end))) break;
        [first, last] = [start, end];
      }
    return last - first;
  };
  if (to - from > 1 && !isTrue(text.slice(from, to))) return 0;
  const length = Math.max(grown([-1, 1]), grown([1, -1]));
  return length > 1 ? length : 0;
}

/** How often the characters of a change stand elsewhere in the story, the rarest of each: a story has its own. */
function charactersInStory(found: string, meant: string, times: (words: string) => number): number[] {
  const rarest = (text: string, others: string, here: number) =>
    [...text]
      .filter((character) => !others.includes(character))
      .reduce((least, character) => Math.min(least, times(character) - here), MOST_IN_STORY);
  const [own, its] = [rarest(found, meant, 1), rarest(meant, found, 0)];
  return [own, its, own - its];
}

/** What stands at a place with enough beside it that it is no accident elsewhere. */
function surroundings(clause: string, from: number, to: number): string {
  if (to - from > 1) return clause.slice(from, to);
  return from > 0 ? clause.slice(from - 1, Math.max(to, from + 1)) : clause.slice(from, from + 2);
}
