/** Shortcuts from the command table, matched against key events. */
import { type CommandId, commandIds, commands } from '../../shared/contract/commands.ts';

const isMac = navigator.platform.startsWith('Mac');

/** A key event as an accelerator, for example `CmdOrCtrl+Shift+Z`. Null while an input method is composing. */
function acceleratorOf(event: KeyboardEvent): string | null {
  // 229 is what a key that goes to the input method reports.
  if (event.isComposing || event.keyCode === 229) return null;
  const command = isMac ? event.metaKey : event.ctrlKey;
  if (!command || event.altKey) return null;
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  return ['CmdOrCtrl', ...(event.shiftKey && key.length > 0 ? ['Shift'] : []), key].join('+');
}

const byKey = new Map<string, CommandId>(
  commandIds.flatMap((id) => {
    const { key } = commands[id];
    return key === undefined ? [] : [[key, id] as const];
  }),
);
// What Windows users press for redo.
byKey.set('CmdOrCtrl+Y', 'edit.redo');

/** Runs commands by their shortcuts, before the page or Slate sees the key. Returns how to stop. */
export function listenToShortcuts(run: (id: CommandId) => void): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    const accelerator = acceleratorOf(event);
    const id = accelerator === null ? undefined : byKey.get(accelerator);
    if (id === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    run(id);
  };
  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
}

/** A shortcut as people read it. */
export function shortcutText(id: CommandId): string {
  const { key } = commands[id];
  if (key === undefined) return '';
  const names: Readonly<Record<string, string>> = isMac
    ? { CmdOrCtrl: '⌘', Shift: '⇧', PageUp: '⇞', PageDown: '⇟' }
    : { CmdOrCtrl: 'Ctrl', PageUp: 'PgUp', PageDown: 'PgDn' };
  return key
    .split('+')
    .map((part) => names[part] ?? part)
    .join(isMac ? '' : ' ');
}
