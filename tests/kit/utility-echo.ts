/** The echo service behind a port such as Electron gives its utility processes. */
import { parentPort } from 'node:worker_threads';

if (parentPort === null) throw new Error('to be started as a worker');
const port = parentPort;
Object.defineProperty(process, 'parentPort', {
  value: {
    postMessage: (message: unknown) => port.postMessage(message),
    on: (event: 'message', listener: (event: { readonly data: unknown }) => void) =>
      port.on(event, (data: unknown) => listener({ data })),
  },
});
await import('./echo-service.ts');
