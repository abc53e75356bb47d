/** What keeps the program small: said to Chromium, V8 and GTK before they start, and done when the work rests. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { app } from 'electron';

/**
 * V8's settings for the window and its worker; main runs before they are read. Young objects get halves of 4 MB where
 * V8 would let them grow to 16 and keep it: 20 MB of nothing (with halves of 1 MB a key took a quarter longer, a long
 * paste three times as long). Window and worker may collect garbage by themselves (renderer/engine/garbage.ts).
 */
const V8_FLAGS = '--max-semi-space-size=4 --expose-gc';

/** Adds to a switch what the program was not started with. */
function addSwitch(name: string, value: string, separator: string): void {
  const given = app.commandLine.getSwitchValue(name);
  app.commandLine.appendSwitch(name, given === '' ? value : `${given}${separator}${value}`);
}

/**
 * Must run before the app is ready. The network has nothing to do here but to read our own files, and needs no
 * process of its own for it. GTK would load the system's OpenGL, with a compiler of 20 MB where there is no graphics
 * card, to draw nothing: menus and dialogs are all we have of it.
 */
export function spareMemory(): void {
  addSwitch('js-flags', V8_FLAGS, ' ');
  addSwitch('enable-features', 'NetworkServiceInProcess2', ',');
  process.env['GDK_GL'] = 'disable';
}

let collect: (() => void) | undefined;

/**
 * Gives back the main process's garbage, in some milliseconds; to be called when the work rests. V8 does so by itself
 * only where a program allocates on and on, as this one does not: what opening an edition leaves behind, some 15 MB
 * here, would stay for the evening.
 */
export function collectGarbage(): void {
  if (collect === undefined) {
    setFlagsFromString('--expose-gc');
    const exposed: unknown = runInNewContext('gc');
    collect = typeof exposed === 'function' ? () => void exposed() : () => undefined;
  }
  collect();
}
