/** 接排: a curve from the end of one line to the start of the next. Taken back by a new paragraph at the joint. */
import * as v from 'valibot';
import type { Pt } from '../../edition/units.ts';
import type { LineBox, Point, Shape } from '../shapes.ts';
import { markKind } from './mark.ts';

/** A bow behind a line's end, where the next paragraph is on another page or beside this one. */
function bow([x, y]: Point, foot: Pt): Shape {
  return [
    ['M', x, y],
    ['C', x + 9, y, x + 9, foot + 2, x + 2, foot + 2],
  ];
}

/** From a line's end back below it to the start of the next. */
function curveTo([x, y]: Point, foot: Pt, next: LineBox): Shape {
  const gap = foot + 2.2;
  const middle = (next.top + next.bottom) / 2;
  return [
    ['M', x, y],
    ['C', x + 8, y, x + 6, gap, x, gap],
    ['L', next.left, gap],
    ['C', next.left - 8, gap, next.left - 8, middle, next.left - 1, middle],
  ];
}

export const runOn = markKind(v.strictObject({ kind: v.literal('run-on') }))({
  number: 7,
  zh: '接排',
  en: 'Run on',
  sign: '接',
  key: 'J',
  on: 'place',
  typed: () => ({ kind: 'run-on' }),
  draw: ({ last, stroke, nextParagraph }) => {
    const next = nextParagraph();
    const from: Point = [last.right + 0.6, (last.top + last.bottom) / 2];
    stroke(next === null || next.top <= last.top ? bow(from, last.bottom) : curveTo(from, last.bottom, next));
  },
  // From the paragraph's end over the line feed.
  edit: (_, { to, flow }) => (flow[to] === '\n' ? [{ from: to, to: to + 1, text: '' }] : 'changed'),
});
