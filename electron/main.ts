/** Where the main process begins. It neither opens SQLite nor composes. */
import { app } from 'electron';
import { Application } from './application.ts';
import { spareMemory } from './memory.ts';
import { registerScheme } from './protocol.ts';

app.setName('Dayang');
registerScheme();
spareMemory();
if (app.requestSingleInstanceLock()) {
  let application: Application | undefined;
  app.on('second-instance', () => application?.focus());
  void app.whenReady().then(() => {
    // Not before: a service forked while Chromium makes its channels is born with ends of them.
    application = new Application();
    application.start();
  });
} else {
  app.quit();
}
