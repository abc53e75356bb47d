/** What is known of Chinese, from `assets/language`, for the processes that check copy without a window. */
import { readFileSync } from 'node:fs';
import { Language, type LanguageFiles } from '../shared/checks/language/language.ts';
import { assetPath } from './assets.ts';

const read = (name: string) => new Uint8Array(readFileSync(assetPath(name)));

/** The files' bytes. Throws where one is not there. */
export function languageFiles(): LanguageFiles {
  return {
    model: read('language/model.bin'),
    confusions: read('language/confusions.bin'),
    judgement: read('language/judgement.bin'),
    words: read('words/words.bin'),
    idioms: read('language/idioms.bin'),
  };
}

export function openLanguage(): Language {
  return new Language(languageFiles());
}
