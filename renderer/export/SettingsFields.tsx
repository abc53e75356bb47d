/** What an export consists of: the settings its target has. */
import type { ReactNode } from 'react';
import { type ExportSettings, fileNamePattern } from '../../shared/contract/export-settings.ts';
import { type ExportSetting, exportTargets } from '../../shared/contract/export-targets.ts';
import { papers } from '../../shared/edition/paper.ts';
import { useWords } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import { Choice, Flag, Row, TextField } from '../ui/Fields.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import type { Attempt } from './PresetChoice.tsx';

function baseName(path: string): string {
  return path.split(/[\\/]/u).at(-1) ?? path;
}

interface FieldProps {
  readonly settings: ExportSettings;
  readonly attempt: Attempt;
  readonly onChange: (settings: ExportSettings) => void;
}

function ProfileField({ settings, attempt, onChange }: FieldProps) {
  const words = useWords();
  const choose = async () => {
    const profile = await call('export.choose-profile', {});
    if (profile !== null) onChange({ ...settings, profile });
  };
  return (
    <Row label={words('exportProfile')}>
      <button type="button" onClick={() => void attempt(choose)}>
        {settings.profile === null ? words('exportProfileShipped') : baseName(settings.profile)}
      </button>
      {settings.profile !== null && (
        <button type="button" className="link" onClick={() => onChange({ ...settings, profile: null })}>
          {words('exportProfileOwn')}
        </button>
      )}
    </Row>
  );
}

function InkField({ settings, onChange }: FieldProps) {
  const label = useWords()('exportInk');
  return (
    <Row label={label}>
      <NumberField
        isWhole
        label={label}
        value={settings.ink}
        least={100}
        most={400}
        onCommit={(ink) => onChange({ ...settings, ink })}
      />
    </Row>
  );
}

function ResolutionFields({ settings, onChange }: FieldProps) {
  const words = useWords();
  return (
    <>
      <Row label={words('exportLeast')}>
        <NumberField
          isWhole
          label={words('exportLeast')}
          value={settings.leastPixelsPerInch}
          least={30}
          most={1200}
          onCommit={(leastPixelsPerInch) => onChange({ ...settings, leastPixelsPerInch })}
        />
      </Row>
      <Row label={words('exportMost')}>
        <NumberField
          isWhole
          label={words('exportMost')}
          value={settings.mostPixelsPerInch}
          least={30}
          most={1200}
          onCommit={(mostPixelsPerInch) => onChange({ ...settings, mostPixelsPerInch })}
        />
      </Row>
    </>
  );
}

function PaperField({ settings, onChange }: FieldProps) {
  return (
    <Choice
      label={useWords()('exportPaper')}
      value={settings.paper}
      options={papers.map((paper) => [paper, paper] as const)}
      onChange={(paper) => onChange({ ...settings, paper })}
    />
  );
}

function NamesField({ settings, onChange }: FieldProps) {
  const label = useWords()('exportName');
  return (
    <Row label={label}>
      <TextField
        label={label}
        value={settings.pattern ?? ''}
        placeholder={fileNamePattern({ ...settings, pattern: null })}
        onCommit={(text) => {
          const pattern = text.trim();
          onChange({ ...settings, pattern: pattern === '' ? null : pattern });
          return true;
        }}
      />
    </Row>
  );
}

function MarksField({ settings, onChange }: FieldProps) {
  return (
    <Flag
      label={useWords()('exportMarks')}
      value={settings.hasMarks}
      onChange={(hasMarks) => onChange({ ...settings, hasMarks })}
    />
  );
}

function OneFileField({ settings, onChange }: FieldProps) {
  return (
    <Flag
      label={useWords()('exportOneFile')}
      value={settings.isOneFile}
      onChange={(isOneFile) => onChange({ ...settings, isOneFile })}
    />
  );
}

function SpreadsField({ settings, onChange }: FieldProps) {
  const words = useWords();
  return (
    <Choice
      label={words('exportSpreads')}
      value={settings.spreads}
      options={[
        ['one', words('exportSpreadsOne')],
        ['two', words('exportSpreadsTwo')],
      ]}
      onChange={(spreads) => onChange({ ...settings, spreads })}
    />
  );
}

type Field = (props: FieldProps) => ReactNode;

/** Those with a label at their left, and boxes to tick under them. */
type FlagSetting = Extract<ExportSetting, 'marks' | 'oneFile'>;

const rows: Readonly<Record<Exclude<ExportSetting, FlagSetting>, Field>> = {
  profile: ProfileField,
  ink: InkField,
  resolution: ResolutionFields,
  paper: PaperField,
  names: NamesField,
  spreads: SpreadsField,
};

const flags: Readonly<Record<FlagSetting, Field>> = {
  marks: MarksField,
  oneFile: OneFileField,
};

export function SettingsFields(props: FieldProps) {
  const words = useWords();
  const { has } = exportTargets[props.settings.target];
  const shown = (fields: Partial<Readonly<Record<ExportSetting, Field>>>) =>
    has.flatMap((setting) => {
      const Own = fields[setting];
      return Own === undefined ? [] : [<Own key={setting} {...props} />];
    });
  return (
    <details>
      <summary>{words('exportSettings')}</summary>
      <dl>{shown(rows)}</dl>
      {shown(flags)}
    </details>
  );
}
