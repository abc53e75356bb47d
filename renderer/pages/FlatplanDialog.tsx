/** 排版计划: all pages beside each other, with the adverts booked on them, their stories, and what has not come. */
import type { PageId } from '../../shared/edition/ids.ts';
import { pageCount } from '../../shared/edition/selectors.ts';
import { pageNumbers, sectionsOf } from '../../shared/edition/spreads.ts';
import { flatplanOf, type PagePlan, type PlannedAdvert, type PlannedStory } from '../../shared/layout/flatplan.ts';
import { isReleased } from '../../shared/proof/sign-off.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import { pageNumberIn } from '../state/page-names.ts';
import type { Stores } from '../state/stores.ts';
import { Modal } from '../ui/Modal.tsx';
import { FoundOnPage } from './FoundOnPage.tsx';
import { Thumbnail, type ThumbnailHost } from './PageList.tsx';

/** What of the window it needs. */
type FlatplanHost = ThumbnailHost & Pick<Stores, 'navigation' | 'selection' | 'dialogs' | 'commands' | 'findings'>;

/** Stories of a page that are named; more are counted. */
const NAMED = 6;

function Advert({ advert }: { readonly advert: PlannedAdvert }) {
  const words = useWords();
  const { advertiser, width, height, colour, hasArtwork, isOtherColour, until } = advert;
  const facts = [
    `${width}×${height}`,
    ...(colour === null ? [] : [words(`colour-${colour}`)]),
    ...(until === null ? [] : [words('planUntil', { date: until })]),
  ];
  return (
    <li className={hasArtwork && !isOtherColour ? '' : 'late'}>
      <b>{advertiser || words('planNoAdvertiser')}</b> {facts.join(' · ')} —{' '}
      {words(hasArtwork ? 'planArtworkIn' : 'planArtworkLate')}
      {isOtherColour && ` · ${words('planOtherColour')}`}
    </li>
  );
}

function Story({ story }: { readonly story: PlannedStory }) {
  const words = useWords();
  return (
    <li className={story.late.length > 0 ? 'late' : ''}>
      {story.title || words('untitled')}
      {story.late.map((what) => ` — ${words(`late-${what}`)}`)}
    </li>
  );
}

function PageCard(props: {
  readonly workspace: FlatplanHost;
  readonly plan: PagePlan;
  readonly onOpen: (id: PageId) => void;
}) {
  const { workspace, plan, onOpen } = props;
  const { page, adverts, stories } = plan;
  const words = useWords();
  const named = NAMED * pageNumbers(page).length;
  const { pages, edition } = useParts(workspace.session.state, 'pages', 'edition');
  const summary = pages.get(page.id);
  const isOverset = summary?.blocks.some(({ reason }) => reason === 'overset') ?? false;
  return (
    <li>
      <button type="button" onClick={() => onOpen(page.id)}>
        <Thumbnail workspace={workspace} page={page} summary={summary} />
        <span>
          <b>{pageNumberIn(words.language, page)}</b> {sectionsOf(page).join(' · ')}
        </span>
        <FoundOnPage findings={workspace.findings} page={page} />
      </button>
      <div>
        {adverts.length > 0 && (
          <ul aria-label={words('planAdverts')}>
            {adverts.map((advert) => (
              <Advert key={advert.blockId} advert={advert} />
            ))}
          </ul>
        )}
        <ul aria-label={words('planStories')}>
          {stories.slice(0, named).map((story) => (
            <Story key={story.articleId} story={story} />
          ))}
          {stories.length > named && <li>{words('planMore', { count: stories.length - named })}</li>}
          {stories.length === 0 && adverts.length === 0 && <li className="hint">{words('flatplanEmpty')}</li>}
        </ul>
        {isOverset && <p className="late">{words('planOverset')}</p>}
        {edition !== null && isReleased(edition, page.id) && <p className="good">{words('planReleased')}</p>}
      </div>
    </li>
  );
}

export function FlatplanDialog({ workspace }: { readonly workspace: FlatplanHost }) {
  const words = useWords();
  const { edition, path } = useParts(workspace.session.state, 'edition', 'path');
  const { bookings } = useParts(workspace.dialogs, 'bookings');
  const close = () => workspace.dialogs.close();
  if (edition === null) return null;
  const withoutPlace = bookings.edition === path ? bookings.withoutPlace : 0;
  const { pages, waiting } = flatplanOf(edition);
  const adverts = pages.flatMap((plan) => plan.adverts);
  const late = adverts.filter(({ hasArtwork }) => !hasArtwork).length;
  const open = (id: PageId) => {
    close();
    workspace.navigation.toPage(id);
  };
  return (
    <Modal className="dialog flatplan" label={words('planTitle')} onClose={close}>
      <h2>{words('planTitle')}</h2>
      <p role="status">
        {words('flatplanCount', { pages: pageCount(edition), adverts: adverts.length, late, waiting: waiting.length })}
      </p>
      {withoutPlace > 0 && <p className="late">{words('planWithoutPlace', { count: withoutPlace })}</p>}
      <ol>
        {pages.map((plan) => (
          <PageCard key={plan.page.id} workspace={workspace} plan={plan} onOpen={open} />
        ))}
      </ol>
      {waiting.length > 0 && (
        <>
          <h3>{words('planWaiting')}</h3>
          <ul>
            {waiting.map((story) => (
              <Story key={story.articleId} story={story} />
            ))}
          </ul>
        </>
      )}
      <menu>
        <button type="button" onClick={() => workspace.commands.run('page.book')}>
          {words('bookOpen')}
        </button>
        <button type="button" className="main" onClick={close}>
          {words('close')}
        </button>
      </menu>
    </Modal>
  );
}
