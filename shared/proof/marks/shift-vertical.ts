/** 上下移: a bracket whose open side is at the target line, with an arrow. Taken back by the same, by the opposite distance. */
import * as v from 'valibot';
import { points } from '../../edition/mark-fields.ts';
import { mm } from '../../edition/units.ts';
import { shift } from '../shapes.ts';
import { markKind } from './mark.ts';

export const shiftVertical = markKind(
  /** Down, in points. */
  v.strictObject({ kind: v.literal('shift-vertical'), by: points }),
)({
  number: 10,
  zh: '上下移',
  en: 'Move up or down',
  sign: '竖',
  key: 'V',
  on: 'block',
  asks: { zh: '下移多少毫米，上移为负', en: 'Millimetres down; up is negative' },
  typed: (text) => {
    const by = Number(text.trim());
    return Number.isFinite(by) && by !== 0 ? { kind: 'shift-vertical', by: mm(by) } : null;
  },
  quoted: ({ by }) => ({ kind: 'shift-vertical', by: mm(by) }),
  drawOnBlock: ({ frame, stroke }, { by }) => stroke(shift(frame, 0, by)),
  change: ({ by }, frame) => ({ frame: { ...frame, y: frame.y + by } }),
});
