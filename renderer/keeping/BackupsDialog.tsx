/** 备份: the backups of an edition by time, what differs from now, looking into one, and going back to one. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Failure, failureOf } from '../../shared/contract/failure.ts';
import type { Backup } from '../../shared/edition/backup-records.ts';
import { type EditionChanges, editionChanges } from '../../shared/edition/edition-changes.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { pageCount } from '../../shared/edition/selectors.ts';
import { minute, toldApart } from '../i18n/moment.ts';
import { useWords, type Words } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import { useParts } from '../session/observable.ts';
import { backupState } from '../state/backups.ts';
import { Detail } from '../ui/Detail.tsx';
import { Modal } from '../ui/Modal.tsx';
import { BackupPages } from './BackupPages.tsx';

/** What can be done with a backup. What fails rejects. */
export interface BackupChoices {
  look(backup: Backup): Promise<void>;
  /** Makes the open edition what it has; null where it cannot be changed, or is another. */
  readonly restore: ((backup: Backup) => Promise<void>) | null;
  restoreNew(backup: Backup): Promise<void>;
}

const MEGABYTE = 2 ** 20;
/** Stories that are named; of more, their number is said above. */
const MOST_STORIES = 40;

/** What a file fails with that came to harm: what is said of editions to open is of no use for a backup. */
const HARMED: ReadonlySet<string> = new Set(['not-an-edition', 'edition-damaged', 'edition-foreign']);

/** Which edition they are of: its file, null for the one that is open, which `now` is. */
interface Of {
  readonly path: string | null;
  readonly name: string;
  readonly now: Edition | null;
  /** Of `now`, that some of it is damaged: what it lacks nobody took out. */
  readonly isDamaged: boolean;
}

/** The keyboard begins in the list: at the newest. */
function enter(list: HTMLFieldSetElement | null): void {
  list?.querySelector<HTMLElement>('input:checked')?.focus();
}

/** The backups there are; null until main has said. */
function useList(path: string | null, onFailure: (failure: Failure) => void) {
  const [list, setList] = useState<readonly Backup[] | null>(null);
  const [asked, setAsked] = useState(0);
  // One that is made by itself is seen as well.
  const { at } = useParts(backupState, 'at');
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again where one was made
  useEffect(() => {
    let isCurrent = true;
    call('backups.list', { path }).then(
      (found) => isCurrent && setList(found),
      (error: unknown) => {
        if (!isCurrent) return;
        setList([]);
        onFailure(failureOf(error));
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [path, asked, at]);
  return { list, ask: () => setAsked((count) => count + 1) };
}

/** The edition as a backup has it; null while it is on its way. */
function useRead(backup: Backup | undefined, onFailure: (failure: Failure) => void): Edition | null {
  const [read, setRead] = useState<{ readonly path: string; readonly edition: Edition } | null>(null);
  const path = backup?.path;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever hears of a failure hears of this one
  useEffect(() => {
    if (path === undefined) return undefined;
    let isCurrent = true;
    call('backups.read', { path }).then(
      (edition) => isCurrent && setRead({ path, edition }),
      (error: unknown) => isCurrent && onFailure(failureOf(error)),
    );
    return () => {
      isCurrent = false;
    };
  }, [path]);
  return read !== null && read.path === path ? read.edition : null;
}

function lengthSaid(words: Words, more: number): string {
  if (more === 0) return '';
  return ` · ${words(more > 0 ? 'sinceLonger' : 'sinceShorter', { count: Math.abs(more) })}`;
}

/** What a backup holds, and how the edition differs from it by now. */
function Differences(props: {
  readonly edition: Edition;
  readonly changes: EditionChanges | null;
  readonly isDamaged: boolean;
}) {
  const { edition, changes, isDamaged } = props;
  const words = useWords();
  if (changes === null) {
    const stories = Object.keys(edition.articles).length;
    return <p>{words('backupHolds', { pages: pageCount(edition), stories })}</p>;
  }
  const { pages, stories, hasOthers } = changes;
  if (pages.length + stories.length === 0 && !hasOthers) return <p>{words('backupSame')}</p>;
  return (
    <>
      <p>
        {words(isDamaged ? 'backupDiffersDamaged' : 'backupDiffers', { pages: pages.length, stories: stories.length })}
      </p>
      {hasOthers && !isDamaged && <p>{words('backupOthers')}</p>}
      {stories.length > 0 && (
        <ul className="backup-stories" aria-label={words('backupStories')}>
          {stories.slice(0, MOST_STORIES).map(({ id, title, change, more }) => (
            <li key={id}>
              <span>{title}</span>
              <small>
                {words(isDamaged && change === 'removed' ? 'sinceLost' : `since-${change}`)}
                {change === 'changed' && lengthSaid(words, more)}
              </small>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

export function BackupsDialog(props: {
  readonly of: Of;
  readonly choices: BackupChoices;
  readonly onClose: () => void;
}) {
  const { of, choices, onClose } = props;
  const words = useWords();
  const { at, failure: wanting } = useParts(backupState, 'at', 'failure');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState('');
  const [chosen, setChosen] = useState('');
  const { list, ask } = useList(of.path, setFailure);
  const backup = list?.find(({ path }) => path === chosen) ?? list?.[0];
  const edition = useRead(backup, setFailure);
  const { now } = of;
  const changes = useMemo(
    () => (edition === null || now === null ? null : editionChanges(edition, now)),
    [edition, now],
  );
  const isSame = changes !== null && changes.pages.length + changes.stories.length === 0 && !changes.hasOthers;
  const said = (moment: string) => minute(moment, new Date(), words.language);
  // A button that is grey while it works lets go of the keyboard, and has it back afterwards.
  const pressed = useRef<Element | null>(null);
  useEffect(() => {
    if (busy !== '' || document.activeElement !== document.body) return;
    if (pressed.current instanceof HTMLElement) pressed.current.focus();
  }, [busy]);
  // Whoever made the first there is goes on from where they did.
  const enterFirst = useCallback((shown: HTMLFieldSetElement | null) => {
    if (pressed.current === null) enter(shown);
  }, []);
  const times = useMemo(
    () =>
      toldApart(
        (list ?? []).map((one) => one.at),
        new Date(),
        words.language,
      ),
    [list, words.language],
  );
  const attempt = (text: string, work: () => Promise<void>) => {
    pressed.current = document.activeElement;
    setBusy(text);
    setFailure(null);
    work()
      .catch((error: unknown) => setFailure(failureOf(error)))
      .finally(() => setBusy(''));
  };
  const { restore } = choices;
  const isBusy = busy !== '';
  const isHarmed = failure !== null && HARMED.has(failure.code);
  const told = failure ?? (of.path === null ? wanting : null);
  const isOpen = of.path === null && now !== null && restore !== null;
  return (
    <Modal className="dialog backups" label={words('backups')} onClose={onClose}>
      <h2>{of.name === '' ? words('backups') : words('backupsOf', { name: of.name })}</h2>
      <div className="backups-body" aria-busy={list === null || isBusy}>
        {list === null && <p role="status">{words('backupsReading')}</p>}
        {list?.length === 0 && (
          <div className="backups-none">
            <p>{words('backupsNone')}</p>
            <p className="hint">{words('backupsNoneHow')}</p>
          </div>
        )}
        {list !== null && list.length > 0 && (
          <>
            <fieldset className="backups-list" ref={enterFirst}>
              <legend>{words('backups')}</legend>
              {list.map((one, index) => (
                <label key={one.path} className={one === backup ? 'chosen' : ''} data-testid="backup">
                  <input
                    type="radio"
                    name="backup"
                    checked={one === backup}
                    onChange={() => {
                      setFailure(null);
                      setChosen(one.path);
                    }}
                  />
                  <span>{times[index]}</span>
                  <small>
                    {words(`backup-${one.reason}`)} · {words('backupSize', { size: (one.bytes / MEGABYTE).toFixed(1) })}
                  </small>
                </label>
              ))}
            </fieldset>
            <section className="backup-shown" aria-busy={edition === null}>
              {edition === null ? (
                <p role="status">{failure === null && words('backupReading')}</p>
              ) : (
                <>
                  <div role="status" data-testid="backup-differs">
                    <Differences edition={edition} changes={changes} isDamaged={of.isDamaged} />
                  </div>
                  <BackupPages edition={edition} changes={changes} />
                </>
              )}
            </section>
          </>
        )}
      </div>
      <div role="status" className="backups-told">
        {isBusy && <p>{busy}</p>}
        {!isBusy && told !== null && (
          <p className="problem">
            {isHarmed && words('backupHarmed')}
            {!isHarmed && failure !== null && failure[words.language]}
            {failure === null &&
              words(at === null ? 'backupFailedWhy' : 'backupLacksWhy', { why: told[words.language] })}
            <Detail label={words('errorDetail')} text={isHarmed ? failure[words.language] : told.detail} />
          </p>
        )}
        {!isBusy && told === null && at !== null && isOpen && <p>{words('backupsMade', { at: said(at) })}</p>}
      </div>
      {backup !== undefined && <p className="hint">{words(restore === null ? 'backupNewHow' : 'backupRestoreHow')}</p>}
      <menu>
        {isOpen && (
          <button
            type="button"
            disabled={isBusy}
            onClick={() =>
              attempt(words('backupsMaking'), async () => {
                backupState.set(await call('backups.make', {}));
                ask();
              })
            }
          >
            {words('backupsNow')}
          </button>
        )}
        {backup !== undefined && (
          <>
            <button
              type="button"
              disabled={isBusy}
              onClick={() => attempt(words('backupReading'), () => choices.look(backup))}
            >
              {words('backupLook')}
            </button>
            <button
              type="button"
              className={restore === null ? 'main' : ''}
              disabled={isBusy || isHarmed}
              onClick={() => attempt(words('backupRestoring'), () => choices.restoreNew(backup))}
            >
              {words('backupNew')}
            </button>
            {restore !== null && (
              <button
                type="button"
                className="main"
                disabled={isBusy || isSame || isHarmed}
                onClick={() => attempt(words('backupRestoring'), () => restore(backup))}
              >
                {words('backupRestore')}
              </button>
            )}
          </>
        )}
        <button type="button" onClick={onClose}>
          {words('close')}
        </button>
      </menu>
    </Modal>
  );
}
