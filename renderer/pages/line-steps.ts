/** From a place in body text to another line of it, as the page breaks it. */
import type { Article } from '../../shared/edition/records.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import { previousCharacter, seenStarts } from '../../shared/text/graphemes.ts';
import type { ArticleLines } from '../session/edition-state.ts';
import type { TextPlace } from '../state/place-map.ts';

/** A line of a paragraph: UTF-16 offsets in its text. */
interface LineOfText {
  readonly part: string;
  readonly from: number;
  readonly to: number;
  readonly isLast: boolean;
}

function linesOf(lines: ArticleLines): LineOfText[] {
  return [...lines.paragraphs.values()].flatMap(({ id, lines: own, end }) =>
    own.map((line, at) => ({
      part: id as string,
      from: line.from,
      to: own[at + 1]?.from ?? end,
      isLast: at === own.length - 1,
    })),
  );
}

/** A place so many lines of the page on, as many characters into its line as here; or a line's start or end. */
export function lineFrom(
  lines: ArticleLines | null,
  article: Article,
  place: TextPlace,
  step: -1 | 0 | 1,
  edge: 'start' | 'end' | null,
): TextPlace | null {
  if (lines?.articleId !== place.articleId) return null;
  const all = linesOf(lines);
  const at = all.findLastIndex((line) => line.part === place.part && line.from <= place.offset);
  const here = all[at];
  const line = all[at + step];
  if (here === undefined || line === undefined) return null;
  const textOf = (part: string) => {
    const paragraph = article.body.find(({ id }) => id === part);
    return paragraph === undefined ? '' : paragraphText(paragraph);
  };
  const text = textOf(line.part);
  // The end of a line that goes on is before its last character: behind it the next line starts.
  const last = line.isLast ? line.to : Math.max(line.from, previousCharacter(text, line.to));
  const within = () => {
    const { length } = seenStarts(textOf(here.part).slice(here.from, place.offset));
    const start = seenStarts(text.slice(line.from, line.to))[length];
    return start === undefined ? last : Math.min(last, line.from + start);
  };
  const offset = edge === 'start' ? line.from : edge === 'end' ? last : within();
  return { articleId: place.articleId, part: line.part, offset };
}
