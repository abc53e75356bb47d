/** 下一期: asks of which day the next edition is to be. */

import { useId, useState } from 'react';
import * as v from 'valibot';
import { fileName } from '../../shared/contract/file-name.ts';
import { datedEntries, newspaperOf } from '../../shared/edition/newspaper.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { typedDay } from '../../shared/edition/typed-day.ts';
import { datedRemarks, nextIdentity } from '../../shared/paper/next-edition.ts';
import { useWords } from '../i18n/strings.ts';
import { DateField } from '../ui/DateField.tsx';
import { DialogChoice } from '../ui/DialogChoice.tsx';
import { Modal } from '../ui/Modal.tsx';
import { today } from '../ui/today.ts';
import { NextPreview } from './NextPreview.tsx';

const datedSchema = v.strictObject(datedEntries);
type Dated = v.InferOutput<typeof datedSchema>;

/** The next edition's date and number; where the plan has no day for it, the open edition's date. */
function proposed(edition: Edition, date?: string): Dated {
  const last = edition.edition;
  return nextIdentity(edition, { date }) ?? { date: last.date, issue: last.issue + 1 };
}

/** Which newspaper's file it is, from which edition it was saved, and how it is changed. */
function OfFile({ edition, path }: { readonly edition: Edition; readonly path: string }) {
  const words = useWords();
  const { publication, date, issue } = edition.edition;
  return (
    <>
      <p title={path}>{words('ofPaperOf', { file: fileName(path), name: publication, date, issue })}</p>
      <p className="hint">{words('ofPaperHelp')}</p>
    </>
  );
}

/** Asks which edition follows another, or is to be made of a newspaper's file: `paper` is its path. */
export function NextDialog(props: {
  readonly edition: Edition;
  readonly paper: string | null;
  readonly onMake: (wanted: Dated) => void;
  readonly onClose: () => void;
}) {
  const { edition, paper, onMake, onClose } = props;
  const words = useWords();
  const dateId = useId();
  const [typedDate, setDate] = useState(() => proposed(edition).date);
  const date = typedDay(typedDate, edition.edition.date, today());
  const [typed, setTyped] = useState<number | null>(null);
  // The number goes along with the date while nobody has typed another.
  const issue = typed ?? proposed(edition, date ?? undefined).issue;
  const checked = v.safeParse(datedSchema, { date, issue });
  const remarks = checked.success
    ? datedRemarks(newspaperOf(edition), edition.edition, checked.output).map((one) => one[words.language])
    : v.is(datedEntries.issue, issue)
      ? []
      : [words('refusedIssue', { text: Number.isNaN(issue) ? '' : String(issue) })];
  const title = words(paper === null ? 'nextTitle' : 'ofPaperTitle');
  return (
    <Modal className="dialog" label={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (checked.success) onMake(checked.output);
        }}
      >
        <h2>{title}</h2>
        {paper === null ? <p className="hint">{words('nextHelp')}</p> : <OfFile edition={edition} path={paper} />}
        <label htmlFor={dateId}>
          {words('date')}
          <DateField
            id={dateId}
            value={typedDate}
            read={(text) => typedDay(text, edition.edition.date, today())}
            calendar={words('calendar')}
            onChange={setDate}
          />
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
        {remarks.length > 0 && <p role="status">{remarks.join(' ')}</p>}
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
