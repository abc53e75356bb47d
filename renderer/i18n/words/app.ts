/** What the frame of the window says: bars, notices, dialogs of files, import. */
import type { WordTable } from '../word-table.ts';

export const appWords = {
  issue: { zh: '第 {issue} 期', en: 'No. {issue}' },
  pageCount: { zh: '{count} 版', en: '{count} {count:page|pages}' },
  saved: { zh: '已保存', en: 'Saved' },
  fileMoved: { zh: '文件不在原处，没有保存', en: 'File moved, not saved' },
  saving: { zh: '正在保存…', en: 'Saving…' },
  zoom: { zh: '{percent}%', en: '{percent}%' },
  grid: {
    zh: '基线 {leading} 磅 · {columns} 栏 × {characters} 字',
    en: 'Baseline {leading} pt · {columns} {columns:column|columns} × {characters} {characters:character|characters}',
  },
  checkCount: { zh: '检查 {count}', en: '{count} {count:check|checks}' },
  fallback: { zh: '开发运行时，不可用于出报', en: 'Development runtime: not for production' },
  create: { zh: '建立', en: 'Create' },
  newFromPaper: { zh: '按《{name}》做下一期…', en: 'Next edition of {name}…' },
  newFromPaperHelp: {
    zh: '这里建的是空白的一期，不带已有报纸的版面、报头、样式和常设内容。',
    en: 'This makes a blank edition, without the pages, nameplate, styles and standing blocks of a newspaper you have.',
  },
  newTitle: { zh: '新建一期', en: 'New edition' },
  publication: { zh: '报名', en: 'Newspaper' },
  date: { zh: '日期', en: 'Date' },
  issueNumber: { zh: '期号', en: 'Issue' },
  pageTotal: { zh: '版数', en: 'Pages' },
  frontTaken: {
    zh: '第1版已有内容，不能套用头版模板。请新建一期，或导入到稿库。',
    en: 'Page 1 already carries copy. Make a new edition, or import into the pool.',
  },
  importedArticles: { zh: '{count} 篇稿件', en: '{count} {count:article|articles}' },
  importedRefers: { zh: '{count} 条导读', en: '{count} {count:refer|refers}' },
  imported: { zh: '已导入：{what}。', en: 'Imported: {what}.' },
  importTitle: { zh: '导入', en: 'Import' },
  importing: { zh: '正在读取 {name}（{at}／{total}）', en: 'Reading {name} ({at} of {total})' },
  importSummary: {
    zh: '{good} 个文件已导入，{failed} 个没有导入。',
    en: '{good} {good:file|files} imported, {failed} not.',
  },
  importArticle: { zh: '《{title}》{characters} 字', en: '“{title}”, {characters} {characters:character|characters}' },
  importPhotos: { zh: '图片 {count} 张', en: '{count} {count:picture|pictures}' },
  importChanges: { zh: '改动 {count} 处', en: '{count} {count:change|changes} made' },
  importJoints: { zh: '{count} 处接缝待核对', en: '{count} {count:joint|joints} to check' },
  windowBroke: {
    zh: '界面出了错。稿件和版面都在，没有丢失。',
    en: 'Showing the window failed. Copy and pages are all there.',
  },
  showAgain: { zh: '重新显示', en: 'Show it again' },
  frontNeedsText: {
    zh: '这是一篇稿件，不是头版原稿（带 # 标题和导读的纯文本）。请用“导入稿件与图片”。',
    en: 'This is a story, not the raw text of a front page (plain text with # headings and refers). Import it into the pool.',
  },
  importedMissing: {
    zh: '稿件提到第 {pages} 版，本期没有这一版。',
    en: 'The copy names page {pages}, which this edition does not have.',
  },
  storeRestarted: {
    zh: '存储进程意外退出，已自动恢复，没有丢失改动。',
    en: 'The store ended unexpectedly and was restarted; nothing was lost.',
  },
  storeLost: {
    zh: '存储进程恢复后，这些改动未能保存：{lost}',
    en: 'After the store was restarted these changes could not be kept: {lost}',
  },
  palettePlaceholder: { zh: '输入命令…', en: 'Type a command…' },
  paletteEmpty: { zh: '没有这样的命令。', en: 'No such command.' },
  failedStart: { zh: '打不开报纸', en: 'The edition cannot be opened' },
  galleyHeight: { zh: '文稿区高度', en: 'Height of the galley' },
  dropCopy: { zh: '松开鼠标：文稿进稿库，图片上版面', en: 'Drop: copy goes to the pool, pictures to the page' },
  drawHow: {
    zh: '在版面上拖出一块，或单击放一块；Esc 取消',
    en: 'Drag on the page, or click to place one; Esc gives up',
  },
} as const satisfies WordTable;
