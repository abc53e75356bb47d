import { describe, expect, it } from 'vitest';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from '../../tests/kit/editions.ts';
import { gridFrame, gridNamed, gridRows } from './formats.ts';
import { applyPatches } from './operations.ts';
import { setGridOfAll } from './page-formats.ts';
import { gridOfWish, withGridField } from './page-grid.ts';
import type { Edition, PageGrid } from './records.ts';
import { setGrid } from './regrid.ts';
import { mm } from './units.ts';

const tabloid = gridNamed('tabloid');
const own = gridOfWish({ width: mm(320), height: mm(470), columns: 5, bodySize: 9.2, leading: 13.2 });

/** Two blocks beside a third that stand edge to edge on page 1. */
function laid() {
  const story = article(['湖边的灯会今晚开幕。']);
  const edition = withArticle(emptyEdition(2), story);
  const page = pageOf(edition, 1);
  const above = bodyBlock(page, story, { column: 0, span: 2, row: 12, rows: 10 });
  const below = bodyBlock(page, story, { column: 0, span: 2, row: 22, rows: 15, thread: 1 });
  const beside = bodyBlock(page, story, { column: 2, span: 3, row: 12, rows: 25, thread: 2 });
  return { edition: withBlocks(edition, [above, below, beside]), above, below, beside };
}

function on(edition: Edition, grid: PageGrid): Edition {
  return applyPatches(edition, setGrid(edition, pageOf(edition, 1).id, grid)).edition;
}

describe('another grid', () => {
  it('of as many columns keeps blocks in theirs, edge to edge, on whole rows', () => {
    const { edition, above, below, beside } = laid();
    const next = on(edition, own);
    const frame = (id: string) => {
      const block = next.blocks[id];
      if (block === undefined) throw new Error('no such block');
      return block.frame;
    };
    const rows = (row: number) => Math.round((row * gridRows(own)) / gridRows(tabloid));
    expect(frame(above.id)).toEqual(gridFrame(own, 0, 2, rows(12), rows(22) - rows(12)));
    expect(frame(below.id)).toEqual(gridFrame(own, 0, 2, rows(22), rows(37) - rows(22)));
    expect(frame(beside.id)).toEqual(gridFrame(own, 2, 3, rows(12), rows(37) - rows(12)));
  });

  it('of more columns keeps blocks edge to edge in whole ones', () => {
    const { edition, above, beside } = laid();
    const six = withGridField(tabloid, 'columns', 6);
    const next = on(edition, six);
    expect(next.blocks[above.id]).toMatchObject({ frame: gridFrame(six, 0, 2, 12, 10), columns: 2 });
    expect(next.blocks[beside.id]).toMatchObject({ frame: gridFrame(six, 2, 4, 12, 25), columns: 4 });
  });

  it('with other margins moves blocks along with the type area', () => {
    const { edition, above } = laid();
    const lower = withGridField(withGridField(tabloid, 'foot', tabloid.typeArea.y - mm(4)), 'top', mm(20));
    const next = on(edition, lower);
    expect(next.blocks[above.id]?.frame.y).toBeCloseTo(mm(20) + 12 * lower.leading);
  });

  it('keeps what touches the trim at it', () => {
    const { edition, above } = laid();
    const advert = {
      ...{ id: 'advert', pageId: above.pageId, order: 50, kind: 'panel', border: 0, tint: 0.1, standOff: 0 },
      frame: { x: 0, y: tabloid.trim.height - 80, width: tabloid.trim.width, height: 80 },
    };
    const put = { kind: 'put', table: 'blocks', id: 'advert', record: advert } as const;
    const withAdvert = applyPatches(edition, [put]).edition;
    const frame = on(withAdvert, own).blocks['advert']?.frame;
    expect(frame?.x).toBe(0);
    expect(frame?.width).toBeCloseTo(own.trim.width);
    expect((frame?.y ?? 0) + (frame?.height ?? 0)).toBeCloseTo(own.trim.height);
  });

  it('of all pages takes along the styles that were set in the old one, in one step that is taken back', () => {
    const { edition } = laid();
    const { edition: next, inverse } = applyPatches(edition, setGridOfAll(edition, own));
    expect(Object.values(next.pages).map((page) => page.grid)).toEqual([own, own]);
    expect(next.styles['body']).toMatchObject({ size: 9.2, leading: 13.2 });
    expect(next.styles['subhead']).toMatchObject({ size: 9.2, leading: 13.2 });
    expect(next.styles['kicker']).toEqual(edition.styles['kicker']);
    expect(applyPatches(next, inverse).edition).toEqual(edition);
    expect(setGridOfAll(next, own)).toEqual([]);
  });
});
