/** 检查: what was found on the page looked at, and under it what there is on other pages and in copy that stands on none. */

import { useDeferredValue, useEffect, useState } from 'react';
import { type Finding, isFoundOn } from '../../shared/checks/check.ts';
import { inPageOrder } from '../../shared/checks/reading-order.ts';
import { pressLimits, standardPreset } from '../../shared/contract/export-settings.ts';
import { isMaster, pagesUnder } from '../../shared/edition/masters.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { pageNumbers } from '../../shared/edition/spreads.ts';
import { useWords } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import type { EditionSession } from '../session/edition-session.ts';
import { useParts } from '../session/observable.ts';
import type { Dialogs } from '../state/dialogs.ts';
import type { Findings } from '../state/findings.ts';
import type { Notices } from '../state/notices.ts';
import { pageNumberIn } from '../state/page-names.ts';
import type { View } from '../state/view.ts';
import { FindingCount } from './FindingCount.tsx';
import { anything, FindingFilter, type Groups, grouped, isWanted, type Wanted } from './FindingFilter.tsx';
import { FindingList, type FindingPlaces } from './FindingList.tsx';

interface Window extends FindingPlaces {
  readonly session: EditionSession;
  readonly findings: Findings;
  readonly view: View;
  readonly dialogs: Dialogs;
  readonly notices: Notices;
  /** In safe mode nothing is checked by itself. */
  readonly isSafe: boolean;
}

/** Has pages checked for the press they were exported for last; it may just have been changed in the dialog. */
function useLastPress({ session, dialogs, notices }: Window): void {
  const { dialog } = useParts(dialogs, 'dialog');
  useEffect(() => {
    if (dialog === 'export') return;
    void notices.attempt(async () => {
      const { last } = await call('export.presets', {});
      session.checkFor(pressLimits(last ?? standardPreset('x4')));
    }, 'presets');
  }, [session, notices, dialog]);
}

/** A heading with how many there are, and the findings under it. */
function FindingGroup(props: {
  readonly name: string;
  readonly window: Window;
  readonly edition: Edition;
  readonly findings: readonly Finding[];
  /** True where there are more, which the choice leaves out. */
  readonly isNarrowed?: boolean;
  readonly isChecking: boolean;
}) {
  const words = useWords();
  const { name, window, edition, findings, isNarrowed = false, isChecking } = props;
  const count = () => {
    if (window.isSafe) return <span>{words('checksOff')}</span>;
    if (isNarrowed && findings.length === 0) return <span>{words('findingsNone')}</span>;
    return <FindingCount findings={findings} isChecking={isChecking} />;
  };
  return (
    <section aria-label={name}>
      <header>
        <b>{name}</b>
        {count()}
      </header>
      <FindingList places={window} edition={edition} findings={findings} />
    </section>
  );
}

export function ChecksPanel({ window }: { readonly window: Window }) {
  const words = useWords();
  const { edition } = useParts(window.session.state, 'edition');
  const { shown: latest } = useParts(window.findings, 'shown');
  // What is typed comes first: the list follows.
  const all = useDeferredValue(latest);
  const { pageId } = useParts(window.view, 'pageId');
  const [wanted, setWanted] = useState<Wanted>(anything);
  const [groups, setGroups] = useState<Groups>('page');
  useLastPress(window);
  const shown = edition === null || pageId === null ? undefined : edition.pages[pageId];
  if (edition === null || shown === undefined) return null;
  // What is found of a master's blocks is told of the pages they stand on.
  const on = isMaster(shown) ? (pagesUnder(edition, shown)[0] ?? shown) : shown;
  const numbers = pageNumbers(on);
  const findings = inPageOrder((all ?? []).filter((finding) => isWanted(finding, wanted)));
  const isChecking = all === null;
  const group = { window, edition, isChecking };
  const elsewhere = findings.filter((finding) => !isFoundOn(finding, numbers));
  return (
    <div className="checks-panel">
      {all !== null && all.length > 0 && (
        <FindingFilter findings={all} wanted={wanted} groups={groups} onWanted={setWanted} onGroups={setGroups} />
      )}
      {groups !== 'page' ? (
        grouped(words, findings, groups).map(({ name, found }) => (
          <FindingGroup key={name} {...group} name={name} findings={found} />
        ))
      ) : (
        <>
          <FindingGroup
            {...group}
            name={words('preflightOfPage', { number: pageNumberIn(words.language, on) })}
            findings={findings.filter((finding) => isFoundOn(finding, numbers))}
            isNarrowed={(all ?? []).some((finding) => isFoundOn(finding, numbers))}
          />
          {elsewhere.length > 0 && <FindingGroup {...group} name={words('findingsElsewhere')} findings={elsewhere} />}
        </>
      )}
      {groups !== 'page' && findings.length === 0 && <p className="hint">{words('findingsNone')}</p>}
    </div>
  );
}
