/** What an office printer prints of pages: how large each is on its sheet, and where it stands there. */
import { type Paper, paperSizes, WHITE_EDGE } from './paper.ts';
import type { Page } from './records.ts';
import type { Frame, Pt } from './units.ts';

/** As large as the paper holds, or as large as it is printed. */
export const printScales = ['fit', 'actual'] as const;
export type PrintScale = (typeof printScales)[number];

export interface PrintSheet {
  /** Of the paper as it lies. */
  readonly width: Pt;
  readonly height: Pt;
  /** Of the pages on it: 1 is the size they are printed in. */
  readonly scale: number;
  /** The pages side by side, with where each stands from the sheet's top left. */
  readonly pages: readonly { readonly number: number; readonly frame: Frame }[];
}

/** What of pages is printed: pages of one group side by side on a sheet. */
type Groups = readonly (readonly Pick<Page, 'number' | 'grid'>[])[];

interface Size {
  readonly width: Pt;
  readonly height: Pt;
}

function groupSize(pages: Groups[number]): Size {
  const width = pages.reduce((sum, { grid }) => sum + grid.trim.width, 0);
  return { width, height: Math.max(...pages.map(({ grid }) => grid.trim.height)) };
}

/** As large as it may be: in its own size where that is wanted and the paper holds it, else within the white edge. */
function scaleOn(size: Size, paper: Size, wanted: PrintScale): number {
  const holds = size.width <= paper.width && size.height <= paper.height;
  if (wanted === 'actual' && holds) return 1;
  const fit = Math.min((paper.width - 2 * WHITE_EDGE) / size.width, (paper.height - 2 * WHITE_EDGE) / size.height);
  return wanted === 'actual' ? Math.min(1, fit) : fit;
}

/**
 * The sheets of groups of pages, each in the middle of its paper. The paper lies the way in which the largest group is
 * largest, and the same for all: a printer turns none of a job.
 */
export function printSheets(groups: Groups, paper: Paper, wanted: PrintScale): readonly PrintSheet[] {
  const upright = paperSizes[paper];
  const across = { width: upright.height, height: upright.width };
  const least = (lying: Size) => Math.min(...groups.map((pages) => scaleOn(groupSize(pages), lying, wanted)));
  const lying = least(across) > least(upright) ? across : upright;
  return groups.map((pages) => {
    const size = groupSize(pages);
    const scale = scaleOn(size, lying, wanted);
    const top = (lying.height - size.height * scale) / 2;
    let left = (lying.width - size.width * scale) / 2;
    const placed = pages.map(({ number, grid }) => {
      const frame = { x: left, y: top, width: grid.trim.width * scale, height: grid.trim.height * scale };
      left += frame.width;
      return { number, frame };
    });
    return { ...lying, scale, pages: placed };
  });
}
