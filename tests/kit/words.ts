/** The shipped file of words. */
import { readFileSync } from 'node:fs';
import { assetPath } from '../../electron/assets.ts';

let bytes: Uint8Array | undefined;

export function wordsBytes(): Uint8Array {
  bytes ??= new Uint8Array(readFileSync(assetPath('words/words.bin')));
  return bytes;
}
