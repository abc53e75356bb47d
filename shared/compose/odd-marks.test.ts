/** A face with its marks in the middle of the em: they move by a part of what is taken. */
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { openFaces } from '../../electron/resources.ts';
import { newId } from '../edition/ids.ts';
import { faceId } from '../edition/record-fields.ts';
import { defaultSetting } from '../edition/records.ts';
import { FaceSet } from '../faces/face.ts';
import { shippedFaces } from '../faces/shipped.ts';
import { nameList } from '../text/spans.ts';
import { lineRuns } from './glyph-runs.ts';
import { adjust } from './line.ts';
import type { Placement } from './placement.ts';
import { prepare } from './prepare.ts';
import { glyphOrigin } from './turned-glyphs.ts';
import { verticalRuns } from './vertical.ts';

const text = shippedFaces.for('text');
const marks = { '。': { level: -0.25, upright: 0.2 }, '“': { level: -0.4, upright: 0.3 } };
const middle = { ...text, id: v.parse(faceId, 'middle'), family: 'middle', marks };
const fonts = openFaces(new FaceSet([...shippedFaces.all, middle]));
const SIZE = 10;
const place: Placement = { blockId: newId<'block'>(), source: null, size: SIZE, x: 0, y: 0 };

function prepared(copy: string, font = middle.id) {
  return prepare([{ text: copy }], fonts, { font, strong: font }, defaultSetting, nameList([]));
}

function xsOf(copy: string, measure: number, font = middle.id): number[] {
  const one = prepared(copy, font);
  const set = adjust(one, one.first, one.end, measure, false);
  return lineRuns(one, one.first, one.end, set, place).flatMap((run) => run.xs);
}

it('goes back by its part of half an em beside another mark, and at a line’s end', () => {
  // The stop gives its half to the mark after it.
  expect(xsOf('字。”字', 100)).toEqual([0, 7.5, 15, 25]);
  expect(xsOf('字。”字', 100, text.id)).toEqual([0, 10, 15, 25]);
  const [, stop = 0] = xsOf('字。', 1.5);
  expect(stop).toBeCloseTo(7.5, 9);
  // The mark at the start of a line loses the half before it.
  expect(xsOf('“字', 100)).toEqual([-4, 5]);
});

it('goes up by its part on a vertical line', () => {
  const [a, b] = [middle.id, text.id].map((font) => {
    const one = prepared('字。“字', font);
    return verticalRuns(one, one.first, one.end, fonts, place, 0).map((run) => glyphOrigin(run, 0)[1]);
  });
  const moved = (a ?? []).map((y, at) => (b?.[at] ?? 0) - y);
  for (const [at, up] of [0, 2, -2, 0].entries()) expect(moved[at]).toBeCloseTo(up, 9);
});
