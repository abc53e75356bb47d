/** A further version over the article that an earlier one became: what the agency changed, each part to be taken or left. */
import { type RefObject, useMemo, useState } from 'react';
import type { Article } from '../../shared/edition/records.ts';
import { articleTitle } from '../../shared/edition/selectors.ts';
import { type StoryChange, storyChanges } from '../../shared/edition/update-story.ts';
import { partOf, textOf } from '../../shared/edition/versions.ts';
import { type PhotoChange, photoChangeKey, photoChanges } from '../../shared/layout/update-photos.ts';
import { useWords, type Words } from '../i18n/strings.ts';
import { Marked } from '../ui/Marked.tsx';
import { aboutArrival } from './arrival-words.ts';
import { type ArrivalHost, photosOf, type Read } from './read-arrival.ts';

/** A change as it is offered, whichever part of the story it is of. */
interface OfferedChange {
  readonly key: string;
  readonly isEdited: boolean;
  /** What part it is. */
  readonly name: string;
  /** As it stands in the article, and as it comes. */
  readonly stands: string;
  readonly comes: string;
  /** The picture that comes, where one does. */
  readonly imageId: string | null;
  /** What becomes of the frame it comes into; empty where nothing does. */
  readonly said: string;
}

function ofStory({ difference, isEdited }: StoryChange, words: Words): OfferedChange {
  const [stands, comes] = [textOf(difference, 'after'), textOf(difference, 'before')];
  const name =
    difference.kind === 'head'
      ? words(difference.part)
      : stands === ''
        ? words('arrivalNew')
        : comes === ''
          ? words('arrivalGone')
          : words.kind(difference.before?.type ?? '');
  return { key: partOf(difference), isEdited, name, stands, comes, imageId: null, said: '' };
}

function ofPhoto(change: PhotoChange, words: Words): OfferedChange {
  const key = photoChangeKey(change);
  const { isEdited } = change;
  if (change.kind === 'words') {
    const name = words(change.part === 'caption' ? 'caption' : 'arrivalCredit');
    return { key, isEdited, name, stands: change.stands, comes: change.comes, imageId: null, said: '' };
  }
  const { image, caption } = change.comes;
  const name = words(change.kind === 'new' ? 'arrivalNewPicture' : 'arrivalPictureReplaced');
  // The caption of one that takes another's place is offered by itself.
  const called = change.kind === 'new' ? caption || image.name : image.name;
  const said = change.kind === 'replaced' && change.isReshaped ? words('arrivalPictureRefitted') : '';
  return { key, isEdited, name, stands: called, comes: called, imageId: image.id, said };
}

function Changes(props: {
  readonly changes: readonly OfferedChange[];
  readonly taken: ReadonlySet<string>;
  readonly onToggle: (key: string) => void;
}) {
  const words = useWords();
  const { changes, taken, onToggle } = props;
  return (
    <ol className="arrival-changes" data-testid="arrival-changes">
      {changes.map(({ key, isEdited, name, stands, comes, imageId, said }) => (
        <li key={key} className={isEdited ? 'edited' : ''}>
          <label className="flag">
            <input type="checkbox" checked={taken.has(key)} onChange={() => onToggle(key)} />
            {name}
            {isEdited && <em>{words(imageId === null ? 'arrivalEdited' : 'arrivalPictureEdited')}</em>}
            {said !== '' && <em>{said}</em>}
          </label>
          {imageId !== null && <img src={`/images/${imageId}`} alt="" />}
          <Marked before={stands} after={comes} />
        </li>
      ))}
    </ol>
  );
}

/** A further version over the article an earlier one became. */
export function Update(props: {
  readonly workspace: ArrivalHost;
  readonly read: Read;
  readonly article: Article;
  /** It is a picture that came by itself. */
  readonly isPicture: boolean;
  readonly first: RefObject<HTMLButtonElement | null>;
}) {
  const { workspace, read, article, isPicture, first } = props;
  const words = useWords();
  const { arrivals, notices } = workspace;
  const { came, copy, article: now } = read;
  const story = useMemo(
    // A picture by itself says nothing of the copy.
    () => (now === null || isPicture ? [] : storyChanges(article, came?.article ?? null, now)),
    [article, came, now, isPicture],
  );
  const photos = useMemo(() => photoChanges(article, came?.photos ?? null, photosOf(copy)), [article, came, copy]);
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const changes = [
    ...story.map((change) => ofStory(change, words)),
    ...photos.changes.map((change) => ofPhoto(change, words)),
  ];
  // What the desk edited is not ticked until somebody does.
  const taken = new Set(changes.flatMap(({ key, isEdited }) => (isEdited === turned.has(key) ? [key] : [])));
  const toggle = (key: string) =>
    setTurned((old) => new Set(old.has(key) ? [...old].filter((one) => one !== key) : [...old, key]));
  const title = articleTitle(article) || words('untitled');
  const take = () =>
    void notices.attempt(
      () =>
        arrivals.bringUp(article, read.seq, read.copy, {
          story: story.filter(({ difference }) => taken.has(partOf(difference))),
          photos: photos.changes.filter((change) => taken.has(photoChangeKey(change))),
        }),
      aboutArrival(read.seq),
    );
  return (
    <>
      <p className="hint">{changes.length === 0 ? words('arrivalSame') : words('arrivalUpdates', { title })}</p>
      <Changes changes={changes} taken={taken} onToggle={toggle} />
      {photos.gone.map(({ id, caption }) => (
        <p key={id} className="problem" role="alert">
          {words('arrivalPictureGone', { caption: caption || words('untitled') })}
        </p>
      ))}
      <p>
        <button ref={first} type="button" onClick={take}>
          {taken.size === 0 ? words('arrivalTakeNone') : words('arrivalTakeChanges', { count: taken.size })}
        </button>
      </p>
    </>
  );
}
