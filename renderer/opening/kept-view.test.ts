import { describe, expect, it } from 'vitest';
import { compose } from '../../shared/compose/compose.ts';
import { testResources } from '../../tests/kit/editions.ts';
import { rulesEdition } from '../../tests/kit/rules-page.ts';
import { ItemNumbers, packPage } from '../engine/packed-page.ts';
import { packKept, readKept } from './kept-view.ts';

function composed() {
  const [page] = compose(rulesEdition(), testResources()).pages;
  if (page === undefined) throw new Error('no page');
  return page;
}

const composedPage = composed();

function packed() {
  return packKept('/editions/a.dayang', 'zh', packPage(composedPage, new ItemNumbers()));
}

/** The bytes with a word of their first line in place of another. */
function altered(bytes: Uint8Array, from: string, to: string): Uint8Array<ArrayBuffer> {
  const text = Buffer.from(bytes).toString('latin1');
  expect(text).toContain(from);
  return new Uint8Array(Buffer.from(text.replace(from, to), 'latin1'));
}

describe('a page as it is kept', () => {
  it('has every item again: turned and vertical runs, tints and pictures', () => {
    const { id, number, width, height, items } = composedPage;
    expect(readKept(packed())).toEqual({
      path: '/editions/a.dayang',
      language: 'zh',
      page: { id, number, width, height, items, blocks: [] },
    });
  });

  it('is none when bytes are missing, at whatever place', () => {
    const bytes = packed();
    for (let length = 0; length < bytes.length; length += 509) {
      expect(readKept(bytes.slice(0, length)), `of ${length} bytes`).toBeNull();
    }
    expect(readKept(bytes.slice(0, -8))).toBeNull();
  });

  it('is none when it says what no page says', () => {
    const bytes = packed();
    expect(readKept(altered(bytes, '"language":"zh"', '"language":"xx"'))).toBeNull();
    expect(readKept(altered(bytes, '"serif"', '"../up"'))).toBeNull();
    expect(readKept(altered(bytes, '"kind":"fill"', '"kind":"film"'))).toBeNull();
    const endless = bytes.slice();
    new DataView(endless.buffer).setFloat64(endless.length - 8, Number.NaN, true);
    expect(readKept(endless)).toBeNull();
  });
});
