/** A service for tests: it does what messages between main and its services must carry. */
import { DayangError } from '../../electron/errors.ts';
import { serve } from '../../electron/services/serve.ts';
import { echoContract } from './echo-contract.ts';

/** Nobody wakes who waits for it. */
const held = new Int32Array(new SharedArrayBuffer(4));

serve(echoContract, {
  echo: ({ text }) => ({ text }),
  double: ({ bytes }) => ({ bytes: bytes.map((byte) => byte * 2) }),
  count: async ({ to }, { progress, signal }) => {
    for (let done = 1; done <= to; done++) {
      progress(done, to);
      // Whoever cancels is heard between two steps.
      await new Promise((resolve) => setImmediate(resolve));
      if (signal.aborted) return { reached: done };
    }
    return { reached: to };
  },
  refuse: ({ name }) => {
    throw new DayangError('file-missing', { name });
  },
  stray: () => 2,
  hang: () => {
    for (;;) Atomics.wait(held, 0, 0, 60_000);
  },
  pause: ({ milliseconds }) => {
    Atomics.wait(held, 0, 0, milliseconds);
    return null;
  },
  die: () => process.exit(1),
});
