/** Pictures: choosing their files, putting them into blocks. */

import { type BlockKind, blockModule } from '../../shared/blocks/kinds.ts';
import { onArrival } from '../../shared/checks/page/placed-pages.ts';
import type { ImportedPhoto } from '../../shared/contract/api.ts';
import { type ArtworkPlace, placeOfArtwork } from '../../shared/edition/artwork-places.ts';
import { editBlock, editPhoto } from '../../shared/edition/edits.ts';
import type { ArticleId, ImageId, PhotoId } from '../../shared/edition/ids.ts';
import { readLength } from '../../shared/edition/lengths.ts';
import { fitted } from '../../shared/edition/picture-placing.ts';
import { givePictures } from '../../shared/edition/picture-tray.ts';
import { newsprintLimits } from '../../shared/edition/press-limits.ts';
import { type PutImage, putImage } from '../../shared/edition/put-image.ts';
import { type Block, type Edition, type Image, type Photo, wholePicture } from '../../shared/edition/records.ts';
import { type ReplacedWords, replacedWords } from '../../shared/edition/replaced-words.ts';
import { MOST_STAND_OFF, type RunAroundShape, withRunAround } from '../../shared/edition/run-around.ts';
import { numberOf, photoImage } from '../../shared/edition/selectors.ts';
import { numberAt } from '../../shared/edition/spreads.ts';
import { commandSet } from '../commands/command-set.ts';
import { inBoth } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import { pageNumberIn } from '../state/page-names.ts';
import type { Reading } from '../state/reading.ts';
import type { AtHand, DeskStores } from './at-hand.ts';
import type { Drawn, Inserting } from './inserting.ts';

/** The block with another picture of its own; undefined for kinds that hold none. */
function withPicture<K extends BlockKind>(block: Block<K>, image: ImageId): Block<K> | undefined {
  return blockModule<K>(block.kind).pictured?.(block, image);
}

/** True of a picture whose ground was taken out: by a clipping path, or by what is transparent. */
function isCutOut({ outline, seeThrough }: Image): boolean {
  return outline !== undefined || seeThrough === true;
}

/** True of a block that shows a picture of its own. */
function showsPicture<K extends BlockKind>(block: Block<K>): boolean {
  return blockModule<K>(block.kind).image?.(block, undefined) != null;
}

/** Where a picture is to go. */
export interface PhotoWanted {
  readonly into: 'selected' | 'new';
  /** The article of a new photo; null for a blank one; absent for the one at hand. */
  readonly articleId?: ArticleId | null;
  /** Where a new photo stands; absent, where the page has room. */
  readonly drawn?: Drawn;
  /** The photo of the article that a new block shows. */
  readonly photoId?: PhotoId;
  /** The step of the history it is part of. */
  readonly step?: string;
}

/** Where a picture went. */
interface PlacedPhoto {
  /** The page's number; of what waits in the tray, the page that had no place for it. */
  readonly page: number;
  readonly into: 'selected' | 'new' | 'tray';
  /** The article whose photo it is; null of a block with a picture of its own. */
  readonly articleId: ArticleId | null;
}

/** The booked place a picture went into, or is taken. */
interface BookedPlace {
  readonly page: number;
  readonly advertiser: string;
  readonly use: ArtworkPlace['use'];
}

/** A picture with what is said of it: by its file, or in the tray. */
type PhotoToPlace = Pick<ImportedPhoto, 'image' | 'caption' | 'credit'>;

/** The picture's record, with the words its file brought along: they are kept with it while it is in no photo. */
function keptImage({ image, caption, credit }: PhotoToPlace): Image {
  // One from the tray has them, and comes with what somebody may have made of them since.
  const isKnown = image.supplied !== undefined || (caption === '' && credit === '');
  return isKnown ? image : { ...image, supplied: { caption, credit } };
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
   * article at hand; always into a new one where asked, of the article that is named. What has no place of its own on the
   * page is laid on nothing: it waits in the tray. Null where no page is shown.
   */
  place(photo: PhotoToPlace, wanted: PhotoWanted = { into: 'selected' }): PlacedPhoto | null {
    const hand = this.#hand.page;
    if (hand === null) return null;
    const { edition, page } = hand;
    const { into, step } = wanted;
    const image = keptImage(photo);
    const block = into === 'selected' ? hand.blocks[0] : undefined;
    const pictured = block === undefined ? undefined : withPicture(block, photo.image.id);
    if (pictured !== undefined) {
      const label = block !== undefined && showsPicture(block) ? 'photo.replace' : 'photo.place';
      const put = putImage(edition, image, pictured.id);
      this.#hand.edit(label, [...put.patches, ...editBlock(edition, pictured)], step);
      this.#sayKept(put);
      this.#sayOf(photo.image, pictured);
      return { page: numberAt(page, pictured.frame), into, articleId: null };
    }
    const isReplaced = block?.kind === 'photo';
    // A page of a PDF is no photo: only an advert takes it.
    const target =
      photo.image.placed !== undefined ? null : isReplaced ? block : this.#inserted(photo.image.id, wanted);
    const now = this.#hand.edition;
    const known =
      target === null ? undefined : now?.articles[target.articleId]?.photos.find((one) => one.id === target.photoId);
    if (target === null || now === null || known === undefined) {
      // Without a place it waits with the story it was named for; the one at hand may have nothing to do with it.
      const articleId = wanted.articleId ?? null;
      this.keep(photo, { articleId, ...(step === undefined ? {} : { step }) });
      return { page: page.number, into: 'tray', articleId };
    }
    const { kept, ...words } = replacedWords(known, photo.image.id, photo);
    const isSame = known.imageId === photo.image.id;
    const came = photo.image.supplied ?? { caption: photo.caption, credit: photo.credit };
    const supplied = isSame ? (known.supplied ?? came) : came;
    const record = { ...known, imageId: photo.image.id, ...words, supplied };
    const put = putImage(now, image, target.id);
    const { keptLook: _, ...asRead } = target;
    // What is cut out has no edge that a frame may cut: it is shown whole. One that was placed so before stays as it lies.
    const isWhole = !isSame && isCutOut(photo.image);
    const lies: Block<'photo'> = isWhole ? { ...asRead, crop: fitted(wholePicture, 'whole') } : asRead;
    const shown = target.keptLook === undefined && !isWhole ? [] : editBlock(now, lies);
    const patches = [...put.patches, ...shown, ...editPhoto(now, target.articleId, record)];
    this.#hand.edit(known.imageId === null ? 'photo.place' : 'photo.replace', patches, step);
    this.#sayKept(put);
    if (kept.length > 0) this.#askWords({ articleId: target.articleId, photo: record }, kept);
    const number = numberOf(now, target) ?? page.number;
    return { page: number, into: isReplaced ? 'selected' : 'new', articleId: target.articleId };
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
    const number = place === null || edition === null ? undefined : numberOf(edition, place.block);
    if (edition === null || place === null || number === undefined) return null;
    const { block, use } = place;
    const told = { page: number, advertiser: block.advertiser, use };
    if (use === 'taken') {
      // A photo may have such a name, too.
      if (photo.image.placed === undefined) return null;
      this.keep(photo, wanted.step === undefined ? {} : { step: wanted.step });
      return told;
    }
    const put = putImage(edition, keptImage(photo), block.id);
    const filled = editBlock(edition, withPicture(block, photo.image.id) ?? block);
    this.#hand.edit('photo.place', [...put.patches, ...filled], wanted.step);
    this.#sayKept(put);
    this.#sayOf(photo.image, block);
    return told;
  }

  /** Has the tray keep a picture that has no place yet: with the story it goes with, where there is one. */
  keep(photo: PhotoToPlace, { articleId = null, step }: Pick<PhotoWanted, 'articleId' | 'step'>): void {
    const { edition } = this.#hand;
    if (edition === null) return;
    const image = keptImage(photo);
    const article = articleId === null ? undefined : edition.articles[articleId];
    const { caption, credit } = photo;
    // A page of a PDF is no photo of a story.
    const isGiven = article !== undefined && image.placed === undefined;
    const given = isGiven ? givePictures(article, [{ image, words: { caption, credit } }]) : [];
    const put = putImage(edition, image);
    this.#hand.edit('photo.keep', [...put.patches, ...given], step);
    this.#sayKept(put);
  }

  #inserted(imageId: ImageId, wanted: PhotoWanted): Block<'photo'> | null {
    const drawn = wanted.drawn ?? this.#inserting.room('photo', 'nothing');
    const id = drawn === null ? null : this.#inserting.insert('photo', drawn, { ...wanted, imageId });
    const block = id === null ? undefined : this.#hand.edition?.blocks[id];
    return block?.kind === 'photo' ? block : null;
  }

  /** Asks whether words that somebody has edited are to go with the picture that is gone. */
  #askWords({ articleId, photo }: { articleId: ArticleId; photo: Photo }, kept: ReplacedWords['kept']): void {
    const came = photo.supplied ?? { caption: '', credit: '' };
    const own = kept.map((name) => came[name]).filter((text) => text !== '');
    if (own.length === 0) {
      this.#notices.notify('hint', 'replacedWithoutWords');
      return;
    }
    const take = () => {
      const { edition } = this.#hand;
      const now = edition?.articles[articleId]?.photos.find(({ id }) => id === photo.id);
      // The picture may have been replaced once more, or undone, before the answer.
      if (edition == null || now?.imageId !== photo.imageId) return;
      const words = Object.fromEntries(kept.map((name) => [name, came[name]]));
      this.#hand.edit('photo.caption', editPhoto(edition, articleId, { ...now, ...words }));
    };
    this.#notices.ask(
      'replacedWords',
      { words: own.join('／') },
      [
        ['replacedTake', take],
        ['replacedKeep', () => undefined],
      ],
      {
        about: `words ${photo.id}`,
        holds: ({ edition }) =>
          edition?.articles[articleId]?.photos.some(
            ({ id, imageId }) => id === photo.id && imageId === photo.imageId,
          ) === true,
      },
    );
  }

  /** Says where the same file stands on pages and stays what it was, though more is seen in it now. */
  #sayKept({ kept }: PutImage): void {
    if (kept.length === 0) return;
    const pages = this.#hand.edition?.pages ?? {};
    const on = [...new Set(kept.map(({ pageId }) => pages[pageId]))].flatMap((page) => page ?? []);
    const names = on.sort((a, b) => a.number - b.number);
    this.#notices.say(
      'hint',
      inBoth('picturesKept', (language) => ({
        count: kept.length,
        pages: names
          .map((page) => {
            const number = pageNumberIn(language, page);
            return page.master?.name ?? (language === 'zh' ? `${number} 版` : `page ${number}`);
          })
          .join(language === 'zh' ? '、' : ', '),
      })),
    );
  }

  /** Says what stands against a page as soon as it is placed. */
  #sayOf(image: Image, block: Block): void {
    const against = (edition: Edition, one: Block) => {
      const trim = edition.pages[one.pageId]?.grid.trim;
      return trim === undefined ? null : onArrival(image, newsprintLimits, { block: one, trim });
    };
    const { edition: now } = this.#hand;
    const said = now === null ? null : against(now, now.blocks[block.id] ?? block);
    if (said === null) return;
    // It is over once no block shows the file so: undone, replaced, deleted, made smaller, booked in its colours.
    this.#notices.say('problem', said, {
      holds: ({ edition }) =>
        edition !== null &&
        Object.values(edition.blocks).some(
          (one) => 'imageId' in one && one.imageId === image.id && against(edition, one) !== null,
        ),
    });
  }

  /** True while an advert is selected. */
  get isAdvert(): boolean {
    return this.#hand.page?.blocks[0]?.kind === 'advert';
  }

  /** True of a file that is placed whole in the advert that is meant for the first, or in a place booked for it. */
  takesPage(path: string, isForAdvert: boolean): boolean {
    const { edition } = this.#hand;
    return isForAdvert || (edition !== null && placeOfArtwork(edition, path) !== null);
  }

  /** True of a file that a booked place waits for. */
  isAwaited(path: string): boolean {
    const { edition } = this.#hand;
    return edition !== null && placeOfArtwork(edition, path)?.use === 'fill';
  }

  /** Remembers where a page came from. */
  cameFrom(image: ImageId, path: string): void {
    this.#paths.set(image, path);
  }

  async choose(): Promise<void> {
    const isAdvert = this.isAdvert;
    const path = await call('photo.choose', isAdvert ? { isAdvert } : {});
    if (path === null) return;
    const photo = await this.#reading.file(path, () => call('photo.read', { path, isAdvert }));
    if (photo === null) return;
    this.cameFrom(photo.image.id, path);
    const placed = this.place(photo);
    if (placed?.into !== 'tray') return;
    const said = photo.image.placed === undefined ? 'pictureWaits' : 'pageWaits';
    this.#notices.notify('hint', said, { name: photo.image.name, number: placed.page });
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

  /** Has text run round the selected photos in another way; says of one without an outline that there is none. */
  runAround(shape: RunAroundShape): void {
    this.#hand.editSelection('photo.run-around', ({ edition, blocks }) => {
      const photos = blocks.filter((block) => block.kind === 'photo');
      const outlined = photos.filter((block) => photoImage(edition, block)?.outline !== undefined);
      const changed = shape === 'outline' ? outlined : photos;
      if (photos.length === 0) this.#notices.notify('hint', 'selectPhoto');
      if (changed.length < photos.length) {
        // A picture that has transparent parts, and no outline, has them in pieces that none could be made of.
        const isUntraced = photos.some((block) => {
          const image = photoImage(edition, block);
          return image?.seeThrough === true && image.outline === undefined;
        });
        this.#notices.notify('hint', isUntraced ? 'noOutlineTraced' : 'noOutline');
      }
      return changed.flatMap((block) => editBlock(edition, withRunAround(block, shape)));
    });
  }

  /** Keeps text as far from the selected photos as was typed. */
  standOff(typed: string): void {
    this.#hand.editSelection('photo.run-around', ({ edition, page, blocks }) => {
      const length = readLength(typed, 'width', page.grid);
      if (length === null || length < 0) {
        this.#notices.notify('hint', 'lengthNotRead', { text: typed });
        return [];
      }
      const photos = blocks.filter((block) => block.kind === 'photo');
      if (photos.length === 0) this.#notices.notify('hint', 'selectPhoto');
      return photos.flatMap((block) => editBlock(edition, { ...block, standOff: Math.min(MOST_STAND_OFF, length) }));
    });
  }
}

export function photoCommands(photos: Photos) {
  const around = (shape: RunAroundShape) => ({ run: () => photos.runAround(shape) });
  return commandSet({
    'photo.choose': { run: () => photos.choose() },
    'advert.page': { run: (typed) => photos.turnTo(typed), isEnabled: () => photos.hasPages, why: 'whyNoPages' },
    'photo.around-outline': around('outline'),
    'photo.around-frame': around('frame'),
    'photo.around-none': around('none'),
    'photo.stand-off': { run: (typed) => photos.standOff(typed) },
  });
}
