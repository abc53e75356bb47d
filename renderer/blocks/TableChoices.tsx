/** What of a table is chosen by a click, in the inspector and by the right button alike: a row of buttons for each thing. */

import { ownAligns } from '../../shared/blocks/cell-spans.ts';
import type { TableBlock } from '../../shared/blocks/kinds.ts';
import { alignAt, cellAt, cellsIn, rangeSpan } from '../../shared/blocks/table-cells.ts';
import { looksOf, rulesIn } from '../../shared/blocks/table-looks.ts';
import { commandOf } from '../../shared/contract/commands.ts';
import type { ColumnAlign } from '../../shared/text/table/sheet-table.ts';
import type { Commands } from '../commands/commands.ts';
import { useWords } from '../i18n/strings.ts';
import { chartChoices, chartKindChoices } from './chart-choices.ts';
import type { TableAtHand, TableChoice, TableChoices } from './table-choice.ts';

/** A sign for each way text may stand: lines of it, and figures about a point. */
export const alignSigns = {
  start: 'M2 3h12M2 6.5h7M2 10h10M2 13.5h6',
  centre: 'M2 3h12M4.5 6.5h7M3 10h10M5 13.5h6',
  end: 'M2 3h12M7 6.5h7M4 10h10M8 13.5h6',
  decimal: 'M3 4h5M5 8h3M2 12h6M10 4h.6M10 8h.6M10 12h.6M12 4h2M12 8h3M12 12h1',
} as const satisfies Readonly<Record<ColumnAlign, string>>;

const cellsOf = ({ table, range }: TableAtHand) => (range === null ? [] : cellsIn(table, range));

function areCells(align: ColumnAlign): TableChoice['isSo'] {
  return (at) => cellsOf(at).every((cell) => alignAt(at.table, cell) === align);
}

function areColumns(align: ColumnAlign): TableChoice['isSo'] {
  return ({ table, range }) => {
    if (range === null) return false;
    const { column, columns } = rangeSpan(table, range);
    return Array.from({ length: columns }, (_, by) => table.align[column + by] ?? 'start').every(
      (own) => own === align,
    );
  };
}

const looksNow = ({ edition, table }: TableAtHand) =>
  looksOf(table, edition.styles[table.style ?? ''] ?? edition.styles['table']);

const aligns = ['start', 'centre', 'end', 'decimal'] as const;

const cellChoices: TableChoices = {
  name: 'tableCells',
  isOfCells: true,
  choices: [
    ...aligns.map(
      (align): TableChoice => ({
        command: `table.align-${align}`,
        sign: alignSigns[align],
        isSo: areCells(align),
      }),
    ),
    {
      command: 'table.align-column',
      words: 'tableAsColumn',
      isSo: (at) => cellsOf(at).every(({ row, column }) => ownAligns(at.table.cellAligns)(row, column) === undefined),
    },
  ],
};

const columnChoices: TableChoices = {
  name: 'tableWholeColumns',
  isOfCells: true,
  choices: aligns.map(
    (align): TableChoice => ({
      command: `table.column-${align}`,
      sign: alignSigns[align],
      isSo: areColumns(align),
    }),
  ),
};

/** By how many rows the head has. */
const headRows = [
  ['table.head-0', 'tableHeadNone'],
  ['table.head-1', 'tableHead1'],
  ['table.head-2', 'tableHead2'],
  ['table.head-3', 'tableHead3'],
  ['table.head-4', 'tableHead4'],
] as const;

const headChoices: TableChoices = {
  name: 'tableHeadRows',
  choices: headRows.map(
    ([command, words], rows): TableChoice => ({ command, words, isSo: ({ table }) => table.headRows === rows }),
  ),
};

const ruleChoices: TableChoices = {
  name: 'tableRules',
  choices: (
    [
      ['three', 'M1.5 2.5h13M1.5 6h13M1.5 13.5h13'],
      ['grid', 'M1.5 2.5h13v11h-13zM1.5 6h13M1.5 9.7h13M6 2.5v11M10.3 2.5v11'],
      ['lines', 'M1.5 2.5h13M1.5 6h13M1.5 9.7h13M1.5 13.5h13'],
      ['none', 'M3 4.2h4M9 4.2h4M3 8h4M9 8h4M3 11.8h4M9 11.8h4'],
    ] as const
  ).map(
    ([rules, sign]): TableChoice => ({
      command: `table.rules-${rules}`,
      sign,
      isSo: (at) => rulesIn(looksNow(at)) === rules,
    }),
  ),
};

const tintChoices: TableChoices = {
  name: 'tableTints',
  choices: [
    {
      command: 'table.head-tint',
      words: 'tableHeadTintShort',
      isToggle: true,
      isSo: (at) => looksNow(at).headTint > 0,
    },
    {
      command: 'table.band-tint',
      words: 'tableBandTintShort',
      isToggle: true,
      isSo: (at) => looksNow(at).bandTint > 0,
    },
    { command: 'table.looks-style', words: 'tableLooksOfStyle', isSo: ({ table }) => table.looks === undefined },
  ],
};

/** Those that stand in the inspector whether cells are selected or not: a chart has no rules, but a head. */
export function tableWideChoices({ chart }: Pick<TableBlock, 'chart'>): readonly TableChoices[] {
  return chart === undefined ? [headChoices, ruleChoices, tintChoices] : [...chartChoices, headChoices];
}

/** All of them, in their order in a menu. */
export function tableChoices(table: Pick<TableBlock, 'chart'>): readonly TableChoices[] {
  const own = [...tableCellChoices, ...tableWideChoices(table)];
  // A table's own come first; of a chart, what it is drawn as.
  return table.chart === undefined ? [...own, chartKindChoices] : [chartKindChoices, ...own];
}

export const tableCellChoices: readonly TableChoices[] = [cellChoices, columnChoices];

/** The buttons of one row. In a menu they are its items. */
export function ChoiceButtons(props: {
  readonly commands: Pick<Commands, 'run' | 'why'>;
  readonly of: TableChoices;
  readonly at: TableAtHand;
  readonly isInMenu?: true;
  readonly onChosen?: () => void;
}) {
  const { commands, of, at, isInMenu = false, onChosen } = props;
  const words = useWords();
  return of.choices.map(({ command, sign, words: own, isToggle, isSo }) => {
    const name = commandOf(command)[words.language];
    const word = own === undefined ? '' : words(own);
    // Whoever speaks to the window says what is seen on the button.
    const spoken = name.toLowerCase().includes(word.toLowerCase()) ? name : words.list([word, name]);
    const isNow = isSo(at);
    // What is so already is pressed again to no effect, and keeps the keyboard.
    const why = isNow ? undefined : commands.why(command)?.[words.language];
    return (
      <button
        key={command}
        type="button"
        title={why === undefined ? name : `${name} — ${why}`}
        aria-description={why}
        aria-label={spoken}
        {...(isInMenu
          ? { role: isToggle ? 'menuitemcheckbox' : 'menuitemradio', 'aria-checked': isNow, tabIndex: -1 }
          : { 'aria-pressed': isNow })}
        disabled={why !== undefined}
        onClick={() => {
          commands.run(command);
          onChosen?.();
        }}
      >
        {sign === undefined ? (
          word
        ) : (
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d={sign} />
          </svg>
        )}
      </button>
    );
  });
}

/** The words that say which cells are selected: one by its row and column, more by how many they are. */
export function useCellsName({ table, range }: Omit<TableAtHand, 'edition'>): string {
  const words = useWords();
  if (range === null) return '';
  const cells = cellsIn(table, range);
  const { row, column } = cellAt(table, range.from);
  return cells.length === 1
    ? words('tableCell', { row: row + 1, column: column + 1 })
    : words('tableCellCount', { count: cells.length });
}
