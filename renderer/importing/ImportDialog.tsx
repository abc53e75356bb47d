/** Files coming in, and what became of each: nothing that was left out goes without a word. */
import { useState, useSyncExternalStore } from 'react';
import { fileName } from '../../shared/contract/file-name.ts';
import type { ArticleId } from '../../shared/edition/ids.ts';
import { sayImportRemark } from '../../shared/text/import-remarks.ts';
import { series } from '../i18n/series.ts';
import { useWords } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import { useParts } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';
import { Detail } from '../ui/Detail.tsx';
import { Flag } from '../ui/Fields.tsx';
import { Modal } from '../ui/Modal.tsx';
import { EncodingForm } from './EncodingForm.tsx';
import type { ImportLine } from './import-lines.ts';
import type { Importing } from './importing.ts';
import { mayReadAnew, struckIn } from './reading-choices.ts';
import { groupedRemarks, importCounts, partsOfLine, type RemarkGroup, reportText } from './report-text.ts';
import { UseForm } from './UseForm.tsx';

/** What of the window it needs. */
type ImportDialogHost = Pick<Stores, 'reading' | 'navigation' | 'notices'> & { readonly importing: Importing };

/** Remarks of a kind that are shown at once; of more, the first, and the others when they are asked for. */
const MOST_SHOWN = 3;

function Remarks({ kind, remarks }: RemarkGroup) {
  const words = useWords();
  // Two remarks of a kind may say the same: their places in the list tell them apart.
  const keyed = remarks.map((remark, at) => [`${kind} ${at}`, remark] as const);
  const items = (from: number, to: number) =>
    keyed.slice(from, to).map(([key, remark]) => <li key={key}>{sayImportRemark(remark, words.language)}</li>);
  if (remarks.length <= MOST_SHOWN) return items(0, remarks.length);
  return (
    <>
      {items(0, 1)}
      <li>
        <details>
          <summary>{words('importRemarksOf', { count: remarks.length })}</summary>
          <ul>{items(1, remarks.length)}</ul>
        </details>
      </li>
    </>
  );
}

/** Whether struck text of a file is copy: the button stays where it is, so that what was chosen is taken back by a press. */
function StruckChoice({ line, onChoose }: { readonly line: ImportLine; readonly onChoose: (keeps: boolean) => void }) {
  const words = useWords();
  const struck = struckIn(line);
  if (struck === null) return null;
  const isKept = struck === 'kept';
  const does = words(isKept ? 'struckLeave' : 'struckKeep');
  return (
    <span role="status">
      {words(isKept ? 'struckKept' : 'struckLeft')}{' '}
      <button
        type="button"
        className="link"
        aria-label={words('doTo', { does, to: fileName(line.path) })}
        onClick={() => onChoose(!isKept)}
      >
        {does}
      </button>
    </span>
  );
}

function Line(props: {
  readonly line: ImportLine;
  readonly goTo: (id: ArticleId) => void;
  readonly onStruck: (line: ImportLine, keeps: boolean) => void;
  readonly onEncoding: (line: ImportLine) => void;
}) {
  const { line, goTo, onStruck, onEncoding } = props;
  const words = useWords();
  const { path, failure, articles, remarks, pushed } = line;
  if (failure !== null) {
    return (
      <li className="problem">
        <b>{fileName(path)}</b>
        <span>
          {failure[words.language]} <Detail label={words('errorDetail')} text={failure.detail} />
        </span>
      </li>
    );
  }
  const told = partsOfLine(line, words.language);
  return (
    <li className={remarks.length === 0 && pushed === undefined ? '' : 'remarked'}>
      <b>{fileName(path)}</b>
      {articles.map(({ id, title, characters }) => {
        const name = title || words('untitled');
        return (
          <span key={id}>
            {words('importArticle', { title: name, characters })}{' '}
            <button
              type="button"
              className="link"
              aria-label={words('importGoToArticle', { title: name })}
              onClick={() => goTo(id)}
            >
              {words('importGoTo')}
            </button>
          </span>
        );
      })}
      {told.length > 0 && <span>{series(told, words.language)}</span>}
      <StruckChoice line={line} onChoose={(keeps) => onStruck(line, keeps)} />
      {mayReadAnew(line) && (
        <button type="button" className="link" onClick={() => onEncoding(line)}>
          {words('encodingAnew')}
        </button>
      )}
      {remarks.length > 0 && (
        <ul className="import-remarks">
          {groupedRemarks(remarks).map((group) => (
            <Remarks key={group.kind} {...group} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** What became of the files, with what takes the report elsewhere. */
function Report({ workspace, lines }: { readonly workspace: ImportDialogHost; readonly lines: readonly ImportLine[] }) {
  const words = useWords();
  const [isShort, setIsShort] = useState(false);
  const { navigation, notices, importing } = workspace;
  const wanting = lines.filter(
    ({ failure, remarks, pushed }) => failure !== null || remarks.length > 0 || pushed !== undefined,
  );
  const counts = importCounts(lines);
  const text = () => reportText(lines, words.language);
  const copy = () =>
    notices.attempt(async () => {
      await call('import.copy-report', { text: text() });
      notices.notify('done', 'importReportCopied');
    }, 'import report');
  const save = () =>
    notices.attempt(async () => {
      const saved = await call('import.save-report', { text: text() });
      if (saved !== null) notices.notify('done', 'importReportSaved', { name: fileName(saved.path) });
    }, 'import report');
  const onStruck = (line: ImportLine, keeps: boolean) =>
    void notices.attempt(() => importing.keepStruck(line, keeps), `reading ${line.path}`);
  const onEncoding = (line: ImportLine) =>
    void notices.attempt(() => importing.readInAnother(line), `reading ${line.path}`);
  const goTo = (id: ArticleId) => {
    importing.cancel();
    navigation.toArticle(id);
  };
  return (
    <>
      <p>{words(counts.failed === 0 ? 'importAll' : 'importSummary', counts)}</p>
      {wanting.length > 0 && wanting.length < lines.length && (
        <Flag label={words('importProblems', { count: wanting.length })} value={isShort} onChange={setIsShort} />
      )}
      <ul className="import-report" data-testid="import-report">
        {(isShort ? wanting : lines).map((line) => (
          <Line key={line.path} line={line} goTo={goTo} onStruck={onStruck} onEncoding={onEncoding} />
        ))}
      </ul>
      <p className="import-report-ways">
        <button type="button" className="link" onClick={() => void copy()}>
          {words('importCopyReport')}
        </button>
        <button type="button" className="link" onClick={() => void save()}>
          {words('importSaveReport')}
        </button>
      </p>
    </>
  );
}

/** Shown while files are read, and afterwards where there is something to say of them. */
export function ImportDialog({ workspace }: { readonly workspace: ImportDialogHost }) {
  const words = useWords();
  const { reading } = workspace;
  const running = useSyncExternalStore(reading.subscribe, reading.get);
  const { report } = useParts(workspace.importing, 'report');
  const question = useSyncExternalStore(workspace.importing.asking.subscribe, workspace.importing.asking.get);
  const uses = useSyncExternalStore(workspace.importing.uses.subscribe, workspace.importing.uses.get);
  if (uses !== null) {
    return (
      <Modal className="dialog import" label={words('importTitle')} onClose={() => uses.answer(null)}>
        <h2>{words('importTitle')}</h2>
        <UseForm question={uses} />
      </Modal>
    );
  }
  if (question !== null) {
    const leave = () => question.answer({ encoding: null, isForRest: false });
    return (
      <Modal className="dialog import" label={words('importTitle')} onClose={leave}>
        <h2>{words('importTitle')}</h2>
        <EncodingForm key={question.path} question={question} />
      </Modal>
    );
  }
  const close = () => workspace.importing.cancel();
  return (
    <Modal className="dialog import" label={words('importTitle')} onClose={close}>
      <h2>{words('importTitle')}</h2>
      {running !== null && (
        <p aria-live="polite">
          {words('importing', { name: running.name, at: running.done + 1, total: running.total })}
          <progress value={running.total > 1 ? running.done : undefined} max={running.total} />
        </p>
      )}
      {report !== null && <Report workspace={workspace} lines={report} />}
      <menu>
        <button type="button" data-enter onClick={close}>
          {words(running === null ? 'close' : 'cancel')}
        </button>
      </menu>
    </Modal>
  );
}
