/** What keeps the program small, said to Chromium and GTK before they start. */
import { app } from 'electron';

/**
 * Must run before the app is ready. Young objects get halves of 4 MB where V8 would let them grow to 16 and
 * keep it (with halves of 1 MB a key took a quarter longer, a long paste three times as long): window, worker and main together held 20 MB of nothing. GTK would load the system's OpenGL, with a
 * compiler of 20 MB where there is no graphics card, to draw nothing: menus and dialogs are all we have of it.
 */
export function spareMemory(): void {
  app.commandLine.appendSwitch('js-flags', '--max-semi-space-size=4');
  process.env['GDK_GL'] = 'disable';
}
