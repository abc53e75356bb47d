import { describe, expect, it } from 'vitest';
import {
  areaFilledOtherwise,
  contoursOf,
  outlineOfContours,
  reversed,
  turnedAlike,
  woundFromEvenOdd,
} from './contours.ts';

const outer = 'M0 0L90 0L90 90L0 90Z';
const inner = 'M20 20L70 20L70 70L20 70Z';
const innerBack = 'M20 70L70 70L70 20L20 20Z';

describe('contours of an outline', () => {
  it('are read and written alike, curves too', () => {
    const outline = 'M0 0C1 2 3 4 5 6L7 8Z';
    expect(outlineOfContours(contoursOf(outline))).toBe(outline);
  });

  it('begin where the one before did, after a close without a move', () => {
    expect(outlineOfContours(contoursOf('M1 2L3 4ZL5 6Z'))).toBe('M1 2L3 4ZM1 2L5 6Z');
  });

  it('are the same twice reversed', () => {
    const [contour] = contoursOf('M0 0C1 2 3 4 5 6L7 8C9 9 8 8 1 1Z');
    if (contour === undefined) throw new Error('no contour');
    expect(outlineOfContours([reversed(contour)])).toBe('M1 1C8 8 9 9 7 8L5 6C3 4 1 2 0 0Z');
    expect(reversed(reversed(contour))).toEqual(contour);
  });

  it('turn one way on the whole, holes the other', () => {
    const shape = contoursOf(outer + innerBack);
    const back = shape.map(reversed);
    expect(turnedAlike(shape)).toEqual(shape);
    expect(turnedAlike(back)).toEqual(shape);
  });

  it('filled by turns keep holes, and islands in them, where they wind', () => {
    const island = 'M40 40L50 40L50 50L40 50Z';
    const wound = woundFromEvenOdd(contoursOf(outer + inner + island));
    expect(outlineOfContours(wound)).toBe(`${outer}${innerBack}${island}`);
  });

  it.each([
    ['a hole', outer + inner, 0],
    ['two apart', `${outer}M100 0L190 0L190 90L100 90Z`, 0],
    ['two that touch', `${outer}M90 0L180 0L180 90L90 90Z`, 0],
    ['two that cross', `${outer}M135 45L135 135L45 135L45 45Z`, 45 * 45],
    ['one twice', outer + outer, 90 * 90],
    ['one that crosses itself', 'M0 0L90 0L90 90L30 90L30 30L60 30L60 60L0 60Z', 30 * 30],
  ])('turned from even-odd ink what that leaves white: %s', (_, outline, area) => {
    const contours = woundFromEvenOdd(contoursOf(outline));
    // To a scan or two: they lie as far apart as the outline is high.
    expect(Math.abs(areaFilledOtherwise([{ contours, rule: 'evenodd' }]) - area)).toBeLessThan(45);
  });

  it.each([
    ['a hole of one under another', [outer + innerBack, 'M30 30L60 30L60 60L30 60Z'], 0],
    ['one laid over another', [outer, inner], 0],
    ['two turned one way each that overlap', [outer, 'M45 135L135 135L135 45L45 45Z'], 0],
    ['a part turned back under another', [`${outer}M100 50L100 0L150 0L150 50Z`, 'M120 0L170 0L170 50L120 50Z'], 0],
    [
      'a smaller part turned back under another',
      [`${outer}M100 0L100 50L150 50L150 0Z`, 'M120 0L170 0L170 50L120 50Z'],
      30 * 50,
    ],
  ] as const)('of several shapes leave white what each inks: %s', (_, outlines, area) => {
    const shapes = outlines.map((outline) => ({
      contours: turnedAlike(contoursOf(outline)),
      rule: 'nonzero' as const,
    }));
    expect(Math.abs(areaFilledOtherwise(shapes) - area)).toBeLessThan(45);
  });
});
