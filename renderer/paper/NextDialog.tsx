/** 下一期: asks of which day the next edition is to be. */
import { useState } from 'react';
import * as v from 'valibot';
import { datedEntries } from '../../shared/edition/newspaper.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { nextIdentity } from '../../shared/paper/next-edition.ts';
import { useWords } from '../i18n/strings.ts';
import { Modal } from '../ui/Modal.tsx';
import { NextPreview } from './NextPreview.tsx';

const datedSchema = v.strictObject(datedEntries);
type Dated = v.InferOutput<typeof datedSchema>;

/** The next edition's date and number; where the plan has none, those of the edition that is open. */
function proposed(edition: Edition): Dated {
  const { date, issue } = edition.edition;
  return nextIdentity(edition, {}) ?? { date, issue: issue + 1 };
}

export function NextDialog(props: {
  readonly edition: Edition;
  readonly onMake: (wanted: Dated) => void;
  readonly onClose: () => void;
}) {
  const { edition, onMake, onClose } = props;
  const words = useWords();
  const [fields, setFields] = useState(() => proposed(edition));
  const checked = v.safeParse(datedSchema, fields);
  return (
    <Modal className="dialog" label={words('nextTitle')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (checked.success) onMake(checked.output);
        }}
      >
        <h2>{words('nextTitle')}</h2>
        <p className="hint">{words('nextHelp')}</p>
        <label>
          {words('date')}
          <input
            type="date"
            value={fields.date}
            onChange={(event) => {
              const date = event.target.value;
              // The number goes along with the date while nobody has typed another.
              const counted = v.is(datedSchema, { ...fields, date }) ? nextIdentity(edition, { date }) : null;
              setFields({ date, issue: counted?.issue ?? fields.issue });
            }}
          />
        </label>
        <label>
          {words('paperNumber')}
          <input
            type="number"
            min={0}
            value={Number.isNaN(fields.issue) ? '' : fields.issue}
            onChange={(event) => setFields({ ...fields, issue: event.target.valueAsNumber })}
          />
        </label>
        {checked.success && <NextPreview last={edition} wanted={checked.output} />}
        <menu>
          <button type="button" onClick={onClose}>
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
