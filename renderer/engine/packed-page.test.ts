import { describe, expect, it } from 'vitest';
import { compose } from '../../shared/compose/compose.ts';
import { testResources } from '../../tests/kit/editions.ts';
import { rulesEdition } from '../../tests/kit/rules-page.ts';
import { packPage, unpackPage } from './packed-page.ts';

describe('a packed page', () => {
  it('is the page again when unpacked: turned and vertical runs, clusters, tints and pictures', () => {
    const [page] = compose(rulesEdition(), testResources()).pages;
    if (page === undefined) throw new Error('no page');
    const kinds = new Set(page.items.map((item) => item.kind));
    expect(kinds.has('glyphs') && kinds.size > 1).toBe(true);
    const { id, number, width, height, blocks, items } = page;
    const unpacked = unpackPage(packPage(page));
    expect(unpacked).toEqual({ id, number, width, height, blocks, items });
  });

  it('of nothing is nothing', () => {
    const [page] = compose(rulesEdition(), testResources()).pages;
    if (page === undefined) throw new Error('no page');
    const empty = { ...page, items: [] };
    expect(unpackPage(packPage(empty))).toEqual(empty);
  });

  it('that is cut short is refused', () => {
    const [page] = compose(rulesEdition(), testResources()).pages;
    if (page === undefined) throw new Error('no page');
    const packed = packPage(page);
    expect(() => unpackPage({ ...packed, numbers: packed.numbers.slice(0, -1) })).toThrow('too soon');
  });
});
