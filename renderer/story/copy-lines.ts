/** Lines of an article that are not its body, as text to type in: a headline's lines, and captions. */
import { editHeadline, editPhoto } from '../../shared/edition/edits.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { headlineLine, linePart, partKind, photoOfPart } from '../../shared/edition/text.ts';
import type { TextPlace } from '../pages/place-map.ts';

/** An edit of lines, and where it leaves the caret. */
export interface LineEdit {
  readonly patches: Patch[];
  readonly to: TextPlace;
}

/** One line of an article that is not its body: a headline's, or a caption. */
export interface CopyLine {
  readonly text: string;
  /** What the history calls an edit of it. */
  readonly label: string;
  write(text: string): Patch[];
  /** Parts the line into two at an offset; null where that cannot be. */
  split(offset: number): LineEdit | null;
  /** Joins the line to the one before; null where that cannot be. */
  join(): LineEdit | null;
}

function headlineCopy(edition: Edition, place: TextPlace): CopyLine | null {
  const own = headlineLine(place.part);
  const article = edition.articles[place.articleId];
  if (article === undefined || own === null) return null;
  const { list: name, index: at } = own;
  const lines = article.headlines[name];
  const text = lines[at];
  if (text === undefined) return null;
  const write = (next: readonly string[]) => editHeadline(edition, article.id, name, next);
  const line = (index: number, offset: number): TextPlace => ({
    articleId: article.id,
    part: linePart(name, index),
    offset,
  });
  const before = lines[at - 1];
  return {
    text,
    label: 'edit.headline',
    write: (next) => write(lines.with(at, next)),
    split: (offset) => ({
      patches: write(lines.toSpliced(at, 1, text.slice(0, offset), text.slice(offset))),
      to: line(at + 1, 0),
    }),
    join: () =>
      before === undefined
        ? null
        : { patches: write(lines.toSpliced(at - 1, 2, before + text)), to: line(at - 1, before.length) },
  };
}

function captionCopy(edition: Edition, place: TextPlace): CopyLine | null {
  const article = edition.articles[place.articleId];
  const photo = article === undefined || partKind(place.part) !== 'caption' ? null : photoOfPart(article, place.part);
  if (photo === null) return null;
  return {
    text: photo.caption,
    label: 'photo.caption',
    write: (caption) => editPhoto(edition, place.articleId, { ...photo, caption }),
    split: () => null,
    join: () => null,
  };
}

/** The line a place is in; null for body text, and where there is none. */
export function copyLineAt(edition: Edition, place: TextPlace): CopyLine | null {
  return headlineCopy(edition, place) ?? captionCopy(edition, place);
}
