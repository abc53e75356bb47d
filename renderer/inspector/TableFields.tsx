/** The rules and tints of tables of a style: one of the usual looks, or figures of one's own. */
import { plainTable, type Style, type TableLooks } from '../../shared/edition/records.ts';
import { useWords } from '../i18n/strings.ts';
import { Choice, Row } from '../ui/Fields.tsx';
import { NumberField } from '../ui/NumberField.tsx';

/** Hairlines of a grid, in points: what newsprint holds (domain.md §5), and a little. */
const FINE = 0.4;

const noRules: TableLooks = { ...plainTable, outer: 0, head: 0 };

/** The usual looks by name. */
const usual = {
  three: plainTable,
  grid: { ...plainTable, outer: 0.8, sides: 0.8, rows: FINE, columns: FINE },
  lines: { ...plainTable, rows: 0.3 },
  bands: { ...plainTable, headTint: 0.15, bandTint: 0.07 },
  none: noRules,
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
