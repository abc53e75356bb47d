/** Pages and blocks that hold too little. */
import { blockModule } from '../../blocks/kinds.ts';
import { blockNamed } from '../../edition/masters.ts';
import { blocksOnPage } from '../../edition/selectors.ts';
import type { PageCheck, PageFinding } from '../check.ts';

/** Rows at a block's foot that may stay empty: a paragraph kept together, columns made level. */
const MOST_EMPTY_ROWS = 4;

/** A page whose blocks are all the paper's own. A whole page of advertising or a table is none. */
export const emptyPage: PageCheck = {
  scope: 'page',
  id: 'empty-page',
  title: { zh: '空版', en: 'Empty page' },
  source: 'domain.md §1: a page is made of stories, pictures and advertisements',
  run: ({ edition, page }) => {
    const holds = blocksOnPage(edition, page.id).some((block) => {
      const { holdsContent, isFurniture } = blockModule(block.kind);
      return 'articleId' in block || (holdsContent === true && isFurniture !== true);
    });
    if (holds) return [];
    return [
      {
        severity: 'warning',
        blockId: null,
        zh: '本版没有稿件、图片和广告。请把稿库里的稿件放到本版，或删去这一版。',
        en: 'No story, picture or advertisement stands on this page. Place some from the copy pool, or take the page out.',
      },
    ];
  },
};

/** Copy too short for its block (欠): rows that stay empty across all of its columns. */
export const shortCopy: PageCheck = {
  scope: 'page',
  id: 'short-copy',
  title: { zh: '欠', en: 'Underset' },
  source: 'domain.md §1: 欠, too little copy for the space',
  run: ({ edition, page }) =>
    page.blocks.flatMap(({ id, linesShort, reason }): PageFinding[] => {
      const block = blockNamed(edition, id);
      // A part whose copy is still to come is told of as such.
      if (block?.kind !== 'body' || reason === 'copy-to-come') return [];
      const rows = Math.floor(linesShort / block.columns);
      if (rows <= MOST_EMPTY_ROWS) return [];
      return [
        {
          severity: 'warning',
          blockId: id,
          amount: linesShort,
          zh: `文块末尾空着 ${rows} 行（共欠 ${linesShort} 行，超过 ${MOST_EMPTY_ROWS} 行）。请加长稿件，或用“块高收放到正好”。`,
          en: `${rows} rows at the block’s foot are empty (${linesShort} lines short; ${MOST_EMPTY_ROWS} rows may be). Write more, or fit the block to its text.`,
        },
      ];
    }),
};
