/** A field for numbers. */
import { TextField } from './Fields.tsx';

/** What is typed, without its unit; null where it is no number. */
function asNumber(text: string): number | null {
  const value = Number(text.replace(/[%％°度\s]|mm|磅|pt/gu, ''));
  return text.trim() === '' || !Number.isFinite(value) ? null : value;
}

/** What is typed, where it is a whole number within bounds; null where it is not. */
function asWhole(text: string, least: number, most: number): number | null {
  const value = Number(text);
  return /^\d+$/u.test(text.trim()) && value >= least && value <= most ? value : null;
}

/**
 * A number between two bounds, in a field. What lies beyond them becomes the nearest bound; a field for whole numbers
 * takes nothing but one within them.
 */
export function NumberField(props: {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly unit?: string;
  readonly isWhole?: boolean;
  readonly onCommit: (value: number) => void;
}) {
  const { label, value, least, most, unit = '', isWhole = false, onCommit } = props;
  return (
    <TextField
      label={label}
      value={`${Number(value.toFixed(2))}${unit}`}
      onCommit={(text) => {
        const read = isWhole ? asWhole(text, least, most) : asNumber(text);
        if (read === null) return false;
        onCommit(Math.max(least, Math.min(most, read)));
        return true;
      }}
    />
  );
}
