/** Asks in which encoding a file is, with what it reads in each. */
import { useEffect, useRef, useState } from 'react';
import { fileName } from '../../shared/contract/file-name.ts';
import { type CopyEncoding, copyEncodings, encodingTitle } from '../../shared/text/encodings.ts';
import { useWords } from '../i18n/strings.ts';
import { DialogChoice } from '../ui/DialogChoice.tsx';
import { Flag } from '../ui/Fields.tsx';
import type { EncodingQuestion } from './encoding-asking.ts';

/** The encodings that are not among the readings. */
function othersThan(readings: EncodingQuestion['readings']): CopyEncoding[] {
  return copyEncodings.filter((one) => !readings.some(({ encoding }) => encoding === one));
}

/** A choice among encodings by name. */
function EncodingNames(props: {
  readonly label: string;
  readonly among: readonly CopyEncoding[];
  readonly value: CopyEncoding;
  readonly isFirst: boolean;
  readonly onChoose: (encoding: CopyEncoding) => void;
}) {
  const { label, among, value, isFirst, onChoose } = props;
  const words = useWords();
  const field = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (isFirst) field.current?.focus();
  }, [isFirst]);
  return (
    <select
      ref={field}
      aria-label={label}
      value={value}
      onChange={(event) => {
        const chosen = among.find((one) => one === event.target.value);
        if (chosen !== undefined) onChoose(chosen);
      }}
    >
      {among.map((one) => (
        <option key={one} value={one}>
          {encodingTitle(one, words.language)}
        </option>
      ))}
    </select>
  );
}

/** The choice of an encoding that none of the readings is in; of all, where there are no readings. */
function OtherEncoding(props: {
  readonly among: readonly CopyEncoding[];
  readonly hasReadings: boolean;
  readonly isChosen: boolean;
  readonly onChoose: (encoding: CopyEncoding) => void;
}) {
  const { among, hasReadings, isChosen, onChoose } = props;
  const words = useWords();
  const [first] = among;
  const [other, setOther] = useState(first);
  if (other === undefined) return null;
  const label = words(hasReadings ? 'encodingOther' : 'encodingNamed');
  return (
    <div className="encoding-other">
      {hasReadings ? (
        <label>
          <input type="radio" name="encoding" checked={isChosen} onChange={() => onChoose(other)} />
          {label}
        </label>
      ) : (
        <span>{label}</span>
      )}
      <EncodingNames
        label={label}
        among={among}
        value={other}
        isFirst={!hasReadings}
        onChoose={(chosen) => {
          setOther(chosen);
          onChoose(chosen);
        }}
      />
    </div>
  );
}

export function EncodingForm({ question }: { readonly question: EncodingQuestion }) {
  const { path, readings, hasMore, answer } = question;
  const words = useWords();
  const isAnew = readings.length === 0;
  const [chosen, setChosen] = useState(readings[0]?.encoding ?? copyEncodings[0]);
  const [isForRest, setIsForRest] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const others = othersThan(readings);
  return (
    <form
      data-testid="encoding"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== undefined) answer({ encoding: chosen, isForRest });
      }}
    >
      <fieldset className="encoding-readings">
        <legend>{words(isAnew ? 'encodingAskAnew' : 'encodingAsk', { name: fileName(path) })}</legend>
        {readings.map(({ encoding, sample }, at) => (
          <label key={encoding}>
            <input
              ref={at === 0 ? first : undefined}
              type="radio"
              name="encoding"
              checked={chosen === encoding}
              onChange={() => setChosen(encoding)}
            />
            <span>{encodingTitle(encoding, words.language)}</span>
            <q>{sample}</q>
          </label>
        ))}
        <OtherEncoding
          among={others}
          hasReadings={!isAnew}
          isChosen={chosen !== undefined && others.includes(chosen)}
          onChoose={setChosen}
        />
      </fieldset>
      {hasMore && <Flag label={words('encodingForRest')} value={isForRest} onChange={setIsForRest} />}
      <DialogChoice
        cancel={words(isAnew ? 'cancel' : 'encodingLeave')}
        confirm={words('encodingRead')}
        canConfirm={chosen !== undefined}
        onCancel={() => answer({ encoding: null, isForRest })}
      />
    </form>
  );
}
