/** The window: pages and copy pool, the page, the galley, the inspector, and the bars round them. */
import { Suspense, useEffect, useMemo, useState } from 'react';
import type { CommandId } from '../../shared/contract/commands.ts';
import { fileName } from '../../shared/contract/file-name.ts';
import type { Backup } from '../../shared/edition/backup-records.ts';
import { everythingStands } from '../../shared/paper/carry.ts';
import { listenToShortcuts } from '../commands/keyboard.ts';
import { useWords, WordsContext, wordsOf } from '../i18n/strings.ts';
import { ArrivalList } from '../importing/ArrivalList.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import { PageKeeping } from '../opening/keep-page.ts';
import { CopyPool } from '../pages/CopyPool.tsx';
import { loadFaces } from '../pages/fonts.ts';
import { PageList } from '../pages/PageList.tsx';
import { Pasteboard } from '../pages/Pasteboard.tsx';
import { PictureTray } from '../pages/PictureTray.tsx';
import { ToolBar } from '../pages/ToolBar.tsx';
import { NewPaperDialog } from '../paper/NewPaperDialog.tsx';
import { NextDialog } from '../paper/NextDialog.tsx';
import { useParts } from '../session/observable.ts';
import type { DroppedAt } from '../state/dropped-at.ts';
import { preferences } from '../state/preferences.ts';
import { Galley } from '../story/Galley.tsx';
import { ReadOnlyContext } from '../ui/Fields.tsx';
import { readLater } from '../ui/later.ts';
import { Modal } from '../ui/Modal.tsx';
import { watchRegions } from '../ui/regions.ts';
import { UnseenShownContext } from '../ui/UnseenLine.tsx';
import { ContextMenu } from './ContextMenu.tsx';
import { deleteWholeCharacters } from './field-characters.ts';
import {
  AlikeDialog,
  ArrivalDialog,
  BackupsDialog,
  BookingsDialog,
  CompareDialog,
  ExportDialog,
  FindingCard,
  FlatplanDialog,
  GlyphDialog,
  HelpDialogs,
  ImportDialog,
  ListsDialog,
  PreferencesDialog,
  PrintDialog,
  RereadDialog,
  TemplatesDialog,
  TidyDialog,
  WatchDialog,
} from './later-dialogs.ts';
import { NewDialog } from './NewDialog.tsx';
import { Notices } from './Notices.tsx';
import { Palette } from './Palette.tsx';
import { PaneEdge } from './PaneEdge.tsx';
import { SaveDialog } from './SaveDialog.tsx';
import { StartPage } from './StartPage.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TopBar } from './TopBar.tsx';
import { useClipboard } from './use-clipboard.ts';
import { usePanes } from './use-panes.ts';
import { useTitle } from './use-title.ts';
import type { Workspace } from './workspace.ts';

/** Imports files that were dropped, as many as came, where they were dropped. */
function importFiles(workspace: Workspace, files: FileList, at: DroppedAt | null): void {
  void workspace.importing.files(
    [...files].map((file) => window.dayang.pathOf(file)),
    at,
  );
}

/** The story that files were dropped on: in the pool, or in the galley, which shows one. */
function storyUnder({ selection, session }: Workspace, { target }: DragEvent): DroppedAt | null {
  if (!(target instanceof Element)) return null;
  const { edition } = session.state.get();
  const named = target.closest<HTMLElement>('[data-article]')?.dataset['article'];
  const shown = target.closest('.galley') === null ? null : selection.get().articleId;
  const article = Object.values(edition?.articles ?? {}).find(({ id }) => id === (named ?? shown));
  return article === undefined ? null : { kind: 'article', articleId: article.id };
}

/** Files dragged over the window, to be imported when dropped. */
function useDrop(workspace: Workspace): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      setIsOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent) => {
      const files = event.dataTransfer?.files;
      if (files === undefined || files.length === 0) return;
      event.preventDefault();
      setIsOver(false);
      // The board takes them itself, with the place on the page.
      if (event.target instanceof Element && event.target.closest('.pasteboard') !== null) return;
      importFiles(workspace, files, storyUnder(workspace, event));
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [workspace]);
  return isOver;
}

/** What follows once the page is painted: the whole faces, code that is not needed yet, and keeping the page. */
function useWhatFollows(workspace: Workspace): void {
  useEffect(() => {
    const keeping = new PageKeeping(workspace);
    void window.opening.isOpen.then(() =>
      workspace.notices.attempt(async () => {
        await loadFaces();
        await readLater();
        keeping.begin();
      }, 'what follows'),
    );
    return () => keeping.end();
  }, [workspace]);
}

/** Asks what a new edition is to be, and makes it. */
function NewEditionDialog({ workspace }: { readonly workspace: Workspace }) {
  const { edition } = useParts(workspace.session.state, 'edition');
  const { pageId } = useParts(workspace.view, 'pageId');
  return (
    <NewDialog
      last={edition}
      shown={pageId === null ? undefined : edition?.pages[pageId]}
      onNext={() => workspace.dialogs.open('next')}
      onCreate={(options) =>
        void workspace.notices.attempt(() => workspace.editions.create(options), 'another edition')
      }
      onClose={() => workspace.dialogs.close()}
    />
  );
}

/** Asks of which day the next edition is to be, and makes it. */
function NextEditionDialog({ workspace }: { readonly workspace: Workspace }) {
  const { edition, kind, path } = useParts(workspace.session.state, 'edition', 'kind', 'path');
  if (edition === null) return null;
  const isPaper = kind === 'paper';
  return (
    <NextDialog
      edition={isPaper ? everythingStands(edition) : edition}
      paper={isPaper ? path : null}
      onMake={(wanted) => void workspace.notices.attempt(() => workspace.editions.next(wanted), 'another edition')}
      onClose={() => workspace.dialogs.close()}
    />
  );
}

/** Asks of which day the edition of a newspaper's file is to be, and makes it. */
function PaperEditionDialog({ workspace }: { readonly workspace: Workspace }) {
  const { paper } = useParts(workspace.dialogs, 'paper');
  if (paper === null) return null;
  return (
    <NextDialog
      edition={paper.edition}
      paper={paper.path}
      onMake={(wanted) =>
        void workspace.notices.attempt(() => workspace.editions.ofPaper(paper, wanted), 'another edition')
      }
      onClose={() => workspace.dialogs.close()}
    />
  );
}

/** Says that all is saved, and asks what it is to be called. */
function SavedDialog({ workspace }: { readonly workspace: Workspace }) {
  const { name } = useParts(workspace.session.state, 'name');
  return (
    <SaveDialog
      name={name}
      onName={(called) => void workspace.notices.attempt(() => workspace.editions.nameVersion(called), 'name version')}
      onClose={() => workspace.dialogs.close()}
    />
  );
}

/** The backups of the open edition, or of another that was opened lately. */
function OpenBackups({ workspace }: { readonly workspace: Workspace }) {
  const { editions, dialogs, session } = workspace;
  const { edition, path, name, reading } = useParts(session.state, 'edition', 'path', 'name', 'reading');
  const { backupsOf } = useParts(dialogs, 'backupsOf');
  const of = backupsOf === path ? null : backupsOf;
  const isOther = of !== null;
  const restore = (backup: Backup) => editions.restore(backup.path, backup.at);
  return (
    <BackupsDialog
      of={{
        path: of,
        name: isOther ? fileName(of) : name,
        now: isOther ? null : edition,
        isDamaged: !isOther && reading?.why === 'damaged',
      }}
      choices={{
        look: (backup) => editions.look(backup.path),
        restore: isOther || reading !== null ? null : restore,
        restoreNew: (backup) => editions.restoreNew(backup.path),
      }}
      onClose={() => dialogs.close()}
    />
  );
}

/** The start page over the edition that is open. */
function StartDialog({ workspace }: { readonly workspace: Workspace }) {
  const words = useWords();
  const { editions, dialogs, commands } = workspace;
  const back = () => dialogs.close();
  return (
    <Modal className="start-page" label={words('startPage')} onClose={back}>
      <StartPage
        notOpened={null}
        back={back}
        choices={{
          open: (path) => editions.open(path),
          choose: () => editions.choose(),
          sample: () => editions.openSample(),
          next: async (path) => {
            await editions.open(path);
            dialogs.open('next');
          },
          newPaper: () => dialogs.open('new-paper'),
          create: () => dialogs.open('new'),
          ofPaper: () => editions.choosePaper(),
          guide: async () => commands.run('help.guide'),
          preferences: () => commands.run('app.preferences'),
          backups: (path) => dialogs.openBackups(path),
          switchLanguage: () => commands.run('view.language'),
        }}
      />
    </Modal>
  );
}

/** Escape with nothing left to give up leads back from the page alone. */
function leadsBack({ view, selection, caret }: Workspace, id: CommandId): boolean {
  if (!view.get().isAlone || (id !== 'select.none' && id !== 'proof.deselect')) return false;
  const { blocks, tool, cells, cropping } = selection.get();
  const isReading = view.get().mode === 'proof' && caret.anchor !== null;
  return blocks.length === 0 && tool === 'select' && cells === null && cropping === null && !isReading;
}

export function App({ workspace }: { readonly workspace: Workspace }) {
  const { language, mode, showsUnseen } = useParts(workspace.view, 'language', 'mode', 'showsUnseen');
  const { dialog } = useParts(workspace.dialogs, 'dialog');
  const isReading = useParts(workspace.session.state, 'reading').reading !== null;
  // With other keys all that shows one is shown anew: it asks for its words.
  useParts(preferences, 'keySet', 'keys');
  const words = wordsOf(language);
  const unseenShown = useMemo(() => ({ showsUnseen, language }), [showsUnseen, language]);
  const isOver = useDrop(workspace);
  const frame = usePanes(workspace.view);
  useWhatFollows(workspace);
  useClipboard(workspace);
  useTitle(workspace);
  useEffect(deleteWholeCharacters, []);
  useEffect(watchRegions, []);
  useEffect(
    () =>
      listenToShortcuts(
        (id) => workspace.commands.run(leadsBack(workspace, id) ? 'view.alone' : id),
        () => workspace.view.get().mode === 'proof',
      ),
    [workspace],
  );
  return (
    <WordsContext value={words}>
      <UnseenShownContext value={unseenShown}>
        <div className={`window ${mode}`} ref={frame}>
          <TopBar workspace={workspace} />
          <nav className="side">
            <PageList workspace={workspace} />
            <PaneEdge view={workspace.view} pane="pages" />
            <ArrivalList workspace={workspace} />
            <PaneEdge view={workspace.view} pane="arrivals" />
            <CopyPool workspace={workspace} />
            <PaneEdge view={workspace.view} pane="tray" />
            <PictureTray workspace={workspace} />
          </nav>
          <PaneEdge view={workspace.view} pane="side" />
          <main>
            <div className="board">
              <ToolBar workspace={workspace} />
              <Pasteboard workspace={workspace} onFiles={(files, at) => importFiles(workspace, files, at)} />
            </div>
            <PaneEdge view={workspace.view} pane="galley" />
            <Galley workspace={workspace} />
          </main>
          <PaneEdge view={workspace.view} pane="inspector" />
          <div className="beside">
            <ReadOnlyContext value={isReading}>
              <Inspector workspace={workspace} />
            </ReadOnlyContext>
            <Notices workspace={workspace} />
          </div>
          <StatusBar workspace={workspace} />
          <ContextMenu workspace={workspace} />
          {isOver && <div className="drop-target">{words('dropCopy')}</div>}
          {dialog === 'start' && <StartDialog workspace={workspace} />}
          {dialog === 'palette' && <Palette workspace={workspace} />}
          <Suspense>
            <FindingCard host={workspace} />
            {dialog === 'save' && <SavedDialog workspace={workspace} />}
            {dialog === 'preferences' && <PreferencesDialog onClose={() => workspace.dialogs.close()} />}
            {dialog === 'export' && <ExportDialog workspace={workspace} />}
            {dialog === 'print' && <PrintDialog workspace={workspace} />}
            {dialog === 'import' && <ImportDialog workspace={workspace} />}
            {dialog === 'reread' && <RereadDialog workspace={workspace} />}
            {dialog === 'watch' && <WatchDialog workspace={workspace} />}
            {dialog === 'arrival' && <ArrivalDialog workspace={workspace} />}
            {dialog === 'new' && <NewEditionDialog workspace={workspace} />}
            {dialog === 'next' && <NextEditionDialog workspace={workspace} />}
            {dialog === 'of-paper' && <PaperEditionDialog workspace={workspace} />}
            {dialog === 'new-paper' && (
              <NewPaperDialog
                onName={(name) =>
                  void workspace.notices.attempt(() => workspace.editions.newPaper(name), 'another edition')
                }
                onClose={() => workspace.dialogs.close()}
              />
            )}
            {dialog === 'glyph' && <GlyphDialog workspace={workspace} />}
            {dialog === 'lists' && <ListsDialog workspace={workspace} />}
            {dialog === 'alike' && <AlikeDialog host={workspace} />}
            {dialog === 'plan' && <FlatplanDialog workspace={workspace} />}
            {dialog === 'book' && <BookingsDialog workspace={workspace} />}
            {dialog === 'templates' && <TemplatesDialog workspace={workspace} />}
            {dialog === 'tidy' && <TidyDialog workspace={workspace} />}
            {dialog === 'backups' && <OpenBackups workspace={workspace} />}
            {(dialog === 'report' || dialog === 'licences') && (
              <HelpDialogs shown={dialog} onClose={() => workspace.dialogs.close()} />
            )}
            {dialog === 'compare' && <CompareDialog workspace={workspace} />}
          </Suspense>
        </div>
      </UnseenShownContext>
    </WordsContext>
  );
}
