/** What the engine needs, from the installed packages and `assets/`: faces, and Chinese words. */
import { readFileSync } from 'node:fs';
import { FontBook } from '../shared/compose/font-book.ts';
import type { Resources } from '../shared/compose/resources.ts';
import { openTypeface } from '../shared/compose/typeface.ts';
import type { Face, FaceSet } from '../shared/faces/face.ts';
import { shippedFaces } from '../shared/faces/shipped.ts';
import type { FacesNamed } from '../shared/paper/own-faces.ts';
import { type CutWords, openWords } from '../shared/text/words.ts';
import { assetPath } from './assets.ts';
import { shapingBytes } from './font-bytes.ts';
import { faceSetOf, type OwnFiles } from './own-faces.ts';
import { openShaper } from './shaper.ts';

/** The cutter of words, opened when the first headline has to be broken. */
function lazyCutWords(): CutWords {
  let cut: CutWords | undefined;
  return (text) => {
    cut ??= openWords(readFileSync(assetPath('words/words.bin')));
    return cut(text);
  };
}

/** The faces of a set, each read when it is first asked for something; `files` has those that are an edition's own. */
export function openFaces(faces: FaceSet, files: OwnFiles = new Map()): FontBook {
  const bytesOf = (face: Face) => shapingBytes(files.get(face.id) ?? face);
  return new FontBook(faces, (face) => openTypeface(face.id, () => bytesOf(face), openShaper), files);
}

/** Everything the engine needs, to set editions in the faces Dayang ships. Faces and words are read when they are first asked for. */
export function loadResources(): Resources {
  return { fonts: openFaces(shippedFaces), cutWords: lazyCutWords() };
}

/** The same, to set an edition in faces of its own, too; `files` are those it has. */
export function resourcesOf(edition: FacesNamed, files: OwnFiles): Resources {
  return { fonts: openFaces(faceSetOf(edition, files), files), cutWords: lazyCutWords() };
}
