/** What is known of Chinese, from `assets/language`, for the processes that check copy without a window. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Language, type LanguageFiles } from '../shared/checks/language/language.ts';
import { assetPath } from './assets.ts';

const read = (name: string) => new Uint8Array(readFileSync(assetPath(name)));
/** Unpacked in pieces so large that few are put together. */
const PIECE = 2 ** 20;
const unpacked = (name: string): Uint8Array =>
  gunzipSync(readFileSync(assetPath(`language/${name}.gz`)), { chunkSize: PIECE });

/** The files' bytes. Throws where one is not there. */
export function languageFiles(): LanguageFiles {
  return {
    model: unpacked('model.bin'),
    usage: unpacked('usage.bin'),
    characters: unpacked('characters.bin'),
    vectors: unpacked('vectors.bin'),
    confusions: unpacked('confusions.bin'),
    idioms: unpacked('idioms.bin'),
    judgement: read('language/judgement.bin'),
    words: read('words/words.bin'),
  };
}

export function openLanguage(): Language {
  return new Language(languageFiles());
}
