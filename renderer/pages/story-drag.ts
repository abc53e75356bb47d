/**
 * A story dragged from the pool over the pages: the shape it would take there, composed, before it is let go. The pointer chooses
 * how many columns it takes; so do digits and the wheel. On a story that stands there it is laid beside that one, and takes its
 * place only while the key is held by which stories change places.
 */
import { blockModule } from '../../shared/blocks/kinds.ts';
import { boundsOf, holdsPoint } from '../../shared/edition/boxes.ts';
import { gridFrame } from '../../shared/edition/formats.ts';
import type { ArticleId, BlockId } from '../../shared/edition/ids.ts';
import { emptyPlacesOn, placeAt } from '../../shared/edition/places.ts';
import type { Article, Block, Edition } from '../../shared/edition/records.ts';
import { replaceStory } from '../../shared/edition/replace-story.ts';
import { articleTitle, blocksOnPage, threadOf } from '../../shared/edition/selectors.ts';
import { storyOnPage, swapStories } from '../../shared/edition/swap.ts';
import type { Frame, Pt } from '../../shared/edition/units.ts';
import type { Region } from '../../shared/layout/place.ts';
import { freeRegion, regionAt } from '../../shared/layout/place-article.ts';
import { keyText } from '../commands/keys.ts';
import type { Desk } from '../desk/desk.ts';
import type { SaidValue, StringKey } from '../i18n/strings.ts';
import { Observable } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';
import type { Sheet } from './sheets.ts';

/** A point of a sheet, and of the window in CSS pixels. */
export interface DragPoint {
  readonly sheet: Sheet;
  readonly x: Pt;
  readonly y: Pt;
  readonly screen: { readonly x: number; readonly y: number };
}

/** What is shown of the drag: the frames it would make, and what is said beside the pointer. */
interface DragShown {
  readonly sheet: Sheet;
  readonly frames: readonly Frame[];
  readonly says: StringKey;
  readonly values: Readonly<Record<string, SaidValue>>;
  /** The role of the empty place it would go in. */
  readonly role: string | null;
  /** Digits and wheel would change it. */
  readonly takesColumns: boolean;
  /** The headline of the story under the pointer whose place it would take with the key held; null where there is none. */
  readonly couldReplace: string | null;
  readonly screen: DragPoint['screen'];
}

/** What letting go would do. */
type Outcome =
  | { readonly does: 'fill'; readonly block: BlockId }
  | { readonly does: 'place'; readonly region: Region }
  | { readonly does: 'swap'; readonly one: BlockId; readonly other: BlockId }
  | { readonly does: 'replace'; readonly block: BlockId }
  | { readonly does: 'nothing' };

type DragHost = Pick<Stores, 'session' | 'notices'> & {
  readonly desk: Pick<Desk, 'threads' | 'hand' | 'replacing' | 'swapping'>;
};

/** The top-most block of a page under a point, panels aside, which lie behind what stands in them; null where there is none. */
function blockUnder(edition: Edition, at: DragPoint): Block | null {
  const under = blocksOnPage(edition, at.sheet.page.id).findLast(
    ({ kind, frame }) => blockModule(kind).runaround !== 'on' && holdsPoint(frame, at),
  );
  return under ?? null;
}

/** The story of a page in one of whose blocks a point lies. */
function storyUnder(
  edition: Edition,
  at: DragPoint,
): { readonly block: BlockId; readonly article: Article; readonly frames: readonly Frame[] } | null {
  const under = blockUnder(edition, at);
  const story = under === null ? null : storyOnPage(edition, under.id);
  const article = story === null ? undefined : edition.articles[story.articleId];
  if (under === null || story === null || article === undefined) return null;
  return { block: under.id, article, frames: story.blocks.map(({ frame }) => frame) };
}

export class StoryDrag extends Observable<DragShown | null> {
  readonly #host: DragHost;
  #article: ArticleId | null = null;
  #at: DragPoint | null = null;
  /** Columns that were typed or turned to; null while the pointer chooses them. */
  #columns: number | null = null;
  /** The key is held by which it takes the place of the story it is over. */
  #isReplacing = false;
  #outcome: Outcome = { does: 'nothing' };
  /** The shape that is shown, or asked for. */
  #shape: string | null = null;
  #isAsking = false;
  /** The story whose place it would take, as it is shown: composed once. */
  #replacing: string | null = null;

  constructor(host: DragHost) {
    super(null);
    this.#host = host;
  }

  get isOn(): boolean {
    return this.#article !== null;
  }

  begin(article: ArticleId): void {
    this.#article = article;
    this.#columns = null;
    this.#isReplacing = false;
  }

  /** The pointer is over a page, or over none. */
  move(at: DragPoint | null): void {
    this.#at = at;
    this.#look();
  }

  /** The key by which it takes another's place is held, or let go. */
  hold(isReplacing: boolean): void {
    if (this.#isReplacing === isReplacing) return;
    this.#isReplacing = isReplacing;
    this.#look();
  }

  /** So many columns, as far as the page has them. */
  take(columns: number): void {
    const most = this.#at?.sheet.page.grid.columns;
    if (most === undefined || columns < 1) return;
    this.#columns = Math.min(columns, most);
    this.#look();
  }

  /** A column more or less. */
  step(by: 1 | -1): void {
    const now = this.#columns ?? (this.#outcome.does === 'place' ? this.#outcome.region.span : null);
    if (now !== null) this.take(now + by);
  }

  cancel(): void {
    this.#article = null;
    this.#at = null;
    this.#endShape();
    this.#outcome = { does: 'nothing' };
    this.set(null);
  }

  /** Lets go: does what was shown. */
  drop(): void {
    const [article, at, outcome, shown] = [this.#article, this.#at, this.#outcome, this.get()];
    this.cancel();
    if (article === null || at === null) return;
    const { desk, notices } = this.#host;
    const { pageId, x, y } = { pageId: at.sheet.page.id, x: at.x, y: at.y };
    if (outcome.does === 'swap') {
      const { edition } = desk.hand;
      if (edition !== null) desk.swapping.exchange('story.swap', swapStories(edition, outcome.one, outcome.other));
    } else if (outcome.does === 'replace') desk.replacing.replace(outcome.block, article);
    else if (outcome.does === 'nothing') {
      if (shown === null) return;
      const { says, values, couldReplace: title } = shown;
      if (title === null || says !== 'dropTaken') notices.notify('refused', says, values);
      else notices.notify('refused', 'dropTakenCould', { title, key: keyText('CmdOrCtrl') });
    } else {
      const place = outcome.does === 'fill' ? { pageId, x, y } : { pageId, region: outcome.region };
      void notices.attempt(() => desk.threads.place(article, place), `placing ${article}`);
    }
  }

  /** The pages are shown as they are; they are composed for it only where a shape was asked for. */
  #endShape(): void {
    if (this.#shape === null && this.#replacing === null) return;
    this.#shape = null;
    this.#replacing = null;
    this.#host.session.preview(null);
  }

  #show(
    sheet: Sheet,
    frames: readonly Frame[],
    says: StringKey,
    values: DragShown['values'] = {},
    role: string | null = null,
  ): void {
    const { screen } = this.#at ?? { screen: { x: 0, y: 0 } };
    const takesColumns = this.#outcome.does === 'place';
    this.set({ sheet, frames, says, values, role, takesColumns, couldReplace: this.#couldReplace(), screen });
  }

  #say(
    outcome: Outcome,
    at: DragPoint,
    frames: readonly Frame[],
    says: StringKey,
    values?: DragShown['values'],
    role: string | null = null,
  ): void {
    this.#outcome = outcome;
    if (outcome.does === 'replace') this.#shape = null;
    else if (outcome.does !== 'place') this.#endShape();
    this.#show(at.sheet, frames, says, values, role);
  }

  #look(): void {
    const { edition } = this.#host.desk.hand;
    const [article, at] = [this.#article, this.#at];
    if (article === null || edition === null) return;
    if (at === null) {
      this.#outcome = { does: 'nothing' };
      this.#endShape();
      this.set(null);
      return;
    }
    const { page } = at.sheet;
    const isPlaced = threadOf(edition, article).length > 0;
    const target = placeAt(edition, page.id, at);
    if (target !== null && !isPlaced) this.#overPlace(edition, at, target);
    else if (isPlaced) this.#overStory(edition, article, at);
    else if (this.#isReplacing && this.#overOther(edition, article, at)) return;
    else {
      const region =
        regionAt(edition, page, at, this.#columns) ?? (this.#columns === null ? freeRegion(edition, page) : null);
      if (region !== null) this.#overFree(article, at, region);
      else if (this.#columns === null) this.#say({ does: 'nothing' }, at, [], 'dropTaken');
      else this.#say({ does: 'nothing' }, at, [], 'dropNoSuchRoom', { columns: this.#columns });
    }
  }

  #overPlace(edition: Edition, at: DragPoint, block: BlockId): void {
    const place = emptyPlacesOn(edition, at.sheet.page.id).find(({ blocks }) => blocks.some(({ id }) => id === block));
    const frame = edition.blocks[block]?.frame;
    const frames = place?.blocks.map((one) => one.frame) ?? (frame === undefined ? [] : [frame]);
    if (place === undefined) this.#say({ does: 'fill', block }, at, frames, 'dropIntoBlock');
    else this.#say({ does: 'fill', block }, at, frames, 'dropInto', {}, place.role);
  }

  /** The headline of the story on the page under the pointer, where the one that is dragged could take its place. */
  #couldReplace(): string | null {
    const { edition } = this.#host.desk.hand;
    const [article, at] = [this.#article, this.#at];
    const does = this.#outcome.does;
    if (edition === null || at === null || article === null || (does !== 'place' && does !== 'nothing')) return null;
    const over = storyUnder(edition, at);
    const isFree = over !== null && threadOf(edition, article).length === 0;
    return isFree && typeof replaceStory(edition, over.block, article) !== 'string' ? articleTitle(over.article) : null;
  }

  /** A story on a page gives its place to one that is on none; false where there is none. */
  #overOther(edition: Edition, article: ArticleId, at: DragPoint): boolean {
    const over = storyUnder(edition, at);
    if (over === null) return false;
    const key = `replace ${over.article.id} ${at.sheet.page.id}`;
    const shown = this.get();
    if (this.#replacing === key && this.#outcome.does !== 'place' && shown !== null) {
      this.set({ ...shown, screen: at.screen });
      return true;
    }
    const replaced = replaceStory(edition, over.block, article);
    if (replaced === 'none') return false;
    if (typeof replaced === 'string')
      this.#say({ does: 'nothing' }, at, [], this.#host.desk.replacing.sayRefusal(replaced));
    else {
      const frames = replaced.blocks.map(({ frame }) => frame);
      this.#host.session.preview(replaced.patches);
      const title = articleTitle(over.article);
      this.#say({ does: 'replace', block: over.block }, at, frames, 'dropReplaces', { title });
    }
    this.#replacing = key;
    return true;
  }

  /** A story that stands on a page can only change places with another. */
  #overStory(edition: Edition, article: ArticleId, at: DragPoint): void {
    const own = threadOf(edition, article)[0];
    const over = storyUnder(edition, at);
    if (own === undefined || over === null || over.article.id === article) {
      this.#say({ does: 'nothing' }, at, [], 'dropStands');
      return;
    }
    const frame = boundsOf(over.frames);
    const title = articleTitle(over.article);
    this.#say({ does: 'swap', one: own.id, other: over.block }, at, [frame], 'dropSwaps', { title });
  }

  #overFree(article: ArticleId, at: DragPoint, region: Region): void {
    const { page } = at.sheet;
    if (this.#replacing !== null) this.#endShape();
    const key = [page.id, region.column, region.span, region.row, region.rows].join(' ');
    this.#outcome = { does: 'place', region };
    if (key === this.#shape) {
      const shown = this.get();
      if (shown !== null) this.set({ ...shown, couldReplace: this.#couldReplace(), screen: at.screen });
      return;
    }
    this.#shape = key;
    const frame = gridFrame(page.grid, region.column, region.span, region.row, region.rows);
    this.#say({ does: 'place', region }, at, [frame], 'dropShape', { columns: region.span, rows: region.rows });
    void this.#compose(article);
  }

  /** Asks for the shape as it is composed; one at a time, and the newest next. */
  async #compose(article: ArticleId): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      let composed: string | null = null;
      while (this.#shape !== composed && this.#shape !== null && this.#outcome.does === 'place' && this.#at !== null) {
        composed = this.#shape;
        const { region } = this.#outcome;
        const { sheet } = this.#at;
        const shape = await this.#host.session.ask('shape', { articleId: article, pageId: sheet.page.id, region });
        if (this.#shape !== composed || this.#article !== article || shape === null) continue;
        this.#host.session.preview(shape.patches);
        const values = { columns: region.span, rows: shape.rows, count: shape.overset };
        this.#show(sheet, shape.frames, shape.overset > 0 ? 'dropOver' : 'dropFits', values);
      }
    } finally {
      this.#isAsking = false;
    }
  }
}
