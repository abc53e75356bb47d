import type { Language } from '../../shared/contract/language.ts';

/** Statements one after the other, as one. */
export function series(statements: readonly string[], language: Language): string {
  return statements.join(language === 'zh' ? '；' : '; ');
}
