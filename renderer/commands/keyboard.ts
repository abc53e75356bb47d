/** Shortcuts, matched against key events. */
import { type CommandId, commandOf } from '../../shared/contract/commands.ts';
import { isPlainKey } from '../../shared/contract/keys.ts';
import { isMac, keyCommands } from './keys.ts';

/** Keys whose names differ between key events and accelerators. */
const names: Readonly<Record<string, string>> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Enter: 'Return',
  Backspace: 'Delete',
  ' ': 'Space',
};

/** Keys that Shift or Alt turn into other characters are known by where they lie. */
const places: Readonly<Record<string, string>> = { BracketLeft: '[', BracketRight: ']' };

/** The figure on a key of the row of figures, or the =, which Shift turns into a sign. */
function figureOf({ code, shiftKey }: KeyboardEvent): string | undefined {
  if (shiftKey && code === 'Equal') return '=';
  return shiftKey ? /^Digit(\d)$/u.exec(code)?.[1] : undefined;
}

/** A key event as an accelerator, for example `CmdOrCtrl+Shift+Z`. Null while an input method is composing. */
export function acceleratorOf(event: KeyboardEvent): string | null {
  // 229 is what a key that goes to the input method reports.
  if (event.isComposing || event.keyCode === 229) return null;
  const command = isMac ? event.metaKey : event.ctrlKey;
  const letter = /^Key([A-Z])$/u.exec(event.code)?.[1];
  const named = event.key === ' ' || event.key.length > 1 ? (names[event.key] ?? event.key) : event.key.toUpperCase();
  const plain = places[event.code] ?? (command ? figureOf(event) : undefined) ?? named;
  const key = event.altKey || !command ? (letter ?? plain) : plain;
  const parts = [
    ...(command ? ['CmdOrCtrl'] : []),
    ...(event.altKey ? ['Alt'] : []),
    ...(event.shiftKey ? ['Shift'] : []),
  ];
  return [...parts, key].join('+');
}

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

/** Commands whose keys are heard while a dialog is open: they go on with it, or change how all of the window looks. */
const inDialogs: ReadonlySet<CommandId> = new Set([
  'view.palette',
  'help.guide',
  'view.larger',
  'view.smaller',
  'view.usual-size',
]);

/** Runs commands by their shortcuts, before the page or Slate sees the key. Returns how to stop. */
export function listenToShortcuts(run: (id: CommandId) => void, isProofreading: () => boolean): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    // A field that asks for a key is given it.
    if (event.target instanceof Element && event.target.closest('[data-takes-keys]') !== null) return;
    const accelerator = acceleratorOf(event);
    if (accelerator === null) return;
    const isPlain = isPlainKey(accelerator);
    const { always, inProof } = keyCommands();
    const isMark = isOnMark(event);
    const keys = isPlain && (isProofreading() || isMark) ? inProof : always;
    const id = keys.get(accelerator);
    if (id === undefined) return;
    if (document.querySelector('dialog[open]') !== null && !inDialogs.has(id)) return;
    const needsBoard = isPlain || commandOf(id).onBoard === true;
    if (needsBoard && !isOnBoard(event) && !(keys === inProof && isMark)) return;
    event.preventDefault();
    event.stopPropagation();
    run(id);
  };
  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
}
