/**
 * The caret while proofs are read. It is wherever an arrow key is pressed: a page without it has it at its first words;
 * at the end of one text it goes on to the next, and a picture on the way is taken up as a block. So every place that
 * can have a mark is reached by keys.
 */
import type { ComposedPage } from '../../shared/compose/display-list.ts';
import { readPart } from '../../shared/edition/text.ts';
import { nextCharacter, previousCharacter } from '../../shared/text/graphemes.ts';
import { commandSet } from '../commands/command-set.ts';
import { asOnLevel } from '../state/line-keys.ts';
import { type BlockPlace, caretLine, type ShownPlace } from '../state/place-map.ts';
import { textAround } from '../state/shown-words.ts';
import { placeOnLine } from './page-lines.ts';
import type { ProofStores } from './proof-store.ts';
import { isSamePlace, type Stop, stopAt, stopsOf } from './stops.ts';

/** What moves the caret while proofs are read. */
export type ReadingKey = 'left' | 'right' | 'up' | 'down' | 'start' | 'end';

/** What moves it within a text, whatever page that goes on to. */
interface TextKeys {
  press(key: ReadingKey, isSelecting: boolean): void;
}

const isForward = (key: ReadingKey) => key === 'right' || key === 'down' || key === 'end';

export class ReadingCaret {
  readonly #stores: ProofStores;
  readonly #keys: TextKeys;
  /** What digits say so far, and the caret they were typed at. */
  #count: { readonly typed: string; readonly at: ShownPlace } | null = null;

  constructor(stores: ProofStores, keys: TextKeys) {
    this.#stores = stores;
    this.#keys = keys;
  }

  get #place(): ShownPlace | undefined {
    return this.#stores.caret.place;
  }

  /** The page shown with its stops, and the one where the caret is or the block that is taken up; -1 for none. */
  #here() {
    const { session, view, selection } = this.#stores;
    const { edition, shown } = session.state.get();
    const { pageId } = view.get();
    const page = pageId === null ? undefined : shown.get(pageId);
    if (edition === null || page === undefined) return null;
    const stops = stopsOf(edition, page);
    const place = this.#place;
    const [blockId] = selection.get().blocks;
    const inText = place === undefined || caretLine(page, place) === null ? -1 : stopAt(stops, place);
    const onBlock = stops.findIndex((stop) => stop.kind === 'block' && stop.blockId === blockId);
    return { page, stops, at: onBlock >= 0 ? onBlock : inText };
  }

  #put(place: ShownPlace, anchor: ShownPlace | null): void {
    const { selection, caret } = this.#stores;
    selection.update({ blocks: [] });
    if ('articleId' in place) {
      caret.put({ place, anchor: anchor !== null && 'articleId' in anchor ? anchor : null, by: 'find' });
    } else caret.putInWords({ place, anchor: anchor !== null && 'blockId' in anchor ? anchor : null });
  }

  /** The text that a place is in. */
  #text(place: ShownPlace): string | null {
    const { edition, shown } = this.#stores.session.state.get();
    if (edition === null) return null;
    if ('blockId' in place) return textAround(edition, shown.values(), place);
    const article = edition.articles[place.articleId];
    return article === undefined ? null : readPart(article, place.part);
  }

  /**
   * Moves the caret by a character of a block's words, which no galley has, over what the page does not show of them: the
   * name of a field stands where the page has what fills it. At an end of the words it stays.
   */
  #pressInWords(page: ComposedPage, place: BlockPlace, key: ReadingKey, isSelecting: boolean): void {
    const text = this.#text(place) ?? '';
    const by = key === 'left' ? previousCharacter : key === 'right' ? nextCharacter : null;
    let { offset } = place;
    for (let next = offset; by !== null && offset === place.offset; ) {
      const from = next;
      next = by(text, from);
      if (next === from) break;
      if (caretLine(page, { ...place, offset: next }) !== null) offset = next;
    }
    this.#put({ ...place, offset }, isSelecting ? (this.#stores.caret.anchor ?? place) : null);
  }

  #go(stop: Stop, edge: 'start' | 'end'): void {
    const { selection, caret } = this.#stores;
    if (stop.kind === 'text') {
      this.#put(stop[edge], null);
      return;
    }
    caret.clear();
    selection.select([stop.blockId], { alone: true });
  }

  /** Goes to the text or picture after this one, or before; to the page beside where the page has no more. */
  step(by: 1 | -1, edge: 'start' | 'end' = 'start'): void {
    this.#count = null;
    const here = this.#here();
    if (here === null) return;
    const { stops, at } = here;
    const next = at < 0 ? (by > 0 ? stops[0] : stops.at(-1)) : stops[at + by];
    if (next !== undefined) this.#go(next, edge);
    else if (this.#stores.navigation.pageBeside(by) !== null) {
      // Its first words take the caret with the next key, when it is composed.
      this.#stores.caret.clear();
      this.#stores.navigation.stepPage(by);
    }
  }

  /** Does what a key does; `isSelecting` moves the caret away from where the selection started. */
  press(pressed: ReadingKey, isSelecting: boolean): void {
    this.#count = null;
    const here = this.#here();
    const stop = here?.stops[here.at];
    const before = this.#place;
    const isCopy = before !== undefined && 'articleId' in before;
    const key = asOnLevel(this.#stores.session.state.get().edition, isCopy ? before : undefined, pressed);
    if (here === null) return;
    if (before === undefined || stop?.kind !== 'text') {
      if (stop === undefined) this.step(1);
      else this.step(isForward(key) ? 1 : -1, isForward(key) ? 'start' : 'end');
      return;
    }
    const step = key === 'up' ? -1 : key === 'down' ? 1 : 0;
    const edge = key === 'start' || key === 'end' ? key : null;
    const to = key === 'left' || key === 'right' ? null : placeOnLine(here.page, stop, before, step, edge);
    if (to !== null) {
      this.#put(to, isSelecting ? (this.#stores.caret.anchor ?? before) : null);
      return;
    }
    const { anchor } = this.#stores.caret;
    if ('blockId' in before) this.#pressInWords(here.page, before, key, isSelecting);
    else this.#keys.press(pressed, isSelecting);
    const isStill = isSamePlace(before, this.#place) && anchor === null;
    if (isStill && !isSelecting && edge === null) this.step(isForward(key) ? 1 : -1, isForward(key) ? 'start' : 'end');
  }

  /** Selects so many characters from the caret on; digits typed one after the other are one number. */
  count(digit: string): void {
    const { place, anchor } = this.#stores.caret;
    if (place === undefined) return;
    const known = this.#count;
    const goesOn = known !== null && isSamePlace(known.at, anchor ?? place);
    const typed = goesOn ? known.typed + digit : digit;
    const at = goesOn ? known.at : place;
    const text = this.#text(at);
    const wanted = Number(typed);
    if (text === null || wanted === 0) return;
    let { offset } = at;
    for (let count = 0; count < wanted && offset < text.length; count++) offset = nextCharacter(text, offset);
    this.#put({ ...at, offset }, at);
    this.#count = { typed, at };
  }
}

export function readingCaretCommands(reading: ReadingCaret) {
  return commandSet({
    'proof.text-next': { run: () => reading.step(1) },
    'proof.text-previous': { run: () => reading.step(-1) },
  });
}
