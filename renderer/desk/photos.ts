/** Pictures: choosing their files, putting them into blocks, cropping them. */
import { type BlockKind, blockModule } from '../../shared/blocks/kinds.ts';
import type { ImportedPhoto } from '../../shared/contract/api.ts';
import { editBlock, editPhoto } from '../../shared/edition/edits.ts';
import type { ImageId } from '../../shared/edition/ids.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import type { Block } from '../../shared/edition/records.ts';
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

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

export class Photos {
  readonly #hand: AtHand;
  readonly #reading: Reading;
  readonly #inserting: Inserting;

  constructor(hand: AtHand, { reading }: DeskStores, inserting: Inserting) {
    this.#hand = hand;
    this.#reading = reading;
    this.#inserting = inserting;
  }

  /**
   * Puts a picture into the selected photo or a block with a picture of its own, or into a new photo of the
   * article at hand; always into a new one where asked.
   */
  place(photo: ImportedPhoto, into: 'selected' | 'new' = 'selected'): void {
    const hand = this.#hand.page;
    if (hand === null) return;
    const { edition } = hand;
    const image: Patch = { kind: 'put', table: 'images', id: photo.image.id, record: photo.image };
    const block = into === 'selected' ? hand.blocks[0] : undefined;
    const pictured = block === undefined ? undefined : withPicture(block, photo.image.id);
    if (pictured !== undefined) {
      this.#hand.edit('photo.place', [image, ...editBlock(edition, pictured)]);
      return;
    }
    const target = block?.kind === 'photo' ? block : this.#inserted();
    const now = this.#hand.edition;
    const known =
      target === null ? undefined : now?.articles[target.articleId]?.photos.find((one) => one.id === target.photoId);
    if (target === null || now === null || known === undefined) return;
    // The newsroom's own words stay; the agency's fill what is empty.
    const words = {
      caption: known.caption === '' ? photo.caption : known.caption,
      credit: known.credit === '' ? photo.credit : known.credit,
    };
    this.#hand.edit('photo.place', [
      image,
      ...editPhoto(now, target.articleId, { ...known, imageId: photo.image.id, ...words }),
    ]);
  }

  #inserted(): Block<'photo'> | null {
    const id = this.#inserting.insert('photo');
    const block = id === null ? undefined : this.#hand.edition?.blocks[id];
    return block?.kind === 'photo' ? block : null;
  }

  async choose(): Promise<void> {
    const path = await call('photo.choose', {});
    if (path === null) return;
    const photo = await this.#reading.file(path, () => call('photo.read', { path }));
    if (photo !== null) this.place(photo);
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
    'photo.crop': { run: (typed) => photos.crop(typed) },
  });
}
