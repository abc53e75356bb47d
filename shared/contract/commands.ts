/** Everything a user can do, named once: menu, palette, keyboard, toolbar and tests read this table. */

export interface CommandEntry {
  readonly zh: string;
  readonly en: string;
  /** As Electron writes accelerators; `CmdOrCtrl` is ⌘ on a Mac and Ctrl elsewhere. */
  readonly key?: string;
  readonly menu: 'file' | 'edit' | 'page' | 'view';
}

const table = {
  'edition.new': { zh: '新建报纸…', en: 'New edition…', key: 'CmdOrCtrl+N', menu: 'file' },
  'edition.open': { zh: '打开报纸…', en: 'Open edition…', key: 'CmdOrCtrl+O', menu: 'file' },
  'copy.import-pool': { zh: '导入稿件到稿库…', en: 'Import copy into the pool…', key: 'CmdOrCtrl+I', menu: 'file' },
  'copy.import-front': {
    zh: '导入头版原稿并排版…',
    en: 'Import and lay out a front page…',
    key: 'CmdOrCtrl+Shift+I',
    menu: 'file',
  },
  'export.pages': { zh: '导出 PDF…', en: 'Export PDF…', key: 'CmdOrCtrl+E', menu: 'file' },
  'edit.undo': { zh: '撤销', en: 'Undo', key: 'CmdOrCtrl+Z', menu: 'edit' },
  'edit.redo': { zh: '重做', en: 'Redo', key: 'CmdOrCtrl+Shift+Z', menu: 'edit' },
  'page.previous': { zh: '上一版', en: 'Previous page', key: 'CmdOrCtrl+PageUp', menu: 'page' },
  'page.next': { zh: '下一版', en: 'Next page', key: 'CmdOrCtrl+PageDown', menu: 'page' },
  'page.move-up': { zh: '本版前移一版', en: 'Move page earlier', key: 'CmdOrCtrl+Shift+PageUp', menu: 'page' },
  'page.move-down': { zh: '本版后移一版', en: 'Move page later', key: 'CmdOrCtrl+Shift+PageDown', menu: 'page' },
  'view.fit-page': { zh: '显示整版', en: 'Fit page', key: 'CmdOrCtrl+0', menu: 'view' },
  'view.fit-width': { zh: '显示版宽', en: 'Fit width', key: 'CmdOrCtrl+9', menu: 'view' },
  'view.actual-size': { zh: '实际大小', en: 'Actual size', key: 'CmdOrCtrl+1', menu: 'view' },
  'view.zoom-in': { zh: '放大', en: 'Zoom in', key: 'CmdOrCtrl+=', menu: 'view' },
  'view.zoom-out': { zh: '缩小', en: 'Zoom out', key: 'CmdOrCtrl+-', menu: 'view' },
  'view.grid': { zh: '显示基线与栏', en: 'Show baselines and columns', key: 'CmdOrCtrl+;', menu: 'view' },
  'view.galley': { zh: '转到文稿', en: 'Go to the galley', key: 'CmdOrCtrl+J', menu: 'view' },
  'view.palette': { zh: '命令面板…', en: 'Command palette…', key: 'CmdOrCtrl+K', menu: 'view' },
  'view.language': { zh: 'Switch to English', en: '切换为中文', menu: 'view' },
} as const satisfies Readonly<Record<string, CommandEntry>>;

export type CommandId = keyof typeof table;

export const commands: Readonly<Record<CommandId, CommandEntry>> = table;

export const commandIds = Object.keys(table).filter((id): id is CommandId => id in table);
