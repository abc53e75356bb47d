/** The fields of a headline's effects, of a block or of a style. */
import { Fragment } from 'react';
import {
  type Effects,
  LEAST_SPREAD,
  MOST_OUTLINE,
  MOST_SHADOW,
  MOST_SLANT,
  MOST_SPREAD,
  NARROWEST,
  WIDEST,
} from '../../shared/edition/effect-records.ts';
import { toggled, withoutEffects } from '../../shared/edition/effects.ts';
import { readLineSizes } from '../../shared/edition/line-sizes.ts';
import type { Swatch } from '../../shared/edition/records.ts';
import { useWords } from '../i18n/strings.ts';
import { Choice, Row, TextField } from '../ui/Fields.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { ShadeAndPattern } from './GroundFields.tsx';
import { PaintFields } from './PaintFields.tsx';

interface EffectsProps {
  readonly effects: Effects;
  readonly swatches: readonly Swatch[];
  readonly onChange: (effects: Effects) => void;
}

function OutlineFields({ effects, swatches, onChange }: EffectsProps) {
  const words = useWords();
  const { outlines = [] } = effects;
  const bare = withoutEffects(effects, 'outlines', ...(effects.ground === undefined ? (['fill'] as const) : []));
  return (
    <>
      <Choice
        label={words('outline')}
        value={outlines.length === 0 ? 'none' : outlines.length === 1 ? 'one' : 'two'}
        options={[
          ['none', words('none')],
          ['one', words('outlineOne')],
          ['two', words('outlineTwo')],
        ]}
        onChange={(how) => onChange(how === 'none' ? bare : toggled(bare, how === 'one' ? 'outline' : 'double'))}
      />
      {outlines.map((outline, at) => {
        const label = words(outlines.length === 1 ? 'outline' : at === 0 ? 'outlineInner' : 'outlineOuter');
        const change = (next: typeof outline) =>
          onChange({ ...effects, outlines: outlines.map((one, place) => (place === at ? next : one)) });
        return (
          <Fragment key={label}>
            <Row label={words('widthRow', { what: label })}>
              <NumberField
                label={words('widthOf', { what: label })}
                value={outline.width}
                least={0.05}
                most={MOST_OUTLINE}
                unit={words('pt')}
                onCommit={(width) => change({ ...outline, width })}
              />
            </Row>
            <Row label={words('inkRow', { what: label })}>
              <PaintFields label={label} paint={outline} swatches={swatches} onChange={change} />
            </Row>
          </Fragment>
        );
      })}
    </>
  );
}

function ShadowFields({ effects, swatches, onChange }: EffectsProps) {
  const words = useWords();
  const { shadow } = effects;
  const label = words('shadow');
  const offset = (side: 'dx' | 'dy', name: string) =>
    shadow !== undefined && (
      <NumberField
        label={name}
        value={shadow[side]}
        least={-MOST_SHADOW}
        most={MOST_SHADOW}
        unit={words('pt')}
        onCommit={(by) => onChange({ ...effects, shadow: { ...shadow, [side]: by } })}
      />
    );
  return (
    <>
      <Choice
        label={label}
        value={shadow === undefined ? 'none' : 'some'}
        options={[
          ['none', words('none')],
          ['some', words('shadowSome')],
        ]}
        onChange={() => onChange(toggled(effects, 'shadow'))}
      />
      {shadow !== undefined && (
        <>
          <Row label={words('shadowOffset')}>
            {offset('dx', words('shadowAcross'))}
            {offset('dy', words('shadowDown'))}
          </Row>
          <Row label={words('shadowPaint')}>
            <PaintFields
              label={label}
              paint={shadow}
              swatches={swatches}
              onChange={(next) => onChange({ ...effects, shadow: next })}
            />
          </Row>
        </>
      )}
    </>
  );
}

/** A new ground: solid, with reversed letters. */
const GROUND = { ink: 1 };

function GroundOfLetters({ effects, swatches, onChange }: EffectsProps) {
  const words = useWords();
  const { ground } = effects;
  const label = words('letterGround');
  const over = (chosen: string) => {
    if (chosen !== 'lines' && chosen !== 'block') {
      return withoutEffects(effects, 'ground', ...(effects.outlines === undefined ? (['fill'] as const) : []));
    }
    const fill = ground === undefined ? { fill: { ink: 0 } } : {};
    return { ...effects, ...fill, ground: { ...GROUND, ...ground, over: chosen } } satisfies Effects;
  };
  return (
    <>
      <Choice<'' | 'lines' | 'block'>
        label={label}
        value={ground?.over ?? ''}
        options={[
          ['', words('none')],
          ['lines', words('groundLines')],
          ['block', words('groundBlock')],
        ]}
        onChange={(chosen) => onChange(over(chosen))}
      />
      {ground !== undefined && (
        <>
          <Row label={words('groundPaint')}>
            <PaintFields
              label={label}
              paint={ground}
              swatches={swatches}
              onChange={(next) => onChange({ ...effects, ground: next })}
            />
          </Row>
          <ShadeAndPattern
            shade={ground.shade}
            pattern={ground.pattern}
            swatches={swatches}
            onShade={(shade) => {
              const { shade: _, ...rest } = ground;
              onChange({ ...effects, ground: shade === undefined ? rest : { ...rest, shade } });
            }}
            onPattern={(pattern) => {
              const { pattern: _, ...rest } = ground;
              onChange({ ...effects, ground: pattern === undefined ? rest : { ...rest, pattern } });
            }}
          />
        </>
      )}
    </>
  );
}

function FillFields({ effects, swatches, onChange }: EffectsProps) {
  const words = useWords();
  const { fill } = effects;
  const label = words('letterFill');
  return (
    <>
      <Choice
        label={label}
        value={fill === undefined ? 'usual' : fill.ink === 0 ? 'paper' : 'tint'}
        options={[
          ['usual', words('fillUsual')],
          ['paper', words('fillPaper')],
          ['tint', words('fillTint')],
        ]}
        onChange={(how) =>
          onChange(
            how === 'usual' ? withoutEffects(effects, 'fill') : { ...effects, fill: { ink: how === 'paper' ? 0 : 1 } },
          )
        }
      />
      {fill !== undefined && fill.ink > 0 && (
        <Row label={words('fillPaint')}>
          <PaintFields
            label={label}
            usual={words('fillOfBlock')}
            paint={fill}
            swatches={swatches}
            onChange={(next) => onChange({ ...effects, fill: next })}
          />
        </Row>
      )}
    </>
  );
}

/** How letters stand: slanted, narrow or wide, apart, line by line. */
function SettingFields({ effects, onChange, isHeadline }: EffectsProps & { readonly isHeadline: boolean }) {
  const words = useWords();
  const { slant = 0, width = 1, spread, lines } = effects;
  return (
    <>
      <Row label={words('slantAndWidth')}>
        <NumberField
          label={words('slant')}
          value={slant}
          least={-MOST_SLANT}
          most={MOST_SLANT}
          unit="°"
          onCommit={(next) => onChange(next === 0 ? withoutEffects(effects, 'slant') : { ...effects, slant: next })}
        />
        <NumberField
          label={words('letterWidth')}
          value={width * 100}
          least={NARROWEST * 100}
          most={WIDEST * 100}
          unit="%"
          onCommit={(next) =>
            onChange(next === 100 ? withoutEffects(effects, 'width') : { ...effects, width: next / 100 })
          }
        />
      </Row>
      {isHeadline && (
        <>
          <Choice
            label={words('spread')}
            value={spread === undefined ? 'usual' : spread === 'measure' ? 'measure' : 'given'}
            options={[
              ['usual', words('spreadUsual')],
              ['measure', words('spreadMeasure')],
              ['given', words('spreadGiven')],
            ]}
            onChange={(how) => {
              if (how === 'usual') onChange(withoutEffects(effects, 'spread'));
              else onChange({ ...effects, spread: how === 'measure' ? 'measure' : 0.1 });
            }}
          />
          {typeof spread === 'number' && (
            <Row label={words('spreadBy')}>
              <NumberField
                label={words('spreadBy')}
                value={spread}
                least={LEAST_SPREAD}
                most={MOST_SPREAD}
                onCommit={(next) => onChange({ ...effects, spread: next })}
              />
            </Row>
          )}
          <Choice
            label={words('lineSizes')}
            value={lines === undefined ? 'usual' : lines === 'measure' ? 'measure' : 'given'}
            options={[
              ['usual', words('lineSizesUsual')],
              ['measure', words('lineSizesMeasure')],
              ['given', words('lineSizesGiven')],
            ]}
            onChange={(how) => {
              if (how === 'usual') onChange(withoutEffects(effects, 'lines'));
              else onChange({ ...effects, lines: how === 'measure' ? 'measure' : [1, 1] });
            }}
          />
          {Array.isArray(lines) && (
            <Row label={words('lineSizesBy')}>
              <TextField
                label={words('lineSizesBy')}
                value={lines.map((size) => Math.round(size * 100)).join(' ')}
                onCommit={(text) => {
                  const sizes = readLineSizes(text);
                  if (sizes !== null) onChange({ ...effects, lines: sizes });
                  return sizes !== null;
                }}
              />
            </Row>
          )}
        </>
      )}
    </>
  );
}

/** All of them; a nameplate and a banner are of one line, whose size is their frame's. */
export function EffectFields(props: EffectsProps & { readonly isHeadline: boolean }) {
  return (
    <>
      <OutlineFields {...props} />
      <ShadowFields {...props} />
      <GroundOfLetters {...props} />
      <FillFields {...props} />
      <SettingFields {...props} />
    </>
  );
}
