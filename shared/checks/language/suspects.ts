/**
 * Places in a clause where other characters are likelier than those that stand there: what a hasty hand or an input
 * method makes of them, scored by the model with the change and without it.
 */
import { Alike } from './alike.ts';
import type { Confusions } from './confusions.ts';
import { LONGEST_SOUND } from './confusions-file.ts';
import type { LanguageModel, WordNumber } from './model.ts';
import type { Before, Scorer, Token } from './scorer.ts';

/** What kind of slip would have made what stands there. */
export type Slip = 'word' | 'sound' | 'near' | 'shape' | 'swapped' | 'doubled' | 'lost';

/** Something likelier than what stands there. Places are UTF-16 units of the clause. */
export interface Suspect {
  readonly slip: Slip;
  readonly from: number;
  readonly to: number;
  readonly meant: string;
  /** How much likelier the clause is with it, in nats. */
  readonly gain: number;
  /** The words round it as they stand, and as they would. */
  readonly before: readonly Token[];
  readonly after: readonly Token[];
  /** Where those words begin. */
  readonly at: number;
  /** How often the words it would make stand in the story. */
  readonly inStory: number;
}

/**
 * Gains under these, in nats, are of two ways to say a thing; whatever gains more is weighed. Another word may be meant for
 * less, since it is what an input method gives.
 */
const least: Readonly<Record<Slip, number>> = {
  word: 1,
  sound: 3.5,
  near: 4.5,
  shape: 4,
  swapped: 2.5,
  doubled: 0,
  lost: 4,
};
/** How much better than by the words beside it alone what comes next may follow, in nats. */
const LINK = 1.5;
/** Gains under this are none, whatever the story says elsewhere. */
const LEAST_OF_STORY = 0;
/** A word that stands so often in a story is one of its words. */
const STORY_WORD = 2;
/** Words a change can alter: one before it, which may be cut otherwise, and two after it, since the model knows three in a row. */
const WORDS_BEFORE = 1;
const WORDS_AFTER = 2;
/** Costs, in nats, under which a word of several characters is quiet, and what comes next; those of a single character and the next together. */
const QUIET_WORD = 6.5;
const QUIET_NEXT = 8;
const QUIET_PAIR = 8;
/** Words with a character lost that are tried at a place, and what the other costs at least where one is. */
const MOST_LOST = 60;
const LEAST_LOST = 6;

/** Characters before a change that a word may have which it alters. */
const MOST_BEFORE = 3;

/** What clauses are judged by. */
interface Knowledge {
  readonly model: LanguageModel;
  readonly confusions: Confusions;
  readonly scorer: Scorer;
  readonly alike: Alike;
}

export class Suspects {
  readonly #by: Knowledge;

  constructor(model: LanguageModel, confusions: Confusions, scorer: Scorer) {
    this.#by = { model, confusions, scorer, alike: new Alike(model, confusions) };
  }

  /**
   * All that is likelier than what stands in a clause of Han characters; `before` are the words before it, and `times`
   * how often a word stands in the story. At `joints` a character may well be lost: words that lack one are all tried there.
   */
  in(clause: string, before: Before, times: (word: string) => number, joints: readonly number[] = []): Suspect[] {
    return new ClauseSuspects(clause, before, times, this.#by).all(joints);
  }
}

class ClauseSuspects {
  readonly #clause: string;
  readonly #before: Before;
  readonly #times: (word: string) => number;
  readonly #model: LanguageModel;
  readonly #confusions: Confusions;
  readonly #scorer: Scorer;
  readonly #alike: Alike;
  readonly #tokens: readonly Token[];
  /** The token each unit is in. */
  readonly #tokenAt: Int32Array;
  readonly #costs = new Map<number, number>();
  readonly #tried = new Set<string>();
  readonly #found: Suspect[] = [];
  #prefixesOf = -1;
  #prefixes: number[] = [];

  constructor(clause: string, before: Before, times: (word: string) => number, by: Knowledge) {
    this.#clause = clause;
    this.#before = before;
    this.#times = times;
    this.#model = by.model;
    this.#confusions = by.confusions;
    this.#scorer = by.scorer;
    this.#alike = by.alike;
    this.#tokens = by.scorer.words(clause, before);
    this.#tokenAt = new Int32Array(clause.length);
    for (const [index, { from, to }] of this.#tokens.entries()) this.#tokenAt.fill(index, from, to);
  }

  all(joints: readonly number[]): Suspect[] {
    for (const at of joints) this.#lostAtJoint(at);
    for (let at = 0; at < this.#clause.length; at++) {
      if (this.#isQuiet(at)) continue;
      this.#soundingWords(at);
      this.#otherCharacters(at);
      this.#swapped(at);
      this.#lost(at);
      this.#lostInside(at);
    }
    for (let at = 1; at < this.#clause.length; at++) this.#doubled(at);
    return this.#found;
  }

  /** True where words follow each other so well that nothing there asks to be otherwise. */
  #isQuiet(at: number): boolean {
    const index = this.#tokenAt[at] ?? 0;
    const token = this.#tokens[index];
    if (token === undefined) return true;
    const next = this.#tokens[index + 1]?.cost ?? 0;
    return token.to - token.from > 1 ? token.cost < QUIET_WORD && next < QUIET_NEXT : token.cost + next < QUIET_PAIR;
  }

  /** Words that sound like a stretch: the whole stretch where it is a word too, or one character of it. */
  #soundingWords(from: number) {
    for (let to = from + 2; to <= Math.min(from + LONGEST_SOUND, this.#clause.length); to++)
      for (const { slip, word, text, first, meant } of this.#alike.wordsSounding(this.#clause.slice(from, to))) {
        const promise = this.#promise(from, to, word);
        if (promise < LEAST_OF_STORY) continue;
        if (promise >= least[slip] || (promise < least.word && this.#times(text) >= STORY_WORD))
          this.#try(slip, from + first, from + first + meant.length, meant);
      }
  }

  /** Other characters of the same sound by themselves, and of a like shape. */
  #otherCharacters(at: number) {
    const unit = this.#clause.charCodeAt(at);
    const index = this.#tokenAt[at] ?? 0;
    const token = this.#tokens[index];
    const now = (token?.cost ?? 0) + (this.#tokens[index + 1]?.cost ?? 0);
    const before = this.#wordAt(index - 1);
    if (token !== undefined && token.to - token.from === 1)
      for (const { other, word } of this.#alike.soundingLike(unit)) {
        // Most are dismissed by what is before them alone.
        if (other === unit || now - this.#model.pairCost(before, word) < least.sound - LINK) continue;
        if (!this.#isWorth('sound', at, at + 1, word)) continue;
        const isSame = this.#confusions.nearness(unit, other) === 'same';
        this.#try(isSame ? 'sound' : 'near', at, at + 1, String.fromCharCode(other));
      }
    for (const { character, isUsual } of this.#alike.lookingLike(unit))
      if (this.#canGain('shape', at, at + 1, character, isUsual ? 1 : 2)) this.#try('shape', at, at + 1, character);
  }

  /** True where a word of so many characters, some of them in place of what stands there, can gain enough. */
  #canGain(slip: Slip, from: number, to: number, characters: string, shortest: number): boolean {
    const shift = characters.length - (to - from);
    const clause = this.#clause;
    const first = Math.max(0, from - MOST_BEFORE);
    const prefixes = this.#prefixesTo(from, first);
    for (let start = first; start < to || start === from; start++) {
      // What stands before the change is the same for all changes of a place.
      let node = start < from ? (prefixes[start - first] ?? 0) : 0;
      if (node === 0 && start < from) continue;
      for (let end = Math.max(start, from); end < Math.min(clause.length + shift, start + 5); end++) {
        const inside = end < from + characters.length;
        const unit = inside ? characters.charCodeAt(end - from) : clause.charCodeAt(end - shift);
        node = this.#model.child(node, unit);
        if (node === 0) break;
        if (end - start + 1 < shortest) continue;
        const word = this.#model.wordAt(node);
        const last = Math.max(to, end + 1 - shift);
        if (word > 0 && this.#isWorth(slip, start, last, word)) return true;
      }
    }
    return false;
  }

  /** The nodes that the characters from each place before another lead to; 0 where no word begins so. */
  #prefixesTo(from: number, first: number): readonly number[] {
    if (this.#prefixesOf === from) return this.#prefixes;
    this.#prefixesOf = from;
    this.#prefixes = [];
    for (let start = first; start < from; start++) {
      let node = this.#model.child(0, this.#clause.charCodeAt(start));
      for (let at = start + 1; at < from && node > 0; at++) node = this.#model.child(node, this.#clause.charCodeAt(at));
      this.#prefixes.push(node);
    }
    return this.#prefixes;
  }

  #swapped(at: number) {
    const [a = '', b = ''] = this.#clause.slice(at, at + 2);
    if (b === '' || a === b) return;
    // Two that were swapped were a word, or stood in one, and seldom parted two.
    if (this.#model.child(this.#model.nodeOf(b), a.charCodeAt(0)) > 0 || this.#canGain('swapped', at, at + 2, b + a, 3))
      this.#try('swapped', at, at + 2, b + a);
  }

  #doubled(at: number) {
    const clause = this.#clause;
    if (clause[at] === clause[at - 1]) this.#try('doubled', at, at + 1, '');
    if (at >= 3 && clause.slice(at - 3, at - 1) === clause.slice(at - 1, at + 1) && clause[at] !== clause[at - 1])
      this.#try('doubled', at - 1, at + 1, '');
  }

  /** Words of two characters of which one stands before or after a joint. */
  #lostAtJoint(at: number) {
    if (at > 0)
      for (const other of this.#model.endsOf(this.#clause.charCodeAt(at - 1), MOST_LOST))
        this.#try('lost', at, at, other);
    if (at < this.#clause.length)
      for (const other of this.#model.startsOf(this.#clause.charCodeAt(at), MOST_LOST))
        this.#try('lost', at, at, other);
  }

  /** Words of two characters of which one is there. */
  #lost(at: number) {
    const token = this.#tokens[this.#tokenAt[at] ?? 0];
    if (token === undefined || token.to - token.from > 1 || token.cost < LEAST_LOST) return;
    const unit = this.#clause.charCodeAt(at);
    const own = this.#clause[at] ?? '';
    for (const other of this.#model.startsOf(unit, MOST_LOST))
      if (this.#isWorth('lost', at, at + 1, this.#model.numberOf(other + own))) this.#try('lost', at, at, other);
    for (const other of this.#model.endsOf(unit, MOST_LOST))
      if (this.#isWorth('lost', at, at + 1, this.#model.numberOf(own + other)))
        this.#try('lost', at + 1, at + 1, other);
  }

  /** Words of three characters and more of which one is not there. */
  #lostInside(from: number) {
    let node = 0;
    const token = this.#tokens[this.#tokenAt[from] ?? 0];
    if (token?.from !== from || token.cost < LEAST_LOST) return;
    for (let at = from; at < Math.min(this.#clause.length, from + 3); at++) {
      node = this.#model.child(node, this.#clause.charCodeAt(at));
      if (node === 0) return;
      // After a single character too many words would have to be tried.
      if (at === from) continue;
      const next = this.#clause.charCodeAt(at + 1);
      for (const [unit, child] of this.#model.childrenOf(node)) {
        const isEnd = at > from && this.#model.wordAt(child) > 0;
        if (isEnd || this.#goesOn(child, at + 1, next)) this.#try('lost', at + 1, at + 1, String.fromCharCode(unit));
      }
    }
  }

  /** True where a word goes on from a node with what stands at a place. */
  #goesOn(node: number, at: number, unit: number): boolean {
    let here = this.#model.child(node, unit);
    for (let to = at + 1; here !== 0; to++) {
      if (this.#model.wordAt(here) > 0) return true;
      if (to >= this.#clause.length) return false;
      here = this.#model.child(here, this.#clause.charCodeAt(to));
    }
    return false;
  }

  /** False where a word in place of a stretch cannot gain enough. */
  #isWorth(slip: Slip, from: number, to: number, word: WordNumber): boolean {
    return this.#promise(from, to, word) >= least[slip];
  }

  /** What a word in place of a stretch may gain at most, at a glance: by the words beside it alone. */
  #promise(from: number, to: number, word: WordNumber): number {
    const first = this.#tokenAt[from] ?? 0;
    const last = this.#tokenAt[to - 1] ?? 0;
    let now = this.#tokens[last + 1]?.cost ?? 0;
    for (let index = first; index <= last; index++) now += this.#tokens[index]?.cost ?? 0;
    const before = this.#tokens[first]?.from === from ? this.#wordAt(first - 1) : null;
    let then = before === null ? this.#model.cost(word) - 2 : this.#model.pairCost(before, word);
    const next = this.#tokens[last + 1];
    if (this.#tokens[last]?.to === to && next !== undefined) then += this.#model.pairCost(word, next.word) - LINK;
    return now - then;
  }

  /** The number of a token; before the first, of the words before the clause. */
  #wordAt(index: number): WordNumber {
    if (index >= 0) return this.#tokens[index]?.word ?? 0;
    return index === -1 ? this.#before.last : index === -2 ? this.#before.lastButOne : 0;
  }

  #try(slip: Slip, from: number, to: number, meant: string) {
    const key = `${from} ${to} ${meant}`;
    if (this.#tried.has(key)) return;
    this.#tried.add(key);
    const last = this.#clause.length - 1;
    const first = Math.max(0, (this.#tokenAt[Math.min(from, last)] ?? 0) - WORDS_BEFORE - (from === to ? 1 : 0));
    const end = Math.min(
      this.#tokens.length - 1,
      (this.#tokenAt[Math.min(Math.max(from, to - 1), last)] ?? 0) + WORDS_AFTER,
    );
    const start = this.#tokens[first]?.from ?? 0;
    const stop = this.#tokens[end]?.to ?? 0;
    const before = {
      last: this.#wordAt(first - 1),
      lastButOne: this.#wordAt(first - 2),
    };
    const changed = this.#clause.slice(start, from) + meant + this.#clause.slice(to, stop);
    const stretch = first * 0x10000 + end;
    let now = this.#costs.get(stretch);
    if (now === undefined) {
      now = this.#scorer.cost(this.#clause.slice(start, stop), before);
      this.#costs.set(stretch, now);
    }
    const enough = slip === 'word' ? LEAST_OF_STORY : least[slip];
    const gain = now - this.#scorer.cost(changed, before, now - enough);
    if (gain < enough) return;
    const after = this.#scorer.words(changed, before);
    const made = after
      .filter((token) => token.to > from - start && token.from < from - start + Math.max(1, meant.length))
      .map((token) => changed.slice(token.from, token.to))
      .filter((word) => word.length > 1);
    const inStory = Math.max(0, ...made.map((word) => this.#times(word)));
    if (gain < least[slip] && inStory < STORY_WORD) return;
    this.#found.push({
      slip,
      from,
      to,
      meant,
      gain,
      before: this.#tokens.slice(first, end + 1),
      after,
      inStory,
      at: start,
    });
  }
}
