/** The application menu, made from the command table. */
import { Menu, type MenuItemConstructorOptions } from 'electron';
import { type CommandId, commandIds, commandOf, type MenuName } from '../shared/contract/commands.ts';
import type { Language } from '../shared/contract/language.ts';

const titles: Readonly<Record<MenuName, Readonly<Record<Language, string>>>> = {
  file: { zh: '文件', en: 'File' },
  edit: { zh: '编辑', en: 'Edit' },
  insert: { zh: '插入', en: 'Insert' },
  copy: { zh: '文稿', en: 'Copy' },
  block: { zh: '块', en: 'Block' },
  text: { zh: '文字与图片', en: 'Text and pictures' },
  page: { zh: '版面', en: 'Page' },
  proof: { zh: '校对', en: 'Proof' },
  view: { zh: '显示', en: 'View' },
};

const clipboard: readonly MenuItemConstructorOptions[] = [
  { type: 'separator' },
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  { role: 'selectAll' },
];

/** Shortcuts are shown here and acted on in the renderer, where the caret and the input method are known. */
export function buildMenu(
  language: Language,
  run: (id: CommandId) => void,
  next: { readonly undo: string; readonly redo: string },
): Menu {
  const naming: Readonly<Partial<Record<CommandId, string>>> = { 'edit.undo': next.undo, 'edit.redo': next.redo };
  const entries = (menu: MenuName): MenuItemConstructorOptions[] =>
    commandIds
      .filter((id) => commandOf(id).menu === menu)
      .map((id) => {
        const command = commandOf(id);
        const { key } = command;
        const label = `${command[language]}${naming[id] ?? ''}`;
        const item: MenuItemConstructorOptions = { id, label, click: () => run(id) };
        return key === undefined ? item : { ...item, accelerator: key, registerAccelerator: false };
      });
  const menu = (name: MenuName, more: readonly MenuItemConstructorOptions[] = []) => ({
    label: titles[name][language],
    submenu: [...entries(name), ...more],
  });
  return Menu.buildFromTemplate([
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    menu('file', [{ type: 'separator' }, { role: process.platform === 'darwin' ? 'close' : 'quit' }]),
    menu('edit', clipboard),
    menu('copy'),
    menu('insert'),
    menu('block'),
    menu('text'),
    menu('page'),
    menu('proof'),
    menu('view', [{ type: 'separator' }, { role: 'togglefullscreen' }]),
  ]);
}
