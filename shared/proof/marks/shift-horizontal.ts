/** 左右移: as 上下移, sideways. Taken back by the same, by the opposite distance. */
import * as v from 'valibot';
import { points } from '../../edition/mark-fields.ts';
import { mm } from '../../edition/units.ts';
import { shift } from '../shapes.ts';
import { markKind } from './mark.ts';

export const shiftHorizontal = markKind(
  /** To the right, in points. */
  v.strictObject({ kind: v.literal('shift-horizontal'), by: points }),
)({
  number: 11,
  zh: '左右移',
  en: 'Move left or right',
  sign: '横',
  key: 'H',
  on: 'block',
  asks: { zh: '右移多少毫米，左移为负', en: 'Millimetres to the right; left is negative' },
  typed: (text) => {
    const by = Number(text.trim());
    return Number.isFinite(by) && by !== 0 ? { kind: 'shift-horizontal', by: mm(by) } : null;
  },
  quoted: ({ by }) => ({ kind: 'shift-horizontal', by: mm(by) }),
  drawOnBlock: ({ frame, stroke }, { by }) => stroke(shift(frame, by, 0)),
  change: ({ by }, frame) => ({ frame: { ...frame, x: frame.x + by } }),
});
