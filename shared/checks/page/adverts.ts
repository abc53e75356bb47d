/** 广告: an advert is told from news, whether its artwork is in or not. */
import { coverBox, onSheet, turnedBounds } from '../../compose/cover-box.ts';
import type { ComposedPage } from '../../compose/display-list.ts';
import { type Block, type Image, wholePicture } from '../../edition/records.ts';
import { blocksOnPage } from '../../edition/selectors.ts';
import { type Frame, toMm } from '../../edition/units.ts';
import type { PageCheck, PageFinding } from '../check.ts';

/** How much may be cut off artwork at a side, in millimetres: nobody sees it, and programs round. */
const CUT = 1;

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

/** The upright rectangle that artwork takes, trimmed where it is a page, and what of it can be seen. */
function artworkIn(
  block: Extract<Block, { kind: 'advert' }>,
  { placed, width, height }: Image,
  page: ComposedPage,
): [Frame, Frame] {
  const { frame, crop } = block;
  if (placed === undefined) return [turnedBounds(coverBox(frame, width / height, crop), crop ?? wholePicture), frame];
  const place = onSheet(frame, page);
  // Without a crop a page is placed whole.
  if (crop === undefined) return [place, place];
  return [turnedBounds(coverBox(place, placed.size.width / placed.size.height, crop), crop), place];
}

export const advertCut: PageCheck = {
  scope: 'page',
  id: 'advert-cut',
  title: { zh: '广告被裁', en: 'Advert cut' },
  source: 'domain.md §9: adverts are sold by size and printed whole',
  run: (context) =>
    context.items.flatMap((item): PageFinding[] => {
      const block = item.kind === 'picture' ? context.edition.blocks[item.blockId] : undefined;
      if (item.kind !== 'picture' || block?.kind !== 'advert') return [];
      const image = context.edition.images[item.imageId];
      if (image === undefined) return [];
      const [all, place] = artworkIn(block, image, context.page);
      const mm = (cut: number) => Math.round(Math.max(0, toMm(cut)) * 10) / 10;
      const sides = [
        ['左边', 'left', mm(place.x - all.x)],
        ['右边', 'right', mm(all.x + all.width - place.x - place.width)],
        ['上边', 'top', mm(place.y - all.y)],
        ['下边', 'foot', mm(all.y + all.height - place.y - place.height)],
      ] as const;
      const cut = sides.filter(([, , amount]) => amount > CUT);
      if (cut.length === 0) return [];
      const whose = block.advertiser === '' ? '' : `${block.advertiser}的`;
      const of = block.advertiser === '' ? 'The advert' : `${block.advertiser}’s advert`;
      return [
        {
          severity: 'warning',
          blockId: block.id,
          zh: `${whose}广告“${image.name}”被裁掉一部分：${cut.map(([side, , amount]) => `${side} ${amount} 毫米`).join('，')}。请点“整张显示”，或改版位。`,
          en: `${of} “${image.name}” is cut: ${cut.map(([, side, amount]) => `${side} ${amount} mm`).join(', ')}. Show it whole, or change the place.`,
        },
      ];
    }),
};
