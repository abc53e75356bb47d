/** Opening editions, making new ones, and showing them. */
import type { NewEdition, Session } from '../../shared/contract/api.ts';
import type { PageId } from '../../shared/edition/ids.ts';
import type { OpenedEdition } from '../../shared/edition/log-records.ts';
import { blocksOnPage, pagesInOrder } from '../../shared/edition/selectors.ts';
import { commandSet } from '../commands/command-set.ts';
import type { Pictures } from '../pages/pictures.ts';
import { call } from '../session/bridge.ts';
import type { Stores } from '../state/stores.ts';
import { keepFrontPicture } from './front-picture.ts';

export class Editions {
  readonly #stores: Pick<Stores, 'session' | 'view' | 'selection' | 'caret' | 'dialogs' | 'notices'>;
  readonly #pictures: Pictures;

  constructor(
    stores: Pick<Stores, 'session' | 'view' | 'selection' | 'caret' | 'dialogs' | 'notices'>,
    pictures: Pictures,
  ) {
    this.#stores = stores;
    this.#pictures = pictures;
  }

  /** Shows an edition at a page of it; at its first where none is named. */
  show(opened: OpenedEdition, pageId: PageId | null = null): void {
    const { session, view, selection, caret } = this.#stores;
    const { edition } = opened;
    this.#pictures.keepOnly(new Set(Object.keys(edition.images)));
    const first = (pageId === null ? undefined : edition.pages[pageId]) ?? pagesInOrder(edition)[0];
    session.load(opened, first?.id ?? null);
    if (first === undefined) window.opening.failed();
    const lead = first === undefined ? undefined : blocksOnPage(edition, first.id).find(({ kind }) => kind === 'body');
    const leadId = lead !== undefined && 'articleId' in lead ? lead.articleId : undefined;
    view.update({ pageId: first?.id ?? null });
    caret.clear();
    selection.reset(leadId ?? Object.values(edition.articles)[0]?.id ?? null);
  }

  /** Leaves the edition that is open for another, where one is opened: all of it is with the store first. */
  async #instead(open: () => Promise<Session['opened']>): Promise<void> {
    const { session, dialogs } = this.#stores;
    await session.flush();
    // An edition without its picture on the start page is as good.
    await keepFrontPicture(session, this.#pictures).catch(() => undefined);
    const opened = await open();
    if (opened === null) return;
    dialogs.close();
    this.show(opened);
  }

  /** Asks which edition to open. */
  choose(): Promise<void> {
    return this.#instead(() => call('edition.choose', {}));
  }

  /** Opens an edition of those opened lately, or one that was given to the program. */
  open(path: string): Promise<void> {
    return this.#instead(() => call('edition.open', { path }));
  }

  openSample(): Promise<void> {
    return this.#instead(() => call('edition.sample', {}));
  }

  create(options: NewEdition): Promise<void> {
    return this.#instead(() => call('edition.create', options));
  }

  /** Asks where to and writes a copy; what is open stays open. */
  async saveCopy(): Promise<void> {
    const { session, notices } = this.#stores;
    await session.flush();
    const saved = await call('edition.copy', {});
    if (saved !== null) notices.notify('done', 'copySaved', saved);
  }

  /** Keeps what the start page shows of the edition, as the window closes. */
  keepPicture(): Promise<void> {
    return keepFrontPicture(this.#stores.session, this.#pictures);
  }
}

export function editionCommands(editions: Editions, { session, dialogs }: Pick<Stores, 'session' | 'dialogs'>) {
  return commandSet({
    'edition.start': { run: () => dialogs.open('start') },
    'edition.new': { run: () => dialogs.open('new') },
    'edition.open': { run: () => editions.choose() },
    'edition.copy': { run: () => editions.saveCopy() },
    'edition.reveal': {
      run: async () => {
        await call('edition.reveal', {});
      },
    },
    'help.guide': {
      run: async () => {
        await call('help.guide', {});
      },
    },
    'edit.undo': { run: () => session.undo(), isEnabled: () => session.state.get().history.undo !== null },
    'edit.redo': { run: () => session.redo(), isEnabled: () => session.state.get().history.redo !== null },
  });
}
