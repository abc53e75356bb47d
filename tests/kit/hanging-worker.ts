/** Stands in for a thread that reads files: hangs at a file called `hangs`, ends at `dies`, and refuses any other. */
import { parentPort } from 'node:worker_threads';

parentPort?.on('message', ({ path }: { readonly path: string }) => {
  if (path === 'dies') process.exit(1);
  while (path === 'hangs');
  parentPort?.postMessage({
    problem: { code: 'not-a-font', zh: '', en: '' },
    failure: { code: 'artwork-empty', details: { name: path } },
  });
});
