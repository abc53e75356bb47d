/** Where the main process begins. It neither opens SQLite nor composes. */
import { app } from 'electron';
import { Application } from './application.ts';
import { lockDownPages, lockDownSession } from './lockdown.ts';
import { spareMemory } from './memory.ts';
import { editionGiven } from './open-edition.ts';
import { registerScheme } from './protocol.ts';

app.setName('Dayang');
registerScheme();
lockDownPages();
spareMemory();
if (app.requestSingleInstanceLock()) {
  let application: Application | undefined;
  app.on('second-instance', (_event, words, folder) => application?.focus(editionGiven(words.slice(1), folder)));
  // How a Mac says that an edition was double-clicked while the program runs.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    application?.focus(path);
  });
  void app.whenReady().then(() => {
    // Not before: a service forked while Chromium makes its channels is born with ends of them.
    lockDownSession();
    application = new Application();
    application.start();
  });
} else {
  app.quit();
}
