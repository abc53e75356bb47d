/**
 * Where pictures, drawings and tables go that come in from files: onto what they were dropped on, with the story they came
 * with, into what is selected or booked for them. What nobody has said a place for waits in the tray: it goes with no story
 * that only happens to be at hand.
 */

import type { ChosenArt, ImportedPhoto } from '../../shared/contract/api.ts';
import { isBare } from '../../shared/edition/bare-articles.ts';
import type { ArticleId, BlockId, ImageId } from '../../shared/edition/ids.ts';
import { frameForPicture } from '../../shared/edition/picture-frame.ts';
import { type DroppedOn, droppedOn, shownArt, type TrayArt, takesItem } from '../../shared/edition/picture-tray.ts';
import type { Block, Edition } from '../../shared/edition/records.ts';
import { numberAt } from '../../shared/edition/spreads.ts';
import type { SheetsFile } from '../../shared/layout/place-table.ts';
import type { DroppedAt, PointOnPage } from '../state/dropped-at.ts';
import type { Waiting, Wanted, WentTo } from '../state/went-to.ts';
import type { Artworks } from './artworks.ts';
import type { AtHand, DeskStores } from './at-hand.ts';
import type { Photos, PhotoWanted } from './photos.ts';
import type { PlacedTable, Tables } from './tables.ts';

/** What puts things on the page. */
interface ArrivingDesk {
  readonly photos: Photos;
  readonly artworks: Artworks;
  readonly tables: Tables;
}

/** What a file was dropped on, with where that is. */
interface Under {
  readonly on: DroppedOn;
  readonly point: PointOnPage;
}

export class Arriving {
  readonly #hand: AtHand;
  readonly #stores: DeskStores;
  readonly #desk: ArrivingDesk;

  constructor(hand: AtHand, stores: DeskStores, desk: ArrivingDesk) {
    this.#hand = hand;
    this.#stores = stores;
    this.#desk = desk;
  }

  /** Puts a picture, or a page of a PDF, where it is meant to be; null where no page is shown. */
  photo(photo: ImportedPhoto, path: string, wanted: Wanted): WentTo | null {
    const hand = this.#hand.page;
    if (hand === null) return null;
    const { edition } = hand;
    const { isOnly, step } = wanted;
    const art: TrayArt = { kind: 'image', image: photo.image };
    const under = this.#under(wanted, art);
    if (under?.on.kind === 'block' && !under.on.isLocked && this.#isFor(edition, under.on.blockId, art, wanted))
      return this.#intoFrame(edition, under.on.blockId, (into) => this.#desk.photos.place(photo, into), step);
    const booked = this.#booked(photo, path, wanted);
    if (booked !== null) return booked;
    const keep = (why: Waiting, articleId: ArticleId | null): WentTo => {
      this.#desk.photos.keep(photo, { articleId, step });
      return { into: 'tray', page: hand.page.number, why, articleId };
    };
    const isLocked = isOnly && under?.on.kind === 'block' && under.on.isLocked;
    if (photo.image.placed !== undefined) {
      const selected = this.#intoSelected(wanted, art, (into) => this.#desk.photos.place(photo, into));
      return selected ?? keep(isLocked ? 'locked' : 'page', null);
    }
    const came = wanted.articleId ?? null;
    const story = came ?? this.#storyUnder(edition, wanted, under);
    if (isLocked) return keep('locked', came);
    if (isOnly && under?.on.kind === 'nameplate') return keep('nameplate', came);
    if (isOnly && under?.on.kind === 'page') {
      const { pageId } = under.point;
      const { frame } = frameForPicture(edition, 'photo', pageId, under.point, photo.image);
      const drawn = { pageId, frame };
      const placed = this.#desk.photos.place(photo, { into: 'new', drawn, articleId: story, step });
      // A master takes none: no story is on it.
      if (placed?.into === 'tray') return { into: 'tray', page: placed.page, why: 'placeless', articleId: story };
      return { into: 'new', page: numberUnder(edition, under.point), articleId: story };
    }
    const selected = this.#intoSelected(wanted, art, (into) => this.#desk.photos.place(photo, into));
    if (selected !== null) return selected;
    if (came === null) return keep('placeless', story);
    const placed = this.#desk.photos.place(photo, { into: 'new', articleId: came, step });
    if (placed === null) return null;
    if (placed.into !== 'tray') return { into: 'new', page: placed.page, articleId: came };
    return { into: 'tray', page: placed.page, why: 'full', articleId: came };
  }

  /** Puts a drawing where it is meant to be: else where the page is free; null where it could not. */
  drawing(art: ChosenArt, wanted: Wanted): WentTo | null {
    const hand = this.#hand.page;
    if (hand === null) return null;
    const { edition } = hand;
    const { isOnly, step } = wanted;
    const { artworks } = this.#desk;
    const item: TrayArt = { kind: 'artwork' };
    const under = this.#under(wanted, item);
    if (under?.on.kind === 'block' && !under.on.isLocked && this.#isFor(edition, under.on.blockId, item, wanted))
      return this.#intoFrame(edition, under.on.blockId, (into) => artworks.place(art, into), step);
    const isLocked = under?.on.kind === 'block' && under.on.isLocked;
    if (isOnly && (isLocked || under?.on.kind === 'nameplate')) {
      artworks.keep(art, step);
      return { into: 'tray', page: hand.page.number, why: isLocked ? 'locked' : 'nameplate', articleId: null };
    }
    if (isOnly && under?.on.kind === 'page') {
      const { pageId } = under.point;
      const shape = art.kind === 'artwork' ? art.artwork : art.photo.image;
      const { frame } = frameForPicture(edition, 'artwork', pageId, under.point, shape);
      const drawn = { pageId, frame };
      const isPlaced = artworks.place(art, { into: 'new', drawn, step }) !== null;
      return isPlaced ? { into: 'new', page: numberUnder(edition, under.point), articleId: null } : null;
    }
    const placed = artworks.place(art, {
      into: wanted.isFirst && this.#at(wanted) === null ? 'selected' : 'new',
      step,
    });
    if (placed === null) return null;
    if (placed.into === 'selected') return { into: 'selected', page: placed.page, isReplaced: false };
    if (placed.into === 'new') return { into: 'new', page: placed.page, articleId: null };
    return { into: 'tray', page: placed.page, why: 'full', articleId: null };
  }

  /** Puts a file's first table into the table it was dropped on, else with its corner there, else where the page has room. */
  table(file: SheetsFile, wanted: Wanted): PlacedTable | 'full' | null {
    const { edition } = this.#hand;
    const { isFirst, isOnly, step } = wanted;
    const at = this.#at(wanted);
    const came = wanted.articleId ?? null;
    if (edition === null || at?.kind !== 'page' || !isOnly) {
      return this.#desk.tables.place(file, {
        into: isFirst && at === null ? 'selected' : 'new',
        articleId: came ?? (at?.kind === 'article' ? at.articleId : null),
        step,
      });
    }
    const on = droppedOn(edition, at.point.pageId, at.point, { kind: 'table' });
    if (on.kind === 'block') this.#stores.selection.select([on.blockId], { alone: true });
    const into = on.kind === 'block' ? 'selected' : 'new';
    const story = on.kind === 'page' ? on.articleId : null;
    // Nothing is laid on the nameplate: the table stands where the page has room.
    const corner = on.kind === 'page' ? { at: at.point } : {};
    return this.#desk.tables.place(file, { into, articleId: came ?? story, ...corner, step });
  }

  takesPage(path: string, isFirst: boolean, at: DroppedAt | null): boolean {
    const { edition } = this.#hand;
    const dropped = this.#at({ at });
    if (edition === null || dropped === null)
      return this.#desk.photos.takesPage(path, isFirst && this.#desk.photos.isAdvert);
    // What was dropped on something else is not meant for the advert that happens to be selected.
    const on = dropped.kind === 'page' ? this.#blockUnder(edition, dropped.point) : undefined;
    return this.#desk.photos.takesPage(path, isFirst && on?.kind === 'advert');
  }

  isAwaited(path: string): boolean {
    return this.#desk.photos.isAwaited(path);
  }

  cameFrom(image: ImageId, path: string): void {
    this.#desk.photos.cameFrom(image, path);
  }

  /** Where it was dropped, as far as that is there by now; on a page only while blocks are laid out. */
  #at({ at }: Pick<Wanted, 'at'>): DroppedAt | null {
    const { edition } = this.#hand;
    if (at === null || edition === null) return null;
    if (at.kind === 'article') return edition.articles[at.articleId] === undefined ? null : at;
    const isLaidOut = this.#stores.view.get().mode !== 'proof';
    return isLaidOut && edition.pages[at.point.pageId] !== undefined ? at : null;
  }

  #under(wanted: Wanted, art: TrayArt): Under | null {
    const { edition } = this.#hand;
    const at = this.#at(wanted);
    if (edition === null || at?.kind !== 'page') return null;
    return { on: droppedOn(edition, at.point.pageId, at.point, art), point: at.point };
  }

  /** The block that takes a page of a PDF, or a picture, under a point. */
  #blockUnder(edition: Edition, point: PointOnPage): Block | undefined {
    const on = droppedOn(edition, point.pageId, point, { kind: 'image', image: {} });
    return on.kind === 'block' ? edition.blocks[on.blockId] : undefined;
  }

  /** True of a frame that is meant for it: of several files, an empty one takes the first, and a full one none. */
  #isFor(edition: Edition, id: BlockId, art: TrayArt, { isFirst, isOnly }: Wanted): boolean {
    const block = edition.blocks[id];
    const isPage = art.kind === 'image' && art.image.placed !== undefined;
    return block !== undefined && (isOnly || (isFirst && (isPage || shownArt(edition, block) === null)));
  }

  /** The story that several pictures were dropped on, or one in the pool or the galley. */
  #storyUnder(edition: Edition, wanted: Wanted, under: Under | null): ArticleId | null {
    const at = this.#at(wanted);
    if (at?.kind === 'article') return at.articleId;
    if (under?.on.kind === 'page') return under.on.articleId;
    const block = under?.on.kind === 'block' ? edition.blocks[under.on.blockId] : undefined;
    const article = block !== undefined && 'articleId' in block ? edition.articles[block.articleId] : undefined;
    return article === undefined || isBare(edition, article) ? null : article.id;
  }

  #intoFrame(
    edition: Edition,
    id: BlockId,
    place: (into: { readonly into: 'selected'; readonly step: string }) => unknown,
    step: string,
  ): WentTo | null {
    const block = edition.blocks[id];
    const page = block === undefined ? undefined : edition.pages[block.pageId];
    if (block === undefined || page === undefined) return null;
    const isReplaced = shownArt(edition, block) !== null;
    this.#stores.selection.select([id], { alone: true });
    return place({ into: 'selected', step }) === null
      ? null
      : { into: 'frame', page: numberAt(page, block.frame), isReplaced };
  }

  /** What is selected takes the first that was not dropped on something else; null where it takes none. */
  #intoSelected(wanted: Wanted, art: TrayArt, place: (into: PhotoWanted) => unknown): WentTo | null {
    const hand = this.#hand.page;
    const [block] = hand?.blocks ?? [];
    if (hand === null || block === undefined || !wanted.isFirst || this.#at(wanted) !== null) return null;
    if (!takesItem(block, art) || block.locked === true) return null;
    const isReplaced = shownArt(hand.edition, block) !== null;
    place({ into: 'selected', step: wanted.step });
    return { into: 'selected', page: numberAt(hand.page, block.frame), isReplaced };
  }

  #booked(photo: ImportedPhoto, path: string, wanted: Wanted): WentTo | null {
    const into = wanted.isFirst && this.#at(wanted) === null ? 'selected' : 'new';
    const booked = this.#desk.photos.placeBooked(photo, path, { into, step: wanted.step });
    if (booked === null) return null;
    const { page, advertiser, use } = booked;
    if (use === 'taken') return { into: 'tray', page, why: 'taken', articleId: null, advertiser };
    return { into: 'booked', page, advertiser, isReplaced: use === 'replace' };
  }
}

/** The number of the page that a point is on, of a 通版 of its half. */
function numberUnder(edition: Edition, { pageId, x }: PointOnPage): number {
  const page = edition.pages[pageId];
  return page === undefined ? 0 : numberAt(page, { x, width: 0 });
}
