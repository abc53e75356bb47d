/** Stands in for the worker that makes files: ends at a job called 死, and answers any other. */
import { parentPort } from 'node:worker_threads';
import type { PressJob } from '../../electron/export/page-job.ts';

parentPort?.on('message', ({ title }: PressJob) => {
  if (title === '死') process.exit(1);
  parentPort?.postMessage({ file: { bytes: new TextEncoder().encode(title), findings: [] } });
});
