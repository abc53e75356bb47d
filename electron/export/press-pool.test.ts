import { describe, expect, it } from 'vitest';
import { newsprintLimits } from '../../shared/edition/press-limits.ts';
import type { PressJob } from './page-job.ts';
import { PressWorker } from './press-pool.ts';

const entry = new URL('../../tests/kit/dying-worker.ts', import.meta.url);

const book = { faces: [], files: new Map() };

function job(title: string): PressJob {
  const settings = { standard: 'x4', profile: '', limits: newsprintLimits, hasMarks: false } as const;
  return { settings, pages: [], originals: new Map(), title, at: '', slugs: [] };
}

describe('a worker that dies', () => {
  it('fails the file it was at, and the next one has a worker again', async () => {
    const worker = new PressWorker(book, entry);
    const made = async (title: string) => new TextDecoder().decode((await worker.make(job(title), undefined)).bytes);
    expect(await made('一')).toBe('一');
    await expect(made('死')).rejects.toThrow('a worker ended');
    expect(await made('二')).toBe('二');
    worker.end();
  });

  it('lets go of a job that is cancelled', async () => {
    const worker = new PressWorker(book, entry);
    const controller = new AbortController();
    const made = worker.make(job('一'), controller.signal);
    controller.abort();
    await expect(made).rejects.toMatchObject({ code: 'cancelled' });
    worker.end();
  });
});
