/** Where a start begins: editions opened lately, a new one, one to open, the sample, the guide. */
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { type Failure, failureOf } from '../../shared/contract/failure.ts';
import type { RecentListed } from '../../shared/contract/start-calls.ts';
import { useWords } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import { useParts } from '../session/observable.ts';
import { choosePreferences, preferences } from '../state/preferences.ts';
import { Detail } from '../ui/Detail.tsx';
import type { StartChoices } from './start-choices.ts';

/** What is said above the list: what is on its way, or what went wrong. */
type Told =
  | { readonly kind: 'busy'; readonly text: string }
  | { readonly kind: 'problem'; readonly failure: Failure; readonly of: string | null };

function RecentCard(props: {
  readonly one: RecentListed;
  readonly isBusy: boolean;
  readonly onOpen: () => void;
  readonly onRemove: () => void;
}) {
  const { one, isBusy, onOpen, onRemove } = props;
  const words = useWords();
  const title = one.publication === '' ? one.name : one.publication;
  return (
    <li className="start-card" data-testid="recent">
      <button
        type="button"
        disabled={isBusy}
        title={one.path}
        // A card whose file is gone is chosen to be told so, or to be taken off the list.
        onClick={onOpen}
        onKeyDown={(event) => {
          if (event.key === 'Delete' || event.key === 'Backspace') onRemove();
          else stepAmongCards(event);
        }}
      >
        {one.isThere && one.picture !== null ? (
          <img className="start-front" src={one.picture} alt="" />
        ) : (
          <span className={one.isThere ? 'start-front none' : 'start-front none gone'}>
            {one.isThere ? title : words('startGone')}
          </span>
        )}
        <b>{title}</b>
        {one.isPaper ? (
          <span>{words('paperFile')}</span>
        ) : (
          one.date !== '' && <span>{words('startIssue', { date: one.date, issue: one.issue })}</span>
        )}
        <small>{one.isThere ? one.name : words('startGone')}</small>
        <small>{one.folder}</small>
      </button>
      <button
        type="button"
        className="quiet remove"
        aria-label={words('startRemove', { name: one.name })}
        title={words('startRemove', { name: one.name })}
        onClick={onRemove}
      >
        ×
      </button>
    </li>
  );
}

/** Where an arrow key leads from one of so many cards, in rows of so many. */
function cardAfter(key: string, at: number, count: number, across: number): number {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -across,
    ArrowDown: across,
  };
  const to = at + (steps[key] ?? 0);
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return to < 0 || to >= count ? at : to;
}

/** Moves the focus among the cards with the arrow keys. */
function stepAmongCards(event: KeyboardEvent<HTMLButtonElement>): void {
  const list = event.currentTarget.closest('ul');
  const cards = [...(list?.querySelectorAll<HTMLElement>('.start-card > button:first-child') ?? [])];
  const at = cards.indexOf(event.currentTarget);
  const top = cards[0]?.getBoundingClientRect().top;
  const across = cards.filter((card) => card.getBoundingClientRect().top === top).length;
  const to = cardAfter(event.key, at, cards.length, across);
  if (to === at) return;
  event.preventDefault();
  cards[to]?.focus();
}

/** The editions opened lately, as main knows them; null until it has said. */
function useRecent() {
  const [recent, setRecent] = useState<readonly RecentListed[] | null>(null);
  useEffect(() => {
    let isCurrent = true;
    // Without its list the page still offers all the rest.
    call('recent.list', {})
      .catch(() => [])
      .then((list) => isCurrent && setRecent(list));
    return () => {
      isCurrent = false;
    };
  }, []);
  return { recent, setRecent };
}

/** `back` leads to the edition that is open; null where none is. `notOpened` is why one could not be opened. */
export function StartPage(props: {
  readonly choices: StartChoices;
  readonly notOpened: Failure | null;
  readonly back: (() => void) | null;
  /** What is said of the program itself. */
  readonly note?: ReactNode;
}) {
  const { choices, notOpened, back, note } = props;
  const words = useWords();
  const { recent, setRecent } = useRecent();
  const { reopensLast } = useParts(preferences, 'reopensLast');
  const [told, setTold] = useState<Told | null>(
    notOpened === null ? null : { kind: 'problem', failure: notOpened, of: null },
  );
  const list = useRef<HTMLUListElement>(null);
  const side = useRef<HTMLElement>(null);
  const hasFocused = useRef(false);
  useEffect(() => {
    // The focus begins where most starts go: to the edition opened last, or else to the first choice.
    if (recent === null || hasFocused.current) return;
    hasFocused.current = true;
    const first = list.current?.querySelector<HTMLElement>('button') ?? side.current?.querySelector('button');
    first?.focus();
  }, [recent]);
  const attempt = async (text: string | null, work: () => Promise<void>, of: string | null = null) => {
    setTold(text === null ? null : { kind: 'busy', text });
    try {
      await work();
      setTold(null);
    } catch (error) {
      setTold({ kind: 'problem', failure: failureOf(error), of });
      setRecent(await call('recent.list', {}));
    }
  };
  const isBusy = told?.kind === 'busy';
  /** The edition that was to be opened, and could not be: what was to be at the start is the one opened last. */
  const backupsOf =
    told?.kind === 'problem' ? (told.of ?? (notOpened === null ? undefined : recent?.[0]?.path)) : undefined;
  /** The edition that tomorrow's most likely follows. */
  const last = recent?.find((one) => one.isThere);
  const next = (one: RecentListed) =>
    void attempt(words('startOpening', { name: one.name }), () => choices.next(one.path));
  const choice = (text: ReactNode, work: () => void, isMain = false) => (
    <button type="button" className={isMain ? 'main' : ''} disabled={isBusy} onClick={work}>
      {text}
    </button>
  );
  return (
    <>
      <nav className="start-side" ref={side}>
        <h1>大样</h1>
        <p>{words('startMotto')}</p>
        {last !== undefined &&
          choice(words('startNext', { name: last.publication || last.name }), () => next(last), true)}
        {choice(words('newPaper'), () => choices.newPaper(), recent?.length === 0)}
        {choice(words('startNew'), () => choices.create())}
        {choice(words('startOfPaper'), () => void attempt(null, () => choices.ofPaper()))}
        {choice(words('startOpen'), () => void attempt(null, () => choices.choose()))}
        {choice(words('startSample'), () => void attempt(words('startSampleMaking'), () => choices.sample()))}
        {choice(words('startGuide'), () => void attempt(null, () => choices.guide()))}
        <footer>
          {note}
          <label>
            <input
              type="checkbox"
              checked={reopensLast}
              onChange={(event) => {
                const wanted = event.target.checked;
                void attempt(null, () => choosePreferences({ reopensLast: wanted }));
              }}
            />
            {words('startReopens')}
          </label>
          <button type="button" className="link" onClick={() => choices.preferences()}>
            {words('startPreferences')}
          </button>
          <button type="button" className="link" onClick={() => choices.switchLanguage()}>
            {words.language === 'zh' ? 'English' : '中文'}
          </button>
          {back !== null && (
            <button type="button" className="link" onClick={back}>
              {words('startBack')}
            </button>
          )}
        </footer>
      </nav>
      <section className="start-list" aria-label={words('startRecent')} aria-busy={recent === null}>
        <h2>{words('startRecent')}</h2>
        <div role="status">
          {told !== null && (
            <p className={`start-told ${told.kind}`}>
              {told.kind === 'busy' ? told.text : told.failure[words.language]}
              {told.kind === 'problem' && <Detail label={words('errorDetail')} text={told.failure.detail} />}
              {backupsOf !== undefined && (
                <button type="button" className="link" onClick={() => choices.backups(backupsOf)}>
                  {words('backupsShow')}
                </button>
              )}
            </p>
          )}
        </div>
        {recent?.length === 0 && (
          <div className="start-empty">
            <p>{words('startEmpty')}</p>
            <p>{words('startEmptyHow')}</p>
          </div>
        )}
        <ul ref={list}>
          {recent?.map((one) => (
            <RecentCard
              key={one.path}
              one={one}
              isBusy={isBusy}
              onOpen={() =>
                void attempt(words('startOpening', { name: one.name }), () => choices.open(one.path), one.path)
              }
              onRemove={() =>
                void attempt(null, async () => setRecent(await call('recent.remove', { path: one.path })))
              }
            />
          ))}
        </ul>
      </section>
    </>
  );
}
