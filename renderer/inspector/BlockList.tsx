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

/** A block of the list, with its kind and its title. */
interface Listed {
  readonly block: Block;
  readonly name: string;
  readonly title: string;
}

/** Blocks as they are listed: those of the same kind and title have a number each. */
function listed(edition: Edition, blocks: readonly Block[], words: Words): Listed[] {
  const called = ({ name, title }: Listed) => `${name} ${title}`;
  const all = blocks.map((block) => ({
    block,
    name: blockName(block)[words.language],
    title: titleOf(edition, block, words),
  }));
  const alike = new Map<string, Listed[]>();
  for (const one of all) alike.set(called(one), [...(alike.get(called(one)) ?? []), one]);
  return all.map((one) => {
    const same = alike.get(called(one)) ?? [];
    return same.length < 2 ? one : { ...one, name: `${one.name} ${same.indexOf(one) + 1}` };
  });
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
      {listed(edition, blocks.slice(0, MOST), words).map(({ block, name, title }) => (
        <li key={block.id} aria-current={selection.includes(block.id)}>
          <button
            type="button"
            className="block-name"
            title={blockTitle(edition, block)}
            onClick={(event) =>
              workspace.selection.select(event.shiftKey ? [...selection, block.id] : [block.id], { alone: true })
            }
          >
            <b>{name}</b> <span>{title}</span>
          </button>
          <button
            type="button"
            className="quiet lock"
            aria-pressed={block.locked === true}
            aria-label={words('doTo', {
              does: words(block.locked === true ? 'unlock' : 'lock'),
              to: `${name} ${title}`.trim(),
            })}
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
