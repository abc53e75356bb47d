/** The marks of all rounds, those on the page or all: by state, kind and person. */
import { useState } from 'react';
import type { Mark } from '../../shared/edition/proof-records.ts';
import type { Edition, Page } from '../../shared/edition/records.ts';
import { markKinds, markModule } from '../../shared/proof/marks/kinds.ts';
import { colourOf, marksOf, roundsInOrder } from '../../shared/proof/rounds.ts';
import { isOnPage } from '../../shared/proof/sign-off.ts';
import { type StringKey, useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';
import { CommandButton } from './CommandButton.tsx';
import type { ProofDesk } from './proof-desk.ts';
import { sayMark } from './say-mark.ts';

/** What of the window it needs. */
type MarkListHost = Pick<Stores, 'commands'> & { readonly proof: Pick<ProofDesk, 'store' | 'walking'> };

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

function MarkRow({ workspace, edition, mark }: Props & { readonly mark: Mark }) {
  const words = useWords();
  const { markId } = useParts(workspace.proof.store, 'markId');
  const { sign, key, zh, en } = markModule(mark.order.kind);
  const round = edition.rounds[mark.roundId];
  const isCurrent = mark.id === markId;
  return (
    <li className="proof-mark" aria-current={isCurrent} data-state={mark.state} data-mark={mark.id}>
      <button type="button" className="proof-mark-text" onClick={() => workspace.proof.walking.select(mark.id)}>
        <b style={{ color: round === undefined ? undefined : colourOf(round) }}>{sign}</b>
        <span>
          {sayMark(mark) || (words.language === 'zh' ? zh : en)}
          <small>
            {words(stateNames[mark.state])}
            {mark.isGone ? ` · ${words('markGone')}` : ''}
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

export function MarkList({ workspace, edition, page }: Props & { readonly page: Page | undefined }) {
  const words = useWords();
  const [scope, setScope] = useState<'page' | 'all'>('page');
  const [state, setState] = useState<'any' | Mark['state']>('any');
  const [kind, setKind] = useState('any');
  const [person, setPerson] = useState('any');
  const marks = roundsInOrder(edition).flatMap((round) => marksOf(edition, round.id));
  const people = [...new Set(marks.map(({ by }) => by))].filter((by) => by !== '');
  const kinds = new Set(marks.map(({ order }) => order.kind));
  const shown = marks.filter(
    (mark) =>
      (scope === 'all' || (page !== undefined && isOnPage(edition, page.id, mark))) &&
      (state === 'any' || mark.state === state) &&
      (kind === 'any' || mark.order.kind === kind) &&
      (person === 'any' || mark.by === person),
  );
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
      <ul className="proof-marks-list" data-testid="marks">
        {shown.map((mark) => (
          <MarkRow key={mark.id} workspace={workspace} edition={edition} mark={mark} />
        ))}
      </ul>
    </section>
  );
}
