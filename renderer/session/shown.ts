/** What the engine says, joined to what it said before: it tells of what has changed alone. */
import type { ParagraphLines } from '../../shared/compose/article-lines.ts';
import type { ComposedPage } from '../../shared/compose/display-list.ts';
import type { PageId, ParagraphId } from '../../shared/edition/ids.ts';
import type { ArticleLinesChange, Composition } from '../engine/engine.ts';
import type { PageSummary } from '../engine/messages.ts';
import { type PackedPage, unpackPage } from '../engine/packed-page.ts';
import type { ArticleLines } from './edition-state.ts';

/** An article's lines after a change of them. */
export function linesWith(
  before: ArticleLines | null,
  { articleId, order, changed }: ArticleLinesChange,
): ArticleLines {
  const known = before?.paragraphs ?? new Map<ParagraphId, ParagraphLines>();
  const news = new Map(changed.map((one) => [one.id, one]));
  const paragraphs = new Map<ParagraphId, ParagraphLines>();
  for (const id of order) {
    const lines = news.get(id) ?? known.get(id);
    if (lines !== undefined) paragraphs.set(id, lines);
  }
  return { articleId, paragraphs };
}

/** The pages looked at with those that came, of which none is kept that is looked at no longer. */
export function shownWith(
  shown: ReadonlyMap<PageId, ComposedPage>,
  pages: readonly PackedPage[],
  looked: readonly PageId[],
): ReadonlyMap<PageId, ComposedPage> {
  if (pages.length === 0) return shown;
  const all = new Map(shown);
  for (const packed of pages) all.set(packed.page.id, unpackPage(packed, shown.get(packed.page.id)));
  return new Map([...all].filter(([id]) => looked.includes(id)));
}

/** What is known of every page after a composition. */
export function summariesWith(
  before: ReadonlyMap<PageId, PageSummary>,
  composition: Composition,
): ReadonlyMap<PageId, PageSummary> {
  const changed = new Map(composition.changed.map((page) => [page.id, page]));
  const next = new Map<PageId, PageSummary>();
  for (const id of composition.order) {
    const page = changed.get(id) ?? before.get(id);
    if (page !== undefined) next.set(id, page);
  }
  return next;
}
