/** A table's section: its rows, its head, how its columns stand, what is merged, its style, and the file it came from. */
import { movedAligns, movedSpans, soundSpans } from '../../shared/blocks/cell-spans.ts';
import type { Block } from '../../shared/blocks/kinds.ts';
import { tableText } from '../../shared/blocks/table.ts';
import { fileName } from '../../shared/contract/file-name.ts';
import { editBlock } from '../../shared/edition/edits.ts';
import { MOST_HEAD } from '../../shared/text/table/table-limits.ts';
import { useWords } from '../i18n/strings.ts';
import { Choice, Row, TextField } from '../ui/Fields.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { UnseenLine } from '../ui/UnseenLine.tsx';
import { StyleOf } from './StyleOf.tsx';
import type { BlockProps, Section } from './section.ts';
import { TableColumns, type TableProps } from './TableColumns.tsx';

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
            const { spans = [], cellAligns = [], ...rest } = block;
            const [cells, aligns] = [movedSpans(spans, block.rows, rows), movedAligns(cellAligns, block.rows, rows)];
            edit({
              ...rest,
              rows,
              ...(cells.length === 0 ? {} : { spans: cells }),
              ...(aligns.length === 0 ? {} : { cellAligns: aligns }),
            });
            return true;
          }}
        />
        <UnseenLine text={tableText.read(block)} />
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
      <TableColumns block={block} edit={edit} />
    </>
  );
}

export const table: Section<'table'> = { Settings: TableSettings };
