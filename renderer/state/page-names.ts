/** How pages are called: by their number, 通版 by both of theirs. */
import type { Language } from '../../shared/contract/language.ts';
import type { Page } from '../../shared/edition/records.ts';
import { isSpread, pageNumbers } from '../../shared/edition/spreads.ts';
import type { StringKey, Words } from '../i18n/strings.ts';

/** Numbers as they stand in words: `2`, both of a 通版 `2—3`. */
export function betweenNumbers(language: Language, numbers: readonly number[]): string {
  return numbers.join(language === 'zh' ? '—' : '–');
}

/** A page's number as it stands in words: `2`, of 通版 `2—3`. */
export function pageNumberIn(language: Language, page: Pick<Page, 'number' | 'spread'>): string {
  return betweenNumbers(language, pageNumbers(page));
}

/** What a page is called: 2版, Page 2; of 通版 2—3版, Pages 2–3. */
export function pageNamed(words: Words, page: Page): string {
  return words(isSpread(page) ? 'pagesOfSpread' : 'page', { number: pageNumberIn(words.language, page) });
}

/** Why a template cannot be laid under a page that it does not fit. */
export function templateMisfit(page: Pick<Page, 'spread'>): StringKey {
  return isSpread(page) ? 'templateOfPage' : 'templateOfSpread';
}
