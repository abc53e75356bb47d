/** What rules of copy know of a story as a whole. */
import { Lists } from '../lists/lists.ts';
import { FAMILY, standsAsName } from './name-words.ts';

export interface StoryFacts {
  /** How often words stand in the story: what stands three times is meant. */
  times(words: string): number;
  /** People whom the story names three times and more, by what stands beside their names. */
  people(): Lists;
}

/** What stands so often is counted no further. */
const MOST = 9;

/** Of longer ones the beginning tells enough, in UTF-16 units. */
const LONGEST = 200_000;

/** Who stands so often in a story is written as is meant. */
const OFTEN = 3;
const families = new Set<string>(FAMILY);
const HAN = /^\p{Script=Han}+$/u;

/** Names of three characters in a text, where what stands beside them says that they are names. */
function namesIn(text: string): Set<string> {
  const names = new Set<string>();
  for (let at = 0; at + 3 <= text.length; at++) {
    if (!families.has(text[at] ?? '')) continue;
    const name = text.slice(at, at + 3);
    if (!names.has(name) && HAN.test(name) && standsAsName(text, at, at + 3)) names.add(name);
  }
  return names;
}

/** Facts of a story from all its texts. */
export function storyFacts(texts: readonly string[]): StoryFacts {
  const all = texts.join('\n').slice(0, LONGEST);
  const known = new Map<string, number>();
  /** How often each two characters stand: most words that are asked for stand nowhere, or once. */
  let pairs: Map<string, number> | undefined;
  const countPairs = () => {
    const counts = new Map<string, number>();
    for (let at = 0; at + 1 < all.length; at++) {
      const pair = all.slice(at, at + 2);
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
    return counts;
  };
  let people: Lists | undefined;
  const facts: StoryFacts = {
    people() {
      people ??= new Lists(
        [...namesIn(all)].filter((name) => facts.times(name) >= OFTEN).map((name) => ({ kind: 'person', name })),
      );
      return people;
    },
    times(words) {
      const before = known.get(words);
      if (before !== undefined) return before;
      let count = 0;
      if (words.length > 1) {
        pairs ??= countPairs();
        count = pairs.get(words.slice(0, 2)) ?? 0;
        if (count === 0) return 0;
      }
      count = 0;
      for (
        let at = all.indexOf(words);
        words !== '' && at >= 0 && count < MOST;
        at = all.indexOf(words, at + words.length)
      )
        count++;
      known.set(words, count);
      return count;
    },
  };
  return facts;
}
