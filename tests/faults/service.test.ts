/** A service and what it shares with the process that forked it. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('../kit/echo-service.ts', import.meta.url));
let child: ChildProcess | undefined;
afterEach(() => child?.kill('SIGKILL'));

describe.runIf(process.platform === 'linux')('a service that is forked', () => {
  it('holds no socket of its parent open, and answers', async () => {
    // The fifth is a socket's far end, as the child of a browser inherits it.
    const service = fork(script, [], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc', 'pipe'],
      serialization: 'advanced',
    });
    child = service;
    const near = service.stdio[4];
    if (near === null || near === undefined || !('resume' in near)) throw new Error('no socket');
    const ended = once(near.resume(), 'end');
    expect((await once(service, 'message'))[0]).toEqual({ kind: 'ready' });
    await ended;
    const answered = once(service, 'message');
    service.send({ id: 1, method: 'echo', input: '大样' });
    expect((await answered)[0]).toEqual({ kind: 'done', id: 1, value: '大样' });
  });
});
