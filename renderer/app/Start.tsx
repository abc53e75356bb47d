/** The app once an edition is open, or why none can be. Until then the window shows that it is opening. */
import { useEffect, useLayoutEffect, useState } from 'react';
import type { Session } from '../../shared/contract/api.ts';
import { type Failure, failureOf } from '../../shared/contract/failure.ts';
import type { Engine } from '../engine/engine.ts';
import { systemLanguage } from '../i18n/opening-strings.ts';
import { wordsOf } from '../i18n/strings.ts';
import { answerTo } from '../session/bridge.ts';
import { App } from './App.tsx';
import { Boundary } from './Boundary.tsx';
import { Workspace } from './workspace.ts';

interface Props {
  readonly engine: Engine;
  /** Main's answer to `session.start`, asked for before this code was read. */
  readonly session: Promise<unknown>;
}

export function Start({ engine, session }: Props) {
  const [workspace, setWorkspace] = useState<Workspace | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const open = (started: Session) => {
      performance.mark('session');
      if (!isCurrent) return;
      document.documentElement.lang = started.language === 'zh' ? 'zh-CN' : 'en';
      const { path, edition } = started.opened;
      const page = window.opening.pageToOpen(path, (id) => edition.pages[id] !== undefined);
      setWorkspace(new Workspace(started, engine, page));
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
  }, [engine, session]);
  useLayoutEffect(() => {
    if (workspace !== null) window.opening.appIsUp();
  }, [workspace]);
  if (workspace !== null) {
    return (
      <Boundary workspace={workspace}>
        <App workspace={workspace} />
      </Boundary>
    );
  }
  if (failure === null) return null;
  return (
    <div className="start">
      <p>{wordsOf(systemLanguage)('failedStart')}</p>
      <small>{failure[systemLanguage]}</small>
    </div>
  );
}
