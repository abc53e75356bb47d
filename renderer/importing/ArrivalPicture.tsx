/** A picture that came by itself: seen, and put to the story it goes with, to the one at hand, or taken alone. */
import type { RefObject } from 'react';
import type { Offered } from '../../shared/edition/arrivals.ts';
import { placeOfArtwork } from '../../shared/edition/artwork-places.ts';
import type { ArticleId } from '../../shared/edition/ids.ts';
import type { Article, Edition } from '../../shared/edition/records.ts';
import { articleTitle, numberOf } from '../../shared/edition/selectors.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import { aboutArrival } from './arrival-words.ts';
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

/** What is offered of artwork, by what its advert has. */
const artworkWords = {
  fill: 'arrivalArtworkTo',
  replace: 'arrivalArtworkReplaces',
  taken: 'arrivalArtworkToTray',
} as const;

/** True of a page that is placed whole: only an advert takes it. */
export function isWholePage(read: Read): boolean {
  return photosOf(read.copy)[0]?.image.placed !== undefined;
}

/** The advert that waits for a picture by its file's name, to put it there. */
function ArtworkTarget(props: {
  readonly workspace: ArrivalHost;
  readonly one: Offered;
  readonly read: Read;
  readonly edition: Edition;
  readonly first: RefObject<HTMLButtonElement | null>;
}) {
  const words = useWords();
  const { workspace, one, read, edition, first } = props;
  const place = placeOfArtwork(edition, one.arrival.file.name);
  const isPage = isWholePage(read);
  if (place === null) return isPage ? <p className="hint">{words('arrivalArtworkGone')}</p> : null;
  const { block, use } = place;
  // A photo may be called as an advertiser is, whose advert has its file.
  if (use === 'taken' && !isPage) return null;
  const of = { number: numberOf(edition, block) ?? 0, advertiser: block.advertiser };
  const { arrivals, notices } = workspace;
  return (
    <>
      {use === 'taken' && <p className="hint">{words('arrivalArtworkOther', of)}</p>}
      <p>
        <button
          ref={first}
          type="button"
          data-testid="arrival-artwork"
          onClick={() =>
            void notices.attempt(() => arrivals.placeArtwork(one.arrival.seq), aboutArrival(one.arrival.seq))
          }
        >
          {words(artworkWords[use], of)}
        </button>
      </p>
    </>
  );
}

export function PictureTargets(props: {
  readonly workspace: ArrivalHost;
  readonly one: Offered;
  readonly read: Read;
  readonly edition: Edition;
  readonly first: RefObject<HTMLButtonElement | null>;
}) {
  const words = useWords();
  const { workspace, one, read, edition, first } = props;
  const { arrivals, notices } = workspace;
  const targets = useTargets(workspace, one, edition.articles);
  // Only what says itself where it goes is put there by Enter; the story at hand is a guess.
  const isNamed = (one.names?.articleIds ?? []).length > 0;
  const waiting = one.names?.stories ?? [];
  const artwork = <ArtworkTarget {...props} />;
  if (isWholePage(read)) return artwork;
  const place = placeOfArtwork(edition, one.arrival.file.name);
  const isArtwork = place !== null && place.use !== 'taken';
  return (
    <>
      {artwork}
      {targets.length === 0 && waiting.length === 0 && !isArtwork && (
        <p className="hint">{words('arrivalPictureAlone')}</p>
      )}
      {waiting.map(({ seq, title, file }) => (
        <p key={seq} className="hint">
          {words('arrivalPictureWaits', { title: title || file.name })}
        </p>
      ))}
      {targets.map((article, at) => (
        <p key={article.id}>
          <button
            ref={at === 0 && isNamed && !isArtwork ? first : null}
            type="button"
            onClick={() =>
              void notices.attempt(
                () => arrivals.takePicture(one.arrival.seq, article.id),
                aboutArrival(one.arrival.seq),
              )
            }
          >
            {words('arrivalPictureTo', { title: articleTitle(article) || words('untitled') })}
          </button>
        </p>
      ))}
    </>
  );
}
