/** 排齐: two straight lines along the edge to align to. Taken back by aligning to where the edge was. */
import * as v from 'valibot';
import { points } from '../../edition/mark-fields.ts';
import { mm } from '../../edition/units.ts';
import { aligned } from '../shapes.ts';
import { markKind } from './mark.ts';

type Edge = 'left' | 'right' | 'top' | 'bottom';

/** Edges as they are typed. */
const edges = new Map<string, Edge>([
  ['左', 'left'],
  ['left', 'left'],
  ['右', 'right'],
  ['right', 'right'],
  ['上', 'top'],
  ['top', 'top'],
  ['下', 'bottom'],
  ['bottom', 'bottom'],
]);

export const align = markKind(
  /** An edge of the block comes to a place on the page, in points. */
  v.strictObject({
    kind: v.literal('align'),
    edge: v.picklist(['left', 'right', 'top', 'bottom']),
    to: points,
  }),
)({
  number: 12,
  zh: '排齐',
  en: 'Align',
  sign: '齐',
  key: 'A',
  on: 'block',
  asks: { zh: '左／右／上／下 和毫米，如：左 20', en: 'left, right, top or bottom and millimetres: left 20' },
  typed: (text) => {
    const [, name = '', to = ''] = /^(\S+?)\s*(-?[\d.]+)$/u.exec(text.trim()) ?? [];
    const edge = edges.get(name);
    return edge === undefined || to === '' ? null : { kind: 'align', edge, to: mm(Number(to)) };
  },
  quoted: ({ edge, to }) => ({ kind: 'align', edge, to: mm(to) }),
  drawOnBlock: ({ frame, stroke }, { edge, to }) => stroke(aligned(frame, edge, to)),
  change: ({ edge, to }, frame) => {
    const x = edge === 'left' ? to : edge === 'right' ? to - frame.width : frame.x;
    const y = edge === 'top' ? to : edge === 'bottom' ? to - frame.height : frame.y;
    return { frame: { ...frame, x, y } };
  },
});
