/** Export: what for, which pages, what stands against them, how far it is, and where the files are. */

import { useState } from 'react';
import type { ExportResult } from '../../shared/contract/export-calls.ts';
import { editNewspaper, newspaperOf } from '../../shared/edition/newspaper.ts';
import type { FindingPlaces } from '../checks/FindingList.tsx';
import { moment } from '../i18n/moment.ts';
import { useWords } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import { useParts } from '../session/observable.ts';
import { pageNumberIn } from '../state/page-names.ts';
import { Detail } from '../ui/Detail.tsx';
import { Modal } from '../ui/Modal.tsx';
import { PreflightList } from './PreflightList.tsx';
import { PresetChoice } from './PresetChoice.tsx';
import { SettingsFields } from './SettingsFields.tsx';
import type { ExportHost } from './use-export.ts';
import { type ExportState, useExport } from './use-export.ts';

/** What of the window it needs. */
type ExportDialogHost = ExportHost & FindingPlaces;

export function ExportDialog({ workspace }: { readonly workspace: ExportDialogHost }) {
  const words = useWords();
  const { edition } = useParts(workspace.session.state, 'edition');
  const state = useExport(workspace);
  const { settings, exporting, exported, problem, attempt, change } = state;
  if (edition === null) return null;
  return (
    <Modal className="dialog export" label={words('exportTitle')} onClose={state.close}>
      <h2>{words('exportTitle')}</h2>
      <fieldset disabled={exporting !== null}>
        <PresetChoice
          presets={state.presets}
          paper={edition === null ? [] : newspaperOf(edition).presets}
          onPaper={(presets) => {
            if (edition !== null) workspace.session.edit('paper.edit', editNewspaper(edition, { presets }));
          }}
          settings={settings}
          attempt={attempt}
          onChange={change}
          onPresets={state.setPresets}
        />
        <PageChoice state={state} />
        <SettingsFields settings={settings} attempt={attempt} onChange={change} />
      </fieldset>
      <PreflightList
        workspace={workspace}
        findings={state.findings}
        isChecking={state.isChecking}
        isBusy={exporting !== null}
        onCheck={() => void state.check()}
      />
      {state.held.length > 0 && <Held state={state} />}
      {exporting !== null && (
        <p aria-live="polite">
          {words('exporting', exporting)}
          <progress value={exporting.done} max={exporting.total} />
        </p>
      )}
      {problem !== null && (
        <p className="export-failure" role="alert" data-testid="export-failure">
          {problem[words.language]} <Detail label={words('errorDetail')} text={problem.detail} />
        </p>
      )}
      {exported !== null && <Outcome exported={exported} />}
      <Buttons state={state} />
    </Modal>
  );
}

function PageChoice({ state }: { readonly state: ExportState }) {
  const words = useWords();
  const { which, pages, current, choose } = state;
  return (
    <div className="export-pages">
      <label>
        <input type="radio" name="which" checked={which === 'all'} onChange={() => choose('all')} />
        {words('exportAll', { count: pages.length })}
      </label>
      {current !== undefined && (
        <label>
          <input type="radio" name="which" checked={which === 'current'} onChange={() => choose('current')} />
          {words('exportCurrent', { number: pageNumberIn(words.language, current) })}
        </label>
      )}
    </div>
  );
}

/** Pages that preflight keeps back, and why they go all the same. */
function Held({ state: { held, reason, setReason, name, setName } }: { readonly state: ExportState }) {
  const words = useWords();
  const [isUnknown] = useState(name === '');
  return (
    <div className="proof-field long" data-testid="refused">
      <span>{held.includes(0) ? words('exportRefusedFile') : words('exportRefused', { pages: held })}</span>
      <input
        aria-label={words('exportReason')}
        placeholder={words('exportReason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {isUnknown && (
        <>
          <span>{words('exportBy')}</span>
          <input aria-label={words('exportBy')} value={name} onChange={(event) => setName(event.target.value)} />
        </>
      )}
    </div>
  );
}

function Buttons({ state }: { readonly state: ExportState }) {
  const words = useWords();
  const { exporting, isAnswered, replaces } = state;
  return (
    <menu>
      {exporting !== null ? (
        <button type="button" onClick={() => void call('export.cancel', {})}>
          {words('cancel')}
        </button>
      ) : (
        <button type="button" onClick={state.close}>
          {words('close')}
        </button>
      )}
      <label className="flag">
        <input type="checkbox" checked={replaces} onChange={(event) => state.setReplaces(event.target.checked)} />
        {words('exportReplace')}
      </label>
      <button
        type="button"
        className="main"
        disabled={exporting !== null || !isAnswered}
        title={exporting === null && !isAnswered ? words('exportNeedsAnswer') : undefined}
        onClick={() => void state.go()}
      >
        {words('exportGo')}
      </button>
    </menu>
  );
}

/** Where the files are, and which there are not. */
function Outcome({ exported }: { readonly exported: ExportResult & { readonly folder: string } }) {
  const words = useWords();
  const { files, failed, folder } = exported;
  const [first] = files;
  const unchanged = files.filter((file) => file.isUnchanged).length;
  return (
    <div className="export-outcome">
      <p data-testid="exported">
        {words('exported', { count: files.length, folder })}
        {unchanged > 0 && words('exportedUnchanged', { count: unchanged })}{' '}
        {first !== undefined && (
          <button type="button" className="link" onClick={() => void call('export.reveal', { path: first.path })}>
            {words('reveal')}
          </button>
        )}
      </p>
      {failed.length > 0 && (
        <ul data-testid="export-failed">
          {failed.map(({ name, error, older }) => (
            <li key={name}>
              {name} — {error === null ? words('exportHeld') : error[words.language]}
              {older !== null && <strong> {words('exportOlder', { at: moment(older, words.language) })}</strong>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
