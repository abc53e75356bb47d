/** The keys in force as the guide lists them: by menu, in the order of the command table. */
import type { MenuName } from './command-entry.ts';
import { commandIds, commandOf } from './commands.ts';
import { type KeyChoice, keysInForce } from './keys.ts';
import type { Language } from './language.ts';
import { menuTitles } from './menu-titles.ts';

const menus: readonly MenuName[] = [
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

/** The commands of a menu that have keys. */
export interface KeySection {
  readonly title: string;
  readonly rows: readonly { readonly command: string; readonly key: string }[];
}

/** The menus with the keys of their commands; those without any are left out. */
export function keySections(choice: KeyChoice, language: Language): KeySection[] {
  const keys = keysInForce(choice);
  const sections = menus.map((menu) => ({
    title: menuTitles[menu][language],
    rows: commandIds.flatMap((id) => {
      const key = keys.get(id);
      if (key === undefined || commandOf(id).menu !== menu) return [];
      return [{ command: commandOf(id)[language], key: writtenKey(key) }];
    }),
  }));
  return sections.filter(({ rows }) => rows.length > 0);
}
