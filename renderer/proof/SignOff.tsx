/** 签样: who has signed the page, and what stands against it. */
import { useMemo, useState } from 'react';
import { refusalsOf } from '../../shared/checks/refusals.ts';
import type { Edition, Page } from '../../shared/edition/records.ts';
import { pagesInOrder } from '../../shared/edition/selectors.ts';
import { pageNumbers } from '../../shared/edition/spreads.ts';
import { ruleTitle } from '../../shared/preflight/preflight.ts';
import { RELEASED_ANYWAY, type SignState, signStates, signsAlready } from '../../shared/proof/sign-off.ts';
import { clock } from '../i18n/moment.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import { pageNumberIn } from '../state/page-names.ts';
import type { Stores } from '../state/stores.ts';
import { TextField } from '../ui/Fields.tsx';
import { Against, type AgainstHost } from './Against.tsx';
import type { ProofDesk } from './proof-desk.ts';

/** What of the window it needs. */
type SignOffHost = Pick<Stores, 'notices' | 'session'> &
  AgainstHost & { readonly proof: Pick<ProofDesk, 'signing' | 'store'> };

interface Props {
  readonly workspace: SignOffHost;
  readonly edition: Edition;
}

/** Who signed other pages of the edition in a role: it is theirs, as far as anybody knows. */
function peopleOf(edition: Edition, role: string): string[] {
  const signed = pagesInOrder(edition).flatMap(({ id }) => edition.signatures[`${id}/${role}`] ?? []);
  return [...new Set(signed.map(({ by }) => by))].filter((by) => by !== '');
}

/** A role with who signed in it, or who is to; and the button that signs or takes back. */
function RoleRow(
  props: Props & {
    readonly page: Page;
    readonly state: SignState;
    /** What stands against the page is being asked. */
    readonly isAsked: boolean;
    readonly onSign: () => void;
  },
) {
  const { workspace, edition, page, state, isAsked, onSign } = props;
  const { role, signature, isValid } = state;
  const words = useWords();
  const { reader } = useParts(workspace.proof.store, 'reader');
  const other = reader === '' || isValid ? null : signsAlready(edition, page.id, role, reader);
  const people = peopleOf(edition, role);
  const stands = () => {
    if (signature === null)
      return people.length === 0 ? words('signNotYet') : words('signNotYetUsually', { by: people });
    const { by, at, override } = signature;
    if (!isValid) return words('signAgain', { by, time: clock(at, words.language) });
    const anyway = override === null ? '' : ` · ${words('signOverridden', { reason: override.reason })}`;
    return `${by} ${clock(at, words.language)}${anyway}`;
  };
  const refusal = other === null ? undefined : words('signsAlreadyShort', { by: reader, other });
  return (
    <li>
      <span>{role}</span>
      <span className={isValid ? 'signed' : signature === null ? 'hint' : 'signed void'}>
        {stands()}
        {refusal !== undefined && <small>{refusal}</small>}
      </span>
      {/* One button for both: whoever pressed it by key is still on it. */}
      <button
        type="button"
        aria-label={words('doTo', { does: words(isValid ? 'unsign' : 'sign'), to: role })}
        aria-disabled={isAsked}
        title={refusal}
        onClick={({ detail }) => {
          // The second press of a double-click would take back what the first did.
          if (detail > 1) return;
          if (isValid && signature !== null) workspace.proof.signing.unsign(signature);
          else onSign();
        }}
      >
        {words(isValid ? 'unsign' : 'sign')}
      </button>
    </li>
  );
}

export function SignOff({ workspace, edition, page }: Props & { readonly page: Page }) {
  const words = useWords();
  const { findings } = useParts(workspace.session.state, 'findings');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState<readonly string[]>([]);
  const refusals = refusalsOf(findings ?? [], pageNumbers(page));
  const anyway = edition.signatures[`${page.id}/${RELEASED_ANYWAY}`];
  const states = useMemo(() => signStates(edition, page.id), [edition, page.id]);
  const waiting = states.filter(({ isValid }) => !isValid);
  const sign = (role: string) => {
    // What stands against the page is asked first: until the answer is there, a second press is the same one.
    if (asked.includes(role)) return;
    setAsked((roles) => [...roles, role]);
    void workspace.notices
      .attempt(async () => {
        if (await workspace.proof.signing.sign(page.id, role, reason)) setReason('');
      }, `signing ${page.id} ${role}`)
      .finally(() => setAsked((roles) => roles.filter((one) => one !== role)));
  };
  return (
    <section className="sign-off" data-testid="sign-off">
      <h3>
        {words('signOff', { page: pageNumberIn(words.language, page) })}{' '}
        {states.every(({ isValid }) => isValid) && <mark>{words('released')}</mark>}
      </h3>
      {refusals.length > 0 && (
        <>
          <p className="problem">
            {words('signAgainst')}{' '}
            {words.list(refusals.map(({ code, count }) => `${ruleTitle(code)[words.language]} ${count}`))}
          </p>
          <Against workspace={workspace} edition={edition} page={page} />
          <div className="proof-field long">
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
          {words('releasedAnyway', {
            by: anyway.by,
            time: clock(anyway.at, words.language),
            reason: anyway.override.reason,
          })}
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
      {waiting.length > 0 && waiting.length < states.length && (
        <p className="hint">{words('signWaits', { roles: waiting.map(({ role }) => role) })}</p>
      )}
      <ul>
        {states.map((state) => (
          <RoleRow
            key={state.role}
            workspace={workspace}
            edition={edition}
            page={page}
            state={state}
            isAsked={asked.includes(state.role)}
            onSign={() => sign(state.role)}
          />
        ))}
      </ul>
    </section>
  );
}
