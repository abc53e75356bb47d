/**
 * The app once an edition is open, the start page where none is, or why none can be. Until main has said which, the
 * window shows that it is opening.
 */
import { Suspense, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ChosenPaper, NewEdition, Session } from '../../shared/contract/api.ts';
import type { CommandId } from '../../shared/contract/commands.ts';
import { type Failure, failureOf } from '../../shared/contract/failure.ts';
import { fileName } from '../../shared/contract/file-name.ts';
import type { OpenedEdition } from '../../shared/edition/log-records.ts';
import { listenToShortcuts } from '../commands/keyboard.ts';
import type { Engine } from '../engine/engine.ts';
import type { HelpDialog } from '../help/HelpDialogs.tsx';
import { restart } from '../help/help-commands.ts';
import { SafeNote } from '../help/SafeNote.tsx';
import { systemLanguage } from '../i18n/opening-strings.ts';
import { WordsContext, wordsOf } from '../i18n/strings.ts';
import { loadFaces } from '../pages/fonts.ts';
import { NewPaperDialog } from '../paper/NewPaperDialog.tsx';
import { NextDialog } from '../paper/NextDialog.tsx';
import { answerTo, call, type Listeners, listen } from '../session/bridge.ts';
import { useParts } from '../session/observable.ts';
import { preferences, takePreferences } from '../state/preferences.ts';
import { Detail } from '../ui/Detail.tsx';
import { App } from './App.tsx';
import { Boundary } from './Boundary.tsx';
import { type Dated, editionOfPaper, firstEdition, tellRestoredNew } from './editions.ts';
import { BackupsDialog, HelpDialogs, PreferencesDialog } from './later-dialogs.ts';
import { NewDialog } from './NewDialog.tsx';
import { StartPage } from './StartPage.tsx';
import type { StartChoices } from './start-choices.ts';
import { changeScale, switchLanguage } from './view-commands.ts';
import { type Begun, Workspace } from './workspace.ts';

/** How what main tells is handed on: to whoever the window shows now. */
type Hear = (listeners: Listeners) => void;

/** What follows once the edition is shown. */
type Then = (workspace: Workspace) => void;

const nothing: Then = () => undefined;

/** The start page while no edition is open. */
function FirstPage(props: {
  readonly session: Session;
  readonly onOpened: (begun: Begun, then: Then) => void;
  readonly hear: Hear;
}) {
  const { onOpened, hear } = props;
  const { session } = props;
  const [making, setMaking] = useState<'none' | 'edition' | 'paper' | 'preferences' | HelpDialog>('none');
  const [paper, setPaper] = useState<ChosenPaper | null>(null);
  const [backupsOf, setBackupsOf] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(session.notOpened);
  const { language } = useParts(preferences, 'language', 'keySet', 'keys');
  const words = wordsOf(language);
  const show = (opened: OpenedEdition | null, then = nothing) => {
    if (opened !== null) onOpened({ ...session, opened, notOpened: null }, then);
  };
  const choices: StartChoices = {
    open: async (path) => show(await call('edition.open', { path })),
    choose: async () => show(await call('edition.choose', {})),
    sample: async () => show(await call('edition.sample', {})),
    next: async (path) => show(await call('edition.open', { path }), ({ dialogs }) => dialogs.open('next')),
    newPaper: () => setMaking('paper'),
    create: () => setMaking('edition'),
    ofPaper: async () => setPaper(await call('paper.choose', {})),
    guide: async () => {
      await call('help.guide', { about: making === 'preferences' ? 'preferences' : 'start' });
    },
    preferences: () => setMaking('preferences'),
    backups: (path) => setBackupsOf(path),
    switchLanguage: () => attempt(switchLanguage),
  };
  const attempt = (work: () => Promise<void>) => {
    work().catch((error: unknown) => setFailure(failureOf(error)));
  };
  // The dialog stays where the user changed their mind about the place.
  const create = async (options: NewEdition, then = nothing) => show(await call('edition.create', options), then);
  const makeOfPaper = async (chosen: ChosenPaper, wanted: Dated) => {
    const made = await editionOfPaper(chosen, wanted);
    show(made?.opened ?? null, ({ notices }) => {
      for (const left of made?.left ?? []) notices.say('problem', left);
    });
  };
  const run = (id: CommandId) => {
    if (id === 'edition.new') choices.create();
    if (id === 'paper.new') choices.newPaper();
    if (id === 'paper.open') attempt(() => choices.ofPaper());
    if (id === 'edition.open') attempt(() => choices.choose());
    if (id === 'help.report') setMaking('report');
    if (id === 'help.licences') setMaking('licences');
    if (id === 'help.safe-mode') attempt(() => restart(!session.isSafe));
    if (id === 'help.guide') attempt(() => choices.guide());
    if (id === 'view.language') choices.switchLanguage();
    if (id === 'app.preferences') choices.preferences();
    if (id === 'view.larger') attempt(() => changeScale(1));
    if (id === 'view.smaller') attempt(() => changeScale(-1));
    if (id === 'view.usual-size') attempt(() => changeScale(null));
  };
  useEffect(() => {
    hear({
      'command.run': ({ id }) => run(id),
      'preferences.changed': (chosen) => takePreferences(chosen),
      'edition.asked': ({ path }) => attempt(() => choices.open(path)),
      'session.closing': () => void call('session.closed', {}),
    });
    return listenToShortcuts(run, () => false);
  });
  useEffect(() => {
    // Where the system has no Chinese face, the words of the page wait for ours.
    loadFaces().catch((error: unknown) => setFailure(failureOf(error)));
  }, []);
  return (
    <WordsContext value={words}>
      <main className="start-page" aria-label={words('startPage')}>
        <StartPage
          key={failure?.en}
          choices={choices}
          notOpened={failure}
          back={null}
          note={session.isSafe ? <SafeNote onLeave={() => attempt(() => restart(false))} /> : null}
        />
      </main>
      {making === 'paper' && (
        <NewPaperDialog
          onName={(name) => attempt(() => create(firstEdition(name), ({ editions }) => editions.settle()))}
          onClose={() => setMaking('none')}
        />
      )}
      {(making === 'report' || making === 'licences') && (
        <Suspense>
          <HelpDialogs shown={making} onClose={() => setMaking('none')} />
        </Suspense>
      )}
      {making === 'preferences' && (
        <Suspense>
          <PreferencesDialog onClose={() => setMaking('none')} />
        </Suspense>
      )}
      {backupsOf !== null && (
        <Suspense>
          <BackupsDialog
            of={{ path: backupsOf, name: fileName(backupsOf), now: null, isDamaged: false }}
            choices={{
              look: async ({ path }) => show(await call('backups.look', { path })),
              restore: null,
              restoreNew: async ({ path }) => {
                const opened = await call('backups.restore-new', { path });
                show(opened, ({ notices }) => tellRestoredNew(notices, opened?.path ?? ''));
              },
            }}
            onClose={() => setBackupsOf(null)}
          />
        </Suspense>
      )}
      {paper !== null && (
        <NextDialog
          edition={paper.edition}
          paper={paper.path}
          onMake={(wanted) => attempt(() => makeOfPaper(paper, wanted))}
          onClose={() => setPaper(null)}
        />
      )}
      {making === 'edition' && (
        <NewDialog
          last={null}
          shown={undefined}
          onCreate={(options) => attempt(() => create(options))}
          onClose={() => setMaking('none')}
        />
      )}
    </WordsContext>
  );
}

interface Props {
  /** Has the engine begin, where it has not. */
  readonly engine: () => Engine;
  /** Main's answer to `session.start`, asked for before this code was read. */
  readonly session: Promise<unknown>;
}

export function Start({ engine, session }: Props) {
  const [first, setFirst] = useState<Session | null>(null);
  const [workspace, setWorkspace] = useState<Workspace | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const heard = useRef<Listeners>({});
  useEffect(() => listen(() => heard.current), []);
  const begin = useCallback(
    (begun: Begun, then = nothing) => {
      const { path, edition } = begun.opened;
      const page = window.opening.pageToOpen(path, (id) => edition.pages[id] !== undefined);
      const worker = engine();
      if (begun.isSafe) worker.stopChecking();
      const made = new Workspace(begun, worker, page);
      heard.current = made.heard;
      setWorkspace(made);
      then(made);
    },
    [engine],
  );
  useEffect(() => {
    let isCurrent = true;
    const open = (started: Session) => {
      performance.mark('session');
      if (!isCurrent) return;
      takePreferences(started.preferences, started.account);
      const { opened } = started;
      if (opened === null) setFirst(started);
      else begin({ ...started, opened });
    };
    answerTo('session.start', session)
      .then(open)
      .catch((error: unknown) => {
        window.opening.failed();
        setFailure(failureOf(error));
      });
    return () => {
      isCurrent = false;
    };
  }, [session, begin]);
  const isShown = workspace !== null || first !== null;
  useLayoutEffect(() => {
    if (!isShown) return;
    window.opening.appIsUp();
    // What an edition is opened with is made ready while the user chooses.
    if (first !== null) requestIdleCallback(() => engine());
  }, [isShown, first, engine]);
  if (workspace !== null) {
    return (
      <Boundary workspace={workspace}>
        <App workspace={workspace} />
      </Boundary>
    );
  }
  if (first !== null) {
    const hear: Hear = (listeners) => {
      heard.current = listeners;
    };
    return <FirstPage session={first} onOpened={begin} hear={hear} />;
  }
  if (failure === null) return null;
  return (
    <div className="start">
      <p>{wordsOf(systemLanguage)('failedStart')}</p>
      <small>
        {failure[systemLanguage]} <Detail label={wordsOf(systemLanguage)('errorDetail')} text={failure.detail} />
      </small>
    </div>
  );
}
