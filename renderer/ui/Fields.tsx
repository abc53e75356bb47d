/** Small fields for the inspector: what is typed counts when the field is left or Enter is pressed. */
import { createContext, useContext, useEffect, useId, useState } from 'react';

/** True around fields of what can only be looked at: nothing is typed into them, and choices are grey. */
export const ReadOnlyContext = createContext(false);

/** A text that is taken over on Enter or when the field is left, and put back on Escape unless the field keeps it. */
export function TextField(props: {
  readonly label: string;
  readonly value: string;
  /** False where the text was not understood; the field then shows what was there. */
  readonly onCommit: (text: string) => boolean;
  readonly rows?: number;
  readonly placeholder?: string;
  /** Enter is the field's own: it never sends the form that holds it. */
  readonly takesEnter?: true;
  /** It stands in a window that Escape closes and where all is taken at once: what was typed there is kept. */
  readonly keepsOnEscape?: true;
}) {
  const { label, value, onCommit, rows, placeholder, takesEnter, keepsOnEscape } = props;
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const readOnly = useContext(ReadOnlyContext);
  const commit = () => {
    if (text !== value && !onCommit(text)) setText(value);
  };
  const common = {
    'aria-label': label,
    title: label,
    placeholder,
    value: text,
    onBlur: commit,
    spellCheck: false,
    readOnly,
  };
  if (rows !== undefined) {
    return <textarea {...common} rows={rows} onChange={(event) => setText(event.target.value)} />;
  }
  return (
    <input
      {...common}
      onChange={(event) => setText(event.target.value)}
      onFocus={(event) => event.target.select()}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') {
          // What is being typed is not in the form yet that the key would send.
          if (takesEnter === true || text !== value) event.preventDefault();
          commit();
        }
        if (event.key === 'Escape' && keepsOnEscape === true) commit();
        else if (event.key === 'Escape') setText(value);
      }}
    />
  );
}

/** A row of the inspector: its name and what stands beside it. */
export function Row({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** A choice of a few values, each with its name. */
export function Choice<T extends string>(props: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly onChange: (value: T) => void;
}) {
  const { label, value, options, onChange } = props;
  const id = useId();
  const readOnly = useContext(ReadOnlyContext);
  return (
    <>
      <dt>
        <label htmlFor={id}>{label}</label>
      </dt>
      <dd>
        <select
          id={id}
          value={value}
          disabled={readOnly}
          onChange={(event) => {
            const chosen = options.find(([name]) => name === event.target.value);
            if (chosen !== undefined) onChange(chosen[0]);
          }}
        >
          {options.map(([name, title]) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </select>
      </dd>
    </>
  );
}

export function Flag(props: {
  readonly label: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}) {
  const { label, value, onChange } = props;
  const readOnly = useContext(ReadOnlyContext);
  return (
    <label className="flag">
      <input type="checkbox" checked={value} disabled={readOnly} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}

/** A name for something new, and the button that makes it. */
export function NameForm(props: {
  readonly label: string;
  readonly button: string;
  /** Characters it may have. */
  readonly most: number;
  /** Called with a name that is not empty. */
  readonly onName: (name: string) => void;
}) {
  const { label, button, most, onName } = props;
  const [name, setName] = useState('');
  const readOnly = useContext(ReadOnlyContext);
  return (
    <form
      className="inline"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        onName(name);
        setName('');
      }}
    >
      <input
        value={name}
        maxLength={most}
        readOnly={readOnly}
        aria-label={label}
        placeholder={label}
        onChange={(event) => setName(event.target.value)}
      />
      <button type="submit" disabled={readOnly || name.trim() === ''}>
        {button}
      </button>
    </form>
  );
}
