/** Stories that begin on the desk: blank ones, and what of a block that was drawn goes on with which. */
import { isBlank } from '../../shared/edition/bare-articles.ts';
import { emptyArticle } from '../../shared/edition/create.ts';
import type { ArticleId, BlockId } from '../../shared/edition/ids.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import { articleTitle, threadOf } from '../../shared/edition/selectors.ts';
import { commandSet } from '../commands/command-set.ts';
import { inBoth } from '../i18n/strings.ts';
import type { AtHand, DeskStores } from './at-hand.ts';

export class Stories {
  readonly #hand: AtHand;
  readonly #stores: DeskStores;

  constructor(hand: AtHand, stores: DeskStores) {
    this.#hand = hand;
    this.#stores = stores;
  }

  /** Begins a story in the pool, and gives the keyboard to its headline in the galley. */
  begin(): void {
    if (this.#hand.edition === null) return;
    const record = emptyArticle();
    this.#hand.edit('copy.new', [{ kind: 'put', table: 'articles', id: record.id, record }]);
    this.#stores.caret.clear();
    this.#stores.selection.update({ articleId: record.id, blocks: [], cells: null, cropping: null });
    // Hidden, it has no headline to write.
    this.#stores.view.showPane('galley');
    // Once the galley shows it.
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        document.querySelector<HTMLElement>('.galley textarea[data-part="headline"]')?.focus(),
      ),
    );
  }

  /** Says which story a block that was drawn goes on with, and offers a blank one in its place; `taken` is the story at hand. */
  tellContinued(id: BlockId, taken: ArticleId | null): void {
    const { edition } = this.#hand;
    const block = edition?.blocks[id];
    if (edition === null || block === undefined || !('articleId' in block)) return;
    const article = edition.articles[block.articleId];
    if (article === undefined) return;
    if (taken !== null && taken !== article.id) this.#tellBlank(id, taken);
    const title = articleTitle(article);
    if (title === '') return;
    const isMore = block.kind === 'body' && threadOf(edition, article.id).length > 1;
    this.#stores.notices.offer(
      inBoth(isMore ? 'blockGoesOn' : 'blockShows', { title }),
      'blockAnew',
      () => this.#anew(id),
      {
        about: 'drawn',
        holds: (state) => {
          const now = state.edition?.blocks[id];
          return now !== undefined && 'articleId' in now && now.articleId === article.id;
        },
      },
    );
  }

  /** Says that a block that was drawn is blank, since the story at hand stands whole, and offers to go on with that one. */
  #tellBlank(id: BlockId, taken: ArticleId): void {
    const { edition } = this.#hand;
    const block = edition?.blocks[id];
    const article = edition?.articles[taken];
    const title = article === undefined ? '' : articleTitle(article);
    if (block === undefined || !('articleId' in block) || title === '') return;
    const { articleId: blank } = block;
    this.#stores.notices.offer(inBoth('blockBlank', { title }), 'blockGoOn', () => this.#goOn(id, taken), {
      about: 'drawn',
      // Once something is written in it, it is a story like others.
      holds: ({ edition: now }) => {
        const drawn = now?.blocks[id];
        const own = now?.articles[blank];
        const isAsDrawn = drawn !== undefined && 'articleId' in drawn && drawn.articleId === blank;
        return isAsDrawn && now?.articles[taken] !== undefined && own !== undefined && isBlank(own);
      },
    });
  }

  /** Has a block that was drawn blank go on with a story; its own goes. */
  #goOn(id: BlockId, articleId: ArticleId): void {
    const { edition } = this.#hand;
    const block = edition?.blocks[id];
    if (edition === null || block === undefined || !('articleId' in block)) return;
    const last = threadOf(edition, articleId).at(-1)?.threadOrder ?? -1;
    const isShownElsewhere = Object.values(edition.blocks).some(
      (one) => one.id !== id && 'articleId' in one && one.articleId === block.articleId,
    );
    const order: Patch[] =
      block.kind === 'body' ? [{ kind: 'set', table: 'blocks', id, path: ['threadOrder'], value: last + 1 }] : [];
    this.#hand.edit('text.link', [
      { kind: 'set', table: 'blocks', id, path: ['articleId'], value: articleId },
      ...order,
      ...(isShownElsewhere ? [] : [{ kind: 'remove', table: 'articles', id: block.articleId } as const]),
    ]);
    this.#stores.selection.select([id], { alone: true });
  }

  /** Gives a block a blank story of its own. */
  #anew(id: BlockId): void {
    const { edition } = this.#hand;
    const block = edition?.blocks[id];
    if (block === undefined || !('articleId' in block)) return;
    const record = emptyArticle();
    const set = (path: string, value: ArticleId | number): Patch => ({
      kind: 'set',
      table: 'blocks',
      id,
      path: [path],
      value,
    });
    const alone = block.kind === 'body' ? [set('threadOrder', 0)] : [];
    this.#hand.edit('copy.new', [
      { kind: 'put', table: 'articles', id: record.id, record },
      set('articleId', record.id),
      ...alone,
    ]);
    this.#stores.selection.select([id], { alone: true });
  }
}

export function storyCommandsOfDesk(stories: Stories, { view }: Pick<DeskStores, 'view'>) {
  return commandSet({
    'copy.new': { run: () => stories.begin(), isEnabled: () => view.get().mode !== 'proof', why: 'whyReading' },
  });
}
