/** What the window shows of the edition, and everything its commands act on. */

import type { BlockForm } from '../../shared/blocks/kinds.ts';
import type { ExportResult, NewEdition, Session } from '../../shared/contract/api.ts';
import { type CommandId, commandOf } from '../../shared/contract/commands.ts';
import type { Failure } from '../../shared/contract/failure.ts';
import type { Language } from '../../shared/contract/language.ts';
import type { ArticleId, BlockId, PageId } from '../../shared/edition/ids.ts';
import { spreadOf } from '../../shared/edition/pages.ts';
import { blocksOnPage, pageByNumber, pagesInOrder, threadOf } from '../../shared/edition/selectors.ts';
import type { Engine } from '../engine/engine.ts';
import type { ImportTarget } from '../engine/messages.ts';
import { type StringKey, wordsOf } from '../i18n/strings.ts';
import { keepPage } from '../opening/keep-page.ts';
import { Desk } from '../pages/desk.ts';
import { PageTyping } from '../pages/page-typing.ts';
import { Pictures } from '../pages/pictures.ts';
import { caretLine, type TextPlace } from '../pages/place-map.ts';
import type { Fit } from '../pages/viewport.ts';
import { ProofDesk } from '../proof/proof-desk.ts';
import { call, listen } from '../session/bridge.ts';
import { EditionSession, failureOf } from '../session/edition-session.ts';
import { Observable } from '../session/observable.ts';
import { type ArticleEditor, selectedText, setType, toggleStrong } from '../story/article-editor.ts';
import { CopyEditing } from '../story/copy-editing.ts';
import type { CopyCaret } from '../story/editor-ports.ts';
import { CopyImport, type ImportLine, type ImportProgress } from './copy-import.ts';

export type Mode = 'layout' | 'story' | 'proof';
type Dialog = 'none' | 'palette' | 'export' | 'new' | 'import' | 'compare';
/** What a click on the page does. */
type Tool = 'select' | 'link' | BlockForm;
export type InspectorTab = 'properties' | 'blocks' | 'styles' | 'checks' | 'history' | 'proof' | 'find' | 'versions';

/** A word to the user that goes away by itself or when closed. */
export interface Notice {
  readonly id: number;
  readonly kind: 'done' | 'hint' | 'problem';
  readonly text: string;
}

export interface WorkspaceState {
  readonly language: Language;
  readonly isFallbackRuntime: boolean;
  readonly mode: Mode;
  readonly pageId: PageId | null;
  /** The blocks selected, the last one last. */
  readonly selection: readonly BlockId[];
  readonly tool: Tool;
  /** The block whose text the next click links on. */
  readonly linkFrom: BlockId | null;
  /** The photo whose picture is moved in its frame. */
  readonly cropping: BlockId | null;
  readonly articleId: ArticleId | null;
  readonly caret: CopyCaret | null;
  readonly fit: Fit;
  /** CSS pixels a point, as last shown. */
  readonly zoom: number;
  readonly showsGrid: boolean;
  /** Text is being typed on the page itself. */
  readonly isTyping: boolean;
  readonly showsRulers: boolean;
  /** The galley breaks its lines as the page does. */
  readonly showsLines: boolean;
  readonly isSpread: boolean;
  readonly tab: InspectorTab;
  readonly dialog: Dialog;
  /** The command the palette asks an argument for. */
  readonly prompt: CommandId | null;
  readonly notices: readonly Notice[];
  readonly importing: ImportProgress | null;
  /** What became of the files imported last, while it is shown. */
  readonly importReport: readonly ImportLine[] | null;
  readonly exporting: { readonly done: number; readonly total: number } | null;
  /** What the last export made, while its dialog is open. */
  readonly exported: (ExportResult & { readonly folder: string }) | null;
}

/** What the pasteboard answers to; set by it while it is shown. */
interface Board {
  zoomBy(factor: number): void;
  zoomTo(zoom: number): void;
  fitSelection(): void;
  focus(): void;
}

const NOTICE_MS = 8_000;
/** How long a closing window waits for its page to be kept. */
const KEEPING_MS = 1_000;
/** How long an import may take before it is shown. */
const SLOW_MS = 400;

export class Workspace {
  readonly session: EditionSession;
  readonly pictures = new Pictures();
  readonly desk = new Desk(this);
  readonly proof = new ProofDesk(this);
  readonly state: Observable<WorkspaceState>;
  board: Board | null = null;
  /** The copy of the article shown, as it is edited in the galley and on the page. */
  readonly editing: CopyEditing;
  readonly typing: PageTyping;
  focusPageInput: () => void = () => undefined;
  /** Goes to what is searched for, while the panel is shown. */
  focusFind: () => void = () => undefined;
  #import: CopyImport | null = null;
  #nextNotice = 1;
  #followsCaret = false;
  #followed: { readonly caret: CopyCaret | null; readonly articles: unknown } = { caret: null, articles: null };

  /** `pageId` is the page to go to at first; the edition's first where it is null. */
  constructor(start: Session, engine: Engine, pageId: PageId | null) {
    this.state = new Observable<WorkspaceState>({
      language: start.language,
      isFallbackRuntime: start.isFallbackRuntime,
      mode: 'layout',
      pageId: null,
      selection: [],
      tool: 'select',
      linkFrom: null,
      cropping: null,
      articleId: null,
      caret: null,
      fit: 'page',
      zoom: 1,
      showsGrid: false,
      isTyping: false,
      showsRulers: true,
      showsLines: true,
      isSpread: false,
      tab: 'properties',
      dialog: 'none',
      prompt: null,
      notices: [],
      importing: null,
      importReport: null,
      exporting: null,
      exported: null,
    });
    this.session = new EditionSession(engine, start.actor, (failure) => this.fail(failure));
    this.editing = new CopyEditing({ desk: this.session, carets: this, suggesting: this.proof });
    this.typing = new PageTyping({ editing: this.editing, desk: this.session, carets: this });
    this.show(start.opened, pageId);
    if (start.notOpened !== null) this.fail(start.notOpened);
    this.session.state.subscribe(() => {
      this.#keepToEdition();
      this.#look();
      this.#followCaret();
    });
    this.state.subscribe(() => this.#look());
    listen({
      'command.run': ({ id }) => this.run(id),
      'export.progress': (exporting) => {
        // A glance at pages has no progress to show.
        if (this.state.get().exporting !== null) this.state.update({ exporting });
      },
      'session.closing': () => void this.#handOver(),
      'store.restarted': ({ lost }) =>
        this.notify(lost.length === 0 ? 'done' : 'problem', lost.length === 0 ? 'storeRestarted' : 'storeLost', {
          lost: lost.map((label) => wordsOf(this.state.get().language).label(label)).join('、'),
        }),
    });
  }

  /** Shows an edition at a page of it; at its first where none is named. */
  show(opened: Session['opened'], pageId: PageId | null = null): void {
    this.pictures.keepOnly(new Set(Object.keys(opened.edition.images)));
    const first = (pageId === null ? undefined : opened.edition.pages[pageId]) ?? pagesInOrder(opened.edition)[0];
    this.session.load(opened, first?.id ?? null);
    if (first === undefined) window.opening.failed();
    const lead =
      first === undefined ? undefined : blocksOnPage(opened.edition, first.id).find((block) => block.kind === 'body');
    this.state.update({
      pageId: first?.id ?? null,
      selection: [],
      tool: 'select',
      linkFrom: null,
      cropping: null,
      caret: null,
      articleId: lead?.articleId ?? Object.values(opened.edition.articles)[0]?.id ?? null,
    });
  }

  /** Starts typing on the page at a place. False where there is nothing to type in. */
  startTyping(place: TextPlace): boolean {
    if (!this.typing.canType(place)) return false;
    this.typing.steps.end();
    this.state.update({ isTyping: true });
    this.setCaret({ place, anchor: null, by: 'typing' });
    this.focusPageInput();
    return true;
  }

  endTyping(): void {
    if (this.state.get().isTyping) this.state.update({ isTyping: false });
  }

  async #handOver(): Promise<void> {
    await this.session.flush();
    // A page that is slow to be kept does not keep the window open.
    const tired = new Promise((resolve) => setTimeout(resolve, KEEPING_MS));
    await Promise.race([keepPage(this).catch(() => undefined), tired]);
    // What could not be sent keeps the window open; main then asks what to do.
    if (this.session.state.get().unsaved === 0) await call('session.closed', {});
  }

  fail(failure: Failure): void {
    window.opening.failed();
    this.#addNotice('problem', failure[this.state.get().language]);
  }

  notify(kind: Notice['kind'], key: StringKey, values: Readonly<Record<string, string | number>> = {}): void {
    this.#addNotice(kind, wordsOf(this.state.get().language)(key, values));
  }

  #addNotice(kind: Notice['kind'], text: string): void {
    const id = this.#nextNotice++;
    const { notices } = this.state.get();
    if (notices.some((notice) => notice.text === text)) return;
    this.state.update({ notices: [...notices, { id, kind, text }] });
    if (kind !== 'problem') setTimeout(() => this.dismiss(id), NOTICE_MS);
  }

  dismiss(id: number): void {
    this.state.update({ notices: this.state.get().notices.filter((notice) => notice.id !== id) });
  }

  /** Runs something that may fail; the failure is shown, not thrown. */
  async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.fail(failureOf(error));
    }
  }

  selectPage(pageId: PageId): void {
    this.#followsCaret = false;
    this.endTyping();
    this.state.update({ pageId, selection: [], cropping: null });
  }

  selectArticle(articleId: ArticleId): void {
    const { edition } = this.session.state.get();
    if (edition === null) return;
    const [first] = threadOf(edition, articleId);
    this.state.update({
      articleId,
      caret: null,
      ...(first === undefined ? {} : { pageId: first.pageId, selection: [first.id] }),
    });
  }

  /** Puts the caret; the page that shows it comes forward, now or once it is composed. */
  setCaret(caret: CopyCaret): void {
    this.state.update({ caret, articleId: caret.place.articleId });
    this.#followsCaret = caret.by !== 'board';
    this.#followCaret();
  }

  /** Shows the page the caret stands on, unless another was chosen since. */
  #followCaret(): void {
    const { caret } = this.state.get();
    if (caret === null || !this.#followsCaret) return;
    const { shown, articles } = this.session.state.get();
    // Asked once for each composition: until the page is there the answer stays the same.
    if (this.#followed.caret === caret && this.#followed.articles === articles) return;
    this.#followed = { caret, articles };
    if ([...shown.values()].some((page) => caretLine(page, caret.place) !== null)) return;
    const { articleId, part, offset } = caret.place;
    const { edition } = this.session.state.get();
    const paragraph = edition?.articles[articleId]?.body.find((one) => one.id === part);
    if (paragraph === undefined) return;
    const ask = this.session.ask('explain', { articleId, paragraphId: paragraph.id, offset });
    void this.attempt(async () => {
      const line = await ask;
      const block = line === null ? undefined : this.session.state.get().edition?.blocks[line.blockId];
      if (block !== undefined && this.#followsCaret && this.state.get().caret === caret) {
        this.state.update({ pageId: block.pageId });
      }
    });
  }

  /** Tells the engine which pages are looked at. */
  #look(): void {
    const { edition } = this.session.state.get();
    const { pageId, isSpread } = this.state.get();
    if (edition === null || pageId === null) return;
    this.session.watch(this.state.get().articleId);
    this.session.show(isSpread ? spreadOf(edition, pageId).map((page) => page.id) : [pageId]);
  }

  /** Keeps to what is there: undo may take a page or a selected block away. */
  #keepToEdition(): void {
    const { edition } = this.session.state.get();
    const { pageId, selection, articleId, cropping } = this.state.get();
    if (edition === null) return;
    const left = selection.filter((id) => edition.blocks[id] !== undefined);
    const page =
      pageId !== null && edition.pages[pageId] !== undefined ? pageId : (pagesInOrder(edition)[0]?.id ?? null);
    const article = articleId !== null && edition.articles[articleId] !== undefined ? articleId : null;
    if (left.length === selection.length && page === pageId && article === articleId) return;
    const isCropped = cropping !== null && left.includes(cropping);
    this.state.update({ selection: left, pageId: page, articleId: article, cropping: isCropped ? cropping : null });
  }

  #pageStep(step: number): void {
    const { edition } = this.session.state.get();
    if (edition === null) return;
    const pages = pagesInOrder(edition);
    const at = pages.findIndex((page) => page.id === this.state.get().pageId);
    const target = pages[Math.min(pages.length - 1, Math.max(0, at + step))];
    if (target !== undefined) this.selectPage(target.id);
  }

  async importText(target: ImportTarget, text: string): Promise<void> {
    const plan = await this.session.ask('import', { target, text });
    if (plan === null) {
      this.notify('problem', 'frontTaken');
      return;
    }
    this.session.edit('import.copy', plan.patches);
    const { articles, refers, joints, changes, missingPages } = plan;
    const [first] = articles;
    if (first !== undefined) this.selectArticle(first.id);
    this.notify('done', 'imported', { articles: articles.length, refers, joints, changes: changes.length });
    if (missingPages.length > 0) this.notify('problem', 'importedMissing', { pages: missingPages.join('、') });
  }

  async #importChosen(target: ImportTarget): Promise<void> {
    const paths = await call('copy.choose', {});
    if (target === 'pool') {
      await this.importFiles(paths);
      return;
    }
    const [path] = paths;
    const copy = path === undefined ? null : await call('copy.read', { path });
    if (copy?.kind === 'text') await this.importText(target, copy.text);
    else if (copy !== null) this.notify('problem', 'frontNeedsText');
  }

  /** Imports files: copy into the pool, as one step; a picture to the page. */
  async importFiles(paths: readonly string[]): Promise<void> {
    const named = [...new Set(paths)].filter((path) => path !== '');
    if (named.length === 0 || this.#import !== null) return;
    const files = new CopyImport(this.session, (importing) => this.state.update({ importing }));
    this.#import = files;
    // What is done at once needs no dialog.
    const slow = setTimeout(() => this.state.update({ dialog: 'import' }), SLOW_MS);
    try {
      const { patches, articles, photos, lines, refers } = await files.read(named);
      this.session.edit('import.copy', patches);
      const [first] = articles;
      if (first !== undefined) this.selectArticle(first);
      for (const photo of photos) this.desk.placePhoto(photo);
      this.#reportImport(lines, articles.length, refers);
    } finally {
      clearTimeout(slow);
      this.#import = null;
      const { dialog, importReport } = this.state.get();
      const isOver = dialog === 'import' && importReport === null;
      this.state.update({ importing: null, ...(isOver ? { dialog: 'none' } : {}) });
    }
  }

  cancelImport(): void {
    this.#import?.cancel();
  }

  /** One file is a word in passing; several, or one of which there is more to say, are a list. */
  #reportImport(lines: readonly ImportLine[], articles: number, refers: number): void {
    const [only] = lines;
    if (lines.length === 1 && only?.failure != null) {
      this.#addNotice('problem', only.failure[this.state.get().language]);
      return;
    }
    const isPlain = lines.length === 1 && only?.failure === null && only.remarks.length === 0;
    if (!isPlain) {
      if (lines.length > 0) this.state.update({ dialog: 'import', importReport: lines });
      return;
    }
    if (only.articles.length === 0 && refers === 0) return;
    this.notify('done', 'imported', { articles, refers, joints: only.joints, changes: only.changes });
    if (only.missingPages.length > 0) {
      this.notify('problem', 'importedMissing', { pages: only.missingPages.join('、') });
    }
  }

  async #exportArticle(format: 'docx' | 'txt'): Promise<void> {
    const { articleId } = this.state.get();
    if (articleId === null) return;
    await this.session.flush();
    const saved = await call('article.export', { articleId, format });
    if (saved !== null) this.notify('done', 'articleExported', { path: saved.path });
  }

  async openChosen(): Promise<void> {
    await this.session.flush();
    const opened = await call('edition.choose', {});
    if (opened !== null) this.show(opened);
  }

  async createEdition(options: NewEdition): Promise<void> {
    await this.session.flush();
    const opened = await call('edition.create', options);
    if (opened === null) return;
    this.state.update({ dialog: 'none' });
    this.show(opened);
  }

  /** Leads from a finding to its page, and to its block there. */
  showFinding(number: number, blockId: BlockId | null): void {
    const { edition } = this.session.state.get();
    const page = edition === null ? undefined : pageByNumber(edition, number);
    if (page === undefined) return;
    this.state.update({ dialog: 'none', exported: null, mode: 'layout' });
    this.selectPage(page.id);
    if (blockId === null) return;
    this.desk.select([blockId], { alone: true });
    this.board?.focus();
  }

  /** Goes to reading: the page large, the marks beside it, the keyboard with the page. */
  #read(): void {
    this.endTyping();
    this.state.update({ mode: 'proof', tab: 'proof', selection: [], tool: 'select', fit: 'width', isSpread: false });
    this.board?.focus();
  }

  #setLanguage(language: Language): void {
    this.state.update({ language });
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    void call('session.set-language', { language });
  }

  /** True while a command can do something. */
  isEnabled(id: CommandId): boolean {
    const { history } = this.session.state.get();
    if (id === 'edit.undo') return history.undo !== null;
    if (id === 'edit.redo') return history.redo !== null;
    return true;
  }

  /** Runs a command; one that needs an argument and has none asks for it. */
  run(id: CommandId, argument?: string): void {
    if (!this.isEnabled(id)) return;
    if (commandOf(id).asks !== undefined && argument === undefined) {
      this.state.update({ dialog: 'palette', prompt: id });
      return;
    }
    const action = this.desk.action(id) ?? this.proof.action(id) ?? this.#actions()[id];
    if (action !== undefined) void this.attempt(async () => action(argument ?? ''));
  }

  /** Commands on the paragraphs selected in the galley; nothing while it is not shown. */
  #typeActions(): Readonly<Partial<Record<CommandId, () => void>>> {
    const inGalley = (action: (editor: ArticleEditor) => void) => () => {
      const { session, view } = this.editing;
      if (session === null || view === null) return;
      this.editing.focus();
      action(session.editor);
    };
    return {
      'copy.strong': inGalley(toggleStrong),
      'copy.paragraph': inGalley((editor) => setType(editor, 'paragraph')),
      'copy.subhead': inGalley((editor) => setType(editor, 'subhead')),
      'copy.question': inGalley((editor) => setType(editor, 'question')),
      'copy.answer': inGalley((editor) => setType(editor, 'answer')),
      'copy.note': inGalley((editor) => setType(editor, 'note')),
      'copy.pullquote': inGalley((editor) => this.desk.quote(selectedText(editor))),
    };
  }

  #actions(): Readonly<Partial<Record<CommandId, () => void | Promise<void>>>> {
    const { state } = this;
    return {
      'edition.new': () => state.update({ dialog: 'new' }),
      'edition.open': () => this.openChosen(),
      'copy.import-pool': () => this.#importChosen('pool'),
      'copy.import-front': () => this.#importChosen('front'),
      'copy.export-docx': () => this.#exportArticle('docx'),
      'copy.export-text': () => this.#exportArticle('txt'),
      'export.pages': () => state.update({ dialog: 'export' }),
      'edit.undo': () => this.session.undo(),
      'edit.redo': () => this.session.redo(),
      'page.previous': () => this.#pageStep(-1),
      'page.next': () => this.#pageStep(1),
      'edit.find': () => {
        state.update({ tab: 'find' });
        this.focusFind();
      },
      'copy.versions': () => state.update({ tab: 'versions' }),
      'edit.history': () => state.update({ tab: 'history' }),
      'view.fit-page': () => state.update({ fit: 'page' }),
      'view.fit-width': () => state.update({ fit: 'width' }),
      'view.fit-block': () => this.board?.fitSelection(),
      'view.spread': () => state.update({ isSpread: !state.get().isSpread, fit: 'page' }),
      'view.rulers': () => state.update({ showsRulers: !state.get().showsRulers }),
      'view.board': () => this.board?.focus(),
      'view.actual-size': () => this.board?.zoomTo(96 / 72),
      'view.zoom-in': () => this.board?.zoomBy(1.25),
      'view.zoom-out': () => this.board?.zoomBy(0.8),
      'view.grid': () => state.update({ showsGrid: !state.get().showsGrid }),
      'view.layout': () =>
        state.update({ mode: 'layout', fit: state.get().mode === 'proof' ? 'page' : state.get().fit }),
      'view.story': () => state.update({ mode: 'story' }),
      'view.proof': () => this.#read(),
      'view.galley': () => this.editing.focus(),
      'view.galley-lines': () => state.update({ showsLines: !state.get().showsLines }),
      ...this.#typeActions(),
      'view.palette': () =>
        state.update({ dialog: state.get().dialog === 'palette' ? 'none' : 'palette', prompt: null }),
      'view.language': () => this.#setLanguage(state.get().language === 'zh' ? 'en' : 'zh'),
    };
  }
}
