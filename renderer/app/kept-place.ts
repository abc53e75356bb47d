/** Where one works in the edition is remembered as one goes, and gone back to when it is opened again, after a crash as well. */
import type { OpenedEdition } from '../../shared/edition/log-records.ts';
import { keptPlace, type Place } from '../../shared/edition/place-records.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { readPart } from '../../shared/edition/text.ts';
import { call } from '../session/bridge.ts';
import type { TextPlace } from '../state/place-map.ts';
import type { Stores } from '../state/stores.ts';

type PlaceStores = Pick<Stores, 'session' | 'view' | 'selection' | 'caret'>;

/** How long nobody has moved when the place is kept, in milliseconds. */
const REST_MS = 300;

/** Where one works now. */
function placeNow({ view, selection, caret }: PlaceStores): Place {
  const { mode, tab, pageId, isSpread, fit } = view.get();
  const { blocks, articleId } = selection.get();
  const { at } = caret.get();
  const lies = view.board?.lies() ?? view.toLie;
  return keptPlace({
    ...{ mode, tab, pageId, isSpread, fit, lies, blocks: [...blocks], articleId },
    caret: at === null ? null : { place: { ...at.place }, anchor: at.anchor == null ? null : { ...at.anchor } },
  });
}

/** Remembers where one works, as long as the window is there. */
export class PlaceKeeping {
  readonly #stores: PlaceStores;
  #kept = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(stores: PlaceStores) {
    this.#stores = stores;
    const { view, selection, caret } = stores;
    for (const store of [view, selection, caret]) store.subscribe(() => this.#wait());
    window.addEventListener('pagehide', () => void this.keep());
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.keep(), REST_MS);
  }

  /** Keeps it now. A place that is not remembered is as it was the time before: nothing else is lost. */
  async keep(): Promise<void> {
    clearTimeout(this.#timer);
    const { session } = this.#stores;
    if (session.state.get().edition === null) return;
    const place = placeNow(this.#stores);
    const kept = JSON.stringify([session.opening, place]);
    if (kept === this.#kept) return;
    this.#kept = kept;
    await call('session.keep-place', { of: session.opening, place }).catch(() => undefined);
  }
}

/** A place in the copy as the edition has it now; null where its words are gone. */
function placeIn(edition: Edition, place: TextPlace): TextPlace | null {
  const article = edition.articles[place.articleId];
  const text = article === undefined ? null : readPart(article, place.part);
  return text === null ? null : { ...place, offset: Math.min(place.offset, text.length) };
}

/** Goes back to where one worked in an edition that was just opened, as far as what was there is there still. */
export function goToKeptPlace({ place, edition }: OpenedEdition, { view, selection, caret }: PlaceStores): void {
  if (place === undefined) return;
  const { mode, tab, pageId, isSpread, fit, lies, blocks, articleId } = place;
  const hasPage = pageId !== null && edition.pages[pageId] !== undefined;
  view.update({ mode, tab, ...(hasPage ? { pageId, isSpread, fit } : {}) });
  if (hasPage && lies !== null && fit === 'none') view.lieAt(lies);
  if (articleId !== null && edition.articles[articleId] !== undefined) selection.update({ articleId });
  const there = blocks.filter((id) => edition.blocks[id] !== undefined);
  if (there.length > 0) selection.select(there, { alone: true });
  const at = place.caret === null ? null : placeIn(edition, place.caret.place);
  if (at === null || place.caret === null) return;
  const { anchor } = place.caret;
  caret.put({ place: at, anchor: anchor === null ? null : placeIn(edition, anchor), by: 'page' });
  // The page shown is the one that was: it need not be the caret's.
  caret.unfollow();
}
