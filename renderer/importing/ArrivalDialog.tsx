/** A story that has come in: read, taken or put aside; of a further version, what the agency changed in it. */
import { type RefObject, useEffect, useRef } from 'react';
import type { ReadCopy } from '../../shared/contract/api.ts';
import type { Offered } from '../../shared/edition/arrivals.ts';
import type { Article } from '../../shared/edition/records.ts';
import { articleTitle, paragraphText } from '../../shared/edition/selectors.ts';
import { sayImportRemark } from '../../shared/text/import-remarks.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import { Modal } from '../ui/Modal.tsx';
import { Update } from './ArrivalUpdate.tsx';
import { factsOf, nameOf, standingOf, urgencyOf } from './arrival-words.ts';
import { type ArrivalHost, type Read, useRead } from './read-arrival.ts';

/** The story as it came. */
function Preview({ article }: { readonly article: Article }) {
  const { kicker, headline, deck, summary } = article.headlines;
  const credits = [article.byline, article.dateline ?? '', article.source, article.editor ?? ''];
  const head = [...kicker, ...headline, ...deck, summary, ...credits].filter((text) => text !== '');
  const keyed = head.map((text, at) => [`${at}`, text] as const);
  return (
    <div className="arrival-copy" data-testid="arrival-copy">
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

/** What the agency took back. */
function Killed({ workspace, article }: { readonly workspace: ArrivalHost; readonly article: Article | undefined }) {
  const words = useWords();
  const title = article === undefined ? '' : articleTitle(article) || words('untitled');
  return (
    <>
      <p className="problem" role="alert">
        {words('arrivalKilledHelp')}
      </p>
      {article !== undefined && (
        <p>
          {words('arrivalKilledTaken', { title })}{' '}
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
      )}
    </>
  );
}

function Remarks({ copy }: { readonly copy: ReadCopy }) {
  const words = useWords();
  const keyed = copy.remarks.map((remark, at) => [`${remark.kind} ${at}`, remark] as const);
  return (
    <ul className="arrival-remarks">
      {keyed.map(([key, remark]) => (
        <li key={key}>{sayImportRemark(remark, words.language)}</li>
      ))}
    </ul>
  );
}

/** What there is to read of an arrival, in its place. */
function Contents(props: {
  readonly workspace: ArrivalHost;
  readonly one: Offered;
  readonly read: Read | null | undefined;
  /** The article that an earlier version became. */
  readonly article: Article | undefined;
  readonly first: RefObject<HTMLButtonElement | null>;
}) {
  const words = useWords();
  const { workspace, one, read, article, first } = props;
  if (read === undefined) return <p className="hint">{words('arrivalReading')}</p>;
  if (read === null) return <p className="problem">{words('arrivalNotKept')}</p>;
  return (
    <>
      {isUpdate(one, read, article) && article !== undefined ? (
        <Update key={read.seq} workspace={workspace} read={read} article={article} first={first} />
      ) : read.article !== null ? (
        <Preview article={read.article} />
      ) : (
        read.copy.kind === 'text' && (
          <div className="arrival-copy" data-testid="arrival-copy">
            <p>{read.copy.text}</p>
          </div>
        )
      )}
      {read.copy.remarks.length > 0 && <Remarks copy={read.copy} />}
    </>
  );
}

function isKilled({ arrival }: Offered): boolean {
  return arrival.wire?.isKilled === true;
}

/** True of a version that is compared with the article an earlier one became. */
function isUpdate(one: Offered, read: Read | null | undefined, article: Article | undefined): boolean {
  return !isKilled(one) && article !== undefined && read != null && read.article !== null;
}

export function ArrivalDialog({ workspace }: { readonly workspace: ArrivalHost }) {
  const words = useWords();
  const { arrivals, dialogs, notices } = workspace;
  const { offered, shown } = useParts(arrivals, 'offered', 'shown');
  const { edition } = useParts(workspace.session.state, 'edition');
  const one = offered.find(({ arrival }) => arrival.seq === shown);
  const read = useRead(workspace, one);
  const first = useRef<HTMLButtonElement>(null);
  // What Enter does is there once the story is read.
  useEffect(() => {
    if (read != null) first.current?.focus();
  }, [read]);
  const close = () => dialogs.close();
  if (one === undefined || edition === null) return null;
  const { arrival, articleId, isLate } = one;
  const article = articleId === null ? undefined : edition.articles[articleId];
  const tags = [urgencyOf(arrival), standingOf(one)].flatMap((key) => (key === null ? [] : [words(key)]));
  const title = nameOf(one, words);
  const dismiss = async () => {
    close();
    await arrivals.dismiss(arrival.seq);
  };
  return (
    <Modal className="dialog arrival" label={title} onClose={close}>
      <h2>{[...tags, title].join('　')}</h2>
      <p className="hint">{factsOf(arrival, words).join(' · ')}</p>
      {isKilled(one) && <Killed workspace={workspace} article={article} />}
      {isLate && <p className="hint">{words('arrivalLateHelp')}</p>}
      <Contents workspace={workspace} one={one} read={read} article={article} first={first} />
      <menu>
        {!isKilled(one) && read != null && (
          <button
            ref={isUpdate(one, read, article) ? null : first}
            type="button"
            onClick={() => void notices.attempt(() => arrivals.take(arrival.seq))}
          >
            {words(article === undefined ? 'arrivalTake' : 'arrivalTakeAsNew')}
          </button>
        )}
        <button type="button" onClick={() => void notices.attempt(dismiss)}>
          {words(isKilled(one) ? 'arrivalNoted' : 'arrivalDismiss')}
        </button>
        <button type="button" onClick={close}>
          {words('close')}
        </button>
      </menu>
    </Modal>
  );
}
