/** 词表: the newsroom's names and words, to be kept here or in tables of their own. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { failureOf } from '../../shared/contract/failure.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import { type ListEntry, listKinds } from '../../shared/paper/list-records.ts';
import { kindName, listTable, type ReadLists, readLists } from '../../shared/paper/list-table.ts';
import {
  addEntry,
  changeEntry,
  type EntryProblem,
  entryKey,
  listsOf,
  mergeEntries,
  removeEntries,
} from '../../shared/paper/lists.ts';
import { sayImportRemark } from '../../shared/text/import-remarks.ts';
import { type StringKey, useWords } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import { useParts } from '../session/observable.ts';
import { Modal } from '../ui/Modal.tsx';
import { ListEntryForm } from './ListEntryForm.tsx';
import { ListImport } from './ListImport.tsx';
import { ListTable } from './ListTable.tsx';
import { hitsOf } from './list-hits.ts';
import { matching, type ShownKind } from './list-rows.ts';
import type { PaperHost } from './paper-host.ts';

const problems: Readonly<Record<EntryProblem, StringKey>> = {
  form: 'listsForm',
  double: 'listsDouble',
  full: 'listsFull',
};

/** What is done in the dialog. */
type Stage =
  | { readonly does: 'list' }
  | { readonly does: 'write'; readonly entry: ListEntry | null }
  | { readonly does: 'wait'; readonly on: 'listsReading' | 'listsWriting' }
  | { readonly does: 'import'; readonly read: ReadLists; readonly told: readonly string[] };

const list: Stage = { does: 'list' };
const quiet = { text: '', canUndo: false };

/** Gives the keyboard to the entry chosen, or to what is done with the lists, where what had it has gone. */
function useFocusBack() {
  const ways = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (document.activeElement?.closest('dialog') != null && document.activeElement.tagName !== 'DIALOG') return;
    const row = ways.current?.closest('dialog')?.querySelector<HTMLElement>('tr[aria-selected="true"]');
    (row ?? ways.current?.querySelector('button'))?.focus();
  }, []);
  return ways;
}

/** What can be done with the lists, and with the entry chosen. */
function Ways(props: {
  readonly hasEntries: boolean;
  readonly hasChosen: boolean;
  readonly onAdd: () => void;
  readonly onChange: () => void;
  readonly onRemove: () => void;
  readonly onImport: () => void;
  readonly onExport: () => void;
}) {
  const words = useWords();
  const { hasEntries, hasChosen, onAdd, onChange, onRemove, onImport, onExport } = props;
  const ways = useFocusBack();
  return (
    <div className="list-ways" ref={ways}>
      <button type="button" onClick={onAdd}>
        {words('listsAdd')}
      </button>
      <button type="button" disabled={!hasChosen} onClick={onChange}>
        {words('listsChange')}
      </button>
      <button type="button" disabled={!hasChosen} onClick={onRemove}>
        {words('listsRemove')}
      </button>
      <span />
      <button type="button" onClick={onImport}>
        {words('listsImport')}
      </button>
      <button type="button" disabled={!hasEntries} onClick={onExport}>
        {words('listsExport')}
      </button>
    </div>
  );
}

/** What is searched for, and of which kind. */
function Search(props: {
  readonly shown: { readonly kind: ShownKind; readonly text: string };
  readonly onShow: (shown: { readonly kind: ShownKind; readonly text: string }) => void;
}) {
  const { shown, onShow } = props;
  const words = useWords();
  return (
    <div className="list-search">
      <input
        type="search"
        aria-label={words('listsSearch')}
        placeholder={words('listsSearch')}
        value={shown.text}
        spellCheck={false}
        onChange={(event) => onShow({ ...shown, text: event.target.value })}
      />
      <select
        aria-label={words('listsKind')}
        value={shown.kind}
        onChange={(event) => onShow({ ...shown, kind: listKinds.find((one) => one === event.target.value) ?? 'all' })}
      >
        <option value="all">{words('listsAll')}</option>
        {listKinds.map((kind) => (
          <option key={kind} value={kind}>
            {kindName(kind, words.language)}
          </option>
        ))}
      </select>
    </div>
  );
}

export function ListsDialog({ workspace }: { readonly workspace: PaperHost }) {
  const { session, dialogs, notices, commands } = workspace;
  const words = useWords();
  const { language } = words;
  const { edition, findings } = useParts(session.state, 'edition', 'findings');
  const [stage, setStage] = useState<Stage>(list);
  const [shown, setShown] = useState<{ readonly kind: ShownKind; readonly text: string }>({ kind: 'all', text: '' });
  const [chosen, setChosen] = useState<string | null>(null);
  const [told, setTold] = useState<{ readonly text: string; readonly canUndo: boolean }>(quiet);
  const hits = useMemo(() => hitsOf(findings ?? []), [findings]);
  if (edition === null) return null;
  const entries = listsOf(edition);
  const found = matching(entries, shown, words);
  const current = found.find((entry) => entryKey(entry) === chosen);
  const close = () => dialogs.close();
  const edit = (patches: readonly Patch[], said: string) => {
    if (patches.length > 0) session.edit('lists.edit', patches);
    setTold(patches.length > 0 ? { text: said, canUndo: true } : quiet);
    setStage(list);
  };
  const keep = (old: ListEntry | null, entry: ListEntry): string => {
    const patches = old === null ? addEntry(edition, entry) : changeEntry(edition, entryKey(old), entry);
    if (typeof patches === 'string') return words(problems[patches]);
    setChosen(entryKey(entry));
    edit(patches, words('listsKept', { name: entry.name }));
    return '';
  };
  const remove = () => {
    if (current === undefined) return;
    const at = found.indexOf(current);
    const next = found[at + 1] ?? found[at - 1];
    setChosen(next === undefined ? null : entryKey(next));
    edit(removeEntries(edition, new Set([entryKey(current)])), words('listsRemoved', { name: current.name }));
  };
  const undo = () => {
    commands.run('edit.undo');
    setTold(quiet);
  };
  const leave = () => {
    // What is being read is given up.
    if (stage.does === 'wait') void call('copy.cancel', {}).catch((error: unknown) => notices.fail(failureOf(error)));
    else close();
  };
  const attempt = (on: 'listsReading' | 'listsWriting', work: () => Promise<Stage>) => {
    setStage({ does: 'wait', on });
    setTold(quiet);
    let next = list;
    void notices
      .attempt(async () => {
        next = await work();
      }, 'lists')
      .finally(() => setStage(next));
  };
  const open = () =>
    attempt('listsReading', async () => {
      const read = await call('list.choose', {});
      if (read === null) return list;
      const remarks = read.remarks.map((remark) => sayImportRemark(remark, language));
      return { does: 'import', read: readLists(read.text), told: [...new Set(remarks)] };
    });
  const save = () =>
    attempt('listsWriting', async () => {
      const saved = await call('list.save', { name: words('listsTitle'), rows: listTable(entries, language) });
      if (saved !== null) setTold({ text: words('listsSaved', { path: saved.path }), canUndo: false });
      return list;
    });
  const take = ({ entries: read }: ReadLists) => {
    const patches = mergeEntries(edition, read);
    if (patches === null) setTold({ text: words('listsFull'), canUndo: false });
    else edit(patches, words('listsTaken', { count: read.length }));
  };
  return (
    <Modal
      className="dialog lists"
      label={words('listsTitle')}
      onClose={stage.does === 'write' || stage.does === 'import' ? () => setStage(list) : leave}
    >
      <h2>
        {words('listsTitle')}
        <small>{words('listsCount', { count: entries.length })}</small>
      </h2>
      {stage.does === 'list' && (
        <>
          <p className="hint">{words('listsHelp')}</p>
          {entries.length === 0 ? (
            <div className="list-none">
              <b>{words('listsNone')}</b>
              <p>{words('listsNoneHow')}</p>
            </div>
          ) : (
            <>
              <Search shown={shown} onShow={setShown} />
              <ListTable
                entries={found}
                hits={hits}
                chosen={chosen}
                onChoose={setChosen}
                onChange={() => current !== undefined && setStage({ does: 'write', entry: current })}
                onRemove={remove}
              />
              {found.length === 0 && <p className="hint">{words('listsNoMatch', { text: shown.text })}</p>}
            </>
          )}
          <Ways
            hasEntries={entries.length > 0}
            hasChosen={current !== undefined}
            onAdd={() => setStage({ does: 'write', entry: null })}
            onChange={() => current !== undefined && setStage({ does: 'write', entry: current })}
            onRemove={remove}
            onImport={open}
            onExport={save}
          />
        </>
      )}
      {stage.does === 'write' && (
        <ListEntryForm
          entry={stage.entry}
          kind={shown.kind === 'all' ? 'person' : shown.kind}
          onKeep={(entry) => keep(stage.entry, entry)}
          onCancel={() => setStage(list)}
        />
      )}
      {stage.does === 'wait' && (
        <p role="status">
          {words(stage.on)}
          <progress />
        </p>
      )}
      {stage.does === 'import' && (
        <ListImport
          now={entries}
          read={stage.read}
          told={stage.told}
          onTake={() => take(stage.read)}
          onCancel={() => setStage(list)}
        />
      )}
      <footer className="list-foot">
        <p role="status">
          {stage.does !== 'write' && told.text}
          {told.canUndo && stage.does === 'list' && (
            <button type="button" className="link" onClick={undo}>
              {words('listsUndo')}
            </button>
          )}
        </p>
        {(stage.does === 'list' || stage.does === 'wait') && (
          <button type="button" className="main" onClick={leave}>
            {words(stage.does === 'wait' ? 'cancel' : 'close')}
          </button>
        )}
      </footer>
    </Modal>
  );
}
