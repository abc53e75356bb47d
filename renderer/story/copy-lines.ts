/** Lines of an article that are not its body, as text to type in: a headline's lines, and captions. */
import { credits } from '../../shared/edition/article-records.ts';
import type { ArticleId, PartId } from '../../shared/edition/ids.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import type { Article, Edition, Leaf } from '../../shared/edition/records.ts';
import { captionPart, headlineLine, linePart, photoOfPart, readPart, solePart } from '../../shared/edition/text.ts';
import type { TextPlace } from '../state/place-map.ts';

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
  /** Puts text in place of what stands between two offsets. */
  replace(from: number, to: number, text: string): Patch[];
  /** Parts the line into two at an offset; null where that cannot be. */
  split(offset: number): LineEdit | null;
  /** Joins the line to the one before; null where that cannot be. */
  join(): LineEdit | null;
}

function runs(text: string): Leaf[] {
  return text === '' ? [] : [{ text }];
}

/** The editing of a part's text as it stands. */
function replaceIn(id: ArticleId, part: PartId, text: string): CopyLine['replace'] {
  return (from, to, put) => [
    {
      kind: 'text',
      table: 'articles',
      id,
      part,
      offset: from,
      remove: runs(text.slice(from, to)),
      insert: runs(put),
    },
  ];
}

function lineOfHeadline(article: Article, name: string): CopyLine | null {
  const at = headlineLine(name);
  const lines = at === null ? [] : article.headlines[at.list];
  const text = lines[at?.index ?? 0];
  if (at === null || text === undefined) return null;
  const { list, index } = at;
  const record = { table: 'articles', id: article.id } as const;
  const part = linePart(list, index);
  const [before, beforePart] = [lines[index - 1], linePart(list, index - 1)];
  return {
    text,
    label: 'edit.headline',
    replace: replaceIn(article.id, part, text),
    split: (offset) => ({
      patches: [{ kind: 'split', ...record, part, offset, into: null }],
      to: { articleId: article.id, part: linePart(list, index + 1), offset: 0 },
    }),
    join: () =>
      before === undefined
        ? null
        : {
            patches: [{ kind: 'join', ...record, part: beforePart, offset: before.length, from: null }],
            to: { articleId: article.id, part: beforePart, offset: before.length },
          },
  };
}

function lineOfCaption(article: Article, name: string): CopyLine | null {
  const photo = photoOfPart(article, name);
  const part = photo === null ? null : captionPart(photo.id);
  if (photo === null || part === null || part !== name) return null;
  return {
    text: photo.caption,
    label: 'photo.caption',
    replace: replaceIn(article.id, part, photo.caption),
    split: () => null,
    join: () => null,
  };
}

function lineOfCredit(article: Article, name: string): CopyLine | null {
  const credit = credits.find((one) => one === name);
  const part = credit === undefined ? null : solePart(credit);
  const text = part === null ? null : readPart(article, part);
  if (part === null || text === null) return null;
  return {
    text,
    label: 'edit.credits',
    replace: replaceIn(article.id, part, text),
    split: () => null,
    join: () => null,
  };
}

/** The line a place is in; null for body text, and where there is none. */
export function copyLineAt(edition: Edition, { articleId, part }: TextPlace): CopyLine | null {
  const article = edition.articles[articleId];
  return article === undefined
    ? null
    : (lineOfHeadline(article, part) ?? lineOfCaption(article, part) ?? lineOfCredit(article, part));
}
