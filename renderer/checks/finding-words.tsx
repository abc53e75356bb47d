/** What is said of a finding: where it is, the words round it, and what its ways do. */
import type { Finding } from '../../shared/checks/check.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { articleTitle } from '../../shared/edition/selectors.ts';
import { ruleTitle } from '../../shared/preflight/preflight.ts';
import type { Words } from '../i18n/strings.ts';
import { betweenNumbers } from '../state/page-names.ts';

/** The words round a place in a text, with the place marked: a bar where it lies between two characters. */
export function Excerpt({ text }: { readonly text: Finding['text'] | undefined }) {
  if (text === undefined) return null;
  return (
    <span lang="zh-CN">
      …{text.before}
      <mark>{text.found === '' ? '｜' : text.found}</mark>
      {text.after}…
    </span>
  );
}

/** What the button of a fix says; a space is named, for nobody sees one between quotes. */
export function fixWords(words: Words, fix: NonNullable<Finding['fix']>): string {
  if (fix.kind === 'off-fold') return words('fixOffFold');
  if (fix.kind !== 'replace') return words('settle');
  if (fix.with === '') return words('fixDelete');
  return fix.with.trim() === '' ? words('fixToSpace') : words('fixTo', { text: fix.with });
}

/** Where a finding is: its page, or its article where that stands on none, or no frame holds what was found of it. */
export function placeOf(words: Words, edition: Edition, { page, also, text, isOverset }: Finding): string {
  const article = text === undefined ? undefined : edition.articles[text.articleId];
  if (isOverset === true && article !== undefined)
    return words('findingOverset', { title: articleTitle(article) || words('untitled') });
  if (also !== undefined) return words('findingPages', { number: betweenNumbers(words.language, [page, also]) });
  if (page > 0) return words('findingPage', { number: page });
  return article === undefined ? words('preflightFile') : articleTitle(article) || words('untitled');
}

/** What a finding is called for whoever hears its buttons alone: its rule, where it is, and what it says of that. */
export function calledIn(words: Words, edition: Edition, finding: Finding): string {
  const { rule, text } = finding;
  const excerpt = text === undefined ? '' : `“${text.before}${text.found}${text.after}”`;
  return [ruleTitle(rule)[words.language], placeOf(words, edition, finding), excerpt, finding[words.language]]
    .filter((part) => part !== '')
    .join(words.language === 'zh' ? '，' : ', ');
}
