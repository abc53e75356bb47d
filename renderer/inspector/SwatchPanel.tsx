/** 色板: the colours blocks can be printed in. */
import { newSwatch, readCmyk, screenColour, setSwatches, swatchesOf } from '../../shared/edition/colours.ts';
import type { Edition, Swatch } from '../../shared/edition/records.ts';
import { LONGEST_SWATCH } from '../../shared/edition/swatch-limits.ts';
import { useWords } from '../i18n/strings.ts';
import type { Stores } from '../state/stores.ts';
import { NameForm, TextField } from '../ui/Fields.tsx';

/** What of the window it needs. */
type SwatchHost = Pick<Stores, 'session'>;

function percents({ cmyk }: Swatch): string {
  return cmyk.map((part) => String(Math.round(part * 100))).join(' ');
}

export function SwatchPanel({ workspace, edition }: { readonly workspace: SwatchHost; readonly edition: Edition }) {
  const words = useWords();
  const swatches = swatchesOf(edition);
  const set = (next: readonly Swatch[]) => {
    const patches = setSwatches(edition, next);
    if (patches.length > 0) workspace.session.edit('swatch.edit', patches);
  };
  const change = (swatch: Swatch) => set(swatches.map((one) => (one.id === swatch.id ? swatch : one)));
  return (
    <section className="swatches" aria-label={words('swatches')}>
      <h3>{words('swatches')}</h3>
      <ul>
        {swatches.map((swatch) => (
          <li key={swatch.id}>
            <i aria-hidden="true" style={{ background: `rgb(${screenColour(swatch, 1).join(' ')})` }} />
            <b>{swatch.name}</b>
            <select
              aria-label={`${swatch.name} ${words('swatchKind')}`}
              value={swatch.kind}
              onChange={(event) => change({ ...swatch, kind: event.target.value === 'spot' ? 'spot' : 'process' })}
            >
              <option value="process">{words('swatchProcess')}</option>
              <option value="spot">{words('swatchSpot')}</option>
            </select>
            <TextField
              label={words('swatchCmyk', { name: swatch.name })}
              value={percents(swatch)}
              onCommit={(text) => {
                const cmyk = readCmyk(text);
                if (cmyk !== null) change({ ...swatch, cmyk });
                return cmyk !== null;
              }}
            />
            <button
              type="button"
              className="link"
              aria-label={`${words('swatchRemove')} ${swatch.name}`}
              onClick={() => set(swatches.filter((one) => one.id !== swatch.id))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <NameForm
        label={words('swatchName')}
        button={words('swatchAdd')}
        most={LONGEST_SWATCH}
        onName={(name) => set([...swatches, newSwatch(edition, name)])}
      />
    </section>
  );
}
