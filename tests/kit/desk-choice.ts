/** What random desk commands are of: what they are given, and blocks, pages and stories chosen by dice. */
import { withGroups } from '../../shared/edition/blocks.ts';
import type { BlockId } from '../../shared/edition/ids.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import type { Article, Block, Edition, Page } from '../../shared/edition/records.ts';
import { pagesInOrder } from '../../shared/edition/selectors.ts';
import type { Dice } from './dice.ts';

/** Something a layout editor does: its patches, none where there is nothing to do it to. */
export type DeskCommand = (edition: Edition, dice: Dice) => readonly Patch[];

/** Records by id, whatever order they were made in: ids are random, a run is not. */
export function sorted<T extends { readonly id: string }>(table: { readonly [id: string]: T }): T[] {
  return Object.values(table).sort((a, b) => (a.id < b.id ? -1 : 1));
}

export function anyBlock(edition: Edition, dice: Dice): Block {
  return dice.of(sorted(edition.blocks));
}

export function anyPage(edition: Edition, dice: Dice): Page {
  return dice.of(pagesInOrder(edition));
}

export function anyArticle(edition: Edition, dice: Dice): Article {
  return dice.of(sorted(edition.articles));
}

export function someBlocks(edition: Edition, dice: Dice): BlockId[] {
  const page = anyPage(edition, dice);
  const blocks = sorted(edition.blocks).filter((block) => block.pageId === page.id);
  if (blocks.length === 0) return [anyBlock(edition, dice).id];
  return withGroups(
    edition,
    Array.from({ length: 1 + dice.whole(4) }, () => dice.of(blocks).id),
  );
}

/** A command with how often it is given beside others, and its name. */
export type WeighedCommand = readonly [weight: number, name: string, command: DeskCommand];
