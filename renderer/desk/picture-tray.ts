/** What is done with the tray (图片): its pictures and drawings put into frames, on the page, or with a story. */
import type { ChosenArt } from '../../shared/contract/api.ts';
import type { ArticleId, BlockId, PageId } from '../../shared/edition/ids.ts';
import { newId } from '../../shared/edition/ids.ts';
import { frameAt } from '../../shared/edition/insert.ts';
import {
  droppedOn,
  givePicture,
  type TrayItem,
  type TrayPicture,
  takesItem,
  trayKey,
  trayName,
  trayOf,
} from '../../shared/edition/picture-tray.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { articleTitle } from '../../shared/edition/selectors.ts';
import type { Pt } from '../../shared/edition/units.ts';
import { oversetNow, sayPushed } from '../state/pushed-copy.ts';
import type { Artworks } from './artworks.ts';
import type { AtHand, DeskStores } from './at-hand.ts';
import type { Drawn, Inserting } from './inserting.ts';
import type { Photos } from './photos.ts';

/** A point of a page, in points from its top left corner. */
interface PointOnPage {
  readonly pageId: PageId;
  readonly x: Pt;
  readonly y: Pt;
}

/** Where an item is to go: into a block, or into a new one of a story or of none. */
type Whither =
  | { readonly kind: 'block'; readonly blockId: BlockId }
  | { readonly kind: 'new'; readonly drawn: Drawn; readonly articleId: ArticleId | null };

/** What makes new blocks for the tray. */
interface TrayDesk {
  readonly inserting: Inserting;
  readonly photos: Photos;
  readonly artworks: Artworks;
}

export class Tray {
  readonly #hand: AtHand;
  readonly #stores: DeskStores;
  readonly #desk: TrayDesk;
  /**
   * The block that was made last for an item put on the page by a key. It is selected, so that it is seen; the next key is not
   * meant to replace its picture.
   */
  #made: BlockId | null = null;

  constructor(hand: AtHand, stores: DeskStores, desk: TrayDesk) {
    this.#hand = hand;
    this.#stores = stores;
    this.#desk = desk;
  }

  /** Puts an item into the frame that is selected, or on the page at hand: where it is free, else where copy gives way. True where it was placed. */
  place(key: string): boolean {
    const { notices } = this.#stores;
    const hand = this.#hand.page;
    const item = this.#item(key);
    if (hand === null || item === null) return false;
    const [chosen] = hand.blocks;
    if (chosen !== undefined && chosen.id !== this.#made && takesItem(chosen, item)) {
      if (chosen.locked !== true) return this.#put(item, { kind: 'block', blockId: chosen.id });
      notices.notify('hint', 'isLocked');
      return false;
    }
    if (this.#needsAdvert(item)) return false;
    const form = item.kind === 'image' ? 'photo' : 'artwork';
    const { inserting } = this.#desk;
    const drawn = inserting.room(form, 'nothing') ?? inserting.room(form, 'copy');
    if (drawn === null) {
      notices.notify('hint', 'trayNoRoom', { number: hand.page.number });
      return false;
    }
    const isPlaced = this.#put(item, { kind: 'new', drawn, articleId: null });
    if (isPlaced) notices.notify('done', 'trayPlaced', { name: trayName(item), number: hand.page.number });
    this.#made = this.#hand.page?.selection[0] ?? null;
    return isPlaced;
  }

  /** Puts an item where it was dropped: into the frame there, or into a new one with its corner there. */
  drop(key: string, { pageId, x, y }: PointOnPage): void {
    const { notices } = this.#stores;
    const { edition } = this.#hand;
    const item = this.#item(key);
    if (edition === null || item === null) return;
    const on = droppedOn(edition, pageId, { x, y }, item);
    if (on.kind === 'nameplate') notices.notify('hint', 'trayNotOnNameplate');
    else if (on.kind === 'block' && on.isLocked) notices.notify('hint', 'isLocked');
    else if (on.kind === 'block') this.#put(item, on);
    else if (!this.#needsAdvert(item)) {
      const frame = frameAt(edition, item.kind === 'image' ? 'photo' : 'artwork', pageId, { x, y });
      this.#put(item, { kind: 'new', drawn: { pageId, frame }, articleId: on.articleId });
    }
  }

  /** Lets a picture go with a story: it is placed with it, and its caption is kept there. */
  give(key: string, articleId: ArticleId): void {
    const { notices } = this.#stores;
    const item = this.#item(key);
    const article = this.#hand.edition?.articles[articleId];
    if (item === null || article === undefined) return;
    const title = articleTitle(article);
    if (item.kind === 'artwork' || item.image.placed !== undefined) notices.notify('hint', 'trayNoPhoto');
    else if (this.#hand.edit('photo.give', givePicture(article, item)))
      notices.notify('done', 'trayGiven', { name: trayName(item), title });
    else notices.notify('hint', 'trayGivenBefore', { name: trayName(item), title });
  }

  #item(key: string): TrayItem | null {
    const { edition } = this.#hand;
    return edition === null ? null : (trayOf(edition).find((item) => trayKey(item) === key) ?? null);
  }

  /** Says of a page of a PDF that only an advert takes it. */
  #needsAdvert(item: TrayItem): boolean {
    if (item.kind === 'artwork' || item.image.placed === undefined) return false;
    this.#stores.notices.notify('hint', 'trayNeedsAdvert');
    return true;
  }

  #put(item: TrayItem, whither: Whither): boolean {
    const { session, selection, notices } = this.#stores;
    const { edition } = this.#hand;
    if (edition === null) return false;
    const before = oversetNow(session);
    this.#made = null;
    if (whither.kind === 'block') selection.select([whither.blockId], { alone: true });
    const isPlaced =
      item.kind === 'artwork' ? this.#putDrawing(item, whither) : this.#putPicture(edition, item, whither);
    if (!isPlaced) return false;
    void sayPushed(session, before).then((all) => {
      for (const { said, cause } of all) notices.say('problem', said, cause);
    });
    return true;
  }

  #putDrawing({ artwork }: Extract<TrayItem, { kind: 'artwork' }>, whither: Whither): boolean {
    const art: ChosenArt = { kind: 'artwork', artwork, remarks: [] };
    const step = newId<'step'>();
    const wanted =
      whither.kind === 'block' ? ({ into: 'selected' } as const) : ({ into: 'new', drawn: whither.drawn } as const);
    return this.#desk.artworks.place(art, { ...wanted, step }) !== null;
  }

  #putPicture(edition: Edition, { image, words, photo }: TrayPicture, whither: Whither): boolean {
    const { photos } = this.#desk;
    const step = newId<'step'>();
    const placing = { image, ...words };
    if (whither.kind === 'block') return photos.place(placing, { into: 'selected', step }) !== null;
    const { drawn, articleId } = whither;
    // Dropped on another story it goes with that one; else with its own, whose photo keeps its words.
    const own = photo !== null && (articleId === null || articleId === photo.articleId) ? photo : null;
    const isKnown = own !== null && edition.articles[own.articleId] !== undefined;
    const wanted = isKnown ? own : { articleId };
    return photos.place(placing, { into: 'new', drawn, step, ...wanted }) !== null;
  }
}
