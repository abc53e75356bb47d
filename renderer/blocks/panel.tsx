/** A panel's section: its looks, its own or a style's. */
import { swatchesOf } from '../../shared/edition/colours.ts';
import { addPanelStyle, editBlock } from '../../shared/edition/edits.ts';
import { type LooksChange, withLooks } from '../../shared/edition/effects.ts';
import { LONGEST_STYLE, type PanelBlock, type PanelLooks, type Swatch } from '../../shared/edition/records.ts';
import { useWords } from '../i18n/strings.ts';
import { Choice, NameForm, Row } from '../ui/Fields.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { FrillFields, ShadeAndPattern } from './GroundFields.tsx';
import { ShapeFields } from './ShapeFields.tsx';
import { styleTitle } from './StyleOf.tsx';
import type { BlockProps, Section } from './section.ts';
import { VeilFields } from './VeilFields.tsx';

/** A panel's border and tint, and what adorns it. */
export function BoxFields(props: {
  readonly box: PanelLooks;
  readonly swatches: readonly Swatch[];
  readonly onChange: (change: LooksChange) => void;
}) {
  const { box, swatches, onChange } = props;
  const words = useWords();
  return (
    <>
      <Row label={words('border')}>
        <NumberField
          label={words('border')}
          value={box.border}
          least={0}
          most={20}
          unit={words('pt')}
          onCommit={(border) => onChange({ border })}
        />
      </Row>
      <Row label={words('tint')}>
        <NumberField
          label={words('tint')}
          value={box.tint * 100}
          least={0}
          most={100}
          unit="%"
          onCommit={(tint) => onChange({ tint: tint / 100 })}
        />
      </Row>
      <ShadeAndPattern
        shade={box.shade}
        pattern={box.pattern}
        swatches={swatches}
        usual={words('fillOfBlock')}
        onShade={(shade) => onChange({ shade })}
        onPattern={(pattern) => onChange({ pattern })}
      />
      <FrillFields
        frill={box.frill}
        swatches={swatches}
        usual={words('fillOfBlock')}
        onChange={(frill) => onChange({ frill })}
      />
      {box.frill !== undefined && box.shape !== undefined && <dd className="whole-row hint">{words('frillShape')}</dd>}
    </>
  );
}

/** A panel's looks: of a style, changed for all panels of it in the style panel, or its own, which can become a style. */
function PanelSettings({ workspace, edition, block }: BlockProps<'panel'>) {
  const words = useWords();
  const edit = (next: PanelBlock) => workspace.session.edit('block.setting', editBlock(edition, next));
  const styles = Object.values(edition.styles).filter((style) => style.role === 'panel');
  const style = styles.find((one) => one.id === block.style);
  return (
    <>
      <dl>
        {styles.length > 0 && (
          <Choice
            label={words('style')}
            value={style?.id ?? ''}
            options={[['', words('styleOwn')], ...styles.map((one) => [one.id, styleTitle(one, words)] as const)]}
            onChange={(id) => {
              const { style: _style, ...rest } = block;
              edit(id === '' ? { ...rest, ...style?.box } : { ...rest, style: id });
            }}
          />
        )}
        {style === undefined && (
          <BoxFields box={block} swatches={swatchesOf(edition)} onChange={(looks) => edit(withLooks(block, looks))} />
        )}
        {style?.box?.shape === undefined && <ShapeFields workspace={workspace} edition={edition} block={block} />}
        <VeilFields workspace={workspace} edition={edition} block={block} />
      </dl>
      {style === undefined && (
        <NameForm
          label={words('styleNewName')}
          button={words('styleFromPanel')}
          most={LONGEST_STYLE}
          onName={(name) => workspace.session.edit('style.add', addPanelStyle(edition, block, name))}
        />
      )}
    </>
  );
}

export const panel: Section<'panel'> = { Settings: PanelSettings };
