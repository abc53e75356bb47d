/** What undo, redo and the history call a step, by the label of its operations. */
import type { Language } from './language.ts';

const labels: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'edit.body': { zh: '改正文', en: 'Edit copy' },
  'edit.credits': { zh: '改署名与提要', en: 'Edit credits and summary' },
  'article.target': { zh: '改限字', en: 'Change the length ordered' },
  'find.replace': { zh: '替换', en: 'Replace' },
  'version.restore': { zh: '恢复旧版本', en: 'Bring a version back' },
  'edit.headline': { zh: '改标题', en: 'Edit headline' },
  'import.copy': { zh: '导入稿件', en: 'Import copy' },
  'style.setting': { zh: '改排版设置', en: 'Change the setting' },
  'style.edit': { zh: '改样式', en: 'Edit a style' },
  'style.add': { zh: '新建样式', en: 'Add a style' },
  'style.remove': { zh: '删除样式', en: 'Remove a style' },
  'block.setting': { zh: '改块的排法', en: 'Change the block' },
  'edition.names': { zh: '改专名表', en: 'Change the list of names' },
  'check.settle': { zh: '核对接缝', en: 'Check a joint' },
  'block.insert': { zh: '插入块', en: 'Insert a block' },
  'block.move': { zh: '移动块', en: 'Move blocks' },
  'block.resize': { zh: '改块的大小', en: 'Resize a block' },
  'block.duplicate': { zh: '再制块', en: 'Duplicate blocks' },
  'block.delete': { zh: '删除块', en: 'Delete blocks' },
  'block.order': { zh: '改层次', en: 'Change the order' },
  'block.group': { zh: '编组', en: 'Group blocks' },
  'block.ungroup': { zh: '取消编组', en: 'Ungroup blocks' },
  'block.lock': { zh: '锁定', en: 'Lock or unlock blocks' },
  'block.align': { zh: '对齐块', en: 'Align blocks' },
  'block.distribute': { zh: '等距分布', en: 'Distribute blocks' },
  'text.link': { zh: '接文', en: 'Link text' },
  'text.unlink': { zh: '断开续文', en: 'Unlink text' },
  'text.fit': { zh: '收放到正好', en: 'Fit the block to its text' },
  'text.jump': { zh: '余文转版', en: 'Jump the rest' },
  'text.fitting': { zh: '收紧或放宽', en: 'Set tighter or looser' },
  'text.place': { zh: '稿件上版', en: 'Place an article' },
  'photo.place': { zh: '置入图片', en: 'Place a picture' },
  'photo.crop': { zh: '裁切图片', en: 'Crop a picture' },
  'photo.caption': { zh: '改图片说明', en: 'Edit a caption' },
  'article.status': { zh: '改稿件状态', en: 'Change an article’s status' },
  'page.move': { zh: '移动版面', en: 'Move page' },
  'page.add': { zh: '加版', en: 'Add a page' },
  'page.duplicate': { zh: '再制版面', en: 'Duplicate page' },
  'page.delete': { zh: '删除版面', en: 'Delete page' },
  'page.section': { zh: '改版名', en: 'Rename a section' },
  'page.grid': { zh: '改版心网格', en: 'Change the grid' },
  'template.save': { zh: '存版式', en: 'Save a template' },
  'template.apply': { zh: '套用版式', en: 'Apply a template' },
  'template.remove': { zh: '删除版式', en: 'Remove a template' },
};

/** A step's name in a language. */
export function labelIn(language: Language, label: string): string {
  return labels[label]?.[language] ?? label;
}
