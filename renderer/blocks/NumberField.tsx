/** A field for numbers. */
import { TextField } from '../ui/Fields.tsx';

function asNumber(text: string): number | null {
  const value = Number(text.replace(/[%％\s]|mm|磅|pt/gu, ''));
  return text.trim() === '' || !Number.isFinite(value) ? null : value;
}

/** A number between two bounds, in a field. */
export function NumberField(props: {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly unit?: string;
  readonly onCommit: (value: number) => void;
}) {
  const { label, value, least, most, unit = '', onCommit } = props;
  return (
    <TextField
      label={label}
      value={`${Number(value.toFixed(2))}${unit}`}
      onCommit={(text) => {
        const read = asNumber(text);
        if (read === null) return false;
        onCommit(Math.max(least, Math.min(most, read)));
        return true;
      }}
    />
  );
}
