/** What pages are exported for: a target as every newsroom has it, or settings of one's own under a name. */
import type { ExportPresets } from '../../shared/contract/export-calls.ts';
import { type ExportSettings, LONGEST_PRESET_NAME, standardPreset } from '../../shared/contract/export-settings.ts';
import { exportTargets, targetIds } from '../../shared/contract/export-targets.ts';
import { MOST_PRESETS, type Newspaper } from '../../shared/paper/newspaper-records.ts';
import { useWords } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import { Choice, NameForm } from '../ui/Fields.tsx';

/** Settings are small and flat: alike when written alike. */
function isSame(a: ExportSettings, b: ExportSettings): boolean {
  return JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());
}

interface Offered {
  readonly id: string;
  readonly title: string;
  readonly settings: ExportSettings;
}

/** Does something that may fail, and says so where it does. */
export type Attempt = (work: () => Promise<void>) => Promise<void>;

export function PresetChoice(props: {
  readonly presets: ExportPresets;
  /** Those the newspaper brings along, and how they are changed: as a step of the edition. */
  readonly paper: Newspaper['presets'];
  readonly onPaper: (presets: Newspaper['presets']) => void;
  readonly settings: ExportSettings;
  readonly attempt: Attempt;
  readonly onChange: (settings: ExportSettings) => void;
  readonly onPresets: (presets: ExportPresets) => void;
}) {
  const words = useWords();
  const { presets, paper, onPaper, settings, attempt, onChange, onPresets } = props;
  const all = [
    ...targetIds.map(
      (id): Offered => ({
        id,
        title: exportTargets[id].name[words.language],
        settings: standardPreset(id),
      }),
    ),
    ...paper.map((one) => ({
      id: `paper ${one.name}`,
      title: words('exportPresetOfPaper', { name: one.name }),
      settings: one.settings,
    })),
    ...presets.own.map((own) => ({ id: `own ${own.name}`, title: own.name, settings: own.settings })),
  ];
  const current = all.find((one) => isSame(one.settings, settings));
  const own = presets.own.find((one) => isSame(one.settings, settings));
  const kept = paper.find((one) => isSame(one.settings, settings));
  const isFull = paper.length >= MOST_PRESETS && !paper.some(({ name }) => name === own?.name);
  return (
    <dl>
      <Choice
        label={words('exportPreset')}
        value={current?.id ?? ''}
        options={[
          ...(current === undefined ? [['', words('exportPresetChanged')] as const] : []),
          ...all.map(({ id, title }) => [id, title] as const),
        ]}
        onChange={(id) => {
          const chosen = all.find((one) => one.id === id);
          if (chosen !== undefined) onChange(chosen.settings);
        }}
      />
      {current === undefined && (
        <>
          <dt />
          <dd>
            <NameForm
              label={words('exportPresetName')}
              button={words('exportPresetSave')}
              most={LONGEST_PRESET_NAME}
              onName={(name) => {
                void attempt(async () => onPresets(await call('export.save-preset', { name: name.trim(), settings })));
              }}
            />
          </dd>
        </>
      )}
      {own !== undefined && (
        <>
          <dt />
          <dd>
            <button
              type="button"
              className="link"
              onClick={() =>
                void attempt(async () => onPresets(await call('export.remove-preset', { name: own.name })))
              }
            >
              {words('exportPresetRemove')}
            </button>
          </dd>
        </>
      )}
      {own !== undefined && kept === undefined && (
        <>
          <dt />
          <dd>
            <button
              type="button"
              className="link"
              disabled={isFull}
              onClick={() => onPaper([...paper.filter(({ name }) => name !== own.name), own])}
            >
              {words('exportPresetToPaper')}
            </button>
            {isFull && <p className="hint">{words('exportPresetsFull', { most: MOST_PRESETS })}</p>}
          </dd>
        </>
      )}
      {kept !== undefined && (
        <>
          <dt />
          <dd>
            <button type="button" className="link" onClick={() => onPaper(paper.filter((one) => one !== kept))}>
              {words('exportPresetOffPaper')}
            </button>
          </dd>
        </>
      )}
    </dl>
  );
}
