import { describe, expect, it } from 'vitest';
import { compose } from '../../shared/compose/compose.ts';
import { testResources } from '../../tests/kit/editions.ts';
import { rulesEdition } from '../../tests/kit/rules-page.ts';
import { ItemNumbers, packPage, unpackPage } from './packed-page.ts';

describe('a packed page', () => {
  it('is the page again when unpacked: turned and vertical runs, clusters, tints and pictures', () => {
    const [page] = compose(rulesEdition(), testResources()).pages;
    if (page === undefined) throw new Error('no page');
    const kinds = new Set(page.items.map((item) => item.kind));
    expect(kinds.has('glyphs') && kinds.size > 1).toBe(true);
    const { id, number, width, height, blocks, items } = page;
    const unpacked = unpackPage(packPage(page, new ItemNumbers()));
    expect(unpacked).toEqual({ id, number, width, height, blocks, items });
  });

  it('has the lines of its runs and knows its readings', () => {
    const [page] = compose(rulesEdition(), testResources()).pages;
    const [one, two, three] = page?.items.filter((item) => item.kind === 'glyphs') ?? [];
    if (page === undefined || one === undefined || two === undefined || three === undefined) throw new Error('no runs');
    const marks = [{ kind: 'line', x: 1, width: 2, y: 3, weight: 0.5 } as const];
    const items = [one, { ...two, marks }, { ...three, isReading: true as const }];
    expect(unpackPage(packPage({ ...page, items }, new ItemNumbers())).items).toEqual(items);
  });

  it('of nothing is nothing', () => {
    const [page] = compose(rulesEdition(), testResources()).pages;
    if (page === undefined) throw new Error('no page');
    const empty = { ...page, items: [] };
    expect(unpackPage(packPage(empty, new ItemNumbers()))).toEqual(empty);
  });

  it('keeps the very items of its state before that are in it still, each once', () => {
    const edition = rulesEdition();
    const [page] = compose(edition, testResources()).pages;
    if (page === undefined) throw new Error('no page');
    const ids = new ItemNumbers();
    const before = unpackPage(packPage(page, ids));
    const again = unpackPage(packPage(page, ids), before);
    expect(again.items.every((item, at) => item === before.items[at])).toBe(true);
    // One run a little lower, another gone, a third twice; all made anew.
    const [first, second, third, ...rest] = structuredClone(page.items.filter((item) => item.kind === 'glyphs'));
    if (first === undefined || second === undefined || third === undefined) throw new Error('no runs');
    const next = { ...page, items: [{ ...first, y: first.y + 1 }, third, { ...third }, ...rest] };
    ids.carryOver(page.items, next.items);
    const unpacked = unpackPage(packPage(next, ids), before);
    expect(unpacked).toEqual(next);
    const old = new Set(before.items);
    expect(unpacked.items.map((item) => old.has(item))).toEqual([false, true, false, ...rest.map(() => true)]);
  });

  it('tells runs apart that look alike and stand elsewhere in their copy', () => {
    const [page] = compose(rulesEdition(), testResources()).pages;
    const run = page?.items.find((item) => item.kind === 'glyphs' && item.source !== null);
    if (page === undefined || run?.kind !== 'glyphs') throw new Error('no runs');
    const ids = new ItemNumbers();
    const [before, after] = [
      { ...page, items: [run] },
      { ...page, items: [{ ...run, offset: run.offset + 1 }] },
    ];
    const unpacked = unpackPage(packPage(before, ids));
    ids.carryOver(before.items, after.items);
    expect(unpackPage(packPage(after, ids), unpacked)).toEqual(after);
  });

  it('that is cut short is refused', () => {
    const [page] = compose(rulesEdition(), testResources()).pages;
    if (page === undefined) throw new Error('no page');
    const packed = packPage(page, new ItemNumbers());
    expect(() => unpackPage({ ...packed, numbers: packed.numbers.slice(0, -1) })).toThrow('too soon');
  });
});
