/** Words of a file that are longer than the fields of an article and a picture hold: they stay, in another place, and are told. */
import { LONGEST_FIELD } from './field-length.ts';
import { characterStart } from './graphemes.ts';
import type { ImportRemark } from './import-remarks.ts';
import type { StoryCopy } from './story-copy.ts';

const isTooLong = (text: string) => text.length > LONGEST_FIELD;
const paragraphOf = (text: string): StoryCopy['body'][number] => ({ type: 'paragraph', leaves: [{ text }] });

/** A story whose lines all fit their fields: one that is too long is a paragraph at the head of its copy. */
export function storyWithinFields(story: StoryCopy): { readonly story: StoryCopy; readonly remarks: ImportRemark[] } {
  const { kicker, headline, deck, summary, byline, dateline, source, editor } = story;
  const singles = { summary, byline, dateline, source, editor };
  const moved = [...kicker, ...headline, ...deck, ...Object.values(singles)].filter(isTooLong);
  if (moved.length === 0) return { story, remarks: [] };
  const short = (text: string) => (isTooLong(text) ? '' : text);
  const lines = (texts: readonly string[]) => texts.filter((text) => !isTooLong(text));
  // Runs are by their lines: those of a line that goes to the copy go from among them.
  const looks = Object.fromEntries(
    (['kicker', 'headline', 'deck'] as const).flatMap((list) => {
      const runs = story.looks?.[list]?.filter((_, at) => !isTooLong(story[list][at] ?? ''));
      return runs === undefined || runs.length === 0 ? [] : [[list, runs]];
    }),
  );
  return {
    story: {
      ...(Object.keys(looks).length === 0 ? {} : { looks }),
      kicker: lines(kicker),
      headline: lines(headline),
      deck: lines(deck),
      summary: short(summary),
      byline: short(byline),
      dateline: short(dateline),
      source: short(source),
      editor: short(editor),
      body: [...moved.map(paragraphOf), ...story.body],
    },
    remarks: [{ kind: 'line-too-long', count: moved.length }],
  };
}

/** A picture's words that fit their fields, no character divided: what is beyond is told in full. */
export function wordsWithinFields<Words extends { readonly caption: string; readonly credit: string }>(
  words: Words,
): { readonly words: Words; readonly remarks: ImportRemark[] } {
  const endOf = (text: string) => (isTooLong(text) ? characterStart(text, LONGEST_FIELD) : text.length);
  const beyond = [words.caption, words.credit].flatMap((text) => (isTooLong(text) ? [text.slice(endOf(text))] : []));
  if (beyond.length === 0) return { words, remarks: [] };
  const cut = {
    caption: words.caption.slice(0, endOf(words.caption)),
    credit: words.credit.slice(0, endOf(words.credit)),
  };
  return {
    words: { ...words, ...cut },
    remarks: [{ kind: 'picture-words-long', count: beyond.length, text: beyond.join('\n') }],
  };
}
