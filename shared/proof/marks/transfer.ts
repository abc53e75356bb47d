/** 转移: a ring, and an arrow line to the place. Taken back by a transfer the other way. */
import * as v from 'valibot';
import { textPointSchema } from '../../edition/mark-fields.ts';
import { markKind } from './mark.ts';

export const transfer = markKind(v.strictObject({ kind: v.literal('transfer'), target: textPointSchema }))({
  number: 9,
  zh: '转移',
  en: 'Transfer',
  sign: '移',
  key: 'M',
  on: 'range',
  quoted: ({ target }, { find }) => {
    const found = target === undefined ? null : find(target);
    return found === null ? 'its target is not found' : { kind: 'transfer', target: found };
  },
  draw: (pen, order) => {
    const target = pen.place(order.target);
    pen.ring();
    const way = target === null ? null : pen.arrowTo(target);
    if (way === null || target === null || way.length < 2) {
      pen.number(pen.last);
      if (target !== null) pen.number(target);
    } else {
      pen.arrowLine(way);
    }
  },
  edit: (order, { from, to, text, offsetOf }) => {
    const target = offsetOf(order.target);
    if (target === null || (target > from && target < to)) return 'changed';
    const edits = [
      { from, to, text: '' },
      { from: target, to: target, text },
    ];
    return edits.sort((a, b) => a.from - b.from);
  },
  errors: () => 'one',
});
