import { describe, expect, it } from 'vitest';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  photoBlock,
  withArticle,
  withBlocks,
} from '../../tests/kit/editions.ts';
import type { TableBlock } from '../blocks/kinds.ts';
import { newId } from '../edition/ids.ts';
import type { ImportRemark } from '../text/import-remarks.ts';
import type { ReadTable, SheetTable } from '../text/table/sheet-table.ts';
import { linkedTable, tablePlace, tableStory, tableSum, updatedTable, withTable } from './place-table.ts';

const block: TableBlock = {
  id: newId<'block'>(),
  pageId: newId<'page'>(),
  articleId: newId<'article'>(),
  order: 10,
  kind: 'table',
  standOff: 5,
  headRows: 1,
  align: ['start', 'decimal'],
  style: 'own-style',
  rows: [],
  frame: { x: 0, y: 0, width: 100, height: 100 },
};

function table(more: Partial<SheetTable> = {}): SheetTable {
  const rows = [
    ['区', '数'],
    ['甲', '1'],
    ['乙', '2'],
  ];
  return {
    name: '表一',
    rows,
    spans: [],
    headRows: 1,
    align: ['start', 'end'],
    cellAligns: [],
    widths: [12, 8],
    ...more,
  };
}

const read = (one: SheetTable, ...remarks: readonly ImportRemark[]): ReadTable => ({ table: one, remarks });

const fileOf = (...tables: readonly SheetTable[]) => ({
  path: '/稿/表.xlsx',
  tables: tables.map((one) => read(one)),
  remarks: [],
});

describe('a table put into a block', () => {
  it('brings its cells, head, columns and link; style and frame stay the block’s', () => {
    const spans = [{ row: 0, column: 0, rows: 1, columns: 2 }];
    const file = fileOf(table({ spans }), table({ name: '表二' }));
    const filled = withTable(block, read(table({ spans })), file);
    expect(filled).toMatchObject({ style: 'own-style', frame: block.frame, headRows: 1, widths: [12, 8], spans });
    expect(filled.source).toEqual({
      path: '/稿/表.xlsx',
      sheet: '表一',
      sheets: ['表一', '表二'],
      sum: tableSum(table().rows),
    });
  });

  it('takes the place of one that was there, merged cells, widths and link too', () => {
    const spans = [{ row: 0, column: 0, rows: 2, columns: 1 }];
    const before = withTable(block, read(table({ spans })), fileOf(table()));
    const after = withTable(before, read(table({ widths: [] })), null);
    expect(after).not.toHaveProperty('spans');
    expect(after).not.toHaveProperty('widths');
    expect(after).not.toHaveProperty('source');
  });
});

describe('what is to be looked at in a table', () => {
  const formula = { kind: 'table-formula-empty', count: 1 } as const;
  const hidden = { kind: 'table-hidden-sheets', count: 1, text: '底表' } as const;

  it('stays with its block, of its file and of its sheet, and goes with it', () => {
    const file = { ...fileOf(table()), remarks: [hidden] };
    const placed = withTable(block, read(table(), formula), file);
    expect(placed.importRemarks).toEqual([hidden, formula]);
    expect(withTable(placed, read(table()), null)).not.toHaveProperty('importRemarks');
    expect(withTable(block, read(table(), formula), null).importRemarks).toEqual([formula]);
  });

  it('is that of the file as it is now, once that was read again', () => {
    const placed = withTable(block, read(table(), formula), fileOf(table()));
    const newer = table({
      rows: [
        ['区', '数'],
        ['甲', '3'],
      ],
    });
    expect(updatedTable(placed, read(newer), fileOf(newer)).block).not.toHaveProperty('importRemarks');
    expect(updatedTable(placed, read(newer, hidden), fileOf(newer)).block.importRemarks).toEqual([hidden]);
  });

  it('is not said again of its file once somebody has settled it, but where it has changed', () => {
    const placed = withTable(block, read(table(), formula, hidden), fileOf(table()));
    const { importRemarks: _settled, ...settled } = placed;
    const halfSettled = { ...settled, importRemarks: [hidden] };
    const newer = table({
      rows: [
        ['区', '数'],
        ['甲', '3'],
      ],
    });
    const told = (before: TableBlock, ...remarks: readonly ImportRemark[]) =>
      updatedTable(before, read(newer, ...remarks), fileOf(newer)).block.importRemarks;
    expect(told(settled, formula, hidden)).toBeUndefined();
    expect(told(halfSettled, formula, hidden)).toEqual([hidden]);
    expect(told(settled, { ...formula, count: 2 }, hidden)).toEqual([{ ...formula, count: 2 }]);
    const twice = updatedTable(settled, read(newer, formula), fileOf(newer)).block;
    expect(
      told(
        {
          ...twice,
          rows: [
            ['区', '数'],
            ['甲', '4'],
          ],
        },
        formula,
      ),
    ).toBeUndefined();
  });
});

describe('a table read again', () => {
  const linked = {
    ...withTable(block, read(table()), fileOf(table())),
    align: ['start', 'decimal'] as TableBlock['align'],
  };
  const newer = table({
    rows: [
      ['区', '数'],
      ['甲', '1'],
      ['乙', '20'],
    ],
    align: ['start', 'start'],
    headRows: 0,
  });

  it('has the cells stand by themselves that the desk left so, where their rows are now', () => {
    const own = { ...linked, cellAligns: [{ row: 2, column: 0, align: 'centre' as const }] };
    const rows = [
      ['区', '数'],
      ['新', '5'],
      ['甲', '1'],
      ['乙', '2'],
    ];
    const longer = table({ rows, cellAligns: [{ row: 0, column: 0, align: 'end' }] });
    const { block: now } = updatedTable(own, read(longer), fileOf(longer));
    expect(now.cellAligns).toEqual([{ row: 3, column: 0, align: 'centre' }]);
    expect(updatedTable(linked, read(longer), fileOf(longer)).block).not.toHaveProperty('cellAligns');
    expect(withTable(own, read(longer), null).cellAligns).toEqual(longer.cellAligns);
  });

  it('has the new cells, and stands as the desk had it', () => {
    const { block: now, changes, isOverwritten } = updatedTable(linked, read(newer), fileOf(newer));
    expect(now.rows[2]).toEqual(['乙', '20']);
    expect(now).toMatchObject({ headRows: 1, align: ['start', 'decimal'], widths: [12, 8], style: 'own-style' });
    expect(changes.cells).toEqual([{ row: 3, column: 2, before: '2', after: '20' }]);
    expect(isOverwritten).toBe(false);
  });

  it('says that it is the same, and that cells changed by hand were overwritten', () => {
    expect(updatedTable(linked, read(table()), fileOf(table())).isUnchanged).toBe(true);
    const edited = { ...linked, rows: linked.rows.with(1, ['甲', '一']) };
    expect(updatedTable(edited, read(newer), fileOf(newer)).isOverwritten).toBe(true);
  });

  it('stands as its file says where it has other columns', () => {
    const wider = table({
      rows: [
        ['区', '数', '比'],
        ['甲', '1', '2'],
      ],
      align: ['start', 'end', 'end'],
      widths: [1, 2, 3],
    });
    expect(updatedTable(linked, read(wider), fileOf(wider)).block).toMatchObject({
      widths: [1, 2, 3],
      align: wider.align,
    });
  });

  it('is that of its sheet; a file of one table has no other', () => {
    const renamed = fileOf(table({ name: '改名' }));
    expect(linkedTable(linked, renamed)?.table.name).toBe('改名');
    expect(linkedTable(linked, fileOf(table({ name: '甲' }), table({ name: '乙' })))).toBeUndefined();
  });
});

describe('the place of a new table', () => {
  const placeOf = (...asked: Parameters<typeof tablePlace>) => {
    const frame = tablePlace(...asked);
    if (frame === null) throw new Error('no place');
    return frame;
  };

  it('is as many columns wide and as many rows high as the table needs', () => {
    const edition = emptyEdition();
    const page = pageOf(edition, 1);
    const small = placeOf(edition, page, table());
    const cells = Array.from({ length: 8 }, (_, at) => `第${at + 1}季度销售额（万元）`);
    const wide = placeOf(edition, page, table({ rows: [cells, cells], widths: [], align: [] }));
    expect(small.width).toBeLessThan(wide.width);
    expect(wide.width).toBeCloseTo(page.grid.typeArea.width);
    const long = placeOf(edition, page, table({ rows: Array.from({ length: 30 }, () => ['甲', '1']) }));
    expect(long.height).toBeGreaterThan(small.height * 5);
  });

  it('is among the copy of a full page, and on nothing that does not give way', () => {
    const story = article(['甲'.repeat(50)]);
    const bare = withArticle(emptyEdition(), story);
    const page = pageOf(bare, 1);
    const rows = Math.floor(page.grid.typeArea.height / page.grid.leading) - 12;
    const full = withBlocks(bare, [
      bodyBlock(page, story, { span: 5, row: 12, rows }),
      photoBlock(page, story, { column: 0, span: 5, row: 0, rows: 30 }),
    ]);
    const { y } = placeOf(full, page, table());
    expect(y).toBeGreaterThanOrEqual(page.grid.typeArea.y + 30 * page.grid.leading - 0.01);
  });

  it('is none where pictures take the whole page', () => {
    const story = article(['甲'.repeat(50)]);
    const bare = withArticle(emptyEdition(), story);
    const page = pageOf(bare, 1);
    const rows = Math.floor(page.grid.typeArea.height / page.grid.leading);
    const full = withBlocks(bare, [photoBlock(page, story, { column: 0, span: 5, row: 0, rows })]);
    expect(tablePlace(full, page, table())).toBeNull();
    expect(tablePlace(full, page, table({ rows: Array.from({ length: 900 }, () => ['甲', '1']) }))).toBeNull();
  });

  it('is on the page even where the table is longer than it', () => {
    const edition = emptyEdition();
    const page = pageOf(edition, 1);
    const { y, height } = placeOf(edition, page, table({ rows: Array.from({ length: 900 }, () => ['甲', '1']) }));
    expect(y + height).toBeLessThanOrEqual(page.grid.typeArea.y + page.grid.typeArea.height + 0.01);
  });
});

describe('the story of a new table', () => {
  const [lead, other] = [article(['甲'.repeat(50)]), article(['乙'.repeat(50)])];
  const bare = withArticle(withArticle(emptyEdition(2), lead), other);
  const [front, second] = [pageOf(bare, 1), pageOf(bare, 2)];
  const rows = Math.floor(front.grid.typeArea.height / front.grid.leading);
  const edition = withBlocks(bare, [
    bodyBlock(front, lead, { span: 5, row: 0, rows }),
    bodyBlock(second, other, { span: 5, row: 0, rows }),
  ]);
  const { frame } = bodyBlock(front, lead, { span: 1, row: 20, rows: 5 });

  it('is the one at hand on its own page', () => {
    expect(tableStory(edition, front, frame, lead.id)).toBe(lead.id);
  });

  it('is the one that gives way to it where the one at hand stands on another page', () => {
    expect(tableStory(edition, second, frame, lead.id)).toBe(other.id);
    expect(tableStory(edition, second, frame, null)).toBe(other.id);
  });

  it('is not one that stands beside it', () => {
    const beside = withBlocks(bare, [
      bodyBlock(second, lead, { span: 5, row: 0, rows: 10 }),
      bodyBlock(second, other, { span: 5, row: 15, rows: rows - 15 }),
    ]);
    expect(tableStory(beside, second, frame, null)).toBe(other.id);
  });

  it('is the one at hand where the page has no story', () => {
    expect(tableStory(bare, second, frame, lead.id)).toBe(lead.id);
  });
});
