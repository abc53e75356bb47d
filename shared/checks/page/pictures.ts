/** Pictures: enough pixels for their size on the page. */
import { pixelsPerInch } from '../../compose/pictures.ts';
import { LEAST_LINE_ART } from '../../edition/press-limits.ts';
import type { PageCheck, PageFinding } from '../check.ts';

/** Below this share of the least resolution a picture is plainly coarse. */
const COARSE = 2 / 3;

export const resolution: PageCheck = {
  scope: 'page',
  id: 'resolution',
  title: { zh: '分辨率', en: 'Resolution' },
  source: 'domain.md §5: halftones 150–200 dpi effective, line art 600–1200',
  run: ({ edition, items, limits }) =>
    items.flatMap((item): PageFinding[] => {
      if (item.kind !== 'picture') return [];
      const image = edition.images[item.imageId];
      // Pages of PDFs have pictures of their own: placed-pages.ts.
      if (image === undefined || image.placed !== undefined) return [];
      const has = Math.round(pixelsPerInch(item.frame, item.crop, image));
      const isLineArt = image.bits === 1;
      const least = isLineArt ? LEAST_LINE_ART : limits.leastPixelsPerInch;
      if (has >= least) return [];
      if (isLineArt) {
        return [
          {
            severity: 'warning',
            blockId: item.blockId,
            zh: `线条稿 ${image.name} 只有 ${has} 像素/英寸，边缘会有锯齿；至少要 ${least}。请缩小或换大图。`,
            en: `The line art ${image.name} has ${has} ppi, and its edges will show steps; it takes ${least}. Make it smaller or get a larger file.`,
          },
        ];
      }
      return [
        {
          severity: has < least * COARSE ? 'error' : 'warning',
          blockId: item.blockId,
          zh: `${image.name} 只有 ${has} 像素/英寸，至少要 ${least}。请缩小或换大图。`,
          en: `${image.name} has ${has} ppi; it takes ${least}. Make it smaller or get a larger file.`,
        },
      ];
    }),
};
