/** How pages are exported: a preset, and what it consists of. */
import type { ExportPresets } from '../../shared/contract/api.ts';
import { type ExportSettings, standardPresets } from '../../shared/contract/export-settings.ts';
import { type StringKey, useWords } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import { Choice, Flag, NameForm, Row, TextField } from '../ui/Fields.tsx';

const standards = ['x4', 'x1a', 'screen'] as const;
const standardNames: Readonly<Record<ExportSettings['standard'], StringKey>> = {
  x4: 'exportX4',
  x1a: 'exportX1a',
  screen: 'exportScreen',
};

/** Settings are small and flat: alike when written alike. */
function isSame(a: ExportSettings, b: ExportSettings): boolean {
  return JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());
}

/** Does something that may fail, and says so where it does. */
type Attempt = (work: () => Promise<void>) => Promise<void>;

export function PresetChoice(props: {
  readonly presets: ExportPresets;
  readonly settings: ExportSettings;
  readonly attempt: Attempt;
  readonly onChange: (settings: ExportSettings) => void;
  readonly onPresets: (presets: ExportPresets) => void;
}) {
  const words = useWords();
  const { presets, settings, attempt, onChange, onPresets } = props;
  const all = [
    ...standards.map((name) => ({
      id: name as string,
      title: words(standardNames[name]),
      settings: standardPresets[name],
    })),
    ...presets.own.map((own) => ({ id: `own ${own.name}`, title: own.name, settings: own.settings })),
  ];
  const current = all.find((one) => isSame(one.settings, settings));
  const own = presets.own.find((one) => isSame(one.settings, settings));
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
    </dl>
  );
}

/** A whole number typed into a field; what is none, or out of its range, is not taken. */
function Whole(props: {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}) {
  const { label, value, least, most, onChange } = props;
  return (
    <TextField
      label={label}
      value={String(value)}
      onCommit={(text) => {
        const number = Number(text);
        if (!/^\d+$/u.test(text.trim()) || number < least || number > most) return false;
        onChange(number);
        return true;
      }}
    />
  );
}

function baseName(path: string): string {
  return path.split(/[\\/]/u).at(-1) ?? path;
}

export function SettingsFields(props: {
  readonly settings: ExportSettings;
  readonly attempt: Attempt;
  readonly onChange: (settings: ExportSettings) => void;
}) {
  const words = useWords();
  const { settings, attempt, onChange } = props;
  const isPress = settings.standard !== 'screen';
  const chooseProfile = async () => {
    const profile = await call('export.choose-profile', {});
    if (profile !== null) onChange({ ...settings, profile });
  };
  return (
    <details>
      <summary>{words('exportSettings')}</summary>
      <dl>
        {isPress && (
          <>
            <Row label={words('exportProfile')}>
              <button type="button" onClick={() => void attempt(chooseProfile)}>
                {settings.profile === null ? words('exportProfileShipped') : baseName(settings.profile)}
              </button>
              {settings.profile !== null && (
                <button type="button" className="link" onClick={() => onChange({ ...settings, profile: null })}>
                  {words('exportProfileOwn')}
                </button>
              )}
            </Row>
            <Row label={words('exportInk')}>
              <Whole
                label={words('exportInk')}
                value={settings.ink}
                least={100}
                most={400}
                onChange={(ink) => onChange({ ...settings, ink })}
              />
            </Row>
            <Row label={words('exportLeast')}>
              <Whole
                label={words('exportLeast')}
                value={settings.leastPixelsPerInch}
                least={30}
                most={1200}
                onChange={(leastPixelsPerInch) => onChange({ ...settings, leastPixelsPerInch })}
              />
            </Row>
            <Row label={words('exportMost')}>
              <Whole
                label={words('exportMost')}
                value={settings.mostPixelsPerInch}
                least={30}
                most={1200}
                onChange={(mostPixelsPerInch) => onChange({ ...settings, mostPixelsPerInch })}
              />
            </Row>
          </>
        )}
        <Row label={words('exportName')}>
          <TextField
            label={words('exportName')}
            value={settings.pattern ?? ''}
            placeholder={settings.isOneFile ? '{date}' : '{date}-{page:02}'}
            onCommit={(text) => {
              const pattern = text.trim();
              onChange({ ...settings, pattern: pattern === '' ? null : pattern });
              return true;
            }}
          />
        </Row>
      </dl>
      {isPress && (
        <>
          <Flag
            label={words('exportMarks')}
            value={settings.hasMarks}
            onChange={(hasMarks) => onChange({ ...settings, hasMarks })}
          />
          <Flag
            label={words('exportOneFile')}
            value={settings.isOneFile}
            onChange={(isOneFile) => onChange({ ...settings, isOneFile })}
          />
        </>
      )}
    </details>
  );
}
