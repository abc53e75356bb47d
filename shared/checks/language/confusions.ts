/** What is taken for what: by sound, as input methods do, and by shape. */
import { type ConfusionArrays, LONGEST_SOUND, READINGS, soundKey } from './confusions-file.ts';

/** How near two characters sound. */
export type Nearness = 'same' | 'near' | 'other';

interface Likeness {
  readonly character: string;
  /** From 0 to 1. */
  readonly likeness: number;
}

/** Readings of a stretch that are tried: of characters with several, the commonest first. */
const MOST_SPELLINGS = 8;

const nothing: readonly number[] = [];
const NO_NODE = -1;

export class Confusions {
  readonly #of: ConfusionArrays;
  /** Where keys with each upper half begin. */
  readonly #starts = new Uint32Array(0x10001);
  readonly #places = new Int32Array(0x10000).fill(-1);
  readonly #spelt: (readonly number[])[] = [];
  readonly #bySound = new Map<number, string[]>();

  constructor(arrays: ConfusionArrays) {
    this.#of = arrays;
    const { keys } = arrays;
    for (let high = 0, at = 0; high <= 0x10000; high++) {
      while (at < keys.length && (keys[at] ?? 0) >>> 16 < high) at++;
      this.#starts[high] = at;
    }
    arrays.characters.forEach((unit, place) => {
      this.#places[unit] = place;
      for (const syllable of new Set(this.#readings(unit).map((one) => this.#near(one)))) {
        const list = this.#bySound.get(syllable);
        if (list === undefined) this.#bySound.set(syllable, [String.fromCharCode(unit)]);
        else list.push(String.fromCharCode(unit));
      }
    });
  }

  /** How near two characters sound in any of their readings, tones aside. */
  nearness(a: number, b: number): Nearness {
    if (a === b) return 'same';
    const [first, second] = [(this.#places[a] ?? -1) * READINGS, (this.#places[b] ?? -1) * READINGS];
    if (first < 0 || second < 0) return 'other';
    const { readings, near } = this.#of;
    let isNear = false;
    for (let one = first; one < first + READINGS; one++)
      for (let other = second; other < second + READINGS; other++) {
        const [own, its] = [readings[one] ?? 0, readings[other] ?? 0];
        if (own === 0 || its === 0) continue;
        if (own === its) return 'same';
        if (near[own] === near[its]) isNear = true;
      }
    return isNear ? 'near' : 'other';
  }

  /** Characters that sound like one or nearly like it. */
  soundingLike(unit: number): readonly string[] {
    const syllables = this.#nearReadings(unit);
    const [only = 0] = syllables;
    if (syllables.length === 1) return this.#bySound.get(only) ?? [];
    return syllables.flatMap((syllable) => this.#bySound.get(syllable) ?? []);
  }

  /** Nodes of words that sound as the word at a node does, as it is read. */
  soundingAs(text: string, node: number): readonly number[] {
    return this.#keys(text, 0, text.length)
      .map((key) => this.#withKey(key, NO_NODE, []))
      .filter((nodes) => nodes.includes(node))
      .flat();
  }

  /** Nodes of words that sound like a stretch of two to four characters or nearly so, but for that of the stretch itself. */
  wordsSounding(text: string, from: number, to: number, own = NO_NODE): readonly number[] {
    // Most characters have one reading each, and most stretches sound like no word but themselves.
    let only = 0;
    for (let at = from; at < to; at++) {
      const syllables = this.#nearReadings(text.charCodeAt(at));
      if (syllables.length !== 1)
        return this.#keys(text, from, to).reduce<number[]>((found, key) => this.#withKey(key, own, found), []);
      only = soundKey(only, syllables[0] ?? 0);
    }
    const { keys, nodes } = this.#of;
    const at = this.#placeOf(only);
    return keys[at] !== only || (nodes[at] === own && keys[at + 1] !== only) ? nothing : this.#withKey(only, own, []);
  }

  #keys(text: string, from: number, to: number): number[] {
    if (to - from > LONGEST_SOUND) return [];
    let keys = [0];
    for (let at = from; at < to; at++) {
      const syllables = this.#nearReadings(text.charCodeAt(at));
      if (syllables.length === 0) return [];
      const next: number[] = [];
      for (const key of keys) for (const syllable of syllables) next.push(soundKey(key, syllable));
      keys = next.length > MOST_SPELLINGS ? next.slice(0, MOST_SPELLINGS) : next;
    }
    return keys;
  }

  /** Characters of a shape like one, the likest first. */
  lookingLike(unit: number): readonly Likeness[] {
    const place = this.#places[unit] ?? -1;
    if (place < 0) return [];
    const { shapesOf, shapes, likeness, characters } = this.#of;
    const like: Likeness[] = [];
    for (let at = shapesOf[place] ?? 0; at < (shapesOf[place + 1] ?? 0); at++)
      like.push({
        character: String.fromCharCode(characters[shapes[at] ?? 0] ?? 0),
        likeness: (likeness[at] ?? 0) / 255,
      });
    return like;
  }

  /** How alike two characters look, from 0 to 1. */
  likeness(unit: number, other: number): number {
    const character = String.fromCharCode(other);
    return this.lookingLike(unit).find((one) => one.character === character)?.likeness ?? 0;
  }

  /** Readings of a character, each as what stands for all near it. */
  #nearReadings(unit: number): readonly number[] {
    const place = this.#places[unit] ?? -1;
    if (place < 0) return [];
    const known = this.#spelt[place];
    if (known !== undefined) return known;
    const near = [...new Set(this.#readings(unit).map((one) => this.#near(one)))];
    this.#spelt[place] = near;
    return near;
  }

  #near(syllable: number): number {
    return this.#of.near[syllable] ?? 0;
  }

  #readings(unit: number): number[] {
    const place = this.#places[unit] ?? -1;
    if (place < 0) return [];
    const { readings } = this.#of;
    return Array.from(readings.subarray(place * READINGS, (place + 1) * READINGS)).filter((one) => one > 0);
  }

  /** Puts the nodes of words with a key but for one to those that were found. */
  #withKey(key: number, own: number, found: number[]): number[] {
    const { keys, nodes } = this.#of;
    for (let at = this.#placeOf(key); keys[at] === key; at++) if (nodes[at] !== own) found.push(nodes[at] ?? 0);
    return found;
  }

  /** Where words with a key begin, or would. */
  #placeOf(key: number): number {
    const { keys } = this.#of;
    let low = this.#starts[key >>> 16] ?? 0;
    let high = this.#starts[(key >>> 16) + 1] ?? keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((keys[middle] ?? 0) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
