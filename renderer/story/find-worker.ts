/** Searches by regular expression, in a worker that is ended when one takes too long. */
import { findPattern } from '../../shared/edition/find.ts';
import type { FindReply, FindRequest } from './search.ts';

/** The worker's own global: TypeScript's page types do not know it. */
interface WorkerScope {
  postMessage(reply: FindReply): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<FindRequest>) => void): void;
}
declare const self: WorkerScope;

self.addEventListener('message', ({ data: { parts, query, replacement } }) => {
  try {
    self.postMessage({ matches: findPattern(parts, query, replacement) });
  } catch (error) {
    self.postMessage({ wrong: error instanceof Error ? error.message : String(error) });
  }
});
