/** What the worker knows of Chinese words and of Chinese, from the program's own files. */
import { Language } from '../../shared/checks/language/language.ts';
import { type CutWords, openWords } from '../../shared/text/words.ts';

async function fetched(path: string): Promise<Blob> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} cannot be read: ${response.status}`);
  return response.blob();
}

async function loadFile(path: string): Promise<Uint8Array> {
  return new Uint8Array(await (await fetched(path)).arrayBuffer());
}

/** A file that is packed on disk. */
async function loadPacked(path: string): Promise<Uint8Array> {
  const unpacked = (await fetched(`${path}.gz`)).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}

const WORDS = '/words.bin';

export async function loadWords(): Promise<CutWords> {
  return openWords(await loadFile(WORDS));
}

/** Reads and opens what is known of Chinese: some fifteen megabytes. */
export async function loadLanguage(): Promise<Language> {
  const [model, usage, characters, vectors, confusions, idioms, judgement, words] = await Promise.all([
    loadPacked('/language/model.bin'),
    loadPacked('/language/usage.bin'),
    loadPacked('/language/characters.bin'),
    loadPacked('/language/vectors.bin'),
    loadPacked('/language/confusions.bin'),
    loadPacked('/language/idioms.bin'),
    loadFile('/language/judgement.bin'),
    loadFile(WORDS),
  ]);
  return new Language({ model, usage, characters, vectors, confusions, idioms, judgement, words });
}
