/** What an import brought, in words. */
import type { Language } from '../../shared/contract/language.ts';
import { wordsOf } from '../i18n/strings.ts';

/** How much came in, and how much of it there is to look at. */
export interface Imported {
  readonly articles: number;
  readonly refers: number;
  readonly changes: number;
  readonly joints: number;
}

/** Tells of what there is, and of nothing that is not there. */
export function sayImported({ articles, refers, changes, joints }: Imported): Record<Language, string> {
  const told = (language: Language) => {
    const words = wordsOf(language);
    const parts = [
      articles > 0 || refers === 0 ? words('importedArticles', { count: articles }) : '',
      refers > 0 ? words('importedRefers', { count: refers }) : '',
      changes > 0 ? words('importChanges', { count: changes }) : '',
      joints > 0 ? words('importJoints', { count: joints }) : '',
    ];
    const what = parts.filter((part) => part !== '').join(language === 'zh' ? '，' : ', ');
    return words('imported', { what });
  };
  return { zh: told('zh'), en: told('en') };
}
