/** Digits half an em each (二分数字): two in the place of one Han, in copy, headlines and vertical lines. */
import { describe, expect, it } from 'vitest';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  testResources,
  withArticle,
  withBlocks,
  withSetting,
} from '../../tests/kit/editions.ts';
import { preparedAs, setLines } from '../../tests/kit/set-lines.ts';
import { shippedFaces } from '../faces/shipped.ts';
import { compose } from './compose.ts';
import type { GlyphRun } from './display-list.ts';
import { adjust, naturalWidth } from './line.ts';

const half = { setting: { halfDigits: true } };
const widthOf = (text: string, as = {}) => {
  const one = preparedAs(text, as);
  return naturalWidth(one, one.first, one.end);
};

describe('digits half an em each', () => {
  it.each(shippedFaces.all.map(({ id }) => id))('make one Han of two in %s, each in the middle of its half', (font) => {
    expect(widthOf('东湖24年3月08日', { ...half, font })).toBeCloseTo(7.5, 9);
    const [line] = setLines('08', 2, { ...half, font });
    const face = testResources().fonts.typeface(font);
    expect(line?.glyphs.map(({ text }) => text)).toEqual(['0', '8']);
    for (const [at, { glyph, x, scale }] of (line?.glyphs ?? []).entries()) {
      expect(x + (face.advance(glyph) * scale) / 2).toBeCloseTo(0.25 + at / 2, 9);
      expect(scale).toBeGreaterThan(0.85);
      expect(scale).toBeLessThanOrEqual(1);
    }
  });

  it('leave points, signs, letters and full-width digits as they are', () => {
    const rest = ['.%', 'GDP', '０８', 'm²'];
    for (const text of rest) expect(widthOf(text, half)).toBeCloseTo(widthOf(text), 9);
  });

  it('stand no gap away from Han, and may be opened there before Han is', () => {
    const one = preparedAs('东湖24年', half);
    expect(adjust(one, one.first, one.end, 5, true)).toMatchObject({ gapChange: 0.3, opened: expect.closeTo(0.4 / 3) });
    // Letters keep their gap, and give of it; digits have none to give.
    const mixed = preparedAs('东GDP湖24年', half);
    const natural = naturalWidth(mixed, mixed.first, mixed.end);
    const set = adjust(mixed, mixed.first, mixed.end, natural - 0.15, true);
    expect(set.gapChange).toBeCloseTo(-0.075, 9);
    expect(set.width).toBeCloseTo(natural - 0.15, 9);
    const [line] = setLines('东GDP湖24年', natural - 0.15, half);
    const at = (text: string) => line?.glyphs.find((one) => one.text === text)?.x ?? 0;
    expect(at('年') - at('湖')).toBeCloseTo(2, 9);
  });

  it('are never divided, and a line of figures and Han is exactly full', () => {
    const lines = setLines('东湖南岸二〇2024年03月08日，建筑面积12平方米', 11, half).map(({ text }) => text);
    expect(lines[0]).toBe('东湖南岸二〇2024年03月');
  });

  it('are told of nowhere else: without the choice pages are as they were', () => {
    expect(widthOf('2024')).not.toBe(2);
    expect(widthOf('2024', { setting: { halfDigits: undefined } })).toBe(widthOf('2024'));
  });

  it('are half an em on vertical lines, too, where they are turned', () => {
    const story = article(['二〇二四即2024年，']);
    const bare = withArticle(emptyEdition(1), story);
    const block = bodyBlock(pageOf(bare, 1), story, { rows: 20, span: 1 });
    const edition = withSetting(withBlocks(bare, [{ ...block, direction: 'down' }]), 'body', { halfDigits: true });
    const [page] = compose(edition, testResources()).pages;
    const runs = (page?.items ?? []).filter(
      (item): item is GlyphRun => item.kind === 'glyphs' && item.blockId === block.id,
    );
    const digits = runs.find(({ text }) => text === '2024');
    const steps = (digits?.xs ?? []).slice(1).map((x, at) => (x - (digits?.xs[at] ?? 0)) / (digits?.size ?? 1));
    expect(steps).toHaveLength(3);
    for (const step of steps) expect(step).toBeCloseTo(0.5, 1);
  });
});
