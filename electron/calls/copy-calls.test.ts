import { expect, it } from 'vitest';
import { GrantedPaths } from '../granted-paths.ts';
import { JobsHost } from '../services/jobs-host.ts';
import type { OpenLink } from '../services/link.ts';
import { ReadingHost } from '../services/reading-host.ts';
import { StoreHost } from '../services/store-host.ts';
import { copyCalls } from './copy-calls.ts';

it('gives up the file that is read, and leaves all else that is read alone', async () => {
  const sent: string[] = [];
  let isKilled = false;
  /** A process that reads for ever, until it is told to give up. */
  const reading: OpenLink = (_script, _flags, { take }) => {
    queueMicrotask(() => take({ kind: 'ready' }));
    return {
      send: ({ id, method }) => {
        sent.push(method);
        const failure = { code: 'cancelled', zh: '已取消。', en: 'Cancelled.' };
        if (method === '$cancel') take({ kind: 'failed', id, failure });
      },
      kill: () => {
        isKilled = true;
      },
    };
  };
  const never = () => Promise.reject(new Error('not asked for'));
  const paths = new GrantedPaths();
  paths.grant('/报头.pdf');
  const calls = copyCalls({
    edition: { stored: never, source: never, opened: '/报.dayang' },
    store: new StoreHost(reading, '', {
      onRestart: () => undefined,
      onSilent: () => undefined,
      rescueFolder: '',
      person: () => 'test',
    }),
    jobs: new JobsHost(reading, ''),
    readers: new ReadingHost(reading, ''),
    dialogs: { choose: never, chooseSome: never, placeFile: never },
    paths,
    settings: { get: () => ({}), set: () => undefined },
  });
  const read = calls['artwork.read']({ path: '/报头.pdf' }, undefined);
  await calls['copy.cancel']({}, undefined);
  await expect(read).rejects.toMatchObject({ failure: { code: 'cancelled' } });
  expect(sent).toEqual(['artwork', '$cancel']);
  expect(isKilled).toBe(false);
});
