/** What the engine needs beside the edition: the same for every composition of one process. */
import type { CutWords } from '../text/words.ts';
import type { FontBook } from './font-book.ts';

export interface Resources {
  readonly fonts: FontBook;
  readonly cutWords: CutWords;
}
