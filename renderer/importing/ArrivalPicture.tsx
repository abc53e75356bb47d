/** A picture that came by itself: seen, and put to the story it goes with, to the one at hand, or taken alone. */
import type { RefObject } from 'react';
import type { Offered } from '../../shared/edition/arrivals.ts';
import type { ArticleId } from '../../shared/edition/ids.ts';
import type { Article } from '../../shared/edition/records.ts';
import { articleTitle } from '../../shared/edition/selectors.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import { type ArrivalHost, photosOf, type Read } from './read-arrival.ts';

/** Stories that a picture is offered for: of a name that more have, nobody has looked through the list. */
const MOST_STORIES = 3;

/** A picture with its own words. */
export function ArrivalPicture({ read }: { readonly read: Read }) {
  const [photo] = photosOf(read.copy);
  if (photo === undefined) return null;
  const { image, caption, credit } = photo;
  return (
    <figure className="arrival-picture" data-testid="arrival-picture">
      <img src={`/images/${image.id}`} alt={caption || image.name} />
      <figcaption>{[caption, credit].filter((text) => text !== '').join('　')}</figcaption>
    </figure>
  );
}

/** The articles a picture may be put to: those it goes with, else the one at hand. */
function useTargets({ selection }: ArrivalHost, one: Offered, articles: Readonly<Record<string, Article>>) {
  const { articleId: atHand } = useParts(selection, 'articleId');
  const named = (one.names?.articleIds ?? []).slice(0, MOST_STORIES);
  const ids: readonly ArticleId[] = named.length > 0 || atHand === null ? named : [atHand];
  return ids.flatMap((id) => articles[id] ?? []);
}

export function PictureTargets(props: {
  readonly workspace: ArrivalHost;
  readonly one: Offered;
  readonly articles: Readonly<Record<string, Article>>;
  readonly first: RefObject<HTMLButtonElement | null>;
}) {
  const words = useWords();
  const { workspace, one, articles, first } = props;
  const { arrivals, notices } = workspace;
  const targets = useTargets(workspace, one, articles);
  const waiting = one.names?.stories ?? [];
  return (
    <>
      {targets.length === 0 && waiting.length === 0 && <p className="hint">{words('arrivalPictureAlone')}</p>}
      {waiting.map(({ seq, title, file }) => (
        <p key={seq} className="hint">
          {words('arrivalPictureWaits', { title: title || file.name })}
        </p>
      ))}
      {targets.map((article, at) => (
        <p key={article.id}>
          <button
            ref={at === 0 ? first : null}
            type="button"
            onClick={() => void notices.attempt(() => arrivals.takePicture(one.arrival.seq, article.id))}
          >
            {words('arrivalPictureTo', { title: articleTitle(article) || words('untitled') })}
          </button>
        </p>
      ))}
    </>
  );
}
