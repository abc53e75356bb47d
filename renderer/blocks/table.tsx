/** A table's section: its rows, its head, how its columns stand, what is merged, its style, and the file it came from. */
import { movedSpans, soundSpans } from '../../shared/blocks/cell-spans.ts';
import type { Block } from '../../shared/blocks/kinds.ts';
import { tableText } from '../../shared/blocks/table.ts';
import { fileName } from '../../shared/contract/file-name.ts';
import { editBlock } from '../../shared/edition/edits.ts';
import { MOST_HEAD } from '../../shared/text/table/table-limits.ts';
import { useWords } from '../i18n/strings.ts';
import { Choice, Row, TextField } from '../ui/Fields.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { StyleOf } from './StyleOf.tsx';
import type { BlockProps, Section } from './section.ts';

type TableBlock = Block<'table'>;
type Align = TableBlock['align'][number];

/** Columns whose settings are shown at once; of a table with more, they are unfolded. */
const SHOWN_COLUMNS = 6;

interface TableProps {
  readonly block: TableBlock;
  readonly edit: (next: TableBlock) => void;
}

const countOf = ({ rows }: TableBlock) => Math.max(0, ...rows.map((row) => row.length));

/** Shares of columns in per cent of the table; of one whose cells say them, as they would be alike. */
function sharesOf(block: TableBlock): number[] {
  const count = countOf(block);
  const widths = Array.from({ length: count }, (_, at) => block.widths?.[at] ?? 0);
  const all = widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width) => (all > 0 ? (width / all) * 100 : 100 / Math.max(1, count)));
}

/** One column: how its cells stand, and its share of the table's width. */
function Column({ block, edit, at }: TableProps & { readonly at: number }) {
  const words = useWords();
  const shares = sharesOf(block);
  const options: readonly (readonly [Align, string])[] = [
    ['start', words('alignStart')],
    ['centre', words('alignCentre')],
    ['end', words('alignEnd')],
    ['decimal', words('tableDecimal')],
  ];
  const name = words('tableColumn', { number: at + 1 });
  const head = block.headRows > 0 ? (block.rows[block.headRows - 1]?.[at] ?? '') : '';
  return (
    <Row label={head === '' ? name : `${at + 1} ${[...head.replace(/\s/gu, '')].slice(0, 4).join('')}`}>
      <select
        aria-label={words('tableColumnAlign', { number: at + 1 })}
        value={block.align[at] ?? 'start'}
        onChange={(event) => {
          const chosen = options.find(([value]) => value === event.target.value)?.[0];
          if (chosen === undefined) return;
          const align = Array.from({ length: countOf(block) }, (_, column) => block.align[column] ?? 'start');
          edit({ ...block, align: align.with(at, chosen) });
        }}
      >
        {options.map(([value, title]) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </select>
      <NumberField
        label={words('tableColumnWidth', { number: at + 1 })}
        value={shares[at] ?? 0}
        least={1}
        most={99}
        unit="%"
        onCommit={(share) => {
          // The others share what is left as they did before.
          const rest = 100 - (shares[at] ?? 0);
          const widths = shares.map((own, column) =>
            column === at ? share : (own / Math.max(rest, 1)) * (100 - share),
          );
          edit({ ...block, widths });
        }}
      />
    </Row>
  );
}

function Columns({ block, edit }: TableProps) {
  const words = useWords();
  const count = countOf(block);
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

/** What is merged; cells are parted all at once. */
function MergedCells({ block, edit }: TableProps) {
  const words = useWords();
  const count = soundSpans(block.spans ?? [], block.rows).length;
  const { spans: _spans, ...parted } = block;
  if (count === 0) return null;
  return (
    <p>
      {words('tableMerged', { count })}{' '}
      <button type="button" className="link" onClick={() => edit(parted)}>
        {words('tablePart')}
      </button>
    </p>
  );
}

/** The file the table came from, and what can be done with it. */
function Linked({ workspace, edition, block }: BlockProps<'table'>) {
  const words = useWords();
  const { source } = block;
  const { commands, session } = workspace;
  if (source === undefined) {
    return (
      <button type="button" onClick={() => commands.run('table.choose')}>
        {words('tableChoose')}
      </button>
    );
  }
  const { source: _source, ...loose } = block;
  return (
    <>
      <dl>
        <Row label={words('tableFile')}>
          <output title={source.path} data-testid="table-file">
            {fileName(source.path)}
          </output>
        </Row>
        {source.sheets.length > 1 && (
          <Choice
            label={words('tableSheet')}
            value={source.sheet}
            options={source.sheets.map((name) => [name, name] as const)}
            onChange={(sheet) => commands.run('table.update', sheet)}
          />
        )}
      </dl>
      <p className="table-ways">
        <button type="button" onClick={() => commands.run('table.update')}>
          {words('tableUpdate')}
        </button>{' '}
        <button type="button" className="link" onClick={() => commands.run('table.choose')}>
          {words('tableReplace')}
        </button>{' '}
        <button type="button" className="link" onClick={() => session.edit('block.setting', editBlock(edition, loose))}>
          {words('tableUnlink')}
        </button>
      </p>
    </>
  );
}

function TableSettings(props: BlockProps<'table'>) {
  const { workspace, edition, block } = props;
  const words = useWords();
  const edit = (next: TableBlock) => workspace.session.edit('block.setting', editBlock(edition, next));
  return (
    <>
      <Linked {...props} />
      <div className="stacked">
        <span>{words('tableRows')}</span>
        <TextField
          label={words('tableRows')}
          rows={6}
          value={tableText.read(block)}
          onCommit={(text) => {
            const rows = tableText.write(text);
            const { spans, ...rest } = block;
            const moved = movedSpans(spans ?? [], block.rows, rows);
            edit(moved.length === 0 ? { ...rest, rows } : { ...rest, rows, spans: moved });
            return true;
          }}
        />
      </div>
      <dl>
        <Row label={words('tableHeadRows')}>
          <NumberField
            label={words('tableHeadRows')}
            value={block.headRows}
            least={0}
            most={MOST_HEAD}
            onCommit={(rows) => edit({ ...block, headRows: Math.round(rows) })}
          />
        </Row>
        <StyleOf workspace={workspace} edition={edition} block={block} />
      </dl>
      <MergedCells block={block} edit={edit} />
      <Columns block={block} edit={edit} />
    </>
  );
}

export const table: Section<'table'> = { Settings: TableSettings };
