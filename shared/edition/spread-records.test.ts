/** 通版 as records: what is refused of them, their formats, and lengths as they are told and typed there. */

import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { emptyEdition, pageOf } from '../../tests/kit/editions.ts';
import { formatSchema } from '../paper/format-records.ts';
import { gridFrame } from './formats.ts';
import { newId } from './ids.ts';
import { joinPages, partSpread } from './join-pages.ts';
import { readOnPage, writeOnPage } from './lengths.ts';
import { applyPatches, type Patch } from './operations.ts';
import {
  changeFormat,
  differsFromFormat,
  formatOfPage,
  pagesOfFormat,
  removeFormat,
  saveFormat,
  setFacing,
  takeFormat,
} from './page-formats.ts';
import { withGridField } from './page-grid.ts';
import { pageSchema } from './page-records.ts';
import type { Edition } from './records.ts';
import { mm } from './units.ts';

function done(edition: Edition, patches: readonly Patch[] | string): Edition {
  if (typeof patches === 'string') throw new Error(patches);
  return applyPatches(edition, patches).edition;
}

const joined = (edition: Edition) => done(edition, joinPages(edition, pageOf(edition, 2).id));
const sheetOf = (edition: Edition) => pageOf(edition, 2);

describe('a record of a 通版', () => {
  it('is refused without its fold, with columns that cannot be halved, with an odd number, and as a master', () => {
    const page = sheetOf(joined(emptyEdition(4)));
    const { fold, ...flat } = page.grid;
    expect(v.is(pageSchema, page)).toBe(true);
    const { spread, ...single } = page;
    for (const record of [
      { ...page, grid: flat },
      { ...page, grid: { ...page.grid, columns: 9 } },
      { ...page, grid: { ...page.grid, fold: { width: page.grid.typeArea.width, clear: 10 } } },
      { ...page, number: 3 },
      { ...page, master: { name: '内页', on: 'inside' } },
      single,
    ]) {
      expect(v.is(pageSchema, record)).toBe(false);
    }
    expect(fold).toBeDefined();
    expect(spread).toBeDefined();
    const sheet = joined(emptyEdition(4));
    const flatten: Patch = { kind: 'set', table: 'pages', id: sheetOf(sheet).id, path: ['grid'], value: flat };
    expect(() => applyPatches(sheet, [flatten])).toThrow('fold');
  });

  it('has no format with a fold', () => {
    const { grid } = sheetOf(joined(emptyEdition(4)));
    expect(v.is(formatSchema, { id: newId<'format'>(), name: '通版', grid })).toBe(false);
  });
});

/** An edition whose pages are of a format with 30 mm inside and 18 mm outside. */
function facing(): Edition {
  const plain = emptyEdition(4);
  const one = pageOf(plain, 1);
  const grid = withGridField(withGridField(one.grid, 'left', mm(30)), 'right', mm(18));
  const sized = done(plain, [{ kind: 'set', table: 'pages', id: one.id, path: ['grid'], value: grid }]);
  const named = done(sized, saveFormat(sized, one.id, '日报'));
  const [format] = Object.values(named.formats);
  if (format === undefined) throw new Error('no format');
  const both = done(named, setFacing(named, format.id, true));
  return done(
    both,
    takeFormat(
      both,
      Object.values(both.pages).map(({ id }) => id),
      format.id,
    ),
  );
}

describe('the format of a 通版', () => {
  it('tells inner from outer margins when it is kept of a sheet that does, and gives them to a single page', () => {
    const sheet = joined(facing());
    const bare = Object.values(sheet.formats).reduce((now, { id }) => done(now, removeFormat(now, id)), sheet);
    const kept = done(bare, saveFormat(bare, sheetOf(bare).id, '通版的'));
    const page = sheetOf(kept);
    expect(formatOfPage(kept, page)).toMatchObject({ name: '通版的', hasFacingPages: true });
    expect(differsFromFormat(kept, page)).toBe(false);
    const apart = done(kept, partSpread(kept, page.id));
    for (const number of [2, 3]) expect(differsFromFormat(apart, pageOf(apart, number))).toBe(false);
    const again = done(facing(), []);
    const known = Object.values(again.formats)[0];
    if (known === undefined) throw new Error('no format');
    const plain = done(again, setFacing(again, known.id, false));
    const turned = joined(facing());
    const mixed = { ...turned, formats: plain.formats };
    const saved = done(mixed, saveFormat(mixed, sheetOf(mixed).id, known.name));
    expect(differsFromFormat(saved, sheetOf(saved))).toBe(false);
  });

  it('is counted by the page, and taken off either half alone', () => {
    const edition = facing();
    const [format] = Object.values(edition.formats);
    const other = done(edition, saveFormat(edition, pageOf(edition, 3).id, '另一种'));
    const second = Object.values(other.formats).find(({ name }) => name === '另一种');
    if (format === undefined || second === undefined) throw new Error('no formats');
    const sheet = joined(other);
    expect([pagesOfFormat(sheet, format.id), pagesOfFormat(sheet, second.id)]).toEqual([3, 1]);
    const less = done(sheet, removeFormat(sheet, second.id));
    expect(sheetOf(less).formatId).toBe(format.id);
    expect(sheetOf(less).spread?.right.formatId).toBeUndefined();
    const left = done(sheet, removeFormat(sheet, format.id));
    expect(sheetOf(left).formatId).toBeUndefined();
    const apart = done(left, partSpread(left, sheetOf(left).id));
    expect(pageOf(apart, 3).formatId).toBe(second.id);
    expect(changeFormat(sheet, second.id, second.grid)).toEqual([]);
  });
});

describe('lengths on a 通版', () => {
  const page = sheetOf(joined(emptyEdition(4)));
  const { grid } = page;
  const half = grid.trim.width / 2;
  const names = { column: (count: number) => `${count}栏`, row: (count: number) => `${count}行` };
  const told = (column: number, span: number) => {
    const frame = gridFrame(grid, column, span, 10, 5);
    return (['x', 'width', 'y', 'height'] as const).map((axis) => writeOnPage(axis, page, frame, names));
  };

  it('are told from the half that something stands on, and from the left one over the fold', () => {
    expect(told(1, 2)).toEqual(['2栏', '2栏', '11行', '5行']);
    expect(told(6, 2)).toEqual(['2栏', '2栏', '11行', '5行']);
    expect(told(3, 4)).toEqual(['4栏', '4栏', '11行', '5行']);
    const frame = { ...gridFrame(grid, 6, 2, 10, 5), x: half + mm(31.5) };
    expect(writeOnPage('x', page, frame, names)).toBe('31.5mm');
  });

  it('are typed as they are told', () => {
    for (const [column, span] of [
      [1, 2],
      [6, 2],
      [3, 4],
      [0, 10],
    ] as const) {
      const frame = gridFrame(grid, column, span, 10, 5);
      for (const axis of ['x', 'width', 'y', 'height'] as const) {
        const shown = writeOnPage(axis, page, frame, names);
        expect(readOnPage(shown, axis, page, frame, shown)).toBeCloseTo(frame[axis], 6);
      }
    }
    const right = gridFrame(grid, 6, 2, 10, 5);
    expect(readOnPage('20mm', 'x', page, right)).toBeCloseTo(half + mm(20), 6);
    // So many columns from where it stands are as wide as they are there, the fold among them.
    const left = gridFrame(grid, 3, 1, 10, 5);
    expect(readOnPage('4栏', 'width', page, left)).toBeCloseTo(gridFrame(grid, 3, 4, 0, 1).width, 6);
    expect(readOnPage('4', 'width', page, left, '1栏')).toBeCloseTo(gridFrame(grid, 3, 4, 0, 1).width, 6);
    expect(readOnPage('90mm', 'width', page, left)).toBeCloseTo(mm(90), 6);
  });
});
