/** Shortcuts from the command table, matched against key events. */
import { type CommandId, commandIds, commandOf } from '../../shared/contract/commands.ts';

const isMac = navigator.platform.startsWith('Mac');

/** Keys whose names differ between key events and accelerators. */
const names: Readonly<Record<string, string>> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Enter: 'Return',
  Backspace: 'Delete',
};

/** Keys that Shift or Alt turn into other characters are known by where they lie. */
const places: Readonly<Record<string, string>> = { BracketLeft: '[', BracketRight: ']' };

/** A key event as an accelerator, for example `CmdOrCtrl+Shift+Z`. Null while an input method is composing. */
function acceleratorOf(event: KeyboardEvent): string | null {
  // 229 is what a key that goes to the input method reports.
  if (event.isComposing || event.keyCode === 229) return null;
  const command = isMac ? event.metaKey : event.ctrlKey;
  const letter = /^Key([A-Z])$/u.exec(event.code)?.[1];
  const plain = event.key.length === 1 ? event.key.toUpperCase() : (names[event.key] ?? event.key);
  const key = event.altKey || !command ? (letter ?? places[event.code] ?? plain) : (places[event.code] ?? plain);
  const parts = [
    ...(command ? ['CmdOrCtrl'] : []),
    ...(event.altKey ? ['Alt'] : []),
    ...(event.shiftKey ? ['Shift'] : []),
  ];
  return [...parts, key].join('+');
}

/** The order in which an accelerator's modifiers are compared. */
function ordered(key: string): string {
  const parts = key.split('+').filter((part) => part !== '');
  const last = key.endsWith('+') ? '+' : (parts.pop() ?? '');
  return [...['CmdOrCtrl', 'Alt', 'Shift'].filter((part) => parts.includes(part)), last].join('+');
}

function keysOf(isWanted: (id: CommandId) => boolean): Map<string, CommandId> {
  return new Map(
    commandIds.flatMap((id) => {
      const { key } = commandOf(id);
      return key === undefined || !isWanted(id) ? [] : [[ordered(key), id] as const];
    }),
  );
}

const byKey = keysOf((id) => commandOf(id).inProof !== true && commandOf(id).isNative !== true);
/** Keys without a modifier while proofreading: the marks'. Nothing is drawn or moved then. */
const inProof = keysOf((id) => commandOf(id).inProof === true);
// What Windows users press for redo.
byKey.set('CmdOrCtrl+Y', 'edit.redo');

/** True where a key goes to the pasteboard: it has the focus, or nothing has. */
function isOnBoard(event: KeyboardEvent): boolean {
  const { target } = event;
  // The line between two columns has arrow keys of its own, and so has a menu.
  if (target instanceof Element && target.closest('hr, [role="menu"]') !== null) return false;
  return target === document.body || (target instanceof Element && target.closest('.pasteboard') !== null);
}

/** True where a mark of the list has the focus: keys of marks mean it, but for those that go through the list or leave it. */
function isOnMark({ target, key }: KeyboardEvent): boolean {
  const isOfList = /^(?:Arrow|Page)/u.test(key) || ['Tab', ' ', 'Home', 'End', 'Escape'].includes(key);
  return !isOfList && target instanceof Element && target.closest('.proof-mark-text') !== null;
}

/** Keys as accelerators name them, where they are written otherwise. */
const written: Readonly<Record<string, string>> = { ' ': 'Space', 'Shift+ ': 'Shift+Space' };

/** Runs commands by their shortcuts, before the page or Slate sees the key. Returns how to stop. */
export function listenToShortcuts(run: (id: CommandId) => void, isProofreading: () => boolean): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    const key = acceleratorOf(event);
    const accelerator = key === null ? null : (written[key] ?? key);
    // Function keys type nothing: they are heard wherever the focus is.
    const isPlain = accelerator !== null && !/^(?:CmdOrCtrl|(?:Shift\+)?F\d)/u.test(accelerator);
    const isMark = isOnMark(event);
    const keys = isPlain && (isProofreading() || isMark) ? inProof : byKey;
    const id = accelerator === null ? undefined : keys.get(accelerator);
    if (id === undefined || accelerator === null) return;
    if (document.querySelector('dialog[open]') !== null && id !== 'view.palette') return;
    const needsBoard = isPlain || commandOf(id).onBoard === true;
    if (needsBoard && !isOnBoard(event) && !(keys === inProof && isMark)) return;
    event.preventDefault();
    event.stopPropagation();
    run(id);
  };
  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
}

const shown: Readonly<Record<string, string>> = isMac
  ? { CmdOrCtrl: '⌘', Shift: '⇧', Alt: '⌥', PageUp: '⇞', PageDown: '⇟', Return: '↩', Delete: '⌫' }
  : { CmdOrCtrl: 'Ctrl', PageUp: 'PgUp', PageDown: 'PgDn', Return: 'Enter', Delete: 'Del', Escape: 'Esc' };
const arrows: Readonly<Record<string, string>> = { Up: '↑', Down: '↓', Left: '←', Right: '→' };

/** A shortcut as people read it. */
export function shortcutText(id: CommandId): string {
  const { key } = commandOf(id);
  if (key === undefined) return '';
  return ordered(key)
    .split('+')
    .map((part) => shown[part] ?? arrows[part] ?? part)
    .join(isMac ? '' : ' ');
}
