/** An entry of the lists, to be written or changed: a field a column, those that its kind has. */
import { type FormEvent, useId, useState } from 'react';
import {
  type ListEntry,
  type ListKind,
  LONGEST_NOTE,
  listKinds,
  listSeverities,
} from '../../shared/paper/list-records.ts';
import {
  type Cells,
  cellOf,
  columnName,
  columnsOf,
  entryOf,
  kindName,
  type ListColumn,
  severityName,
} from '../../shared/paper/list-table.ts';
import { useWords } from '../i18n/strings.ts';
import { DialogChoice } from '../ui/DialogChoice.tsx';
import { takeFocus } from '../ui/take-focus.ts';

/** Columns with several words in them. */
const several: readonly ListColumn[] = ['aliases', 'titles', 'near', 'notNear'];
/** Characters of a field with several words. */
const LONGEST_LIST = 1300;

function Field(props: {
  readonly column: ListColumn;
  readonly value: string;
  readonly isFirst: boolean;
  readonly onChange: (value: string) => void;
}) {
  const { column, value, isFirst, onChange } = props;
  const words = useWords();
  const { language } = words;
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{columnName(column, language)}</label>
      {column === 'severity' ? (
        <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
          {listSeverities.map((grade) => (
            <option key={grade} value={severityName(grade, language)}>
              {severityName(grade, language)}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          value={value}
          maxLength={several.includes(column) ? LONGEST_LIST : LONGEST_NOTE}
          spellCheck={false}
          placeholder={several.includes(column) ? words('listsSeveral') : ''}
          ref={isFirst ? takeFocus : null}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </>
  );
}

/** `entry` is null for a new one; `onKeep` tells why it was not kept, empty where it was. */
export function ListEntryForm(props: {
  readonly entry: ListEntry | null;
  readonly kind: ListKind;
  readonly onKeep: (entry: ListEntry) => string;
  readonly onCancel: () => void;
}) {
  const { entry, onKeep, onCancel } = props;
  const words = useWords();
  const { language } = words;
  const [kind, setKind] = useState<ListKind>(entry?.kind ?? props.kind);
  const [cells, setCells] = useState<Cells>(() => {
    const written = entry === null ? [] : columnsOf[entry.kind].map((one) => [one, cellOf(entry, one, language)]);
    return { severity: severityName('warning', language), ...Object.fromEntries(written) };
  });
  const [problem, setProblem] = useState('');
  const kindId = useId();
  const keep = (event: FormEvent) => {
    event.preventDefault();
    const own = Object.fromEntries(columnsOf[kind].map((column) => [column, (cells[column] ?? '').trim()]));
    const made = entryOf(own, kind);
    setProblem('zh' in made ? made[language] : onKeep(made));
  };
  return (
    <form className="list-entry" aria-label={words('listsEntry')} onSubmit={keep}>
      <div className="list-fields">
        <label htmlFor={kindId}>{words('listsKind')}</label>
        <select
          id={kindId}
          value={kind}
          onChange={(event) => setKind(listKinds.find((one) => one === event.target.value) ?? kind)}
        >
          {listKinds.map((one) => (
            <option key={one} value={one}>
              {kindName(one, language)}
            </option>
          ))}
        </select>
        {columnsOf[kind].map((column) => (
          <Field
            key={column}
            column={column}
            value={cells[column] ?? ''}
            isFirst={column === 'name'}
            onChange={(value) => setCells({ ...cells, [column]: value })}
          />
        ))}
      </div>
      <p role="status" className="problem">
        {problem}
      </p>
      <DialogChoice cancel={words('cancel')} confirm={words('listsSave')} canConfirm onCancel={onCancel} />
    </form>
  );
}
