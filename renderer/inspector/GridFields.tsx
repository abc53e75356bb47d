/** Size and grid of a page as fields, each with its name and unit. */
import { gridRows } from '../../shared/edition/formats.ts';
import { writeExtent } from '../../shared/edition/lengths.ts';
import { fieldNames, type GridField, gridField, hasNarrowGutter, writeField } from '../../shared/edition/page-grid.ts';
import type { PageGrid } from '../../shared/edition/records.ts';
import { halfGrid } from '../../shared/edition/spreads.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import { preferences, sizesAs } from '../state/preferences.ts';
import { TextField } from '../ui/Fields.tsx';

/** Two beside each other, as they belong together. */
const fields: readonly GridField[] = [
  'width',
  'height',
  'top',
  'foot',
  'left',
  'right',
  'columns',
  'characters',
  'gutter',
  'bodySize',
  'leading',
  'baseline',
];

/** The margins of a page in a spread, where inner and outer ones are told apart. */
export const marginsOf = {
  left: { left: 'marginOuter', right: 'marginInner' },
  right: { left: 'marginInner', right: 'marginOuter' },
} as const;

export function GridFields(props: {
  readonly grid: PageGrid;
  /** What its side margins are called on a page that faces another; absent, by their sides. */
  readonly margins?: (typeof marginsOf)[keyof typeof marginsOf] | undefined;
  /** False where what was typed is not possible; the field then shows what was there. */
  readonly onField: (field: GridField, text: string) => boolean;
}) {
  const { grid, margins, onField } = props;
  const words = useWords();
  const { unit } = useParts(preferences, 'unit', 'typeUnit');
  const as = sizesAs(words.language);
  // A 通版 has the size and grid of each of its pages.
  const half = halfGrid(grid, 'right');
  return (
    <>
      <div className="grid-fields">
        {fields.map((field) => {
          const isSide = field === 'left' || field === 'right';
          const name = isSide && margins !== undefined ? words(margins[field]) : fieldNames[field][words.language];
          return (
            <div key={field}>
              <span aria-hidden>{name}</span>
              <TextField
                label={name}
                value={writeField(field, gridField(grid, field), as)}
                takesEnter
                onCommit={(text) => onField(field, text)}
              />
            </div>
          );
        })}
      </div>
      {hasNarrowGutter(half) && (
        <p className="hint" role="status">
          {words('gutterNarrow', { size: writeField('gutter', grid.bodySize, as) })}
        </p>
      )}
      <p className="type-area">
        {words('typeArea')} {words('typeAreaIs', { size: writeExtent(half.typeArea, unit), rows: gridRows(half) })}
      </p>
    </>
  );
}
