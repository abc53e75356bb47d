/** What is known of Chinese, opened once. */
import { openLanguage } from '../../electron/language.ts';
import type { Language } from '../../shared/checks/language/language.ts';

let language: Language | undefined;

export function testLanguage(): Language {
  language ??= openLanguage();
  return language;
}
