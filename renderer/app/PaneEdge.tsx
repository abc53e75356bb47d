import type { SizedPane } from '../../shared/contract/panes.ts';
import { type StringKey, useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import { LEAST } from '../state/pane-room.ts';
import type { View } from '../state/view.ts';
import { Splitter } from '../ui/Splitter.tsx';

/** Each pane that can be sized: its element, on which side of its edge it lies, what its edge is called. */
const edges: Readonly<
  Record<
    SizedPane,
    {
      readonly element: string;
      readonly side: 'left' | 'right' | 'above' | 'below';
      readonly label: StringKey;
      readonly name: string;
    }
  >
> = {
  side: { element: '.side', side: 'left', label: 'sideWidth', name: 'of-side' },
  pages: { element: '.page-list', side: 'above', label: 'pagesHeight', name: 'of-pages' },
  arrivals: { element: '.arrivals', side: 'above', label: 'arrivalsHeight', name: 'of-arrivals' },
  tray: { element: '.picture-tray', side: 'below', label: 'trayHeight', name: 'of-tray' },
  galley: { element: '.galley', side: 'below', label: 'galleyHeight', name: 'of-galley' },
  inspector: { element: '.inspector', side: 'right', label: 'inspectorWidth', name: 'of-inspector' },
};

/** The edge of a pane: moved, it sizes the pane for the kind of work shown. */
export function PaneEdge({ view, pane }: { readonly view: View; readonly pane: SizedPane }) {
  const words = useWords();
  useParts(view, 'panes', 'mode', 'room', 'isAlone');
  const { element, side, label, name } = edges[pane];
  const isBeside = pane === 'galley' && view.shared.galleyAt === 'beside';
  const least =
    pane === 'side' || pane === 'inspector'
      ? LEAST[pane]
      : pane === 'galley'
        ? LEAST[isBeside ? 'galleyWidth' : 'galley']
        : LEAST.list;
  return (
    <Splitter
      label={words(isBeside ? 'galleyWidth' : label)}
      className={name}
      pane={element}
      side={isBeside ? 'right' : side}
      least={least}
      isShown={view.isPaneShown(pane)}
      onSize={(size) => view.sizePane(isBeside ? 'galleyWidth' : pane, size)}
      onShow={(isShown) => (isShown ? view.showPane(pane) : view.hidePane(pane))}
    />
  );
}
