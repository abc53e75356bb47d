/** Chinese words in the worker: the segmenter's WebAssembly, read from the app itself. */

import init, { cut } from 'jieba-wasm/web';
import type { CutWords } from '../../shared/text/words.ts';

/** Loads the segmenter and its dictionary. */
export async function loadWords(): Promise<CutWords> {
  await init();
  const cutWords: CutWords = (text) => cut(text, true);
  // The dictionary is unpacked at the first cut.
  cutWords('报');
  return cutWords;
}
