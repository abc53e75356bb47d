/**
 * Errors as they are made: a catalogue of kinds, in the shares in which proofs show them, put into clean copy at places
 * drawn from a seed. Weights are of jieba's dictionary (MIT) and of how input methods list what sounds alike, never of
 * the model that is to find them.
 */
import type { Confusions } from '../shared/checks/language/confusions.ts';

export const errorKinds = [
  'same-sound word',
  'same-sound character',
  'similar shape',
  'transposed',
  'lost',
  'doubled',
  'wrong mark',
  'wrong digit',
  'name',
] as const;
export type ErrorKind = (typeof errorKinds)[number];

/** How many of a hundred errors are of each kind. */
const shares: Readonly<Record<ErrorKind, number>> = {
  'same-sound word': 26,
  'same-sound character': 20,
  'similar shape': 12,
  transposed: 7,
  lost: 11,
  doubled: 6,
  'wrong mark': 8,
  'wrong digit': 5,
  name: 5,
};

/** An error in a text: what stands at `from` to `to` of the text with the error, and what should. */
export interface MadeError {
  readonly kind: ErrorKind;
  readonly from: number;
  readonly to: number;
  readonly wrong: string;
  readonly right: string;
}

/** What errors are made from. */
export interface Catalogue {
  readonly confusions: Confusions;
  /** Words with their frequencies. */
  readonly words: ReadonlyMap<string, number>;
  /** Words by how they sound. */
  readonly sounding: (word: string) => readonly string[];
  /** How often characters stand in words. */
  readonly characters: ReadonlyMap<string, number>;
  /** The people of the copy. */
  readonly people: readonly string[];
}

/** A generator of numbers below one: mulberry32, so that a seed gives the same errors everywhere. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Weighted<T> = readonly (readonly [T, number])[];

function drawn<T>(of: Weighted<T>, random: () => number): T | undefined {
  const sum = of.reduce((all, [, weight]) => all + weight, 0);
  let left = random() * sum;
  for (const [one, weight] of of) {
    left -= weight;
    if (left < 0) return one;
  }
  return of[0]?.[0];
}

/** Forms that are both right, or that only the sense of a whole story tells apart: an error nobody can see is none. */
const alike = [
  '他她它',
  '做作',
  '账帐',
  '象像',
  '的地得',
  '订定',
  '分份',
  '念廿',
  '两俩',
  '那哪',
  '座坐',
  '决绝',
  '余馀',
  '黏粘',
  '联连',
  '须需',
  '制治',
  '唯惟',
  '糊胡',
  '订钉',
  '嘛吗',
  '哪那',
  '吧罢',
  '了啦',
  '啊呀',
];
const isAlike = (a: string, b: string) =>
  a.length === b.length &&
  [...a].every((one, at) => one === b[at] || alike.some((set) => set.includes(one) && set.includes(b[at] ?? '')));

const isHan = (text: string) => /^\p{Script=Han}+$/u.test(text);
const marks: Readonly<Record<string, string>> = {
  '，': '、。；',
  '。': '，、',
  '、': '，',
  '；': '，、',
  '：': '；，',
  '？': '。！',
  '！': '？',
};
const pairs = [
  ['“', '”'],
  ['《', '》'],
  ['（', '）'],
] as const;

/** What an error of a kind makes of a place in a text; nothing where none of that kind is made there. */
type Maker = (text: string, at: number, of: Catalogue, random: () => number) => Omit<MadeError, 'kind'> | undefined;

const replace = (from: number, right: string, wrong: string) => ({ from, to: from + wrong.length, wrong, right });

/** The longest word of the dictionary that begins at a place. */
function wordAt(text: string, at: number, words: Catalogue['words'], least = 2): string | undefined {
  for (let length = 4; length >= least; length--) {
    const word = text.slice(at, at + length);
    if (word.length === length && isHan(word) && (words.get(word) ?? 0) >= 5) return word;
  }
  return undefined;
}

const makers: Readonly<Record<ErrorKind, Maker>> = {
  'same-sound word'(text, at, { words, sounding, people }, random) {
    const word = wordAt(text, at, words);
    if (word === undefined || people.some((name) => name.includes(word))) return undefined;
    // An input method lists the usual words first, and the first few are what a hasty thumb takes.
    const others = sounding(word)
      .filter((other) => !isAlike(word, other))
      .map((other) => [other, (words.get(other) ?? 0) ** 0.7] as const)
      .sort(([, a], [, b]) => b - a)
      .slice(0, 6);
    const wrong = others.length === 0 ? undefined : drawn(others, random);
    return wrong === undefined ? undefined : replace(at, word, wrong);
  },
  'same-sound character'(text, at, { confusions, characters }, random) {
    const right = text[at] ?? '';
    if (!isHan(right)) return undefined;
    const near = random() < 0.2;
    const others = confusions
      .soundingLike(right.charCodeAt(0))
      .filter(
        (other) =>
          other !== right &&
          !isAlike(right, other) &&
          (confusions.nearness(right.charCodeAt(0), other.charCodeAt(0)) === 'near') === near,
      )
      .map((other) => [other, (characters.get(other) ?? 0) ** 0.7] as const);
    const wrong = others.length === 0 ? undefined : drawn(others, random);
    return wrong === undefined ? undefined : replace(at, right, wrong);
  },
  'similar shape'(text, at, { confusions, characters }, random) {
    const right = text[at] ?? '';
    if (!isHan(right)) return undefined;
    const others = confusions
      .lookingLike(right.charCodeAt(0))
      .filter(({ character }) => !isAlike(right, character) && (characters.get(character) ?? 0) > 500)
      .map(({ character, likeness }) => [character, likeness ** 6 * (characters.get(character) ?? 0) ** 0.3] as const);
    const wrong = others.length === 0 ? undefined : drawn(others, random);
    return wrong === undefined ? undefined : replace(at, right, wrong);
  },
  transposed(text, at, { words }) {
    const right = wordAt(text, at, words)?.slice(0, 2) ?? '';
    const [a = '', b = ''] = right;
    return right.length < 2 || a === b ? undefined : replace(at, right, b + a);
  },
  lost(text, at) {
    const right = text[at] ?? '';
    // What goes without being missed, as a 的 between two nouns, is no error.
    if (
      !isHan(right) ||
      '的了着地就也都还又很已将把一'.includes(right) ||
      right === text[at + 1] ||
      right === text[at - 1]
    )
      return undefined;
    return { from: at, to: at, wrong: '', right };
  },
  doubled(text, at) {
    const right = text[at] ?? '';
    if (!isHan(right) || right === text[at + 1] || right === text[at - 1]) return undefined;
    return { from: at, to: at + 2, wrong: right + right, right };
  },
  'wrong mark'(text, at, _of, random) {
    const right = text[at] ?? '';
    const pair = pairs.find((both) => both.some((mark) => mark === right));
    if (pair !== undefined) return replace(at, right, right === pair[0] ? pair[1] : pair[0]);
    const others = marks[right];
    if (others === undefined) return undefined;
    const kind = random();
    if (kind < 0.4) return replace(at, right, right + right);
    if (kind < 0.6)
      return replace(at, right, { '，': ',', '。': '.', '：': ':', '；': ';', '？': '?', '！': '!' }[right] ?? '，，');
    return replace(at, right, right + (others[Math.floor(random() * others.length)] ?? '，'));
  },
  'wrong digit'(text, at, _of, random) {
    const right = text[at] ?? '';
    if (!/^[0-9]$/.test(right)) return undefined;
    return replace(at, right, String((Number(right) + 1 + Math.floor(random() * 9)) % 10));
  },
  name(text, at, of, random) {
    const name = of.people.find((one) => text.startsWith(one, at));
    if (name === undefined) return undefined;
    const within = at + Math.floor(random() * name.length);
    const kind = random();
    if (kind < 0.6) return makers['same-sound character'](text, within, of, random);
    if (kind < 0.85) return makers['similar shape'](text, within, of, random);
    return replace(at, name, [...name.slice(0, -2), name.at(-1), name.at(-2)].join(''));
  },
};

/** A text with errors, one in so many characters. */
export function withErrors(
  text: string,
  every: number,
  seed: number,
  of: Catalogue,
): { readonly text: string; readonly errors: readonly MadeError[] } {
  const random = seeded(seed);
  const wanted = Math.max(1, Math.round(text.length / every));
  const made: MadeError[] = [];
  const chances = errorKinds.map((kind) => [kind, shares[kind]] as const);
  for (let error = 0; error < wanted; error++) {
    const kind = drawn(chances, random) ?? 'lost';
    for (let attempt = 0; attempt < 400; attempt++) {
      const at = Math.floor(random() * text.length);
      const one = makers[kind](text, at, of, random);
      if (one === undefined || one.wrong === one.right) continue;
      // Far enough apart that each is judged by itself.
      if (made.some(({ from }) => Math.abs(from - one.from) < 40)) continue;
      made.push({ ...one, kind });
      break;
    }
  }
  made.sort((a, b) => a.from - b.from);
  let out = '';
  let last = 0;
  const errors = made.map((one) => {
    out += text.slice(last, one.from);
    const from = out.length;
    out += one.wrong;
    last = one.from + one.right.length;
    return { ...one, from, to: from + one.wrong.length };
  });
  return { text: out + text.slice(last), errors };
}
