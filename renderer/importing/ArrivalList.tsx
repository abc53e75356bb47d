/** 来稿: what has come in and waits, the most urgent first; beside the pool, before it is in it. */
import { type KeyboardEvent, memo, useDeferredValue, useEffect, useRef, useState } from 'react';
import type { Offered } from '../../shared/edition/arrivals.ts';
import { clock } from '../i18n/moment.ts';
import { series } from '../i18n/series.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';
import { StoryList } from '../ui/StoryList.tsx';
import { aboutArrival, nameOf, standingOf, urgencyOf } from './arrival-words.ts';
import type { Arrivals } from './arrivals.ts';

/** What of the window it needs. */
type ArrivalListHost = Pick<Stores, 'dialogs' | 'notices'> & { readonly arrivals: Arrivals };

/** Stories that are listed at once, and how many more are when somebody asks. */
const LISTED = 60;

const Item = memo(function Item({ one, onShow }: { readonly one: Offered; readonly onShow: (seq: number) => void }) {
  const words = useWords();
  const { arrival } = one;
  const [urgency, standing] = [urgencyOf(arrival), standingOf(one)];
  const isSeen = arrival.isSeen === true;
  return (
    <li className={isSeen ? '' : 'unseen'}>
      <button type="button" data-seq={arrival.seq} title={arrival.file.name} onClick={() => onShow(arrival.seq)}>
        <span className="title">
          {!isSeen && <i role="img" aria-label={words('arrivalUnseen')} />}
          {urgency !== null && <em>{words(urgency)}</em>}
          {standing !== null && <mark className={standing}>{words(standing)}</mark>}
          {nameOf(one, words)}
        </span>
        <span className="count">
          {arrival.picture === undefined
            ? words('characters', { count: arrival.characters })
            : words('arrivalPictures', { count: arrival.pictures })}
        </span>
        <span className="place">{arrival.wire?.source ?? arrival.file.name}</span>
        <span className="count">{clock(arrival.at, words.language)}</span>
      </button>
    </li>
  );
});

/** Whether anything keeps copy from coming in. */
function FolderState({ workspace }: { readonly workspace: ArrivalListHost }) {
  const words = useWords();
  const { folder } = useParts(workspace.arrivals, 'folder');
  if (folder === null) return null;
  const { isOn, isGone, faults } = folder;
  const count = faults.length;
  const said = !isOn ? words('watchOff') : isGone ? words('watchGoneShort') : '';
  const told = [said, count > 0 ? words('watchFaults', { count }) : ''].filter((one) => one !== '');
  if (told.length === 0) return null;
  return (
    <p className="arrival-fault" role="status">
      <button type="button" className="link" onClick={() => workspace.dialogs.open('watch')}>
        {series(told, words.language)}
      </button>
    </p>
  );
}

/** Goes from one story of the list to the next. */
function step(list: HTMLElement, by: 1 | -1): void {
  const items = [...list.querySelectorAll<HTMLElement>('button[data-seq]')];
  const focused = document.activeElement;
  const at = focused instanceof HTMLElement ? items.indexOf(focused) : -1;
  items[Math.max(0, Math.min(items.length - 1, at + by))]?.focus();
}

export function ArrivalList({ workspace }: { readonly workspace: ArrivalListHost }) {
  const words = useWords();
  const { arrivals } = workspace;
  const { folder, offered: latest } = useParts(arrivals, 'folder', 'offered');
  // The list may lag behind what is typed.
  const offered = useDeferredValue(latest);
  const [most, setMost] = useState(LISTED);
  const list = useRef<HTMLUListElement>(null);
  const show = useRef((seq: number) => arrivals.show(seq));
  const isShown = folder !== null && (folder.folder !== null || offered.length > 0);
  useEffect(() => {
    arrivals.focusList = () => {
      if (list.current === null) workspace.dialogs.open('watch');
      else list.current.querySelector<HTMLElement>('button[data-seq]')?.focus();
    };
    return () => {
      arrivals.focusList = () => undefined;
    };
  }, [arrivals, workspace]);
  if (!isShown) return null;
  const unseen = offered.filter(({ arrival }) => arrival.isSeen !== true).length;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const seq = event.target instanceof HTMLElement ? Number(event.target.dataset['seq']) : Number.NaN;
    if (list.current === null || Number.isNaN(seq)) return;
    if (event.key === 'ArrowDown') step(list.current, 1);
    else if (event.key === 'ArrowUp') step(list.current, -1);
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      step(list.current, 1);
      void workspace.notices.attempt(() => arrivals.dismiss(seq), aboutArrival(seq));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section className="arrivals" aria-label={words('arrivals')} data-testid="arrivals">
      <h2>
        {words('arrivals')}
        <small aria-live="polite">
          {words('arrivalsCount', { count: offered.length })}
          {unseen > 0 && <b>{words('arrivalsUnseen', { count: unseen })}</b>}
        </small>
        <button type="button" className="link" onClick={() => workspace.dialogs.open('watch')}>
          {words('watchShort')}
        </button>
      </h2>
      <FolderState workspace={workspace} />
      {offered.length === 0 ? (
        <p className="hint">{words('arrivalsNone')}</p>
      ) : (
        <StoryList ref={list} onKeyDown={onKeyDown}>
          {offered.slice(0, most).map((one) => (
            <Item key={one.arrival.seq} one={one} onShow={show.current} />
          ))}
        </StoryList>
      )}
      {offered.length > most && (
        <button type="button" className="link" onClick={() => setMost(most + LISTED)}>
          {words('arrivalsMore', { count: Math.min(LISTED, offered.length - most) })}
        </button>
      )}
    </section>
  );
}
