/** A small page with a mark of each kind to put on it. */

import { gridFrame } from '../../shared/edition/formats.ts';
import { newId } from '../../shared/edition/ids.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import type { Anchor, Mark, MarkKind, MarkOrder } from '../../shared/edition/proof-records.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import { currentRound, putMark, startRound } from '../../shared/proof/rounds.ts';
import { article, bodyBlock, emptyEdition, pageOf, photoBlock, withArticle, withBlocks } from './editions.ts';

const who = { by: '李四', at: '2024-03-08T20:00:00+08:00' };
const photoId = newId<'photo'>();
const story = article(
  [
    '昨天傍晚，东湖市图书馆的灯第一次全部亮起。从对岸望去，六层玻璃楼像一排刚翻开的书页，光从页缝里漏出来，落在湖面上。',
    '今天上午8时，这座建了三年的新馆正式对读者开放，面积6万m2。馆方说，谁用谁取，用完　还回来就行。',
  ],
  {
    headlines: { kicker: [], headline: ['东湖灯火亮', '图书馆开放'], deck: [], summary: '' },
    photos: [{ id: photoId, imageId: null, caption: '', credit: '' }],
  },
);
const [one = '', two = ''] = story.body.map(({ id }) => id as string);
const [first = ''] = story.body.map(paragraphText);

function on(part: string, from: number, length: number): Anchor {
  return { kind: 'text', articleId: story.id, start: { part, offset: from }, end: { part, offset: from + length } };
}

/** The page without marks, in its first round. */
export function markedPage(): Edition {
  const bare = withArticle(emptyEdition(1), story);
  const page = pageOf(bare, 1);
  const headline = {
    id: newId<'block'>(),
    pageId: page.id,
    articleId: story.id,
    order: 5,
    kind: 'headline' as const,
    level: 'story' as const,
    direction: 'across' as const,
    frame: gridFrame(page.grid, 0, 3, 12, 6),
  };
  const photo = { ...photoBlock(page, story, { column: 2, span: 1, row: 20, rows: 6 }), photoId };
  const body = bodyBlock(page, story, { row: 19, rows: 12, span: 2 });
  const edition = withBlocks(bare, [headline, body, photo]);
  return applyPatches(edition, startRound(edition, { ...who, pages: [page.id] }).patches).edition;
}

/** Where a mark of each kind goes on that page; a stet is put on a deletion. */
export function placesOf(edition: Edition): Readonly<Partial<Record<MarkKind, readonly [Anchor, MarkOrder]>>> {
  const photo = Object.values(edition.blocks).find((block) => block.kind === 'photo');
  if (photo === undefined) throw new Error('no photo');
  const block: Anchor = { kind: 'block', blockId: photo.id };
  return {
    correct: [on(one, 2, 2), { kind: 'correct', text: '晚间' }],
    delete: [on(one, 14, 3), { kind: 'delete' }],
    insert: [on(one, 11, 0), { kind: 'insert', text: '新馆' }],
    script: [on(two, 29, 1), { kind: 'script', script: 'super' }],
    upright: [on(one, 20, 2), { kind: 'upright' }],
    transpose: [on(one, 30, 2), { kind: 'transpose', first: 1, last: 1 }],
    'run-on': [on(one, first.length, 0), { kind: 'run-on' }],
    paragraph: [on(two, 31, 0), { kind: 'paragraph' }],
    transfer: [on(one, 5, 4), { kind: 'transfer', target: { part: two, offset: 13 } }],
    'shift-vertical': [block, { kind: 'shift-vertical', by: 13.5 }],
    'shift-horizontal': [block, { kind: 'shift-horizontal', by: -10 }],
    align: [block, { kind: 'align', edge: 'left', to: photo.frame.x - 6 }],
    step: [on('headline.0', 0, 5), { kind: 'step' }],
    straighten: [block, { kind: 'straighten' }],
    'more-space': [on('headline.1', 3, 0), { kind: 'more-space', amount: '1/4' }],
    'less-space': [on(two, 41, 3), { kind: 'less-space' }],
    space: [on(two, 5, 0), { kind: 'space', amount: '1/2' }],
    separate: [on(two, 28, 0), { kind: 'separate' }],
    stet: [on(one, 14, 3), { kind: 'delete' }],
    substitute: [on(one, 9, 3), { kind: 'substitute', sign: '○', text: '文献馆' }],
    note: [on(two, 26, 4), { kind: 'note', text: '核实数字' }],
  };
}

/** The page with one mark; a stet is put on a mark of its own. */
export function withMark(edition: Edition, anchor: Anchor, order: MarkOrder): { edition: Edition; marks: Mark[] } {
  const put = putMark(edition, currentRound(edition), anchor, order, who);
  if (typeof put === 'string') throw new Error(put);
  const marked = applyPatches(edition, put.patches).edition;
  return { edition: marked, marks: Object.values(marked.marks) };
}
