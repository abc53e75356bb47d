/**
 * The keys in force: a set that comes with the program, and what its user has changed. Menu, palette, tooltips, keyboard and
 * the guide's page of keys read them here, and nowhere else; its other pages name our own set.
 */
import { type CommandId, commandIds, commandOf } from './commands.ts';
import { indesignKeys } from './indesign-keys.ts';
import type { Preferences } from './preferences.ts';

/** What keys follow from. */
export type KeyChoice = Pick<Preferences, 'keySet' | 'keys'>;

const MODIFIERS = ['CmdOrCtrl', 'Alt', 'Shift'];

/** What is pressed for an accelerator: its modifiers in the order in which they are compared, then its key. */
function partsOf(key: string): string[] {
  const parts = key.split('+').filter((part) => part !== '');
  const last = key.endsWith('+') ? '+' : (parts.pop() ?? '');
  return [...MODIFIERS.filter((part) => parts.includes(part)), last];
}

/** An accelerator with its modifiers in the order in which they are compared. */
export function orderedKey(key: string): string {
  return partsOf(key).join('+');
}

/** True of a key that types, moves a caret or deletes where one writes: it is heard on the board alone. */
export function isPlainKey(key: string): boolean {
  return !/^(?:CmdOrCtrl\+|(?:Alt\+)?(?:Shift\+)?F\d+$)/u.test(orderedKey(key));
}

/** Keys are at odds with each other where they are heard at the same time: plain ones only while proofreading, or only else. */
function placeOf(id: CommandId, key: string): string {
  const where = !isPlainKey(key) ? 'everywhere' : commandOf(id).inProof === true ? 'proof' : 'board';
  return `${where} ${orderedKey(key)}`;
}

/** The key of a command in a set; empty where it has none. */
export function keyInSet(id: CommandId, { keySet }: Pick<KeyChoice, 'keySet'>): string {
  return (keySet === 'indesign' ? indesignKeys[id] : undefined) ?? commandOf(id).key ?? '';
}

/**
 * The key of each command that has one. What the user chose comes first, then what the set says of its own, then what a command
 * has in every set: of two that would have the same key, only the first has it.
 */
export function keysInForce(choice: KeyChoice): ReadonlyMap<CommandId, string> {
  const ranked = commandIds.map((id) => {
    const chosen = choice.keys[id];
    const isOfSet = choice.keySet === 'indesign' && indesignKeys[id] !== undefined;
    return { id, key: chosen ?? keyInSet(id, choice), rank: chosen !== undefined ? 0 : isOfSet ? 1 : 2 };
  });
  const taken = new Set<string>();
  const found = new Map<CommandId, string>();
  for (const { id, key } of ranked.toSorted((a, b) => a.rank - b.rank)) {
    if (key === '' || taken.has(placeOf(id, key))) continue;
    taken.add(placeOf(id, key));
    found.set(id, orderedKey(key));
  }
  return found;
}

/** The command that a key would be taken from; null where nobody has it that is heard at the same time. */
export function holderOf(choice: KeyChoice, id: CommandId, key: string): CommandId | null {
  const wanted = placeOf(id, key);
  for (const [other, its] of keysInForce(choice)) if (other !== id && placeOf(other, its) === wanted) return other;
  return null;
}

/** What a key does: everywhere or on the board; and, of plain keys, while proofreading. */
export function commandsByKey(choice: KeyChoice): {
  readonly always: ReadonlyMap<string, CommandId>;
  readonly inProof: ReadonlyMap<string, CommandId>;
} {
  const [always, inProof] = [new Map<string, CommandId>(), new Map<string, CommandId>()];
  for (const [id, key] of keysInForce(choice)) {
    // The system's own commands hear their keys themselves.
    if (commandOf(id).isNative === true) continue;
    (commandOf(id).inProof === true && isPlainKey(key) ? inProof : always).set(key, id);
  }
  // What Windows users press for redo.
  if (!always.has('CmdOrCtrl+Y')) always.set('CmdOrCtrl+Y', 'edit.redo');
  return { always, inProof };
}

/** Why a key cannot be a command's: it is the system's, the input method's, that of writing text, or no key at all. */
export type KeyProblem = 'system' | 'input' | 'text' | 'unknown';

const refused: readonly (readonly [KeyProblem, RegExp])[] = [
  // Windows, menus of the menu bar, desktops' own and the program's end.
  [
    'system',
    /^(?:Alt\+(?:Shift\+)?(?:[A-Z]|Tab|Space|Escape|F4)|(?:CmdOrCtrl\+)?(?:Shift\+)?F10|CmdOrCtrl\+(?:Q|W))$/u,
  ],
  ['system', /^CmdOrCtrl\+(?:(?:Shift\+)?(?:Tab|Escape)|Alt\+(?:Delete|F\d+))$/u],
  ['system', /^(?:PrintScreen|CapsLock|NumLock|ScrollLock|ContextMenu|Pause)$/u],
  // Chinese or English, whole or half width, Chinese or English punctuation.
  ['input', /^(?:(?:CmdOrCtrl\+)?(?:Shift\+)?Space|CmdOrCtrl\+\.)$/u],
  ['input', /(?:^|\+)(?:Process|Dead|Compose|Unidentified|Convert|NonConvert|KanaMode|Hankaku|Zenkaku)$/u],
  ['text', /^CmdOrCtrl\+[ACVX]$/u],
  ['text', /^CmdOrCtrl\+(?:Shift\+)?(?:Left|Right|Up|Down|Home|End|Delete)$/u],
  ['text', /^(?:Shift\+)?(?:Tab|Escape)$/u],
  ['unknown', /(?:^|\+)(?:Control|Shift|Alt|Meta|OS|AltGraph|Fn)$|^$/u],
];

/** Why a key cannot be given to a command; null where it can. */
export function keyProblem(key: string): KeyProblem | null {
  const wanted = orderedKey(key);
  return refused.find(([, pattern]) => pattern.test(wanted))?.[0] ?? null;
}

/** Gives a command a key (empty for none), and takes it from whoever had it. */
export function withKey(choice: KeyChoice, id: CommandId, key: string): Preferences['keys'] {
  const holder = key === '' ? null : holderOf(choice, id, key);
  const keys = holder === null ? choice.keys : { ...choice.keys, [holder]: '' };
  if (orderedKey(key) !== orderedKey(keyInSet(id, choice))) return { ...keys, [id]: key === '' ? '' : orderedKey(key) };
  return withoutChange(keys, id);
}

/** Gives a command the key of its set back. */
export function withoutChange(keys: Preferences['keys'], id: CommandId): Preferences['keys'] {
  return Object.fromEntries(Object.entries(keys).filter(([of]) => of !== id));
}

const signs = { Up: '↑', Down: '↓', Left: '←', Right: '→', Escape: 'Esc' };
const written: Readonly<Record<string, string>> = {
  ...signs,
  CmdOrCtrl: 'Ctrl',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Return: 'Enter',
  Delete: 'Del',
};
const writtenOnMac: Readonly<Record<string, string>> = {
  ...signs,
  CmdOrCtrl: '⌘',
  Shift: '⇧',
  Alt: '⌥',
  PageUp: '⇞',
  PageDown: '⇟',
  Return: '↩',
  Delete: '⌫',
};

/** A key as people read it: `Ctrl Shift O`, on a Mac `⌘⇧O`. Empty for none. */
export function writtenKeyOn(platform: 'mac' | 'other', key: string): string {
  if (key === '') return '';
  const isMac = platform === 'mac';
  const names = isMac ? writtenOnMac : written;
  return partsOf(key)
    .map((part) => names[part] ?? part)
    .join(isMac ? '' : ' ');
}
