/** A body block's section: its columns, its style and setting, the line the caret is in, and its thread. */
import { directionOf } from '../../shared/edition/directions.ts';
import { editBlock } from '../../shared/edition/edits.ts';
import { numberOf, threadOf } from '../../shared/edition/selectors.ts';
import { useWords } from '../i18n/strings.ts';
import { Setting } from '../inspector/Setting.tsx';
import { ThisLine } from '../inspector/ThisLine.tsx';
import { useParts } from '../session/observable.ts';
import { Row, TextField } from '../ui/Fields.tsx';
import { StyleOf } from './StyleOf.tsx';
import type { BlockProps, Section } from './section.ts';

function Columns({ workspace, edition, block }: BlockProps<'body'>) {
  const words = useWords();
  // Vertical lines stand in tiers, one beneath the other.
  const label = words(directionOf(edition, block.articleId) === 'down' ? 'tiers' : 'columns');
  return (
    <Row label={label}>
      <TextField
        label={label}
        value={String(block.columns)}
        onCommit={(text) => {
          const columns = Math.round(Number(text));
          if (!(columns >= 1 && columns <= 24)) return false;
          workspace.session.edit('block.setting', editBlock(edition, { ...block, columns }));
          return true;
        }}
      />
    </Row>
  );
}

/** Where the article's text runs, page by page, and how it fits. */
function Thread({ workspace, edition, block }: BlockProps<'body'>) {
  const words = useWords();
  const { articles, pages } = useParts(workspace.session.state, 'articles', 'pages');
  const thread = threadOf(edition, block.articleId);
  const fit = articles.find((one) => one.id === block.articleId);
  if (thread.length === 0) return null;
  return (
    <section>
      <h3>{words('thread')}</h3>
      <ol className="thread-list">
        {thread.map((one) => {
          const lines = pages.get(one.pageId)?.blocks.find((part) => part.id === one.id)?.lines ?? 0;
          return (
            <li key={one.id} aria-current={one.id === block.id}>
              <button
                type="button"
                className="link"
                onClick={() => {
                  workspace.navigation.toPage(one.pageId);
                  workspace.selection.select([one.id], { alone: true });
                }}
              >
                {words('page', { number: numberOf(edition, one) ?? 0 })}
              </button>
              <span>{words('threadPart', { columns: one.columns, lines })}</span>
            </li>
          );
        })}
      </ol>
      {fit?.jumps.map((jump) => (
        <p key={`${jump.from}-${jump.to}`} className="thread">
          <small>
            {jump.turnLine} {jump.continuedLine}
          </small>
        </p>
      ))}
    </section>
  );
}

function Below({ workspace, edition, block }: BlockProps<'body'>) {
  return (
    <>
      <dl>
        <StyleOf workspace={workspace} edition={edition} block={block} />
      </dl>
      <Setting workspace={workspace} edition={edition} block={block} />
      <ThisLine workspace={workspace} />
      <Thread workspace={workspace} edition={edition} block={block} />
    </>
  );
}

export const body: Section<'body'> = { Rows: Columns, Below };
