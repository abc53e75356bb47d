/** Type that cannot be seen is told, and type that can be is not. */
import { describe, expect, it } from 'vitest';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  testResources,
  withArticle,
  withBlocks,
} from '../../../tests/kit/editions.ts';
import { headsEdition, panelsEdition, withHeadline, withPanel } from '../../../tests/kit/effects-page.ts';
import { MEANS_PAGE, meansEdition } from '../../../tests/kit/means-page.ts';
import { compose } from '../../compose/compose.ts';
import type { Effects } from '../../edition/effect-records.ts';
import { newsprintLimits } from '../../edition/press-limits.ts';
import type { Edition, PanelBlock } from '../../edition/records.ts';
import { checkPage } from '../run.ts';

const frame = { x: 60, y: 300, width: 400, height: 90 };
const words = ['灯火照东湖'];

function found(edition: Edition, number = 1): (readonly [string, number | undefined])[] {
  const composed = compose(edition, testResources());
  const page = composed.pages.find((one) => one.number === number);
  if (page === undefined) throw new Error('no page');
  return checkPage(edition, composed, page, newsprintLimits).flatMap(({ rule, amount }) =>
    rule === 'type-covered' || rule === 'type-unseen' ? [[rule, amount] as const] : [],
  );
}

const headline = (effects: Effects) => found(withHeadline(emptyEdition(1), words, frame, effects));
const above = (more: Partial<PanelBlock>) =>
  found(withPanel(withHeadline(emptyEdition(1), words, frame, {}), frame, { order: 900, ...more }));

describe('type in the ink of its ground', () => {
  it('is told: paper on paper, black on black, a swatch on itself', () => {
    expect(headline({ fill: { ink: 0 } })).toEqual([['type-unseen', 5]]);
    expect(headline({ fill: { ink: 0.05 } })).toEqual([['type-unseen', 5]]);
    expect(headline({ ground: { ink: 1, over: 'block' } })).toEqual([['type-unseen', 5]]);
    const red = { ink: 1, colour: 'red' };
    expect(headline({ fill: red, ground: { ...red, over: 'lines' } })).toEqual([['type-unseen', 5]]);
    const panel = withPanel(emptyEdition(1), frame, { tint: 1, shape: { kind: 'ellipse' } });
    expect(found(withHeadline(panel, words, frame, {}))).toEqual([['type-unseen', 5]]);
  });

  it('is not told where an outline or a shadow shows it, or the ground is another', () => {
    expect(headline({ fill: { ink: 0 }, outlines: [{ ink: 1, width: 1 }] })).toEqual([]);
    expect(headline({ fill: { ink: 0 }, shadow: { ink: 0.5, dx: 2, dy: 2 } })).toEqual([]);
    expect(headline({ fill: { ink: 0 }, ground: { ink: 1, over: 'lines' } })).toEqual([]);
    expect(headline({ fill: { ink: 0 }, outlines: [{ ink: 0, width: 1 }] })).toEqual([['type-unseen', 5]]);
  });
});

describe('type that is covered', () => {
  it('is told of what lies under a panel, turned or cut to a shape, and only there', () => {
    expect(above({})).toEqual([]);
    expect(above({ tint: 0.1 })).toEqual([['type-covered', 5]]);
    expect(above({ tint: 0.1, turn: 90, frame: { ...frame, y: 325, height: 40 } })[0]?.[1]).toBeLessThan(5);
    expect(
      above({ tint: 0.1, shape: { kind: 'circle' }, frame: { ...frame, y: 325, height: 40 } })[0]?.[1],
    ).toBeLessThan(5);
    expect(above({ tint: 0.1, order: 0 })).toEqual([]);
    expect(above({ frill: { name: 'leaves', depth: 8, ink: 1 } })).toEqual([]);
  });

  it('is told of lines that run down, and of none of a copy, which gives way', () => {
    const tall = { x: 60, y: 300, width: 60, height: 300 };
    const down = withHeadline(emptyEdition(1), words, tall, {}, { direction: 'down' });
    expect(found(withPanel(down, tall, { order: 900, tint: 0.2 }))).toEqual([['type-covered', 5]]);
    const story = article(['东湖南岸的灯火一直亮到深夜。'.repeat(20)]);
    const bare = withArticle(emptyEdition(1), story);
    const body = bodyBlock(pageOf(bare, 1), story, { row: 20, rows: 12, span: 3 });
    const half = { ...body.frame, height: body.frame.height / 2 };
    expect(found(withPanel(withBlocks(bare, [body]), half, { tint: 0.2, order: 900 }))).toEqual([]);
  });
});

describe('pages of effects, panels and all else', () => {
  it('have nothing that is not seen', () => {
    expect(found(headsEdition())).toEqual([]);
    expect(found(panelsEdition())).toEqual([]);
    expect(found(meansEdition(), MEANS_PAGE)).toEqual([]);
  });
});
