/** Says whose story a block will be of that the tool in hand draws, before it is drawn. */
import type { PageId } from '../../shared/edition/ids.ts';
import { isMaster } from '../../shared/edition/masters.ts';
import { articleTitle, threadOf } from '../../shared/edition/selectors.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import { beginsStory, drawnStory } from '../state/drawn-story.ts';
import type { Stores } from '../state/stores.ts';

/** The words for it, where it is drawn on a page; null where the tool draws nothing that carries a story. */
export function useDrawnTold(stores: Pick<Stores, 'session' | 'selection'>, pageId: PageId | null): string | null {
  const words = useWords();
  const { edition, articles } = useParts(stores.session.state, 'edition', 'articles');
  const { tool, articleId, isChosen } = useParts(stores.selection, 'tool', 'articleId', 'isChosen');
  if (tool === 'select' || tool === 'link' || !beginsStory(tool) || edition === null || pageId === null) return null;
  // No story stands on a master: that is said where one is drawn there.
  if (isMaster(edition.pages[pageId])) return null;
  const id = drawnStory(tool, pageId, { edition, articles }, { articleId, isChosen });
  const article = id === null ? undefined : edition.articles[id];
  if (article === undefined) return words('drawsBlank');
  const title = articleTitle(article) || words('untitled');
  const isMore = tool === 'body' && threadOf(edition, article.id).length > 0;
  return words(isMore ? 'drawsMore' : 'drawsStory', { title });
}
