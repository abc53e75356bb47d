/** The pages as a round began with them, as patches of the edition as it is: for looking at, never kept. */
import { canonical } from '../edition/canonical.ts';
import type { Patch, TableName } from '../edition/operations.ts';
import type { Edition, Frozen } from '../edition/records.ts';

/** Patches that would make the pages of a round what they were when it began. */
export function asFrozen(edition: Edition, frozen: Frozen): Patch[] {
  const back = (table: TableName & keyof Frozen): Patch[] =>
    Object.entries(frozen[table]).flatMap(([id, record]): Patch[] =>
      edition[table][id] === record || canonical(edition[table][id] ?? null) === canonical(record)
        ? []
        : [{ kind: 'put', table, id, record }],
    );
  const added = Object.values(edition.blocks).flatMap((block): Patch[] =>
    frozen.pages[block.pageId] !== undefined && frozen.blocks[block.id] === undefined
      ? [{ kind: 'remove', table: 'blocks', id: block.id }]
      : [],
  );
  return [...back('pages'), ...back('styles'), ...back('articles'), ...back('blocks'), ...added];
}
