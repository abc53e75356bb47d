/** Asks what files are to be that may be several things: a choice for each kind, with the files it is about. */
import { useEffect, useRef, useState } from 'react';
import { fileName } from '../../shared/contract/file-name.ts';
import type { StringKey } from '../i18n/strings.ts';
import { useWords } from '../i18n/strings.ts';
import { DialogChoice } from '../ui/DialogChoice.tsx';
import type { UseQuestion, Uses } from './use-asking.ts';

/** The ways files of a kind can be used, with what is said of each. */
const ways = {
  page: [
    ['advert', 'useAdvert'],
    ['drawing', 'useDrawing'],
    ['leave', 'useLeave'],
  ],
  table: [
    ['table', 'useTable'],
    ['copy', 'useCopy'],
    ['leave', 'useLeave'],
  ],
} as const satisfies { readonly [K in keyof Uses]: readonly (readonly [Uses[K], StringKey])[] };

/** What is asked of a kind, and what else there is to know of it. */
const asked = {
  page: ['useAskPages', 'usePagesHelp'],
  table: ['useAskTables', 'useTablesHelp'],
} as const satisfies Readonly<Record<keyof Uses, readonly [StringKey, StringKey]>>;

export function UseForm({ question }: { readonly question: UseQuestion }) {
  const { files, before, answer } = question;
  const words = useWords();
  const [uses, setUses] = useState(before);
  const holder = useRef<HTMLFormElement>(null);
  useEffect(() => holder.current?.querySelector<HTMLInputElement>('input:checked')?.focus(), []);
  const canDraw = files.some((file) => file.canDraw);
  const kinds = (['page', 'table'] as const).filter((kind) => files.some((file) => file.kind === kind));
  return (
    <form
      ref={holder}
      data-testid="uses"
      onSubmit={(event) => {
        event.preventDefault();
        answer(uses);
      }}
    >
      {kinds.map((kind) => {
        const own = files.filter((file) => file.kind === kind);
        const [ask, help] = asked[kind];
        return (
          <fieldset key={kind} className="encoding-readings">
            <legend>{words(ask, { count: own.length })}</legend>
            <p>{words.list(own.map(({ path }) => fileName(path)))}</p>
            {ways[kind]
              .filter(([way]) => way !== 'drawing' || canDraw)
              .map(([way, label]) => (
                <label key={way}>
                  <input
                    type="radio"
                    name={`use-${kind}`}
                    checked={uses[kind] === way}
                    onChange={() => setUses({ ...uses, [kind]: way })}
                  />
                  <span>{words(label)}</span>
                </label>
              ))}
            <small>{words(help)}</small>
          </fieldset>
        );
      })}
      <DialogChoice cancel={words('useNone')} confirm={words('useConfirm')} canConfirm onCancel={() => answer(null)} />
    </form>
  );
}
