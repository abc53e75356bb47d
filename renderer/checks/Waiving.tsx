/** 略过: saying why a finding may stand, and taking that back. */
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import type { Finding, Waived } from '../../shared/checks/check.ts';
import { unwaive, waive } from '../../shared/checks/waivers.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { useWords } from '../i18n/strings.ts';
import type { EditionSession } from '../session/edition-session.ts';
import { takeFocus } from '../ui/take-focus.ts';

interface Where {
  readonly session: EditionSession;
  readonly edition: Edition;
  /** What the finding is called, for whoever hears the button alone. */
  readonly called: string;
}

/** Asks for the reason where the button stands: Enter waives, Escape or leaving the field empty does not. */
export function WaiveButton({ session, edition, finding, called }: Where & { readonly finding: Finding }) {
  const words = useWords();
  const [reason, setReason] = useState<string | null>(null);
  if (reason === null) {
    return (
      <button
        type="button"
        className="link"
        aria-label={words('doTo', { does: words('waive'), to: called })}
        onClick={() => setReason('')}
      >
        {words('waive')}
      </button>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const patches = waive(edition, finding, { reason, by: session.actor, at: new Date().toISOString() });
    if (patches.length === 0) return;
    session.edit('check.waive', patches);
    setReason(null);
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    // Nor does the dialog close that the list may stand in.
    event.preventDefault();
    event.stopPropagation();
    setReason(null);
  };
  return (
    <form className="waive" onSubmit={submit}>
      <input
        ref={takeFocus}
        aria-label={words('waiveReason')}
        placeholder={words('waiveReason')}
        maxLength={400}
        value={reason}
        spellCheck={false}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={leave}
        onBlur={() => {
          if (reason.trim() === '') setReason(null);
        }}
      />
    </form>
  );
}

export function TakeBackButton(props: Where & { readonly waived: Waived }) {
  const { session, edition, waived, called } = props;
  const words = useWords();
  return (
    <button
      type="button"
      className="link"
      aria-label={words('doTo', { does: words('unwaive'), to: called })}
      onClick={() => session.edit('check.unwaive', unwaive(edition, waived.id))}
    >
      {words('unwaive')}
    </button>
  );
}
