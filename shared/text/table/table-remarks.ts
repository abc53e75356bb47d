/** What is said of a table's cells, rows and sheets that came in otherwise than they stood in their source, or not at all. */
export const tableRemarkWords = {
  'table-converted': {
    zh: '表格由 LibreOffice 转换后读入，请与原表核对',
    en: 'a table that was read after LibreOffice converted it; compare it with the source',
  },
  'table-hidden-rows': { zh: '表格里隐藏的行 {count} 行，没有导入', en: 'hidden rows of a table, left out: {count}' },
  'table-hidden-columns': {
    zh: '表格里隐藏的列 {count} 列，没有导入',
    en: 'hidden columns of a table, left out: {count}',
  },
  'table-hidden-sheets': { zh: '隐藏的工作表 {count} 张，没有导入', en: 'hidden sheets, left out: {count}' },
  'table-others': {
    zh: '文件里还有 {count} 张工作表，没有导入；点选表格后可在属性里换',
    en: 'further sheets of the file, not imported: {count}; select the table to take another',
  },
  'table-rows-left': {
    zh: '表格太长，余下 {count} 行没有导入',
    en: 'rows beyond what a table takes, left out: {count}',
  },
  'table-cells-left': {
    zh: '表格太大，余下 {count} 格没有读',
    en: 'cells beyond what is read of a table: {count}',
  },
  'table-columns-left': {
    zh: '表格太宽，余下 {count} 列没有导入',
    en: 'columns beyond what a table takes, left out: {count}',
  },
  'table-cells-cut': { zh: '{count} 格的文字太长，截去了后面', en: 'cells too long to be taken whole: {count}' },
  'table-quote-open': {
    zh: '{count} 个引号没有配对，当作普通字符，请核对分列',
    en: 'quotes that nothing closes, taken as characters; please check the columns: {count}',
  },
  'table-words-beside': { zh: '表格之外的文字没有导入', en: 'words beside the table, left out' },
  'table-sheets-left': {
    zh: '{count} 张工作表里没有单元格（图表、宏），没有导入',
    en: 'sheets without cells (charts, macros), left out: {count}',
  },
  'table-pictures': {
    zh: '表里的图片、图表、图形 {count} 处，没有导入',
    en: 'pictures, charts and shapes, left out: {count}',
  },
  'table-formula-empty': {
    zh: '{count} 格公式没有存下结果，空着，请在表格软件里打开再存一次',
    en: 'formulas without a stored result, left empty: {count}; open the file in its program and save it again',
  },
  'table-errors': {
    zh: '{count} 格是错误值，照样导入，请核对',
    en: 'cells that show an error, kept as they are: {count}',
  },
  'table-figures': {
    zh: '{count} 个数的显示格式不认得，写的是原数，请核对',
    en: 'figures of a format that is not known, written in full; please check: {count}',
  },
  'table-short-figures': {
    zh: '{count} 个数表里只显示简写（如 1.2E+11），已写成全数，请核对；超过 15 位的（如身份证号），表里没有存下末几位',
    en: 'figures that the sheet shows in short (1.2E+11), written in full; please check: {count}; of more than 15 digits it keeps no more than those',
  },
  'table-red-figures': {
    zh: '{count} 个负数在表里只用颜色表示，没有负号，已补上负号，请核对',
    en: 'negative figures the sheet shows by a colour without a sign, which were given one; please check: {count}',
  },
  'table-unsigned': {
    zh: '{count} 个负数表里显示时不带负号，照样导入，请核对',
    en: 'negative figures the sheet shows without a sign, kept as it shows them; please check: {count}',
  },
  'table-conditional': {
    zh: '条件格式（色阶、数据条、图标）{count} 处没有照搬',
    en: 'conditional formats (colours, bars, icons), left out: {count}',
  },
  'table-links': { zh: '{count} 格的链接地址没有导入', en: 'addresses of links, left out: {count}' },
  'table-turned': { zh: '{count} 格的竖排或斜排文字改为横排', en: 'turned text set level: {count}' },
  'table-emphasis': {
    zh: '{count} 格的粗体、斜体、下划线与别的格不同，没有照搬',
    en: 'cells whose bold, slanted or underlined type differs from the others’, which was left out: {count}',
  },
  'table-colours': {
    zh: '{count} 格的字色、底色与别的格不同，没有照搬',
    en: 'cells whose colours differ from the others’, which were left out: {count}',
  },
  'table-faces': {
    zh: '{count} 格的字体、字号与别的格不同，没有照搬',
    en: 'cells whose face or size differs from the others’, which was left out: {count}',
  },
  'table-borders': {
    zh: '{count} 格在表里画了边框，没有照搬；线条由样式定，也可在“属性”里点选',
    en: 'cells with borders of their own, which were left out: {count}; rules are the style’s, or chosen under Details',
  },
  'table-style': {
    zh: '表里套用的表格样式（隔行底纹、线条）{count} 处没有照搬，可在“属性”里点选线条与底纹',
    en: 'table styles (banded rows, rules) of the sheet, left out: {count}; choose rules and tints under Details',
  },
  'table-strings-lost': {
    zh: '{count} 格的文字不在文件里（文件损坏），空着，请照原表补上',
    en: 'cells whose text the damaged file has lost, left empty: {count}; put it in from the source',
  },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
