/** What is done to the story at hand as a whole: gone to, said how far it is, held over. */
import { editStatus, holdArticle } from '../../shared/edition/edits.ts';
import type { Article, Edition } from '../../shared/edition/records.ts';
import { isPlaced, threadOf } from '../../shared/edition/selectors.ts';
import { commandSet } from '../commands/command-set.ts';
import type { Stores } from '../state/stores.ts';

interface StoryAtHand {
  readonly edition: Edition;
  readonly article: Article;
}

export function storyCommands({
  session,
  selection,
  navigation,
}: Pick<Stores, 'session' | 'selection' | 'navigation'>) {
  const atHand = (): StoryAtHand | null => {
    const { edition } = session.state.get();
    const article = edition?.articles[selection.get().articleId ?? ''];
    return edition === null || article === undefined ? null : { edition, article };
  };
  const withStory = (work: (hand: StoryAtHand) => void) => () => {
    const hand = atHand();
    if (hand !== null) work(hand);
  };
  const isThere =
    (is: (hand: StoryAtHand) => boolean = () => true) =>
    () => {
      const hand = atHand();
      return hand !== null && is(hand);
    };
  return commandSet({
    'story.go': {
      run: withStory(({ article }) => navigation.toArticle(article.id)),
      isEnabled: isThere(({ edition, article }) => threadOf(edition, article.id).length > 0),
      why: 'whyUnplaced',
    },
    'story.status': {
      run: withStory(({ edition, article }) => {
        const status = article.status === 'edited' ? 'draft' : 'edited';
        session.edit('article.status', editStatus(edition, article.id, status));
      }),
      isEnabled: isThere(),
      why: 'whyNoArticle',
    },
    'story.hold': {
      run: withStory(({ edition, article }) =>
        session.edit('article.held', holdArticle(edition, article.id, article.held !== true)),
      ),
      isEnabled: isThere(({ edition, article }) => !isPlaced(edition, article.id)),
      why: 'whyPlaced',
    },
  });
}
