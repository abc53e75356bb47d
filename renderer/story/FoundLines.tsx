/** What was found in a text that is written in a field, which can underline nothing itself: a line each below it. */
import { nameOf } from '../../shared/checks/waivers.ts';
import type { ArticleId } from '../../shared/edition/ids.ts';
import { ruleTitle } from '../../shared/preflight/preflight.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import { type Findings, underlined } from '../state/findings.ts';
import { isOneText } from './copy-lines.ts';

export function FoundLines(props: {
  readonly findings: Findings;
  readonly articleId: ArticleId;
  /** A part of the text. */
  readonly part: string;
}) {
  const words = useWords();
  const { findings, articleId, part } = props;
  const { shown, open } = useParts(findings, 'shown', 'open');
  const own = underlined(shown).filter(
    ([{ text }]) => text.articleId === articleId && (text.part === part || isOneText(text.part, part)),
  );
  return own.map(([finding, look]) => {
    const { before, found, after } = finding.text;
    const name = nameOf(finding);
    return (
      <button
        key={name}
        type="button"
        className="found-line"
        lang="zh-CN"
        data-finding={name}
        aria-expanded={name === open}
        aria-label={`${ruleTitle(finding.rule)[words.language]}：${before}${found}${after}`}
        // By the keyboard it is pressed without a pointer, and goes on in the card.
        onClick={({ detail }) => findings.open(finding, detail === 0)}
      >
        {before}
        <u className={look}>{found === '' ? '｜' : found}</u>
        {after}
      </button>
    );
  });
}
