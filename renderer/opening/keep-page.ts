/** Keeping the page looked at, to be seen at once when the edition is opened again. */

import type { FacesWanted } from '../../shared/contract/api.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { unpackPage } from '../engine/packed-page.ts';
import { keptFacesFor } from '../pages/fonts.ts';
import { call } from '../session/bridge.ts';
import type { Stores } from '../state/stores.ts';
import { packKept } from './kept-view.ts';

/** What is looked at, of which edition. */
type Looked = Pick<Stores, 'session' | 'view'>;

/**
 * True of a page all of whose faces may be kept with it. One for preview and print only stays in its own folder: parts of it
 * go into no other file that Dayang opens again (OpenType 1.9.1, `OS/2` fsType).
 */
export function mayBeKept({ faces }: Pick<Edition, 'faces'>, wanted: FacesWanted): boolean {
  return wanted.every(({ face }) => faces[face]?.onMachine === undefined);
}

/** What a session has had kept last, or is having kept. */
interface Keeping {
  readonly of: readonly unknown[];
  readonly done: Promise<boolean>;
}

const lastKept = new WeakMap<Looked['session'], Keeping>();

/** Has main keep the page looked at as the edition stands: once, however often it is asked. See {@link keepNow}. */
export function keepPage(looked: Looked): Promise<boolean> {
  const { edition, path } = looked.session.state.get();
  const { pageId, language } = looked.view.get();
  const of = [edition, path, pageId, language];
  const last = lastKept.get(looked.session);
  if (last?.of.every((one, at) => one === of[at]) === true) return last.done;
  const done = keepNow(looked);
  const keeping = { of, done };
  const forget = () => {
    if (lastKept.get(looked.session) === keeping) lastKept.delete(looked.session);
  };
  lastKept.set(looked.session, keeping);
  done.then((isKept) => (isKept ? undefined : forget()), forget);
  return done;
}

/**
 * Has main keep the page looked at as the edition stands. Nothing is kept, and the answer is false, of an edition the store
 * does not have all of, or that changes meanwhile, and of a page whose faces may not be kept. Rejects where the engine
 * cannot compose it.
 */
async function keepNow(looked: Looked): Promise<boolean> {
  const { edition, path, unsaved } = looked.session.state.get();
  const { pageId, language } = looked.view.get();
  if (edition === null || pageId === null || unsaved > 0) return false;
  const packed = await looked.session.ask('packed', { pageId });
  if (packed === null || looked.session.state.get().edition !== edition) return false;
  const faces = keptFacesFor(unpackPage(packed).items);
  if (!mayBeKept(edition, faces)) return false;
  await call('page.keep', { path, page: packKept(path, language, packed), faces });
  return true;
}

/** How long nothing has changed when the page is kept, in milliseconds: a pause, not the gap between two words. */
const REST_MS = 10_000;

/**
 * Keeps the page looked at whenever the work rests, so that it is there after a power cut too; then memory is given
 * back.
 */
export class PageKeeping {
  readonly #looked: Looked;
  #timer: number | undefined;
  #kept: { readonly edition: unknown; readonly pageId: unknown } | null = null;
  #stop: () => void = () => undefined;

  constructor(looked: Looked) {
    this.#looked = looked;
  }

  begin(): void {
    const { view, session } = this.#looked;
    const stops = [view.subscribe(() => this.#wait()), session.state.subscribe(() => this.#wait())];
    this.#stop = () => {
      for (const stop of stops) stop();
      clearTimeout(this.#timer);
    };
    this.#wait();
  }

  end(): void {
    this.#stop();
  }

  #now() {
    return {
      edition: this.#looked.session.state.get().edition,
      pageId: this.#looked.view.get().pageId,
    };
  }

  async #keep(): Promise<void> {
    const now = this.#now();
    if (!(await keepPage(this.#looked))) return;
    this.#kept = now;
    // Somebody may have gone on working while it was kept.
    const { edition, pageId } = this.#now();
    if (edition === now.edition && pageId === now.pageId) this.#looked.session.rest();
  }

  #wait(): void {
    const { edition, pageId } = this.#now();
    if (this.#kept?.edition === edition && this.#kept.pageId === pageId) return;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      // A page that cannot be kept is not seen at once next time; nothing else is lost.
      requestIdleCallback(() => this.#keep().catch(() => undefined));
    }, REST_MS);
  }
}
