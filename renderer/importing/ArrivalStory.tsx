/** A story as it came, or as it stands, to be read in the dialog of an arrival. */
import type { ReadCopy } from '../../shared/contract/api.ts';
import type { Article } from '../../shared/edition/records.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';

/** True of a story in which there is nothing to read. */
export function isWordless({ headlines, body }: Article): boolean {
  const { kicker, headline, deck, summary } = headlines;
  return [...kicker, ...headline, ...deck, summary, ...body.map(paragraphText)].every((text) => text.trim() === '');
}

export function ArrivalStory({ article, testId }: { readonly article: Article; readonly testId: string }) {
  const { kicker, headline, deck, summary } = article.headlines;
  const credits = [article.byline, article.dateline ?? '', article.source, article.editor ?? ''];
  const head = [...kicker, ...headline, ...deck, summary, ...credits].filter((text) => text !== '');
  const keyed = head.map((text, at) => [`${at}`, text] as const);
  return (
    <div className="arrival-copy" data-testid={testId}>
      {keyed.map(([key, text]) => (
        <p key={key} className="head">
          {text}
        </p>
      ))}
      {article.body.map((paragraph) => (
        <p key={paragraph.id}>{paragraphText(paragraph)}</p>
      ))}
    </div>
  );
}

/** What was read of an arrival: one story, or the text of several. */
export function ArrivalCopy({ copy, article }: { readonly copy: ReadCopy; readonly article: Article | null }) {
  if (article !== null) return <ArrivalStory article={article} testId="arrival-copy" />;
  if (copy.kind !== 'text') return null;
  return (
    <div className="arrival-copy" data-testid="arrival-copy">
      <p>{copy.text}</p>
    </div>
  );
}
