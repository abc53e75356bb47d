/** A table's section: its rows, its head, how its columns stand, what is merged, its style, and the file it came from. */
import { soundSpans } from '../../shared/blocks/cell-spans.ts';
import { beyond, cutTo } from '../../shared/blocks/cut-to.ts';
import type { Block } from '../../shared/blocks/kinds.ts';
import { tableText } from '../../shared/blocks/table.ts';
import { cellsIn, withCellWords } from '../../shared/blocks/table-cells.ts';
import { withTypedRows } from '../../shared/blocks/typed-rows.ts';
import { fileName } from '../../shared/contract/file-name.ts';
import { editBlock } from '../../shared/edition/edits.ts';
import { MOST_IN_CELL } from '../../shared/text/table/table-limits.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import { cellsAtHand } from '../state/selection.ts';
import { tellCut, tellTableLeft } from '../state/told-cut.ts';
import { Choice, Row, TextField } from '../ui/Fields.tsx';
import { UnseenLine } from '../ui/UnseenLine.tsx';
import { ChartFields } from './ChartFields.tsx';
import { chartKindChoices } from './chart-choices.ts';
import { StyleOf } from './StyleOf.tsx';
import type { BlockProps, Section } from './section.ts';
import { ChoiceButtons, tableCellChoices, tableWideChoices, useCellsName } from './TableChoices.tsx';
import { TableColumns, type TableProps } from './TableColumns.tsx';
import type { TableAtHand } from './table-choice.ts';

type TableBlock = Block<'table'>;

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

/** The cells selected: the words of one, and how they and their columns stand. */
function Cells({ workspace, edition, block, at }: BlockProps<'table'> & { readonly at: TableAtHand }) {
  const words = useWords();
  const name = useCellsName(at);
  const cells = at.range === null ? [] : cellsIn(block, at.range);
  const [only] = cells.length === 1 ? cells : [];
  const text = only === undefined ? '' : (block.rows[only.row]?.[only.column] ?? '');
  return (
    <dl className="table-cells" data-testid="table-cells">
      <Row label={words('tableCells')}>
        <output>{name}</output>
      </Row>
      {only !== undefined && (
        <dd className="whole-row" data-cell-words="">
          <TextField
            label={words('tableCellWords')}
            rows={2}
            value={text}
            onCommit={(typed) => {
              tellCut(workspace.notices, beyond(typed, MOST_IN_CELL), MOST_IN_CELL);
              const next = withCellWords(block, only, cutTo(typed, MOST_IN_CELL));
              workspace.session.edit('table.words', editBlock(edition, next));
              return true;
            }}
          />
        </dd>
      )}
      {tableCellChoices.map((of) => (
        <Row key={of.name} label={of.name === 'tableCells' ? words('tableCellAlign') : words(of.name)}>
          <fieldset className="table-choices" aria-label={words(of.name)}>
            <ChoiceButtons commands={workspace.commands} of={of} at={at} />
          </fieldset>
        </Row>
      ))}
    </dl>
  );
}

function TableSettings(props: BlockProps<'table'>) {
  const { workspace, edition, block } = props;
  const words = useWords();
  const edit = (next: TableBlock) => workspace.session.edit('block.setting', editBlock(edition, next));
  const selected = useParts(workspace.selection, 'blocks', 'cells');
  const cells = cellsAtHand(selected);
  const range = cells?.block === block.id && block.rows.length > 0 ? cells.range : null;
  const at: TableAtHand = { edition, table: block, range };
  return (
    <>
      <dl>
        <Row label={words(chartKindChoices.name)}>
          <fieldset className="table-choices" aria-label={words(chartKindChoices.name)}>
            <ChoiceButtons commands={workspace.commands} of={chartKindChoices} at={at} />
          </fieldset>
        </Row>
      </dl>
      {block.chart !== undefined && <ChartFields {...props} chart={block.chart} />}
      <Linked {...props} />
      {range !== null && <Cells {...props} at={at} />}
      <div className="stacked table-rows">
        <span>{words('tableRows')}</span>
        <TextField
          label={words('tableRows')}
          rows={6}
          value={tableText.read(block)}
          onCommit={(text) => {
            const { table: typed, left } = withTypedRows(block, text);
            tellTableLeft(workspace.notices, left);
            edit(typed);
            return true;
          }}
        />
        <UnseenLine text={tableText.read(block)} />
      </div>
      <dl>
        {tableWideChoices(block).map((of) => (
          <Row key={of.name} label={words(of.name)}>
            <fieldset className="table-choices" aria-label={words(of.name)}>
              <ChoiceButtons commands={workspace.commands} of={of} at={at} />
            </fieldset>
          </Row>
        ))}
        <StyleOf workspace={workspace} edition={edition} block={block} />
      </dl>
      {block.chart === undefined && (
        <>
          <MergedCells block={block} edit={edit} />
          <TableColumns block={block} edit={edit} />
        </>
      )}
    </>
  );
}

export const table: Section<'table'> = { Settings: TableSettings };
