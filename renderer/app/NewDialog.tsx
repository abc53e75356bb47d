import { useState } from 'react';
import * as v from 'valibot';
import { newEditionSchema } from '../../shared/contract/api.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import { Modal } from '../ui/Modal.tsx';
import type { Workspace } from './workspace.ts';

/** Asks what a new edition is to be. */
export function NewDialog({ workspace }: { readonly workspace: Workspace }) {
  const words = useWords();
  const { edition } = useParts(workspace.session.state, 'edition');
  const [fields, setFields] = useState({
    publication: edition?.edition.publication ?? '',
    date: new Date().toLocaleDateString('sv'),
    issue: (edition?.edition.issue ?? 0) + 1,
    format: edition?.edition.format ?? 'tabloid',
    pages: 8,
  });
  const set = (change: Partial<typeof fields>) => setFields({ ...fields, ...change });
  const close = () => workspace.dialogs.update({ dialog: 'none' });
  const checked = v.safeParse(newEditionSchema, fields);
  return (
    <Modal className="dialog" label={words('newTitle')} onClose={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (checked.success) void workspace.notices.attempt(() => workspace.editions.create(checked.output));
        }}
      >
        <h2>{words('newTitle')}</h2>
        <label>
          {words('publication')}
          <input value={fields.publication} onChange={(event) => set({ publication: event.target.value })} />
        </label>
        <label>
          {words('date')}
          <input type="date" value={fields.date} onChange={(event) => set({ date: event.target.value })} />
        </label>
        <label>
          {words('issueNumber')}
          <input
            type="number"
            min={0}
            value={fields.issue}
            onChange={(event) => set({ issue: event.target.valueAsNumber })}
          />
        </label>
        <label>
          {words('format')}
          <select
            value={fields.format}
            onChange={(event) => set({ format: event.target.value === 'broadsheet' ? 'broadsheet' : 'tabloid' })}
          >
            <option value="tabloid">{words('tabloid')}</option>
            <option value="broadsheet">{words('broadsheet')}</option>
          </select>
        </label>
        <label>
          {words('pageTotal')}
          <input
            type="number"
            min={1}
            max={200}
            value={fields.pages}
            onChange={(event) => set({ pages: event.target.valueAsNumber })}
          />
        </label>
        <menu>
          <button type="button" onClick={close}>
            {words('cancel')}
          </button>
          <button type="submit" className="main" disabled={!checked.success}>
            {words('create')}
          </button>
        </menu>
      </form>
    </Modal>
  );
}
