/** The interface's words, in Simplified Chinese and English. `{name}` stands for a value. */
import { createContext, useContext } from 'react';
import type { Language } from '../../shared/contract/api.ts';

const strings = {
  pages: { zh: '版面', en: 'Pages' },
  pool: { zh: '稿库', en: 'Copy pool' },
  poolCount: { zh: '{count} 篇', en: '{count} articles' },
  characters: { zh: '{count}字', en: '{count} ch' },
  notPlaced: { zh: '未上版', en: 'not placed' },
  copyToCome: { zh: '待来稿', en: 'copy to come' },
  page: { zh: '{number}版', en: 'Page {number}' },
  issue: { zh: '第 {issue} 期', en: 'No. {issue}' },
  pageCount: { zh: '{count} 版', en: '{count} pages' },
  saved: { zh: '已保存', en: 'Saved' },
  saving: { zh: '正在保存…', en: 'Saving…' },
  export: { zh: '导出…', en: 'Export…' },
  properties: { zh: '属性', en: 'Properties' },
  checks: { zh: '检查', en: 'Checks' },
  nothingSelected: {
    zh: '单击版面上的块查看它的位置和排文情况。',
    en: 'Click a block on the page to see its place and fit.',
  },
  position: { zh: '位置', en: 'Position' },
  size: { zh: '大小', en: 'Size' },
  columns: { zh: '分栏', en: 'Columns' },
  columnsValue: { zh: '{count} 栏', en: '{count} columns' },
  lines: { zh: '行数', en: 'Lines' },
  style: { zh: '样式', en: 'Style' },
  article: { zh: '稿件', en: 'Article' },
  thread: { zh: '续文', en: 'Thread' },
  turnsTo: { zh: '{from}版 → {to}版', en: 'Page {from} → page {to}' },
  fits: { zh: '正好排下', en: 'Fits' },
  overset: { zh: '正文超 {count} 字', en: '{count} characters overset' },
  oversetHelp: {
    zh: '末块之后没有续版。缩短稿件，或放大文块。',
    en: 'The thread ends here. Cut the copy or enlarge the block.',
  },
  short: { zh: '欠 {count} 行', en: '{count} lines short' },
  copyToComeHelp: {
    zh: '稿件到此为止，续文到稿后自动排入。',
    en: 'The copy ends here; what follows flows in when it arrives.',
  },
  pictureMissing: { zh: '缺图片', en: 'Picture missing' },
  headlineLimits: { zh: '标题排不下，已小于样式的下限', en: 'The headline is set below the style’s limits' },
  looseLine: { zh: '字距超过样式上限的行', en: 'Lines looser than the style allows' },
  setting: { zh: '排版设置', en: 'Setting' },
  strictness: { zh: '禁则', en: 'Line breaking' },
  strictnessNone: { zh: '不禁', en: 'None' },
  strictnessBasic: { zh: '基本', en: 'Basic' },
  strictnessGb: { zh: '国标', en: 'GB' },
  strictnessStrict: { zh: '严格', en: 'Strict' },
  adjacentMarks: { zh: '连续标点', en: 'Adjacent marks' },
  adjacentLoose: { zh: '占一字半', en: '1½ em' },
  adjacentTight: { zh: '占一字', en: '1 em' },
  hanging: { zh: '行末标点悬挂', en: 'Hanging punctuation' },
  breakDates: { zh: '年、月、日前可以断行', en: 'Dates may break before 年 月 日' },
  jumpReach: { zh: '转版前为整句可空行数', en: 'Lines left empty to end a page on a sentence' },
  gridMode: { zh: '分栏方式', en: 'Column mode' },
  gridAbsolute: { zh: '绝对', en: 'Absolute' },
  gridRelative: { zh: '相对', en: 'Relative' },
  gridFree: { zh: '自由', en: 'Free' },
  gridAutomatic: { zh: '自动', en: 'Automatic' },
  dropCapital: { zh: '首字下沉', en: 'Drop capital' },
  dropNone: { zh: '无', en: 'None' },
  dropLines: { zh: '{count} 行', en: '{count} lines' },
  direction: { zh: '排向', en: 'Direction' },
  directionAcross: { zh: '横排', en: 'Across' },
  directionDown: { zh: '竖排', en: 'Down' },
  names: { zh: '不拆开的人名、专名（每行一个）', en: 'Names never divided (one a line)' },
  thisLine: { zh: '本行', en: 'This line' },
  lineTotalFit: { zh: '断行：与全段各行一起选定', en: 'Break: chosen together with the paragraph’s lines' },
  lineByLine: { zh: '断行：单独选定（下一行宽度不同）', en: 'Break: chosen by itself (the next line’s width differs)' },
  lineAgainstWidow: { zh: '断行：为避免孤行调整了全段', en: 'Break: the paragraph was adjusted against a widow' },
  lineBeforeJump: { zh: '断行：转版前止于整句', en: 'Break: at a sentence’s end before the jump' },
  lineParagraphEnd: { zh: '段末行，不撑满', en: 'Last line of its paragraph, not filled' },
  lineExact: { zh: '字距未调整，正好 {measure} 字', en: 'No adjustment: exactly {measure} em' },
  lineTight: {
    zh: '标点各让出 {marks} 字，中西间距各 {gaps} 字',
    en: 'Marks give {marks} em each, gaps {gaps} em each',
  },
  lineOpen: { zh: '每处加空 {opened} 字，中西间距各加 {gaps} 字', en: 'Each place opened {opened} em, gaps {gaps} em' },
  lineReported: { zh: '超过样式的上限', en: 'Beyond the style’s limit' },
  lineAlternatives: { zh: '行末前后各处', en: 'Places round the line’s end' },
  hinderStart: { zh: '{text}：不能在行首', en: '{text}: may not start a line' },
  hinderEnd: { zh: '{text}：不能在行末', en: '{text}: may not end a line' },
  hinderWord: { zh: '{text}：西文词或数字不拆', en: '{text}: a word or number is not divided' },
  hinderKept: {
    zh: '{text}：数字连单位、日期、人名或双字标点不拆',
    en: '{text}: a unit, date, name or pair is not divided',
  },
  hinderWide: { zh: '{text}：排不进', en: '{text}: too wide' },
  hinderCost: { zh: '{text}：可断，劣度 {cost}', en: '{text}: possible, badness {cost}' },
  noFindings: { zh: '没有需要处理的问题。', en: 'Nothing to look at.' },
  joint: {
    zh: '接缝：此处两栏原稿相接，可能缺字',
    en: 'Joint: two columns of copy meet here; a character may be lost',
  },
  settle: { zh: '已核对', en: 'Checked' },
  missingGlyph: { zh: '字体里没有这些字', en: 'No font has these characters' },
  missingFont: { zh: '缺少字体', en: 'Font missing' },
  jumpBackwards: { zh: '续文转到了前面的版', en: 'The jump goes to an earlier page' },
  kicker: { zh: '引题', en: 'Kicker' },
  headline: { zh: '主题', en: 'Headline' },
  deck: { zh: '副题', en: 'Deck' },
  headlineHelp: { zh: '一行一条，回车换行', en: 'One line each' },
  noArticle: {
    zh: '在版面上单击文字，或在稿库里选一篇稿件。',
    en: 'Click copy on the page or choose an article from the pool.',
  },
  emptyBody: { zh: '这篇稿件还没有正文，可以直接在这里写。', en: 'This article has no copy yet. Write it here.' },
  caretPlace: { zh: '第 {paragraph} 段 · 第 {character} 字', en: 'Paragraph {paragraph} · character {character}' },
  copyfit: { zh: '{characters} 字 · {lines} 行', en: '{characters} characters · {lines} lines' },
  zoom: { zh: '{percent}%', en: '{percent}%' },
  grid: {
    zh: '基线 {leading} 磅 · {columns} 栏 × {characters} 字',
    en: 'Baseline {leading} pt · {columns} columns × {characters} characters',
  },
  checkCount: { zh: '检查 {count}', en: '{count} checks' },
  fallback: { zh: '开发运行时，不可用于出报', en: 'Development runtime: not for production' },
  exportTitle: { zh: '导出 PDF', en: 'Export PDF' },
  exportPages: { zh: '版次', en: 'Pages' },
  exportAll: { zh: '全部 {count} 版', en: 'All {count} pages' },
  exportCurrent: { zh: '本版（第 {number} 版）', en: 'This page ({number})' },
  exportGo: { zh: '选择文件夹并导出', en: 'Choose a folder and export' },
  exporting: { zh: '正在导出 {done}/{total}', en: 'Exporting {done} of {total}' },
  exported: { zh: '已导出 {count} 个文件到 {folder}', en: '{count} files exported to {folder}' },
  reveal: { zh: '在文件夹中显示', en: 'Show in folder' },
  cancel: { zh: '取消', en: 'Cancel' },
  close: { zh: '关闭', en: 'Close' },
  create: { zh: '建立', en: 'Create' },
  newTitle: { zh: '新建报纸', en: 'New edition' },
  publication: { zh: '报名', en: 'Newspaper' },
  date: { zh: '日期', en: 'Date' },
  issueNumber: { zh: '期号', en: 'Issue' },
  format: { zh: '开本', en: 'Format' },
  tabloid: { zh: '四开', en: 'Tabloid' },
  broadsheet: { zh: '对开', en: 'Broadsheet' },
  pageTotal: { zh: '版数', en: 'Pages' },
  frontTaken: {
    zh: '第1版已有内容，不能套用头版模板。请新建报纸，或导入到稿库。',
    en: 'Page 1 already carries copy. Make a new edition, or import into the pool.',
  },
  imported: {
    zh: '导入 {articles} 篇稿件、{refers} 条导读；改动 {changes} 处，{joints} 处接缝待核对。',
    en: '{articles} articles and {refers} refers imported; {changes} changes made, {joints} joints to check.',
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
  undone: { zh: '撤销：{label}', en: 'Undo: {label}' },
  palettePlaceholder: { zh: '输入命令…', en: 'Type a command…' },
  paletteEmpty: { zh: '没有这样的命令。', en: 'No such command.' },
  starting: { zh: '正在打开报纸…', en: 'Opening the edition…' },
  startingFirst: { zh: '第一次启动要排好样报，请稍候。', en: 'The first start lays out the sample edition.' },
  composing: { zh: '正在排版…', en: 'Composing…' },
  failedStart: { zh: '打不开报纸', en: 'The edition cannot be opened' },
  openAnother: { zh: '打开另一份…', en: 'Open another…' },
  modeLayout: { zh: '版面', en: 'Layout' },
  modeStory: { zh: '文稿', en: 'Story' },
  galleyHeight: { zh: '文稿区高度', en: 'Height of the galley' },
  dropCopy: { zh: '松开鼠标，导入到稿库', en: 'Drop to import into the copy pool' },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>;

export type StringKey = keyof typeof strings;

/** Names of what undo takes back. */
const labels: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'edit.body': { zh: '改正文', en: 'Edit copy' },
  'edit.headline': { zh: '改标题', en: 'Edit headline' },
  'page.move': { zh: '移动版面', en: 'Move page' },
  'import.copy': { zh: '导入稿件', en: 'Import copy' },
  'style.setting': { zh: '改排版设置', en: 'Change the setting' },
  'block.setting': { zh: '改块的排法', en: 'Change the block' },
  'edition.names': { zh: '改专名表', en: 'Change the list of names' },
  'check.settle': { zh: '核对接缝', en: 'Check a joint' },
};

/** Names of block kinds. */
const kinds: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  nameplate: { zh: '报头', en: 'Nameplate' },
  furniture: { zh: '报眉、版记', en: 'Furniture' },
  refer: { zh: '导读', en: 'Refer' },
  banner: { zh: '通栏题', en: 'Banner' },
  headline: { zh: '标题', en: 'Headline' },
  body: { zh: '正文', en: 'Body' },
  photo: { zh: '图片', en: 'Photo' },
  caption: { zh: '图片说明', en: 'Caption' },
  rule: { zh: '线', en: 'Rule' },
  panel: { zh: '加框底纹', en: 'Panel' },
  pullquote: { zh: '摘要引语', en: 'Pull quote' },
  table: { zh: '表格', en: 'Table' },
};

export interface Words {
  readonly language: Language;
  (key: StringKey, values?: Readonly<Record<string, string | number>>): string;
  label(name: string): string;
  kind(name: string): string;
}

/** The words of a language. */
export function wordsOf(language: Language): Words {
  const say = (key: StringKey, values: Readonly<Record<string, string | number>> = {}): string =>
    strings[key][language].replace(/\{(\w+)\}/gu, (whole, name: string) => String(values[name] ?? whole));
  return Object.assign(say, {
    language,
    label: (name: string) => labels[name]?.[language] ?? name,
    kind: (name: string) => kinds[name]?.[language] ?? name,
  });
}

export const WordsContext = createContext<Words>(wordsOf('zh'));

export function useWords(): Words {
  return useContext(WordsContext);
}
