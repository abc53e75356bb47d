/** The sections of the preferences but the keys: a few fields each, with what they are for. */
import { commandOf } from '../../shared/contract/commands.ts';
import {
  actorOf,
  FASTEST_PACE,
  LEAST_SCALE,
  LONGEST_NAME,
  MOST_SCALE,
  type PreferencesChange,
  SCALE_STEP,
  SLOWEST_PACE,
} from '../../shared/contract/preferences.ts';
import { shortcutText } from '../commands/keys.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import { accountName, preferences } from '../state/preferences.ts';
import { Choice, Flag, Row, TextField } from '../ui/Fields.tsx';
import { NumberField } from '../ui/NumberField.tsx';

export interface SectionProps {
  readonly choose: (change: PreferencesChange) => void;
}

/** Every size there is; one that was kept between two steps is there, too. */
function scales(now: number): number[] {
  const steps = Array.from(
    { length: (MOST_SCALE - LEAST_SCALE) / SCALE_STEP + 1 },
    (_, at) => LEAST_SCALE + at * SCALE_STEP,
  );
  return steps.includes(now) ? steps : [...steps, now].toSorted((a, b) => a - b);
}

export function InterfaceSection({ choose }: SectionProps) {
  const words = useWords();
  const { language, theme, scale } = useParts(preferences, 'language', 'theme', 'scale');
  return (
    <>
      <dl>
        <Choice
          label={words('prefsLanguage')}
          value={language}
          options={[
            ['zh', '中文'],
            ['en', 'English'],
          ]}
          onChange={(chosen) => choose({ language: chosen })}
        />
        <Choice
          label={words('prefsTheme')}
          value={theme}
          options={(['system', 'light', 'dark'] as const).map((one) => [one, words(`theme-${one}`)] as const)}
          onChange={(chosen) => choose({ theme: chosen })}
        />
        <Choice
          label={words('prefsScale')}
          value={String(scale)}
          options={scales(scale).map((one) => [String(one), `${one}%`] as const)}
          onChange={(chosen) => choose({ scale: Number(chosen) })}
        />
      </dl>
      <p className="hint">
        {words('prefsScaleHow', {
          larger: shortcutText('view.larger') || commandOf('view.larger')[words.language],
          smaller: shortcutText('view.smaller') || commandOf('view.smaller')[words.language],
          usual: shortcutText('view.usual-size') || commandOf('view.usual-size')[words.language],
        })}
      </p>
    </>
  );
}

export function PersonSection({ choose }: SectionProps) {
  const words = useWords();
  const { person, role } = useParts(preferences, 'person', 'role');
  const named = (text: string) => text.trim().slice(0, LONGEST_NAME);
  return (
    <>
      <dl>
        <Row label={words('prefsPerson')}>
          <TextField
            label={words('prefsPerson')}
            value={person}
            keepsOnEscape
            placeholder={accountName()}
            onCommit={(text) => {
              choose({ person: named(text) });
              return true;
            }}
          />
        </Row>
        <Row label={words('prefsRole')}>
          <TextField
            label={words('prefsRole')}
            value={role}
            keepsOnEscape
            placeholder={words('prefsRoleHint')}
            onCommit={(text) => {
              choose({ role: named(text) });
              return true;
            }}
          />
        </Row>
      </dl>
      <p className="hint">{words('prefsPersonHow', { actor: actorOf({ person, role }, accountName()) })}</p>
    </>
  );
}

export function UnitsSection({ choose }: SectionProps) {
  const words = useWords();
  const { unit, typeUnit } = useParts(preferences, 'unit', 'typeUnit');
  return (
    <>
      <dl>
        <Choice
          label={words('prefsUnit')}
          value={unit}
          options={(['mm', 'pt'] as const).map((one) => [one, words(`unit-${one}`)] as const)}
          onChange={(chosen) => choose({ unit: chosen })}
        />
        <Choice
          label={words('prefsTypeUnit')}
          value={typeUnit}
          options={(['pt', 'hao'] as const).map((one) => [one, words(`type-${one}`)] as const)}
          onChange={(chosen) => choose({ typeUnit: chosen })}
        />
      </dl>
      <p className="hint">{words('prefsUnitHow')}</p>
    </>
  );
}

export function ShownSection({ choose }: SectionProps) {
  const words = useWords();
  const { reopensLast, showsUnseen, showsRulers, showsGrid } = useParts(
    preferences,
    'reopensLast',
    'showsUnseen',
    'showsRulers',
    'showsGrid',
  );
  return (
    <>
      <Flag label={words('startReopens')} value={reopensLast} onChange={(is) => choose({ reopensLast: is })} />
      <Flag label={words('prefsRulers')} value={showsRulers} onChange={(is) => choose({ showsRulers: is })} />
      <Flag label={words('prefsGrid')} value={showsGrid} onChange={(is) => choose({ showsGrid: is })} />
      <Flag label={words('prefsUnseen')} value={showsUnseen} onChange={(is) => choose({ showsUnseen: is })} />
      <p className="hint">{words('prefsShownHow')}</p>
    </>
  );
}

export function ProofSection({ choose }: SectionProps) {
  const words = useWords();
  const { readingPace } = useParts(preferences, 'readingPace');
  return (
    <>
      <dl>
        <Row label={words('prefsPace')}>
          <NumberField
            label={words('prefsPace')}
            value={readingPace}
            least={SLOWEST_PACE}
            most={FASTEST_PACE}
            onCommit={(pace) => choose({ readingPace: Math.round(pace) })}
          />
          <span>{words('prefsPaceUnit')}</span>
        </Row>
      </dl>
      <p className="hint">{words('prefsPaceHow', { command: commandOf('proof.pace')[words.language] })}</p>
    </>
  );
}
