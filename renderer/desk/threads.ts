/** Text from block to block: linking, jumping to another page, making copy fit, placing a story. */
import { directionOf, hasDirection, setDirection } from '../../shared/edition/directions.ts';
import { fillFoot, fitArticle } from '../../shared/edition/edits.ts';
import type { ArticleId, BlockId, PageId } from '../../shared/edition/ids.ts';
import type { Block } from '../../shared/edition/records.ts';
import { blocksOnPage, pagesInOrder, printedPage, threadOf } from '../../shared/edition/selectors.ts';
import { halvesOf, numbersAt } from '../../shared/edition/spreads.ts';
import { linkBlocks, unlinkAfter } from '../../shared/edition/threads.ts';
import type { StoryPlace } from '../../shared/layout/place-article.ts';
import { commandSet } from '../commands/command-set.ts';
import { Once } from '../state/once.ts';
import type { AtHand, DeskStores } from './at-hand.ts';
import type { Templates } from './templates.ts';

/** A page, and where on it a story is to stand. */
type PlaceOnPage = { readonly pageId: PageId } & NonNullable<StoryPlace>;

export class Threads {
  readonly #hand: AtHand;
  readonly #stores: DeskStores;
  readonly #templates: Pick<Templates, 'fill'>;
  readonly #once = new Once();
  /** The jump asked for last: the next is made of what that one has left. */
  #jumped: Promise<unknown> = Promise.resolve();

  /** `templates` puts stories in places that wait for one. */
  constructor(hand: AtHand, stores: DeskStores, templates: Pick<Templates, 'fill'>) {
    this.#hand = hand;
    this.#stores = stores;
    this.#templates = templates;
  }

  /** Links text from a block into another; says why where it cannot be. */
  link(from: BlockId, to: BlockId): void {
    const { edition } = this.#hand;
    const { notices, selection } = this.#stores;
    if (edition === null) return;
    const linked = linkBlocks(edition, from, to);
    if (linked === 'itself') notices.notify('refused', 'linkItself');
    else if (linked === 'not-body') notices.notify('refused', 'linkNotBody');
    else if (linked === 'already') notices.notify('hint', 'linkAlready');
    else this.#hand.edit('text.link', linked);
    selection.takeUpSelecting();
  }

  /** Starts linking: the next body block clicked, or drawn, takes the text on. */
  startLink(from: BlockId): void {
    this.#stores.selection.update({ tool: 'link', linkFrom: from });
    this.#stores.notices.notify('hint', 'linkHow');
  }

  /** Does something to the selected block of body text; says so where none is selected. */
  withBody(work: (body: Block<'body'>) => void): void {
    const block = this.#hand.page?.blocks.find((one) => one.kind === 'body');
    if (block?.kind === 'body') work(block);
    else this.#stores.notices.notify('hint', 'selectBody');
  }

  /** Links text into the next block of body text, on this page or another. */
  linkNext(from: BlockId): void {
    const { edition } = this.#hand;
    if (edition === null) return;
    const bodies = pagesInOrder(edition)
      .flatMap((page) => blocksOnPage(edition, page.id))
      .filter((block) => block.kind === 'body');
    const to = bodies[bodies.findIndex((block) => block.id === from) + 1];
    if (to === undefined) this.#stores.notices.notify('refused', 'linkNotBody');
    else this.link(from, to.id);
  }

  unlink(id: BlockId): void {
    const { edition } = this.#hand;
    if (edition !== null && !this.#hand.edit('text.unlink', unlinkAfter(edition, id))) {
      this.#stores.notices.notify('hint', 'nothingToUnlink');
    }
  }

  /** Makes the last block of a story as high as its text. */
  async fit(id: ArticleId | null = this.#hand.articleId): Promise<void> {
    if (id === null) return;
    await this.#once.do(`fit ${id}`, async () => {
      const patches = await this.#stores.session.ask('fit', { articleId: id });
      if (!this.#hand.edit('text.fit', patches)) this.#stores.notices.notify('hint', 'fitNothing');
    });
  }

  /** Has the columns of the body blocks selected end at their feet, or where the copy does if all of them fill theirs. */
  fillFeet(): void {
    const bodies = this.#hand.page?.blocks.filter((one) => one.kind === 'body') ?? [];
    const isFilled = !bodies.every(({ foot }) => foot === 'fill');
    const { edition } = this.#hand;
    if (edition === null) return;
    this.#hand.edit(
      'block.setting',
      bodies.flatMap((body) => fillFoot(edition, body, isFilled)),
    );
  }

  /** Has the lines of the selected copy and headlines run down, or across where all of them do. */
  turnLines(): void {
    const found = this.#hand.page?.blocks.filter(hasDirection) ?? [];
    const { edition } = this.#hand;
    if (edition === null) return;
    const isDown = (block: (typeof found)[number]) =>
      (block.kind === 'body' ? directionOf(edition, block.articleId) : block.direction) === 'down';
    const direction = found.every(isDown) ? 'across' : 'down';
    // Blocks of one story are turned once, with all of its thread.
    const once = new Map(found.map((block) => [block.kind === 'body' ? block.articleId : block.id, block]));
    this.#hand.edit(
      'text.direction',
      [...once.values()].flatMap((block) => setDirection(edition, block, direction)),
    );
  }

  /** Has the rest of a story go on on another page, of a 通版 on the half with that id. */
  async jump(to: PageId, id: ArticleId | null = this.#hand.articleId): Promise<void> {
    if (id === null) return;
    const { edition } = this.#hand;
    const number = edition === null ? undefined : printedPage(edition, to)?.half.page.number;
    const standsThere = ({ pageId, frame }: Block) => {
      const page = edition?.pages[pageId];
      return page !== undefined && number !== undefined && numbersAt(page, frame).includes(number);
    };
    if (edition === null || threadOf(edition, id).some(standsThere)) {
      this.#stores.notices.notify('refused', 'jumpStandsThere');
      return;
    }
    await this.#once.do(`jump ${id} ${to}`, () => {
      const jumped = this.#jumped.then(async () => {
        this.#hand.edit('text.jump', await this.#stores.session.ask('jump', { articleId: id, to }));
      });
      this.#jumped = jumped.catch(() => undefined);
      return jumped;
    });
  }

  async jumpNamed(typed: string): Promise<void> {
    const page = this.#hand.pageNamed(typed);
    const half = page === null ? undefined : halvesOf(page).find((one) => one.page.number === Number(typed.trim()));
    if (half !== undefined) await this.jump(half.page.id);
  }

  setFitting(fitting: 'tight' | 'loose' | null, id: ArticleId | null = this.#hand.articleId): void {
    const { edition } = this.#hand;
    if (edition !== null && id !== null) this.#hand.edit('text.fitting', fitArticle(edition, id, fitting));
  }

  /** Puts an article in a place that waits for one, else on a page, near a point where one is given. */
  async place(articleId: ArticleId, at: PlaceOnPage | null = null): Promise<void> {
    await this.#once.do(`place ${articleId}`, () => this.#placeNow(articleId, at));
  }

  /** Places a story in so many columns of the page at hand, where it has most room for them. */
  async placeIn(articleId: ArticleId, typed: string): Promise<void> {
    const hand = this.#hand.page;
    if (hand === null) return;
    const columns = Number(typed.normalize('NFKC').replace(/\s*(?:栏|columns?|cols?)\s*$/u, ''));
    const most = hand.page.grid.columns;
    if (!Number.isInteger(columns) || columns < 1 || columns > most) {
      this.#stores.notices.notify('refused', 'columnsBounds', { most });
      return;
    }
    await this.place(articleId, { pageId: hand.page.id, columns });
  }

  async #placeNow(articleId: ArticleId, at: PlaceOnPage | null): Promise<void> {
    const hand = this.#hand.page;
    const { session, selection, notices } = this.#stores;
    if (hand === null) return;
    const isExact = at !== null && !('x' in at);
    if (!isExact && this.#templates.fill(articleId, at)) return;
    if (threadOf(hand.edition, articleId).length > 0) {
      notices.notify('refused', 'alreadyPlaced');
      return;
    }
    const patches = await session.ask('place', { articleId, pageId: at?.pageId ?? hand.page.id, at });
    if (patches === null) {
      notices.notify('refused', 'noRoom');
      return;
    }
    this.#hand.edit('text.place', patches);
    const placed = patches.flatMap((patch) => (patch.kind === 'put' && patch.table === 'blocks' ? [patch.id] : []));
    const { edition } = this.#hand;
    if (edition !== null) selection.select(placed.flatMap((id) => edition.blocks[id]?.id ?? []));
  }
}

export function threadCommands(threads: Threads, hand: AtHand, { selection }: DeskStores) {
  const hasArticle = () => hand.articleId !== null;
  return commandSet({
    'text.link': { run: () => threads.withBody(({ id }) => threads.startLink(id)) },
    'text.link-next': { run: () => threads.withBody(({ id }) => threads.linkNext(id)) },
    'text.unlink': { run: () => threads.withBody(({ id }) => threads.unlink(id)) },
    'text.fit': { run: () => threads.fit(), isEnabled: hasArticle, why: 'whyNoArticle' },
    'text.direction': {
      run: () => threads.turnLines(),
      isEnabled: () => hand.page?.blocks.some(hasDirection) === true,
      why: 'whyNoLines',
    },
    'text.fill-foot': {
      run: () => threads.fillFeet(),
      isEnabled: () => hand.page?.blocks.some(({ kind }) => kind === 'body') === true,
      why: 'whyNoBody',
    },
    'text.jump': { run: (typed) => threads.jumpNamed(typed), isEnabled: hasArticle, why: 'whyNoArticle' },
    'text.tight': { run: () => threads.setFitting('tight'), isEnabled: hasArticle, why: 'whyNoArticle' },
    'text.loose': { run: () => threads.setFitting('loose'), isEnabled: hasArticle, why: 'whyNoArticle' },
    'text.even': { run: () => threads.setFitting(null), isEnabled: hasArticle, why: 'whyNoArticle' },
    'text.place': {
      run: async () => {
        const { articleId } = selection.get();
        if (articleId !== null) await threads.place(articleId);
      },
      isEnabled: () => selection.get().articleId !== null,
      why: 'whyNoArticle',
    },
    'text.place-columns': {
      run: async (typed) => {
        const { articleId } = selection.get();
        if (articleId !== null) await threads.placeIn(articleId, typed);
      },
      isEnabled: () => selection.get().articleId !== null,
      why: 'whyNoArticle',
    },
  });
}
