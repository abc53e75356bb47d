/** The far side: a process that answers main, whether forked by Electron or by Node. */
import { closeSync, readdirSync, readlinkSync } from 'node:fs';
import * as v from 'valibot';
import { answerCall, type Contract, type Handlers, isCallOf } from '../../shared/contract/contract.ts';
import { failureOf } from '../errors.ts';
import { faultOf } from '../log/faults.ts';
import { type Answer, requestSchema } from './messages.ts';

/** What a handler may tell while it works, and hear. */
export interface Call {
  readonly signal: AbortSignal;
  progress(done: number, total: number): void;
}

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

/** Answers the calls of a contract until the parent goes away. `$cancel` aborts the call it names. */
export function serve<C extends Contract>(contract: C, handlers: Handlers<C, Call>): void {
  const port = openPort();
  const running = new Map<number, AbortController>();
  const answer = async (id: number, method: string, input: unknown) => {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      if (!isCallOf(contract, method)) throw new Error(`no method ${method}`);
      const value = await answerCall(contract, handlers, method, input, {
        signal: controller.signal,
        progress: (done, total) => port.send({ kind: 'progress', id, done, total }),
      });
      port.send({ kind: 'done', id, value });
    } catch (error) {
      const failure = failureOf(error);
      const told = failure.code === 'unexpected' ? { fault: faultOf(error) } : {};
      port.send({ kind: 'failed', id, failure, ...told });
    } finally {
      running.delete(id);
    }
  };
  port.listen((message) => {
    const { id, method, input } = v.parse(requestSchema, message);
    if (method === '$cancel') running.get(id)?.abort();
    else void answer(id, method, input);
  });
  port.send({ kind: 'ready' });
}
