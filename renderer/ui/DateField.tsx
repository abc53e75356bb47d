import { useRef } from 'react';

/** A day with its weekday, in the language of the window. */
function writtenOut(day: string): string {
  const language = document.documentElement.lang || 'zh-CN';
  return new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(day));
}

/**
 * A date, typed in any usual form (`20261129`, `11-29`, `2026年11月29日`) or chosen from the calendar. How it is understood
 * is shown below. `value` is what stands in the field; `onChange` is told the text while it is typed, and the whole date
 * (`YYYY-MM-DD`) once the field is left or Enter is pressed.
 */
export function DateField(props: {
  readonly value: string;
  /** Reads what was typed: the date, or `null` where it is none. */
  readonly read: (text: string) => string | null;
  /** What the button of the calendar is called. */
  readonly calendar: string;
  readonly id?: string;
  readonly label?: string;
  /** The earliest day of the calendar. */
  readonly least?: string;
  readonly onChange: (text: string) => void;
  /** Told the day that was chosen from the calendar, in place of `onChange`. */
  readonly onChoose?: (day: string) => void;
  readonly onLeave?: () => void;
  readonly onEscape?: () => void;
}) {
  const { value, read, id, label, least, onChange, onChoose = onChange, onLeave, onEscape } = props;
  const calendar = useRef<HTMLInputElement>(null);
  const complete = () => {
    const day = read(value);
    if (day !== null && day !== value) onChange(day);
  };
  const day = read(value);
  return (
    <span className="date-field">
      <input
        id={id}
        aria-label={label}
        value={value}
        spellCheck={false}
        autoComplete="off"
        maxLength={40}
        onChange={(event) => onChange(event.target.value)}
        onBlur={() => {
          complete();
          onLeave?.();
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') {
            complete();
            onLeave?.();
          }
          if (event.key === 'Escape') onEscape?.();
        }}
      />
      <button
        type="button"
        aria-label={props.calendar}
        title={props.calendar}
        onClick={() => calendar.current?.showPicker()}
      >
        ▾
      </button>
      <input
        ref={calendar}
        className="calendar"
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        min={least}
        value={day ?? ''}
        onChange={({ target }) => {
          if (target.value !== '') onChoose(target.value);
        }}
      />
      {day !== null && day !== value && <output>{writtenOut(day)}</output>}
    </span>
  );
}
