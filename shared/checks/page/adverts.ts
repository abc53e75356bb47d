/** 广告: an advert is told from news, whether its artwork is in or not. */
import { blocksOnPage } from '../../edition/selectors.ts';
import type { PageCheck, PageFinding } from '../check.ts';

export const advertMark: PageCheck = {
  scope: 'page',
  id: 'advert-mark',
  title: { zh: '广告标记', en: 'Mark of an advert' },
  source: 'domain.md §9: 报纸出版形式差错数计算方法, advertisements are marked 广告; 《广告法》 article 14',
  run: ({ edition, page }) =>
    blocksOnPage(edition, page.id).flatMap((block): PageFinding[] => {
      // A place without its picture says so by itself.
      if (block.kind !== 'advert' || block.imageId === null || block.mark !== undefined) return [];
      return [
        {
          severity: 'warning',
          blockId: block.id,
          zh: '没有定“广告”字样在哪里：图里已有，还是印在角上。',
          en: 'Nobody has said where it is marked as an advert: in its artwork, or in its corner.',
        },
      ];
    }),
};
