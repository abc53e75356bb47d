/** 缺字时依次用: the faces that are looked through for a character that one lacks, in their order. */
import { useRef } from 'react';
import type { FaceId } from '../../shared/edition/ids.ts';
import { useWords } from '../i18n/strings.ts';

interface FallbackProps {
  /** What is said of the list to those who hear it. */
  readonly label: string;
  readonly faces: readonly FaceId[];
  /** All faces that can be in it, by name, and those that are. */
  readonly known: readonly (readonly [FaceId, string])[];
  readonly most: number;
  readonly onChange: (faces: readonly FaceId[]) => void;
}

export function FallbackFaces({ label, faces, known, most, onChange }: FallbackProps) {
  const words = useWords();
  const add = useRef<HTMLSelectElement>(null);
  const names = new Map(known);
  const addable = known.filter(([id]) => !faces.includes(id));
  return (
    <fieldset className="fallback-faces" aria-label={label}>
      <ol>
        {faces.map((id, at) => {
          const name = names.get(id) ?? words('faceMissing', { face: id });
          return (
            <li key={id}>
              <span>{name}</span>
              <button
                type="button"
                className="link"
                aria-label={words('fallbackEarlierThis', { face: name })}
                // The first one stays within reach of the keyboard: the focus is on it once it has come up there.
                aria-disabled={at === 0}
                onClick={() => at > 0 && onChange(faces.toSpliced(at - 1, 2, id, ...faces.slice(at - 1, at)))}
              >
                {words('fallbackEarlier')}
              </button>
              <button
                type="button"
                className="link"
                aria-label={words('fallbackRemoveThis', { face: name })}
                onClick={() => {
                  onChange(faces.filter((one) => one !== id));
                  add.current?.focus();
                }}
              >
                {words('fallbackRemove')}
              </button>
            </li>
          );
        })}
      </ol>
      <select
        ref={add}
        aria-label={words('fallbackAddTo', { list: label })}
        value=""
        aria-disabled={faces.length >= most}
        onChange={({ target }) => {
          const chosen = addable.find(([id]) => id === target.value);
          if (chosen !== undefined && faces.length < most) onChange([...faces, chosen[0]]);
        }}
      >
        <option value="">{words(faces.length < most ? 'fallbackAdd' : 'fallbackFull')}</option>
        {faces.length < most &&
          addable.map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
      </select>
    </fieldset>
  );
}
