/** 略过: saying why a finding may stand, and how far that reaches; and taking it back. */
import { type FocusEvent, type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { Finding } from '../../shared/checks/check.ts';
import type { WaiverReach } from '../../shared/checks/waivers.ts';
import { useWords } from '../i18n/strings.ts';
import { takeFocus } from '../ui/take-focus.ts';
import type { FindingDesk } from './finding-desk.ts';

interface Where {
  readonly checks: FindingDesk;
  readonly finding: Finding;
  /** What the finding is called, for whoever hears the button alone. */
  readonly called: string;
}

const reaches: readonly WaiverReach[] = ['here', 'story', 'always'];

/** Asks for the reason where the button stands: Enter waives, Escape or leaving the field empty does not. */
export function WaiveButton({ checks, finding, called }: Where) {
  const words = useWords();
  const [reason, setReason] = useState<string | null>(null);
  const [reach, setReach] = useState<WaiverReach>('here');
  const isLeft = useRef(false);
  if (reason === null) {
    return (
      <button
        type="button"
        className="link"
        aria-label={words('doTo', { does: words('waive'), to: called })}
        // Who leaves the field is where the button was pressed.
        ref={(button) => {
          if (isLeft.current) button?.focus();
          isLeft.current = false;
        }}
        onClick={() => setReason('')}
      >
        {words('waive')}
      </button>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (checks.waive(finding, reason, reach)) setReason(null);
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    // Nor does what the button stands in close: a dialog, a card.
    event.preventDefault();
    event.stopPropagation();
    isLeft.current = true;
    setReason(null);
  };
  const left = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (reason.trim() === '' && !currentTarget.contains(relatedTarget)) setReason(null);
  };
  return (
    <form className="waive" onSubmit={submit} onKeyDown={leave} onBlur={left}>
      <input
        ref={takeFocus}
        aria-label={words('waiveReason')}
        placeholder={words('waiveReason')}
        maxLength={400}
        value={reason}
        spellCheck={false}
        onChange={(event) => setReason(event.target.value)}
      />
      {finding.text !== undefined && (
        <select
          aria-label={words('waiveReach')}
          value={reach}
          onChange={({ target }) => setReach(reaches.find((one) => one === target.value) ?? 'here')}
        >
          {reaches.map((one) => (
            <option key={one} value={one}>
              {words(`reach-${one}`)}
            </option>
          ))}
        </select>
      )}
    </form>
  );
}

export function TakeBackButton({ checks, finding, called }: Where) {
  const words = useWords();
  return (
    <button
      type="button"
      className="link"
      aria-label={words('doTo', { does: words('unwaive'), to: called })}
      onClick={() => checks.unwaive(finding)}
    >
      {words('unwaive')}
    </button>
  );
}
