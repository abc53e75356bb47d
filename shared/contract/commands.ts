/** Everything a user can do, named once: menu, palette, keyboard, toolbar and tests read this table. */
import { type BlockForm, blockForm, blockForms } from '../blocks/kinds.ts';
import { type MarkKind, markKinds, markModule } from '../proof/marks/kinds.ts';
import type { CommandEntry } from './command-entry.ts';
import { tableCommands } from './table-commands.ts';

const table = {
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
  'copy.export-docx': { zh: '稿件存为 Word 文档…', en: 'Save article as a Word document…', menu: 'file' },
  'copy.export-text': { zh: '稿件存为纯文本…', en: 'Save article as plain text…', menu: 'file' },
  'export.pages': { zh: '导出 PDF…', en: 'Export PDF…', key: 'CmdOrCtrl+E', menu: 'file' },

  'edit.undo': { zh: '撤销', en: 'Undo', key: 'CmdOrCtrl+Z', menu: 'edit' },
  'edit.redo': { zh: '重做', en: 'Redo', key: 'CmdOrCtrl+Shift+Z', menu: 'edit' },
  'edit.find': { zh: '查找和替换', en: 'Find and replace', key: 'CmdOrCtrl+F', menu: 'edit' },
  'edit.history': { zh: '历史', en: 'History', key: 'CmdOrCtrl+Shift+H', menu: 'edit' },
  'select.all': {
    zh: '全选本版的块',
    en: 'Select all blocks of the page',
    key: 'CmdOrCtrl+A',
    onBoard: true,
    menu: 'edit',
  },
  'select.none': { zh: '取消选择', en: 'Select nothing', key: 'Escape', menu: 'edit' },
  'select.next': { zh: '下一块', en: 'Next block', key: 'Tab', menu: 'edit' },
  'select.previous': { zh: '上一块', en: 'Previous block', key: 'Shift+Tab', menu: 'edit' },
  'select.article-next': { zh: '稿库下一篇', en: 'Next article in the pool', key: 'CmdOrCtrl+Alt+Down', menu: 'edit' },
  'select.article-previous': {
    zh: '稿库上一篇',
    en: 'Previous article in the pool',
    key: 'CmdOrCtrl+Alt+Up',
    menu: 'edit',
  },

  'copy.paragraph': { zh: '正文段落', en: 'Paragraph', key: 'CmdOrCtrl+Alt+0', menu: 'copy' },
  'copy.subhead': { zh: '小标题', en: 'Subhead', key: 'CmdOrCtrl+Alt+1', menu: 'copy' },
  'copy.question': { zh: '问', en: 'Question', key: 'CmdOrCtrl+Alt+2', menu: 'copy' },
  'copy.answer': { zh: '答', en: 'Answer', key: 'CmdOrCtrl+Alt+3', menu: 'copy' },
  'copy.note': { zh: '批注（不付印）', en: 'Note (not printed)', key: 'CmdOrCtrl+Alt+4', menu: 'copy' },
  'copy.strong': { zh: '着重（黑体）', en: 'Emphasis', key: 'CmdOrCtrl+B', menu: 'copy' },
  'copy.versions': { zh: '稿件版本', en: 'Versions of the article', key: 'CmdOrCtrl+Alt+V', menu: 'copy' },
  'copy.reread': { zh: '用其他编码重读…', en: 'Read again in another encoding…', menu: 'copy' },
  'copy.pullquote': {
    zh: '所选文字作摘要引语',
    en: 'Make a pull quote of the selection',
    key: 'CmdOrCtrl+Alt+Q',
    menu: 'copy',
  },

  'block.duplicate': { zh: '再制', en: 'Duplicate', key: 'CmdOrCtrl+D', menu: 'block' },
  'block.delete': { zh: '删除块', en: 'Delete block', key: 'Delete', menu: 'block' },
  'block.frame': {
    zh: '位置和大小…',
    en: 'Position and size…',
    key: 'CmdOrCtrl+T',
    menu: 'block',
    asks: {
      zh: '左 上 宽 高，如：1栏 14行 5栏 6行（毫米、磅、栏、行）',
      en: 'X Y width height, as in: 1 col 14 rows 5 cols 6 rows (mm, pt, cols, rows)',
    },
  },
  'block.edit': { zh: '编辑内容', en: 'Edit content', key: 'Return', menu: 'block' },
  'block.up': { zh: '上移一行', en: 'Up one baseline', key: 'Up', menu: 'block' },
  'block.down': { zh: '下移一行', en: 'Down one baseline', key: 'Down', menu: 'block' },
  'block.left': { zh: '左移一栏', en: 'Left one column', key: 'Left', menu: 'block' },
  'block.right': { zh: '右移一栏', en: 'Right one column', key: 'Right', menu: 'block' },
  'block.up-fine': { zh: '上移 0.5 毫米', en: 'Up 0.5 mm', key: 'Alt+Up', menu: 'block' },
  'block.down-fine': { zh: '下移 0.5 毫米', en: 'Down 0.5 mm', key: 'Alt+Down', menu: 'block' },
  'block.left-fine': { zh: '左移 0.5 毫米', en: 'Left 0.5 mm', key: 'Alt+Left', menu: 'block' },
  'block.right-fine': { zh: '右移 0.5 毫米', en: 'Right 0.5 mm', key: 'Alt+Right', menu: 'block' },
  'block.taller': { zh: '加高一行', en: 'One row taller', key: 'Shift+Down', menu: 'block' },
  'block.shorter': { zh: '减矮一行', en: 'One row shorter', key: 'Shift+Up', menu: 'block' },
  'block.wider': { zh: '加宽一栏', en: 'One column wider', key: 'Shift+Right', menu: 'block' },
  'block.narrower': { zh: '收窄一栏', en: 'One column narrower', key: 'Shift+Left', menu: 'block' },
  'block.front': { zh: '置于最前', en: 'Bring to front', key: 'CmdOrCtrl+Shift+]', menu: 'block' },
  'block.forward': { zh: '前移一层', en: 'Bring forward', key: 'CmdOrCtrl+]', menu: 'block' },
  'block.backward': { zh: '后移一层', en: 'Send backward', key: 'CmdOrCtrl+[', menu: 'block' },
  'block.back': { zh: '置于最后', en: 'Send to back', key: 'CmdOrCtrl+Shift+[', menu: 'block' },
  'block.group': { zh: '编组', en: 'Group', key: 'CmdOrCtrl+G', menu: 'block' },
  'block.ungroup': { zh: '取消编组', en: 'Ungroup', key: 'CmdOrCtrl+Shift+G', menu: 'block' },
  'block.lock': { zh: '锁定／解锁', en: 'Lock or unlock', key: 'CmdOrCtrl+L', menu: 'block' },
  'block.align-left': { zh: '左对齐', en: 'Align left edges', key: 'CmdOrCtrl+Alt+Left', menu: 'block' },
  'block.align-centre': { zh: '左右居中', en: 'Align centres', menu: 'block' },
  'block.align-right': { zh: '右对齐', en: 'Align right edges', key: 'CmdOrCtrl+Alt+Right', menu: 'block' },
  'block.align-top': { zh: '顶对齐', en: 'Align tops', menu: 'block' },
  'block.align-middle': { zh: '上下居中', en: 'Align middles', menu: 'block' },
  'block.align-bottom': { zh: '底对齐', en: 'Align bottoms', menu: 'block' },
  'block.distribute-x': { zh: '横向等距', en: 'Distribute across', menu: 'block' },
  'block.distribute-y': { zh: '纵向等距', en: 'Distribute down', menu: 'block' },
  'block.to-page': {
    zh: '移到另一版…',
    en: 'Move to another page…',
    menu: 'block',
    asks: { zh: '版次', en: 'Page number' },
  },

  'text.link': { zh: '接文', en: 'Link text', key: 'L', menu: 'text' },
  'text.link-next': { zh: '接到下一个正文块', en: 'Link to the next body block', key: 'Shift+L', menu: 'text' },
  'text.unlink': { zh: '断开续文', en: 'Unlink text', key: 'CmdOrCtrl+Shift+L', menu: 'text' },
  'text.fit': { zh: '块高收放到正好', en: 'Fit the block to its text', key: 'CmdOrCtrl+Shift+F', menu: 'text' },
  'text.jump': {
    zh: '余文转版…',
    en: 'Jump the rest to a page…',
    key: 'CmdOrCtrl+Shift+J',
    menu: 'text',
    asks: { zh: '转到第几版', en: 'Page number to jump to' },
  },
  'text.tight': { zh: '收紧行数', en: 'Set tighter', key: 'CmdOrCtrl+Alt+,', menu: 'text' },
  'text.loose': { zh: '放宽行数', en: 'Set looser', key: 'CmdOrCtrl+Alt+.', menu: 'text' },
  'text.even': { zh: '行数恢复正常', en: 'Set evenly', menu: 'text' },
  'text.place': { zh: '稿件上版', en: 'Place the article', key: 'CmdOrCtrl+Return', menu: 'text' },
  'photo.choose': { zh: '选择图片文件…', en: 'Choose a picture file…', key: 'CmdOrCtrl+Shift+P', menu: 'text' },
  'glyph.add': { zh: '补字…', en: 'Draw a character…', menu: 'text' },
  'artwork.choose': { zh: '置入图形文件…', en: 'Place a drawing…', key: 'CmdOrCtrl+Alt+D', menu: 'text' },
  'table.choose': { zh: '置入表格文件…', en: 'Place a table…', menu: 'text' },
  'table.update': { zh: '按文件更新表格', en: 'Update the table from its file', menu: 'text' },
  ...tableCommands,
  'nameplate.choose': {
    zh: '报头用图形或图片…',
    en: 'Nameplate from a drawing or picture…',
    key: 'CmdOrCtrl+Alt+B',
    menu: 'text',
  },
  'nameplate.type': { zh: '报头用铅字', en: 'Set the nameplate in type', menu: 'text' },
  'advert.page': {
    zh: '广告换页…',
    en: 'Another page of the advert’s file…',
    menu: 'text',
    asks: { zh: '置入第几页', en: 'Number of the page to place' },
  },
  'photo.crop': {
    zh: '裁切…',
    en: 'Crop…',
    menu: 'text',
    asks: { zh: '缩放% 左右% 上下%，如：150 50 20', en: 'scale% across% down%, as in: 150 50 20' },
  },
  'photo.fill': { zh: '图片撑满图框', en: 'Fill the frame', key: 'CmdOrCtrl+Alt+Shift+C', menu: 'text' },
  'photo.whole': { zh: '图片整张显示', en: 'Show the whole picture', key: 'CmdOrCtrl+Alt+Shift+E', menu: 'text' },
  'photo.turn-right': { zh: '图片右转 90°', en: 'Turn right', key: 'CmdOrCtrl+Alt+R', menu: 'text' },
  'photo.turn-left': { zh: '图片左转 90°', en: 'Turn left', key: 'CmdOrCtrl+Alt+Shift+R', menu: 'text' },
  'photo.turn': {
    zh: '图片旋转…',
    en: 'Turn by degrees…',
    menu: 'text',
    asks: { zh: '顺时针几度，如：3.5（负数为逆时针）', en: 'degrees clockwise, as in: 3.5' },
  },
  'photo.flip-across': { zh: '图片左右翻转', en: 'Flip left and right', key: 'CmdOrCtrl+Alt+Shift+H', menu: 'text' },
  'photo.flip-down': { zh: '图片上下翻转', en: 'Flip top and foot', key: 'CmdOrCtrl+Alt+Shift+V', menu: 'text' },
  'photo.keyline': {
    zh: '图片边线…',
    en: 'Keyline…',
    menu: 'text',
    asks: { zh: '粗细和颜色，如：0.5磅 报红；0 为不要', en: 'weight and colour, as in: 0.5pt 报红; 0 for none' },
  },
  'photo.around-outline': { zh: '文字绕图片轮廓', en: 'Text along outline', key: 'CmdOrCtrl+Alt+O', menu: 'text' },
  'photo.around-frame': { zh: '文字绕图片外框', en: 'Text round frame', key: 'CmdOrCtrl+Alt+Shift+O', menu: 'text' },
  'photo.around-none': { zh: '文字不绕图片', en: 'No run-around', menu: 'text' },
  'photo.stand-off': {
    zh: '图文距离…',
    en: 'Distance of text from the picture…',
    menu: 'text',
    asks: { zh: '距离，如：3、3mm、8磅', en: 'distance, as in: 3, 3mm, 8pt' },
  },

  'page.previous': { zh: '上一版', en: 'Previous page', key: 'CmdOrCtrl+PageUp', menu: 'page' },
  'page.next': { zh: '下一版', en: 'Next page', key: 'CmdOrCtrl+PageDown', menu: 'page' },
  'page.add': { zh: '加一版', en: 'Add a page', key: 'CmdOrCtrl+Shift+N', menu: 'page' },
  'page.duplicate': { zh: '再制本版', en: 'Duplicate page', menu: 'page' },
  'page.delete': { zh: '删除本版', en: 'Delete page', menu: 'page' },
  'page.move-up': { zh: '本版前移一版', en: 'Move page earlier', key: 'CmdOrCtrl+Shift+PageUp', menu: 'page' },
  'page.move-down': { zh: '本版后移一版', en: 'Move page later', key: 'CmdOrCtrl+Shift+PageDown', menu: 'page' },
  'page.plan': { zh: '排版计划…', en: 'Flatplan…', key: 'CmdOrCtrl+Alt+F', menu: 'page' },
  'page.book': { zh: '广告预订…', en: 'Book adverts…', menu: 'page' },
  'page.section': { zh: '版名…', en: 'Section name…', menu: 'page', asks: { zh: '版名', en: 'Section name' } },
  'page.grid': {
    zh: '版心网格…',
    en: 'Page grid…',
    menu: 'page',
    asks: { zh: '栏数 每栏字数，如：6 12', en: 'Columns and characters a column, as in: 6 12' },
  },
  'page.grid-all': { zh: '各版用本版的开本', en: 'Give all pages this page’s size and grid', menu: 'page' },
  'page.tabloid': { zh: '本版用四开', en: 'Make the page tabloid', menu: 'page' },
  'page.broadsheet': { zh: '本版用对开', en: 'Make the page broadsheet', menu: 'page' },
  'format.use': {
    zh: '本版用开本…',
    en: 'Make the page of a format…',
    menu: 'page',
    asks: { zh: '开本名称', en: 'Name of the format' },
  },
  'format.save': {
    zh: '存为开本…',
    en: 'Keep the page’s size as a format…',
    menu: 'page',
    asks: { zh: '开本名称', en: 'Name of the format' },
  },
  'format.change': { zh: '开本改成本版的尺寸', en: 'Change the format to this page’s size', menu: 'page' },
  'master.add': {
    zh: '新建母版…',
    en: 'New master…',
    menu: 'page',
    asks: { zh: '母版名称', en: 'Name of the master' },
  },
  'master.edit': { zh: '编辑本版的母版', en: 'Edit the page’s master', menu: 'page' },
  'master.done': { zh: '完成母版，回到版面', en: 'Done with the master', menu: 'page' },
  'master.take': { zh: '选中的块放进母版', en: 'Put the selection on the master', menu: 'page' },
  'master.override': { zh: '在本版改写母版的块', en: 'Override the master’s block here', menu: 'page' },
  'master.leave-out': { zh: '本版不用母版的这个块', en: 'Leave the master’s block out here', menu: 'page' },
  'template.save': {
    zh: '存为版式…',
    en: 'Save page as template…',
    menu: 'page',
    asks: { zh: '版式名称', en: 'Name of the template' },
  },
  'template.apply': {
    zh: '套用版式…',
    en: 'Apply a template…',
    menu: 'page',
    asks: { zh: '版式名称', en: 'Name of the template' },
  },

  'proof.start': { zh: '开始下一校次', en: 'Start the next round', key: 'CmdOrCtrl+Alt+N', menu: 'proof' },
  'proof.hand-over': { zh: '交付改版', en: 'Hand over for correction', key: 'CmdOrCtrl+Alt+H', menu: 'proof' },
  'proof.next': { zh: '下一个符号', en: 'Next mark', key: 'Tab', inProof: true, menu: 'proof' },
  'proof.previous': { zh: '上一个符号', en: 'Previous mark', key: 'Shift+Tab', inProof: true, menu: 'proof' },
  'proof.apply': { zh: '照改', en: 'Carry the mark out', key: 'Return', inProof: true, menu: 'proof' },
  'proof.apply-all': { zh: '全部照改', en: 'Carry all marks out', key: 'CmdOrCtrl+Alt+Return', menu: 'proof' },
  'proof.reject': {
    zh: '不改…',
    en: 'Reject the mark…',
    key: 'Shift+X',
    inProof: true,
    menu: 'proof',
    asks: { zh: '不改的理由', en: 'Why it is not changed' },
  },
  'proof.answer': {
    zh: '答复…',
    en: 'Answer the mark…',
    key: 'Shift+N',
    inProof: true,
    menu: 'proof',
    asks: { zh: '答复，或怎样改好的', en: 'The answer, or how it was done' },
  },
  'proof.reopen': { zh: '重开', en: 'Open the mark again', key: 'Shift+O', inProof: true, menu: 'proof' },
  'proof.remove': { zh: '撤掉符号', en: 'Take the mark away', key: 'Delete', inProof: true, menu: 'proof' },
  'proof.deselect': { zh: '取消选择', en: 'Select nothing', key: 'Escape', inProof: true, menu: 'proof' },
  'proof.finding-next': {
    zh: '核红下一处',
    en: 'Next finding of the corrections',
    key: ']',
    inProof: true,
    menu: 'proof',
  },
  'proof.finding-previous': {
    zh: '核红上一处',
    en: 'Previous finding of the corrections',
    key: '[',
    inProof: true,
    menu: 'proof',
  },
  'proof.pace': {
    zh: '按朗读速度逐行',
    en: 'Line by line at reading pace',
    key: 'Shift+Space',
    inProof: true,
    menu: 'proof',
  },
  'proof.line': { zh: '读下一行', en: 'Read the next line', key: 'Space', inProof: true, menu: 'proof' },
  'proof.suggest': { zh: '修订状态', en: 'Suggest changes', key: 'CmdOrCtrl+Alt+E', menu: 'proof' },
  'proof.blink': {
    zh: '与开校时闪比',
    en: 'Blink with the round’s start',
    key: 'Shift+B',
    inProof: true,
    menu: 'proof',
  },
  'proof.compare': { zh: '原稿与校样对读…', en: 'Compare copy line by line…', key: 'CmdOrCtrl+Alt+C', menu: 'proof' },
  'proof.marks': { zh: '显示校对符号', en: 'Show marks', key: 'CmdOrCtrl+Alt+M', menu: 'proof' },
  'proof.sheet': { zh: '校样存为 PDF…', en: 'Save page proof as PDF…', key: 'CmdOrCtrl+Alt+P', menu: 'proof' },

  'view.layout': { zh: '版面', en: 'Layout', key: 'CmdOrCtrl+F2', menu: 'view' },
  'view.story': { zh: '文稿', en: 'Story', key: 'CmdOrCtrl+F3', menu: 'view' },
  'view.proof': { zh: '校对', en: 'Proof', key: 'CmdOrCtrl+F4', menu: 'view' },
  'tool.select': { zh: '选择工具', en: 'Selection tool', key: 'V', menu: 'view' },
  'view.fit-page': { zh: '显示整版', en: 'Fit page', key: 'CmdOrCtrl+0', menu: 'view' },
  'view.fit-width': { zh: '显示版宽', en: 'Fit width', key: 'CmdOrCtrl+9', menu: 'view' },
  'view.fit-block': { zh: '显示所选的块', en: 'Fit selection', key: 'CmdOrCtrl+8', menu: 'view' },
  'view.actual-size': { zh: '实际大小', en: 'Actual size', key: 'CmdOrCtrl+1', menu: 'view' },
  'view.zoom-in': { zh: '放大', en: 'Zoom in', key: 'CmdOrCtrl+=', menu: 'view' },
  'view.zoom-out': { zh: '缩小', en: 'Zoom out', key: 'CmdOrCtrl+-', menu: 'view' },
  'view.spread': { zh: '对版显示', en: 'Facing pages', key: 'CmdOrCtrl+Shift+S', menu: 'view' },
  'view.rulers': { zh: '显示标尺', en: 'Show rulers', key: 'CmdOrCtrl+R', menu: 'view' },
  'view.grid': { zh: '显示基线与栏', en: 'Show baselines and columns', key: 'CmdOrCtrl+;', menu: 'view' },
  'view.region-next': { zh: '转到下一区', en: 'Next part of the window', key: 'F6', menu: 'view' },
  'view.region-previous': { zh: '转到上一区', en: 'Previous part of the window', key: 'Shift+F6', menu: 'view' },
  'view.board': { zh: '转到版面', en: 'Go to the page', key: 'CmdOrCtrl+Shift+B', menu: 'view' },
  'view.galley-lines': {
    zh: '文稿按版面分行',
    en: 'Galley lines as on the page',
    key: 'CmdOrCtrl+Alt+L',
    menu: 'view',
  },
  'view.unseen': { zh: '显示隐含字符', en: 'Show hidden characters', key: 'CmdOrCtrl+Alt+U', menu: 'view' },
  'view.galley': { zh: '转到文稿', en: 'Go to the galley', key: 'CmdOrCtrl+J', menu: 'view' },
  'view.arrivals': { zh: '转到来稿', en: 'Go to incoming copy', key: 'CmdOrCtrl+Alt+A', menu: 'view' },
  'view.palette': { zh: '命令面板…', en: 'Command palette…', key: 'CmdOrCtrl+K', menu: 'view' },
  'view.language': { zh: 'Switch to English', en: '切换为中文', menu: 'view', withoutEdition: true },

  'help.guide': { zh: '使用说明', en: 'Guide', key: 'F1', menu: 'help', withoutEdition: true },
} as const satisfies Readonly<Record<string, CommandEntry>>;

/** Draws a block of a form, or makes one where it has room. */
type FormCommand = `draw.${BlockForm}` | `insert.${BlockForm}`;
/** Puts a proofreader's mark on what is selected. */
type MarkCommand = `mark.${MarkKind}`;
export type CommandId = keyof typeof table | FormCommand | MarkCommand;

function markCommands(): [MarkCommand, CommandEntry][] {
  return markKinds.map((kind): [MarkCommand, CommandEntry] => {
    const { zh, en, key, asks } = markModule(kind);
    const dots = asks === undefined ? '' : '…';
    const entry = { zh: `符号：${zh}${dots}`, en: `Mark: ${en}${dots}`, key, inProof: true, menu: 'proof' } as const;
    return [`mark.${kind}`, asks === undefined ? entry : { ...entry, asks }];
  });
}

function formCommands(): [FormCommand, CommandEntry][] {
  return blockForms.flatMap((form): [FormCommand, CommandEntry][] => {
    const { name, letter } = blockForm(form);
    const { zh, en } = name;
    const article = /^[aeiou]/u.test(en) ? 'an' : 'a';
    const draw = { zh: `画${zh}块`, en: `Draw ${article} ${en}`, menu: 'insert' } as const;
    const insert = { zh: `插入${zh}块`, en: `Insert ${article} ${en}`, menu: 'insert' } as const;
    return [
      [`draw.${form}`, letter === undefined ? draw : { ...draw, key: letter }],
      [`insert.${form}`, letter === undefined ? insert : { ...insert, key: `Shift+${letter}` }],
    ];
  });
}

const entries = new Map<CommandId, CommandEntry>([
  ...(Object.entries(table) as [keyof typeof table, CommandEntry][]),
  ...formCommands(),
  ...markCommands(),
]);

/** Every command, in the order menus show them. */
export const commandIds: readonly CommandId[] = [...entries.keys()];

/** What is known of a command. */
export function commandOf(id: CommandId): CommandEntry {
  const entry = entries.get(id);
  if (entry === undefined) throw new Error(`no command ${id}`);
  return entry;
}
