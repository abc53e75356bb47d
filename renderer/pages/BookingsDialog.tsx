/** 广告预订: a list of adverts, typed, pasted from a table or read from a file, and the places it would take. */
import { useMemo, useState } from 'react';
import { type Booking, readBookings } from '../../shared/layout/bookings.ts';
import { type Placed, placeBookings } from '../../shared/layout/place-bookings.ts';
import { useWords } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import { useParts } from '../session/observable.ts';
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
      <td>{words('page', { number: booking.page })}</td>
      <td>{said ?? words('bookPlace')}</td>
    </tr>
  );
}

export function BookingsDialog({ workspace }: { readonly workspace: BookingsHost }) {
  const { session, dialogs, notices } = workspace;
  const words = useWords();
  const { edition } = useParts(session.state, 'edition');
  const [text, setText] = useState('');
  const read = useMemo(() => readBookings(text), [text]);
  const made = useMemo(
    () => (edition === null ? null : placeBookings(edition, read.bookings)),
    [edition, read.bookings],
  );
  if (edition === null || made === null) return null;
  const close = () => dialogs.close();
  const open = () =>
    notices.attempt(async () => {
      const chosen = await call('bookings.choose', {});
      if (chosen !== null) setText(chosen.text);
    });
  const place = () => {
    session.edit('advert.book', made.patches);
    const left = made.placed.filter(({ blockId }) => blockId === null).length + read.bad.length;
    notices.notify(left > 0 ? 'hint' : 'done', left > 0 ? 'bookedSome' : 'booked', {
      count: made.patches.length,
      left,
    });
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
        {(made.placed.length > 0 || read.bad.length > 0) && (
          <table data-testid="bookings">
            <tbody>
              {read.bad.slice(0, SHOWN).map(({ row, text: line, zh, en }) => (
                <tr key={`bad ${row}`} className="problem">
                  <td>{row}</td>
                  <td colSpan={2}>{line.slice(0, 60)}</td>
                  <td>{words.language === 'zh' ? zh : en}</td>
                </tr>
              ))}
              {made.placed.slice(0, SHOWN).map((placed) => (
                <Row key={placed.booking.row} placed={placed} booking={placed.booking} />
              ))}
            </tbody>
          </table>
        )}
        <DialogChoice
          cancel={words('cancel')}
          confirm={words('bookPlaces', { count: made.patches.length })}
          canConfirm={made.patches.length > 0}
          onCancel={close}
        />
      </form>
    </Modal>
  );
}
