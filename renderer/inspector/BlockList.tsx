/** The page's blocks, the top-most first: chosen, locked and ordered from the list. */

import { blockName } from '../../shared/blocks/kinds.ts';
import { blockTitle } from '../../shared/edition/block-title.ts';
import { lockBlocks } from '../../shared/edition/blocks.ts';
import { placeName } from '../../shared/edition/place-roles.ts';
import { isEmptyPlace } from '../../shared/edition/places.ts';
import type { Block, Edition } from '../../shared/edition/records.ts';
import { blocksOnPage } from '../../shared/edition/selectors.ts';
import { useWords, type Words } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';

/** What of the window it needs. */
type BlockListHost = Pick<Stores, 'session' | 'view' | 'selection'>;

/** Blocks listed; a page with more is no page. */
const MOST = 500;

/** What names a block in the list: an empty place by what it is for. */
function titleOf(edition: Edition, block: Block, words: Words): string {
  if (block.placeRole === undefined || !isEmptyPlace(edition, block)) return blockTitle(edition, block);
  return words('placeWaits', { name: placeName(block.placeRole)[words.language] });
}

export function BlockList({ workspace }: { readonly workspace: BlockListHost }) {
  const words = useWords();
  const { edition } = useParts(workspace.session.state, 'edition');
  const { pageId } = useParts(workspace.view, 'pageId');
  const { blocks: selection } = useParts(workspace.selection, 'blocks');
  if (edition === null || pageId === null) return null;
  const blocks = blocksOnPage(edition, pageId).toReversed();
  return (
    <ul className="block-list" data-testid="block-list">
      {blocks.slice(0, MOST).map((block) => (
        <li key={block.id} aria-current={selection.includes(block.id)}>
          <button
            type="button"
            className="block-name"
            title={blockTitle(edition, block)}
            onClick={(event) =>
              workspace.selection.select(event.shiftKey ? [...selection, block.id] : [block.id], { alone: true })
            }
          >
            <b>{blockName(block)[words.language]}</b> <span>{titleOf(edition, block, words)}</span>
          </button>
          <button
            type="button"
            className="quiet lock"
            aria-pressed={block.locked === true}
            aria-label={words(block.locked === true ? 'unlock' : 'lock')}
            title={words(block.locked === true ? 'unlock' : 'lock')}
            onClick={() => workspace.session.edit('block.lock', lockBlocks(edition, [block.id], block.locked !== true))}
          >
            {block.locked === true ? '■' : '□'}
          </button>
        </li>
      ))}
      {blocks.length > MOST && <li className="hint">{words('moreBlocks', { count: blocks.length - MOST })}</li>}
    </ul>
  );
}
