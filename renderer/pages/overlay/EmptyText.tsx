/** Says over a block that is selected and has no words yet how one comes to write in it: keys do other things until then. */
import type { Edition } from '../../../shared/edition/records.ts';
import { useWords } from '../../i18n/strings.ts';
import { isUnwritten } from '../../state/shown-texts.ts';
import type { SelectedBlock } from './Outlines.tsx';

/** Without this much room, in pixels, it is left out. */
const LEAST = { width: 110, height: 18 };

export function EmptyText({ edition, selected }: { readonly edition: Edition; readonly selected: SelectedBlock }) {
  const words = useWords();
  const { block, box } = selected;
  const { left, top, width, height } = box;
  if (width < LEAST.width || height < LEAST.height || !isUnwritten(edition, block)) return null;
  return (
    <span className="place-name" data-testid="empty-text" style={{ left: left + width / 2, top: top + height / 2 }}>
      {words('writeHere')}
    </span>
  );
}
