/** 收稿夹: which folder copy is taken from, whether it is, what could not be taken, and what was put aside. */
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';
import { Flag } from '../ui/Fields.tsx';
import { Modal } from '../ui/Modal.tsx';
import { aboutArrival } from './arrival-words.ts';
import type { Arrivals } from './arrivals.ts';

/** What of the window it needs. */
type WatchHost = Pick<Stores, 'dialogs' | 'notices'> & { readonly arrivals: Arrivals };

/** Stories put aside that are listed. */
const MOST_ASIDE = 20;

function Faults({ workspace }: { readonly workspace: WatchHost }) {
  const words = useWords();
  const { folder } = useParts(workspace.arrivals, 'folder');
  const faults = folder?.faults ?? [];
  if (faults.length === 0) return null;
  return (
    <>
      <h3>{words('watchFaults', { count: faults.length })}</h3>
      <ul className="watch-faults" data-testid="watch-faults">
        {faults.map(({ name, failure, isTried }) => (
          <li key={name}>
            <b>{name}</b>
            <span>
              {failure[words.language]}
              {isTried && ` · ${words('watchTried')}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Aside({ workspace }: { readonly workspace: WatchHost }) {
  const words = useWords();
  const { arrivals, notices } = workspace;
  const { aside } = useParts(arrivals, 'aside');
  if (aside.length === 0) return null;
  return (
    <details>
      <summary>{words('watchAside', { count: aside.length })}</summary>
      <ul className="watch-faults">
        {aside.slice(0, MOST_ASIDE).map(({ seq, title, file }) => (
          <li key={seq}>
            <b>{title || file.name}</b>
            <button
              type="button"
              className="link"
              aria-label={words('doTo', { does: words('watchBringBack'), to: title || file.name })}
              onClick={() => void notices.attempt(() => arrivals.bringBack(seq), aboutArrival(seq))}
            >
              {words('watchBringBack')}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

export function WatchDialog({ workspace }: { readonly workspace: WatchHost }) {
  const words = useWords();
  const { arrivals, dialogs, notices } = workspace;
  const { folder: state } = useParts(arrivals, 'folder');
  const { folder = null, isOn = false, isGone = false } = state ?? {};
  const close = () => dialogs.close();
  return (
    <Modal className="dialog watch" label={words('watchTitle')} onClose={close}>
      <h2>{words('watchTitle')}</h2>
      <p className="hint">{words('watchHelp')}</p>
      <p className="watch-folder" data-testid="watch-folder">
        {folder ?? words('watchNone')}
      </p>
      <p>
        <button type="button" onClick={() => void notices.attempt(() => arrivals.chooseFolder(), 'watched folder')}>
          {words('watchChoose')}
        </button>
      </p>
      {folder !== null && (
        <>
          <Flag
            label={words('watchOn')}
            value={isOn}
            onChange={(on) => void notices.attempt(() => arrivals.watch(on), 'watched folder')}
          />
          <p role="status" className={isOn && isGone ? 'problem' : 'hint'}>
            {isOn ? (isGone ? words('watchGone', { folder }) : words('watchFine')) : words('watchIsOff')}
          </p>
        </>
      )}
      <Faults workspace={workspace} />
      <Aside workspace={workspace} />
      <menu>
        <button type="button" onClick={close}>
          {words('close')}
        </button>
      </menu>
    </Modal>
  );
}
