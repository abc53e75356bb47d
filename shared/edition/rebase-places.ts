/** Records that point into a text, rebased over what was typed there: a mark, a waiver. */
import * as v from 'valibot';
import type { TextPoint } from './mark-fields.ts';
import type { Patch } from './operations.ts';
import { markSchema, type TextAnchor } from './proof-records.ts';
import type { DropReason } from './rebase-text.ts';
import { type Bias, mapThrough } from './text-maps.ts';
import type { TextPatch } from './text-patches.ts';
import { waiverSchema } from './waiver-records.ts';

type Put = Extract<Patch, { kind: 'put' }>;

function pointAfter(point: TextPoint, text: TextPatch, bias: Bias): TextPoint | null {
  const mapped = mapThrough([text], { ...point, table: 'articles', id: text.id }, bias);
  return mapped.kind === 'at' ? { part: mapped.place.part, offset: mapped.place.offset } : null;
}

/** An anchor after a patch of the text it is in; null where its paragraph, or all it is on, has gone. */
function anchorAfter(anchor: TextAnchor, text: TextPatch): TextAnchor | null {
  const { start, end } = anchor;
  const isPlace = start.part === end.part && start.offset === end.offset;
  const first = pointAfter(start, text, isPlace ? 'before' : 'after');
  const last = pointAfter(end, text, 'before');
  if (first === null || last === null) return null;
  const isSwallowed = !isPlace && first.part === last.part && first.offset >= last.offset;
  return isSwallowed ? null : { ...anchor, start: first, end: last };
}

/** A record put beside what was typed in the text it points to; why it cannot stand where that text has gone. */
export function placedOver(put: Put, text: TextPatch): Patch[] | DropReason {
  const mark = put.table === 'marks' ? v.safeParse(markSchema, put.record) : null;
  const waiver = put.table === 'waivers' ? v.safeParse(waiverSchema, put.record) : null;
  const record = mark?.success === true ? mark.output : waiver?.success === true ? waiver.output : null;
  if (record === null || record.anchor.kind !== 'text' || record.anchor.articleId !== text.id) return [put];
  const anchor = anchorAfter(record.anchor, text);
  if (anchor === null) return 'text-removed';
  if (!('order' in record) || record.order.kind !== 'transfer') return [{ ...put, record: { ...record, anchor } }];
  const target = pointAfter(record.order.target, text, 'before');
  if (target === null) return 'text-removed';
  return [{ ...put, record: { ...record, anchor, order: { ...record.order, target } } }];
}
