/** The rules and tints of tables of a style: one of the usual looks, or figures of one's own. */
import { BAND_TINT, HEAD_TINT, usualRules } from '../../shared/blocks/table-looks.ts';
import { plainTable, type Style, type TableLooks } from '../../shared/edition/records.ts';
import { useWords } from '../i18n/strings.ts';
import { Choice, Row } from '../ui/Fields.tsx';
import { NumberField } from '../ui/NumberField.tsx';

/** The usual looks by name. */
const usual = {
  three: plainTable,
  grid: { ...plainTable, ...usualRules.grid },
  lines: { ...plainTable, ...usualRules.lines },
  bands: { ...plainTable, headTint: HEAD_TINT, bandTint: BAND_TINT },
  none: { ...plainTable, ...usualRules.none },
} as const satisfies Readonly<Record<string, TableLooks>>;

type Usual = keyof typeof usual;

function isAlike(one: TableLooks, other: TableLooks): boolean {
  return JSON.stringify({ ...plainTable, ...one }) === JSON.stringify({ ...plainTable, ...other });
}

export function TableFields(props: { readonly style: Style; readonly change: (next: Partial<Style>) => void }) {
  const { style, change } = props;
  const words = useWords();
  const looks = style.table ?? plainTable;
  const names = Object.keys(usual).filter((name): name is Usual => name in usual);
  const own = names.find((name) => isAlike(usual[name], looks)) ?? '';
  const rule = (label: string, key: keyof TableLooks) => (
    <Row label={label}>
      <NumberField
        label={label}
        value={looks[key]}
        least={0}
        most={6}
        unit={words('pt')}
        onCommit={(value) => change({ table: { ...looks, [key]: value } })}
      />
    </Row>
  );
  const tint = (label: string, key: keyof TableLooks) => (
    <Row label={label}>
      <NumberField
        label={label}
        value={looks[key] * 100}
        least={0}
        most={50}
        unit="%"
        onCommit={(value) => change({ table: { ...looks, [key]: value / 100 } })}
      />
    </Row>
  );
  return (
    <>
      <Choice<Usual | ''>
        label={words('tableLooks')}
        value={own}
        options={[
          ...(own === '' ? [['', words('tableLooksOwn')] as const] : []),
          ['three', words('tableLooksThree')],
          ['grid', words('tableLooksGrid')],
          ['lines', words('tableLooksLines')],
          ['bands', words('tableLooksBands')],
          ['none', words('tableLooksNone')],
        ]}
        onChange={(name) => {
          if (name !== '') change({ table: { ...usual[name] } });
        }}
      />
      {rule(words('tableOuter'), 'outer')}
      {rule(words('tableSides'), 'sides')}
      {rule(words('tableHead'), 'head')}
      {rule(words('tableRowRules'), 'rows')}
      {rule(words('tableColumnRules'), 'columns')}
      {tint(words('tableHeadTint'), 'headTint')}
      {tint(words('tableBandTint'), 'bandTint')}
    </>
  );
}
