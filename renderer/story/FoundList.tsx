/** The matches, each with the text round it and what would stand in its place. */
import type { Edition } from '../../shared/edition/records.ts';
import { articleTitle } from '../../shared/edition/selectors.ts';
import { useWords } from '../i18n/strings.ts';
import type { ListedMatch } from './find-rows.ts';

/** Stands for an article that is gone by now. */
const nameless = { headlines: { kicker: [], headline: [], deck: [], summary: '' }, body: [] };

interface Props {
  readonly edition: Edition;
  readonly rows: readonly ListedMatch[];
  /** The row gone to last. */
  readonly current: number;
  readonly showsReplacement: boolean;
  readonly onGo: (index: number) => void;
}

export function FoundList({ edition, rows, current, showsReplacement, onGo }: Props) {
  const words = useWords();
  return (
    <ol className="found">
      {rows.map(({ match, before, text, after }, index) => (
        <li key={`${match.articleId}/${match.part}/${match.from}`}>
          <button type="button" aria-current={index === current} onClick={() => onGo(index)}>
            <small>{articleTitle(edition.articles[match.articleId] ?? nameless) || words('untitled')}</small>
            <span>
              {before}
              {showsReplacement ? (
                <>
                  <del>{text}</del>
                  <ins>{match.replacement}</ins>
                </>
              ) : (
                <mark>{text}</mark>
              )}
              {after}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
