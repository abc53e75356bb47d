/** The application menu, made from the command table. */
import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language } from '../shared/contract/api.ts';
import { type CommandEntry, type CommandId, commandIds, commands } from '../shared/contract/commands.ts';

const titles: Readonly<Record<CommandEntry['menu'], Readonly<Record<Language, string>>>> = {
  file: { zh: '文件', en: 'File' },
  edit: { zh: '编辑', en: 'Edit' },
  page: { zh: '版面', en: 'Page' },
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
export function buildMenu(language: Language, run: (id: CommandId) => void): Menu {
  const entries = (menu: CommandEntry['menu']): MenuItemConstructorOptions[] =>
    commandIds
      .filter((id) => commands[id].menu === menu)
      .map((id) => {
        const { key } = commands[id];
        const item: MenuItemConstructorOptions = { id, label: commands[id][language], click: () => run(id) };
        return key === undefined ? item : { ...item, accelerator: key, registerAccelerator: false };
      });
  const menu = (name: CommandEntry['menu'], more: readonly MenuItemConstructorOptions[] = []) => ({
    label: titles[name][language],
    submenu: [...entries(name), ...more],
  });
  return Menu.buildFromTemplate([
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    menu('file', [{ type: 'separator' }, { role: process.platform === 'darwin' ? 'close' : 'quit' }]),
    menu('edit', clipboard),
    menu('page'),
    menu('view', [{ type: 'separator' }, { role: 'togglefullscreen' }]),
  ]);
}
