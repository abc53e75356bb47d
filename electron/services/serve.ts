/** The far side: a process that answers main, whether forked by Electron or by Node. */
import { closeSync, readdirSync, readlinkSync } from 'node:fs';
import * as v from 'valibot';
import { asDayangError } from '../errors.ts';
import { type Answer, requestSchema } from './messages.ts';

/** What a handler may tell while it works, and hear. */
export interface Call {
  readonly signal: AbortSignal;
  progress(done: number, total: number): void;
}

export type Handlers = Readonly<Record<string, (input: unknown, call: Call) => unknown>>;

interface Port {
  send(answer: Answer): void;
  listen(handler: (message: unknown) => void): void;
}

/** Electron's `process.parentPort`, present in a utility process only. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

function parentPort(): ParentPort | undefined {
  return 'parentPort' in process ? (process.parentPort as ParentPort | undefined) : undefined;
}

/** Where Node's fork puts the channel to the parent, after the standard three. */
const CHANNEL = 3;

/**
 * Closes the sockets a forked process was born with. Node's fork passes on whatever the parent has open
 * that moment: where that is the far end of Chromium's channel to a process just being made, Chromium
 * would never hear of that process ending, and a window that waits for another would wait for ever.
 */
function closeInheritedSockets(): void {
  if (process.platform !== 'linux') return;
  for (const name of readdirSync('/proc/self/fd')) {
    if (Number(name) <= CHANNEL) continue;
    try {
      if (readlinkSync(`/proc/self/fd/${name}`).startsWith('socket:')) closeSync(Number(name));
    } catch {
      // The listing itself was open while it was made.
    }
  }
}

function openPort(): Port {
  const port = parentPort();
  if (port !== undefined) {
    return {
      send: (answer) => port.postMessage(answer),
      listen: (handler) => port.on('message', (event) => handler(event.data)),
    };
  }
  closeInheritedSockets();
  // The parent is gone: nobody is left to answer, and nothing unacknowledged may be half done.
  process.on('disconnect', () => process.exit());
  return {
    // A parent that has just gone is no error of ours: `disconnect` follows.
    send: (answer) => process.send?.(answer, () => undefined),
    listen: (handler) => process.on('message', handler),
  };
}

/** Answers requests until the parent goes away. `$cancel` aborts the call it names. */
export function serve(handlers: Handlers): void {
  const port = openPort();
  const running = new Map<number, AbortController>();
  port.listen((message) => {
    const { id, method, input } = v.parse(requestSchema, message);
    if (method === '$cancel') {
      running.get(id)?.abort();
      return;
    }
    const controller = new AbortController();
    running.set(id, controller);
    const call: Call = {
      signal: controller.signal,
      progress: (done, total) => port.send({ kind: 'progress', id, done, total }),
    };
    void (async () => {
      try {
        const handler = handlers[method];
        if (handler === undefined) throw new Error(`no method ${method}`);
        port.send({ kind: 'done', id, value: await handler(input, call) });
      } catch (error) {
        const { code, zh, en } = asDayangError(error, '');
        port.send({ kind: 'failed', id, failure: { code, zh, en } });
      } finally {
        running.delete(id);
      }
    })();
  });
  port.send({ kind: 'ready' });
}
