/** At the board's foot while a master is shown: that it is one, what changes with it, and the way back. */
import { pagesUnder } from '../../shared/edition/masters.ts';
import type { Edition, Master } from '../../shared/edition/records.ts';
import { useWords } from '../i18n/strings.ts';

export function MasterBar(props: { readonly edition: Edition; readonly master: Master; readonly onDone: () => void }) {
  const { edition, master, onDone } = props;
  const words = useWords();
  const count = pagesUnder(edition, master).length;
  return (
    // The board below takes what is pressed on it.
    <div className="master-bar" role="status" onPointerDown={(event) => event.stopPropagation()}>
      <span>{words('masterEditing', { name: master.master.name, count })}</span>
      <button type="button" onClick={onDone}>
        {words('masterDone')}
      </button>
    </div>
  );
}
