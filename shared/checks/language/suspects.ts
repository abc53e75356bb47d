/**
 * Places in a clause where other characters are likelier than those that stand there: what a hasty hand or an input
 * method makes of them, scored by the model with the change and without it.
 */
import { Alike } from './alike.ts';
import type { CharacterModel } from './characters.ts';
import type { Confusions } from './confusions.ts';
import { LONGEST_SOUND } from './confusions-file.ts';
import type { LanguageModel, WordNumber } from './model.ts';
import type { Scorer, Token } from './scorer.ts';
import { type ClauseAt, Standing } from './standing.ts';

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

interface Gains {
  readonly atBoth: number;
  readonly atOne: number;
  readonly atNone: number;
}

const NEVER = Number.POSITIVE_INFINITY;

/**
 * Gains under these, in nats, are of two ways to say a thing; whatever gains more is weighed. Another word may be meant for
 * less, since it is what an input method gives. A change gains more where our own text does not have what is meant beside
 * the character on one side of it, and more yet where it has it beside neither.
 */
const least: Readonly<Record<Slip, Gains>> = {
  word: { atBoth: 1, atOne: 2, atNone: 3 },
  sound: { atBoth: 3.5, atOne: 4.5, atNone: NEVER },
  near: { atBoth: 4.5, atOne: 5.5, atNone: NEVER },
  shape: { atBoth: 4, atOne: 5, atNone: NEVER },
  swapped: { atBoth: 2.5, atOne: 3.5, atNone: 5.5 },
  doubled: { atBoth: 0, atOne: 0, atNone: 0 },
  lost: { atBoth: 4, atOne: 9, atNone: NEVER },
};
/** Two that were swapped make other words of those around too, and gain more by them than is seen at a glance, in nats. */
const AROUND_SWAPPED = 8;
/** Gains under this are none, whatever the story says elsewhere. */
const LEAST_OF_STORY = 0;
/** A word that stands so often in a story is one of its words. */
const STORY_WORD = 2;
/**
 * What a character that is wrong and the next cost at least together by the model of characters, in nats: of those that are
 * right three in five cost less. What sounds alike is less odd where it stands, having come as a word.
 */
const ODD = 11.5;
const ODD_SOUND = 9.5;
/** Words a change can alter: one before it, which may be cut otherwise, and two after it, since the model knows three in a row. */
const WORDS_BEFORE = 1;
const WORDS_AFTER = 2;
/** What a character costs at least where the other of its word is lost. */
const LEAST_LOST = 6;

/** Characters before a change that a word may have which it alters. */
const MOST_BEFORE = 3;

/** What clauses are judged by. */
interface Knowledge {
  readonly model: LanguageModel;
  readonly confusions: Confusions;
  readonly scorer: Scorer;
  readonly alike: Alike;
  readonly characters: CharacterModel;
}

export class Suspects {
  readonly #by: Knowledge;

  constructor(by: Omit<Knowledge, 'alike'>) {
    this.#by = { ...by, alike: new Alike(by.model, by.confusions) };
  }

  /** All that is likelier than what stands in a clause. */
  in(clause: ClauseAt): Suspect[] {
    return new ClauseSuspects(clause, this.#by).all(clause.joints);
  }
}

class ClauseSuspects {
  readonly #clause: string;
  readonly #times: (word: string) => number;
  readonly #model: LanguageModel;
  readonly #confusions: Confusions;
  readonly #scorer: Scorer;
  readonly #alike: Alike;
  readonly #characters: CharacterModel;
  readonly #standing: Standing;
  readonly #costs = new Map<number, number>();
  readonly #tried = new Set<string>();
  readonly #found: Suspect[] = [];
  #prefixesOf = -1;
  #prefixes: number[] = [];

  constructor(clause: ClauseAt, by: Knowledge) {
    this.#clause = clause.clause;
    this.#times = clause.times;
    this.#model = by.model;
    this.#confusions = by.confusions;
    this.#scorer = by.scorer;
    this.#alike = by.alike;
    this.#characters = by.characters;
    this.#standing = new Standing(clause, by.model, by.scorer);
  }

  all(joints: readonly number[]): Suspect[] {
    for (const at of joints) this.#lostAtJoint(at);
    for (let at = 0; at < this.#clause.length; at++) {
      if (this.#standing.isQuiet(at)) continue;
      this.#soundingWords(at);
      const oddness = this.#standing.oddness(at, at + 1);
      if (oddness >= ODD_SOUND) this.#singleSounds(at);
      if (oddness >= ODD) this.#otherShapes(at);
      if (this.#standing.oddness(at, at + 2) >= ODD) {
        this.#swapped(at);
        this.#lost(at);
      }
      this.#lostInside(at);
    }
    for (let at = 1; at < this.#clause.length; at++) this.#doubled(at);
    return this.#found;
  }

  /** Words that sound like a stretch: the whole stretch where it is a word too, or one character of it. */
  #soundingWords(from: number) {
    let node = this.#model.child(0, this.#clause.charCodeAt(from));
    for (let to = from + 2; to <= Math.min(from + LONGEST_SOUND, this.#clause.length); to++) {
      if (node > 0) node = this.#model.child(node, this.#clause.charCodeAt(to - 1));
      if (this.#standing.oddness(from, to) < ODD_SOUND) continue;
      for (const { slip, word, text, first, meant } of this.#alike.wordsSounding(this.#clause, from, to, node)) {
        const [start, end] = [from + first, from + first + meant.length];
        if (this.#standing.oddness(start, end) < ODD_SOUND) continue;
        const promise = this.#standing.promise(from, to, word, LEAST_OF_STORY);
        if (promise < LEAST_OF_STORY) continue;
        const ends = [meant.charCodeAt(0), meant.charCodeAt(meant.length - 1)] as const;
        const isOfStory = slip === 'word' && this.#times(text) >= STORY_WORD;
        const enough = isOfStory ? LEAST_OF_STORY : this.#enough(least[slip], start, end, ...ends);
        if (promise >= enough) this.#try(slip, start, end, meant, enough);
      }
    }
  }

  /** What a change has to gain that begins and ends with a code unit. */
  #enough(gains: Gains, from: number, to: number, first: number, last = first): number {
    const isKnownBefore = this.#characters.mayFollow(this.#standing.unitAt(from - 1), first);
    const isKnownAfter = this.#characters.mayPrecede(this.#standing.unitAt(to), last);
    return isKnownBefore && isKnownAfter ? gains.atBoth : isKnownBefore || isKnownAfter ? gains.atOne : gains.atNone;
  }

  /** Other characters of the same sound by themselves. */
  #singleSounds(at: number) {
    const unit = this.#clause.charCodeAt(at);
    const token = this.#standing.tokenAt(at);
    if (token === undefined || token.to - token.from > 1) return;
    for (const { other, word } of this.#alike.soundingLike(unit)) {
      const enough = this.#enough(least.sound, at, at + 1, other);
      if (other === unit || enough === NEVER || !this.#standing.isWorth(at, at + 1, word, enough)) continue;
      const slip = this.#confusions.nearness(unit, other) === 'same' ? 'sound' : 'near';
      this.#try(slip, at, at + 1, String.fromCharCode(other), this.#enough(least[slip], at, at + 1, other));
    }
  }

  /** Other characters of a like shape. */
  #otherShapes(at: number) {
    for (const { other, isUsual } of this.#alike.lookingLike(this.#clause.charCodeAt(at))) {
      const enough = this.#enough(least.shape, at, at + 1, other);
      if (enough === NEVER) continue;
      const meant = String.fromCharCode(other);
      if (this.#canGain(enough, at, at + 1, meant, isUsual ? 1 : 2)) this.#try('shape', at, at + 1, meant, enough);
    }
  }

  /** True where a word of so many characters, some of them in place of what stands there, can gain enough. */
  #canGain(enough: number, from: number, to: number, characters: string, shortest: number): boolean {
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
        if (word > 0 && this.#standing.isWorth(start, last, word, enough)) return true;
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
    const [a, b] = [this.#clause.charCodeAt(at), this.#standing.unitAt(at + 1)];
    if (at + 1 === this.#clause.length || a === b) return;
    const meant = String.fromCharCode(b, a);
    const enough = this.#enough(least.swapped, at, at + 2, b, a);
    // Two that were swapped were a word, or stood in one as text has them, and seldom parted two.
    const word = this.#model.numberOf(meant);
    if (
      (word > 0 && this.#standing.isWorth(at, at + 2, word, enough - AROUND_SWAPPED)) ||
      (this.#characters.mayFollow(b, a) && this.#canGain(enough, at, at + 2, meant, 3))
    )
      this.#try('swapped', at, at + 2, meant, enough);
  }

  #doubled(at: number) {
    const clause = this.#clause;
    if (clause[at] === clause[at - 1]) this.#try('doubled', at, at + 1, '', least.doubled.atNone);
    if (at >= 3 && clause.slice(at - 3, at - 1) === clause.slice(at - 1, at + 1) && clause[at] !== clause[at - 1])
      this.#try('doubled', at - 1, at + 1, '', least.doubled.atNone);
  }

  /** Words of two characters of which one stands before or after a joint. */
  #lostAtJoint(at: number) {
    const before = at > 0 ? this.#model.beginningWith(this.#clause.charCodeAt(at - 1)).others : [];
    const after = at < this.#clause.length ? this.#model.endingWith(this.#clause.charCodeAt(at)).others : [];
    for (const other of [...before, ...after]) this.#try('lost', at, at, String.fromCharCode(other), least.lost.atBoth);
  }

  /** Words of two characters of which one is there, and text has the other beside what is on the other side of it. */
  #lost(at: number) {
    const token = this.#standing.tokenAt(at);
    if (token === undefined || token.to - token.from > 1 || token.cost < LEAST_LOST) return;
    const unit = this.#clause.charCodeAt(at);
    const [left, right] = [this.#standing.unitAt(at - 1), this.#standing.unitAt(at + 1)];
    const [before, after] = [this.#model.endingWith(unit), this.#model.beginningWith(unit)];
    for (let index = 0; index < before.others.length; index++) {
      const other = before.others[index] ?? 0;
      if (this.#characters.mayFollow(left, other)) this.#lostOf(at, at, other, before.words[index] ?? 0);
    }
    for (let index = 0; index < after.others.length; index++) {
      const other = after.others[index] ?? 0;
      if (this.#characters.mayPrecede(right, other)) this.#lostOf(at, at + 1, other, after.words[index] ?? 0);
    }
  }

  /** One character of a word may be lost of which the other stands at a place. */
  #lostOf(at: number, lostAt: number, other: number, word: WordNumber) {
    const enough = least.lost.atBoth;
    if (this.#standing.isWorth(at, at + 1, word, enough))
      this.#try('lost', lostAt, lostAt, String.fromCharCode(other), enough);
  }

  /** Words of three characters and more of which one is not there. */
  #lostInside(from: number) {
    let node = 0;
    const token = this.#standing.tokenAt(from);
    if (token?.from !== from || token.cost < LEAST_LOST) return;
    for (let at = from; at < Math.min(this.#clause.length, from + 3); at++) {
      node = this.#model.child(node, this.#clause.charCodeAt(at));
      if (node === 0) return;
      // After a single character too many words would have to be tried.
      if (at === from || this.#standing.oddness(at, at + 2) < ODD) continue;
      const [first, end] = this.#model.childrenOf(node);
      for (let child = first; child < end; child++) {
        const enough = this.#enough(least.lost, at + 1, at + 1, this.#model.unitAt(child));
        if (enough < NEVER && this.#canGoOn(child, from, at + 1, enough))
          this.#try('lost', at + 1, at + 1, String.fromCharCode(this.#model.unitAt(child)), enough);
      }
    }
  }

  /** True where a word that began at a place ends at a node or goes on from it with what stands there, and can gain enough. */
  #canGoOn(node: number, from: number, to: number, enough: number): boolean {
    let end = to;
    for (let here = node; here !== 0; here = this.#model.child(here, this.#clause.charCodeAt(end++))) {
      const word = this.#model.wordAt(here);
      if (word > 0 && this.#standing.isWorth(from, end, word, enough)) return true;
      if (end >= this.#clause.length) return false;
    }
    return false;
  }

  #try(slip: Slip, from: number, to: number, meant: string, enough: number) {
    const key = `${from} ${to} ${meant}`;
    if (this.#tried.has(key)) return;
    this.#tried.add(key);
    const { read } = this.#standing;
    const last = read.length - 1;
    const first = Math.max(0, this.#standing.indexAt(Math.min(from, last)) - WORDS_BEFORE - (from === to ? 1 : 0));
    const end = Math.min(
      this.#standing.tokens.length - 1,
      this.#standing.indexAt(Math.min(Math.max(from, to - 1), last)) + WORDS_AFTER,
    );
    const start = this.#standing.tokens[first]?.from ?? 0;
    const stop = this.#standing.tokens[end]?.to ?? 0;
    const before = {
      last: this.#standing.wordAt(first - 1),
      lastButOne: this.#standing.wordAt(first - 2),
    };
    const changed = read.slice(start, from) + meant + read.slice(to, stop);
    // By themselves the words may be cut otherwise, and cost less than they do in the clause: never more.
    let most = 0;
    for (let index = first; index <= end; index++) most += this.#standing.tokens[index]?.cost ?? 0;
    const then = this.#scorer.cost(changed, before, most - enough);
    if (then > most - enough) return;
    const stretch = first * 0x10000 + end;
    let now = this.#costs.get(stretch);
    if (now === undefined) {
      now = this.#scorer.cost(read.slice(start, stop), before);
      this.#costs.set(stretch, now);
    }
    const gain = now - then;
    if (gain < enough) return;
    const after = this.#scorer.words(changed, before);
    const made = after
      .filter((token) => token.to > from - start && token.from < from - start + Math.max(1, meant.length))
      .map((token) => changed.slice(token.from, token.to))
      .filter((word) => word.length > 1);
    const inStory = Math.max(0, ...made.map((word) => this.#times(word)));
    this.#found.push({
      slip,
      from,
      to,
      meant,
      gain,
      before: this.#standing.tokens.slice(first, end + 1),
      after,
      inStory,
      at: start,
    });
  }
}
