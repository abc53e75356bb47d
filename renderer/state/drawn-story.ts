/** Whose story a block is that somebody draws: the one taken up while it wants room, else one of its own. */
import { type BlockForm, blockForm, blockModule } from '../../shared/blocks/kinds.ts';
import type { ArticleId, PageId } from '../../shared/edition/ids.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { threadOf } from '../../shared/edition/selectors.ts';
import type { EditionState } from '../session/edition-state.ts';
import type { SelectionState } from './selection.ts';

/** True of what carries a story from its headline to its end: drawn, it begins one where none wants room. */
export function beginsStory(form: BlockForm): boolean {
  return blockModule(blockForm(form).kind).carriesStory === true;
}

/** True where a story has copy or a headline that no block of it prints yet. */
function wantsRoom(edition: Edition, id: ArticleId, form: BlockForm, pageId: PageId, overset: number): boolean {
  const thread = threadOf(edition, id);
  if (blockForm(form).kind === 'body') return thread.length === 0 || overset > 0;
  const headed = Object.values(edition.blocks).filter(
    (block) => block.kind === 'headline' && 'articleId' in block && block.articleId === id,
  );
  // Where it goes on, on another page, it may have a headline of its own.
  const goesOnHere = thread.some((block) => block.pageId === pageId) && !headed.some((one) => one.pageId === pageId);
  return headed.length === 0 || goesOnHere;
}

/** The story that a block of a form goes on with where it is drawn on a page; null where it begins one. */
export function drawnStory(
  form: BlockForm,
  pageId: PageId,
  { edition, articles }: Pick<EditionState, 'edition' | 'articles'>,
  { articleId, isChosen }: Pick<SelectionState, 'articleId' | 'isChosen'>,
): ArticleId | null {
  if (edition === null || articleId === null || !beginsStory(form)) return articleId;
  if (!isChosen || edition.articles[articleId] === undefined) return null;
  const overset = articles.find(({ id }) => id === articleId)?.charactersOverset ?? 0;
  return wantsRoom(edition, articleId, form, pageId, overset) ? articleId : null;
}
