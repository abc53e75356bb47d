/** What undo, redo and the history call a step, by the label of its operations. */
import type { Language } from './language.ts';

const labels: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'edit.body': { zh: '改正文', en: 'Edit copy' },
  'edit.credits': { zh: '改署名与提要', en: 'Edit credits and summary' },
  'article.target': { zh: '改限字', en: 'Change the length ordered' },
  'find.replace': { zh: '替换', en: 'Replace' },
  'version.restore': { zh: '恢复旧版本', en: 'Bring a version back' },
  'edit.banner': { zh: '改通栏题', en: 'Edit a banner' },
  'photo.credit': { zh: '改图片来源', en: 'Edit a credit' },
  'block.quotation': { zh: '改摘要引语', en: 'Edit a pull quote' },
  'block.words': { zh: '改块上的文字', en: 'Edit a block’s words' },
  'edit.headline': { zh: '改标题', en: 'Edit headline' },
  'import.copy': { zh: '导入稿件', en: 'Import copy' },
  'copy.reread': { zh: '用其他编码重读', en: 'Read again in another encoding' },
  'arrival.update': { zh: '取用更新稿', en: 'Take a further version' },
  'arrival.picture': { zh: '收图片', en: 'Take a picture' },
  'style.setting': { zh: '改排版设置', en: 'Change the setting' },
  'style.edit': { zh: '改样式', en: 'Edit a style' },
  'swatch.edit': { zh: '改色板', en: 'Edit swatches' },
  'style.add': { zh: '新建样式', en: 'Add a style' },
  'style.remove': { zh: '删除样式', en: 'Remove a style' },
  'block.setting': { zh: '改块的排法', en: 'Change the block' },
  'edition.identity': { zh: '改报名、日期、期号', en: 'Change name, date or number' },
  'edition.pages': { zh: '改版数', en: 'Change the number of pages' },
  'paper.particulars': { zh: '改版本记录', en: 'Change the particulars' },
  'paper.edit': { zh: '改报纸设定', en: 'Change the newspaper' },
  'block.standing': { zh: '常设', en: 'Make blocks standing' },
  'article.held': { zh: '留用', en: 'Hold a story over' },
  'edition.names': { zh: '改专名表', en: 'Change the list of names' },
  'check.fix': { zh: '改正检查出的问题', en: 'Correct a finding' },
  'check.waive': { zh: '略过检查出的问题', en: 'Waive a finding' },
  'check.unwaive': { zh: '恢复略过的问题', en: 'Take a waiver back' },
  'check.settle': { zh: '核对导入', en: 'Tick off an import' },
  'table.align': { zh: '单元格对齐', en: 'Align cells' },
  'table.head': { zh: '改表头行数', en: 'Change the head rows' },
  'table.looks': { zh: '改表格的线条与底纹', en: 'Change a table’s rules and tints' },
  'table.chart': { zh: '改图表', en: 'Change a chart' },
  'table.words': { zh: '改单元格', en: 'Change a cell' },
  'table.columns': { zh: '调整列宽', en: 'Set the widths of columns' },
  'block.insert': { zh: '插入块', en: 'Insert a block' },
  'block.move': { zh: '移动块', en: 'Move blocks' },
  'block.resize': { zh: '改块的大小', en: 'Resize a block' },
  'block.narrow': { zh: '收窄块', en: 'Narrow a block' },
  'block.widen': { zh: '加宽块', en: 'Widen a block' },
  'block.shorten': { zh: '压短块', en: 'Shorten a block' },
  'block.heighten': { zh: '加高块', en: 'Heighten a block' },
  'copy.new': { zh: '新稿', en: 'Start a story' },
  'copy.delete': { zh: '删除稿件', en: 'Delete a story' },
  'copy.paste': { zh: '粘贴成稿', en: 'Paste a story' },
  'block.duplicate': { zh: '再制块', en: 'Duplicate blocks' },
  'block.delete': { zh: '删除块', en: 'Delete blocks' },
  'block.order': { zh: '改层次', en: 'Change the order' },
  'block.cut': { zh: '剪切块', en: 'Cut blocks' },
  'block.paste': { zh: '粘贴块', en: 'Paste blocks' },
  'story.swap': { zh: '对调稿件', en: 'Swap two stories' },
  'story.replace': { zh: '替换稿件', en: 'Replace a story' },
  'photo.swap': { zh: '对调图片', en: 'Swap two pictures' },
  'block.box': { zh: '加框成盒', en: 'Box blocks' },
  'block.group': { zh: '编组', en: 'Group blocks' },
  'block.ungroup': { zh: '取消编组', en: 'Ungroup blocks' },
  'block.lock': { zh: '锁定', en: 'Lock or unlock blocks' },
  'block.align': { zh: '对齐块', en: 'Align blocks' },
  'block.distribute': { zh: '等距分布', en: 'Distribute blocks' },
  'block.effects': { zh: '改标题效果', en: 'Change headline effects' },
  'block.looks': { zh: '改底纹花边', en: 'Change a panel’s looks' },
  'text.link': { zh: '接文', en: 'Link text' },
  'text.unlink': { zh: '断开续文', en: 'Unlink text' },
  'text.fit': { zh: '收放到正好', en: 'Fit the block to its text' },
  'text.jump': { zh: '余文转版', en: 'Jump the rest' },
  'text.direction': { zh: '改排向', en: 'Change the direction of lines' },
  'text.fitting': { zh: '收紧或放宽', en: 'Set tighter or looser' },
  'text.place': { zh: '稿件上版', en: 'Place a story' },
  'advert.book': { zh: '广告预订', en: 'Book adverts' },
  'table.place': { zh: '置入表格', en: 'Place a table' },
  'table.update': { zh: '更新表格', en: 'Update a table' },
  'photo.place': { zh: '置入图片', en: 'Place a picture' },
  'glyph.draw': { zh: '补字', en: 'Add a drawn character' },
  'glyph.rename': { zh: '改补字的名称', en: 'Rename a drawn character' },
  'glyph.remove': { zh: '删去补字', en: 'Remove a drawn character' },
  'face.add': { zh: '加字体', en: 'Add a face' },
  'face.fallback': { zh: '改后备字体', en: 'Change what a face falls back to' },
  'face.remove': { zh: '删除字体', en: 'Remove a face' },
  'artwork.place': { zh: '置入图形', en: 'Place a drawing' },
  'nameplate.art': { zh: '报头用图形', en: 'Draw the nameplate' },
  'nameplate.type': { zh: '报头用铅字', en: 'Set the nameplate in type' },
  'photo.crop': { zh: '裁切图片', en: 'Crop a picture' },
  'photo.fit': { zh: '图片撑满或整张', en: 'Fit a picture' },
  'photo.turn': { zh: '旋转图片', en: 'Turn a picture' },
  'photo.flip': { zh: '翻转图片', en: 'Flip a picture' },
  'block.shape': { zh: '改外形', en: 'Change a shape' },
  'block.corners': { zh: '移动角点', en: 'Move corners' },
  'block.turn': { zh: '旋转块', en: 'Turn a block' },
  'panel.veil': { zh: '压淡图片', en: 'Lighten a picture under text' },
  'photo.keyline': { zh: '改图片边线', en: 'Change a keyline' },
  'photo.replace': { zh: '替换图片', en: 'Replace a picture' },
  'photo.kept-look': { zh: '图片按新读的印', en: 'Print a picture as it is read now' },
  'photo.run-around': { zh: '改图文绕排', en: 'Change the run-around' },
  'photo.keep': { zh: '图片收进图片栏', en: 'Keep a picture in the tray' },
  'photo.remove': { zh: '图片移出本期', en: 'Take pictures out of the edition' },
  'photo.give': { zh: '图片配稿件', en: 'Let a picture go with a story' },
  'photo.caption': { zh: '改图片说明', en: 'Edit a caption' },
  'article.status': { zh: '改稿件状态', en: 'Change a story’s status' },
  'proof.start': { zh: '开始校次', en: 'Start a round' },
  'proof.hand-over': { zh: '交付改版', en: 'Hand a round over' },
  'proof.mark': { zh: '加校对符号', en: 'Put a mark' },
  'proof.apply': { zh: '照改', en: 'Carry marks out' },
  'proof.reject': { zh: '不改', en: 'Reject a mark' },
  'proof.answer': { zh: '答复', en: 'Answer a mark' },
  'proof.reopen': { zh: '重开符号', en: 'Open a mark again' },
  'proof.remove': { zh: '撤掉符号', en: 'Take a mark away' },
  'proof.sign': { zh: '签样', en: 'Sign a page' },
  'proof.release': { zh: '未签齐付印', en: 'Release unsigned' },
  'proof.rename': { zh: '改校次名称', en: 'Rename a round' },
  'proof.signers': { zh: '改签样角色', en: 'Change who signs' },
  'proof.unsign': { zh: '收回签样', en: 'Withdraw a signature' },
  'page.move': { zh: '移动版面', en: 'Move page' },
  'page.add': { zh: '加版', en: 'Add a page' },
  'page.duplicate': { zh: '再制版面', en: 'Duplicate page' },
  'page.delete': { zh: '删除版面', en: 'Delete page' },
  'page.section': { zh: '改版名', en: 'Rename a section' },
  'page.editor': { zh: '改责编', en: 'Name a page’s editor' },
  'page.grid': { zh: '改版心网格', en: 'Change the grid' },
  'page.grid-all': { zh: '各版用同一开本', en: 'Give all pages one size' },
  'format.save': { zh: '存开本', en: 'Keep a format' },
  'format.change': { zh: '改开本', en: 'Change a format' },
  'page.body': { zh: '按本版字号排', en: 'Set in the page’s size' },
  'format.facing': { zh: '分订口和切口', en: 'Tell inner from outer margins' },
  'format.remove': { zh: '删除开本', en: 'Delete a format' },
  'master.format': { zh: '改母版的开本', en: 'Change a master’s format' },
  'master.add': { zh: '新建母版', en: 'Add a master' },
  'master.edit': { zh: '改母版', en: 'Change a master' },
  'master.remove': { zh: '删除母版', en: 'Delete a master' },
  'master.take': { zh: '放进母版', en: 'Put blocks on a master' },
  'master.override': { zh: '在本版改写母版的块', en: 'Override a master’s block' },
  'master.leave-out': { zh: '本版不用母版的块', en: 'Leave a master’s block out' },
  'master.restore': { zh: '恢复母版的块', en: 'Bring a master’s block back' },
  'template.save': { zh: '存版式', en: 'Save a template' },
  'template.apply': { zh: '套用版式', en: 'Apply a template' },
  'template.rename': { zh: '版式改名', en: 'Rename a template' },
  'place.name': { zh: '版位改名', en: 'Name a place' },
  'place.fill': { zh: '稿件入位', en: 'Put a story in its place' },
  'template.remove': { zh: '删除版式', en: 'Remove a template' },
};

/** What a step was done to, in words that stand in its name. */
function subject(language: Language, kind: string, title: string): string {
  const quoted = title === '' ? '' : `“${title}”`;
  if (/^\d+$/u.test(kind)) return language === 'zh' ? `${kind}块` : `${kind} blocks`;
  const [zh = '', en = ''] = kind.split('/');
  return language === 'zh' ? `${quoted}${zh}块` : `the ${en.toLowerCase()} block${quoted === '' ? '' : ` ${quoted}`}`;
}

/** The number of the page a step was done on; null where the log has none. */
export function pageOfLabel(label: string): number | null {
  const page = label.split('\t')[3] ?? '';
  return page === '' ? null : Number(page);
}

/**
 * A step's name in a language, with what it was done to and its page where the log has them (`step-names.ts`):
 * 收窄“地铁三线开工”正文块（1版）.
 */
export function labelIn(language: Language, label: string): string {
  const [name = '', kind = '', title = '', page = ''] = label.split('\t');
  const plain = labels[name]?.[language] ?? name;
  const on = page === '' ? '' : language === 'zh' ? `（${page}版）` : ` (page ${page})`;
  const colon = language === 'zh' ? '：' : ': ';
  if (kind === '') return title === '' ? `${plain}${on}` : `${plain}${colon}“${title}”${on}`;
  const said = subject(language, kind, title);
  const block = language === 'zh' ? /块/u : /\b(?:a |the )?blocks?\b/u;
  return block.test(plain) ? `${plain.replace(block, () => said)}${on}` : `${plain}${colon}${said}${on}`;
}
