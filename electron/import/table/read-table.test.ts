import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBookings } from '../../../shared/layout/bookings.ts';
import { figure, type MadeBook, type MadeSheet, row, workbook } from '../../../tests/kit/workbooks.ts';
import { DayangError } from '../../errors.ts';
import { readList, readTableFile } from './read-table.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dayang-table-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const read = (name: string, bytes: Uint8Array | string) => readTableFile(file(name, bytes));

/** The one table of a workbook with one sheet. */
function sheet(made: Partial<MadeSheet> & Pick<MadeSheet, 'rows'>, book: Omit<MadeBook, 'sheets'> = {}) {
  const { tables, remarks } = read('表.xlsx', workbook({ ...book, sheets: [{ name: '表一', ...made }] }));
  const [first] = tables;
  if (first === undefined) throw new Error('no table');
  return { ...first.table, remarks: [...remarks, ...first.remarks] };
}

function refusal(name: string, bytes: Uint8Array | string): string {
  try {
    read(name, bytes);
  } catch (error) {
    if (!(error instanceof DayangError)) throw error;
    expect(error.zh).toContain(name);
    return error.code;
  }
  return 'was read';
}

describe('a workbook', () => {
  it('is read as it is shown: figures by their formats, shared strings, answers of formulas', () => {
    const table = sheet(
      {
        rows: [
          row(1, ['区县', '<c t="s"><v>0</v></c>', '增长', '合格']),
          row(2, ['东湖区', figure(1268.4, 1), figure(0.0325, 2), '<c t="b"><v>1</v></c>']),
          row(3, ['北站区', '<c s="1"><f>B2*2</f><v>2536.8</v></c>', figure(-0.008, 2), '<c t="e"><v>#N/A</v></c>']),
        ].join(''),
      },
      { formats: ['#,##0.00', '0.00%'], strings: ['<t>面积</t>'] },
    );
    expect(table.rows).toEqual([
      ['区县', '面积', '增长', '合格'],
      ['东湖区', '1,268.40', '3.25%', 'TRUE'],
      ['北站区', '2,536.80', '-0.80%', '#N/A'],
    ]);
    expect(table.headRows).toBe(1);
    expect(table.align.slice(0, 3)).toEqual(['start', 'decimal', 'decimal']);
    expect(table.remarks).toEqual([{ kind: 'table-errors', count: 1, text: '#N/A' }]);
  });

  it('of strict OOXML, and one that counts from 1904, are read alike', () => {
    const rows = row(1, ['日', figure(45359, 1)]);
    const formats = ['yyyy"年"m"月"d"日"'];
    expect(sheet({ rows }, { formats, isStrict: true }).rows[0]).toEqual(['日', '2024年3月8日']);
    const rows1904 = row(1, ['日', figure(45359 - 1462, 1)]);
    expect(sheet({ rows: rows1904 }, { formats, is1904: true }).rows[0]).toEqual(['日', '2024年3月8日']);
    const iso = row(1, ['日', '<c s="1" t="d"><v>2024-03-08</v></c>']);
    expect(sheet({ rows: iso }, { formats }).rows[0]).toEqual(['日', '2024年3月8日']);
  });

  it('leaves hidden rows and columns out, and tells what stood there', () => {
    const table = sheet({
      before: '<cols><col min="2" max="2" width="9" hidden="1"/></cols>',
      rows: row(1, ['甲', '密', '1']) + row(2, ['乙', '密二', '2'], 'hidden="1"') + row(3, ['丙', null, '3']),
    });
    expect(table.rows).toEqual([
      ['甲', '1'],
      ['丙', '3'],
    ]);
    expect(table.remarks).toContainEqual({ kind: 'table-hidden-rows', count: 1, text: '乙 密二 2' });
    expect(table.remarks).toContainEqual({ kind: 'table-hidden-columns', count: 1, text: '密' });
  });

  it('keeps merged cells, and what lies under them is told; one in a hidden row is seen in the next', () => {
    const table = sheet({
      rows: row(1, ['题', '盖住', '1']) + row(2, ['合', 'x', 'y'], 'hidden="1"') + row(3, [null, 'z', 'w']),
      after: '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:A3"/></mergeCells>',
    });
    expect(table.rows).toEqual([
      ['题', '', '1'],
      ['合', 'z', 'w'],
    ]);
    expect(table.spans).toEqual([{ row: 0, column: 0, rows: 1, columns: 2 }]);
    expect(table.remarks).toContainEqual({ kind: 'covered-text', count: 1, text: '盖住' });
    expect(table.remarks).toContainEqual({ kind: 'table-hidden-rows', count: 1, text: 'x y' });
  });

  it('starts where it is filled, far down and far right as that may be', () => {
    const table = sheet({
      rows: '<row r="900000"><c r="XDA900000" t="inlineStr"><is><t>甲</t></is></c><c r="XDB900000"><v>1</v></c></row>',
      after: '<mergeCells><mergeCell ref="A1:A1048576"/></mergeCells>',
    });
    expect(table.rows).toEqual([['甲', '1']]);
    expect(table.spans).toEqual([]);
  });

  it('has the head that a frozen pane, a table of its own or a printed title says', () => {
    const rows = row(1, ['A', 'B']) + row(2, ['甲', '乙']) + row(3, ['丙', '丁']);
    const pane = '<sheetViews><sheetView><pane ySplit="2" state="frozen"/></sheetView></sheetViews>';
    expect(sheet({ rows, before: pane }).headRows).toBe(2);
    const names = '<definedName name="_xlnm.Print_Titles" localSheetId="0">表一!$1:$2</definedName>';
    expect(sheet({ rows }, { names }).headRows).toBe(2);
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    const part = `<table xmlns="${main}" ref="A1:B3" headerRowCount="1"/>`;
    expect(sheet({ rows, parts: [['table', 'xl/tables/table1.xml', part]] }).headRows).toBe(1);
  });

  it('has single cells stand as they say, where the part of the sheet that is taken has them', () => {
    const right = (text: string) => `<c s="1" t="inlineStr"><is><t>${text}</t></is></c>`;
    const table = sheet(
      { rows: row(3, [null, '名', '说明']) + row(4, [null, '甲', right('见下')]) + row(5, [null, '乙', '无']) },
      { looks: ['<xf numFmtId="0"><alignment horizontal="right"/></xf>'] },
    );
    expect(table.rows).toEqual([
      ['名', '说明'],
      ['甲', '见下'],
      ['乙', '无'],
    ]);
    expect(table.cellAligns).toEqual([{ row: 1, column: 1, align: 'end' }]);
  });

  it('has the widths of its columns, and those of cells that say how they stand', () => {
    const table = sheet(
      {
        before: '<cols><col min="1" max="1" width="20"/><col min="2" max="2" width="10"/></cols>',
        rows: row(1, ['名', '编号']) + row(2, ['甲', '<c s="1" t="inlineStr"><is><t>A1</t></is></c>']),
      },
      { looks: ['<xf numFmtId="0"><alignment horizontal="center"/></xf>'] },
    );
    expect(table.widths).toEqual([20, 10]);
    expect(table.align).toEqual(['start', 'centre']);
    expect(table.cellAligns).toEqual([]);
  });
});

it('has texts over empty cells after them as merged ones, indents, and no noughts where the sheet shows none', () => {
  const table = sheet(
    {
      before: '<sheetViews><sheetView showZeros="0"/></sheetViews>',
      rows:
        row(1, ['<c s="1" t="inlineStr"><is><t>总题</t></is></c>', '<c s="1"/>', '<c s="1"/>', 'x']) +
        row(2, ['<c s="2" t="inlineStr"><is><t>其中</t></is></c>', 0, 5, 7]) +
        row(3, ['    男', 1, 2, 3]) +
        row(4, ['\u3000女', 1, 2, 3]),
    },
    {
      looks: [
        '<xf numFmtId="0"><alignment horizontal="centerContinuous"/></xf>',
        '<xf numFmtId="0"><alignment horizontal="left" indent="2"/></xf>',
      ],
    },
  );
  expect(table.rows).toEqual([
    ['总题', '', '', 'x'],
    ['\u3000\u3000其中', '', '5', '7'],
    ['\u3000\u3000男', '1', '2', '3'],
    ['\u3000女', '1', '2', '3'],
  ]);
  expect(table.spans).toEqual([{ row: 0, column: 0, rows: 1, columns: 3 }]);
});

describe('the text of cells', () => {
  it('has raised figures, struck words told, and readings left out', () => {
    const strings = [
      '<r><t>10</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>8</t></r><r><t xml:space="preserve">次</t></r>',
      '<r><rPr><strike/></rPr><t>旧</t></r><r><t>新</t></r>',
      '<t>赟</t><rPh sb="0" eb="1"><t>yūn</t></rPh>',
      '<t>一行_x000D_\n二行_x005F_x</t>',
    ];
    const cell = (at: number) => `<c t="s"><v>${at}</v></c>`;
    const table = sheet({ rows: row(1, [cell(0), cell(1), cell(2), cell(3)]) }, { strings });
    expect(table.rows[0]).toEqual(['10⁸次', '旧新', '赟', '一行\n二行_x']);
    expect(table.remarks).toContainEqual({ kind: 'struck-kept', count: 1, text: '旧' });
    expect(table.remarks).toContainEqual({ kind: 'ruby', count: 1, text: 'yūn' });
  });

  it('that nobody sees is told: white on white, and figures of a hiding format', () => {
    const table = sheet(
      { rows: row(1, ['<c s="2" t="inlineStr"><is><t>白</t></is></c>', figure(42, 1), 'x']) },
      { formats: [';;;'], fonts: ['<font><color rgb="FFFFFFFF"/></font>'], looks: ['<xf numFmtId="0" fontId="1"/>'] },
    );
    expect(table.rows[0]).toEqual(['x']);
    expect(table.remarks).toContainEqual({ kind: 'hidden-text', count: 2, text: '白\n42' });
  });

  it('is left out where its letters are nearly of the colour of their cell, and kept where they stand out', () => {
    const solid = (rgb: string) =>
      `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/></patternFill></fill>`;
    const font = (rgb: string) => `<font><color rgb="${rgb}"/></font>`;
    const cell = (style: number, text: string) => `<c s="${style}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const table = sheet(
      { rows: row(1, [cell(1, '暗'), cell(2, '白'), cell(3, '近'), 'x']) },
      {
        fonts: [font('FF203764'), font('FFFFFFFF'), font('FFF8F8F8')],
        fills: [solid('FF1F3864')],
        looks: [
          '<xf numFmtId="0" fontId="1" fillId="1"/>',
          '<xf numFmtId="0" fontId="2" fillId="1"/>',
          '<xf numFmtId="0" fontId="3" fillId="0"/>',
        ],
      },
    );
    expect(table.rows[0]).toEqual(['白', '', 'x']);
    expect(table.remarks.filter(({ kind }) => kind === 'hidden-text').map(({ text }) => text)).toEqual(['暗\n近']);
  });

  it('that its format hides is told as figures are', () => {
    const table = sheet(
      { rows: row(1, ['<c s="1" t="inlineStr"><is><t>内部价</t></is></c>', 'x']) },
      { formats: [';;;'] },
    );
    expect(table.rows[0]).toEqual(['x']);
    expect(table.remarks).toContainEqual({ kind: 'hidden-text', count: 1, text: '内部价' });
  });

  it('of a figure that the sheet shows in short, or without its sign, is told', () => {
    const table = sheet(
      { rows: row(1, ['<c><v>440103199003071234</v></c>', figure(123456789012, 0), figure(-12, 1), 'x']) },
      { formats: ['0;0'] },
    );
    expect(table.rows[0]).toEqual(['440103199003071234', '123456789012', '12', 'x']);
    expect(table.remarks).toContainEqual({
      kind: 'table-short-figures',
      count: 2,
      text: '440103199003071234\n123456789012',
    });
    expect(table.remarks).toContainEqual({ kind: 'table-unsigned', count: 1, text: '12' });
  });

  it('is told where a formula has no stored answer', () => {
    const table = sheet({ rows: row(1, ['和', '<c><f>SUM(A1)</f></c>', 'x']) });
    expect(table.rows[0]).toEqual(['和', '', 'x']);
    expect(table.remarks).toContainEqual({ kind: 'table-formula-empty', count: 1 });
  });
});

describe('how cells look', () => {
  const bold = '<font><b/><sz val="11"/><name val="宋体"/></font>';
  const red = '<font><sz val="11"/><color rgb="FFFF0000"/><name val="宋体"/></font>';
  const large = '<font><sz val="18"/><color theme="1"/><name val="黑体"/></font>';
  const usual = '<font><sz val="11"/><color indexed="8"/><name val="宋体"/></font>';
  const book = {
    fonts: [usual, bold, red, large],
    fills: ['<fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/></patternFill></fill>'],
    // Styles 1 to 5: usual, bold, red, large, on yellow.
    looks: [1, 2, 3, 4].map((font) => `<xf numFmtId="0" fontId="${font}"/>`).concat('<xf fontId="1" fillId="1"/>'),
  };
  const word = (text: string, style: number) => `<c s="${style}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const looks = (remarks: readonly { readonly kind: string; readonly text?: string }[]) =>
    remarks.filter(({ kind }) => /emphasis|colours|faces/u.test(kind)).map(({ kind, text }) => [kind, text]);

  it('is told where some look otherwise than most; the head has its own', () => {
    const rows =
      row(1, [word('区', 2), word('数', 4)]) +
      row(2, [word('甲', 1), figure(1, 3)]) +
      row(3, [word('乙', 1), figure(2, 1)]) +
      row(4, [word('丙', 5), figure(3, 1)]) +
      row(5, [word('合计', 2), figure(6, 1)]);
    expect(looks(sheet({ rows }, book).remarks)).toEqual([
      ['table-emphasis', '合计'],
      ['table-colours', '1\n丙'],
    ]);
    const other = row(1, [word('甲', 1), word('乙', 4), word('丙', 1)]);
    expect(looks(sheet({ rows: other }, book).remarks)).toEqual([['table-faces', '乙']]);
  });

  it('is told of borders once, empty cells among them, and not of what has none or is left out', () => {
    const borders = [
      '<border><left/><right/><top/><bottom style="thin"><color indexed="8"/></bottom></border>',
      '<border><left style="none"/><right/><top/><bottom/></border>',
    ];
    // Style 1 has a line at its foot, style 2 has none.
    const looks = ['<xf borderId="1"/>', '<xf borderId="2"/>'];
    const rows =
      row(1, [word('区', 1), word('数', 1)]) +
      row(2, [word('甲', 2), '<c s="1"/>']) +
      row(3, [word('乙', 1), figure(2, 2)], 'hidden="1"') +
      row(4, [word('丙', 2), figure(3, 2), null, '<c s="1"/>']);
    const { remarks } = sheet({ rows }, { borders, looks });
    expect(remarks.filter(({ kind }) => kind === 'table-borders')).toEqual([{ kind: 'table-borders', count: 3 }]);
    expect(sheet({ rows: row(1, [word('甲', 2)]) }, { borders, looks }).remarks).toEqual([]);
  });

  it('is told of styles of tables, which band their rows', () => {
    const part = (style: string) =>
      `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ref="A1:A2">${style}</table>`;
    const rows = row(1, ['区']) + row(2, ['甲']);
    const of = (style: string) => sheet({ rows, parts: [['table', 'xl/tables/table1.xml', part(style)]] }, {}).remarks;
    expect(of('<tableStyleInfo name="TableStyleMedium2" showRowStripes="1"/>')).toEqual([
      { kind: 'table-style', count: 1 },
    ]);
    expect(of('<tableStyleInfo showRowStripes="0"/>')).toEqual([]);
  });

  it('keeps the white letters of a head that a style of tables colours', () => {
    const white = (text: string) => `<c s="1" t="inlineStr"><is><t>${text}</t></is></c>`;
    const rows = row(1, [white('区'), white('数')]) + row(2, ['甲', white('八')]) + row(3, ['乙', white('九')]);
    const book = { fonts: ['<font><color rgb="FFFFFFFF"/></font>'], looks: ['<xf fontId="1" fillId="0"/>'] };
    const of = (style: string) => {
      const part = `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ref="A1:B2">${style}</table>`;
      return sheet({ rows, parts: [['table', 'xl/tables/table1.xml', part]] }, book);
    };
    const styled = of('<tableStyleInfo name="TableStyleMedium2" showRowStripes="1"/>');
    expect(styled.rows).toEqual([
      ['区', '数'],
      ['甲', '八'],
      ['乙', ''],
    ]);
    expect(styled.remarks).toContainEqual({ kind: 'white-text', count: 3, text: '区\n数\n八' });
    expect(styled.remarks).toContainEqual({ kind: 'hidden-text', count: 1, text: '九' });
    expect(of('').remarks).toContainEqual({ kind: 'hidden-text', count: 4, text: '区\n数\n八\n九' });
  });

  it('is told of figures that their format gives a colour, where the others have none', () => {
    const rows =
      row(1, ['区', '增减']) +
      row(2, ['甲', figure(1.5, 1)]) +
      row(3, ['乙', figure(-2, 1)]) +
      row(4, ['丙', figure(3, 1)]);
    expect(looks(sheet({ rows }, { formats: ['0.0;[Red]-0.0'] }).remarks)).toEqual([['table-colours', '-2.0']]);
  });

  it('is told of runs in them, and of nothing where all look alike', () => {
    const run = '<r><t>涨</t></r><r><rPr><color rgb="FFFF0000"/><rFont val="宋体"/><sz val="11"/></rPr><t>停</t></r>';
    const rows = row(1, [word('甲', 1), word('乙', 1), '<c s="1" t="s"><v>0</v></c>']);
    expect(looks(sheet({ rows }, { ...book, strings: [run] }).remarks)).toEqual([['table-colours', '涨停']]);
    expect(looks(sheet({ rows: row(1, [word('甲', 3), word('乙', 3)]) }, book).remarks)).toEqual([]);
  });
});

it('says which cells a damaged workbook has no text or no format for', () => {
  const lost = (number: string) => `<c t="s"><v>${number}</v></c>`;
  const table = sheet(
    { rows: row(1, [lost('0'), lost('7'), figure(45359, 9)]) + row(2, ['', lost('x')]) },
    { strings: ['<t>甲</t>'] },
  );
  expect(table.rows[0]).toEqual(['甲', '', '45359']);
  expect(table.remarks).toEqual([
    { kind: 'table-strings-lost', count: 2, text: 'B1\nB2' },
    { kind: 'table-figures', count: 1, text: '45359' },
  ]);
});

it('says of words that they are kept otherwise only where they are', () => {
  const struck = { fonts: ['<font><strike/></font>'], looks: ['<xf fontId="1"/>'] };
  const word = (text: string) => `<c s="1" t="inlineStr"><is><t>${text}</t></is></c>`;
  const rows = row(1, [word('甲'), '乙']) + row(2, [word('丙'), '丁'], 'hidden="1"') + row(3, ['戊', '己']);
  expect(sheet({ rows }, struck).remarks).toEqual([
    { kind: 'struck-kept', count: 1, text: '甲' },
    { kind: 'table-hidden-rows', count: 1, text: '丙 丁' },
  ]);
  const twice = `<row r="1"><c r="A1" t="inlineStr"><is><t>先</t></is></c><c r="A1" t="inlineStr"><is><t>后</t></is></c></row>`;
  expect(sheet({ rows: twice })).toMatchObject({ rows: [['后']], remarks: [{ kind: 'covered-text', text: '先' }] });
});

describe('what lies on a sheet', () => {
  it('is told: comments, links, pictures, headers, conditional formats', () => {
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    const table = sheet({
      rows: row(1, ['甲', '1']),
      after:
        '<hyperlinks><hyperlink ref="A1" r:id="rId9"/></hyperlinks><conditionalFormatting sqref="B1"><cfRule type="dataBar"/></conditionalFormatting><headerFooter><oddHeader>&amp;C&amp;"黑体,常规"&amp;14内部 R&amp;&amp;D &amp;P</oddHeader></headerFooter>',
      parts: [
        [
          'comments',
          'xl/comments1.xml',
          `<comments xmlns="${main}"><commentList><comment ref="A1"><text><r><t>请核</t></r></text></comment></commentList></comments>`,
        ],
        [
          'drawing',
          'xl/drawings/drawing1.xml',
          '<xdr:wsDr xmlns:xdr="x" xmlns:a="y"><xdr:twoCellAnchor><xdr:sp><xdr:txBody><a:p><a:r><a:t>图</a:t></a:r><a:r><a:t>一</a:t></a:r></a:p><a:p><a:r><a:t>注</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor><xdr:oneCellAnchor/></xdr:wsDr>',
        ],
      ],
    });
    expect(table.remarks).toEqual([
      { kind: 'table-links', count: 1 },
      { kind: 'table-conditional', count: 1 },
      { kind: 'comment', count: 1, text: '请核' },
      { kind: 'table-pictures', count: 2 },
      { kind: 'drawing-words', count: 1, text: '图一\n注' },
      { kind: 'page-furniture', count: 1, text: '内部 R&D' },
    ]);
  });

  it('is told of sheets that hold no cells', () => {
    const bytes = workbook({ sheets: [{ name: '表', rows: row(1, ['甲', 1]) }] });
    const parts = unzipSync(bytes);
    const book = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array());
    const withChart = book.replace('</sheets>', '<sheet name="走势" sheetId="9" r:id="rId9"/></sheets>');
    const { remarks } = read('带图.xlsx', zipSync({ ...parts, 'xl/workbook.xml': strToU8(withChart) }));
    expect(remarks).toEqual([{ kind: 'table-sheets-left', count: 1, text: '走势' }]);
  });

  it('is told of hidden sheets with all their words; those shown are tables of their own', () => {
    const { tables, remarks } = read(
      '三张.xlsx',
      workbook({
        sheets: [
          { name: '一月', rows: row(1, ['甲', 1]) },
          { name: '底稿', state: 'veryHidden', rows: row(1, ['密', 2]) },
          { name: '空', rows: '' },
          { name: '二月', rows: row(1, ['乙', 3]) },
        ],
      }),
    );
    expect(tables.map(({ table }) => [table.name, ...table.rows.flat()])).toEqual([
      ['一月', '甲', '1'],
      ['二月', '乙', '3'],
    ]);
    expect(remarks).toEqual([{ kind: 'table-hidden-sheets', count: 1, text: '底稿\n密 2' }]);
  });
});

describe('other files', () => {
  it('of text are read in their encoding, by what parts their cells', () => {
    const gbk = Uint8Array.from([0xc7, 0xf8, 0x2c, 0xca, 0xfd, 0x0a, 0xbc, 0xd7, 0x2c, 0x31, 0x0a]);
    const words = strToU8('区县,面积\n东湖区,"1,268.4"\n');
    expect(read('表.csv', words).tables[0]?.table.rows).toEqual([
      ['区县', '面积'],
      ['东湖区', '1,268.4'],
    ]);
    expect(readTableFile(file('旧.csv', gbk), { encoding: 'gb18030' }).tables[0]?.table.rows).toEqual([
      ['区', '数'],
      ['甲', '1'],
    ]);
  });

  it('of HTML under the name of a sheet are read as what they are', () => {
    const html = '<html><body><table><tr><td>甲</td><td>1</td></tr></table></body></html>';
    expect(read('系统.xls', html).tables[0]?.table.rows).toEqual([['甲', '1']]);
  });

  it('are refused by name: encrypted, old, of other programs, damaged, empty', () => {
    const compound = (word: string) =>
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...Buffer.alloc(508), ...Buffer.from(word, 'utf16le')]);
    expect(refusal('密.xlsx', compound('EncryptedPackage'))).toBe('table-encrypted');
    expect(refusal('旧.xls', compound('Workbook'))).toBe('old-table');
    expect(
      refusal(
        '开放.ods',
        zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet') }, { level: 0 }),
      ),
    ).toBe('table-other');
    expect(refusal('二进制.xlsb', zipSync({ 'xl/workbook.bin': strToU8('x') }))).toBe('table-other');
    expect(refusal('苹果.numbers', zipSync({ 'Index/Document.iwa': strToU8('x') }))).toBe('table-format');
    const whole = workbook({ sheets: [{ name: '表', rows: row(1, ['甲', 1]) }] });
    expect(refusal('半截.xlsx', whole.slice(0, whole.length / 2))).toBe('table-unreadable');
    expect(refusal('别的.xlsx', zipSync({ 'a.txt': strToU8('x') }))).toBe('table-unreadable');
    expect(refusal('空.xlsx', workbook({ sheets: [{ name: '表', rows: '' }] }))).toBe('table-empty');
    expect(refusal('炸弹.xlsx', zipSync({ 'xl/workbook.xml': new Uint8Array(80 * 1024 * 1024) }))).toBe(
      'document-unsafe',
    );
  });
});

it('is a list for the program: days in order, merged cells in all their places', () => {
  const path = file(
    '预订.xlsx',
    workbook({
      formats: ['m"月"d"日"'],
      sheets: [
        {
          name: '广告',
          rows:
            row(1, ['广告主', '版', '规格', '日期']) +
            row(2, ['甲公司', 3, '半版', figure(45359, 1)]) +
            row(3, [null, 5, '1/4版', figure(45360, 1)]),
          after: '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>',
        },
      ],
    }),
  );
  expect(readList(path).text).toBe('广告主\t版\t规格\t日期\n甲公司\t3\t半版\t2024-03-08\n甲公司\t5\t1/4版\t2024-03-09');
});

it('is a list with all sheets of its file, and cells that are read as they are there', () => {
  const path = file(
    '两张.xlsx',
    workbook({
      sheets: [
        {
          name: '三月',
          rows:
            row(1, ['广告主', '版', '规格']) +
            row(2, ['"老"字号', 2, '整版']) +
            row(3, ['多行\n名', 3, '整版']) +
            row(4, ['藏', 5, '整版'], 'hidden="1"'),
        },
        { name: '四月', rows: row(1, ['规格', '版', '广告主']) + row(2, ['半版', 4, '5" 屏幕']) },
      ],
    }),
  );
  const { bookings, bad } = readBookings(readList(path).text);
  expect(readList(path).remarks).toMatchObject([{ kind: 'table-hidden-rows', text: '藏 5 整版' }]);
  expect(bad).toEqual([]);
  expect(bookings.map(({ advertiser, page }) => [advertiser, page])).toEqual([
    ['"老"字号', 2],
    ['多行名', 3],
    ['5" 屏幕', 4],
  ]);
});
