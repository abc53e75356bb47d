/** Who reads: the name that marks, rounds and signatures carry. */
import { useEffect, useRef } from 'react';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import { TextField } from '../ui/Fields.tsx';
import type { ProofStore } from './proof-store.ts';

/** It has the keyboard while something waits for the name; Enter goes on with that, leaving the field gives it up. */
export function ReaderField({ store }: { readonly store: ProofStore }) {
  const words = useWords();
  const { reader, waiting } = useParts(store, 'reader', 'waiting');
  const row = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (waiting !== null) row.current?.querySelector('input')?.focus();
  }, [waiting]);
  return (
    <fieldset
      className="proof-field"
      ref={row}
      onBlur={() => store.answerName(false)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) store.answerName(true);
      }}
    >
      <span>{words('reader')}</span>
      <TextField
        label={words('reader')}
        value={reader}
        onCommit={(text) => {
          store.setReader(text.trim());
          return true;
        }}
      />
    </fieldset>
  );
}
