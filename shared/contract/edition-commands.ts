/** What is done with editions, newspapers and files. */

export const editionCommands = {
  'edition.start': { zh: '起始页', en: 'Start page', key: 'CmdOrCtrl+Shift+O', menu: 'file' },
  'edition.new': { zh: '新建一期…', en: 'New edition…', key: 'CmdOrCtrl+N', menu: 'file', withoutEdition: true },
  'edition.open': { zh: '打开报纸…', en: 'Open edition…', key: 'CmdOrCtrl+O', menu: 'file', withoutEdition: true },
  'edition.next': { zh: '下一期…', en: 'Next edition…', key: 'CmdOrCtrl+Alt+T', menu: 'file' },
  'paper.new': { zh: '新报纸…', en: 'New newspaper…', menu: 'file', withoutEdition: true },
  'paper.panel': { zh: '报纸设定', en: 'Newspaper settings', key: 'CmdOrCtrl+Alt+I', menu: 'file' },
  'paper.set-up': { zh: '建报五步', en: 'Five steps to a newspaper', menu: 'file' },
  'paper.save': { zh: '存为报纸文件…', en: 'Save the newspaper…', menu: 'file' },
  'paper.open': {
    zh: '用报纸文件新建一期…',
    en: 'New edition of a saved newspaper…',
    menu: 'file',
    withoutEdition: true,
  },
  'edition.save': { zh: '存盘', en: 'Save', key: 'CmdOrCtrl+S', menu: 'file' },
  'edition.copy': { zh: '另存为副本…', en: 'Save a copy…', key: 'CmdOrCtrl+Alt+S', menu: 'file' },
  'edition.reveal': { zh: '在文件夹中显示', en: 'Show in folder', menu: 'file' },
  'copy.import-pool': { zh: '导入稿件与图片…', en: 'Import copy and pictures…', key: 'CmdOrCtrl+I', menu: 'file' },
  'copy.import-front': {
    zh: '导入头版原稿并排版…',
    en: 'Import and lay out a front page…',
    key: 'CmdOrCtrl+Shift+I',
    menu: 'file',
  },
  'copy.watch': { zh: '收稿夹…', en: 'Watched folder…', menu: 'file' },
  'copy.export-docx': { zh: '稿件存为 Word 文档…', en: 'Save story as a Word document…', menu: 'file' },
  'copy.export-text': { zh: '稿件存为纯文本…', en: 'Save story as plain text…', menu: 'file' },
  'export.pages': { zh: '导出 PDF…', en: 'Export PDF…', key: 'CmdOrCtrl+E', menu: 'file' },
  'edition.print': { zh: '打印…', en: 'Print…', key: 'CmdOrCtrl+P', menu: 'file' },
  'app.preferences': { zh: '设置…', en: 'Preferences…', key: 'CmdOrCtrl+,', menu: 'file', withoutEdition: true },
} as const;
