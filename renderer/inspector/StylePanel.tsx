/** The styles: chosen, changed, added. A sample shows the style at once, the pages as soon as they are composed. */
import { useState } from 'react';
import { credits } from '../../shared/edition/article-records.ts';
import { swatchesOf } from '../../shared/edition/colours.ts';
import { addStyle, editStyle, removeStyle } from '../../shared/edition/edits.ts';
import { withLooks } from '../../shared/edition/effects.ts';
import type { FaceId } from '../../shared/edition/ids.ts';
import {
  creditPlaces,
  type Edition,
  LONGEST_STYLE,
  MOST_FALLBACK,
  type Style,
  type Swatch,
} from '../../shared/edition/records.ts';
import { readSize, writeTypeSize } from '../../shared/edition/type-sizes.ts';
import type { Pt } from '../../shared/edition/units.ts';
import { shippedFaces } from '../../shared/faces/shipped.ts';
import { EffectFields } from '../blocks/EffectFields.tsx';
import { BoxFields } from '../blocks/panel.tsx';
import { styleNameOf, styleTitle } from '../blocks/StyleOf.tsx';
import { useWords, type Words } from '../i18n/strings.ts';
import { facesToChoose, screenFace } from '../pages/faces.ts';
import { useParts } from '../session/observable.ts';
import { preferences } from '../state/preferences.ts';
import type { Stores } from '../state/stores.ts';
import { Choice, Flag, NameForm, Row, TextField } from '../ui/Fields.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { FallbackFaces } from './FallbackFaces.tsx';
import { NewsFields } from './NewsFields.tsx';
import { QuoteFields } from './QuoteFields.tsx';
import { SwatchPanel } from './SwatchPanel.tsx';
import { TableFields } from './TableFields.tsx';

/** What of the window it needs. */
type StyleHost = Pick<Stores, 'session' | 'selection'>;

/** The size of a style's sample on the screen, in CSS pixels, at most. */
const SAMPLE = 34;

/** Words in a style, as large as the panel allows. */
function Sample({ style }: { readonly style: Style }) {
  const words = useWords();
  const size = Math.min(SAMPLE, style.size * (96 / 72));
  if (style.box !== undefined) {
    const { border, tint } = style.box;
    const ground = `color-mix(in srgb, #1a1a1a ${tint * 100}%, #fff)`;
    return (
      <p className="style-sample" style={{ background: ground, border: `${border}pt solid #1a1a1a`, height: 40 }} />
    );
  }
  return (
    <p
      className="style-sample"
      style={{
        fontFamily: screenFace(style.font).family,
        fontWeight: screenFace(style.font).weight,
        fontSize: size,
        lineHeight: style.leading / style.size,
        fontFeatureSettings: style.proportional === true ? '"palt"' : undefined,
        textAlign: style.align === 'centre' ? 'center' : style.align,
        textIndent: style.indent * size,
      }}
    >
      {words('styleSample')}
    </p>
  );
}

/** The faces a style can have, by name; its own among them where the program does not have it. */
function facesFor(own: FaceId, words: Words): (readonly [FaceId, string])[] {
  const known = facesToChoose().map(({ id, name }) => [id, name[words.language]] as const);
  return known.every(([id]) => id !== own) ? [...known, [own, words('faceMissing', { face: own })]] : known;
}

interface StyleProps {
  readonly style: Style;
  readonly change: (next: Partial<Style>) => void;
}

/** The built-in style whose place a style takes. */
const roleOf = ({ id, role }: Style) => role ?? id;

/** Styles of which something is set in a face of emphasis: words in text, heads of tables and pages, days at a nameplate. */
function takesEmphasis(style: Style): boolean {
  return ['body', 'table', 'page-head', 'imprint'].includes(roleOf(style));
}

/** The face of what is emphasised; what it is where none is said stands in brackets. */
function StrongField({ style, change }: StyleProps) {
  const words = useWords();
  const strong = shippedFaces.for('strong');
  const own = shippedFaces.find(style.font);
  // In copy it is always ours; beside a face of the newspaper's own it is that face.
  const usual = roleOf(style) === 'body' || own?.roles.some((role) => role !== 'aside') ? strong.id : style.font;
  const faces = facesFor(style.strongFont ?? style.font, words);
  const usualName = faces.find(([id]) => id === usual)?.[1] ?? usual;
  return (
    <Choice<FaceId | ''>
      label={words('strongFont')}
      value={style.strongFont ?? ''}
      options={[['', words('strongFontUsual', { face: usualName })], ...faces]}
      onChange={(face) => change({ strongFont: face === '' ? undefined : face })}
    />
  );
}

/** A size of type, in points or by its 号, as the preferences have it; both are understood. */
function TypeSizeField(props: {
  readonly label: string;
  readonly value: Pt;
  readonly most: Pt;
  readonly onCommit: (size: Pt) => void;
}) {
  const { label, value, most, onCommit } = props;
  const words = useWords();
  const { typeUnit } = useParts(preferences, 'typeUnit');
  return (
    <TextField
      label={label}
      value={writeTypeSize(value, typeUnit, words.language)}
      onCommit={(text) => {
        const size = readSize(text, 'pt');
        if (size === null) return false;
        onCommit(Math.max(1, Math.min(most, size)));
        return true;
      }}
    />
  );
}

/** The type of a style. */
function TypeFields({ style, change }: StyleProps) {
  const words = useWords();
  const figure = (
    label: string,
    value: number,
    least: number,
    most: number,
    set: (value: number) => Partial<Style>,
  ) => <NumberField label={label} value={value} least={least} most={most} onCommit={(next) => change(set(next))} />;
  return (
    <>
      <Choice
        label={words('font')}
        value={style.font}
        options={facesFor(style.font, words)}
        onChange={(font) => change({ font })}
      />
      {takesEmphasis(style) && <StrongField style={style} change={change} />}
      <Row label={words('fallbackFaces')}>
        <FallbackFaces
          label={words('fallbackFaces')}
          faces={style.fallback ?? []}
          known={facesToChoose().map(({ id, name }) => [id, name[words.language]] as const)}
          most={MOST_FALLBACK}
          onChange={(fallback) => change({ fallback: fallback.length === 0 ? undefined : [...fallback] })}
        />
      </Row>
      <Row label={words('styleSizes')}>
        <TypeSizeField
          label={words('fontSize')}
          value={style.size}
          most={400}
          onCommit={(size) => change({ size, minSize: Math.min(size, style.minSize) })}
        />
        <TypeSizeField
          label={words('fontLeast')}
          value={style.minSize}
          most={style.size}
          onCommit={(minSize) => change({ minSize })}
        />
      </Row>
      <Row label={words('styleLeading')}>
        {figure(words('leading'), style.leading, 1, 800, (leading) => ({ leading }))}
      </Row>
      <Row label={words('styleNarrowest')}>
        {figure(words('narrowest'), style.minScale * 100, 50, 100, (minScale) => ({ minScale: minScale / 100 }))}
      </Row>
      <Choice
        label={words('alignment')}
        value={style.align}
        options={[
          ['start', words('alignStart')],
          ['centre', words('alignCentre')],
          ['justify', words('alignJustify')],
        ]}
        onChange={(align) => change({ align })}
      />
      <Row label={words('proportional')}>
        <div>
          <Flag
            label={words('proportionalMarks')}
            value={style.proportional === true}
            onChange={(proportional) => change({ proportional: proportional || undefined })}
          />
          <p className="hint">{words('proportionalHelp')}</p>
        </div>
      </Row>
      <Row label={words('digits')}>
        <div>
          <Flag
            label={words('halfDigits')}
            value={style.setting.halfDigits === true}
            onChange={(half) => change({ setting: { ...style.setting, halfDigits: half || undefined } })}
          />
          <p className="hint">{words('halfDigitsHelp')}</p>
        </div>
      </Row>
      <Row label={words('styleIndent')}>{figure(words('indent'), style.indent, 0, 20, (indent) => ({ indent }))}</Row>
    </>
  );
}

/** Where a style of running text sets what is told of a story; empty where it is not printed. */
function CreditFields({ style, change }: StyleProps) {
  const words = useWords();
  const places = credits.map((credit) => (
    <Choice
      key={credit}
      label={words(credit)}
      value={style.credits?.[credit] ?? ''}
      options={[
        ['', words('creditNotPrinted')],
        ['run-in', words('creditRunIn')],
        ['before', words('creditBefore')],
        ['after', words('creditAfter')],
        ['end', words('creditEnd')],
      ]}
      onChange={(chosen) => {
        const { [credit]: _old, ...rest } = style.credits ?? {};
        const place = creditPlaces.find((one) => one === chosen);
        change({ credits: place === undefined ? rest : { ...rest, [credit]: place } });
      }}
    />
  ));
  return (
    <>
      {places}
      <Choice<FaceId | ''>
        label={words('creditFont')}
        value={style.creditFont ?? ''}
        options={[['', words('creditFontOfText')], ...facesFor(style.creditFont ?? style.font, words)]}
        onChange={(face) => change({ creditFont: face === '' ? undefined : face })}
      />
    </>
  );
}

/** Styles of headlines, with their kickers and decks, of banners and of nameplates. */
function takesEffects(style: Style): boolean {
  return /^(?:headline|kicker|deck|banner|nameplate)/u.test(roleOf(style));
}

function StyleFields({ style, change, swatches }: StyleProps & { readonly swatches: readonly Swatch[] }) {
  const words = useWords();
  const { box } = style;
  return (
    <dl>
      {style.role !== undefined && (
        <Row label={words('styleName')}>
          <TextField
            label={words('styleName')}
            value={style.name ?? ''}
            onCommit={(name) => {
              if (name.trim() === '') return false;
              change({ name: name.trim().slice(0, 40) });
              return true;
            }}
          />
        </Row>
      )}
      {box === undefined ? (
        <>
          <TypeFields style={style} change={change} />
          {roleOf(style) === 'body' && <CreditFields style={style} change={change} />}
          <NewsFields
            style={style}
            role={roleOf(style)}
            faces={facesFor(style.speakerFont ?? style.font, words)}
            change={change}
          />
          {takesEffects(style) && (
            <EffectFields
              effects={style.effects ?? {}}
              swatches={swatches}
              isHeadline={roleOf(style).startsWith('headline')}
              onChange={(effects) => change({ effects: Object.keys(effects).length === 0 ? undefined : effects })}
            />
          )}
          {roleOf(style) === 'pullquote' && <QuoteFields style={style} change={change} />}
          {roleOf(style) === 'table' && <TableFields style={style} change={change} />}
        </>
      ) : (
        <BoxFields box={box} swatches={swatches} onChange={(looks) => change({ box: withLooks(box, looks) })} />
      )}
    </dl>
  );
}

/** The styles of the blocks selected come first to hand. */
function styleAtHand(edition: Edition, blockId: string | undefined): string {
  const block = blockId === undefined ? undefined : edition.blocks[blockId];
  if (block === undefined) return 'body';
  if ('style' in block && block.style !== undefined) return block.style;
  const name = styleNameOf(block);
  // Editions made before a kind had a style of its own set it in the body's.
  return name !== undefined && edition.styles[name] !== undefined ? name : 'body';
}

export function StylePanel({ workspace }: { readonly workspace: StyleHost }) {
  const words = useWords();
  const { edition } = useParts(workspace.session.state, 'edition');
  const { blocks: selection } = useParts(workspace.selection, 'blocks');
  const [chosen, setChosen] = useState<string | null>(null);
  if (edition === null) return null;
  const at = chosen !== null && edition.styles[chosen] !== undefined ? chosen : styleAtHand(edition, selection.at(-1));
  const style = edition.styles[at];
  if (style === undefined) return null;
  const styles = Object.values(edition.styles);
  const ordered = styles
    .filter((one) => one.role === undefined)
    .flatMap((one) => [one, ...styles.filter((other) => other.role === one.id)])
    .concat(styles.filter((one) => one.role === 'panel'));
  return (
    <section className="styles">
      <dl>
        <Choice
          label={words('style')}
          value={style.id}
          options={ordered.map(
            (one) => [one.id, `${one.role === undefined ? '' : '　'}${styleTitle(one, words)}`] as const,
          )}
          onChange={setChosen}
        />
      </dl>
      <Sample style={style} />
      <StyleFields
        style={style}
        swatches={swatchesOf(edition)}
        change={(next) => workspace.session.edit('style.edit', editStyle(edition, style.id, next))}
      />
      <NameForm
        label={words('styleNewName')}
        button={words('styleAdd')}
        most={LONGEST_STYLE}
        onName={(name) => {
          const added = addStyle(edition, style.id, name);
          if (added === null) return;
          workspace.session.edit('style.add', added.patches);
          setChosen(added.id);
        }}
      />
      {style.role !== undefined && (
        <button
          type="button"
          className="link"
          onClick={() => {
            workspace.session.edit('style.remove', removeStyle(edition, style.id));
            setChosen(null);
          }}
        >
          {words('styleRemove')}
        </button>
      )}
      <SwatchPanel workspace={workspace} edition={edition} />
    </section>
  );
}
