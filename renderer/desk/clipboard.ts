/** Blocks cut, copied and pasted, by the clipboard of the system: within a page, across pages, and into another edition. */
import { deleteBlocks } from '../../shared/edition/blocks.ts';
import {
  type Clip,
  clipOf,
  type Pasting,
  pasteClip,
  readClip,
  wordsOfClip,
  writeClip,
} from '../../shared/edition/clip.ts';
import type { ImageId } from '../../shared/edition/ids.ts';
import { isMaster } from '../../shared/edition/masters.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { movedTogether } from '../../shared/edition/whole-stories.ts';
import { type Action, commandSet } from '../commands/command-set.ts';
import { inBoth, type StringKey, wordsOf } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import type { Watched } from '../session/observable.ts';
import type { PointOnPage } from '../state/dropped-at.ts';
import type { AtHand, DeskStores } from './at-hand.ts';

/** The format under which the clipboard has blocks. */
const TYPE = 'application/x-dayang-blocks';
/** What is said while pictures come along from another edition, and after how long it is, in milliseconds. */
const BRINGING = 'pictures of the clipboard';
const TOLD_AFTER_MS = 500;

/** What the next paste is to be, where that was said before the clipboard is asked. */
type Wanted = Pick<Pasting, 'isBare' | 'where'> & { readonly pageId?: PointOnPage['pageId'] };

const asUsual: Wanted = { isBare: false, where: 'free' };

const lackWords = {
  style: 'lacksStyle',
  colour: 'lacksColour',
  drawing: 'lacksDrawing',
  picture: 'lacksPicture',
} as const satisfies Readonly<Record<string, StringKey>>;

/** What of a clipboard is read and written. */
type ClipData = Pick<DataTransfer, 'getData' | 'setData'>;

/** What of the window it needs. */
interface ClipboardStores {
  readonly session: { readonly state: Watched<{ readonly edition: Edition | null; readonly path: string }> };
  readonly selection: Pick<DeskStores['selection'], 'select' | 'update'>;
  readonly notices: Pick<DeskStores['notices'], 'notify' | 'say' | 'attempt' | 'over'>;
}

export class BlockClipboard {
  readonly #hand: AtHand;
  readonly #stores: ClipboardStores;
  #wanted: Wanted = asUsual;

  constructor(hand: AtHand, stores: ClipboardStores) {
    this.#hand = hand;
    this.#stores = stores;
  }

  /**
   * Puts the selected blocks on the clipboard, all of the story on the page where they stand for it, or says why not; false
   * where none is selected.
   */
  copy(data: ClipData, isCut: boolean): boolean {
    const hand = this.#hand.page;
    const ids = hand === null ? [] : movedTogether(hand.edition, hand.selection, hand.isWhole);
    const clip = hand === null ? null : clipOf(hand.edition, ids, isCut);
    if (hand === null || hand.selection.length === 0) return false;
    const { selection, notices } = this.#stores;
    this.#wanted = asUsual;
    const text = clip === null ? null : writeClip(clip);
    if (clip === null || text === null) {
      // A clip of what is selected is none where all of it is to be cut and locked.
      notices.notify('refused', clip === null ? 'isLocked' : 'blocksTooMany');
      return true;
    }
    data.setData(TYPE, text);
    data.setData('text/plain', wordsOfClip(clip));
    void notices.attempt(async () => {
      await call('clip.keep', { images: clip.images.map(({ id }) => id) });
    }, 'clip');
    if (!isCut) {
      notices.notify('done', 'blocksCopied', { count: clip.blocks.length });
      return true;
    }
    this.#hand.editSelection('block.cut', ({ edition }) => deleteBlocks(edition, ids));
    selection.update({ blocks: this.#hand.page?.blocks.map(({ id }) => id) ?? [] });
    return true;
  }

  /** What is pasted next, by a command that asks the system for the clipboard. */
  wants(wanted: Wanted): void {
    this.#wanted = wanted;
  }

  /**
   * True where a paste is of blocks: the clipboard has some, or was asked for them alone and has none, which is said then.
   * What is pasted next is as usual again.
   */
  takes(data: Pick<ClipData, 'getData'>): boolean {
    if (data.getData(TYPE) !== '') return true;
    const { isBare, where } = this.#wanted;
    this.#wanted = asUsual;
    if (!isBare && where !== 'in-place') return false;
    this.#stores.notices.notify('refused', 'pasteNoBlocks');
    return true;
  }

  /** Pastes the blocks of the clipboard on the page at hand, near the pointer where it is over one, and selects them. */
  async paste(data: Pick<ClipData, 'getData'>, pointer: PointOnPage | null = null): Promise<void> {
    const near: Wanted | null =
      pointer === null ? null : { isBare: false, where: { near: pointer }, pageId: pointer.pageId };
    const wanted = this.#wanted === asUsual ? (near ?? asUsual) : this.#wanted;
    this.#wanted = asUsual;
    const { notices } = this.#stores;
    const written = data.getData(TYPE);
    if (written === '') return;
    const clip = readClip(written);
    if (clip === null) {
      notices.notify('refused', 'pasteNotRead');
      return;
    }
    const { state } = this.#stores.session;
    const { edition: before, path } = state.get();
    if (before === null) return;
    const foreign = wanted.isBare ? [] : clip.images.filter(({ id }) => before.images[id] === undefined);
    const ids = foreign.map(({ id }) => id);
    const brought = new Set<ImageId>(ids.length === 0 ? [] : await this.#bring(ids));
    // The pictures went into the edition that was open then.
    if (state.get().path !== path) return;
    this.#put(clip, wanted, brought);
  }

  /** Has the edition given pictures of another, and says so where that takes its time. */
  async #bring(images: ImageId[]): Promise<readonly ImageId[]> {
    const { notices } = this.#stores;
    const telling = setTimeout(
      () => notices.notify('hint', 'clipBringing', { count: images.length }, { about: BRINGING }),
      TOLD_AFTER_MS,
    );
    try {
      return await call('clip.bring', { images });
    } finally {
      clearTimeout(telling);
      notices.over(BRINGING);
    }
  }

  #put(clip: Clip, wanted: Wanted, brought: ReadonlySet<ImageId>): void {
    const hand = this.#hand.page;
    if (hand === null) return;
    const { edition, page } = hand;
    const { selection, notices } = this.#stores;
    const on = wanted.pageId !== undefined && edition.pages[wanted.pageId] !== undefined ? wanted.pageId : page.id;
    const has: Pasting['has'] = ({ id }) => edition.images[id] !== undefined || brought.has(id);
    const pasted = pasteClip(edition, on, clip, { isBare: wanted.isBare, where: wanted.where, has });
    if (pasted.ids.length === 0) {
      notices.notify('refused', isMaster(edition.pages[on]) ? 'pasteNotHere' : 'pasteNoStory');
      return;
    }
    this.#hand.edit('block.paste', pasted.patches);
    selection.select(pasted.ids, { alone: true });
    if (pasted.lacks.size === 0) return;
    const said = inBoth('pasteLacks', (language) => {
      const words = wordsOf(language);
      return { lacks: [...pasted.lacks].map((lack) => words(lackWords[lack])) };
    });
    notices.say('hint', said);
  }
}

/** Commands that paste otherwise than the key does; `pointed` is where the right button was pressed last. */
export function pastingCommands(
  clipboard: BlockClipboard,
  stores: Pick<DeskStores, 'view'>,
  pointed: () => PointOnPage | null,
) {
  const paste = (wanted: () => Wanted): Action => ({
    run: async () => {
      clipboard.wants(wanted());
      stores.view.board?.focus();
      await call('window.edit', { does: 'paste' });
    },
    isEnabled: () => stores.view.get().mode === 'layout',
    why: 'whyNotLayout',
  });
  return commandSet({
    'block.paste-here': paste(() => {
      const at = pointed();
      return at === null ? asUsual : { isBare: false, where: { x: at.x, y: at.y }, pageId: at.pageId };
    }),
    'block.paste-in-place': paste(() => ({ isBare: false, where: 'in-place' })),
    'block.paste-layout': paste(() => ({ isBare: true, where: 'free' })),
  });
}
