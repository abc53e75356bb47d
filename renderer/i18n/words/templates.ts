/** The words of templates and of the places of a page. */
import type { WordTable } from '../word-table.ts';

export const templatesWords = {
  templates: { zh: '版式', en: 'Templates' },
  templatesTitle: { zh: '套用版式', en: 'Apply a template' },
  templatesTo: { zh: '套到第 {number} 版', en: 'To page {number}' },
  templatesEmpty: {
    zh: '还没有版式。排好一版后，用“存为版式”把它的分栏和版位留下来，别的版、以后各期都能用。',
    en: 'No templates yet. Once a page is laid out, save it as one: other pages and later editions can use its places.',
  },
  templateLook: { zh: '看看套用后怎样', en: 'See what it will do to the page' },
  templateGrid: {
    zh: '{columns} 栏 · {places} 个版位',
    en: '{columns} {columns:column|columns} · {places} {places:place|places}',
  },
  templateApplyNow: { zh: '套用', en: 'Apply' },
  templateRemove: { zh: '删除版式“{name}”', en: 'Delete the template “{name}”' },
  templateRename: { zh: '改名', en: 'Rename' },
  templateRenameOf: { zh: '版式“{name}”改名', en: 'Rename the template “{name}”' },
  templateDelete: { zh: '删除', en: 'Delete' },
  templateName: { zh: '版式名称', en: 'Template name' },
  templateNameTaken: { zh: '已经有版式“{name}”。', en: 'There is a template “{name}” already.' },
  templateSave: { zh: '存为版式', en: 'Save' },
  templateSaved: { zh: '已存为版式“{name}”。', en: 'Saved as template “{name}”.' },
  templatePlaced: { zh: '{count} 篇入位', en: '{count} {count:story takes a place|stories take places}' },
  templatePlacedIn: { zh: '{role}：{title}', en: '{role}: {title}' },
  templateStaying: {
    zh: '{count} 篇原位不动',
    en: '{count} {count:story stays where it is|stories stay where they are}',
  },
  templateToPool: { zh: '{count} 篇回稿库', en: '{count} {count:story goes|stories go} back to the pool' },
  templateToTray: { zh: '{count} 幅图片回图片盘', en: '{count} {count:picture goes|pictures go} back to the tray' },
  templateRefersOff: { zh: '撤下 {count} 条导读', en: '{count} {count:refer is|refers are} taken off' },
  templateLeavesEmpty: { zh: '{count} 个版位留空', en: '{count} {count:place stays|places stay} empty' },
  templateLeftOut: {
    zh: '{count} 个版位不设，原位不动的稿件占着',
    en: '{count} {count:place is|places are} left out, for what stays on the page stands there',
  },
  templateNothing: { zh: '本版没有稿件，也没有版位可留。', en: 'The page has no stories, and the template no places.' },
  templateList: { zh: '、', en: ', ' },
  placeWaits: { zh: '{name}（空）', en: '{name} (empty)' },
  placeHint: { zh: '拖稿件到这里', en: 'Drag a story here' },
  placeHintPicture: { zh: '拖图片到这里', en: 'Drag a picture here' },
  placeRole: { zh: '版位', en: 'Place' },
} as const satisfies WordTable;
