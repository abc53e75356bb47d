/** What went to press though preflight found errors, in words. */
import type { Language } from '../../shared/contract/language.ts';
import type { errorsByPage } from '../../shared/preflight/preflight.ts';
import { wordsOf } from '../i18n/strings.ts';

/** Tells how many files went where, and which pages went with how many errors. */
export function sayAnyway(went: {
  /** Files written. */
  readonly count: number;
  readonly folder: string;
  readonly errors: ReturnType<typeof errorsByPage>;
}): Record<Language, string> {
  const told = (language: Language) => {
    const words = wordsOf(language);
    const pages = went.errors.map(([page, count]) =>
      page === 0 ? words('exportErrorsInFile', { count }) : words('exportErrorsOnPage', { page, count }),
    );
    return words('exportedAnyway', { count: went.count, folder: went.folder, pages });
  };
  return { zh: told('zh'), en: told('en') };
}
