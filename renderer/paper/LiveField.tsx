/** A field whose words are seen on the page while they are typed, and are an edit once they are left. */
import { useEffect, useRef, useState } from 'react';
import type { Patch } from '../../shared/edition/operations.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { typedDay } from '../../shared/edition/typed-day.ts';
import { type StringKey, useWords } from '../i18n/strings.ts';
import type { Stores } from '../state/stores.ts';
import { DateField } from '../ui/DateField.tsx';
import { today } from '../ui/today.ts';

/** How what is typed becomes a change: `null` where it cannot be taken. */
export type Change = (edition: Edition, text: string) => readonly Patch[] | null;

export function LiveField(props: {
  readonly workspace: Pick<Stores, 'session' | 'notices'>;
  readonly edition: Edition;
  readonly label: string;
  readonly value: string;
  /** What the step is called in the history (`shared/contract/labels.ts`). */
  readonly step: string;
  readonly change: Change;
  /** Said where what was typed cannot be taken: what can be. */
  readonly refusal?: StringKey;
  /** False where half a figure would change too much to be shown while it is typed. */
  readonly isPreviewed?: boolean;
  readonly rows?: number;
  readonly placeholder?: string;
  readonly type?: 'text' | 'date';
  /** Id of a list of words to choose from. */
  readonly list?: string;
  readonly most?: number;
}) {
  const { workspace, edition, label, value, step, change, rows, placeholder, type = 'text', list, most = 400 } = props;
  const { refusal, isPreviewed = true } = props;
  const words = useWords();
  const [text, setText] = useState(value);
  const isShown = useRef(false);
  useEffect(() => setText(value), [value]);
  const show = (patches: readonly Patch[] | null) => {
    if (patches === null && !isShown.current) return;
    isShown.current = patches !== null;
    workspace.session.preview(patches);
  };
  // A field that goes away while it is typed in takes its preview with it.
  useEffect(
    () => () => {
      if (isShown.current) workspace.session.preview(null);
    },
    [workspace],
  );
  const typed = (next: string) => {
    setText(next);
    const patches = next === value || !isPreviewed ? null : change(edition, next);
    show(patches === null || patches.length === 0 ? null : patches);
  };
  const giveUp = () => {
    setText(value);
    show(null);
  };
  const commit = (wanted = text) => {
    const patches = wanted === value ? [] : change(edition, wanted);
    show(null);
    if (patches !== null && patches.length > 0) workspace.session.edit(step, patches);
    else setText(value);
    if (patches === null && refusal !== undefined) workspace.notices.notify('refused', refusal, { text: wanted });
  };
  const common = {
    'aria-label': label,
    title: label,
    placeholder,
    value: text,
    maxLength: most,
    spellCheck: false,
    onBlur: () => commit(),
  };
  if (rows !== undefined) {
    return (
      <textarea
        {...common}
        rows={rows}
        onChange={(event) => typed(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.nativeEvent.isComposing) giveUp();
        }}
      />
    );
  }
  if (type === 'date') {
    return (
      <DateField
        label={label}
        value={text}
        read={(typedText) => typedDay(typedText, edition.edition.date, today())}
        calendar={words('calendar')}
        onChange={typed}
        onChoose={(day) => {
          setText(day);
          commit(day);
        }}
        onLeave={commit}
        onEscape={giveUp}
      />
    );
  }
  return (
    <input
      {...common}
      list={list}
      onChange={(event) => typed(event.target.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape') giveUp();
      }}
    />
  );
}
