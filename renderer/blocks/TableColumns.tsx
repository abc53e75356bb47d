/** The columns of a table: how their cells stand, and how wide they are. */
import type { Block } from '../../shared/blocks/kinds.ts';
import { mm } from '../../shared/edition/units.ts';
import { columnCount } from '../../shared/text/table/column-count.ts';
import { useWords } from '../i18n/strings.ts';
import { Row, TextField } from '../ui/Fields.tsx';
import { alignSigns } from './TableChoices.tsx';

type TableBlock = Block<'table'>;
type Align = TableBlock['align'][number];

export interface TableProps {
  readonly block: TableBlock;
  readonly edit: (next: TableBlock) => void;
}

/** Columns whose settings are shown at once; of a table with more, they are unfolded. */
const SHOWN_COLUMNS = 6;

/** Shares of columns in per cent of the table; of one whose cells say them, as they would be alike. */
function sharesOf(block: TableBlock): number[] {
  const count = columnCount(block.rows);
  const widths = Array.from({ length: count }, (_, at) => block.widths?.[at] ?? 0);
  const all = widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width) => (all > 0 ? (width / all) * 100 : 100 / Math.max(1, count)));
}

/** Each way a column may stand. */
const ways = [
  ['start', 'alignStart'],
  ['centre', 'alignCentre'],
  ['end', 'alignEnd'],
  ['decimal', 'tableDecimal'],
] as const satisfies readonly (readonly [Align, string])[];

/** How a column's cells stand, a button for each way. */
function AlignButtons({ block, edit, at }: TableProps & { readonly at: number }) {
  const words = useWords();
  return (
    <fieldset className="column-aligns" aria-label={words('tableColumnAlign', { number: at + 1 })}>
      {ways.map(([align, name]) => (
        <button
          key={align}
          type="button"
          title={words(name)}
          aria-label={words(name)}
          aria-pressed={(block.align[at] ?? 'start') === align}
          onClick={() => {
            const aligns = Array.from({ length: columnCount(block.rows) }, (_, to) => block.align[to] ?? 'start');
            edit({ ...block, align: aligns.with(at, align) });
          }}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d={alignSigns[align]} />
          </svg>
        </button>
      ))}
    </fieldset>
  );
}

/** Ems of a column's head that its row shows. */
const HEAD_EMS = 4;

/** The start of a column's head: as much as its row has room for, a letter taking half of what a Han character does. */
function startOf(head: string): string {
  let left = HEAD_EMS;
  let start = '';
  for (const character of head.replace(/\s+/gu, ' ').trim()) {
    left -= /\p{Script=Han}/u.test(character) ? 1 : 0.5;
    if (left < 0) break;
    start += character;
  }
  return start;
}

/** A width as it is typed, in per cent of the table or in millimetres, as a share in per cent; null for what is none. */
function shareTyped(text: string, { frame }: TableBlock): number | null {
  const found = /^\s*(\d+(?:\.\d+)?)\s*(%|％|mm|毫米)?\s*$/iu.exec(text);
  if (found === null) return null;
  const value = Number(found[1]);
  return /mm|毫米/iu.test(found[2] ?? '') ? (mm(value) / frame.width) * 100 : value;
}

/** The least share of a column, in per cent: narrower ones could not be told from each other. */
const LEAST_SHARE = 1;

/** One column: how its cells stand, and its share of the table's width. */
function Column({ block, edit, at }: TableProps & { readonly at: number }) {
  const words = useWords();
  const shares = sharesOf(block);
  const own = shares[at] ?? 0;
  const name = words('tableColumn', { number: at + 1 });
  const head = block.headRows > 0 ? (block.rows[block.headRows - 1]?.[at] ?? '') : '';
  return (
    <Row label={head === '' ? name : `${at + 1} ${startOf(head)}`}>
      <AlignButtons block={block} edit={edit} at={at} />
      <TextField
        label={words('tableColumnWidth', { number: at + 1 })}
        value={`${Number(own.toFixed(2))}%`}
        onCommit={(text) => {
          const typed = shareTyped(text, block);
          if (typed === null) return false;
          const share = Math.max(LEAST_SHARE, Math.min(100 - LEAST_SHARE, typed));
          // The others share what is left as they did before.
          const rest = Math.max(100 - own, LEAST_SHARE);
          const widths = shares.map((width, column) => (column === at ? share : (width / rest) * (100 - share)));
          edit({ ...block, widths });
          return true;
        }}
      />
    </Row>
  );
}

/** Cells that stand otherwise than their column, as their file had them: they can be told to stand as it does. */
function OwnAligns({ block, edit }: TableProps) {
  const words = useWords();
  const { cellAligns = [], ...asColumns } = block;
  const count = cellAligns.filter(({ row, column }) => (block.rows[row]?.[column] ?? '') !== '').length;
  if (count === 0) return null;
  return (
    <p>
      {words('tableOwnAligns', { count })}{' '}
      <button type="button" className="link" onClick={() => edit(asColumns)}>
        {words('tableAlignAsColumns')}
      </button>
    </p>
  );
}

export function TableColumns({ block, edit }: TableProps) {
  const words = useWords();
  const count = columnCount(block.rows);
  if (count === 0) return null;
  const { widths: _widths, ...byCells } = block;
  const list = (
    <>
      <dl>
        {Array.from({ length: count }, (_, at) => at).map((at) => (
          <Column key={at} block={block} edit={edit} at={at} />
        ))}
      </dl>
      {block.widths !== undefined && (
        <button type="button" className="link" onClick={() => edit(byCells)}>
          {words('tableWidthsByCells')}
        </button>
      )}
      <OwnAligns block={block} edit={edit} />
    </>
  );
  if (count <= SHOWN_COLUMNS) return list;
  return (
    <details>
      <summary>{words('tableColumns', { count })}</summary>
      {list}
    </details>
  );
}
