/** Beside headline and body: every other text the story's blocks show, a field each. */
import { useMemo, useState } from 'react';
import { beyond, cutTo } from '../../shared/blocks/cut-to.ts';
import { blockName, type TableBlock } from '../../shared/blocks/kinds.ts';
import { tableText } from '../../shared/blocks/table.ts';
import { withTypedRows } from '../../shared/blocks/typed-rows.ts';
import { editBlock } from '../../shared/edition/edits.ts';
import type { BlockId } from '../../shared/edition/ids.ts';
import type { Article, Block, Edition } from '../../shared/edition/records.ts';
import { captionPart, creditPart, solePart } from '../../shared/edition/text.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import { cellsAtHand } from '../state/selection.ts';
import type { Stores } from '../state/stores.ts';
import { tellCut, tellTableLeft } from '../state/told-cut.ts';
import { TextField } from '../ui/Fields.tsx';
import { UnseenLine } from '../ui/UnseenLine.tsx';
import { copyLineAt, MOST_IN_LINE } from './copy-lines.ts';
import { FoundLines } from './FoundLines.tsx';
import { tellSelected } from './field-caret.ts';
import { type WordsPlace, wordsAt } from './own-words.ts';
import { StyledLine } from './StyledLine.tsx';
import { useSteppedField } from './stepped-field.ts';
import { type EditKind, TypingSteps } from './typing-steps.ts';

/** What of the window it needs. */
type FieldsHost = Pick<Stores, 'session' | 'selection' | 'caret' | 'notices' | 'findings'>;

/** A text with its name, written as it is typed. */
function WordsField(props: {
  readonly label: string;
  readonly text: string;
  readonly most: number;
  readonly hasLines: boolean;
  readonly part: string;
  readonly write: (text: string, step: (kind: EditKind) => string, kind: EditKind) => void;
  readonly notices: FieldsHost['notices'];
  /** Told of what is selected in it. */
  readonly onSelect?: (event: React.SyntheticEvent<HTMLTextAreaElement>) => void;
  /** The text as it is set, where that is otherwise than the field shows it. */
  readonly children?: React.ReactNode;
}) {
  const { label, text, most, hasLines, part, write, notices, onSelect, children } = props;
  const [steps] = useState(() => new TypingSteps());
  const field = useSteppedField(text, steps, (typed, kind) => {
    const oneLine = hasLines ? typed : typed.replace(/\s*[\r\n]+\s*/gu, ' ');
    tellCut(notices, beyond(oneLine, most), most);
    write(cutTo(oneLine, most), (one) => steps.of(one), kind);
  });
  return (
    <div>
      <label className="headline-field plain">
        <span>{label}</span>
        <textarea {...field} data-part={part} onSelect={onSelect} rows={Math.max(1, text.split('\n').length)} />
      </label>
      <UnseenLine text={field.value} />
      {children}
    </div>
  );
}

/** A text of the article itself: its banner, a caption, a credit. */
function LineField(props: {
  readonly workspace: FieldsHost;
  readonly article: Article;
  readonly part: string;
  readonly label: string;
}) {
  const { workspace, article, part, label } = props;
  const { edition } = useParts(workspace.session.state, 'edition');
  const line = edition === null ? null : copyLineAt(edition, { articleId: article.id, part, offset: 0 });
  if (line === null) return null;
  return (
    <WordsField
      label={label}
      text={line.text}
      most={MOST_IN_LINE}
      hasLines={line.hasLines}
      part={part}
      notices={workspace.notices}
      write={(text, step, kind) => {
        const { edition: now } = workspace.session.state.get();
        const own = now === null ? null : copyLineAt(now, { articleId: article.id, part, offset: 0 });
        if (own === null || own.text === text) return;
        workspace.session.edit(own.label, own.replace(...changed(own.text, text)), step(kind));
      }}
      onSelect={tellSelected(workspace, article.id, part)}
    >
      {edition !== null && line.hasLooks && (
        <StyledLine edition={edition} lines={[line.stretches(0, line.text.length).flatMap(({ runs }) => runs)]} />
      )}
      <FoundLines findings={workspace.findings} articleId={article.id} part={part} />
    </WordsField>
  );
}

/** What changed between two texts: from where to where of the first, and what stands there instead. */
function changed(before: string, after: string): [number, number, string] {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from++;
  let foot = 0;
  while (foot < most - from && before.at(-1 - foot) === after.at(-1 - foot)) foot++;
  return [from, before.length - foot, after.slice(from, after.length - foot)];
}

/** Words of a block's own, or of a cell of it. */
function OwnField(props: { readonly workspace: FieldsHost; readonly at: WordsPlace; readonly label: string }) {
  const { workspace, at, label } = props;
  const { edition } = useParts(workspace.session.state, 'edition');
  const own = edition === null ? null : wordsAt(edition, at);
  if (own === null) return null;
  return (
    <WordsField
      label={label}
      text={own.text}
      most={own.most}
      hasLines={own.hasLines}
      part={at.cell === null ? `quote.${at.block}` : `cell.${at.block}.${at.cell.row}.${at.cell.column}`}
      notices={workspace.notices}
      write={(text, step, kind) => {
        const { edition: now } = workspace.session.state.get();
        const words = now === null ? null : wordsAt(now, at);
        if (words !== null) workspace.session.edit(words.label, words.write(text), step(kind));
      }}
    />
  );
}

/** All rows of a table, a line each, and the words of the cell that is selected. */
function TableFields({ workspace, table }: { readonly workspace: FieldsHost; readonly table: TableBlock }) {
  const words = useWords();
  const selected = useParts(workspace.selection, 'blocks', 'cells');
  const cells = cellsAtHand(selected);
  const { row, column } = cells?.block === table.id ? cells.range.to : { row: -1, column: -1 };
  const at = useMemo(() => ({ block: table.id, cell: { row, column } }), [table.id, row, column]);
  return (
    <>
      <div className="headline-field plain">
        <span>{words('tableRowsShort')}</span>
        <TextField
          label={words('tableRows')}
          rows={Math.min(6, Math.max(2, table.rows.length))}
          value={tableText.read(table)}
          onCommit={(text) => {
            const { edition } = workspace.session.state.get();
            if (edition === null) return false;
            const { table: typed, left } = withTypedRows(table, text);
            tellTableLeft(workspace.notices, left);
            workspace.session.edit('table.words', editBlock(edition, typed));
            return true;
          }}
        />
      </div>
      {row >= 0 && table.rows.length > 0 && (
        <OwnField
          key={`${table.id} ${row} ${column}`}
          workspace={workspace}
          at={at}
          label={words('tableCellShort', { row: row + 1, column: column + 1 })}
        />
      )}
    </>
  );
}

/** The blocks whose own words belong to what is shown: the story's, and the one selected. */
function ownBlocks(edition: Edition, article: Article, selected: readonly BlockId[]): Block[] {
  return Object.values(edition.blocks)
    .filter((block) => {
      if (block.kind === 'refer') return false;
      const isOwn = 'articleId' in block && block.articleId === article.id;
      if (!isOwn && !(selected.length === 1 && selected[0] === block.id)) return false;
      return block.kind === 'table' || wordsAt(edition, { block: block.id, cell: null }) !== null;
    })
    .sort((a, b) => a.order - b.order);
}

function hasBanner(edition: Edition, { id, banner }: Article): boolean {
  return (
    banner !== '' || Object.values(edition.blocks).some((block) => block.kind === 'banner' && block.articleId === id)
  );
}

export function BannerField({ workspace, article }: { readonly workspace: FieldsHost; readonly article: Article }) {
  const words = useWords();
  const { edition } = useParts(workspace.session.state, 'edition');
  if (edition === null || !hasBanner(edition, article)) return null;
  return <LineField workspace={workspace} article={article} part={solePart('banner')} label={words('banner')} />;
}

export function BlockFields({ workspace, article }: { readonly workspace: FieldsHost; readonly article: Article }) {
  const words = useWords();
  const { edition } = useParts(workspace.session.state, 'edition');
  const { blocks } = useParts(workspace.selection, 'blocks');
  if (edition === null) return null;
  const own = ownBlocks(edition, article, blocks);
  if (article.photos.length === 0 && own.length === 0) return null;
  return (
    <div className="headline-fields block-fields" data-testid="block-fields">
      {article.photos.map(({ id }, at) => (
        <div key={id}>
          <LineField
            workspace={workspace}
            article={article}
            part={captionPart(id)}
            label={article.photos.length === 1 ? words('captionShort') : words('captionNumbered', { count: at + 1 })}
          />
          <LineField workspace={workspace} article={article} part={creditPart(id)} label={words('creditShort')} />
        </div>
      ))}
      {own.map((block) =>
        block.kind === 'table' ? (
          <TableFields key={block.id} workspace={workspace} table={block} />
        ) : (
          <BlockWords key={block.id} workspace={workspace} block={block} label={blockName(block)[words.language]} />
        ),
      )}
    </div>
  );
}

function BlockWords({
  workspace,
  block,
  label,
}: {
  readonly workspace: FieldsHost;
  readonly block: Block;
  readonly label: string;
}) {
  const at = useMemo(() => ({ block: block.id, cell: null }), [block.id]);
  return <OwnField workspace={workspace} at={at} label={label} />;
}
