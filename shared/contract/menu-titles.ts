/** What the menus are called: in the menu bar, the list of keys and the guide. */
import type { MenuName } from './command-entry.ts';
import type { Language } from './language.ts';

/** What each menu is called. */
export const menuTitles: Readonly<Record<MenuName, Readonly<Record<Language, string>>>> = {
  file: { zh: '文件', en: 'File' },
  edit: { zh: '编辑', en: 'Edit' },
  insert: { zh: '插入', en: 'Insert' },
  copy: { zh: '文稿', en: 'Copy' },
  block: { zh: '块', en: 'Block' },
  text: { zh: '文字与图片', en: 'Text and pictures' },
  table: { zh: '表格', en: 'Table' },
  page: { zh: '版面', en: 'Page' },
  proof: { zh: '校对', en: 'Proof' },
  view: { zh: '显示', en: 'View' },
  help: { zh: '帮助', en: 'Help' },
};
