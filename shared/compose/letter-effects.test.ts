/** What adorns letters lies below them and is no text; it is in the inks that were asked for. */
import { describe, expect, it } from 'vitest';
import { emptyEdition, testResources } from '../../tests/kit/editions.ts';
import { withHeadline } from '../../tests/kit/effects-page.ts';
import type { Effects } from '../edition/effect-records.ts';
import type { HeadlineBlock } from '../edition/records.ts';
import { compose } from './compose.ts';
import type { DisplayItem, GlyphEcho, GlyphRun } from './display-list.ts';
import { emFrame } from './turned-glyphs.ts';

const frame = { x: 60, y: 300, width: 400, height: 90 };

/** The items of a headline with effects. */
function itemsOf(lines: readonly string[], effects: Effects, more: Partial<HeadlineBlock> = {}): DisplayItem[] {
  const edition = withHeadline(emptyEdition(1), lines, frame, effects, more);
  const block = Object.values(edition.blocks).find(({ kind }) => kind === 'headline');
  const [page] = compose(edition, testResources()).pages;
  return (page?.items ?? []).filter(({ blockId }) => blockId === block?.id);
}

const runsIn = (items: readonly DisplayItem[]) => items.filter((item): item is GlyphRun => item.kind === 'glyphs');
const echoesIn = (items: readonly DisplayItem[]) => items.filter((item): item is GlyphEcho => item.kind === 'echo');
/** Where lines of letters begin and end, the last letter as wide as its size. */
const extents = (items: readonly DisplayItem[]) => {
  const lines = new Map<number, { from: number; to: number; size: number }>();
  for (const { y, xs, size, scale } of runsIn(items)) {
    const line = lines.get(y) ?? { from: Number.POSITIVE_INFINITY, to: 0, size };
    lines.set(y, line);
    line.from = Math.min(line.from, xs[0] ?? 0);
    line.to = Math.max(line.to, (xs.at(-1) ?? 0) + size * scale);
  }
  return [...lines.values()];
};

describe('letters', () => {
  it('have their shadow below all outlines, those below all letters, the farthest out lowest', () => {
    const items = itemsOf(['灯火GDP亮'], {
      outlines: [
        { ink: 0, width: 1 },
        { ink: 1, width: 2 },
      ],
      shadow: { ink: 0.3, dx: 3, dy: 2 },
    });
    const order = items.map((item) =>
      item.kind === 'echo' ? (item.dx > 0 ? 'shadow' : `line ${item.width}`) : item.kind,
    );
    expect([...new Set(order)]).toEqual(['shadow', 'line 6', 'line 2', 'glyphs']);
    expect(order).toEqual([...order].sort((a, b) => [...new Set(order)].indexOf(a) - [...new Set(order)].indexOf(b)));
    expect(
      echoesIn(items)
        .filter(({ width }) => width === 6)
        .every(({ seen, dx }) => seen === (dx > 0 ? 3 : 2)),
    ).toBe(true);
  });

  it('are the same text in the same places, outlined and shadowed or not', () => {
    const plain = runsIn(itemsOf(['灯火GDP亮'], {}));
    const adorned = runsIn(
      itemsOf(['灯火GDP亮'], { outlines: [{ ink: 1, width: 1 }], shadow: { ink: 0.3, dx: 3, dy: 2 } }),
    );
    const told = ({ text, xs, y, offset, source }: GlyphRun) => ({ text, xs, y, offset, part: source?.part });
    expect(adorned.map(told)).toEqual(plain.map(told));
  });

  it('are in the ink asked for, a swatch or paper, and their kicker with them on a ground of the whole block', () => {
    const items = itemsOf(['灯火亮'], { ground: { ink: 1, over: 'block' }, fill: { ink: 0 } });
    expect(runsIn(items).every(({ ink }) => ink === 0)).toBe(true);
    expect(items[0]).toMatchObject({ kind: 'drawing', frame, overprints: true, shapes: [{ ink: 1 }] });
    const [red] = runsIn(itemsOf(['灯火亮'], { fill: { ink: 0.5, colour: 'red' } }));
    expect(red).toMatchObject({ ink: 0.5, colour: { id: 'red' } });
  });

  it('lean in lines across, and stand in lines from top to bottom', () => {
    const [leaning] = runsIn(itemsOf(['灯火亮'], { slant: 30 }));
    expect(leaning?.slant).toBeCloseTo(Math.tan(Math.PI / 6));
    expect(
      runsIn(itemsOf(['灯火亮'], { slant: 30 }, { direction: 'down' })).every(({ slant }) => slant === undefined),
    ).toBe(true);
  });

  it('are narrower or wider at the size they have', () => {
    const [plain] = extents(itemsOf(['灯火亮起来'], {}));
    const [narrow] = extents(itemsOf(['灯火亮起来'], { width: 0.5 }));
    expect(narrow?.size).toBe(plain?.size);
    expect((narrow?.to ?? 0) - (narrow?.from ?? 0)).toBeCloseTo(((plain?.to ?? 0) - (plain?.from ?? 0)) / 2, 1);
  });

  it('stand apart so far that their line fills its measure', () => {
    const [line] = extents(itemsOf(['灯火亮起来东湖夜'], { spread: 'measure' }));
    expect(line?.from).toBeCloseTo(frame.x);
    expect(line?.to).toBeCloseTo(frame.x + frame.width);
  });

  it('stand apart down a line that runs down, from its top to its foot', () => {
    const tall = { ...frame, width: 90, height: 260 };
    const runs = runsIn(itemsOf(['灯火亮起来东湖'], { spread: 'measure' }, { direction: 'down', frame: tall }));
    const cells = runs.map(emFrame);
    expect(cells[0]?.y).toBeCloseTo(tall.y);
    expect((cells.at(-1)?.y ?? 0) + (cells.at(-1)?.height ?? 0)).toBeCloseTo(tall.y + tall.height);
  });

  it('are as large as fills the measure line by line, or so many times as large as the style has them', () => {
    const [short, long] = extents(
      itemsOf(['灯火亮了', '东湖南岸的灯火亮了'], { lines: 'measure' }, { frame: { ...frame, height: 300 } }),
    );
    for (const line of [short, long]) {
      expect(line?.from).toBeCloseTo(frame.x);
      expect(line?.to).toBeCloseTo(frame.x + frame.width);
    }
    const [first, second] = extents(itemsOf(['灯火', '灯火'], { lines: [1, 1.5], spread: 0 }));
    expect((second?.size ?? 0) / (first?.size ?? 1)).toBeCloseTo(1.5);
  });

  it('keep their steps within the frame, whatever their lines’ sizes and however far apart they stand', () => {
    const words = ['灯火亮了', '东湖南岸', '今夜无眠'];
    for (const effects of [{ lines: [1, 2, 0.5] }, { lines: [3] }, { spread: 'measure' }] satisfies Effects[]) {
      const lines = extents(itemsOf(words, effects, { stepped: true }));
      expect(lines).toHaveLength(3);
      const steps = lines.slice(1).map(({ from }, at) => from - (lines[at]?.from ?? 0));
      expect(steps[0]).toBeGreaterThan(1);
      expect(steps[1]).toBeCloseTo(steps[0] ?? 0);
      for (const { from, to } of lines) {
        expect(from).toBeGreaterThanOrEqual(frame.x - 0.01);
        expect(to).toBeLessThanOrEqual(frame.x + frame.width + 0.01);
      }
    }
  });

  it('stand as far apart as was asked for in each of the lines that a headline of one is broken into', () => {
    const narrow = { frame: { ...frame, width: 130, height: 150 } };
    const gapsOf = (effects: Effects) =>
      runsIn(itemsOf(['东湖南岸今夜灯火通明'], effects, narrow)).flatMap(({ xs, size, scale }) =>
        xs.slice(1).map((x, at) => (x - (xs[at] ?? 0)) / (size * scale)),
      );
    const gaps = gapsOf({ spread: 0.5 });
    expect(gaps.length).toBeLessThan(9);
    for (const gap of gaps) expect(gap).toBeCloseTo(1.5);
    for (const gap of gapsOf({})) expect(gap).toBeCloseTo(1);
  });
});
