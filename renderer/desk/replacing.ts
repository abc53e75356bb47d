/** 替换: a story of the pool takes the place of one on the page, which goes back to the pool. */
import type { ArticleId, BlockId, PageId } from '../../shared/edition/ids.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { type ReplaceRefusal, replaceStory } from '../../shared/edition/replace-story.ts';
import { articleTitle, blocksOnPage, threadOf } from '../../shared/edition/selectors.ts';
import { commandSet } from '../commands/command-set.ts';
import { inBoth, type StringKey } from '../i18n/strings.ts';
import type { AtHand, DeskStores } from './at-hand.ts';

/** Why one story does not take another's place, in the window's words. */
const refusals: Readonly<Record<ReplaceRefusal, StringKey>> = {
  none: 'dropTaken',
  stands: 'alreadyPlaced',
  locked: 'dropLocked',
  jumped: 'dropJumped',
};

/** Stories that begin on a page, each with its first block. */
function storiesOn(edition: Edition, pageId: PageId): { readonly title: string; readonly block: BlockId }[] {
  const ids = new Set(
    blocksOnPage(edition, pageId).flatMap((block) => ('articleId' in block ? [block.articleId] : [])),
  );
  return [...ids].flatMap((id) => {
    const [first] = threadOf(edition, id);
    const article = edition.articles[id];
    return first?.pageId !== pageId || article === undefined ? [] : [{ title: articleTitle(article), block: first.id }];
  });
}

/** What of the desk and the window it needs. */
type ReplacingHand = Pick<AtHand, 'edition' | 'page' | 'edit'>;
interface ReplacingStores {
  readonly selection: Pick<DeskStores['selection'], 'select'> & { get(): { readonly articleId: ArticleId | null } };
  readonly notices: Pick<DeskStores['notices'], 'notify' | 'say'>;
}

export class Replacing {
  readonly #hand: ReplacingHand;
  readonly #stores: ReplacingStores;

  constructor(hand: ReplacingHand, stores: ReplacingStores) {
    this.#hand = hand;
    this.#stores = stores;
  }

  /** Puts a story in the place of the one that a block is part of, as one step, and says what left the page. */
  replace(id: BlockId, articleId: ArticleId): void {
    const { edition } = this.#hand;
    if (edition === null) return;
    const { selection, notices } = this.#stores;
    const replaced = replaceStory(edition, id, articleId);
    if (typeof replaced === 'string') {
      notices.notify('refused', refusals[replaced]);
      return;
    }
    const [article, other] = [edition.articles[articleId], edition.articles[replaced.leaving]];
    if (article === undefined || other === undefined || !this.#hand.edit('story.replace', replaced.patches)) return;
    const [first] = replaced.blocks;
    if (first !== undefined) selection.select([first.id], { isWhole: true });
    const { alsoOn, staying } = replaced;
    const said = {
      ...{ title: articleTitle(article), other: articleTitle(other) },
      ...{ pages: alsoOn.map(String), count: staying },
    };
    const keys: StringKey[] = ['storyReplaced'];
    if (alsoOn.length > 0) keys.push('replacedAlso');
    if (staying > 0) keys.push('replacedStays');
    const parts = keys.map((key) => inBoth(key, said));
    notices.say('done', {
      zh: parts.map(({ zh }) => zh).join(''),
      en: parts.map(({ en }) => en).join(' '),
    });
  }

  /** Why one does not take another's place. */
  sayRefusal(refusal: ReplaceRefusal): StringKey {
    return refusals[refusal];
  }

  /** Replaces the story of the page at hand that is called so, or else the one in whose headline the words are. */
  replaceNamed(typed: string): void {
    const hand = this.#hand.page;
    const { articleId } = this.#stores.selection.get();
    if (hand === null || articleId === null) return;
    const wanted = typed.trim();
    const stories = storiesOn(hand.edition, hand.page.id).filter(({ title }) => title !== '');
    const called = stories.filter(({ title }) => title === wanted);
    const found = called.length > 0 || wanted === '' ? called : stories.filter(({ title }) => title.includes(wanted));
    const [only] = found;
    if (only !== undefined && found.length === 1) this.replace(only.block, articleId);
    else if (stories.length === 0) this.#stores.notices.notify('refused', 'replaceNone');
    else
      this.#stores.notices.notify('refused', 'replaceWhich', {
        titles: (found.length > 1 ? found : stories).map(({ title }) => `“${title}”`),
      });
  }

  /** True where the story taken up is on no page. */
  get canReplace(): boolean {
    const { edition } = this.#hand;
    const { articleId } = this.#stores.selection.get();
    return edition !== null && articleId !== null && threadOf(edition, articleId).length === 0;
  }
}

export function replacingCommands(replacing: Replacing) {
  return commandSet({
    'story.replace': {
      run: (typed) => replacing.replaceNamed(typed),
      isEnabled: () => replacing.canReplace,
      why: 'whyNotWaiting',
    },
  });
}
