/** 图片说明: a picture's caption, the credit last. */
import * as v from 'valibot';
import type { Article } from '../edition/article-records.ts';
import { articleId, photoId, positive } from '../edition/record-fields.ts';
import { blockKind } from './block.ts';
import { blockBase, ownStyle } from './fields.ts';
import { halfWidth, rowsOf } from './insertion.ts';
import { besideText } from './reading.ts';

/** Space between a picture and the caption below it, in points. */
const BELOW = 3;

/** The caption's words: the caption, an em, the credit. */
export function captionText({ photos }: Article, id: string): string {
  const photo = photos.find((one) => one.id === id);
  if (photo === undefined) return '';
  return photo.credit === '' ? photo.caption : `${photo.caption}\u3000${photo.credit}`;
}

export const caption = blockKind(
  v.strictObject({
    ...blockBase,
    kind: v.literal('caption'),
    ...ownStyle,
    articleId,
    photoId,
    standOff: positive,
  }),
)({
  name: { zh: '图片说明', en: 'Caption' },
  forms: {
    caption: {
      name: { zh: '图片说明', en: 'caption' },
      letter: 'C',
      icon: 'M4 2h8v6H4zM3 11h10M3 13.5h6',
      tool: 4,
      size: (place) => rowsOf(place, halfWidth(place), 2),
      place: ({ photoAtHand, styles, page }) => {
        if (photoAtHand === null) return null;
        const { x, y, width, height } = photoAtHand.frame;
        const leading = styles['caption']?.leading ?? page.grid.leading;
        return { x, y: y + height + BELOW, width, height: 2 * leading + 0.1 };
      },
      make: (base, { photoAtHand }) => {
        if (photoAtHand === null) return null;
        const { articleId: ofArticle, photoId: ofPhoto, standOff } = photoAtHand;
        return { ...base, kind: 'caption', articleId: ofArticle, photoId: ofPhoto, standOff };
      },
    },
  },
  besideCopy: true,
  runaround: 'round',
  regrid: 'share',
  styleName: () => 'caption',
  texts: ({ photoId: id }) => [`caption.${id}`, `credit.${id}`],
  shown: ({ photos }) => [photos],
  compose: (block, set) => {
    const style = set.style(block.style, 'caption');
    if (set.article === undefined || style === undefined) return {};
    const photo = set.article.photos.find(({ id }) => id === block.photoId);
    if (photo === undefined) return {};
    const behind = { apart: '\u3000', text: photo.credit, part: `credit.${photo.id}` };
    return set.text({
      text: photo.caption,
      style,
      stands: 'top',
      part: `caption.${photo.id}`,
      ...(photo.credit === '' ? {} : { behind }),
    });
  },
  reading: ({ order }) => ({ role: 'Caption', within: 'article', place: besideText(order, true) }),
  settings: 'section',
});
