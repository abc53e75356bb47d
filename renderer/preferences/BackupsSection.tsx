/** Where backups are kept: in a folder, and in a second one on another disk or a share. */
import { useEffect, useState } from 'react';
import type { BackupFolders } from '../../shared/contract/backup-calls.ts';
import { failureOf } from '../../shared/contract/failure.ts';
import { useWords } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import { Row } from '../ui/Fields.tsx';

export function BackupsSection({ onProblem }: { readonly onProblem: (text: string) => void }) {
  const words = useWords();
  const [folders, setFolders] = useState<BackupFolders | null>(null);
  const take = (asked: Promise<BackupFolders>) => {
    onProblem('');
    asked.then(setFolders, (error: unknown) => onProblem(failureOf(error)[words.language]));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, as it is shown
  useEffect(() => take(call('backups.folders', {})), []);
  const choose = (which: 'first' | 'second') => take(call('backups.choose-folder', { which }));
  const reset = (which: 'first' | 'second') => take(call('backups.reset-folder', { which }));
  return (
    <>
      <dl className="backup-folders">
        <Row label={words('prefsBackupFirst')}>
          <code>{folders?.first.path ?? ''}</code>
          <button type="button" onClick={() => choose('first')}>
            {words('prefsBackupChoose')}
          </button>
          {folders?.first.isUsual === false && (
            <button type="button" className="link" onClick={() => reset('first')}>
              {words('prefsBackupUsual')}
            </button>
          )}
        </Row>
        <Row label={words('prefsBackupSecond')}>
          {folders?.second == null ? <span>{words('prefsBackupNoSecond')}</span> : <code>{folders.second}</code>}
          <button
            type="button"
            aria-label={words('doTo', { does: words('prefsBackupChoose'), to: words('prefsBackupSecond') })}
            onClick={() => choose('second')}
          >
            {words('prefsBackupChoose')}
          </button>
          {folders !== null && folders.second !== null && (
            <button type="button" className="link" onClick={() => reset('second')}>
              {words('prefsBackupLeave')}
            </button>
          )}
        </Row>
      </dl>
      <p className="hint">{words('prefsBackupsHow')}</p>
    </>
  );
}
