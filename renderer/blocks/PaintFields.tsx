/** The fields of a paint: how much ink, and of which swatch. */
import type { Paint } from '../../shared/edition/effect-records.ts';
import type { Swatch } from '../../shared/edition/records.ts';
import { useWords } from '../i18n/strings.ts';
import { NumberField } from '../ui/NumberField.tsx';

/** A paint in black or in a swatch. */
function paintIn<P extends Paint>(paint: P, colour: string): P {
  const { colour: _, ...rest } = paint;
  return (colour === '' ? rest : { ...rest, colour }) as P;
}

/** A tint and a swatch beside each other; `label` says what of. Without a swatch it is black, or what `usual` says. */
export function PaintFields<P extends Paint>(props: {
  readonly label: string;
  readonly usual?: string;
  readonly paint: P;
  readonly swatches: readonly Swatch[];
  readonly onChange: (paint: P) => void;
}) {
  const { label, usual, paint, swatches, onChange } = props;
  const words = useWords();
  return (
    <>
      <NumberField
        label={words('inkOf', { what: label })}
        value={paint.ink * 100}
        least={0}
        most={100}
        unit="%"
        onCommit={(ink) => onChange({ ...paint, ink: ink / 100 })}
      />
      <select
        aria-label={words('colourOf', { what: label })}
        title={words('colourOf', { what: label })}
        value={swatches.some(({ id }) => id === paint.colour) ? paint.colour : ''}
        onChange={(event) => onChange(paintIn(paint, event.target.value))}
      >
        <option value="">{usual ?? words('colourBlack')}</option>
        {swatches.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </>
  );
}
