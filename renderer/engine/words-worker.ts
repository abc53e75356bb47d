/** The word segmenter and its dictionary, in a worker of its own: 70 MB that end with it. */
import init, { cut } from 'jieba-wasm/web';
import type { WordsReply, WordsRequest } from './words.ts';

/** The worker's own global: TypeScript's page types do not know it. */
interface WorkerScope {
  postMessage(reply: WordsReply): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<WordsRequest>) => void): void;
}
declare const self: WorkerScope;

const ready = init();

self.addEventListener('message', ({ data: { id, texts } }) => {
  ready.then(
    () => self.postMessage({ id, words: texts.map((text) => cut(text, true)) }),
    (error: unknown) => self.postMessage({ id, failed: String(error) }),
  );
});
