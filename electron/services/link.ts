/** How messages reach a process of ours, whichever way it was forked. */
import { fork } from 'node:child_process';
import type { Request } from './messages.ts';

/** A process that was forked, as the side that forked it holds it. */
export interface Link {
  send(request: Request): void;
  kill(): void;
}

/** What a link brings. */
interface Receiver {
  /** A message as it came: whoever takes it validates it. */
  readonly take: (message: unknown) => void;
  /** The process has ended; nothing comes any more. */
  readonly onExit: () => void;
}

/** Forks a script. `flags` are V8's and Node's. */
export type OpenLink = (script: string, flags: readonly string[], receiver: Receiver) => Link;

/** Forks with Node's own fork, under the Node at `node`: messages go over its channel, bytes as bytes. */
export function forkedBy(node: string, environment: NodeJS.ProcessEnv): OpenLink {
  return (script, flags, { take, onExit }) => {
    const child = fork(script, [], {
      execPath: node,
      execArgv: [...flags],
      serialization: 'advanced',
      env: environment,
    });
    child.on('message', take);
    child.once('exit', onExit);
    child.on('error', () => child.kill());
    // A child that has just gone is no error of ours: its exit follows.
    return { send: (request) => child.send(request, () => undefined), kill: () => child.kill('SIGKILL') };
  };
}
