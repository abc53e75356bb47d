import { describe, expect, it } from 'vitest';
import { blackInk, cssRgb, isLostOn, mixed, rgbOf, whitePaper } from './ground-colour.ts';

describe('text of the colour it stands on', () => {
  it.each([
    ['ffffff', 'ffffff', true],
    ['f4f4f4', 'ffffff', true],
    ['e0e0e0', 'ffffff', false],
    ['1f3864', '203764', true],
    ['1f3864', '000000', false],
    ['ffff00', 'ffffff', false],
  ])('#%s on #%s: %s', (ink, ground, isLost) => {
    expect(isLostOn(rgbOf(ink), rgbOf(ground))).toBe(isLost);
  });

  it('is seen where either colour cannot be told', () => {
    expect(isLostOn(null, whitePaper)).toBe(false);
    expect(isLostOn(whitePaper, null)).toBe(false);
  });

  it('may stand on the dots of a pattern', () => {
    expect(isLostOn(whitePaper, mixed(blackInk, whitePaper, 0.05))).toBe(true);
    expect(isLostOn(whitePaper, mixed(blackInk, whitePaper, 0.5))).toBe(false);
  });

  it.each([
    ['#FFF', whitePaper],
    ['fafafa', { red: 250, green: 250, blue: 250 }],
    [' White ', whitePaper],
    ['rgb(1, 2, 3)', { red: 1, green: 2, blue: 3 }],
    ['rgb(1 2 3)', { red: 1, green: 2, blue: 3 }],
    ['rgba(255,255,255,1.0)', whitePaper],
    ['rgba(255,255,255,.2)', null],
    ['toString', null],
    ['url(x)', null],
  ])('is told as pages write it: %s', (written, rgb) => {
    expect(cssRgb(written)).toEqual(rgb);
  });
});
