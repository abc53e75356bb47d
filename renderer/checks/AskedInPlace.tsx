/** A button that asks for more where it stands: Enter does it, Escape or leaving the fields as they came does not. */
import { type FocusEvent, type FormEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';

export function AskedInPlace(props: {
  readonly says: string;
  /** What it says to whoever hears it alone. */
  readonly label: string;
  readonly className: string;
  /** True while nothing has been written. */
  readonly isEmpty: boolean;
  /** Does it; false where it cannot be done as it is written. */
  readonly act: () => boolean;
  /** The fields, the first of which takes the keyboard. */
  readonly children: ReactNode;
}) {
  const { says, label, className, isEmpty, act, children } = props;
  const [isAsking, setIsAsking] = useState(false);
  const isLeft = useRef(false);
  if (!isAsking) {
    return (
      <button
        type="button"
        className={className}
        aria-label={label}
        // Who leaves the fields is where the button was pressed.
        ref={(button) => {
          if (isLeft.current) button?.focus();
          isLeft.current = false;
        }}
        onClick={() => setIsAsking(true)}
      >
        {says}
      </button>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (act()) setIsAsking(false);
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    // Nor does what the button stands in close: a dialog, a card.
    event.preventDefault();
    event.stopPropagation();
    isLeft.current = true;
    setIsAsking(false);
  };
  const left = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (isEmpty && !currentTarget.contains(relatedTarget)) setIsAsking(false);
  };
  return (
    <form className="waive" onSubmit={submit} onKeyDown={leave} onBlur={left}>
      {children}
    </form>
  );
}
