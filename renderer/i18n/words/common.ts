/** Words that several parts of the window say. */
import type { WordTable } from '../word-table.ts';

export const commonWords = {
  pages: { zh: '版面', en: 'Pages' },
  errorDetail: { zh: '详情', en: 'Details' },
  pool: { zh: '稿库', en: 'Copy pool' },
  notPlaced: { zh: '未上版', en: 'not placed' },
  page: { zh: '{number}版', en: 'Page {number}' },
  export: { zh: '导出…', en: 'Export…' },
  properties: { zh: '属性', en: 'Details' },
  checks: { zh: '检查', en: 'Checks' },
  lines: { zh: '行数', en: 'Lines' },
  article: { zh: '稿件', en: 'Story' },
  turnsTo: { zh: '{from}版 → {to}版', en: 'Page {from} → page {to}' },
  fits: { zh: '正好排下', en: 'Fits' },
  overset: { zh: '正文超 {count} 字', en: '{count} {count:character|characters} overset' },
  footNotFilled: {
    zh: '空得太多，栏脚撑不满：每段之前至多半行，小标题之前至多一行。压短这一块，或加图片、引语。',
    en: 'Too much is left to fill the feet: half a row before a paragraph and one before a subhead at most. Shorten the block, or add a picture or a quotation.',
  },
  short: { zh: '欠 {count} 行', en: '{count} {count:line|lines} short' },
  copyToComeHelp: {
    zh: '稿件到此为止，续文到稿后自动排入。',
    en: 'The copy ends here; what follows flows in when it arrives.',
  },
  fixOffFold: { zh: '移开折线', en: 'Move off the fold' },
  settle: { zh: '已核对', en: 'Checked' },
  kicker: { zh: '引题', en: 'Kicker' },
  headline: { zh: '主题', en: 'Headline' },
  deck: { zh: '副题', en: 'Deck' },
  exporting: { zh: '正在导出 {done}/{total}', en: 'Exporting {done} of {total}' },
  /** What a button is called where others in its list say the same: what it does, and to what. */
  doTo: { zh: '{does}：{to}', en: '{does}: {to}' },
  cancel: { zh: '取消', en: 'Cancel' },
  close: { zh: '关闭', en: 'Close' },
  format: { zh: '开本', en: 'Format' },
  tabloid: { zh: '四开', en: 'Tabloid' },
  broadsheet: { zh: '对开', en: 'Broadsheet' },
  find: { zh: '查找', en: 'Find' },
  versions: { zh: '版本', en: 'Versions' },
  articleExported: { zh: '已存为 {path}', en: 'Saved as {path}' },
  board: { zh: '版面', en: 'Page' },
  linkHow: {
    zh: '单击要接的正文块，或拖出一个新块；Esc 取消',
    en: 'Click the body block to link to, or draw a new one; Esc cancels',
  },
  selected: { zh: '选中 {count} 块', en: '{count} {count:block|blocks} selected' },
  /** Of a newspaper without a name. */
  unnamed: { zh: '未命名', en: 'Unnamed' },
  /** Of a story without a headline. */
  untitled: { zh: '无标题', en: 'Untitled' },
  picture: { zh: '图片', en: 'Picture' },
} as const satisfies WordTable;
