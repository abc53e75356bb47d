/** The words of templates and of the places of a page. */
import type { WordTable } from '../word-table.ts';

export const templatesWords = {
  templates: { zh: '版式', en: 'Templates' },
  templatesTitle: { zh: '套用版式', en: 'Apply a template' },
  templatesTo: { zh: '套到第{number}版', en: 'To page {number}' },
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
  templateOffPage: {
    zh: '{count} 篇撤下本版，在别的版上的部分留着',
    en: '{count} {count:story is|stories are} taken off this page; what stands on other pages stays',
  },
  templateToPool: { zh: '{count} 篇回稿库', en: '{count} {count:story goes|stories go} back to the pool' },
  templateToTray: { zh: '{count} 张图片回“图片”栏', en: '{count} {count:picture goes|pictures go} back to the tray' },
  templateRefersOff: { zh: '撤下 {count} 条导读', en: '{count} {count:refer is|refers are} taken off' },
  templateLeavesEmpty: { zh: '{count} 个版位留空', en: '{count} {count:place stays|places stay} empty' },
  templateLeftOut: {
    zh: '{count} 个版位不设，原位不动的稿件占着',
    en: '{count} {count:place is|places are} left out, for what stays on the page stands there',
  },
  templateNothing: { zh: '本版没有稿件，也没有版位可留。', en: 'The page has no stories, and the template no places.' },
  placeWaits: { zh: '{name}（空）', en: '{name} (empty)' },
  placeHint: { zh: '拖稿件到这里', en: 'Drag a story here' },
  placeHintPicture: { zh: '拖图片到这里', en: 'Drag a picture here' },
  placeRole: { zh: '版位', en: 'Place' },
  columnsBounds: { zh: '栏数是 1 到 {most}。', en: 'Write a number of columns from 1 to {most}.' },
  dropFits: {
    zh: '{columns} 栏 × {rows} 行，正好',
    en: '{columns} {columns:column|columns} × {rows} {rows:row|rows}, fits',
  },
  dropOver: {
    zh: '{columns} 栏 × {rows} 行，余 {count} 字',
    en: '{columns} {columns:column|columns} × {rows} {rows:row|rows}, {count} {count:character|characters} over',
  },
  dropShape: { zh: '{columns} 栏 × {rows} 行', en: '{columns} {columns:column|columns} × {rows} {rows:row|rows}' },
  dropKeys: { zh: '1–9 或滚轮定栏数', en: '1–9 or the wheel: columns' },
  dropInto: { zh: '放进“{name}”', en: 'Into the place “{name}”' },
  dropIntoBlock: { zh: '放进这个空块', en: 'Into this empty block' },
  dropTaken: { zh: '这里没有空处', en: 'Nothing is free here' },
  dropNoSuchRoom: { zh: '这里排不下 {columns} 栏', en: 'No room for {columns} {columns:column|columns} here' },
  dropStands: { zh: '这篇稿件已经上版', en: 'The story is placed already' },
  dropReplaces: { zh: '替下“{title}”，它回稿库', en: 'Takes the place of “{title}”, which goes back to the pool' },
  dropCouldReplace: { zh: '按住 {key}：替下“{title}”', en: 'Hold {key}: take the place of “{title}”' },
  dropTakenCould: {
    zh: '这里没有空处。拖到“{title}”上按住 {key} 再松开，就替下它。',
    en: 'Nothing is free here. Hold {key} when you let go over “{title}” to take its place.',
  },
  dropLocked: { zh: '这篇稿有锁定的块，先解锁', en: 'A block of this story is locked; unlock it first' },
  dropJumped: {
    zh: '这里是别的版转来的稿，到它开头的版去替换',
    en: 'This goes on from another page; replace the story where it begins',
  },
  storyReplaced: {
    zh: '“{title}”排在这里，“{other}”回稿库了。',
    en: '“{title}” stands here; “{other}” is back in the pool.',
  },
  replacedAlso: {
    zh: '它在第{pages}版的块一并撤下。',
    en: 'Its blocks on {pages:page|pages} {pages} have gone with it.',
  },
  replacedStays: {
    zh: '它的表格或引语（{count} 块）还在版上。',
    en: 'Its tables and quotes ({count} {count:block|blocks}) are still on the page.',
  },
  replaceWhich: {
    zh: '请写标题里只有一篇才有的字。本版有：{titles}',
    en: 'Write words that one headline alone has. The page has: {titles}',
  },
  replaceNone: { zh: '本版没有可替下的稿件。', en: 'The page has no story to take the place of.' },
  dropSwaps: { zh: '与“{title}”对调', en: 'Swap with “{title}”' },
} as const satisfies WordTable;
