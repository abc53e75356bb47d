/** What words that are of no article say: a block's own text as it is kept, or a line that the program made on a page. */
import type { ComposedPage } from '../../shared/compose/display-list.ts';
import { isProgramLine, programLines, shownRuns } from '../../shared/compose/shown-words.ts';
import type { ShownWords } from '../../shared/edition/proof-records.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { readBlockPart } from '../../shared/edition/text.ts';
import type { BlockPlace } from './place-map.ts';

/** Pages as they were composed. */
export type ShownPages = Iterable<ComposedPage>;

/** The text that a place is in; null where no page shows it any more. */
export function textAround(edition: Edition, pages: ShownPages, { blockId, part }: BlockPlace): string | null {
  const block = edition.blocks[blockId];
  if (block === undefined) return null;
  if (!isProgramLine(part)) return readBlockPart(block, part);
  for (const page of pages) {
    const line = programLines(shownRuns(page), blockId).get(part);
    if (line !== undefined) return line;
  }
  return null;
}

/** A stretch of a line that the program made, as a mark names it: what it says, and which of all that say so in the block. */
export function asShown(pages: ShownPages, { blockId, part, offset }: BlockPlace, end: number): ShownWords | null {
  for (const page of pages) {
    const lines = programLines(shownRuns(page), blockId);
    const text = lines.get(part)?.slice(offset, end) ?? '';
    if (text === '') continue;
    let nth = 0;
    for (const [name, line] of lines) {
      for (let at = line.indexOf(text); at >= 0; at = line.indexOf(text, at + 1)) {
        nth++;
        if (name === part && at === offset) return { text, nth };
      }
    }
  }
  return null;
}
