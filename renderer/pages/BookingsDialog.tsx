/** 广告预订: a list of adverts, typed, pasted from a table or read from a file, and the places it would take. */
import { useMemo, useState } from 'react';
import { type Booking, leftOver, type ReadBookings, readBookings } from '../../shared/layout/bookings.ts';
import { type Placed, type PlacedBookings, placeBookings } from '../../shared/layout/place-bookings.ts';
import { type ImportRemark, sayImportRemark } from '../../shared/text/import-remarks.ts';
import { useWords } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import { useParts } from '../session/observable.ts';
import { betweenNumbers } from '../state/page-names.ts';
import type { Stores } from '../state/stores.ts';
import { DialogChoice } from '../ui/DialogChoice.tsx';
import { Modal } from '../ui/Modal.tsx';

/** What of the window it needs. */
type BookingsHost = Pick<Stores, 'session' | 'dialogs' | 'notices'>;

/** Rows shown of what was read. */
const SHOWN = 200;

/** A row of the list and what becomes of it. */
function Row({ placed, booking }: { readonly placed: Placed; readonly booking: Booking }) {
  const words = useWords();
  const said = words.language === 'zh' ? placed.zh : placed.en;
  return (
    <tr className={placed.blockId === null ? 'late' : ''}>
      <td>{booking.row}</td>
      <td>{booking.advertiser}</td>
      <td>
        {booking.isOverFold
          ? words('pagesOfSpread', { number: betweenNumbers(words.language, [booking.page, booking.page + 1]) })
          : words('page', { number: booking.page })}
      </td>
      <td>{said ?? words('bookPlace')}</td>
    </tr>
  );
}

/** What is said once the places are held. */
function useTold({ session, dialogs, notices }: BookingsHost) {
  return (read: ReadBookings, made: PlacedBookings) => {
    const [held, changed] = counted(made);
    const left = leftOver(read, made.placed);
    dialogs.keepBookings(session.state.get().path, left.text, left.count);
    const values = { count: held, left: left.count };
    if (left.count > 0) notices.ask('bookedSome', values, [['bookOpen', () => dialogs.open('book')]]);
    else if (held > 0) notices.notify('done', 'booked', { count: held });
    if (changed > 0) notices.notify('done', 'bookedChanged', { count: changed });
  };
}

/** How many places are new, and how many adverts have theirs and change. */
function counted({ patches, placed }: PlacedBookings): readonly [held: number, changed: number] {
  const held = placed.filter(({ isNew }) => isNew).length;
  return [held, patches.length - held];
}

export function BookingsDialog({ workspace }: { readonly workspace: BookingsHost }) {
  const { session, dialogs, notices } = workspace;
  const words = useWords();
  const { edition, path } = useParts(session.state, 'edition', 'path');
  const { bookings: kept } = useParts(dialogs, 'bookings');
  const [text, setText] = useState(kept.edition === path ? kept.text : '');
  /** What of the list's file is not in the text. */
  const [left, setLeft] = useState<readonly ImportRemark[]>([]);
  const read = useMemo(() => readBookings(text), [text]);
  const made = useMemo(
    () => (edition === null ? null : placeBookings(edition, read.bookings)),
    [edition, read.bookings],
  );
  const tell = useTold(workspace);
  if (edition === null || made === null) return null;
  const [held, changed] = counted(made);
  const close = () => {
    // What was typed and not placed is there again.
    dialogs.keepBookings(path, text, text === kept.text ? kept.withoutPlace : 0);
    dialogs.close();
  };
  const open = () =>
    notices.attempt(async () => {
      const chosen = await call('list.choose', {});
      if (chosen === null) return;
      setText(chosen.text);
      setLeft(chosen.remarks);
    }, 'bookings');
  const place = () => {
    session.edit('advert.book', made.patches);
    tell(read, made);
    dialogs.open('plan');
  };
  return (
    <Modal className="dialog bookings" label={words('bookTitle')} onClose={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (made.patches.length > 0) place();
        }}
      >
        <h2>{words('bookTitle')}</h2>
        <p className="hint">{words('bookHelp')}</p>
        <textarea
          aria-label={words('bookList')}
          rows={8}
          placeholder={words('bookExample')}
          value={text}
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="button" onClick={() => void open()}>
          {words('bookFile')}
        </button>
        <Rows left={left} read={read} placed={made.placed} />
        <DialogChoice
          cancel={words('cancel')}
          confirm={
            held === 0 && changed > 0 ? words('bookChanges', { count: changed }) : words('bookPlaces', { count: held })
          }
          canConfirm={made.patches.length > 0}
          onCancel={close}
        />
      </form>
    </Modal>
  );
}

/** Each row and what becomes of it, those first that cannot be read. */
function Rows({
  left,
  read,
  placed,
}: {
  readonly left: readonly ImportRemark[];
  readonly read: ReadBookings;
  readonly placed: readonly Placed[];
}) {
  const words = useWords();
  const { language } = words;
  const told = [
    ...left.map((remark) => sayImportRemark(remark, language)),
    ...read.remarks.map((remark) => remark[language]),
  ];
  if (placed.length === 0 && read.bad.length === 0 && told.length === 0) return null;
  const more = Math.max(0, read.bad.length - SHOWN) + Math.max(0, placed.length - SHOWN);
  return (
    <table data-testid="bookings">
      <tbody>
        {[...new Set(told)].map((line) => (
          <tr key={line} className="problem">
            <td colSpan={4}>{line}</td>
          </tr>
        ))}
        {read.bad.slice(0, SHOWN).map(({ row, text: line, zh, en }) => (
          <tr key={`bad ${row}`} className="problem">
            <td>{row}</td>
            <td colSpan={2}>{line.slice(0, 60)}</td>
            <td>{words.language === 'zh' ? zh : en}</td>
          </tr>
        ))}
        {placed.slice(0, SHOWN).map((one) => (
          <Row key={one.booking.row} placed={one} booking={one.booking} />
        ))}
        {more > 0 && (
          <tr>
            <td colSpan={4}>{words('bookMore', { count: more })}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
