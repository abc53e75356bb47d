/**
 * 锁定: what a locked block refuses. Whatever the window does to an edition passes through here, whichever command, field or
 * gesture it comes from, so that none of them has to know.
 */
import { canonical } from './canonical.ts';
import type { BlockId } from './ids.ts';
import { applyPatches, type Patch } from './operations.ts';
import type { Block, Edition } from './records.ts';

/**
 * What is no look, place or content of a block: that it is locked, what it is selected with, what lies above it, how many
 * blocks its story has run through before, that it stands in the next edition, too, and what has been read of it.
 */
const free: ReadonlySet<string> = new Set([
  'locked',
  'group',
  'order',
  'threadOrder',
  'standing',
  'keptLook',
  'importRemarks',
]);

function isSame(before: Block, after: Block): boolean {
  const [old, now]: readonly Readonly<Record<string, unknown>>[] = [before, after];
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...fields].every(
    (field) => free.has(field) || canonical(old?.[field] ?? null) === canonical(now?.[field] ?? null),
  );
}

/** True where a page goes, comes in another size, or with all of the edition: its blocks go along, locked or not. */
function goesWithPage(before: Edition, after: Edition, { pageId }: Block): boolean {
  const [old, now] = [before.pages[pageId], after.pages[pageId]];
  return now === undefined || canonical(old?.grid ?? null) !== canonical(now.grid);
}

/** True of what a block names and the edition has no more: a style or a swatch that was taken away. */
function losesName(before: Edition, after: Edition): boolean {
  const swatches = (edition: Edition) => edition.edition.swatches?.length ?? 0;
  return Object.keys(before.styles).some((id) => after.styles[id] === undefined) || swatches(after) < swatches(before);
}

/** The story's blocks are locked that its fitting would set anew. */
function lockedByFitting(before: Edition, after: Edition, patches: readonly Patch[]): BlockId | null {
  for (const patch of patches) {
    if (patch.kind !== 'put' || patch.table !== 'articles') continue;
    const [old, now] = [before.articles[patch.id], after.articles[patch.id]];
    if (old === undefined || now === undefined || old.fitting === now.fitting) continue;
    const held = Object.values(before.blocks).find(
      (block) => block.kind === 'body' && block.articleId === old.id && block.locked === true,
    );
    if (held !== undefined) return held.id;
  }
  return null;
}

/** The locked block that patches would change, move or take away; null where they leave all such as they are. */
export function lockedAgainst(edition: Edition, patches: readonly Patch[]): BlockId | null {
  const touched = patches.flatMap((patch): Block[] => {
    const block = patch.kind !== 'edition' && patch.table === 'blocks' ? edition.blocks[patch.id] : undefined;
    return block?.locked === true ? [block] : [];
  });
  // Typing is a patch of text, and none of how a story is fitted.
  const fits = patches.some((patch) => patch.kind === 'put' && patch.table === 'articles');
  if (touched.length === 0 && !fits) return null;
  const after = applyPatches(edition, patches).edition;
  const held = touched.find((block) => {
    const now = after.blocks[block.id];
    if (now !== undefined && isSame(block, now)) return false;
    return !goesWithPage(edition, after, block) && !losesName(edition, after);
  });
  return held?.id ?? lockedByFitting(edition, after, patches);
}
