/** What the engine needs, from the installed packages: the faces Dayang ships, and Chinese words. */
import { createRequire } from 'node:module';
import * as v from 'valibot';
import { fontNames } from '../shared/compose/font-files.ts';
import type { Resources } from '../shared/compose/resources.ts';
import { type FontBook, openTypeface } from '../shared/compose/typeface.ts';
import type { CutWords } from '../shared/text/words.ts';
import { shapingBytes } from './font-bytes.ts';

const segmenterSchema = v.object({ cut: v.function() });
const wordsSchema = v.array(v.string());

/** The segmenter, loaded when the first headline has to be broken: its dictionary takes 0.4 s. */
function lazyCutWords(): CutWords {
  let cut: ((text: string) => unknown) | undefined;
  return (text) => {
    cut ??= v.parse(segmenterSchema, createRequire(import.meta.url)('jieba-wasm')).cut;
    return v.parse(wordsSchema, cut(text));
  };
}

function fonts(): FontBook {
  return new Map(fontNames.map((name) => [name, openTypeface(name, () => shapingBytes(name))]));
}

/** Everything the engine needs. Faces and words are read when they are first asked for. */
export function loadResources(): Resources {
  return { fonts: fonts(), cutWords: lazyCutWords() };
}
