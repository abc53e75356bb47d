/** Stands in for the thread that reads fonts: hangs at a file called `hangs`, ends at `dies`, and refuses any other. */
import { parentPort } from 'node:worker_threads';
import type { FontRequest } from '../../electron/fonts/font-requests.ts';

parentPort?.on('message', (request: FontRequest) => {
  const path = 'path' in request ? request.path : '';
  if (path === 'dies') process.exit(1);
  while (path === 'hangs');
  parentPort?.postMessage({ problem: { code: 'not-a-font', zh: '', en: '' } });
});
