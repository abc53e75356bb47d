/** Pictures: choosing their files, putting them into blocks, cropping them. */
import { type BlockKind, blockModule } from '../../shared/blocks/kinds.ts';
import { onArrival } from '../../shared/checks/page/placed-pages.ts';
import type { ImportedPhoto } from '../../shared/contract/api.ts';
import { editBlock, editPhoto } from '../../shared/edition/edits.ts';
import type { ArticleId, ImageId } from '../../shared/edition/ids.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import { newsprintLimits } from '../../shared/edition/press-limits.ts';
import type { Block, Image } from '../../shared/edition/records.ts';
import { type ArtworkPlace, placeOfArtwork } from '../../shared/layout/artwork-places.ts';
import { commandSet } from '../commands/command-set.ts';
import { call } from '../session/bridge.ts';
import type { Reading } from '../state/reading.ts';
import type { AtHand, DeskStores } from './at-hand.ts';
import type { Inserting } from './inserting.ts';

/** How far a picture may be enlarged in its frame: its schema allows no more. */
const MOST_SCALE = 20;

/** The block with another picture of its own; undefined for kinds that hold none. */
function withPicture<K extends BlockKind>(block: Block<K>, image: ImageId): Block<K> | undefined {
  return blockModule<K>(block.kind).pictured?.(block, image);
}

/** Where a picture is to go. */
export interface PhotoWanted {
  readonly into: 'selected' | 'new';
  /** The article of a new photo; null for a blank one; absent for the one at hand. */
  readonly articleId?: ArticleId | null;
  /** The step of the history it is part of. */
  readonly step?: string;
}

/** Where a picture went. */
export interface PlacedPhoto {
  /** The page's number. */
  readonly page: number;
  readonly into: 'selected' | 'new';
  /** The article whose photo it is; null of a block with a picture of its own. */
  readonly articleId: ArticleId | null;
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

/** The booked place a picture went into, or is taken. */
export interface BookedPlace {
  readonly page: number;
  readonly advertiser: string;
  readonly use: ArtworkPlace['use'];
}

export class Photos {
  readonly #hand: AtHand;
  readonly #reading: Reading;
  readonly #notices: DeskStores['notices'];
  readonly #inserting: Inserting;
  /** Where pages that were placed since the start came from: another of the same file is asked for by its number. */
  readonly #paths = new Map<ImageId, string>();

  constructor(hand: AtHand, { reading, notices }: DeskStores, inserting: Inserting) {
    this.#hand = hand;
    this.#reading = reading;
    this.#notices = notices;
    this.#inserting = inserting;
  }

  /**
   * Puts a picture into the selected photo or a block with a picture of its own, or into a new photo of the
   * article at hand; always into a new one where asked, of the article that is named. Null where it could not be placed.
   */
  place(photo: ImportedPhoto, wanted: PhotoWanted = { into: 'selected' }): PlacedPhoto | null {
    const hand = this.#hand.page;
    if (hand === null) return null;
    const { edition, page } = hand;
    const { into, step } = wanted;
    const image: Patch = { kind: 'put', table: 'images', id: photo.image.id, record: photo.image };
    const block = into === 'selected' ? hand.blocks[0] : undefined;
    const pictured = block === undefined ? undefined : withPicture(block, photo.image.id);
    if (pictured !== undefined) {
      this.#hand.edit('photo.place', [image, ...editBlock(edition, pictured)], step);
      this.#sayOf(photo.image, pictured);
      return { page: page.number, into, articleId: null };
    }
    // A page of a PDF is no photo: only an advert takes it.
    if (photo.image.placed !== undefined) return null;
    const isReplaced = block?.kind === 'photo';
    const target = isReplaced ? block : this.#inserted(wanted);
    const now = this.#hand.edition;
    const known =
      target === null ? undefined : now?.articles[target.articleId]?.photos.find((one) => one.id === target.photoId);
    if (target === null || now === null || known === undefined) return null;
    // The newsroom's own words stay; the agency's fill what is empty.
    const words = {
      caption: known.caption === '' ? photo.caption : known.caption,
      credit: known.credit === '' ? photo.credit : known.credit,
    };
    const patches = [image, ...editPhoto(now, target.articleId, { ...known, imageId: photo.image.id, ...words })];
    this.#hand.edit('photo.place', patches, step);
    return { page: page.number, into: isReplaced ? 'selected' : 'new', articleId: target.articleId };
  }

  /**
   * Puts a picture into the place that was booked for it, by the name of its file; into none where a block is selected that
   * takes it, or where the place has another. Answers whose advert it is and on which page; null where nothing was booked.
   */
  placeBooked(photo: ImportedPhoto, path: string, wanted: PhotoWanted): BookedPlace | null {
    const { edition, page } = this.#hand;
    const chosen = wanted.into === 'selected' ? page?.blocks[0] : undefined;
    const isChosen =
      chosen?.kind === 'photo' || (chosen !== undefined && withPicture(chosen, photo.image.id) !== undefined);
    const place = edition === null || isChosen ? null : placeOfArtwork(edition, path);
    const number = place === null ? undefined : edition?.pages[place.block.pageId]?.number;
    if (edition === null || place === null || number === undefined) return null;
    const { block, use } = place;
    const told = { page: number, advertiser: block.advertiser, use };
    // A photo may have such a name, too.
    if (use === 'taken') return photo.image.placed === undefined ? null : told;
    const image: Patch = { kind: 'put', table: 'images', id: photo.image.id, record: photo.image };
    const filled = editBlock(edition, withPicture(block, photo.image.id) ?? block);
    this.#hand.edit('photo.place', [image, ...filled], wanted.step);
    this.#sayOf(photo.image, block);
    return told;
  }

  #inserted(wanted: PhotoWanted): Block<'photo'> | null {
    const id = this.#inserting.insert('photo', null, wanted);
    const block = id === null ? undefined : this.#hand.edition?.blocks[id];
    return block?.kind === 'photo' ? block : null;
  }

  /** Says what stands against a page as soon as it is placed. */
  #sayOf(image: Image, block: Block): void {
    const booked = block.kind === 'advert' ? (block.booked?.colour ?? null) : null;
    const said = onArrival(image, newsprintLimits, booked);
    if (said !== null) this.#notices.say('problem', said);
  }

  get #isAdvert(): boolean {
    return this.#hand.page?.blocks[0]?.kind === 'advert';
  }

  /** True of a file that is placed whole: in the selected advert, which takes the first, or in a place booked for it. */
  takesPage(path: string, isFirst: boolean): boolean {
    const { edition } = this.#hand;
    return (isFirst && this.#isAdvert) || (edition !== null && placeOfArtwork(edition, path) !== null);
  }

  /** Remembers where a page came from. */
  cameFrom(image: ImageId, path: string): void {
    this.#paths.set(image, path);
  }

  async choose(): Promise<void> {
    const path = await call('photo.choose', this.#isAdvert ? { isAdvert: true } : {});
    if (path === null) return;
    const photo = await this.#reading.file(path, () => call('photo.read', { path }));
    if (photo === null) return;
    this.cameFrom(photo.image.id, path);
    this.place(photo);
  }

  /** The page that the selected advert shows, where its file has others. */
  get #paged(): Image | null {
    const hand = this.#hand.page;
    const [block] = hand?.blocks ?? [];
    if (hand === null || block?.kind !== 'advert' || block.imageId === null) return null;
    const image = hand.edition.images[block.imageId];
    return (image?.placed?.pages ?? 1) > 1 ? (image ?? null) : null;
  }

  get hasPages(): boolean {
    return this.#paged !== null;
  }

  /** Places another page of the file that the selected advert came from; of one placed before the start, it is asked for. */
  async turnTo(typed: string): Promise<void> {
    const image = this.#paged;
    const page = Number.parseInt(typed, 10);
    if (image === null) return;
    if (!(page >= 1 && page <= (image.placed?.pages ?? 1))) {
      this.#notices.notify('hint', 'noSuchAdvertPage', { pages: image.placed?.pages ?? 1 });
      return;
    }
    const path = this.#paths.get(image.id) ?? (await call('photo.choose', { isAdvert: true }));
    if (path === null) return;
    const photo = await this.#reading.file(path, () => call('photo.read', { path, page }));
    if (photo === null) return;
    this.cameFrom(photo.image.id, path);
    this.place(photo);
  }

  /** Crops the selected photos as three figures say: scale, across and down, in per cent. */
  crop(typed: string): void {
    const [scale = 100, x = 50, y = 50] = (typed.match(/[\d.]+/gu) ?? []).map(Number);
    const crop = { scale: within(scale / 100, 1, MOST_SCALE), x: within(x / 100, 0, 1), y: within(y / 100, 0, 1) };
    this.#hand.editSelection('photo.crop', ({ edition, blocks }) =>
      blocks.flatMap((block) => (block.kind === 'photo' ? editBlock(edition, { ...block, crop }) : [])),
    );
  }
}

export function photoCommands(photos: Photos) {
  return commandSet({
    'photo.choose': { run: () => photos.choose() },
    'advert.page': { run: (typed) => photos.turnTo(typed), isEnabled: () => photos.hasPages },
    'photo.crop': { run: (typed) => photos.crop(typed) },
  });
}
