/** Undo, finding, and what is selected. */

export const editCommands = {
  'edit.undo': { zh: '撤销', en: 'Undo', key: 'CmdOrCtrl+Z', menu: 'edit' },
  'edit.redo': { zh: '重做', en: 'Redo', key: 'CmdOrCtrl+Shift+Z', menu: 'edit' },
  'edit.repeat': { zh: '重复上一步', en: 'Repeat the last command', key: 'F4', menu: 'edit' },
  'edit.cut': { zh: '剪切', en: 'Cut', key: 'CmdOrCtrl+X', isNative: true, menu: 'edit', withoutEdition: true },
  'edit.copy': { zh: '复制', en: 'Copy', key: 'CmdOrCtrl+C', isNative: true, menu: 'edit', withoutEdition: true },
  'edit.paste': { zh: '粘贴', en: 'Paste', key: 'CmdOrCtrl+V', isNative: true, menu: 'edit', withoutEdition: true },
  'edit.select-text': { zh: '全选文字', en: 'Select all of the text', menu: 'edit' },
  'edit.find': { zh: '查找和替换', en: 'Find and replace', key: 'CmdOrCtrl+F', menu: 'edit' },
  'edit.history': { zh: '历史', en: 'History', key: 'CmdOrCtrl+Shift+H', menu: 'edit' },
  'select.all': {
    zh: '全选本版的块',
    en: 'Select all blocks of the page',
    key: 'CmdOrCtrl+A',
    onBoard: true,
    menu: 'edit',
  },
  'select.story': { zh: '选中整篇', en: 'Select the whole story', key: 'CmdOrCtrl+Alt+G', menu: 'edit' },
  'select.none': { zh: '取消选择', en: 'Select nothing', key: 'Escape', menu: 'edit' },
  'select.next': { zh: '下一块', en: 'Next block', key: 'Tab', menu: 'edit' },
  'select.previous': { zh: '上一块', en: 'Previous block', key: 'Shift+Tab', menu: 'edit' },
  'select.article-next': { zh: '稿库下一篇', en: 'Next story in the pool', key: 'CmdOrCtrl+Alt+Down', menu: 'edit' },
  'select.article-previous': {
    zh: '稿库上一篇',
    en: 'Previous story in the pool',
    key: 'CmdOrCtrl+Alt+Up',
    menu: 'edit',
  },
} as const;
