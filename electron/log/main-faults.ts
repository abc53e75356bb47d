/** What the main process writes down of itself and of Chromium's processes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import * as v from 'valibot';
import { endings } from './entries.ts';
import { faultOf } from './faults.ts';
import type { Log } from './log.ts';

/** The program's version: what runs it in development has another. */
export function dayangVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8'));
  return v.parse(v.object({ version: v.string() }), manifest).version;
}

/** Our version and Electron's, as the log has them. */
export function versions() {
  const platform = process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux';
  return { dayang: dayangVersion(), electron: process.versions['electron'] ?? '0', platform } as const;
}

/** Writes down what nobody caught in this process, and how Chromium's processes end. */
export function logFaults(log: Log): void {
  // Only looked at: what becomes of it stays as it is.
  process.on('uncaughtExceptionMonitor', (error) => log.fault('main', faultOf(error)));
  app.on('child-process-gone', (_event, { type, reason }) => {
    // Services are written down by who forks them; what ended as it should is no news.
    const ending = endings.find((one) => one === reason);
    if (type === 'Utility' || ending === undefined || ending === 'clean-exit') return;
    log.write({ what: 'gone', process: type === 'GPU' ? 'graphics' : 'other', ending });
  });
}
