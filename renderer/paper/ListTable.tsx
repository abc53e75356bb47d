/** The entries of the lists, a row each: arrows go through them, Enter changes one, Delete removes it. */
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { ListEntry } from '../../shared/paper/list-records.ts';
import { columnName, kindName } from '../../shared/paper/list-table.ts';
import { entryKey } from '../../shared/paper/lists.ts';
import { useWords } from '../i18n/strings.ts';
import { saysOf } from './list-rows.ts';

/** Rows shown at once; for others somebody searches. */
const SHOWN = 200;
/** Rows that a key for a page goes by. */
const PAGE = 10;

export function ListTable(props: {
  readonly entries: readonly ListEntry[];
  readonly hits: ReadonlyMap<string, number>;
  /** The key of the entry chosen; null for none. */
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
  readonly onChange: () => void;
  readonly onRemove: () => void;
}) {
  const { entries, hits, chosen, onChoose, onChange, onRemove } = props;
  const words = useWords();
  const { language } = words;
  const body = useRef<HTMLTableSectionElement>(null);
  const shown = entries.slice(0, SHOWN);
  const at = shown.findIndex((entry) => entryKey(entry) === chosen);
  const stop = Math.max(0, at);
  useEffect(() => {
    const row = at < 0 ? undefined : body.current?.rows[at];
    row?.scrollIntoView({ block: 'nearest' });
    // The keyboard goes along where it was in the table.
    if (body.current?.contains(document.activeElement) === true) row?.focus();
  }, [at]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: stop + 1,
      ArrowUp: stop - 1,
      PageDown: stop + PAGE,
      PageUp: stop - PAGE,
      Home: 0,
      End: shown.length - 1,
    };
    const to = steps[event.key];
    const next = to === undefined ? undefined : shown[Math.max(0, Math.min(shown.length - 1, to))];
    if (next !== undefined) onChoose(entryKey(next));
    else if (event.key === 'Enter' || event.key === 'F2') onChange();
    else if (event.key === 'Delete' || event.key === 'Backspace') onRemove();
    else return;
    event.preventDefault();
  };
  return (
    <div className="list-table">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows of the table are chosen in it */}
      <table role="grid" aria-label={words('listsEntries')} aria-rowcount={entries.length + 1}>
        <thead>
          <tr>
            <th>{columnName('kind', language)}</th>
            <th>{columnName('name', language)}</th>
            <th>{words('listsSays')}</th>
            <th title={words('listsHitsTitle')}>{words('listsHits')}</th>
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={onKeyDown}>
          {shown.map((entry, row) => {
            const key = entryKey(entry);
            return (
              <tr
                key={key}
                data-entry={entry.name}
                aria-selected={key === chosen}
                tabIndex={row === stop ? 0 : -1}
                onFocus={() => onChoose(key)}
                onClick={() => onChoose(key)}
                onDoubleClick={onChange}
              >
                <td>{kindName(entry.kind, language)}</td>
                <td>{entry.name}</td>
                <td>{saysOf(entry, words)}</td>
                <td>{hits.get(entry.name) ?? ''}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {entries.length > SHOWN && <p className="hint">{words('listsMore', { count: entries.length - SHOWN })}</p>}
    </div>
  );
}
