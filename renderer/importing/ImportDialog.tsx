/** Files coming in, and what became of each. */
import { useSyncExternalStore } from 'react';
import { fileName } from '../../shared/contract/file-name.ts';
import { sayImportRemark } from '../../shared/text/import-remarks.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import type { Reading } from '../state/reading.ts';
import { Modal } from '../ui/Modal.tsx';
import type { ImportLine } from './copy-import.ts';
import type { Importing } from './importing.ts';

/** What of the window it needs. */
type ImportDialogHost = { readonly importing: Importing; readonly reading: Reading };

function Line({ line }: { readonly line: ImportLine }) {
  const words = useWords();
  const { path, failure, articles, photos, changes, joints, missingPages, remarks } = line;
  const told = [
    ...articles.map(({ title, characters }) =>
      words('importArticle', { title: title || words('untitled'), characters }),
    ),
    ...(photos > 0 ? [words('importPhotos', { count: photos })] : []),
    ...(changes > 0 ? [words('importChanges', { count: changes })] : []),
    ...(joints > 0 ? [words('importJoints', { count: joints })] : []),
    ...(missingPages.length > 0 ? [words('importedMissing', { pages: missingPages })] : []),
    ...remarks.map((remark) => sayImportRemark(remark, words.language)),
  ];
  return (
    <li className={failure === null ? '' : 'problem'}>
      <b>{fileName(path)}</b>
      <span>{failure === null ? told.join('；') : failure[words.language]}</span>
    </li>
  );
}

/** Shown while files are read, and afterwards where there is something to say of them. */
export function ImportDialog({ workspace }: { readonly workspace: ImportDialogHost }) {
  const words = useWords();
  const { reading } = workspace;
  const importing = useSyncExternalStore(reading.subscribe, reading.get);
  const { report: importReport } = useParts(workspace.importing, 'report');
  const close = () => workspace.importing.cancel();
  const failed = importReport?.filter((line) => line.failure !== null).length ?? 0;
  return (
    <Modal className="dialog import" label={words('importTitle')} onClose={close}>
      <h2>{words('importTitle')}</h2>
      {importing !== null && (
        <p aria-live="polite">
          {words('importing', { name: importing.name, at: importing.done + 1, total: importing.total })}
          <progress value={importing.total > 1 ? importing.done : undefined} max={importing.total} />
        </p>
      )}
      {importReport !== null && (
        <>
          <p>{words('importSummary', { good: importReport.length - failed, failed })}</p>
          <ul className="import-report" data-testid="import-report">
            {importReport.map((line) => (
              <Line key={line.path} line={line} />
            ))}
          </ul>
        </>
      )}
      <menu>
        <button type="button" onClick={close}>
          {words(importing === null ? 'close' : 'cancel')}
        </button>
      </menu>
    </Modal>
  );
}
