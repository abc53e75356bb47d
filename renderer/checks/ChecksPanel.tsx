/** 检查: what was found on the page looked at, and under it what there is on other pages and in copy that stands on none. */

import { useEffect } from 'react';
import { pressLimits, standardPreset } from '../../shared/contract/export-settings.ts';
import { isMaster, pagesUnder } from '../../shared/edition/masters.ts';
import { pageNumbers } from '../../shared/edition/spreads.ts';
import { isFoundOn } from '../../shared/preflight/preflight.ts';
import { useWords } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import { useParts } from '../session/observable.ts';
import type { Dialogs } from '../state/dialogs.ts';
import type { Notices } from '../state/notices.ts';
import { pageNumberIn } from '../state/page-names.ts';
import type { View } from '../state/view.ts';
import { FindingCount } from './FindingCount.tsx';
import { FindingList, type FindingPlaces } from './FindingList.tsx';

interface Window extends FindingPlaces {
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

export function ChecksPanel({ window }: { readonly window: Window }) {
  const words = useWords();
  const { edition, findings } = useParts(window.session.state, 'edition', 'findings');
  const { pageId } = useParts(window.view, 'pageId');
  useLastPress(window);
  const shown = edition === null || pageId === null ? undefined : edition.pages[pageId];
  if (edition === null || shown === undefined) return null;
  // What is found of a master's blocks is told of the pages they stand on.
  const on = isMaster(shown) ? (pagesUnder(edition, shown)[0] ?? shown) : shown;
  const numbers = pageNumbers(on);
  const here = findings?.filter((finding) => isFoundOn(finding, numbers)) ?? [];
  const elsewhere = findings?.filter((finding) => !isFoundOn(finding, numbers)) ?? [];
  return (
    <div className="checks-panel">
      <section aria-label={words('preflight')}>
        <header>
          <b>{words('preflightOfPage', { number: pageNumberIn(words.language, on) })}</b>
          {window.isSafe ? (
            <span>{words('checksOff')}</span>
          ) : (
            <FindingCount findings={here} isChecking={findings === null} />
          )}
        </header>
        <FindingList places={window} edition={edition} findings={here} />
      </section>
      {elsewhere.length > 0 && (
        <section aria-label={words('findingsElsewhere')}>
          <header>
            <b>{words('findingsElsewhere')}</b>
            <FindingCount findings={elsewhere} isChecking={false} />
          </header>
          <FindingList places={window} edition={edition} findings={elsewhere} />
        </section>
      )}
    </div>
  );
}
