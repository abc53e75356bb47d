/** The application menu, made from the command table; every entry is said in the chosen language. */
import { basename, dirname } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import type { MenuName } from '../shared/contract/command-entry.ts';
import { type CommandId, commandIds, commandOf } from '../shared/contract/commands.ts';
import { type KeyChoice, keysInForce } from '../shared/contract/keys.ts';
import type { Language } from '../shared/contract/language.ts';
import { menuTitles } from '../shared/contract/menu-titles.ts';

type Text = Readonly<Record<Language, string>>;

/** Commands that Electron does to what has the focus. */
const natives: Readonly<Partial<Record<CommandId, 'cut' | 'copy' | 'paste'>>> = {
  'edit.cut': 'cut',
  'edit.copy': 'copy',
  'edit.paste': 'paste',
};

/** What the system does: Electron says it in the system's language, or in English, where nobody says it otherwise. */
const roles = {
  selectAll: { zh: '全选', en: 'Select all' },
  togglefullscreen: { zh: '全屏显示', en: 'Full screen' },
  quit: { zh: '退出大样', en: 'Quit Dayang' },
  close: { zh: '关闭窗口', en: 'Close window' },
  about: { zh: '关于大样', en: 'About Dayang' },
  services: { zh: '服务', en: 'Services' },
  hide: { zh: '隐藏大样', en: 'Hide Dayang' },
  hideOthers: { zh: '隐藏其他', en: 'Hide others' },
  unhide: { zh: '全部显示', en: 'Show all' },
} as const satisfies Readonly<Record<string, Text>>;

const recentWords = {
  title: { zh: '最近的报纸', en: 'Recent editions' },
  none: { zh: '还没有打开过报纸', en: 'None opened yet' },
} as const satisfies Readonly<Record<string, Text>>;

/** What the menu shows and whom it tells. */
export interface MenuContents {
  readonly language: Language;
  /** The keys that stand beside the entries follow from it. */
  readonly keys: KeyChoice;
  /** As Node names it: a Mac has a menu of the program before the others. */
  readonly platform: string;
  readonly run: (id: CommandId) => void;
  /** What undo and redo would do, to stand after their names; empty where nothing can be done. */
  readonly next: { readonly undo: string; readonly redo: string };
  /** Paths of the editions opened last, the newest first. */
  readonly recent: readonly string[];
  readonly openRecent: (path: string) => void;
  /** False while the start page is all there is: what is done to an edition cannot be chosen then. */
  readonly hasEdition: boolean;
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** An ampersand would be taken for the mark of the key that chooses the entry. */
function literally(text: string): string {
  return text.replaceAll('&', '&&');
}

function recentMenu({ language, recent, openRecent }: MenuContents): MenuItemConstructorOptions {
  const files = recent.map((path) => ({
    label: literally(`${basename(path, '.dayang')} — ${dirname(path)}`),
    click: () => openRecent(path),
  }));
  const none = { label: recentWords.none[language], enabled: false };
  return { label: recentWords.title[language], submenu: files.length === 0 ? [none] : files };
}

/**
 * The menu of a platform. Shortcuts are shown here and acted on in the renderer, where the caret and the input method
 * are known.
 */
export function menuTemplate(contents: MenuContents): MenuItemConstructorOptions[] {
  const { language, platform, run, next, hasEdition } = contents;
  const naming: Readonly<Partial<Record<CommandId, string>>> = { 'edit.undo': next.undo, 'edit.redo': next.redo };
  const keys = keysInForce(contents.keys);
  const entry = (id: CommandId): MenuItemConstructorOptions => {
    const command = commandOf(id);
    const key = keys.get(id);
    const native = natives[id];
    if (native !== undefined) return { id, role: native, label: command[language] };
    const item = {
      id,
      label: literally(`${command[language]}${naming[id] ?? ''}`),
      enabled: hasEdition || command.withoutEdition === true,
      click: () => run(id),
    };
    return key === undefined ? item : { ...item, accelerator: key, registerAccelerator: false };
  };
  const role = (name: keyof typeof roles): MenuItemConstructorOptions => ({ role: name, label: roles[name][language] });
  const menu = (name: MenuName, more: readonly MenuItemConstructorOptions[] = []) => ({
    label: menuTitles[name][language],
    submenu: [...commandIds.filter((id) => commandOf(id).menu === name).map(entry), ...more],
  });
  const isMac = platform === 'darwin';
  const program: MenuItemConstructorOptions = {
    label: language === 'zh' ? '大样' : 'Dayang',
    submenu: [
      role('about'),
      separator,
      role('services'),
      separator,
      ...[role('hide'), role('hideOthers'), role('unhide')],
      separator,
      role('quit'),
    ],
  };
  return [
    ...(isMac ? [program] : []),
    menu('file', [separator, recentMenu(contents), separator, role(isMac ? 'close' : 'quit')]),
    menu('edit', [separator, role('selectAll')]),
    menu('copy'),
    menu('insert'),
    menu('block'),
    menu('text'),
    menu('table'),
    menu('page'),
    menu('proof'),
    menu('view', [separator, role('togglefullscreen')]),
    { ...menu('help'), ...(isMac ? { role: 'help' } : {}) },
  ];
}
