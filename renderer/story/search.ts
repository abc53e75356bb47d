/** Searching: plain text at once, regular expressions in a worker with a limit on their time. */
import { findText, type Match, type Query, type SearchedText } from '../../shared/edition/find.ts';

export interface FindRequest {
  readonly parts: readonly SearchedText[];
  readonly query: Query;
  readonly replacement: string;
}
export type FindReply = { readonly matches: readonly Match[] } | { readonly wrong: string };

/** What a search came to: matches, or why there are none. */
export type Found =
  | { readonly kind: 'found'; readonly matches: readonly Match[] }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'too-long' };

/** How long a regular expression may search, in milliseconds. */
const MOST_MS = 2_000;

let worker: Worker | null = null;

function searchPattern(request: FindRequest): Promise<Found> {
  // What is searched for was changed: the search before it is of no use.
  worker?.terminate();
  const own = new Worker(new URL('./find-worker.ts', import.meta.url), { type: 'module' });
  worker = own;
  return new Promise((resolve) => {
    const end = (found: Found) => {
      clearTimeout(timer);
      own.terminate();
      if (worker === own) worker = null;
      resolve(found);
    };
    const timer = setTimeout(() => end({ kind: 'too-long' }), MOST_MS);
    own.addEventListener('message', ({ data }: MessageEvent<FindReply>) =>
      end('matches' in data ? { kind: 'found', matches: data.matches } : { kind: 'wrong' }),
    );
    own.addEventListener('error', () => end({ kind: 'wrong' }));
    own.postMessage(request);
  });
}

/** Finds a text or a pattern. A search that is followed by another may never end. */
export async function search(request: FindRequest): Promise<Found> {
  if (request.query.text === '') return { kind: 'found', matches: [] };
  if (request.query.isRegex) return searchPattern(request);
  return { kind: 'found', matches: findText(request.parts, request.query, request.replacement) };
}
