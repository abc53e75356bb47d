/** A story that has come in: read, taken or put aside; of a further version, what the agency changed in it. */
import { type RefObject, useEffect, useRef } from 'react';
import type { ReadCopy } from '../../shared/contract/api.ts';
import type { Offered } from '../../shared/edition/arrivals.ts';
import type { Article, Edition } from '../../shared/edition/records.ts';
import { sayImportRemark } from '../../shared/text/import-remarks.ts';
import { type StringKey, useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import { Modal } from '../ui/Modal.tsx';
import { ArrivalNotice, isNotice } from './ArrivalNotice.tsx';
import { ArrivalPicture, isWholePage, PictureTargets } from './ArrivalPicture.tsx';
import { ArrivalCopy } from './ArrivalStory.tsx';
import { Update } from './ArrivalUpdate.tsx';
import { aboutArrival, factsOf, nameOf, standingOf, urgencyOf } from './arrival-words.ts';
import { type ArrivalHost, type Read, useRead } from './read-arrival.ts';

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
  readonly edition: Edition;
  readonly first: RefObject<HTMLButtonElement | null>;
}) {
  const words = useWords();
  const { workspace, one, read, article, edition, first } = props;
  if (read === undefined) return <p className="hint">{words('arrivalReading')}</p>;
  if (read === null) {
    const { picture, file } = one.arrival;
    const said = picture === undefined ? words('arrivalNotKept') : words('arrivalPictureNotKept', { file: file.name });
    return <p className="problem">{said}</p>;
  }
  if (isUpdate(one, read, article) && article !== undefined) {
    const isPicture = one.arrival.picture !== undefined;
    const update = { workspace, read, article, isPicture, first };
    return <Update key={read.seq} {...update} />;
  }
  if (one.arrival.picture !== undefined) {
    return (
      <>
        <ArrivalPicture read={read} />
        <PictureTargets workspace={workspace} one={one} read={read} edition={edition} first={first} />
      </>
    );
  }
  return <ArrivalCopy copy={read.copy} article={read.article} />;
}

/** True of a version that is compared with the article an earlier one became. */
function isUpdate(one: Offered, read: Read | null | undefined, article: Article | undefined): boolean {
  return !isNotice(one) && article !== undefined && read != null && read.article !== null;
}

/** What the button says that takes an arrival; null where a wire says itself that it takes a story back: that is none to take. */
function takingOf(one: Offered, article: Article | undefined): StringKey | null {
  if (one.arrival.wire?.isKilled === true) return null;
  if (isNotice(one)) return 'arrivalTakeNotice';
  if (one.arrival.picture !== undefined) return 'arrivalTakePicture';
  return article === undefined ? 'arrivalTake' : 'arrivalTakeAsNew';
}

export function ArrivalDialog({ workspace }: { readonly workspace: ArrivalHost }) {
  const words = useWords();
  const { arrivals, dialogs, notices } = workspace;
  const { offered, shown } = useParts(arrivals, 'offered', 'shown');
  const { edition } = useParts(workspace.session.state, 'edition');
  const one = offered.find(({ arrival }) => arrival.seq === shown);
  const read = useRead(workspace, one);
  const first = useRef<HTMLButtonElement>(null);
  const beside = useRef<HTMLButtonElement>(null);
  // What Enter does is there once the story is read: what goes with something of the edition goes there.
  useEffect(() => {
    if (read != null) (beside.current ?? first.current)?.focus();
  }, [read]);
  const close = () => dialogs.close();
  if (one === undefined || edition === null) return null;
  const { arrival, articleId, isLate } = one;
  const article = articleId === null ? undefined : edition.articles[articleId];
  const tags = [urgencyOf(arrival), standingOf(one)].flatMap((key) => (key === null ? [] : [words(key)]));
  const title = nameOf(one, words);
  const [taking, isToNote] = [takingOf(one, article), isNotice(one)];
  const dismiss = async () => {
    close();
    await arrivals.dismiss(arrival.seq);
  };
  return (
    <Modal className="dialog arrival" label={title} onClose={close}>
      <h2>{[...tags, title].join('　')}</h2>
      <p className="hint">{factsOf(arrival, words).join(' · ')}</p>
      {isLate && <p className="hint">{words('arrivalLateHelp')}</p>}
      {isToNote ? (
        <ArrivalNotice workspace={workspace} one={one} read={read} articles={edition.articles} />
      ) : (
        <Contents workspace={workspace} one={one} read={read} article={article} edition={edition} first={beside} />
      )}
      {read != null && read.copy.remarks.length > 0 && <Remarks copy={read.copy} />}
      <menu>
        {taking !== null && read != null && !isWholePage(read) && (
          <button
            ref={isToNote || isUpdate(one, read, article) ? null : first}
            type="button"
            onClick={() => void notices.attempt(() => arrivals.take(arrival.seq), aboutArrival(arrival.seq))}
          >
            {words(taking)}
          </button>
        )}
        <button
          ref={isToNote ? first : null}
          type="button"
          onClick={() => void notices.attempt(dismiss, aboutArrival(arrival.seq))}
        >
          {words(isToNote ? 'arrivalNoted' : 'arrivalDismiss')}
        </button>
        <button type="button" onClick={close}>
          {words('close')}
        </button>
      </menu>
    </Modal>
  );
}
