/** From a place in body text to another line of it, as the page breaks it. */
import type { SetLine } from '../../shared/compose/article-lines.ts';
import type { ArticleLines } from '../session/edition-session.ts';
import type { TextPlace } from '../state/place-map.ts';

/** A place so many lines of the page on, as far into its line as here; or a line's start or end. */
export function lineFrom(
  lines: ArticleLines | null,
  place: TextPlace,
  step: -1 | 0 | 1,
  edge: 'start' | 'end' | null,
): TextPlace | null {
  if (lines?.articleId !== place.articleId) return null;
  const all = [...lines.paragraphs.values()].flatMap(({ id, lines: own, end }) =>
    own.map((line: SetLine, at) => ({
      part: id as string,
      from: line.from,
      to: own[at + 1]?.from ?? end,
      isLast: at === own.length - 1,
    })),
  );
  const at = all.findLastIndex((line) => line.part === place.part && line.from <= place.offset);
  const here = all[at];
  const line = all[at + step];
  if (here === undefined || line === undefined) return null;
  // The end of a line that goes on is before its last character: behind it the next line starts.
  const last = line.isLast ? line.to : line.to - 1;
  const offset =
    edge === 'start' ? line.from : edge === 'end' ? last : Math.min(last, line.from + place.offset - here.from);
  return { articleId: place.articleId, part: line.part, offset };
}
