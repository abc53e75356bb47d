/** What the painted page says, for those who hear it: story by story, in reading order. */

import { memo, type ReactNode, useEffect, useState } from 'react';
import type { ComposedPage } from '../../shared/compose/display-list.ts';
import type { BlockId } from '../../shared/edition/ids.ts';
import { blockNamed } from '../../shared/edition/masters.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { readingTree, type ToldNode, type ToldStory, wordsOfNode } from '../../shared/reading/tree.ts';

/** A page that changes again within this many milliseconds is not read out in between. */
const CALM_MS = 60;

interface Read {
  readonly page: ComposedPage;
  /** The edition the page is of. */
  readonly edition: Edition;
}

/** The page once it is left alone: laying out its words in between would hold up the painting. */
function useCalm({ page, edition }: Read): Read {
  const [calm, setCalm] = useState<Read>({ page, edition });
  useEffect(() => {
    const timer = setTimeout(() => setCalm({ page, edition }), CALM_MS);
    return () => clearTimeout(timer);
  }, [page, edition]);
  return calm;
}

/** The words of a block that are part of one node. */
interface BlockWords {
  readonly blockId: BlockId;
  readonly node: ToldNode;
  readonly text: string;
}

/** A node's words, block by block; a table is of one block. */
function wordsByBlock(node: ToldNode): BlockWords[] {
  const [cell] = node.rows.flat().flatMap(({ pieces }) => pieces);
  const pieces = cell === undefined ? node.pieces : [cell];
  return pieces.map(({ blockId, text }) => ({ blockId, node, text }));
}

/** A story's words, block by block. */
function blocksOf({ nodes }: ToldStory): BlockWords[][] {
  const blocks: BlockWords[][] = [];
  for (const words of nodes.flatMap(wordsByBlock)) {
    const last = blocks.at(-1);
    if (last?.[0]?.blockId === words.blockId) last.push(words);
    else blocks.push([words]);
  }
  return blocks;
}

function Cells({ rows }: Pick<ToldNode, 'rows'>) {
  return (
    <table>
      <tbody>
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row that merged cells take whole has no cell to be known by
          <tr key={at}>
            {row.map((cell) => {
              const span = { rowSpan: cell.span?.rows, colSpan: cell.span?.columns };
              return cell.role === 'TH' ? (
                <th key={cell.key} {...span}>
                  {wordsOfNode(cell)}
                </th>
              ) : (
                <td key={cell.key} {...span}>
                  {wordsOfNode(cell)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Told({ node, text }: Pick<BlockWords, 'node' | 'text'>): ReactNode {
  switch (node.role) {
    case 'H1':
      return <h1>{text}</h1>;
    case 'H2':
      return <h2>{text}</h2>;
    case 'H3':
      return <h3>{text}</h3>;
    case 'BlockQuote':
      return <blockquote>{text}</blockquote>;
    case 'Table':
      return <Cells rows={node.rows} />;
    default:
      return <p>{text}</p>;
  }
}

/** What stands in place of a story's pictures. */
function Pictures({ nodes }: Pick<ToldStory, 'nodes'>) {
  return nodes
    .filter(({ role, alt }) => role === 'Figure' && alt !== '')
    .map(({ key, alt }) => <img key={key} alt={alt} />);
}

const PageWords = memo(function PageWords({ page, edition }: Read) {
  return (
    <div className="page-text" data-testid="page-text">
      {readingTree(edition, [page]).map((story) => {
        const blocks = blocksOf(story);
        const key = `${blocks[0]?.[0]?.blockId ?? story.nodes[0]?.key}`;
        return (
          <article key={key} aria-label={story.title === '' ? undefined : story.title}>
            {blocks.map((words) => (
              <div
                key={`${words[0]?.blockId} ${words[0]?.node.key}`}
                data-kind={words[0] === undefined ? undefined : blockNamed(edition, words[0].blockId)?.kind}
              >
                {words.map(({ node, text }) => (
                  <Told key={node.key} node={node} text={text} />
                ))}
              </div>
            ))}
            <Pictures nodes={story.nodes} />
          </article>
        );
      })}
    </div>
  );
});

export function PageText(read: Read) {
  return <PageWords {...useCalm(read)} />;
}
