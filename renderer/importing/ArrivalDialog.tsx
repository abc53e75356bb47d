/** A story that has come in: read, taken or put aside; of a further version, what the agency changed in it. */
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { ReadCopy } from '../../shared/contract/api.ts';
import type { Offered } from '../../shared/edition/arrivals.ts';
import type { Article } from '../../shared/edition/records.ts';
import { articleTitle, paragraphText } from '../../shared/edition/selectors.ts';
import { type StoryChange, storyChanges } from '../../shared/edition/update-story.ts';
import { partOf, textOf } from '../../shared/edition/versions.ts';
import { sayImportRemark } from '../../shared/text/import-remarks.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';
import { Marked } from '../ui/Marked.tsx';
import { Modal } from '../ui/Modal.tsx';
import { factsOf, nameOf, standingOf, urgencyOf } from './arrival-words.ts';
import type { Arrivals } from './arrivals.ts';

/** What of the window it needs. */
type ArrivalHost = Pick<Stores, 'session' | 'dialogs' | 'notices' | 'navigation'> & { readonly arrivals: Arrivals };

/** What was read of an arrival, and of the version before it. */
interface Read {
  readonly seq: number;
  readonly copy: ReadCopy;
  /** Null where the copy is several stories. */
  readonly article: Article | null;
  /** The earlier version as it came; null where that is not kept. */
  readonly came: Article | null;
}

/** Reads an arrival; undefined while it is on its way, null where it is not kept. */
function useRead({ arrivals, notices }: ArrivalHost, one: Offered | undefined): Read | null | undefined {
  const [read, setRead] = useState<{ readonly seq: number; readonly value: Read | null } | null>(null);
  const seq = one?.arrival.seq;
  const earlier = one?.earlier?.seq;
  useEffect(() => {
    if (seq === undefined) return undefined;
    let isCurrent = true;
    void notices.attempt(async () => {
      const copy = await arrivals.copy(seq);
      const before = earlier === undefined ? null : await arrivals.copy(earlier);
      const article = copy === null ? null : await arrivals.articleOf(copy);
      const came = before === null ? null : await arrivals.articleOf(before);
      if (isCurrent) setRead({ seq, value: copy === null ? null : { seq, copy, article, came } });
    });
    return () => {
      isCurrent = false;
    };
  }, [arrivals, notices, seq, earlier]);
  return read?.seq === seq ? read?.value : undefined;
}

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

function Changes(props: {
  readonly changes: readonly StoryChange[];
  readonly taken: ReadonlySet<string>;
  readonly onToggle: (key: string) => void;
}) {
  const words = useWords();
  const { changes, taken, onToggle } = props;
  return (
    <ol className="arrival-changes" data-testid="arrival-changes">
      {changes.map((change) => {
        const { difference } = change;
        const key = partOf(difference);
        const [is, comes] = [textOf(difference, 'after'), textOf(difference, 'before')];
        const name =
          difference.kind === 'head'
            ? words(difference.part)
            : is === ''
              ? words('arrivalNew')
              : comes === ''
                ? words('arrivalGone')
                : words.kind(difference.before?.type ?? '');
        return (
          <li key={key} className={change.isEdited ? 'edited' : ''}>
            <label className="flag">
              <input type="checkbox" checked={taken.has(key)} onChange={() => onToggle(key)} />
              {name}
              {change.isEdited && <em>{words('arrivalEdited')}</em>}
            </label>
            <Marked before={is} after={comes} />
          </li>
        );
      })}
    </ol>
  );
}

/** A further version over the article an earlier one became. */
function Update(props: {
  readonly workspace: ArrivalHost;
  readonly read: Read;
  readonly article: Article;
  readonly first: RefObject<HTMLButtonElement | null>;
}) {
  const { workspace, read, article, first } = props;
  const words = useWords();
  const { arrivals, notices } = workspace;
  const { came, article: now } = read;
  const changes = useMemo(() => (now === null ? [] : storyChanges(article, came, now)), [article, came, now]);
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  // What the desk edited is not ticked until somebody does.
  const taken = new Set(
    changes.flatMap(({ difference, isEdited }) => {
      const part = partOf(difference);
      return isEdited === turned.has(part) ? [part] : [];
    }),
  );
  const toggle = (key: string) =>
    setTurned((old) => new Set(old.has(key) ? [...old].filter((one) => one !== key) : [...old, key]));
  const title = articleTitle(article) || words('untitled');
  const take = () =>
    void notices.attempt(() =>
      arrivals.bringUp(
        article,
        read.seq,
        read.copy,
        changes.filter((one) => taken.has(partOf(one.difference))),
      ),
    );
  return (
    <>
      <p className="hint">{changes.length === 0 ? words('arrivalSame') : words('arrivalUpdates', { title })}</p>
      <Changes changes={changes} taken={taken} onToggle={toggle} />
      <p>
        <button ref={first} type="button" onClick={take}>
          {taken.size === 0 ? words('arrivalTakeNone') : words('arrivalTakeChanges', { count: taken.size })}
        </button>
      </p>
    </>
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
