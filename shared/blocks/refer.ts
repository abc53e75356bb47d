/** 导读: an inside story's headline, what it is about, and the page it stands on, which is always derived. */

import * as v from 'valibot';
import { HAIRLINE } from '../edition/page-head.ts';
import { articleId } from '../edition/record-fields.ts';
import type { Pointer } from '../edition/style-records.ts';
import { blockKind } from './block.ts';
import { blockBase } from './fields.ts';
import { headlinesOf } from './headline-parts.ts';
import { rowsOf, wholeWidth } from './insertion.ts';

/** Where a story stands, in the newsroom's words. */
function pointerTo(page: number, pointer: Pointer | undefined): string {
  switch (pointer) {
    case 'see':
      return `详见第${page}版`;
    case 'arrow':
      return `▶${page}`;
    default:
      return `>>${page}版`;
  }
}

export const refer = blockKind(v.strictObject({ ...blockBase, kind: v.literal('refer'), articleId }))({
  name: { zh: '导读', en: 'Refer' },
  forms: {
    refer: {
      name: { zh: '导读', en: 'refer' },
      letter: 'F',
      icon: 'M2 4h12M2 12h12M3 8h6M11 6l2 2-2 2',
      tool: 5,
      size: (place) => rowsOf(place, wholeWidth(place), 3, 0.35, 2.3),
      make: (base, { articleId: id }) => ({ ...base, kind: 'refer', articleId: id }),
    },
  },
  runaround: 'round',
  regrid: 'share',
  pointsToArticle: true,
  shown: headlinesOf,
  compose: ({ frame, placeRole }, set) => {
    const head = set.style(undefined, 'refer-headline');
    const line = set.style(undefined, 'refer-line');
    const { article } = set;
    if (article === undefined || head === undefined || line === undefined) return {};
    const { x, y, width, height } = frame;
    const { kicker, headline } = article.headlines;
    if (placeRole !== undefined && [...kicker, ...headline].every((words) => words.trim() === '')) return {};
    const number = set.standsOn();
    const about = [...kicker, number === undefined ? '' : pointerTo(number, line.pointer)].filter(
      (part) => part !== '',
    );
    set.fill({ x, y, width, height: HAIRLINE }, 1);
    set.fill({ x, y: y + height - HAIRLINE, width, height: HAIRLINE }, 1);
    const half = { x: x + width / 2, top: y, height, width: width / 2 };
    const right = set.label(about.join('\u3000'), line, { ...half, size: line.size, align: 'end' });
    const room = { x, top: y, height, width: width - right - 14 };
    set.label(headline.join('\u3000'), head, { ...room, size: head.size });
    return {};
  },
  reading: () => ({ role: 'Link', within: 'block', place: 0 }),
  settings: [{ as: 'article' }],
});
