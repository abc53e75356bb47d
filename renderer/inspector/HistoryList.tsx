/** Every step, the latest first, by the minute and who did it; a click goes to it, forward or back, and to its page. */
import { useEffect, useState } from 'react';
import { pageOfLabel } from '../../shared/contract/labels.ts';
import type { HistoryStep } from '../../shared/edition/log-records.ts';
import { pageByNumber } from '../../shared/edition/selectors.ts';
import { minute } from '../i18n/moment.ts';
import { useWords } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import { useParts } from '../session/observable.ts';
import { readNamedVersions } from '../state/named-versions.ts';
import type { Stores } from '../state/stores.ts';
import { NamedVersions } from './NamedVersions.tsx';
import { stepGroups } from './step-groups.ts';

/** What of the window it needs. */
type HistoryHost = Pick<Stores, 'session' | 'notices' | 'view' | 'navigation'>;

export function HistoryList({ workspace }: { readonly workspace: HistoryHost }) {
  const words = useWords();
  const { edition, unsaved } = useParts(workspace.session.state, 'edition', 'unsaved');
  const [steps, setSteps] = useState<readonly HistoryStep[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the edition is a step more or less
  useEffect(() => {
    if (unsaved > 0) return undefined;
    let isCurrent = true;
    void workspace.notices.attempt(readNamedVersions, 'named versions');
    void workspace.notices.attempt(async () => {
      const listed = await call('history.list', {});
      if (isCurrent) setSteps(listed);
    }, 'history');
    return () => {
      isCurrent = false;
    };
  }, [workspace, edition, unsaved]);
  const now = steps.findLast((step) => step.isDone)?.seq ?? 0;
  /** Goes to the moment behind a step, and to the page it was done on. */
  const go = async ({ seq, label }: HistoryStep) => {
    await workspace.session.goTo(seq);
    const { edition: then } = workspace.session.state.get();
    const number = pageOfLabel(label);
    const page = then === null || number === null ? undefined : pageByNumber(then, number);
    if (page !== undefined && page.id !== workspace.view.get().pageId) workspace.navigation.toPage(page.id);
  };
  const today = new Date();
  return (
    <>
      <NamedVersions workspace={workspace} />
      <ol className="history" data-testid="history">
        {stepGroups(steps.toReversed()).map(({ at, actor, steps: own }) => (
          <li key={own[0]?.seq} className="history-group">
            <h3>
              {minute(at, today, words.language)} {actor}
            </h3>
            <ol>
              {own.map((step) => (
                <li key={step.seq} className={step.isDone ? '' : 'undone'} aria-current={step.seq === now}>
                  <button type="button" onClick={() => void go(step)}>
                    {words.label(step.label)}
                  </button>
                </li>
              ))}
            </ol>
          </li>
        ))}
        <li aria-current={now === 0}>
          <button type="button" onClick={() => void workspace.session.goTo(0)}>
            {words('historyStart')}
          </button>
        </li>
      </ol>
    </>
  );
}
