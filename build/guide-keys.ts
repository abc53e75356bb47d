/** The guide's page of keys: what the command table says, by menu. */
import type { MenuName } from '../shared/contract/command-entry.ts';
import { commandIds, commandOf } from '../shared/contract/commands.ts';
import type { Language } from '../shared/contract/language.ts';
import { menuTitles } from '../shared/contract/menu-titles.ts';

const words = {
  zh: {
    title: '快捷键',
    about:
      '菜单里有快捷键的命令都在这里；没有快捷键的，在命令面板（Ctrl+K）里也找得到。Mac 上 Ctrl 是 ⌘，Alt 是 ⌥。不带 Ctrl 的键在版面上有效，写字时不算；“校对”一节里不带 Ctrl 的，只在校对时有效。',
    command: '命令',
    key: '键',
  },
  en: {
    title: 'Keys',
    about:
      'Every command of the menus that has a key; those without are in the command palette (Ctrl+K), too. On a Mac, Ctrl is ⌘ and Alt is ⌥. Keys without Ctrl are heard on the page, not where one writes; under Proof, those without Ctrl only while proofreading.',
    command: 'Command',
    key: 'Key',
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>;

/** Keys that are written otherwise than accelerators name them. */
const names: Readonly<Record<string, string>> = {
  CmdOrCtrl: 'Ctrl',
  Return: 'Enter',
  Escape: 'Esc',
  Up: '↑',
  Down: '↓',
  Left: '←',
  Right: '→',
};

/** An accelerator as the guide writes keys, as in `Ctrl+Shift+O`. */
export function writtenKey(accelerator: string): string {
  return accelerator
    .split('+')
    .map((part) => names[part] ?? part)
    .join('+');
}

function sectionOf(menu: MenuName, language: Language): string {
  const rows = commandIds.flatMap((id) => {
    const { key, menu: of, ...title } = commandOf(id);
    return key === undefined || of !== menu ? [] : [`| ${title[language]} | \`${writtenKey(key)}\` |`];
  });
  const { command, key } = words[language];
  return [`## ${menuTitles[menu][language]}`, '', `| ${command} | ${key} |`, '|---|---|', ...rows].join('\n');
}

/** True of a menu with an entry that has a key. */
function hasKeys(menu: MenuName): boolean {
  return commandIds.some((id) => commandOf(id).menu === menu && commandOf(id).key !== undefined);
}

/** The page as Markdown, like the others of `docs/`. */
export function keysPage(language: Language): string {
  const menus: MenuName[] = [
    'file',
    'edit',
    'copy',
    'insert',
    'block',
    'text',
    'table',
    'page',
    'proof',
    'view',
    'help',
  ];
  const { title, about } = words[language];
  return [`# ${title}`, about, ...menus.filter(hasKeys).map((menu) => sectionOf(menu, language))].join('\n\n');
}
