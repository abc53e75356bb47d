/** What is seen before an edition is open: that it is being opened, or why it cannot be. */
import { useEffect, useState } from 'react';
import type { Failure, Session } from '../../shared/contract/api.ts';
import { Engine } from '../engine/engine.ts';
import { wordsOf } from '../i18n/strings.ts';
import { App } from './App.tsx';
import { Boundary } from './Boundary.tsx';
import { call } from './bridge.ts';
import { failureOf } from './edition-session.ts';
import { Workspace } from './workspace.ts';

const systemLanguage = navigator.language.startsWith('zh') ? 'zh' : 'en';

export function Start() {
  const [workspace, setWorkspace] = useState<Workspace | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const open = (session: Session) => {
      document.documentElement.lang = session.language === 'zh' ? 'zh-CN' : 'en';
      if (isCurrent) setWorkspace(new Workspace(session, engine));
    };
    performance.mark('start');
    // Everything that takes time starts at once: the worker with its fonts, the store, the screen's fonts.
    const engine = new Engine();
    call('session.start', {})
      .then((session) => {
        performance.mark('session');
        open(session);
      })
      .catch((error: unknown) => {
        setFailure(failureOf(error));
      });
    return () => {
      isCurrent = false;
    };
  }, []);
  if (workspace !== null) {
    return (
      <Boundary workspace={workspace}>
        <App workspace={workspace} />
      </Boundary>
    );
  }
  const words = wordsOf(systemLanguage);
  return (
    <div className="start">
      {failure === null ? (
        <>
          <p>{words('starting')}</p>
          <small>{words('startingFirst')}</small>
        </>
      ) : (
        <>
          <p>{words('failedStart')}</p>
          <small>{failure[systemLanguage]}</small>
        </>
      )}
    </div>
  );
}
