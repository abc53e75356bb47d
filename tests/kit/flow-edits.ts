/** Edits of an article's text by offsets in a flow, for tests. */

import { createEdition } from '../../shared/edition/create.ts';
import { flowPatches } from '../../shared/edition/flow-edit.ts';
import type { FlowEdit } from '../../shared/edition/mark-fields.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import type { Article } from '../../shared/edition/records.ts';

const empty = createEdition({ date: '2024-03-08', format: 'tabloid', pages: 1 });

/** The article with one stretch of the flow round a part replaced. */
export function editFlow(article: Article, part: string, edit: FlowEdit): Article {
  const edition = { ...empty, articles: { [article.id]: article } };
  return applyPatches(edition, flowPatches(article, part, [edit])).edition.articles[article.id] ?? article;
}
