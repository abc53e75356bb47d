/** 保留: △ under each character kept, two strokes over the mark, which is withdrawn. Taken back by opening that mark again. */
import * as v from 'valibot';
import { id } from '../../edition/id-schema.ts';
import type { MarkId } from '../../edition/ids.ts';
import { triangles } from '../shapes.ts';
import { markKind } from './mark.ts';

export const stet = markKind(
  /** The mark that is not to be carried out. */
  v.strictObject({ kind: v.literal('stet'), of: id<MarkId>() }),
)({
  number: 19,
  zh: '保留',
  en: 'Stet',
  sign: '留',
  key: 'S',
  on: 'any',
  draw: ({ lines, stroke }) => {
    for (const line of lines) stroke(triangles(line));
  },
  drawOnBlock: ({ frame: { x, y, width, height }, size, stroke }) =>
    stroke(triangles({ left: x, right: x + width, top: y, bottom: y + height, size })),
});
