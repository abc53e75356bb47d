/** 整理文件: what the edition's file is made of, what of it can go now that the edition is out, and a button that has it go. */
import { useEffect, useRef, useState } from 'react';
import type { Growth, Unused } from '../../shared/edition/growth-records.ts';
import { useWords, type Words } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import type { Stores } from '../state/stores.ts';
import { Modal } from '../ui/Modal.tsx';

/** What of the window it needs. */
type TidyHost = Pick<Stores, 'session' | 'dialogs' | 'notices'>;

const MEGABYTE = 2 ** 20;

/** A size as it is read: to a tenth of a megabyte. */
function megabytes(bytes: number): string {
  return (bytes / MEGABYTE).toFixed(1);
}

/** What is being done. */
type Stage = { readonly does: 'fold'; readonly left: number; readonly of: number } | { readonly does: 'shrink' };

/** Whether there is anything to do. Room that nothing stands in counts once it is a tenth of the file. */
function hasWork({ bytes, folds, freeBytes, unused }: Growth): boolean {
  return folds > 0 || unused.length > 0 || freeBytes > Math.max(MEGABYTE, bytes / 10);
}

/** A picture or a file that nothing names. */
function UnusedItem({ item, words }: { readonly item: Unused; readonly words: Words }) {
  const { id, kind, bytes } = item;
  return (
    <li>
      {kind === 'picture' && <img src={`/images/${id}`} alt="" />}
      <span>{words(kind === 'picture' ? 'tidyPicture' : 'tidyFile', { size: megabytes(bytes) })}</span>
    </li>
  );
}

/** Does the work, and tells how large the file is then; null where it was stopped on the way. */
async function tidy(
  of: string,
  growth: Growth,
  isStopped: () => boolean,
  onStage: (stage: Stage) => void,
): Promise<number | null> {
  for (let left = growth.folds; left > 0; ) {
    onStage({ does: 'fold', left, of: growth.folds });
    left = await call('growth.fold', { of });
    if (isStopped()) return null;
  }
  onStage({ does: 'shrink' });
  await call('growth.remove', { of, ids: growth.unused.map(({ id }) => id) });
  return call('growth.shrink', { of });
}

export function TidyDialog({ workspace }: { readonly workspace: TidyHost }) {
  const { session, dialogs, notices } = workspace;
  const words = useWords();
  const [of] = useState(session.opening);
  const [growth, setGrowth] = useState<Growth | null>(null);
  const [stage, setStage] = useState<Stage | null>(null);
  const isStopped = useRef(false);
  useEffect(() => {
    void notices.attempt(async () => setGrowth(await call('growth.survey', { of })), 'the size of the file');
    return () => {
      isStopped.current = true;
    };
  }, [notices, of]);
  const close = () => {
    isStopped.current = true;
    dialogs.close();
  };
  const start = (found: Growth) =>
    notices.attempt(async () => {
      const bytes = await tidy(of, found, () => isStopped.current, setStage).finally(() => setStage(null));
      if (bytes === null) return;
      notices.notify('done', 'tidied', { before: megabytes(found.bytes), after: megabytes(bytes) });
      if (!isStopped.current) dialogs.close();
    }, 'tidying the file');
  return (
    <Modal className="dialog tidy" label={words('tidyTitle')} onClose={close}>
      <h2>{words('tidyTitle')}</h2>
      {growth === null ? <p aria-live="polite">{words('tidyLooking')}</p> : <Found growth={growth} words={words} />}
      {stage !== null && growth !== null && (
        <p aria-live="polite">
          {words(stage.does === 'fold' ? 'tidyFolding' : 'tidyShrinking')}
          {stage.does === 'fold' ? <progress value={stage.of - stage.left} max={stage.of} /> : <progress />}
        </p>
      )}
      <menu>
        <button type="button" onClick={close} disabled={stage?.does === 'shrink'}>
          {words(growth === null || (stage === null && hasWork(growth)) || stage !== null ? 'cancel' : 'close')}
        </button>
        {growth !== null && hasWork(growth) && (
          <button type="button" className="main" disabled={stage !== null} onClick={() => void start(growth)}>
            {words('tidyStart')}
          </button>
        )}
      </menu>
    </Modal>
  );
}

/** What was found of the file. */
function Found({ growth, words }: { readonly growth: Growth; readonly words: Words }) {
  const { bytes, logBytes, keptBytes, freeBytes, operations, folds, unused } = growth;
  return (
    <>
      <dl data-testid="tidy-sizes">
        <dt>{words('tidyWhole')}</dt>
        <dd>{words('tidySize', { size: megabytes(bytes) })}</dd>
        <dt>{words('tidyPictures')}</dt>
        <dd>{words('tidySize', { size: megabytes(keptBytes) })}</dd>
        <dt>{words('tidyLog')}</dt>
        <dd>{words('tidyLogSize', { size: megabytes(logBytes), count: operations })}</dd>
        <dt>{words('tidyFree')}</dt>
        <dd>{words('tidySize', { size: megabytes(freeBytes) })}</dd>
      </dl>
      {!growth.hasAppeared && <p className="hint">{words('tidyNotOut')}</p>}
      {growth.hasAppeared && !hasWork(growth) && <p className="hint">{words('tidyNothing')}</p>}
      {folds > 0 && <p>{words('tidyFolds')}</p>}
      {unused.length > 0 && (
        <>
          <p>{words('tidyUnused', { count: unused.length })}</p>
          <ul data-testid="tidy-unused">
            {unused.map((item) => (
              <UnusedItem key={item.id} item={item} words={words} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}
