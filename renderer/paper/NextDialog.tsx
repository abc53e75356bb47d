/** 下一期: asks of which day the next edition is to be. */
import { useState } from 'react';
import * as v from 'valibot';
import { datedEntries } from '../../shared/edition/newspaper.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { nextIdentity } from '../../shared/paper/next-edition.ts';
import { useWords } from '../i18n/strings.ts';
import { DialogChoice } from '../ui/DialogChoice.tsx';
import { Modal } from '../ui/Modal.tsx';
import { NextPreview } from './NextPreview.tsx';

const datedSchema = v.strictObject(datedEntries);
type Dated = v.InferOutput<typeof datedSchema>;

/** The next edition's date and number; where the plan has no day for it, the open edition's date. */
function proposed(edition: Edition, date?: string): Dated {
  const last = edition.edition;
  return nextIdentity(edition, { date }) ?? { date: last.date, issue: last.issue + 1 };
}

export function NextDialog(props: {
  readonly edition: Edition;
  readonly onMake: (wanted: Dated) => void;
  readonly onClose: () => void;
}) {
  const { edition, onMake, onClose } = props;
  const words = useWords();
  const [date, setDate] = useState(() => proposed(edition).date);
  const [typed, setTyped] = useState<number | null>(null);
  // The number goes along with the date while nobody has typed another.
  const issue = typed ?? proposed(edition, v.is(datedEntries.date, date) ? date : undefined).issue;
  const checked = v.safeParse(datedSchema, { date, issue });
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
          <input type="date" value={date} onChange={(event) => setDate(event.target.value)} />
        </label>
        <label>
          {words('paperNumber')}
          <input
            type="number"
            min={0}
            value={Number.isNaN(issue) ? '' : issue}
            onChange={(event) => setTyped(event.target.valueAsNumber)}
          />
        </label>
        {checked.success && <NextPreview last={edition} wanted={checked.output} />}
        <DialogChoice
          cancel={words('cancel')}
          confirm={words('create')}
          canConfirm={checked.success}
          onCancel={onClose}
        />
      </form>
    </Modal>
  );
}
