/** Every step, the latest first; a click goes to it, forward or back. */
import { useEffect, useState } from 'react';
import type { HistoryStep } from '../../shared/edition/log-records.ts';
import { useWords } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import { useParts } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';
import { NamedVersions } from './NamedVersions.tsx';

/** What of the window it needs. */
type HistoryHost = Pick<Stores, 'session' | 'notices'>;

export function HistoryList({ workspace }: { readonly workspace: HistoryHost }) {
  const words = useWords();
  const { edition, unsaved } = useParts(workspace.session.state, 'edition', 'unsaved');
  const [steps, setSteps] = useState<readonly HistoryStep[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the edition is a step more or less
  useEffect(() => {
    if (unsaved > 0) return undefined;
    let isCurrent = true;
    void workspace.notices.attempt(async () => {
      const listed = await call('history.list', {});
      if (isCurrent) setSteps(listed);
    });
    return () => {
      isCurrent = false;
    };
  }, [workspace, edition, unsaved]);
  const now = steps.findLast((step) => step.isDone)?.seq ?? 0;
  const time = (at: string) => new Date(at).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit' });
  return (
    <>
      <NamedVersions workspace={workspace} />
      <ol className="history" data-testid="history">
        {steps.toReversed().map((step) => (
          <li key={step.seq} className={step.isDone ? '' : 'undone'} aria-current={step.seq === now}>
            <button type="button" onClick={() => void workspace.session.goTo(step.seq)}>
              <span>{words.label(step.label)}</span>
              <small>
                {time(step.at)} {step.actor}
              </small>
            </button>
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
