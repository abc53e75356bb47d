/** The marks of all rounds, those on the page or all: by state, kind and person. */
import { type FocusEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import type { Mark } from '../../shared/edition/proof-records.ts';
import type { Edition, Page } from '../../shared/edition/records.ts';
import { threadOf } from '../../shared/edition/selectors.ts';
import { markKinds, markModule } from '../../shared/proof/marks/kinds.ts';
import { colourOfMark, marksOf, roundsInOrder } from '../../shared/proof/rounds.ts';
import { isOnPage } from '../../shared/proof/sign-off.ts';
import { type StringKey, useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';
import { CommandButton } from './CommandButton.tsx';
import type { ProofDesk } from './proof-desk.ts';
import { sayMark } from './say-mark.ts';
import { showsMark } from './stops.ts';

/** What of the window it needs. */
type MarkListHost = Pick<Stores, 'commands' | 'session' | 'view'> & {
  readonly proof: Pick<ProofDesk, 'store' | 'walking'>;
};

interface Props {
  readonly workspace: MarkListHost;
  readonly edition: Edition;
}

const stateNames: Readonly<Record<Mark['state'], StringKey>> = {
  open: 'markOpen',
  done: 'markDone',
  rejected: 'markRejected',
  answered: 'markAnswered',
  withdrawn: 'markWithdrawn',
};

function MarkRow(props: Props & { readonly mark: Mark; readonly isEntry: boolean }) {
  const { workspace, edition, mark, isEntry } = props;
  const words = useWords();
  const { markId } = useParts(workspace.proof.store, 'markId');
  const { sign, key, zh, en } = markModule(mark.order.kind);
  const round = edition.rounds[mark.roundId];
  const isCurrent = mark.id === markId;
  return (
    <li className="proof-mark" aria-current={isCurrent} data-state={mark.state} data-mark={mark.id}>
      <button
        type="button"
        className="proof-mark-text"
        tabIndex={isEntry ? 0 : -1}
        onClick={() => workspace.proof.walking.select(mark.id)}
        onFocus={() => {
          // Keys are of the mark chosen: that is the one the keyboard is on.
          if (!isCurrent) workspace.proof.walking.select(mark.id);
        }}
      >
        <b style={{ color: round === undefined ? undefined : colourOfMark(mark, round) }}>{sign}</b>
        <span>
          {sayMark(mark) || (words.language === 'zh' ? zh : en)}
          <small>
            {words(stateNames[mark.state])}
            {mark.isGone ? ` · ${words('markGone')}` : ''}
            {mark.reader === 'machine' ? ` · ${words('readerMachine')}` : ''}
            {mark.by === '' ? '' : ` · ${mark.by}`}
            {mark.reply === '' ? '' : ` · ${mark.reply}`}
          </small>
        </span>
        <kbd>{key}</kbd>
      </button>
      {isCurrent && (
        <div className="proof-actions">
          {mark.state === 'open' ? (
            <>
              <CommandButton workspace={workspace} id="proof.apply" />
              <CommandButton workspace={workspace} id="proof.reject" />
              <CommandButton workspace={workspace} id="proof.answer" />
              <CommandButton workspace={workspace} id="mark.stet" />
            </>
          ) : (
            <CommandButton workspace={workspace} id="proof.reopen" />
          )}
          <CommandButton workspace={workspace} id="proof.remove" />
        </div>
      )}
    </li>
  );
}

/** True of a mark in a story that stands on more pages than one. */
function goesOn(edition: Edition, { anchor }: Mark): boolean {
  if (anchor.kind !== 'text') return false;
  return new Set(threadOf(edition, anchor.articleId).map(({ pageId }) => pageId)).size > 1;
}

/** The mark an arrow key goes to from the one chosen; `undefined` where the key goes to none. */
function markByKey(key: string, shown: readonly Mark[], at: number): Mark | undefined {
  if (key === 'ArrowDown') return shown[at + 1];
  if (key === 'ArrowUp') return at < 0 ? shown.at(-1) : shown[at - 1];
  return key === 'Home' ? shown[0] : key === 'End' ? shown.at(-1) : undefined;
}

/** The keyboard stays in the list while marks of it are settled or taken away: it is on the one chosen next. */
function useKeyboardInList(chosen: string | null) {
  const list = useRef<HTMLUListElement>(null);
  const isInside = useRef(false);
  useLayoutEffect(() => {
    const row = list.current?.querySelector<HTMLElement>(`[data-mark="${chosen}"] .proof-mark-text`);
    if (isInside.current && row != null && document.querySelector('dialog[open]') === null) row.focus();
  }, [chosen]);
  return {
    list,
    onFocus: () => {
      isInside.current = true;
    },
    onBlur: ({ relatedTarget, currentTarget }: FocusEvent) => {
      // What is taken away loses the keyboard without another having it.
      if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) isInside.current = false;
    },
  };
}

export function MarkList({ workspace, edition, page }: Props & { readonly page: Page | undefined }) {
  const words = useWords();
  const [scope, setScope] = useState<'page' | 'all'>('page');
  const [state, setState] = useState<'any' | Mark['state']>('any');
  const [kind, setKind] = useState('any');
  const [person, setPerson] = useState('any');
  const { markId } = useParts(workspace.proof.store, 'markId');
  const { shown: pages } = useParts(workspace.session.state, 'shown');
  const { list, onFocus, onBlur } = useKeyboardInList(markId);
  const composed = page === undefined ? undefined : pages.get(page.id);
  const isHere = (mark: Mark) => {
    if (page === undefined || !isOnPage(edition, page.id, mark)) return false;
    // What of a story that goes on is on another page is told there; what no page shows is told with its story.
    const isElsewhere = composed !== undefined && !showsMark(composed, mark) && goesOn(edition, mark);
    return !isElsewhere || mark.isGone;
  };
  const marks = roundsInOrder(edition).flatMap((round) => marksOf(edition, round.id));
  const people = [...new Set(marks.map(({ by }) => by))].filter((by) => by !== '');
  const kinds = new Set(marks.map(({ order }) => order.kind));
  const shown = marks.filter(
    (mark) =>
      (scope === 'all' || isHere(mark)) &&
      (state === 'any' || mark.state === state) &&
      (kind === 'any' || mark.order.kind === kind) &&
      (person === 'any' || mark.by === person),
  );
  const at = shown.findIndex(({ id }) => id === markId);
  const onKeyDown = (event: KeyboardEvent) => {
    const isOnRow = event.target instanceof Element && event.target.classList.contains('proof-mark-text');
    const to = isOnRow && !event.ctrlKey && !event.altKey ? markByKey(event.key, shown, at) : undefined;
    if (to === undefined) return;
    event.preventDefault();
    workspace.proof.walking.select(to.id);
  };
  return (
    <section>
      <div className="proof-filters">
        <select
          aria-label={words('markScope')}
          value={scope}
          onChange={(event) => setScope(event.target.value === 'all' ? 'all' : 'page')}
        >
          <option value="page">{words('scopeOnPage')}</option>
          <option value="all">{words('scopeAllPages')}</option>
        </select>
        <select
          aria-label={words('markState')}
          value={state}
          onChange={(event) =>
            setState(Object.keys(stateNames).find((one): one is Mark['state'] => one === event.target.value) ?? 'any')
          }
        >
          <option value="any">{words('markAny')}</option>
          {Object.entries(stateNames).map(([name, title]) => (
            <option key={name} value={name}>
              {words(title)}
            </option>
          ))}
        </select>
        <select aria-label={words('markKind')} value={kind} onChange={(event) => setKind(event.target.value)}>
          <option value="any">{words('markAnyKind')}</option>
          {markKinds
            .filter((one) => kinds.has(one))
            .map((one) => (
              <option key={one} value={one}>
                {markModule(one)[words.language]}
              </option>
            ))}
        </select>
        {people.length > 1 && (
          <select aria-label={words('markPerson')} value={person} onChange={(event) => setPerson(event.target.value)}>
            <option value="any">{words('markAnyone')}</option>
            {people.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        )}
      </div>
      {shown.length === 0 && <p className="hint">{words('noMarks')}</p>}
      <ul
        ref={list}
        className="proof-marks-list"
        data-testid="marks"
        aria-label={words('marksList')}
        onFocus={onFocus}
        onBlur={onBlur}
        onKeyDown={onKeyDown}
      >
        {shown.map((mark) => (
          <MarkRow
            key={mark.id}
            workspace={workspace}
            edition={edition}
            mark={mark}
            isEntry={mark === (shown[at] ?? shown[0])}
          />
        ))}
      </ul>
    </section>
  );
}
