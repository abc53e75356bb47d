import { useEffect, useState } from 'react';
import type { ExportResult } from '../../shared/contract/export-calls.ts';
import type { ExportSettings } from '../../shared/contract/export-settings.ts';
import { type Failure, failureOf } from '../../shared/contract/failure.ts';
import { call } from '../session/bridge.ts';
import { useParts } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';

/** What of the window it needs. */
type GlanceHost = Pick<Stores, 'session'>;

interface Glance {
  /** The last one that was finished; null before the first. */
  readonly result: ExportResult | null;
  readonly failure: Failure | null;
  readonly isChecking: boolean;
}

/**
 * What preflight finds on pages as they are composed, made anew when the edition, the pages or the
 * settings change. Changes that follow each other within `settle` milliseconds are checked together;
 * nothing is checked while there are no settings.
 */
export function useGlance(
  workspace: GlanceHost,
  pages: readonly number[],
  settings: ExportSettings | null,
  settle: number,
): Glance {
  const { edition } = useParts(workspace.session.state, 'edition');
  const [glance, setGlance] = useState<Glance>({ result: null, failure: null, isChecking: true });
  const wanted = pages.join(' ');
  useEffect(() => {
    if (settings === null || edition === null) return;
    let isStale = false;
    setGlance((last) => ({ ...last, isChecking: true }));
    const look = async (): Promise<Glance> => {
      try {
        await workspace.session.flush();
        const numbers = wanted.split(' ').filter((one) => one !== '');
        const result = await call('export.preflight', { pages: numbers.map(Number), settings, isWhole: false });
        return { result, failure: null, isChecking: false };
      } catch (error) {
        return { result: null, failure: failureOf(error), isChecking: false };
      }
    };
    const timer = setTimeout(async () => {
      const next = await look();
      if (!isStale) setGlance(next);
    }, settle);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [workspace, edition, wanted, settings, settle]);
  return glance;
}
