/** What correction left undone, and what it changed unasked. */
import { useMemo } from 'react';
import type { Round } from '../../shared/edition/proof-records.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { markModule } from '../../shared/proof/marks/kinds.ts';
import { roundsInOrder } from '../../shared/proof/rounds.ts';
import type { Unasked } from '../../shared/proof/unasked.ts';
import { verifyRound, waitingMarks, wrongMarks } from '../../shared/proof/verify.ts';
import { type StringKey, useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import { ChangeTold } from './ChangeTold.tsx';
import type { ProofDesk } from './proof-desk.ts';
import { sayMark } from './say-mark.ts';

/** What of the window it needs. */
type VerifiedHost = { readonly proof: Pick<ProofDesk, 'store' | 'walking'> };

interface Props {
  readonly workspace: VerifiedHost;
  readonly edition: Edition;
}

const changeNames: Readonly<Record<Unasked['kind'], StringKey>> = {
  text: 'changeText',
  words: 'changeText',
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
export function Verified({ workspace, edition, round }: Props & { readonly round: Round }) {
  const words = useWords();
  const { against, finding } = useParts(workspace.proof.store, 'against', 'finding');
  const { edition: record, pages, articles, blocks, styles, marks, rounds, frozen } = edition;
  const found = useMemo(
    () => verifyRound({ edition: record, pages, articles, blocks, styles, marks, rounds, frozen }, round.id, against),
    [record, frozen, round.id, against, pages, articles, blocks, styles, marks, rounds],
  );
  if (found === null) return null;
  const wrong = wrongMarks(found);
  const waiting = waitingMarks(found);
  const isFine = wrong.length + found.unasked.length === 0;
  const isGood = isFine && waiting === 0;
  const later = roundsInOrder(edition).filter((one) => one.number > round.number);
  return (
    <section className={isGood ? 'verified good' : isFine ? 'verified waiting' : 'verified'} data-testid="verified">
      <h3>{words('verify', { round: round.name })}</h3>
      {later.length > 0 && (
        <select
          aria-label={words('verifyAgainst')}
          value={against ?? ''}
          onChange={(event) =>
            workspace.proof.store.update({ against: later.find(({ id }) => id === event.target.value)?.id ?? null })
          }
        >
          <option value="">{words('compareNow')}</option>
          {later.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      )}
      {waiting > 0 && <p>{words('verifyWaiting', { count: waiting })}</p>}
      {isGood && <p>{words('verifyGood', { count: found.marks.length })}</p>}
      {!isFine && <p>{words('verifyFound', { missed: wrong.length, unasked: found.unasked.length })}</p>}
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
              <ChangeTold edition={edition} before={frozen[round.id]} change={change} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
