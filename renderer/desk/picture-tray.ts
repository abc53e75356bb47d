/** What is done with the tray (图片): its pictures and drawings put into frames, on the page, or with a story. */

import type { ChosenArt } from '../../shared/contract/api.ts';
import { deleteBlocks } from '../../shared/edition/blocks.ts';
import type { ArticleId, BlockId } from '../../shared/edition/ids.ts';
import { newId } from '../../shared/edition/ids.ts';
import { frameForPicture, type PictureShape, shapedFrame } from '../../shared/edition/picture-frame.ts';
import {
  droppedOn,
  givePictures,
  shownArt,
  type TrayItem,
  type TrayPicture,
  takesItem,
  trayKey,
  trayName,
  trayOf,
} from '../../shared/edition/picture-tray.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { articleTitle } from '../../shared/edition/selectors.ts';
import { numberAt } from '../../shared/edition/spreads.ts';
import { removeFromTray } from '../../shared/edition/tray-removal.ts';
import { inBoth } from '../i18n/strings.ts';
import { Observable } from '../session/observable.ts';
import type { PointOnPage } from '../state/dropped-at.ts';
import { pageNumberIn } from '../state/page-names.ts';
import { oversetNow, sayPushed } from '../state/pushed-copy.ts';
import type { Artworks } from './artworks.ts';
import type { AtHand, DeskStores } from './at-hand.ts';
import type { Drawn, Inserting } from './inserting.ts';
import type { Photos } from './photos.ts';

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

/** What the tray shows beside what waits, by the keys of items. */
interface TrayShown {
  /** What came last and waits here: it is listed though a page has it already. */
  readonly came: readonly string[];
  /** Those that are chosen, the one that was pressed last at the end. */
  readonly chosen: readonly string[];
  /** Counts what came: the list opens and goes to it. */
  readonly turn: number;
}

/** The shape of an item: of its pixels, or of its drawing. */
function shapeOf(item: TrayItem): PictureShape {
  return item.kind === 'image' ? item.image : item.artwork;
}

const nothing: TrayShown = { came: [], chosen: [], turn: 0 };

export class Tray {
  readonly shown = new Observable(nothing);
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
    let { path } = stores.session.state.get();
    // A step back may have taken away what came; another edition has other pictures.
    stores.session.watchPatches((_, isStep) => {
      if (isStep) this.shown.update({ came: [] });
    });
    stores.session.state.subscribe(() => {
      const now = stores.session.state.get().path;
      if (now !== path) this.shown.set(nothing);
      path = now;
    });
  }

  /** Has the tray go to what came and waits in it: it is what the hand reaches for next. */
  show(keys: readonly string[]): void {
    if (keys.length === 0) return;
    this.shown.set({ came: keys, chosen: keys, turn: this.shown.get().turn + 1 });
  }

  choose(chosen: readonly string[]): void {
    this.shown.update({ chosen });
  }

  /** An item that was put somewhere waits no longer. */
  #settled(key: string): void {
    const { came } = this.shown.get();
    if (came.includes(key)) this.shown.update({ came: came.filter((one) => one !== key) });
  }

  /** Takes items out of the edition; says of those in use where they stand. True where any went. */
  remove(keys: readonly string[]): boolean {
    const { edition } = this.#hand;
    const { notices } = this.#stores;
    if (edition === null) return false;
    const { patches, removed, inUse } = removeFromTray(edition, keys);
    const isDone = this.#hand.edit('photo.remove', patches);
    const [first] = removed;
    if (first !== undefined) {
      const [name, count] = [trayName(first), removed.length];
      notices.notify('done', count === 1 ? 'trayRemoved' : 'trayRemovedMany', { name, count });
    }
    for (const item of inUse) {
      const { pages } = item;
      notices.notify('hint', pages.length > 0 ? 'trayInUse' : 'trayInUseOnMaster', { name: trayName(item), pages });
    }
    for (const item of removed) this.#settled(trayKey(item));
    this.choose(this.shown.get().chosen.filter((key) => inUse.some((item) => trayKey(item) === key)));
    return isDone;
  }

  /** Puts an item into the frame that is selected, or on the page at hand: where it is free, else where copy gives way. True where it was placed. */
  place(key: string, step = newId<'step'>()): boolean {
    const { notices } = this.#stores;
    const hand = this.#hand.page;
    const item = this.#item(key);
    if (hand === null || item === null) return false;
    const [chosen] = hand.blocks;
    if (chosen !== undefined && chosen.id !== this.#made && takesItem(chosen, item)) {
      if (chosen.locked !== true) return this.#put(item, { kind: 'block', blockId: chosen.id }, step);
      notices.notify('hint', 'isLocked');
      return false;
    }
    if (this.#needsAdvert(item)) return false;
    const form = item.kind === 'image' ? 'photo' : 'artwork';
    const { inserting } = this.#desk;
    const drawn = inserting.room(form, 'nothing') ?? inserting.room(form, 'copy');
    if (drawn === null) {
      notices.notify('hint', 'trayNoRoom', (language) => ({ number: pageNumberIn(language, hand.page) }));
      return false;
    }
    const shaped = { ...drawn, frame: shapedFrame(drawn.frame, shapeOf(item), hand.page.grid) };
    const isPlaced = this.#put(item, { kind: 'new', drawn: shaped, articleId: null }, step);
    if (isPlaced)
      notices.notify('done', 'trayPlaced', { name: trayName(item), number: numberAt(hand.page, shaped.frame) });
    this.#made = this.#hand.page?.selection[0] ?? null;
    return isPlaced;
  }

  /** Puts items where they were dropped, the one in the hand first: that one into the frame there or a new one, several with the story they fell on. */
  dropAll(keys: readonly string[], at: PointOnPage): void {
    const [held] = keys;
    const { edition } = this.#hand;
    const item = held === undefined ? null : this.#item(held);
    if (held === undefined || edition === null || item === null) return;
    const on = droppedOn(edition, at.pageId, at, item);
    if (keys.length > 1 && on.kind === 'page' && on.articleId !== null) this.giveAll(keys, on.articleId);
    else this.drop(held, at);
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
    else if (on.kind === 'block') this.#exchange(edition, item, on.blockId);
    else if (!this.#needsAdvert(item)) {
      const form = item.kind === 'image' ? 'photo' : 'artwork';
      const { frame, covers } = frameForPicture(edition, form, pageId, { x, y }, shapeOf(item));
      const isPlaced = this.#put(item, { kind: 'new', drawn: { pageId, frame }, articleId: on.articleId });
      if (isPlaced && covers !== null) this.#sayCovers(item, covers);
    }
  }

  /** Puts an item into a block, and says what it takes the place of, with the way back. */
  #exchange(edition: Edition, item: TrayItem, blockId: BlockId): void {
    const before = this.#shownIn(edition, blockId);
    if (!this.#put(item, { kind: 'block', blockId }) || before === null || trayKey(before) === trayKey(item)) return;
    const { notices } = this.#stores;
    const words = inBoth('trayReplaced', { name: trayName(item), old: trayName(before) });
    const isShown = ({ edition: now }: { readonly edition: Edition | null }) => {
      const block = now?.blocks[blockId];
      return now !== null && block !== undefined && shownArt(now, block) === trayKey(item);
    };
    notices.offer(words, 'trayReplacedBack', () => this.#put(before, { kind: 'block', blockId }), { holds: isShown });
  }

  /** Asks of an item that lies on another picture whether it is to take the other's place. */
  #sayCovers(item: TrayItem, covers: BlockId): void {
    const { edition } = this.#hand;
    const other = edition === null ? null : this.#shownIn(edition, covers);
    const block = edition?.blocks[covers];
    const values = { name: trayName(item), old: other === null ? '' : trayName(other) };
    if (other === null || block === undefined) {
      this.#stores.notices.notify('hint', 'trayCoversBlock', values);
      return;
    }
    if (!takesItem(block, item) || block.locked === true) {
      this.#stores.notices.notify('hint', 'trayCovers', values);
      return;
    }
    const [made] = this.#stores.selection.get().blocks;
    const replace = () => {
      const { edition: now } = this.#hand;
      if (now?.blocks[covers] === undefined || made === undefined) return;
      const step = newId<'step'>();
      this.#hand.edit('photo.replace', deleteBlocks(now, [made]), step);
      this.#put(item, { kind: 'block', blockId: covers }, step);
    };
    this.#stores.notices.ask(
      'trayCovers',
      values,
      [
        ['trayCoversReplace', replace],
        ['trayCoversLeave', () => undefined],
      ],
      {
        about: 'tray covers',
        holds: ({ edition: now }) =>
          made !== undefined && now?.blocks[made] !== undefined && now.blocks[covers] !== undefined,
      },
    );
  }

  /** The item that a block shows; null where it shows none. */
  #shownIn(edition: Edition, blockId: BlockId): TrayItem | null {
    const block = edition.blocks[blockId];
    const key = block === undefined ? null : shownArt(edition, block);
    return key === null ? null : (trayOf(edition).find((item) => trayKey(item) === key) ?? null);
  }

  /** Lets pictures go with a story, in one step: they are placed with it, and their captions are kept there. */
  giveAll(keys: readonly string[], articleId: ArticleId): void {
    const { notices } = this.#stores;
    const { edition } = this.#hand;
    const article = edition?.articles[articleId];
    if (edition === null || article === undefined) return;
    const title = articleTitle(article);
    const items = keys.flatMap((key) => this.#item(key) ?? []);
    const fit = items.filter((item): item is TrayPicture => item.kind === 'image' && item.image.placed === undefined);
    if (fit.length < items.length) notices.notify('hint', 'trayNoPhoto');
    const known = new Set(article.photos.map(({ imageId }) => imageId));
    const added = fit.filter(({ image }) => !known.has(image.id));
    const [first] = added;
    const [before] = fit;
    if (first !== undefined) {
      this.#hand.edit('photo.give', givePictures(article, added));
      const name = trayName(first);
      notices.notify('done', added.length === 1 ? 'trayGiven' : 'trayGivenMany', { name, count: added.length, title });
    } else if (before !== undefined) notices.notify('hint', 'trayGivenBefore', { name: trayName(before), title });
    for (const item of added) this.#settled(trayKey(item));
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

  #put(item: TrayItem, whither: Whither, step = newId<'step'>()): boolean {
    const { session, selection, notices } = this.#stores;
    const { edition } = this.#hand;
    if (edition === null) return false;
    const before = oversetNow(session);
    this.#made = null;
    if (whither.kind === 'block') selection.select([whither.blockId], { alone: true });
    const isPlaced =
      item.kind === 'artwork' ? this.#putDrawing(item, whither, step) : this.#putPicture(edition, item, whither, step);
    if (!isPlaced) return false;
    this.#settled(trayKey(item));
    void sayPushed(session, before).then((all) => {
      for (const { said, cause } of all) notices.say('problem', said, cause);
    });
    return true;
  }

  /** Puts those chosen on the page at hand as one step, one after the other, as far as it has room. */
  placeChosen(): void {
    const step = newId<'step'>();
    for (const key of [...this.shown.get().chosen]) {
      if (!this.place(key, step)) return;
      // The next has a frame of its own: none takes the place of one that came with it.
      this.#made = this.#hand.page?.selection[0] ?? null;
    }
  }

  #putDrawing({ artwork }: Extract<TrayItem, { kind: 'artwork' }>, whither: Whither, step: string): boolean {
    const art: ChosenArt = { kind: 'artwork', artwork, remarks: [] };
    const wanted =
      whither.kind === 'block' ? ({ into: 'selected' } as const) : ({ into: 'new', drawn: whither.drawn } as const);
    return this.#desk.artworks.place(art, { ...wanted, step }) !== null;
  }

  #putPicture(edition: Edition, { image, words, photo }: TrayPicture, whither: Whither, step: string): boolean {
    const { photos } = this.#desk;
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
