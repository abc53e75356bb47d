/** What is done to the story at hand as a whole: gone to, said how far it is, held over. */
import { isBare } from '../../shared/edition/bare-articles.ts';
import { editStatus, holdArticle } from '../../shared/edition/edits.ts';
import type { Article, Edition } from '../../shared/edition/records.ts';
import { articleTitle, isPlaced, threadOf } from '../../shared/edition/selectors.ts';
import { removeStory } from '../../shared/edition/story-removal.ts';
import { articlesInOrder } from '../../shared/reading/article-order.ts';
import { commandSet } from '../commands/command-set.ts';
import { inBoth } from '../i18n/strings.ts';
import type { Stores } from '../state/stores.ts';

interface StoryAtHand {
  readonly edition: Edition;
  readonly article: Article;
}

export function storyCommands({
  session,
  selection,
  navigation,
  notices,
}: Pick<Stores, 'session' | 'selection' | 'navigation' | 'notices'>) {
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
  const remove = ({ edition, article }: StoryAtHand) => {
    const patches = removeStory(edition, article.id);
    if (patches === null) return;
    // Who takes several out goes on with the one after it.
    const order = articlesInOrder(edition).filter((one) => !isBare(edition, one));
    const at = order.findIndex(({ id }) => id === article.id);
    selection.update({ articleId: (order[at + 1] ?? order[at - 1])?.id ?? null, blocks: [], cells: null });
    session.edit('copy.delete', patches);
    const title = articleTitle(article);
    if (title !== '')
      notices.say('done', inBoth('storyDeleted', { title }), {
        about: `deleted ${article.id}`,
        holds: ({ edition: now }) => now !== null && now.articles[article.id] === undefined,
      });
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
    'story.delete': {
      run: withStory(remove),
      isEnabled: isThere(({ edition, article }) => removeStory(edition, article.id) !== null),
      why: 'whyStoryInUse',
    },
  });
}
