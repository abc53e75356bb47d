/** The proofreader's panel: the round, its marks, what correction left undone, signatures, figures. */
import { useMemo, useState } from 'react';
import { type CommandId, commandOf } from '../../shared/contract/commands.ts';
import type { Mark, Round } from '../../shared/edition/proof-records.ts';
import type { Edition, Page } from '../../shared/edition/records.ts';
import { errorRates, PASS_RATE } from '../../shared/proof/error-rate.ts';
import { markKinds, markModule } from '../../shared/proof/marks/kinds.ts';
import { colourOf, currentRound, marksOf, roundName, roundsInOrder } from '../../shared/proof/rounds.ts';
import { isOnPage, RELEASED_ANYWAY, refusalsOf, signStates } from '../../shared/proof/sign-off.ts';
import { type Unasked, verifyRound, wrongMarks } from '../../shared/proof/verify.ts';
import type { Workspace } from '../app/workspace.ts';
import { shortcutText } from '../commands/keyboard.ts';
import { type StringKey, useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import { TextField } from '../ui/Fields.tsx';
import { checkedRound } from './proof-store.ts';

interface Props {
  readonly workspace: Workspace;
  readonly edition: Edition;
}

const stateNames: Readonly<Record<Mark['state'], StringKey>> = {
  open: 'markOpen',
  done: 'markDone',
  rejected: 'markRejected',
  answered: 'markAnswered',
  withdrawn: 'markWithdrawn',
};

/** What a mark says, in short: 旧 → 新. */
function sayMark({ order, quote }: Mark): string {
  const on = quote === '' ? '' : `“${quote.length > 18 ? `${quote.slice(0, 17)}…` : quote}”`;
  const words = 'text' in order ? order.text : '';
  if (words === '') return on;
  return on === '' ? words : `${on} → ${words}`;
}

function Command({ workspace, id }: { readonly workspace: Workspace; readonly id: CommandId }) {
  const words = useWords();
  return (
    <button type="button" title={shortcutText(id)} onClick={() => workspace.commands.run(id)}>
      {commandOf(id)[words.language].replace('…', '')}
    </button>
  );
}

function MarkRow({ workspace, edition, mark }: Props & { readonly mark: Mark }) {
  const words = useWords();
  const { markId } = useParts(workspace.proof.store, 'markId');
  const { sign, key, zh, en } = markModule(mark.order.kind);
  const round = edition.rounds[mark.roundId];
  const isCurrent = mark.id === markId;
  return (
    <li className="proof-mark" aria-current={isCurrent} data-state={mark.state}>
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
              <Command workspace={workspace} id="proof.apply" />
              <Command workspace={workspace} id="proof.reject" />
              <Command workspace={workspace} id="proof.answer" />
              <Command workspace={workspace} id="mark.stet" />
            </>
          ) : (
            <Command workspace={workspace} id="proof.reopen" />
          )}
          <Command workspace={workspace} id="proof.remove" />
        </div>
      )}
    </li>
  );
}

function Marks({ workspace, edition, page }: Props & { readonly page: Page | undefined }) {
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

const changeNames: Readonly<Record<Unasked['kind'], StringKey>> = {
  text: 'changeText',
  emphasis: 'changeEmphasis',
  'paragraph-kind': 'changeKind',
  position: 'changePosition',
  picture: 'changePicture',
  'picture-of-article': 'changePicture',
  'style-of-block': 'changeStyle',
  style: 'changeStyle',
  'block-text': 'changeText',
  'block-added': 'changeAdded',
  'block-removed': 'changeRemoved',
  page: 'changePage',
};

/** 核红: the round that was handed over last, against the pages as they are or as a later round began. */
function Verified({ workspace, edition, round }: Props & { readonly round: Round }) {
  const words = useWords();
  const { against, finding } = useParts(workspace.proof.store, 'against', 'finding');
  const { pages, articles, blocks, styles, marks, frozen } = edition;
  const found = useMemo(
    () => verifyRound({ pages, articles, blocks, styles, marks, frozen }, round.id, against),
    [frozen, round.id, against, pages, articles, blocks, styles, marks],
  );
  if (found === null) return null;
  const wrong = wrongMarks(found);
  const isGood = wrong.length + found.unasked.length === 0;
  const rounds = roundsInOrder(edition).filter((one) => one.number > round.number);
  return (
    <section className={isGood ? 'verified good' : 'verified'} data-testid="verified">
      <h3>{words('verify', { round: round.name })}</h3>
      {rounds.length > 0 && (
        <select
          aria-label={words('verifyAgainst')}
          value={against ?? ''}
          onChange={(event) =>
            workspace.proof.store.update({ against: rounds.find(({ id }) => id === event.target.value)?.id ?? null })
          }
        >
          <option value="">{words('compareNow')}</option>
          {rounds.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      )}
      <p>
        {isGood
          ? words('verifyGood', { count: found.marks.length })
          : words('verifyFound', { missed: wrong.length, unasked: found.unasked.length })}
      </p>
      <ul>
        {wrong.map(({ mark, outcome }, at) => (
          <li key={mark.id} aria-current={at === finding}>
            <button type="button" className="finding-text" onClick={() => workspace.proof.walking.select(mark.id)}>
              <b>{words(outcome === 'missed' ? 'outcomeMissed' : 'outcomeDifferently')}</b>{' '}
              {markModule(mark.order.kind)[words.language]} {sayMark(mark)}
            </button>
          </li>
        ))}
        {found.unasked.map((change, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: found anew with every change, in one order
          <li key={at} aria-current={at + wrong.length === finding}>
            <button
              type="button"
              className="finding-text"
              onClick={() => workspace.proof.walking.show(edition, change)}
            >
              <b>{words('outcomeUnasked')}</b> {words(changeNames[change.kind])}{' '}
              {'before' in change ? `“${change.before}” → “${change.after}”` : ''}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A time of day, as the machine's clock says. */
function clock(at: string): string {
  const time = new Date(at);
  return Number.isNaN(time.getTime())
    ? ''
    : time.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hour12: false });
}

/** 签样: who has signed the page, and what stands against it. */
function SignOff({ workspace, edition, page }: Props & { readonly page: Page }) {
  const words = useWords();
  const { findings, articles } = useParts(workspace.session.state, 'findings', 'articles');
  const [reason, setReason] = useState('');
  const refusals = refusalsOf(edition, page.id, { findings, articles });
  const anyway = edition.signatures[`${page.id}/${RELEASED_ANYWAY}`];
  const states = useMemo(() => signStates(edition, page.id), [edition, page.id]);
  return (
    <section className="sign-off" data-testid="sign-off">
      <h3>
        {words('signOff', { page: page.number })}{' '}
        {states.every(({ isValid }) => isValid) && <mark>{words('released')}</mark>}
      </h3>
      {refusals.length > 0 && (
        <>
          <p className="problem">
            {words('signAgainst')} {refusals.map(({ code, count }) => words(`against-${code}`, { count })).join('、')}
          </p>
          <div className="proof-field">
            <span>{words('signReason')}</span>
            <TextField
              label={words('signReason')}
              value={reason}
              onCommit={(text) => {
                setReason(text);
                return true;
              }}
            />
          </div>
        </>
      )}
      {anyway?.override != null && (
        <p className="problem">
          {words('releasedAnyway', { by: anyway.by, time: clock(anyway.at), reason: anyway.override.reason })}
        </p>
      )}
      <details>
        <summary>{words('signers')}</summary>
        <TextField
          label={words('signers')}
          value={edition.edition.signers.join('、')}
          onCommit={(text) => {
            const signers = text.split(/[、,，\s]+/u).filter((name) => name !== '' && name.length <= 40);
            if (signers.length > 0) workspace.proof.signing.setSigners(signers);
            return signers.length > 0;
          }}
        />
      </details>
      <ul>
        {states.map(({ role, signature, isValid }) => (
          <li key={role}>
            <span>{role}</span>
            {signature === null ? (
              <button
                type="button"
                onClick={() => {
                  if (workspace.proof.signing.sign(page.id, role, reason)) setReason('');
                }}
              >
                {words('sign')}
              </button>
            ) : (
              <>
                <span className={isValid ? 'signed' : 'signed void'}>
                  {signature.by} {clock(signature.at)} {isValid ? '' : words('signedBefore')}
                </span>
                <button
                  type="button"
                  onClick={() =>
                    isValid
                      ? workspace.proof.signing.unsign(signature)
                      : workspace.proof.signing.sign(page.id, role, reason)
                  }
                >
                  {words(isValid ? 'unsign' : 'sign')}
                </button>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Figures({
  edition,
  round,
  page,
}: {
  readonly edition: Edition;
  readonly round: Round;
  readonly page: Page | undefined;
}) {
  const words = useWords();
  const marks = marksOf(edition, round.id);
  const { pages, issue } = errorRates(edition, marks);
  const kinds = new Map<Mark['order']['kind'], number>();
  for (const { order } of marks) kinds.set(order.kind, (kinds.get(order.kind) ?? 0) + 1);
  const own = page === undefined ? undefined : pages.get(page.id);
  return (
    <p className="hint" data-testid="error-rate">
      {words('errorRate', {
        rate: issue.rate.toFixed(2),
        errors: issue.errors,
        characters: issue.characters,
        limit: PASS_RATE,
      })}
      {own !== undefined && <> · {words('errorRatePage', { rate: own.rate.toFixed(2) })}</>}
      <br />
      {[...kinds].map(([kind, count]) => `${markModule(kind).sign} ${count}`).join(' · ')}
    </p>
  );
}

export function ProofPanel({ workspace }: { readonly workspace: Workspace }) {
  const words = useWords();
  const { edition, isPreview } = useParts(workspace.session.state, 'edition', 'isPreview');
  const { pageId, mode } = useParts(workspace.view, 'pageId', 'mode');
  const { reader, suggests } = useParts(workspace.proof.store, 'reader', 'suggests');
  if (edition === null) return null;
  const round = currentRound(edition);
  const page = pageId === null ? undefined : edition.pages[pageId];
  const previous = checkedRound(edition);
  const marks = round === undefined ? [] : marksOf(edition, round.id);
  const open = marks.filter(({ state }) => state === 'open').length;
  return (
    <div className="proof-panel">
      <div className="proof-field">
        <span>{words('reader')}</span>
        <TextField
          label={words('reader')}
          value={reader}
          onCommit={(text) => {
            workspace.proof.store.setReader(text.trim());
            return true;
          }}
        />
      </div>
      {round === undefined ? (
        <p className="hint">{words('proofHow')}</p>
      ) : (
        <p className="proof-round" style={{ borderColor: colourOf(round) }}>
          <TextField
            label={words('roundName')}
            value={round.name}
            onCommit={(text) => {
              const name = text.trim().slice(0, 40);
              if (name !== '') workspace.proof.rounds.rename(round, name);
              return name !== '';
            }}
          />
          <span>{words('roundCounts', { count: marks.length, open })}</span>
          {round.handedOver !== null && <span>{words('handedOver', { by: round.handedOver.by })}</span>}
        </p>
      )}
      <div className="proof-actions">
        {round !== undefined && round.handedOver === null && <Command workspace={workspace} id="proof.hand-over" />}
        <button type="button" title={shortcutText('proof.start')} onClick={() => workspace.commands.run('proof.start')}>
          {words('startRound', { name: roundName((round?.number ?? 0) + 1) })}
        </button>
        {open > 0 && <Command workspace={workspace} id="proof.apply-all" />}
        {round !== undefined && <Command workspace={workspace} id="proof.sheet" />}
        {round !== undefined && <Command workspace={workspace} id="proof.compare" />}
        {previous !== undefined && <Command workspace={workspace} id="proof.blink" />}
        {round !== undefined && (
          <button
            type="button"
            aria-pressed={suggests}
            title={shortcutText('proof.suggest')}
            onClick={() => workspace.commands.run('proof.suggest')}
          >
            {commandOf('proof.suggest')[words.language]}
          </button>
        )}
        {isPreview && mode === 'proof' && <mark data-testid="blinked">{words('blinked')}</mark>}
      </div>
      {previous !== undefined && <Verified workspace={workspace} edition={edition} round={previous} />}
      {round !== undefined && <Marks workspace={workspace} edition={edition} page={page} />}
      {page !== undefined && <SignOff workspace={workspace} edition={edition} page={page} />}
      {round !== undefined && <Figures edition={edition} round={round} page={page} />}
    </div>
  );
}
