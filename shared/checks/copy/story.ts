/** What rules of copy know of a story as a whole. */

export interface StoryFacts {
  /** How often words stand in the story and in the edition around it: what stands three times is meant. */
  times(words: string): number;
}

/** What stands so often is counted no further. */
const MOST = 9;

/** Facts of a story from all its texts, and those of the edition around it. */
export function storyFacts(texts: readonly string[]): StoryFacts {
  const all = texts.join('\n');
  const known = new Map<string, number>();
  return {
    times(words) {
      const before = known.get(words);
      if (before !== undefined) return before;
      let count = 0;
      for (let at = all.indexOf(words); at >= 0 && count < MOST; at = all.indexOf(words, at + words.length)) count++;
      if (words !== '') known.set(words, count);
      return count;
    },
  };
}
