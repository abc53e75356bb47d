/** What the engine needs, from the installed packages and `assets/`: the faces Dayang ships, and Chinese words. */
import { readFileSync } from 'node:fs';
import { fontNames } from '../shared/compose/font-files.ts';
import type { Resources } from '../shared/compose/resources.ts';
import { type FontBook, openTypeface } from '../shared/compose/typeface.ts';
import { type CutWords, openWords } from '../shared/text/words.ts';
import { assetPath } from './assets.ts';
import { shapingBytes } from './font-bytes.ts';
import { openShaper } from './shaper.ts';

/** The cutter of words, opened when the first headline has to be broken. */
function lazyCutWords(): CutWords {
  let cut: CutWords | undefined;
  return (text) => {
    cut ??= openWords(readFileSync(assetPath('words/words.bin')));
    return cut(text);
  };
}

function fonts(): FontBook {
  return new Map(fontNames.map((name) => [name, openTypeface(name, () => shapingBytes(name), openShaper)]));
}

/** Everything the engine needs. Faces and words are read when they are first asked for. */
export function loadResources(): Resources {
  return { fonts: fonts(), cutWords: lazyCutWords() };
}
