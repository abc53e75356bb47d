/** A service and the process that forked it: what messages carry, whichever way it was forked. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forkedBy, type OpenLink } from '../../electron/services/link.ts';
import {
  type Patience,
  type RequestOptions,
  ServiceGone,
  ServiceProcess,
  ServiceSilent,
} from '../../electron/services/service-process.ts';
import { type Calls, callsOf } from '../../shared/contract/contract.ts';
import { FailureError } from '../../shared/contract/failure.ts';
import { echoContract } from '../kit/echo-contract.ts';

const kit = (name: string) => fileURLToPath(new URL(`../kit/${name}`, import.meta.url));
const script = kit('echo-service.ts');
/** A failure that nobody foresaw, as it crosses: what it says itself is beside what a user is told. */
const told = (words: string) => ({ failure: { code: 'unexpected', detail: expect.stringContaining(words) } });
let child: ChildProcess | undefined;
let service: ServiceProcess | undefined;
afterEach(() => {
  child?.kill('SIGKILL');
  service?.kill();
});

/** A thread behind a port like that of Electron's utility processes, which this Node cannot fork. */
const behindPort: OpenLink = (file, _flags, { take, onExit }) => {
  const worker = new Worker(file);
  worker.on('message', take);
  worker.once('exit', onExit);
  return { send: (request) => worker.postMessage(request), kill: () => void worker.terminate() };
};
const ways: readonly (readonly [string, OpenLink, string])[] = [
  ['forked by Node', forkedBy(process.execPath, process.env), script],
  ['behind a port', behindPort, kit('utility-echo.ts')],
];

/** How long it may be silent, and what was said of that. */
let patience: Patience;
let silences: boolean[];
beforeEach(() => {
  silences = [];
  patience = { tell: 600_000, limit: 600_000, onSilent: (isSilent) => silences.push(isSilent) };
});

describe.each(ways)('a service %s', (_, open, file) => {
  /** Its calls, made before it listens. */
  function start(onExit: () => void = () => undefined): Calls<typeof echoContract, RequestOptions> {
    const started = new ServiceProcess(open, file, [], patience, onExit);
    service = started;
    return callsOf<typeof echoContract, RequestOptions>(echoContract, (name, input, options) =>
      started.request(name, input, options),
    );
  }

  it('answers, with bytes as bytes', async () => {
    const calls = start();
    const [echoed, doubled] = await Promise.all([
      calls.echo({ text: '大样' }),
      calls.double({ bytes: Uint8Array.of(1, 2, 100) }),
    ]);
    expect(echoed).toEqual({ text: '大样' });
    expect([...doubled.bytes]).toEqual([2, 4, 200]);
  });

  it('tells how far it has come, and stops when it is told to', async () => {
    const calls = start();
    const told: number[] = [];
    expect(await calls.count({ to: 3 }, { onProgress: (done) => void told.push(done) })).toEqual({ reached: 3 });
    expect(told).toEqual([1, 2, 3]);
    const controller = new AbortController();
    const { reached } = await calls.count(
      { to: 100_000 },
      { signal: controller.signal, onProgress: () => controller.abort() },
    );
    expect(reached).toBeLessThan(100_000);
  });

  it('fails with what the user can act on', async () => {
    const failed = await start()
      .refuse({ name: '东湖.txt' })
      .catch((error: unknown) => error);
    if (!(failed instanceof FailureError)) throw new Error(String(failed));
    expect(failed.failure.code).toBe('file-missing');
    expect(failed.failure.zh).toContain('东湖.txt');
  });

  it('is refused what its contract does not name, and believed nothing that it does not allow', async () => {
    const calls = start();
    if (service === undefined) throw new Error('not started');
    await expect(service.request('other', {})).rejects.toMatchObject(told('no method other'));
    await expect(service.request('toString', {})).rejects.toMatchObject(told('no method toString'));
    await expect(service.request('echo', { text: 1 })).rejects.toThrow(FailureError);
    await expect(calls.stray({})).rejects.toThrow('<=1');
  });

  it('is said to be silent while it is asked something, and is ended when it stays so', async () => {
    patience = { ...patience, tell: 200, limit: 400 };
    let exits = 0;
    const calls = start(() => {
      exits++;
    });
    // Work that tells of itself is not silent, however long it takes.
    const counted = calls.count({ to: 100_000 });
    await calls.echo({ text: '' });
    await calls.echo({ text: '' });
    expect(silences).toEqual([]);
    const hung = calls.hang({});
    await expect(hung).rejects.toThrow(ServiceSilent);
    await counted.catch(() => undefined);
    expect(silences[0]).toBe(true);
    await vi.waitFor(() => expect(exits).toBe(1), 20_000);
    expect(silences).toEqual([true, false]);
    await expect(calls.echo({ text: '' })).rejects.toThrow(ServiceGone);
  });

  it('may be silent for longer where more is asked of it', async () => {
    patience = { ...patience, tell: 100, limit: 200 };
    const calls = start();
    await calls.echo({ text: '' });
    await calls.pause({ milliseconds: 700 }, { limit: 60_000 });
    expect(silences).toEqual([true, false]);
  });

  it('is gone when it has ended, for calls under way and for later ones', async () => {
    let exits = 0;
    const calls = start(() => {
      exits++;
    });
    await calls.echo({ text: '' });
    const [counting, dying] = await Promise.allSettled([calls.count({ to: 100_000 }), calls.die({})]);
    expect([counting, dying]).toMatchObject([{ reason: expect.any(ServiceGone) }, { reason: expect.any(ServiceGone) }]);
    await expect(calls.echo({ text: '' })).rejects.toThrow(ServiceGone);
    expect(exits).toBe(1);
  });
});

describe.runIf(process.platform === 'linux')('a service that is forked', () => {
  it('holds no socket of its parent open, and answers', async () => {
    // The fifth is a socket's far end, as the child of a browser inherits it.
    const forked = fork(script, [], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc', 'pipe'],
      serialization: 'advanced',
    });
    child = forked;
    const near = forked.stdio[4];
    if (near === null || near === undefined || !('resume' in near)) throw new Error('no socket');
    const ended = once(near.resume(), 'end');
    expect((await once(forked, 'message'))[0]).toEqual({ kind: 'ready' });
    await ended;
    const answered = once(forked, 'message');
    forked.send({ id: 1, method: 'echo', input: { text: '大样' } });
    expect((await answered)[0]).toEqual({ kind: 'done', id: 1, value: { text: '大样' } });
  });
});
