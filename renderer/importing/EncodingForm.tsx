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

/** The choice of an encoding that none of the readings is in. */
function OtherEncoding(props: {
  readonly among: readonly CopyEncoding[];
  readonly isChosen: boolean;
  readonly onChoose: (encoding: CopyEncoding) => void;
}) {
  const { among, isChosen, onChoose } = props;
  const words = useWords();
  const [first] = among;
  const [other, setOther] = useState(first);
  if (other === undefined) return null;
  return (
    <div className="encoding-other">
      <label>
        <input type="radio" name="encoding" checked={isChosen} onChange={() => onChoose(other)} />
        {words('encodingOther')}
      </label>
      <select
        aria-label={words('encodingOther')}
        value={other}
        onChange={(event) => {
          const chosen = among.find((one) => one === event.target.value);
          if (chosen === undefined) return;
          setOther(chosen);
          onChoose(chosen);
        }}
      >
        {among.map((one) => (
          <option key={one} value={one}>
            {encodingTitle(one, words.language)}
          </option>
        ))}
      </select>
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
        <OtherEncoding among={others} isChosen={chosen !== undefined && others.includes(chosen)} onChoose={setChosen} />
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
