/** What the engine needs, from the installed packages and `assets/`: faces, and Chinese words. */
import { readFileSync } from 'node:fs';
import { FontBook } from '../shared/compose/font-book.ts';
import type { Resources } from '../shared/compose/resources.ts';
import { openTypeface } from '../shared/compose/typeface.ts';
import type { FaceSet } from '../shared/faces/face.ts';
import { shippedFaces } from '../shared/faces/shipped.ts';
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

/** The faces of a set, each read when it is first asked for something. */
function openFaces(faces: FaceSet): FontBook {
  return new FontBook(faces, (face) => openTypeface(face.id, () => shapingBytes(face), openShaper));
}

/** Everything the engine needs, to set editions in the faces of a set. Faces and words are read when they are first asked for. */
export function loadResources(faces: FaceSet = shippedFaces): Resources {
  return { fonts: openFaces(faces), cutWords: lazyCutWords() };
}
