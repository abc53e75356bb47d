/** Drawings: choosing their files, placing them, as the nameplate too, and telling what of them is not drawn. */

import { isDrawn } from '../../shared/blocks/art-fields.ts';
import { type BlockKind, blockModule } from '../../shared/blocks/kinds.ts';
import type { ChosenArt, ReadArtwork } from '../../shared/contract/api.ts';
import { swatchesOf } from '../../shared/edition/colours.ts';
import { editBlock } from '../../shared/edition/edits.ts';
import { allowed } from '../../shared/edition/frames.ts';
import { standingBlock, standingOn } from '../../shared/edition/masters.ts';
import { drawRuledNameplate, fittedTo, typeNameplate } from '../../shared/edition/nameplates.ts';
import { applyPatches, type Patch } from '../../shared/edition/operations.ts';
import { putImage } from '../../shared/edition/put-image.ts';
import type { Block, Edition, Page } from '../../shared/edition/records.ts';
import { numberAt } from '../../shared/edition/spreads.ts';
import { coloursOf, spotInksOf } from '../../shared/paper/artwork-records.ts';
import { type ArtworkRemark, sayRemark } from '../../shared/paper/artwork-remarks.ts';
import { commandSet } from '../commands/command-set.ts';
import { call } from '../session/bridge.ts';
import type { AtHand, DeskStores } from './at-hand.ts';
import type { Drawn, Inserting } from './inserting.ts';

/** Spot inks that are named where they have no swatch. */
const MOST_SPOTS = 4;

/** A block that shows drawings. */
type ArtBlock = Block<'nameplate'> | Block<'artwork'>;

/** The block with what was chosen; undefined for kinds that show none. */
function withArt<K extends BlockKind>(block: Block<K>, art: ChosenArt): Block<K> | undefined {
  const { drawn, pictured } = blockModule<K>(block.kind);
  return art.kind === 'artwork' ? drawn?.(block, art.artwork.id) : pictured?.(block, art.photo.image.id);
}

/** The block with the spot inks of what it shows in swatches of their names. */
function withSpots(edition: Edition, block: ArtBlock, art: ChosenArt): ArtBlock {
  const inks = art.kind === 'artwork' ? spotInksOf(art.artwork, swatchesOf(edition)) : {};
  return Object.keys(inks).length === 0 ? block : { ...block, inks };
}

/** The records of what was chosen for a block, or for none yet. */
function recordsOf(edition: Edition, block: ArtBlock | null, art: ChosenArt): readonly Patch[] {
  if (art.kind === 'photo') return putImage(edition, art.photo.image, block?.id ?? null).patches;
  return [{ kind: 'put', table: 'artwork', id: art.artwork.id, record: art.artwork }];
}

/** How large what was chosen is, in units of its own. */
function sizeOf(art: ChosenArt): { readonly width: number; readonly height: number } {
  return art.kind === 'artwork' ? art.artwork : art.photo.image;
}

/** A block with what it shows, in a frame of its proportions where it showed nothing before. */
function framed(edition: Edition, shown: ArtBlock, page: Page, art: ChosenArt): Patch[] {
  if (shown.kind === 'nameplate') return drawRuledNameplate(edition, shown, sizeOf(art));
  const before = edition.blocks[shown.id];
  if (before?.kind === 'artwork' && isDrawn(before)) return editBlock(edition, shown);
  const frame = allowed('artwork', fittedTo(shown.frame, sizeOf(art)), page.grid);
  return editBlock(edition, { ...shown, frame });
}

/** A block that something is placed in. */
interface Target {
  /** The edition that has it. */
  readonly edition: Edition;
  readonly block: ArtBlock;
  /** What makes it first, where it is new. */
  readonly first: readonly Patch[];
}

/** Where a drawing is to go. */
interface DrawingWanted {
  readonly into: 'selected' | 'new';
  /** Where a new one stands; absent, where the page has room. */
  readonly drawn?: Drawn;
  /** The step of the history it is part of. */
  readonly step?: string;
}

/** Where a drawing went. */
interface PlacedDrawing {
  /** The page's number; of what waits in the tray, the page that had no place for it. */
  readonly page: number;
  readonly into: 'selected' | 'new' | 'tray';
}

export class Artworks {
  readonly #hand: AtHand;
  readonly #stores: DeskStores;
  readonly #inserting: Inserting;

  constructor(hand: AtHand, stores: DeskStores, inserting: Inserting) {
    this.#hand = hand;
    this.#stores = stores;
    this.#inserting = inserting;
  }

  /** The nameplate that commands are about: the one selected, else the page's. */
  get nameplate(): Block<'nameplate'> | null {
    const hand = this.#hand.page;
    if (hand === null) return null;
    const isOne = (block: Block): block is Block<'nameplate'> => block.kind === 'nameplate';
    const shown = hand.blocks.find(isOne) ?? standingOn(hand.edition, hand.page.id).find(isOne);
    if (shown === undefined) return null;
    // What a master puts on the page is drawn on the master, for all of its pages.
    const own = standingBlock(hand.edition, shown.id)?.block ?? shown;
    return isOne(own) ? own : null;
  }

  /**
   * Puts a drawing into the selected block that shows one, or into a new one; always into a new one where asked. One that
   * has no place of its own on the page is laid on nothing: it waits in the tray. Null where it was not placed.
   */
  place(art: ChosenArt, wanted: DrawingWanted = { into: 'selected' }): PlacedDrawing | null {
    const { into, step } = wanted;
    const shown = into === 'selected' ? this.#shown(this.#selected) : null;
    const drawn = wanted.drawn ?? (shown === null ? this.#inserting.room('artwork', 'nothing') : null);
    const hand = this.#hand.page;
    if (shown === null && drawn === null && hand !== null) {
      this.keep(art, step);
      return { page: hand.page.number, into: 'tray' };
    }
    const number = this.#put(shown ?? this.#made('artwork', drawn), art, step);
    return number === null ? null : { page: number, into: shown === null ? 'new' : 'selected' };
  }

  /** Has the tray keep what has no place yet. */
  keep(art: ChosenArt, step?: string): void {
    const { edition } = this.#hand;
    if (edition === null) return;
    this.#hand.edit('photo.keep', recordsOf(edition, null, art), step);
    if (art.kind === 'artwork') this.#tell(art, {}, 'kept');
  }

  /** The selected block that shows drawings. */
  get #selected(): ArtBlock | null {
    return (
      this.#hand.page?.blocks.find(
        (block): block is ArtBlock => block.kind === 'nameplate' || block.kind === 'artwork',
      ) ?? null
    );
  }

  /** Makes a drawing the page's nameplate. */
  placeAsNameplate(art: ChosenArt): void {
    this.#put(this.#shown(this.nameplate) ?? this.#made('nameplate'), art);
  }

  #shown(block: Block | null | undefined): Target | null {
    const { edition } = this.#hand;
    if (edition === null || (block?.kind !== 'nameplate' && block?.kind !== 'artwork')) return null;
    return { edition, block, first: [] };
  }

  /** A new block to be placed in, which comes in one step with what it shows. */
  #made(form: 'nameplate' | 'artwork', drawn: Drawn | null = null): Target | null {
    const { edition } = this.#hand;
    const made = this.#inserting.prepare(form, drawn);
    if (edition === null || made === null) return null;
    const { edition: after } = applyPatches(edition, made.patches);
    const block = after.blocks[made.id];
    if (block?.kind !== 'nameplate' && block?.kind !== 'artwork') return null;
    return { edition: after, block, first: made.patches };
  }

  #put(target: Target | null, art: ChosenArt, step?: string): number | null {
    if (target === null) return null;
    const { edition, block, first } = target;
    const page = edition.pages[block.pageId];
    const placed = withArt(block, art);
    if (page === undefined || placed === undefined) return null;
    const shown = withSpots(edition, placed, art);
    const { notices, selection } = this.#stores;
    if (block.locked === true) {
      notices.notify('hint', 'isLocked');
      return null;
    }
    const label = block.kind === 'nameplate' ? 'nameplate.art' : 'artwork.place';
    this.#hand.edit(label, [...first, ...recordsOf(edition, block, art), ...framed(edition, shown, page, art)], step);
    if (block.pageId === this.#hand.page?.page.id) selection.select([block.id], { alone: true });
    if (art.kind === 'artwork') this.#tell(art, shown.inks ?? {}, 'placed');
    return numberAt(page, block.frame);
  }

  /** Says what of a drawing is not drawn, or not printed, as its file says. */
  #tell(
    { artwork, remarks: read }: ReadArtwork,
    inks: Readonly<Record<string, string>>,
    went: 'placed' | 'kept',
  ): void {
    const spots = coloursOf(artwork).filter(({ name, spot }) => spot !== undefined && inks[name] === undefined);
    const names = spots.slice(0, MOST_SPOTS).map(({ name }) => name);
    const remarks: readonly ArtworkRemark[] =
      spots.length === 0 ? read : [...read, { kind: 'spot', count: spots.length, names }];
    if (remarks.length === 0) return;
    const told = (language: 'zh' | 'en') => remarks.map((remark) => sayRemark(remark, language));
    // Black where black was meant asks for nobody's attention for long.
    const isMinor = remarks.every(({ kind }) => kind === 'near-black');
    const said = {
      zh: `图形“${artwork.name}”${went === 'placed' ? '已置入' : '已收进图片栏'}，但${told('zh').join('；')}。`,
      en: `The drawing “${artwork.name}” is ${went === 'placed' ? 'placed' : 'in the tray'}, but ${told('en').join('; ')}.`,
    };
    const isSo = (given: Readonly<Record<string, string>>) =>
      read.length > 0 || spots.some(({ name }) => given[name] === undefined);
    // It is over once no block shows the drawing so, or the tray has it no more: undone, replaced, deleted, given inks.
    this.#stores.notices.say(isMinor ? 'hint' : 'problem', said, {
      holds: ({ edition }) =>
        went === 'placed'
          ? Object.values(edition?.blocks ?? {}).some(
              (one) => 'artworkId' in one && one.artworkId === artwork.id && isSo(one.inks ?? {}),
            )
          : edition?.artwork[artwork.id] !== undefined,
    });
  }

  async choose(as: 'artwork' | 'nameplate'): Promise<void> {
    // What was meant when the file was asked for: another page may be shown by the time it is read.
    const meant = as === 'nameplate' ? this.nameplate : this.#selected;
    const path = await call('artwork.choose', {});
    if (path === null) return;
    const art = await this.#stores.reading.file(path, () => call('artwork.read', { path }));
    if (art === null) return;
    const now = this.#shown(meant === null ? null : this.#hand.edition?.blocks[meant.id]);
    if (now !== null) this.#put(now, art);
    else if (as === 'nameplate') this.placeAsNameplate(art);
    else {
      const placed = this.place(art);
      const { name } = art.kind === 'artwork' ? art.artwork : art.photo.image;
      if (placed?.into === 'tray') this.#stores.notices.notify('hint', 'pictureWaits', { name, number: placed.page });
    }
  }

  /** Sets the nameplate in type again, as wide as the page. */
  setInType(): void {
    const { nameplate: block } = this;
    const { edition } = this.#hand;
    if (edition !== null && block !== null) this.#hand.edit('nameplate.type', typeNameplate(edition, block));
  }
}

export function artworkCommands(artworks: Artworks) {
  return commandSet({
    'artwork.choose': { run: () => artworks.choose('artwork') },
    'nameplate.choose': { run: () => artworks.choose('nameplate') },
    'nameplate.type': {
      run: () => artworks.setInType(),
      isEnabled: () => artworks.nameplate !== null && isDrawn(artworks.nameplate),
      why: 'whyNoDrawnNameplate',
    },
  });
}
