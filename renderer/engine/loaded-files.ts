/** What the worker knows of Chinese words and of Chinese, from the program's own files. */
import { Language } from '../../shared/checks/language/language.ts';
import { type CutWords, openWords } from '../../shared/text/words.ts';

async function loadFile(path: string): Promise<Uint8Array> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} cannot be read: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

const WORDS = '/words.bin';

export async function loadWords(): Promise<CutWords> {
  return openWords(await loadFile(WORDS));
}

/** Reads and opens what is known of Chinese: some fifteen megabytes. */
export async function loadLanguage(): Promise<Language> {
  const [model, confusions, judgement, words, idioms] = await Promise.all([
    loadFile('/language/model.bin'),
    loadFile('/language/confusions.bin'),
    loadFile('/language/judgement.bin'),
    loadFile(WORDS),
    loadFile('/language/idioms.bin'),
  ]);
  return new Language({ model, confusions, judgement, words, idioms });
}
