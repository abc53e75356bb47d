/** Opening editions, making new ones, and showing them. */
import type { NewEdition, Session } from '../../shared/contract/api.ts';
import type { PageId } from '../../shared/edition/ids.ts';
import { blocksOnPage, pagesInOrder } from '../../shared/edition/selectors.ts';
import { commandSet } from '../commands/command-set.ts';
import type { Pictures } from '../pages/pictures.ts';
import { call } from '../session/bridge.ts';
import type { Stores } from '../state/stores.ts';

export class Editions {
  readonly #stores: Pick<Stores, 'session' | 'view' | 'selection' | 'caret' | 'dialogs'>;
  readonly #pictures: Pictures;

  constructor(stores: Pick<Stores, 'session' | 'view' | 'selection' | 'caret' | 'dialogs'>, pictures: Pictures) {
    this.#stores = stores;
    this.#pictures = pictures;
  }

  /** Shows an edition at a page of it; at its first where none is named. */
  show(opened: Session['opened'], pageId: PageId | null = null): void {
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

  /** Asks which edition to open. */
  async choose(): Promise<void> {
    await this.#stores.session.flush();
    const opened = await call('edition.choose', {});
    if (opened !== null) this.show(opened);
  }

  async create(options: NewEdition): Promise<void> {
    await this.#stores.session.flush();
    const opened = await call('edition.create', options);
    if (opened === null) return;
    this.#stores.dialogs.close();
    this.show(opened);
  }
}

export function editionCommands(editions: Editions, { session, dialogs }: Pick<Stores, 'session' | 'dialogs'>) {
  return commandSet({
    'edition.new': { run: () => dialogs.open('new') },
    'edition.open': { run: () => editions.choose() },
    'edit.undo': { run: () => session.undo(), isEnabled: () => session.state.get().history.undo !== null },
    'edit.redo': { run: () => session.redo(), isEnabled: () => session.state.get().history.redo !== null },
  });
}
