import { useId, useState } from 'react';
import * as v from 'valibot';
import { type NewEdition, newEditionSchema } from '../../shared/contract/api.ts';
import { gridNamed } from '../../shared/edition/formats.ts';
import { formatOfPage, formatsInOrder } from '../../shared/edition/page-formats.ts';
import { type GridField, gridOfWish, typedGrid } from '../../shared/edition/page-grid.ts';
import { LONGEST_PUBLICATION } from '../../shared/edition/page-records.ts';
import { type Edition, type Page, type PageGrid, shippedFormats } from '../../shared/edition/records.ts';
import { pageCount } from '../../shared/edition/selectors.ts';
import { typedDay } from '../../shared/edition/typed-day.ts';
import { mm } from '../../shared/edition/units.ts';
import { LONGEST_FORMAT_NAME, type PageFormat } from '../../shared/paper/format-records.ts';
import { MOST_PAGES } from '../../shared/paper/newspaper-records.ts';
import { nextIdentity } from '../../shared/paper/next-edition.ts';
import { useWords } from '../i18n/strings.ts';
import { GridFields } from '../inspector/GridFields.tsx';
import { gridBounds } from '../state/grid-bounds.ts';
import { sizesAs } from '../state/preferences.ts';
import { DateField } from '../ui/DateField.tsx';
import { DialogChoice } from '../ui/DialogChoice.tsx';
import { Modal } from '../ui/Modal.tsx';
import { today } from '../ui/today.ts';

/** A size of its own to begin with: a little larger than 四开. */
const firstOwn = gridOfWish({ ...gridNamed('tabloid'), width: mm(320), height: mm(470) });

/** Size and grid of the pages; what is not possible is said below the fields. */
function OwnSize({ grid, onGrid }: { readonly grid: PageGrid; readonly onGrid: (grid: PageGrid) => void }) {
  const words = useWords();
  const [problem, setProblem] = useState('');
  const set = (field: GridField, text: string) => {
    const typed = typedGrid(grid, field, text, sizesAs(words.language));
    if (typed.grid === null) {
      setProblem(words('gridBounds', gridBounds(typed.problem, words.language)));
      return false;
    }
    setProblem('');
    onGrid(typed.grid);
    return true;
  };
  return (
    <fieldset className="own-size">
      <legend>{words('ownSize')}</legend>
      <GridFields grid={grid} onField={set} />
      <p role="alert">{problem}</p>
    </fieldset>
  );
}

/** What a choice says of the pages: a shipped format, one of the newspaper's with its name, or a size of its own. */
function pagesOf(choice: string, own: PageGrid, name: string, known: readonly PageFormat[]) {
  const named = known.find(({ id }) => id === choice);
  if (named !== undefined) return { format: named.grid, formatName: named.name };
  const shipped = shippedFormats.find((format) => format === choice);
  return shipped === undefined ? { format: own, formatName: name } : { format: shipped };
}

/** Pages of the first edition there is, which somebody changes anyway: sheets are folded to four, and two of them are usual. */
const FIRST_PAGES = 8;

/** The next edition's date and number after another, by the days its paper comes out; today's where there is none. */
function proposed(last: Edition | null, date?: string): { readonly date: string; readonly issue: number } {
  const next = last === null ? null : nextIdentity(last, { date });
  return next ?? { date: date ?? today(), issue: (last?.edition.issue ?? 0) + 1 };
}

/** Asks what a new edition is to be; `last` is the one it most likely follows, `shown` a page of it that is seen. */
export function NewDialog(props: {
  readonly last: Edition | null;
  readonly shown: Page | undefined;
  /** Makes the edition that follows `last` instead, with all that its newspaper brings. */
  readonly onNext?: () => void;
  readonly onCreate: (options: NewEdition) => void;
  readonly onClose: () => void;
}) {
  const { last, shown, onNext, onCreate, onClose: close } = props;
  const words = useWords();
  const dateId = useId();
  const known = last === null ? [] : formatsInOrder(last);
  const ofShown = last === null || shown === undefined ? undefined : formatOfPage(last, shown);
  /** A shipped format, `own`, or the id of one of the newspaper's. */
  const [format, setFormat] = useState<string>(ofShown?.id ?? last?.edition.format ?? 'tabloid');
  const [grid, setGrid] = useState(last?.edition.format === 'own' && shown !== undefined ? shown.grid : firstOwn);
  const [name, setName] = useState('');
  const [fields, setFields] = useState({
    publication: last?.edition.publication ?? '',
    date: proposed(last).date,
    pages: last === null ? FIRST_PAGES : pageCount(last),
  });
  const [typedIssue, setIssue] = useState<number | null>(null);
  const readDay = (text: string) => typedDay(text, proposed(last).date, today());
  const date = readDay(fields.date);
  // The number goes along with the date while nobody has typed another.
  const issue = typedIssue ?? proposed(last, date ?? undefined).issue;
  const set = (change: Partial<typeof fields>) => setFields({ ...fields, ...change });
  const checked = v.safeParse(newEditionSchema, {
    ...fields,
    date,
    issue,
    ...pagesOf(format, grid, name, known),
  });
  return (
    <Modal className="dialog" label={words('newTitle')} onClose={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (checked.success) onCreate(checked.output);
        }}
      >
        <h2>{words('newTitle')}</h2>
        <label>
          {words('publication')}
          <input
            value={fields.publication}
            maxLength={LONGEST_PUBLICATION}
            onChange={(event) => set({ publication: event.target.value })}
          />
        </label>
        <label htmlFor={dateId}>
          {words('date')}
          <DateField
            id={dateId}
            value={fields.date}
            read={readDay}
            calendar={words('calendar')}
            onChange={(text) => set({ date: text })}
          />
        </label>
        <label>
          {words('issueNumber')}
          <input
            type="number"
            min={0}
            value={Number.isNaN(issue) ? '' : issue}
            onChange={(event) => setIssue(event.target.valueAsNumber)}
          />
        </label>
        <label>
          {words('format')}
          <select value={format} onChange={(event) => setFormat(event.target.value)}>
            <option value="tabloid">{words('tabloid')}</option>
            <option value="broadsheet">{words('broadsheet')}</option>
            {known.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
            <option value="own">{words('ownSize')}</option>
          </select>
        </label>
        {format === 'own' && (
          <>
            <OwnSize grid={grid} onGrid={setGrid} />
            <label>
              {words('formatName')}
              <input
                value={name}
                maxLength={LONGEST_FORMAT_NAME}
                placeholder={words('formatNameHint')}
                onChange={(event) => setName(event.target.value)}
              />
            </label>
          </>
        )}
        <label>
          {words('pageTotal')}
          <input
            type="number"
            min={1}
            max={MOST_PAGES}
            value={fields.pages}
            onChange={(event) => set({ pages: event.target.valueAsNumber })}
          />
        </label>
        {last !== null && onNext !== undefined && (
          <p className="from-paper">
            <small>{words('newFromPaperHelp')}</small>{' '}
            <button type="button" onClick={onNext}>
              {words('newFromPaper', { name: last.edition.publication || words('unnamed') })}
            </button>
          </p>
        )}
        <DialogChoice
          cancel={words('cancel')}
          confirm={words('create')}
          canConfirm={checked.success}
          onCancel={close}
        />
      </form>
    </Modal>
  );
}
