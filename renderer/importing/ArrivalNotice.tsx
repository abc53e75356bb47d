/** What takes a story back, or says in plain words what is wrong in it: its words, and the stories it is about. */
import type { Arrival } from '../../shared/edition/arrival-records.ts';
import { type Offered, takesBack } from '../../shared/edition/arrivals.ts';
import type { Article } from '../../shared/edition/records.ts';
import { articleTitle } from '../../shared/edition/selectors.ts';
import { series } from '../i18n/series.ts';
import { useWords } from '../i18n/strings.ts';
import { ArrivalCopy, ArrivalStory, isWordless } from './ArrivalStory.tsx';
import type { ArrivalHost, Read } from './read-arrival.ts';

/** True of what is no story to take: kills, and corrections that say what is to be put right and are not the story itself. */
export function isNotice({ arrival, names, earlier }: Offered): boolean {
  if (takesBack(arrival)) return true;
  if (arrival.notice === undefined) return false;
  // One as long as the story, or nearly, is the story put right.
  const isWhole = earlier !== null && arrival.characters * 2 > earlier.characters;
  return names !== null && !isWhole;
}

/** What is said at first: whether a wire says so, or words alone. */
function Meaning({ one }: { readonly one: Offered }) {
  const words = useWords();
  const { arrival } = one;
  const key =
    arrival.notice === undefined
      ? 'arrivalKilledHelp'
      : takesBack(arrival)
        ? 'arrivalNoticeKill'
        : 'arrivalNoticeCorrection';
  return (
    <p className="problem" role="alert">
      {words(key)}
    </p>
  );
}

/** The articles it is about, each to be gone to, and what came of those stories and was not taken. */
function Stories(props: {
  readonly workspace: ArrivalHost;
  readonly one: Offered;
  readonly articles: readonly Article[];
  readonly waiting: readonly Arrival[];
}) {
  const words = useWords();
  const { workspace, one, articles, waiting } = props;
  const { notice } = one.arrival;
  if (articles.length + waiting.length === 0) {
    const names = [...(notice?.headlines ?? []), ...(notice?.numbers ?? [])];
    const said =
      notice === undefined
        ? words('arrivalKilledUnknown')
        : names.length === 0
          ? words('arrivalNoticeNameless')
          : words('arrivalNoticeNone', { names: series(names, words.language) });
    return <p className={notice === undefined ? 'hint' : 'problem'}>{said}</p>;
  }
  const isKill = takesBack(one.arrival);
  return (
    <>
      {articles.map((article) => {
        const title = articleTitle(article) || words('untitled');
        return (
          <p key={article.id}>
            {isKill ? words('arrivalKilledTaken', { title }) : words('arrivalNoticeNames')}{' '}
            <button
              type="button"
              className="link"
              onClick={() => {
                workspace.dialogs.close();
                workspace.navigation.toArticle(article.id);
              }}
            >
              {words('arrivalGoTo', { title })}
            </button>
          </p>
        );
      })}
      {waiting.map(({ seq, title, file }) => (
        <p key={seq}>
          {words('arrivalNoticeNames')}
          {words(isKill ? 'arrivalNoticeWaiting' : 'arrivalNoticeStillOffered', { title: title || file.name })}
        </p>
      ))}
    </>
  );
}

export function ArrivalNotice(props: {
  readonly workspace: ArrivalHost;
  readonly one: Offered;
  readonly read: Read | null | undefined;
  readonly articles: Readonly<Record<string, Article>>;
}) {
  const words = useWords();
  const { workspace, one, read, articles } = props;
  const ids = one.names?.articleIds ?? (one.articleId === null ? [] : [one.articleId]);
  const own = ids.flatMap((id) => articles[id] ?? []);
  const came = one.names?.stories ?? (one.earlier === null ? [] : [one.earlier]);
  const waiting = came.filter(({ articleId }) => articleId === null || !ids.includes(articleId));
  // As it stands; where nobody took it, as it came.
  const concerned = own[0] ?? read?.came?.article ?? null;
  const isEmpty = read != null && read.article !== null && isWordless(read.article);
  return (
    <>
      <Meaning one={one} />
      <Stories workspace={workspace} one={one} articles={own} waiting={waiting} />
      {read === undefined && <p className="hint">{words('arrivalReading')}</p>}
      {read === null && <p className="problem">{words('arrivalNotKept')}</p>}
      {isEmpty && <p className="hint">{words('arrivalNoticeEmpty')}</p>}
      {read != null && !isEmpty && <ArrivalCopy copy={read.copy} article={read.article} />}
      {concerned !== null && (
        <>
          <h3>{words(takesBack(one.arrival) ? 'arrivalConcerned' : 'arrivalConcernedCorrection')}</h3>
          <ArrivalStory article={concerned} testId="arrival-concerned" />
        </>
      )}
    </>
  );
}
