/** Where the main process begins. It neither opens SQLite nor composes. */
import { join } from 'node:path';
import { app } from 'electron';
import { Application } from './application.ts';
import { editionGiven } from './edition-given.ts';
import { lockDownPages, lockDownSession } from './lockdown.ts';
import { Log } from './log/log.ts';
import { logFaults, versions } from './log/main-faults.ts';
import { spareMemory } from './memory.ts';
import { registerScheme } from './protocol.ts';
import { Runs } from './runs.ts';
import { isSafeStart, wantsSafeMode } from './safe-mode.ts';

/** Starts the program: safely where that is asked for, or wanted since it crashed again and again. */
async function begin(onMade: (application: Application) => void): Promise<void> {
  const log = new Log(join(app.getPath('userData'), 'log'), __dirname);
  logFaults(log);
  const runs = new Runs(join(app.getPath('userData'), 'runs.json'));
  const { hadCrashed, isTooMany } = runs.begin(Date.now());
  const language = app.getLocale().startsWith('zh') ? 'zh' : 'en';
  const isSafe = isSafeStart() || (isTooMany && (await wantsSafeMode('crashed', language)));
  log.write({ what: 'start', ...versions(), isSafe, hadCrashed });
  const application = new Application({ log, runs, isSafe });
  onMade(application);
  application.start();
}

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
    return begin((made) => {
      application = made;
    });
  });
} else {
  app.quit();
}
