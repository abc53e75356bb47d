/** Writes down what services tell of their faults, and that they ended. */
import * as v from 'valibot';
import type { OpenLink } from '../services/link.ts';
import type { ProcessName } from './entries.ts';
import { faultSchema } from './faults.ts';
import type { Log } from './log.ts';

/** Forks as `open` does, and keeps the log of a service. */
export function loggedLink(open: OpenLink, name: ProcessName, log: Log): OpenLink {
  return (script, flags, { take, onExit }) => {
    let isWanted = true;
    const link = open(script, flags, {
      take: (message) => {
        if (typeof message === 'object' && message !== null && 'fault' in message) {
          const fault = v.safeParse(faultSchema, message.fault);
          if (fault.success) log.fault(name, fault.output);
        }
        take(message);
      },
      onExit: () => {
        // One that was told to end is no news.
        if (isWanted) log.write({ what: 'gone', process: name, ending: 'ended' });
        onExit();
      },
    });
    return {
      send: (request) => link.send(request),
      kill: () => {
        isWanted = false;
        link.kill();
      },
    };
  };
}
