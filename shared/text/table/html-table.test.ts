import { describe, expect, it } from 'vitest';
import { clipboardTable } from './clipboard-table.ts';
import { readHtmlTables } from './html-table.ts';

function clipboard(html: string, text = '') {
  return { getData: (format: string) => (format === 'text/html' ? html : format === 'text/plain' ? text : '') };
}

/** As Excel puts cells on the clipboard. */
const excel = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><style><!--table {mso-displayed-decimal-separator:"\\.";} .xl65 {text-align:center;} .xl66 {mso-number-format:"\\#\\,\\#\\#0\\.00"; text-align:right;} --></style></head>
<body><!--StartFragment--><table border=0 cellpadding=0 style='border-collapse:collapse;width:162pt'>
<col width=72 style='width:54pt'><col width=144 style='width:108pt'>
<tr height=19><td height=19 class=xl65 colspan=2 width=216>2024年&nbsp;数据</td></tr>
<tr><td class=xl65>区县</td><td class=xl65>面积<br>（平方公里）</td></tr>
<tr><td>东湖区</td><td class=xl66 align=right>1,268.40</td></tr>
<tr style='display:none'><td>北站区</td><td>9</td></tr>
<tr><td>南岸县</td><td class=xl66 align=right>96.75</td></tr>
</table><!--EndFragment--></body></html>`;

describe('a table that Excel put on the clipboard', () => {
  const read = clipboardTable(clipboard(excel));

  it('has its cells as they are shown, merged ones once, lines in cells kept', () => {
    expect(read?.table.rows.map((row) => row.join('|'))).toEqual([
      '2024年 数据',
      '区县|面积\n（平方公里）',
      '东湖区|1,268.40',
      '南岸县|96.75',
    ]);
    expect(read?.table.spans).toEqual([{ row: 0, column: 0, rows: 1, columns: 2 }]);
  });

  it('has its widths, its head and its columns', () => {
    expect(read?.table.widths).toEqual([72, 144]);
    expect(read?.table.headRows).toBe(2);
    expect(read?.table.align).toEqual(['start', 'decimal']);
  });

  it('tells what is hidden in it', () => {
    expect(read?.remarks).toEqual([{ kind: 'table-hidden-rows', count: 1, text: '北站区 9' }]);
  });
});

it('takes hidden columns out, with spans over them', () => {
  const [read] = readHtmlTables(
    '<table><colgroup><col width=10><col width=10 style="display:none"><col width=20></colgroup><tr><td colspan=3>题</td></tr><tr><td>甲</td><td>密</td><td>1</td></tr></table>',
  );
  expect(read?.table.rows).toEqual([['题'], ['甲', '1']]);
  expect(read?.table.spans).toEqual([{ row: 0, column: 0, rows: 1, columns: 2 }]);
  expect(read?.table.widths).toEqual([10, 20]);
  expect(read?.remarks).toEqual([{ kind: 'table-hidden-columns', count: 1, text: '密' }]);
});

it('knows where cells stand below one that is merged downwards', () => {
  const [read] = readHtmlTables(
    '<table><tr><th rowspan=2>区</th><th colspan=2>人口</th></tr><tr><th>男</th><th>女</th></tr><tr><td>甲</td><td>3</td><td>4</td></tr></table>',
  );
  expect(read?.table.rows).toEqual([
    ['区', '人口'],
    ['', '男', '女'],
    ['甲', '3', '4'],
  ]);
  expect(read?.table.spans).toEqual([
    { row: 0, column: 0, rows: 2, columns: 1 },
    { row: 0, column: 1, rows: 1, columns: 2 },
  ]);
});

it('keeps raised figures, and tells readings and struck words', () => {
  const [read] = readHtmlTables(
    '<table><tr><td>10<sup>8</sup>次</td><td><ruby>赟<rt>yūn</rt></ruby></td></tr><tr><td>a</td><td><s>旧</s>新</td></tr></table>',
  );
  expect(read?.table.rows.flat()).toEqual(['10⁸次', '赟', 'a', '新']);
  expect(read?.remarks.map(({ kind }) => kind).sort()).toEqual(['ruby', 'struck-text']);
});

it('tells words beside a table, and other tables of a clipboard', () => {
  const table = '<table><tr><td>a</td><td>1</td></tr></table>';
  const read = clipboardTable(clipboard(`<p>前言</p>${table}${table.replace('>a<', '>b<')}`));
  expect(read?.table.rows).toEqual([['a', '1']]);
  expect(read?.remarks).toEqual([
    { kind: 'table-words-beside', count: 1, text: '前言' },
    { kind: 'table-others', count: 1, text: 'b\t1' },
  ]);
});

it('takes rows parted by tabs where there is no HTML, and nothing else', () => {
  expect(clipboardTable(clipboard('', '甲\t1\n乙\t2'))?.table.rows).toEqual([
    ['甲', '1'],
    ['乙', '2'],
  ]);
  expect(clipboardTable(clipboard('', '一句，两句'))).toBeNull();
  expect(clipboardTable(clipboard('<p>一段</p>', '一段'))).toBeNull();
});

it('tells what stands in a table and in none of its cells, and in tables of which nothing is seen', () => {
  const html = '<table><caption>表一</caption><tr><td>甲<td>1<tr hidden><td>乙<td><input value="2"></table>';
  const unseen = '<table><tr><td hidden>丙<td hidden>丁</table>';
  expect(readHtmlTables(html + unseen).map(({ remarks }) => remarks)).toEqual([
    [
      { kind: 'hidden-text', count: 2, text: '丙\n丁' },
      { kind: 'table-hidden-rows', count: 1, text: '乙' },
      { kind: 'form-field', count: 1, text: '2' },
      { kind: 'table-words-beside', count: 1, text: '表一' },
    ],
  ]);
});

it('says of words that they are kept otherwise only where they are', () => {
  const signs = '<span style="font-family:Wingdings">丙</span>';
  const [read] = readHtmlTables(`<table><col><col style="display:none"><tr><td>甲<td>${signs}<tr><td>乙<td>丁</table>`);
  expect(read?.remarks).toEqual([{ kind: 'table-hidden-columns', count: 1, text: '丙 丁' }]);
});

describe('looks of cells', () => {
  const kinds = (html: string) => readHtmlTables(html)[0]?.remarks.map(({ kind, text }) => [kind, text]);

  it('are told where some look otherwise than most, by their sheet, their row or what is in them', () => {
    const html = `<style>td{color:black;font-family:宋体;background:white} .up{color:red} .sum{font-weight:700}</style>
<table><tr><th>区<th>数<tr><td>甲<td class=up>1<tr><td>乙<td><b>2</b><tr bgcolor=yellow><td>丙<td>3
<tr><td>丁<td class=sum>4<tr><td>戊<td><font face=黑体>5</font></table>`;
    expect(kinds(html.replace('background:white', 'x:y'))).toEqual([
      ['table-emphasis', '2\n4'],
      ['table-colours', '1\n丙\n3'],
      ['table-faces', '5'],
    ]);
  });

  it('are not told of tables that look alike all over, nor of their heads', () => {
    const html = '<table style="color:#333"><tr><th>区<th>数<tr><td>甲<td>1<tr><td>乙<td>2</table>';
    expect(kinds(html)).toEqual([]);
    expect(kinds(html.replaceAll('<td>', '<td style="color:#369;font-weight:bold">'))).toEqual([]);
  });
});

describe('a table whose tags are left open is formed as browsers form it', () => {
  const rows = (html: string) => readHtmlTables(html).map(({ table }) => table.rows.map((row) => row.join('|')));

  it.each([
    ['cells', '<table><tr><td>甲<td>乙<tr><td>丙<td>丁</table>'],
    ['paragraphs in cells', '<table><tr><td><p>甲<td><p>乙</td><tr><td><p>丙<td><p>丁</table>'],
    ['heads beside cells', '<table><tr><td>甲<th>乙</tr><tr><th>丙<td>丁</tr></table>'],
    ['emphasis', '<table><tr><td><b>甲<td><font color=red><b>乙<tr><td>丙<td>丁</table>'],
    ['sections', '<table><thead><tr><th>甲<th>乙<tbody><tr><td>丙<td>丁</table>'],
    ['rows that are not there', '<table><td>甲</td><td>乙</td><tr><td>丙</td><td>丁</td></table>'],
    ['a form about the cells', '<table><tr><form><td>甲<td>乙</form></tr><tr><td>丙</td><td>丁</td></tr></table>'],
    ['a span about the rows', '<table><span><tr><td>甲</td><td>乙</td></tr></span><tr><td>丙<td>丁</tr></table>'],
  ])('%s', (_, html) => {
    expect(rows(html)).toEqual([['甲|乙', '丙|丁']]);
  });

  it('with its head apart, though nothing ends it', () => {
    const [read] = readHtmlTables('<table><thead><tr><td>区<td>数<tbody><tr><td>东<td>1<tr><td>西<td>2</table>');
    expect(read?.table.headRows).toBe(1);
    const [closed] = readHtmlTables('<table><thead><tr><td>区<td>数</thead><tr><td><p>东<td>1</table>');
    expect([closed?.table.headRows, closed?.table.rows.length]).toEqual([1, 2]);
  });

  it('with its columns and its caption', () => {
    const html =
      '<table><caption>人口<colgroup><col width=30><col width=60><tr><td>东<p>湖<td>1<tr><td>西<td>2</table>';
    const [read] = readHtmlTables(html);
    expect(read?.table.widths).toEqual([30, 60]);
    expect(read?.table.rows).toEqual([
      ['东\n湖', '1'],
      ['西', '2'],
    ]);
    expect(read?.remarks).toContainEqual({ kind: 'table-words-beside', count: 1, text: '人口' });
  });

  it('with a table in one of its cells left whole', () => {
    const html = '<table><tr><td>甲<table><tr><td>里<td>外</table><td>乙<tr><td>丙<td>丁</table>';
    const [first] = rows(html);
    expect(first?.map((row) => row.split('|').length)).toEqual([2, 2]);
    expect(first?.join('')).toMatch(/甲.*里.*外.*乙.*丙.*丁/su);
  });

  it.each([
    [
      'WPS',
      '<table><colgroup><col width="72"/></colgroup><tr height="18"><td x:str>甲</td><td x:num="2.5" align="right">2.50</td></tr></table>',
      ['甲|2.50'],
    ],
    [
      'Word',
      '<table class=MsoTableGrid><tr><td><p class=MsoNormal>甲<o:p></o:p></p></td><td><p class=MsoNormal>2.50<o:p></o:p></p></td></tr></table>',
      ['甲|2.50'],
    ],
    [
      'Google Sheets',
      '<google-sheets-html-origin><style>td{overflow:hidden}</style><table data-sheets-root="1"><colgroup><col width="100"/><col width="80"/></colgroup><tbody><tr style="height:21px;"><td style="overflow:hidden;" data-sheets-value="{}">甲</td><td style="text-align:right;">2.50</td></tr></tbody></table></google-sheets-html-origin>',
      ['甲|2.50'],
    ],
    [
      'web mail',
      '<div dir="ltr"><table border="0"><tbody><tr><td><div>甲</div></td><td><span style="font-size:14px">2.50</span><br></td></tr></tbody></table></div>',
      ['甲|2.50'],
    ],
  ])('as %s puts one on the clipboard', (_, html, wanted) => {
    expect(rows(html)).toEqual([wanted]);
  });
});
