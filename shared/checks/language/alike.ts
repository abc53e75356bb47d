/** What sounds and looks like what stands in a text and may have been meant instead. */
import type { Confusions } from './confusions.ts';
import type { LanguageModel, WordNumber } from './model.ts';

/** A character rarer than this is not what was meant by another that is a word by itself, in nats. */
const RAREST_SINGLE = 9;
const RAREST_IN_WORD = 13.5;

/** A character that is a usual word by itself. */
interface UsualCharacter {
  readonly other: number;
  readonly word: WordNumber;
}

interface LikeCharacter {
  readonly other: number;
  readonly isUsual: boolean;
}

/** A word that sounds like a stretch, and what of it differs from what stands there. */
interface SoundingWord {
  readonly slip: 'word' | 'sound' | 'near';
  readonly word: WordNumber;
  readonly text: string;
  readonly first: number;
  readonly meant: string;
}

const nothing: readonly SoundingWord[] = [];

/** What sounds and looks like characters and stretches and may have been meant, kept once it was asked for. */
export class Alike {
  readonly #model: LanguageModel;
  readonly #confusions: Confusions;
  readonly #known = new Map<number, readonly UsualCharacter[]>();
  readonly #shapes = new Map<number, readonly LikeCharacter[]>();
  readonly #ofWords = new Map<number, readonly SoundingWord[]>();

  constructor(model: LanguageModel, confusions: Confusions) {
    this.#model = model;
    this.#confusions = confusions;
  }

  soundingLike(unit: number): readonly UsualCharacter[] {
    const known = this.#known.get(unit);
    if (known !== undefined) return known;
    const usual = this.#confusions.soundingLike(unit).flatMap((character): UsualCharacter[] => {
      const word = this.#model.numberOf(character);
      return word === 0 || this.#model.cost(word) > RAREST_SINGLE ? [] : [{ other: character.charCodeAt(0), word }];
    });
    this.#known.set(unit, usual);
    return usual;
  }

  /** Words that sound like a stretch of a clause, which may end at a node of the tree of words itself. */
  wordsSounding(clause: string, from: number, to: number, own: number): readonly SoundingWord[] {
    // Most stretches sound like no other word.
    const nodes = this.#confusions.wordsSounding(clause, from, to, own);
    if (nodes.length === 0) return nothing;
    const isWord = this.#model.wordAt(own) > 0;
    const known = isWord ? this.#ofWords.get(own) : undefined;
    if (known !== undefined) return known;
    const words: SoundingWord[] = [];
    for (const node of nodes) {
      const word = this.#differing(clause, from, to, node, isWord);
      if (word !== null) words.push(word);
    }
    if (isWord) this.#ofWords.set(own, words);
    return words;
  }

  /** What of a word at a node differs from a stretch, which may be a word itself; null where it cannot be what was meant. */
  #differing(clause: string, from: number, to: number, node: number, isWhole: boolean): SoundingWord | null {
    const model = this.#model;
    let first = -1;
    let last = -1;
    let differing = 0;
    let end = node;
    // From the end, as the tree of words is gone back.
    for (let at = to - 1; at >= from; at--) {
      if (end === 0) return null;
      if (clause.charCodeAt(at) !== model.unitAt(end)) {
        if (last < 0) last = at;
        first = at;
        differing++;
      }
      end = model.parentOf(end);
    }
    if (end !== 0 || differing === 0) return null;
    // Two characters at once are wrong where an input method gave another word, and nowhere else.
    const isWord = isWhole || (last > first && model.numberOf(clause.slice(first, last + 1)) > 0);
    if (differing > 1 && !isWord) return null;
    const text = model.textAt(node);
    let isNear = false;
    for (let at = first; at <= last; at++) {
      const nearness = this.#confusions.nearness(clause.charCodeAt(at), text.charCodeAt(at - from));
      if (nearness === 'other') return null;
      if (nearness === 'near') isNear = true;
    }
    if (differing > 1 && isNear) return null;
    const slip = isNear ? 'near' : isWord ? 'word' : 'sound';
    const meant = text.slice(first - from, last + 1 - from);
    return { slip, word: model.wordAt(node), text, first: first - from, meant };
  }

  lookingLike(unit: number): readonly LikeCharacter[] {
    const known = this.#shapes.get(unit);
    if (known !== undefined) return known;
    const like = this.#confusions.lookingLike(unit).flatMap(({ character }): LikeCharacter[] => {
      const word = this.#model.numberOf(character);
      const cost = this.#model.cost(word);
      return word === 0 || cost > RAREST_IN_WORD
        ? []
        : [{ other: character.charCodeAt(0), isUsual: cost <= RAREST_SINGLE }];
    });
    this.#shapes.set(unit, like);
    return like;
  }
}
