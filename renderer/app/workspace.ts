/** The window's stores and features, made and joined: here alone is all of it known. */
import type { NewEdition, Session } from '../../shared/contract/api.ts';
import { type CommandId, commandIds } from '../../shared/contract/commands.ts';
import type { PageId } from '../../shared/edition/ids.ts';
import { spreadOf } from '../../shared/edition/pages.ts';
import { blocksOnPage, pagesInOrder } from '../../shared/edition/selectors.ts';
import { type Action, Commands } from '../commands/commands.ts';
import type { Engine } from '../engine/engine.ts';
import { Exports } from '../export/exports.ts';
import { wordsOf } from '../i18n/strings.ts';
import { Importing } from '../importing/importing.ts';
import { keepPage } from '../opening/keep-page.ts';
import { Desk } from '../pages/desk.ts';
import { GestureMachine } from '../pages/gestures/machine.ts';
import { PageTyping } from '../pages/page-typing.ts';
import { Pictures } from '../pages/pictures.ts';
import { ACTUAL } from '../pages/viewport.ts';
import { ProofDesk } from '../proof/proof-desk.ts';
import { call, listen } from '../session/bridge.ts';
import { EditionSession } from '../session/edition-session.ts';
import { Caret } from '../state/caret.ts';
import { Dialogs } from '../state/dialogs.ts';
import { Navigation } from '../state/navigation.ts';
import { Notices } from '../state/notices.ts';
import { Selection } from '../state/selection.ts';
import type { Stores } from '../state/stores.ts';
import { View } from '../state/view.ts';
import { type ArticleEditor, selectedText, setType, toggleStrong } from '../story/article-editor.ts';
import { CopyEditing } from '../story/copy-editing.ts';

/** How long a closing window waits for its page to be kept, in milliseconds. */
const KEEPING_MS = 1_000;

export class Workspace implements Stores {
  readonly isFallbackRuntime: boolean;
  readonly view: View;
  readonly notices: Notices;
  readonly session: EditionSession;
  readonly selection: Selection;
  readonly caret: Caret;
  readonly dialogs = new Dialogs();
  readonly navigation: Navigation;
  readonly commands: Commands;
  readonly pictures = new Pictures();
  readonly desk = new Desk(this);
  readonly proof = new ProofDesk(this);
  readonly typing: PageTyping;
  /** What the pointer and the keys do on the board. */
  readonly gestures: GestureMachine;
  readonly importing: Importing;
  readonly exports = new Exports(this.dialogs);
  /** The copy of the article shown, as it is edited in the galley and on the page. */
  readonly editing: CopyEditing;

  /** `pageId` is the page to go to at first; the edition's first where it is null. */
  constructor(start: Session, engine: Engine, pageId: PageId | null) {
    this.isFallbackRuntime = start.isFallbackRuntime;
    this.view = new View(start.language);
    this.notices = new Notices(this.view);
    this.session = new EditionSession(engine, start.actor, (failure) => this.notices.fail(failure));
    this.selection = new Selection(this.session);
    this.caret = new Caret(this);
    this.navigation = new Navigation(this);
    const around = { desk: this.session, carets: this.caret, shown: this.selection, suggesting: this.proof };
    this.editing = new CopyEditing(around);
    this.typing = new PageTyping({ editing: this.editing, desk: this.session, carets: this.caret });
    this.gestures = new GestureMachine(this);
    this.importing = new Importing({
      session: this.session,
      view: this.view,
      notices: this.notices,
      dialogs: this.dialogs,
      navigation: this.navigation,
      placePhoto: (photo) => this.desk.placePhoto(photo),
    });
    const own = this.#actions();
    this.commands = new Commands(
      new Map(
        commandIds.map((id): [CommandId, Action] => {
          const run = this.desk.action(id) ?? this.proof.action(id) ?? own[id];
          return [id, { run: (argument) => run?.(argument), isEnabled: () => this.#isEnabled(id) }];
        }),
      ),
      this,
    );
    this.show(start.opened, pageId);
    if (start.notOpened !== null) this.notices.fail(start.notOpened);
    this.session.state.subscribe(() => {
      const { edition } = this.session.state.get();
      if (edition !== null) {
        this.view.keepTo(edition);
        this.selection.keepTo(edition);
      }
      this.#look();
    });
    this.view.subscribe(() => this.#look());
    this.selection.subscribe(() => this.#look());
    listen({
      'command.run': ({ id }) => this.commands.run(id),
      'export.progress': (progress) => this.exports.told(progress),
      'session.closing': () => void this.#handOver(),
      'store.restarted': ({ lost }) =>
        this.notices.notify(
          lost.length === 0 ? 'done' : 'problem',
          lost.length === 0 ? 'storeRestarted' : 'storeLost',
          {
            lost: lost.map((label) => wordsOf(this.view.get().language).label(label)).join('、'),
          },
        ),
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
    this.view.update({ pageId: first?.id ?? null });
    this.caret.clear();
    this.selection.reset(lead?.articleId ?? Object.values(opened.edition.articles)[0]?.id ?? null);
  }

  async #handOver(): Promise<void> {
    await this.session.flush();
    // A page that is slow to be kept does not keep the window open.
    const tired = new Promise((resolve) => setTimeout(resolve, KEEPING_MS));
    await Promise.race([keepPage(this).catch(() => undefined), tired]);
    // What could not be sent keeps the window open; main then asks what to do.
    if (this.session.state.get().unsaved === 0) await call('session.closed', {});
  }

  /** Tells the engine which pages are looked at, and which article. One store may know of another edition before the other. */
  #look(): void {
    const { edition } = this.session.state.get();
    const { pageId, isSpread } = this.view.get();
    if (edition === null || pageId === null || edition.pages[pageId] === undefined) return;
    const { articleId } = this.selection.get();
    if (articleId === null || edition.articles[articleId] !== undefined) this.session.watch(articleId);
    this.session.show(isSpread ? spreadOf(edition, pageId).map((page) => page.id) : [pageId]);
  }

  async #exportArticle(format: 'docx' | 'txt'): Promise<void> {
    const { articleId } = this.selection.get();
    if (articleId === null) return;
    await this.session.flush();
    const saved = await call('article.export', { articleId, format });
    if (saved !== null) this.notices.notify('done', 'articleExported', { path: saved.path });
  }

  async #openChosen(): Promise<void> {
    await this.session.flush();
    const opened = await call('edition.choose', {});
    if (opened !== null) this.show(opened);
  }

  async createEdition(options: NewEdition): Promise<void> {
    await this.session.flush();
    const opened = await call('edition.create', options);
    if (opened === null) return;
    this.dialogs.close();
    this.show(opened);
  }

  #setLanguage(): void {
    const language = this.view.get().language === 'zh' ? 'en' : 'zh';
    this.view.update({ language });
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    void call('session.set-language', { language });
  }

  #isEnabled(id: CommandId): boolean {
    const { history } = this.session.state.get();
    if (id === 'edit.undo') return history.undo !== null;
    if (id === 'edit.redo') return history.redo !== null;
    return true;
  }

  #pageStep(step: 1 | -1): void {
    const pageId = this.navigation.pageBeside(step) ?? this.view.get().pageId;
    if (pageId !== null) this.navigation.toPage(pageId);
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
    const { view, dialogs } = this;
    return {
      'edition.new': () => dialogs.open('new'),
      'edition.open': () => this.#openChosen(),
      'copy.import-pool': () => this.importing.choose('pool'),
      'copy.import-front': () => this.importing.choose('front'),
      'copy.export-docx': () => this.#exportArticle('docx'),
      'copy.export-text': () => this.#exportArticle('txt'),
      'export.pages': () => dialogs.open('export'),
      'edit.undo': () => this.session.undo(),
      'edit.redo': () => this.session.redo(),
      'page.previous': () => this.#pageStep(-1),
      'page.next': () => this.#pageStep(1),
      'edit.find': () => {
        view.update({ tab: 'find' });
        view.focusFind();
      },
      'copy.versions': () => view.update({ tab: 'versions' }),
      'edit.history': () => view.update({ tab: 'history' }),
      'view.fit-page': () => view.update({ fit: 'page' }),
      'view.fit-width': () => view.update({ fit: 'width' }),
      'view.fit-block': () => view.board?.fitSelection(),
      'view.spread': () => view.update({ isSpread: !view.get().isSpread, fit: 'page' }),
      'view.rulers': () => view.update({ showsRulers: !view.get().showsRulers }),
      'view.board': () => view.board?.focus(),
      'view.actual-size': () => view.board?.zoomTo(ACTUAL),
      'view.zoom-in': () => view.board?.zoomBy(1.25),
      'view.zoom-out': () => view.board?.zoomBy(0.8),
      'view.grid': () => view.update({ showsGrid: !view.get().showsGrid }),
      'view.layout': () => view.update({ mode: 'layout', fit: view.get().mode === 'proof' ? 'page' : view.get().fit }),
      'view.story': () => view.update({ mode: 'story' }),
      'view.proof': () => this.navigation.toReading(),
      'view.galley': () => this.editing.focus(),
      'view.galley-lines': () => view.update({ showsLines: !view.get().showsLines }),
      ...this.#typeActions(),
      'view.palette': () => {
        if (dialogs.get().dialog === 'palette') dialogs.update({ dialog: 'none', prompt: null });
        else dialogs.update({ dialog: 'palette', prompt: null });
      },
      'view.language': () => this.#setLanguage(),
    };
  }
}
