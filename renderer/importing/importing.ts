/** Copy and pictures coming into the edition, with what is shown of them meanwhile and afterwards. */
import type { ChosenArt, ImportedPhoto } from '../../shared/contract/api.ts';
import type { ImportTarget } from '../../shared/layout/page-import.ts';
import { commandSet } from '../commands/command-set.ts';
import { call } from '../session/bridge.ts';
import { Observable } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';
import { CopyImport, type ImportLine } from './copy-import.ts';
import { sayImported } from './say-imported.ts';

interface ImportingState {
  /** What became of the files imported last, while it is shown. */
  readonly report: readonly ImportLine[] | null;
}

type ImportStores = Pick<Stores, 'session' | 'notices' | 'dialogs' | 'navigation' | 'reading'>;

/** What puts a picture on the page. */
interface PhotoPlacing {
  place(photo: ImportedPhoto, into: 'selected' | 'new'): void;
}

/** What puts a drawing on the page. */
interface DrawingPlacing {
  place(art: ChosenArt, into: 'selected' | 'new'): void;
}

export class Importing extends Observable<ImportingState> {
  readonly #stores: ImportStores;
  readonly #photos: PhotoPlacing;
  readonly #drawings: DrawingPlacing;
  #running: CopyImport | null = null;

  constructor(stores: ImportStores, photos: PhotoPlacing, drawings: DrawingPlacing) {
    super({ report: null });
    this.#stores = stores;
    this.#photos = photos;
    this.#drawings = drawings;
  }

  /** Asks for files and imports them: into the pool, or one of text as a front page. */
  async choose(target: ImportTarget): Promise<void> {
    const paths = await call('copy.choose', {});
    if (target === 'pool') {
      await this.files(paths);
      return;
    }
    const [path] = paths;
    const copy = path === undefined ? null : await this.#stores.reading.file(path, () => call('copy.read', { path }));
    if (copy?.kind === 'text') await this.#text(target, copy.text);
    else if (copy !== null) this.#stores.notices.notify('problem', 'frontNeedsText');
  }

  async #text(target: ImportTarget, text: string): Promise<void> {
    const { session, notices, navigation } = this.#stores;
    const plan = await session.ask('import', { target, text });
    if (plan === null) {
      notices.notify('problem', 'frontTaken');
      return;
    }
    session.edit('import.copy', plan.patches);
    const { articles, refers, joints, changes, missingPages } = plan;
    const [first] = articles;
    if (first !== undefined) navigation.toArticle(first.id);
    notices.say('done', sayImported({ articles: articles.length, refers, joints, changes: changes.length }));
    if (missingPages.length > 0) notices.notify('problem', 'importedMissing', { pages: missingPages });
  }

  /** Imports files: copy into the pool, as one step; a picture to the page. */
  async files(paths: readonly string[]): Promise<void> {
    const { session, navigation, reading } = this.#stores;
    const named = [...new Set(paths)].filter((path) => path !== '');
    if (named.length === 0 || this.#running !== null) return;
    const files = new CopyImport(session, reading);
    this.#running = files;
    try {
      const { patches, articles, photos, drawings, lines, refers } = await reading.during(() => files.read(named));
      session.edit('import.copy', patches);
      const [first] = articles;
      if (first !== undefined) navigation.toArticle(first);
      // What one file was put into is selected then: the next of the same kind would take its place.
      for (const [at, photo] of photos.entries()) this.#photos.place(photo, at === 0 ? 'selected' : 'new');
      for (const [at, drawing] of drawings.entries()) this.#drawings.place(drawing, at === 0 ? 'selected' : 'new');
      this.#report(lines, articles.length, refers);
    } finally {
      this.#running = null;
    }
  }

  /** Gives up what is being read; where nothing is, closes what became of the last files. */
  cancel(): void {
    if (this.#running !== null) {
      this.#running.cancel();
      return;
    }
    const { reading } = this.#stores;
    if (reading.get() !== null) {
      reading.cancel();
      return;
    }
    this.update({ report: null });
    this.#stores.dialogs.close();
  }

  /** One file is a word in passing; several, or one of which there is more to say, are a list. */
  #report(lines: readonly ImportLine[], articles: number, refers: number): void {
    const { notices, dialogs } = this.#stores;
    const [only] = lines;
    if (lines.length === 1 && only?.failure != null) {
      notices.say('problem', only.failure);
      return;
    }
    const isPlain = lines.length === 1 && only?.failure === null && only.remarks.length === 0;
    if (!isPlain) {
      if (lines.length === 0) return;
      this.update({ report: lines });
      dialogs.open('import');
      return;
    }
    if (only.articles.length === 0 && refers === 0) return;
    notices.say('done', sayImported({ articles, refers, joints: only.joints, changes: only.changes }));
    if (only.missingPages.length > 0) {
      notices.notify('problem', 'importedMissing', { pages: only.missingPages });
    }
  }
}

export function importCommands(importing: Importing) {
  return commandSet({
    'copy.import-pool': { run: () => importing.choose('pool') },
    'copy.import-front': { run: () => importing.choose('front') },
  });
}
