import { expect, it } from 'vitest';
import type { GlyphRun } from '../../shared/compose/display-list.ts';
import { newId } from '../../shared/edition/ids.ts';
import { shippedFaces } from '../../shared/faces/shipped.ts';
import { paintedText, shownOf } from './shown-glyphs.ts';

const face = shippedFaces.for('text').id;
const run: GlyphRun = {
  kind: 'glyphs',
  blockId: newId<'block'>(),
  face,
  size: 9,
  y: 20,
  scale: 1,
  ink: 1,
  glyphs: [7],
  xs: [10],
  text: '₂',
  starts: null,
  offset: 0,
  source: null,
  turn: null,
  isVertical: false,
};

it('paints a figure below the line with the one on it, where it is drawn with that', () => {
  const made = { ...run, script: { size: 0.6, rise: -0.075 } };
  expect([paintedText(run, 0), paintedText(made, 0)]).toEqual(['₂', '2']);
  expect(shownOf([made]).get(face)?.characters).toEqual(new Set(['₂', '2']));
});

it('paints a mark of a vertical line in its form there', () => {
  expect(paintedText({ ...run, text: '（', isVertical: true }, 0)).toBe('︵');
});
