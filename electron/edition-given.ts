/** Which edition the program is started with. */
import { resolve } from 'node:path';
import type { Settings } from './settings.ts';

/** An edition's file, or a newspaper's, among the words the program was started with, or called again with; `folder` is where that was. */
export function editionGiven(words: readonly string[], folder: string): string | null {
  const given = words.find((word) => !word.startsWith('-') && /\.dayang(?:-paper)?$/iu.test(word));
  return given === undefined ? null : resolve(folder, given);
}

/** The edition a start begins with: the one given, or the last one where the user wants that and this is no safe start; else the start page. */
export function editionAtStart(settings: Settings, isSafe: boolean): string | null {
  const { reopensLast, lastEdition } = settings.get();
  const given = process.env['DAYANG_OPEN'] ?? editionGiven(process.argv.slice(1), process.cwd());
  return given ?? (reopensLast === true && !isSafe ? (lastEdition ?? null) : null);
}
