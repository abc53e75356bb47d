/** What was read of a table for the lists, before it is taken: how much is new, and each row that is not taken, with why. */
import { type FormEvent, useEffect, useRef } from 'react';
import type { ListEntry } from '../../shared/paper/list-records.ts';
import type { ReadLists } from '../../shared/paper/list-table.ts';
import { entryKey } from '../../shared/paper/lists.ts';
import { useWords } from '../i18n/strings.ts';
import { DialogChoice } from '../ui/DialogChoice.tsx';

/** Rows that are named; more are counted. */
const NAMED = 200;

/** How many entries are new, and how many say something else than now. */
function comparedWith(now: readonly ListEntry[], read: readonly ListEntry[]) {
  const known = new Map(now.map((entry) => [entryKey(entry), JSON.stringify(entry)]));
  const before = read.map((entry) => known.get(entryKey(entry)));
  const added = before.filter((one) => one === undefined).length;
  const same = read.filter((entry, at) => before[at] === JSON.stringify(entry)).length;
  return { added, changed: read.length - added - same };
}

export function ListImport(props: {
  readonly now: readonly ListEntry[];
  readonly read: ReadLists;
  /** What else is told of the file, in the window's language. */
  readonly told: readonly string[];
  readonly onTake: () => void;
  readonly onCancel: () => void;
}) {
  const { now, read, told, onTake, onCancel } = props;
  const words = useWords();
  const { language } = words;
  const { added, changed } = comparedWith(now, read.entries);
  const remarks = [...told, ...read.remarks.map((remark) => remark[language])];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (added + changed > 0) onTake();
  };
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const buttons = [...(form.current?.querySelectorAll('button') ?? [])];
    (buttons.find((one) => one.type === 'submit' && !one.disabled) ?? buttons[0])?.focus();
  }, []);
  return (
    <form ref={form} className="list-import" onSubmit={submit} data-testid="list-import">
      <p>{words('listsRead', { count: read.entries.length, added, changed })}</p>
      {remarks.map((remark) => (
        <p key={remark} className="problem">
          {remark}
        </p>
      ))}
      {read.bad.length > 0 && (
        <>
          <p className="problem">{words('listsBad', { count: read.bad.length })}</p>
          <ul>
            {read.bad.slice(0, NAMED).map((row) => (
              <li key={row.row}>
                <b>{words('listsRow', { row: row.row })}</b> {row[language]}
                <small>{row.text.slice(0, 80)}</small>
              </li>
            ))}
            {read.bad.length > NAMED && <li>{words('listsBadMore', { count: read.bad.length - NAMED })}</li>}
          </ul>
        </>
      )}
      <DialogChoice
        cancel={words('cancel')}
        confirm={words('listsTake', { count: added + changed })}
        canConfirm={added + changed > 0}
        onCancel={onCancel}
      />
    </form>
  );
}
