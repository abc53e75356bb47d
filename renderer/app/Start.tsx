/** What is seen before an edition is open: that it is being opened, or why it cannot be. */
import { useEffect, useState } from 'react';
import type { Failure, Session } from '../../shared/contract/api.ts';
import { wordsOf } from '../i18n/strings.ts';
import { loadScreenFonts } from '../pages/fonts.ts';
import { App } from './App.tsx';
import { CallFailure, call } from './bridge.ts';
import { Workspace } from './workspace.ts';

const systemLanguage = navigator.language.startsWith('zh') ? 'zh' : 'en';

export function Start() {
  const [workspace, setWorkspace] = useState<Workspace | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const open = (session: Session) => {
      document.documentElement.lang = session.language === 'zh' ? 'zh-CN' : 'en';
      if (isCurrent) setWorkspace(new Workspace(session));
    };
    const fontsReady = loadScreenFonts();
    call('session.start', {})
      .then(async (session) => {
        await fontsReady;
        open(session);
      })
      .catch((error: unknown) => {
        const detail = error instanceof Error ? error.message : String(error);
        setFailure(error instanceof CallFailure ? error.failure : { code: 'unexpected', zh: detail, en: detail });
      });
    return () => {
      isCurrent = false;
    };
  }, []);
  if (workspace !== null) return <App workspace={workspace} />;
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
