import { describe, expect, it } from 'vitest';
import { JobsHost } from './jobs-host.ts';
import type { OpenLink } from './link.ts';

/** A process that listens at once, and ends at the first thing it is asked that `isLast` of. */
const endingAt =
  (isLast: (method: string) => boolean): OpenLink =>
  (_script, _flags, { take, onExit }) => {
    queueMicrotask(() => take({ kind: 'ready' }));
    return { send: ({ method }) => isLast(method) && onExit(), kill: onExit };
  };

const options = {
  pages: 1,
  date: '2024-03-08',
  issue: 1,
  publication: '江城晚报',
  format: 'tabloid',
  particulars: {},
} as const;

describe('a jobs process that ends before it has answered', () => {
  it('says so in words', async () => {
    const jobs = new JobsHost(
      endingAt((method) => method === 'create'),
      '',
    );
    await expect(jobs.calls.create({ path: '/a.dayang', options })).rejects.toMatchObject({ code: 'job-ended' });
  });

  it('has done what was wanted where it was asked to stop', async () => {
    const controller = new AbortController();
    const jobs = new JobsHost(
      endingAt((method) => method === '$cancel'),
      '',
    );
    const made = jobs.calls.create({ path: '/a.dayang', options }, { signal: controller.signal });
    controller.abort();
    await expect(made).rejects.toMatchObject({ code: 'cancelled' });
  });
});
