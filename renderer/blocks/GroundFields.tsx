/** The fields of grounds: a tint that goes over into another, a pattern on it, a border of figures. */
import {
  type Frill,
  type FrillName,
  frillNames,
  LEAST_FRILL,
  LEAST_PITCH,
  MOST_FRILL,
  MOST_PITCH,
  type Pattern,
  type PatternName,
  patternNames,
  type Shade,
} from '../../shared/edition/effect-records.ts';
import { USUAL_FRILL, USUAL_PATTERN, USUAL_SHADE } from '../../shared/edition/effects.ts';
import type { Swatch } from '../../shared/edition/records.ts';
import { type StringKey, useWords } from '../i18n/strings.ts';
import { Choice, Row } from '../ui/Fields.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { PaintFields } from './PaintFields.tsx';

const patternWords = {
  level: 'patternLevel',
  upright: 'patternUpright',
  slanted: 'patternSlanted',
  lattice: 'patternLattice',
  grid: 'patternGrid',
  dots: 'patternDots',
  waves: 'patternWaves',
  scales: 'patternScales',
} as const satisfies Readonly<Record<PatternName, StringKey>>;

const frillWords = {
  scotch: 'frillScotch',
  beads: 'frillBeads',
  waves: 'frillWaves',
  key: 'frillKey',
  rope: 'frillRope',
  diamonds: 'frillDiamonds',
  scallops: 'frillScallops',
  leaves: 'frillLeaves',
} as const satisfies Readonly<Record<FrillName, StringKey>>;

/** How a tint changes, and the pattern on it. */
export function ShadeAndPattern(props: {
  readonly shade: Shade | undefined;
  readonly pattern: Pattern | undefined;
  readonly swatches: readonly Swatch[];
  /** What a paint without a swatch is printed in; absent, black. */
  readonly usual?: string;
  readonly onShade: (shade: Shade | undefined) => void;
  readonly onPattern: (pattern: Pattern | undefined) => void;
}) {
  const { shade, pattern, swatches, usual, onShade, onPattern } = props;
  const words = useWords();
  return (
    <>
      <Choice
        label={words('shade')}
        value={shade === undefined ? 'even' : 'changes'}
        options={[
          ['even', words('shadeEven')],
          ['changes', words('shadeChanges')],
        ]}
        onChange={(how) => onShade(how === 'even' ? undefined : USUAL_SHADE)}
      />
      {shade !== undefined && (
        <Row label={words('shadeTo')}>
          <NumberField
            label={words('shadeEnd')}
            value={shade.to * 100}
            least={0}
            most={100}
            unit="%"
            onCommit={(to) => onShade({ ...shade, to: to / 100 })}
          />
          <NumberField
            label={words('shadeAngle')}
            value={shade.angle}
            least={-180}
            most={180}
            unit="°"
            onCommit={(angle) => onShade({ ...shade, angle })}
          />
        </Row>
      )}
      <Choice
        label={words('pattern')}
        value={pattern?.name ?? ''}
        options={[['', words('none')], ...patternNames.map((name) => [name, words(patternWords[name])] as const)]}
        onChange={(name) => onPattern(name === '' ? undefined : { ...USUAL_PATTERN, ...pattern, name })}
      />
      {pattern !== undefined && (
        <Row label={words('patternPaint')}>
          <PaintFields
            label={words('pattern')}
            {...(usual === undefined ? {} : { usual })}
            paint={pattern}
            swatches={swatches}
            onChange={onPattern}
          />
        </Row>
      )}
      {pattern !== undefined && (
        <Row label={words('patternPitch')}>
          <NumberField
            label={words('patternPitch')}
            value={pattern.pitch}
            least={LEAST_PITCH}
            most={MOST_PITCH}
            unit={words('pt')}
            onCommit={(pitch) => onPattern({ ...pattern, pitch })}
          />
        </Row>
      )}
    </>
  );
}

/** A border of figures. */
export function FrillFields(props: {
  readonly frill: Frill | undefined;
  readonly swatches: readonly Swatch[];
  readonly usual: string;
  readonly onChange: (frill: Frill | undefined) => void;
}) {
  const { frill, swatches, usual, onChange } = props;
  const words = useWords();
  return (
    <>
      <Choice
        label={words('frill')}
        value={frill?.name ?? ''}
        options={[['', words('none')], ...frillNames.map((name) => [name, words(frillWords[name])] as const)]}
        onChange={(name) => onChange(name === '' ? undefined : { depth: USUAL_FRILL, ink: 1, ...frill, name })}
      />
      {frill !== undefined && (
        <Row label={words('frillPaint')}>
          <PaintFields label={words('frill')} usual={usual} paint={frill} swatches={swatches} onChange={onChange} />
        </Row>
      )}
      {frill !== undefined && (
        <Row label={words('frillDepth')}>
          <NumberField
            label={words('frillDepth')}
            value={frill.depth}
            least={LEAST_FRILL}
            most={MOST_FRILL}
            unit={words('pt')}
            onCommit={(depth) => onChange({ ...frill, depth })}
          />
        </Row>
      )}
    </>
  );
}
