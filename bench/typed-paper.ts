/** A full paper, and letters that are typed in it one after the other: what the store's benchmarks work on. */
import type { Patch } from '../shared/edition/operations.ts';
import type { Article, Edition } from '../shared/edition/records.ts';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from '../tests/kit/editions.ts';

/** The store looks after its log so often. */
export const LOOKED_AFTER = 160;
/** Paragraphs of a story. */
const PARAGRAPHS = 4;
/** Letters of a burst. */
const BURST = 8;

/** Pages with three stories each, on the page as blocks. */
export function paper(pages: number): Edition {
  let edition = emptyEdition(pages);
  const text = '东湖南岸的灯火一直亮到深夜，人们慢慢散去。'.repeat(6);
  for (let number = 1; number <= pages; number++) {
    const stories = [1, 2, 3].map(() => article([text, text, text, text]));
    for (const story of stories) edition = withArticle(edition, story);
    edition = withBlocks(
      edition,
      stories.map((story, place) => bodyBlock(pageOf(edition, number), story, { row: place * 10, rows: 9 })),
    );
  }
  return edition;
}

/** A letter typed, or one of those taken out again, so that the copy stays as long as it is; and its burst. */
export function key(stories: readonly Article[], count: number): readonly [Patch, string] {
  const burst = Math.floor(count / BURST);
  const place = burst % (stories.length * PARAGRAPHS);
  const story = stories[place % stories.length];
  const part = story?.body[Math.floor(place / stories.length)]?.id;
  if (story === undefined || part === undefined) throw new Error('no story');
  const letter = [{ text: '字' }];
  // Every other round takes out what the one before it put in.
  const isTyped = Math.floor(burst / (stories.length * PARAGRAPHS)) % 2 === 0;
  const [remove, insert] = isTyped ? [[], letter] : [letter, []];
  return [{ kind: 'text', table: 'articles', id: story.id, part, offset: 0, remove, insert }, `${burst}`];
}
