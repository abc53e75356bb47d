/** Pages and blocks that hold too little. */
import { blockModule } from '../../blocks/kinds.ts';
import type { BlockFit } from '../../compose/display-list.ts';
import { blockNamed } from '../../edition/masters.ts';
import { placeName } from '../../edition/place-roles.ts';
import { emptyPlacesOn, isEmptyPlace } from '../../edition/places.ts';
import { blocksOnPage } from '../../edition/selectors.ts';
import { numbered } from '../../text/numbered.ts';
import type { PageCheck, PageFinding } from '../check.ts';

/**
 * How many empty rows at a block's foot make its copy too short. One row cannot be helped: columns are made level, and no
 * line stands alone at their head. Two are the page's to even out, as by a picture a little taller, and the badge beside
 * the block tells them. Three are seen as a hole in a short block, where they are a tenth of it; in a long one they are
 * lost among its lines. Five are seen in any block: a brief would go there. The field has the word 欠 and no number for it,
 * so these are ours.
 */
const EMPTY_ROWS = { ofShare: 3, share: 0.1, anyway: 5 } as const;

/** Whole rows across all columns of a block that stay empty; 0 where they are too few to be told. */
function rowsShort({ lines, linesShort }: Pick<BlockFit, 'lines' | 'linesShort'>, columns: number): number {
  const rows = Math.floor(linesShort / columns);
  const isShare = rows >= EMPTY_ROWS.ofShare && linesShort >= EMPTY_ROWS.share * (lines + linesShort);
  return isShare || rows >= EMPTY_ROWS.anyway ? rows : 0;
}

/** A page whose blocks are all the paper's own. A whole page of advertising or a table is none. */
export const emptyPage: PageCheck = {
  scope: 'page',
  id: 'empty-page',
  title: { zh: '空版', en: 'Empty page' },
  source: 'domain.md §1: a page is made of stories, pictures and advertisements',
  run: ({ edition, page }) => {
    const holds = blocksOnPage(edition, page.id).some((block) => {
      const { holdsContent, isFurniture } = blockModule(block.kind);
      if (isEmptyPlace(edition, block)) return false;
      return 'articleId' in block || (holdsContent === true && isFurniture !== true);
    });
    if (holds) return [];
    return [
      {
        severity: 'warning',
        blockId: null,
        zh: '本版没有稿件、图片和广告。请把稿库里的稿件放到本版，或删去这一版。',
        en: 'This page has no story, picture or advert. Place something from the copy pool, or delete the page.',
      },
    ];
  },
};

/** Places of a template in which nothing is yet: they are not printed, and leave the paper white. */
export const emptyPlace: PageCheck = {
  scope: 'page',
  id: 'empty-place',
  title: { zh: '空版位', en: 'Empty place' },
  source: 'our own: an empty place is not printed',
  run: ({ edition, page }) =>
    // A picture that is still to come is told of as such.
    emptyPlacesOn(edition, page.id).flatMap(({ role, takes, blocks: [first] }): PageFinding[] => {
      if (takes === 'picture') return [];
      const { zh, en } = placeName(role);
      return [
        {
          severity: 'warning',
          blockId: first?.id ?? null,
          zh: `版位“${zh}”还空着，印出来是白的。请把稿件拖进去，或删去这个版位。`,
          en: `Nothing is in the place “${en}”, and the paper stays white there. Drag a story into it, or delete the place.`,
        },
      ];
    }),
};

/** Copy too short for its block (欠): rows that stay empty across all of its columns. */
export const shortCopy: PageCheck = {
  scope: 'page',
  id: 'short-copy',
  title: { zh: '欠', en: 'Underset' },
  source: 'domain.md §1: 欠, too little copy for the space',
  run: ({ edition, page }) =>
    page.blocks.flatMap((fit): PageFinding[] => {
      const { id, lines, linesShort, reason } = fit;
      const block = blockNamed(edition, id);
      // A part whose copy is still to come is told of as such.
      if (block?.kind !== 'body' || reason === 'copy-to-come' || isEmptyPlace(edition, block)) return [];
      const rows = rowsShort(fit, block.columns);
      if (rows === 0) return [];
      const share = Math.round((100 * linesShort) / (lines + linesShort));
      return [
        {
          severity: 'warning',
          blockId: id,
          amount: linesShort,
          zh: `文块末尾空着 ${rows} 行（共欠 ${linesShort} 行，占 ${share}%）。请加长稿件，或用“块高收放到正好”。`,
          en: `${numbered(rows, 'row')} at the block’s foot ${rows === 1 ? 'is' : 'are'} empty (${numbered(linesShort, 'line')} short, ${share}%). Write more, or fit the block to its text.`,
        },
      ];
    }),
};
