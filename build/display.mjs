/** A virtual X display for windows that nobody watches. */
import { spawn } from 'node:child_process';

/** Starts Xvfb on a free display. Resolves with its name and how to end it. */
export function startDisplay() {
  return new Promise((resolve, reject) => {
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    let number = '';
    server.once('error', reject);
    server.once('exit', () => reject(new Error('Xvfb ended before it had a display')));
    server.stdio[3].on('data', (bytes) => {
      number += bytes;
      if (number.endsWith('\n')) resolve({ name: `:${number.trim()}`, end: () => server.kill() });
    });
  });
}
