/** The export dialog's state: what is chosen, what was found against it, and what its buttons do. */

import { useEffect, useState } from 'react';
import { foundOn } from '../../shared/checks/check.ts';
import type { ExportPresets, ExportResult } from '../../shared/contract/export-calls.ts';
import { type ExportSettings, standardPreset } from '../../shared/contract/export-settings.ts';
import { exportTargets } from '../../shared/contract/export-targets.ts';
import { type Failure, failureOf } from '../../shared/contract/failure.ts';
import { isMaster } from '../../shared/edition/masters.ts';
import type { Page } from '../../shared/edition/records.ts';
import { pagesInOrder } from '../../shared/edition/selectors.ts';
import { pageNumbers } from '../../shared/edition/spreads.ts';
import { errorsByPage, isError, rulesAgainst } from '../../shared/preflight/preflight.ts';
import type { Signing } from '../proof/signing.ts';
import { call } from '../session/bridge.ts';
import { useParts } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';
import { exportPages, preflight } from './exporting.ts';
import type { Exports } from './exports.ts';
import { useGlance } from './glance.ts';

/** What of the window it needs. */
export type ExportHost = Pick<Stores, 'session' | 'view' | 'dialogs' | 'notices'> & {
  readonly exports: Exports;
  readonly proof: { readonly signing: Pick<Signing, 'releaseAnyway' | 'name' | 'setName'> };
};

/** Changes that follow each other faster than this are checked together, in milliseconds. */
const SETTLE = 250;

/** All pages, or the one that is looked at. */
export type WhichPages = 'all' | 'current';

/** What is exported with: presets, the settings chosen, and those last used at first. */
function useSettings(workspace: ExportHost) {
  const [presets, setPresets] = useState<ExportPresets>({ own: [], last: null });
  const [settings, setSettings] = useState<ExportSettings>(standardPreset('x4'));
  useEffect(() => {
    void workspace.notices.attempt(async () => {
      const known = await call('export.presets', {});
      setPresets(known);
      if (known.last !== null) setSettings(known.last);
    }, 'presets');
  }, [workspace]);
  return { presets, setPresets, settings, setSettings };
}

/** The pages chosen, of those the edition has. */
function usePages(workspace: ExportHost) {
  const { edition } = useParts(workspace.session.state, 'edition');
  const { pageId } = useParts(workspace.view, 'pageId');
  const [which, setWhich] = useState<WhichPages>('all');
  const pages = edition === null ? [] : pagesInOrder(edition).flatMap(pageNumbers);
  const shown = edition === null || pageId === null ? undefined : edition.pages[pageId];
  // A master is not printed itself.
  const current = isMaster(shown) ? undefined : shown;
  const chosen = which === 'current' && current !== undefined ? pageNumbers(current) : pages;
  return { pages, current, chosen, which, setWhich };
}

/** The pages that preflight keeps back, 0 for a file of several; none where the target is not for the press. */
function heldPages(settings: ExportSettings, result: ExportResult | null): number[] {
  if (!exportTargets[settings.target].isForPress || result === null) return [];
  return [...new Set(result.findings.flatMap((finding) => (isError(finding) ? foundOn(finding) : [])))];
}

/** Keeps with the pages that have errors why they go to press all the same. */
function release(workspace: ExportHost, chosen: readonly number[], result: ExportResult | null, reason: string): void {
  const { edition } = workspace.session.state.get();
  if (edition === null || reason === '') return;
  const against = (page: Page) => rulesAgainst(result?.findings ?? [], pageNumbers(page));
  const isChosen = (page: Page) => pageNumbers(page).some((number) => chosen.includes(number));
  const kept = pagesInOrder(edition).filter((page) => isChosen(page) && against(page).length > 0);
  workspace.proof.signing.releaseAnyway(
    kept.map(({ id }) => id),
    reason,
    (id) => {
      const page = edition.pages[id];
      return page === undefined ? [] : against(page);
    },
  );
}

/** Who answers for pages that are kept back and go to press all the same, and why. */
function useAnswer({ proof: { signing } }: ExportHost, isAsked: boolean) {
  const [reason, setReason] = useState('');
  const [name, setName] = useState(signing.name);
  return {
    reason,
    setReason,
    name,
    setName,
    isAnswered: !isAsked || (reason.trim() !== '' && name.trim() !== ''),
    /** The reason, empty where none is asked; the name given with it is kept. */
    said: () => {
      if (isAsked && signing.name === '') signing.setName(name);
      return isAsked ? reason.trim() : '';
    },
  };
}

export function useExport(workspace: ExportHost) {
  const { progress: exporting, result: exported } = useParts(workspace.exports, 'progress', 'result');
  const { setSettings, ...known } = useSettings(workspace);
  const { setWhich, ...pages } = usePages(workspace);
  const { settings } = known;
  const { chosen } = pages;
  const [replaces, setReplaces] = useState(false);
  const [checked, setChecked] = useState<ExportResult | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const glance = useGlance(workspace, chosen, exporting === null ? settings : null, SETTLE);
  const result = exported ?? checked ?? glance.result;
  const held = heldPages(settings, result);
  const { said, ...answer } = useAnswer(workspace, held.length > 0);

  /** Does something of the dialog's; what goes wrong is said in it, not under it. */
  const attempt = async (work: () => Promise<void>) => {
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(failureOf(error));
    }
  };
  /** What was made and found so far is of other settings or pages. */
  const startAnew = () => {
    setChecked(null);
    setFailure(null);
    workspace.exports.update({ result: null });
  };
  return {
    ...known,
    ...pages,
    exporting,
    exported,
    ...answer,
    replaces,
    setReplaces,
    held,
    findings: result?.findings ?? null,
    isChecking: glance.isChecking && checked === null && exported === null,
    problem: failure ?? glance.failure,
    attempt,
    change: (next: ExportSettings) => {
      setSettings(next);
      startAnew();
    },
    choose: (next: WhichPages) => {
      setWhich(next);
      startAnew();
    },
    close: () => workspace.dialogs.close(),
    /** Makes the files and checks those. */
    check: () => attempt(async () => setChecked(await preflight(workspace, chosen, settings))),
    /** Asks where to, and exports. */
    go: () => {
      const reason = said();
      const options = {
        reason: reason === '' ? null : reason,
        replaces,
        release: () => release(workspace, chosen, result, reason),
        errors: reason === '' ? [] : errorsByPage(result?.findings ?? []),
      };
      return attempt(() => exportPages(workspace, chosen, settings, options));
    },
  };
}

export type ExportState = ReturnType<typeof useExport>;
