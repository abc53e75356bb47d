/** What the start page says, and what is said of files. */
import type { WordTable } from '../word-table.ts';

export const startWords = {
  startPage: { zh: '起始页', en: 'Start page' },
  startMotto: { zh: '报纸排版与校对', en: 'Newspaper layout and proofing' },
  startRecent: { zh: '最近的报纸', en: 'Recent editions' },
  startNew: { zh: '新建一期…', en: 'New edition…' },
  newPaper: { zh: '新报纸…', en: 'New newspaper…' },
  startNext: { zh: '下一期：{name}…', en: 'Next edition: {name}…' },
  startOfPaper: { zh: '用报纸文件新建一期…', en: 'Edition of a saved newspaper…' },
  startOpen: { zh: '打开…', en: 'Open…' },
  startSample: { zh: '看样报', en: 'See the sample' },
  startGuide: { zh: '使用说明', en: 'Guide' },
  startPreferences: { zh: '设置…', en: 'Preferences…' },
  startBack: { zh: '回到正在编辑的报纸', en: 'Back to the edition' },
  startReopens: { zh: '启动时直接打开上次的报纸', en: 'Reopen the last edition' },
  startEmpty: { zh: '打开过的报纸会列在这里。', en: 'Editions you open are listed here.' },
  startEmptyHow: {
    zh: '第一次使用：先看样报，里面的版面可以随意改；或者用“新报纸”建自己的报，五步就好。',
    en: 'New here? See the sample first: its pages are yours to change. Or set up your own newspaper, in five steps.',
  },
  startGone: { zh: '找不到文件', en: 'File not found' },
  startRemove: { zh: '从列表中去掉 {name}', en: 'Take {name} off the list' },
  startOpening: { zh: '正在打开 {name}…', en: 'Opening {name}…' },
  startSampleMaking: {
    zh: '正在打开样报；第一次要先排好，请稍候…',
    en: 'Opening the sample; the first time it is laid out…',
  },
  startIssue: { zh: '{date} · 第 {issue} 期', en: '{date} · No. {issue}' },
  savedAll: {
    zh: '“{name}”的改动都已存盘（随改随存）。要另留一份，用{do edition.copy}。',
    en: 'All changes to “{name}” are saved as they are made. To keep another file, save a copy by {do edition.copy}.',
  },
  saveAsked: { zh: '存盘', en: 'Save' },
  saveName: { zh: '这一稿的名称', en: 'Name of the version' },
  saveNameHint: { zh: '给现在这一稿起个名，如：二校前', en: 'Name what it is now, such as: before the second proof' },
  saveHow: {
    zh: '回车留下，在“历史”里随时可以回到；Esc 不起名，接着做。',
    en: 'Enter keeps it: the history leads back to it at any time. Escape goes on without a name.',
  },
  versionKept: {
    zh: '已留下“{name}”，用{do edit.history}可以回到。',
    en: '“{name}” is kept. The history leads back to it: open it by {do edit.history}.',
  },
  namedVersions: { zh: '起了名的稿', en: 'Named versions' },
  namedGone: {
    zh: '后来撤销到它之前又改了别的，回不去了；各篇的这一稿在文稿的“版本”里可以对照和取回。',
    en: 'The edition was taken back beyond it and changed since: nothing leads there. The versions of each story have it to compare and restore.',
  },
  copySaved: { zh: '副本已存为 {path}', en: 'Copy saved as {path}' },
} as const satisfies WordTable;
