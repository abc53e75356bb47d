import type { SizedPane } from '../../shared/contract/panes.ts';
import { type StringKey, useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import { LEAST } from '../state/pane-room.ts';
import type { View } from '../state/view.ts';
import { Splitter } from '../ui/Splitter.tsx';

/** Each pane that can be sized: its element, on which side of its edge it lies, what its edge is called, how small it can be. */
const edges: Readonly<
  Record<
    SizedPane,
    {
      readonly element: string;
      readonly side: 'left' | 'right' | 'above' | 'below';
      readonly label: StringKey;
      readonly name: string;
      readonly least: number;
    }
  >
> = {
  side: { element: '.side', side: 'left', label: 'sideWidth', name: 'of-side', least: LEAST.side },
  pages: { element: '.page-list', side: 'above', label: 'pagesHeight', name: 'of-pages', least: LEAST.list },
  arrivals: { element: '.arrivals', side: 'above', label: 'arrivalsHeight', name: 'of-arrivals', least: LEAST.list },
  tray: { element: '.picture-tray', side: 'below', label: 'trayHeight', name: 'of-tray', least: LEAST.list },
  galley: { element: '.galley', side: 'below', label: 'galleyHeight', name: 'of-galley', least: LEAST.galley },
  inspector: {
    element: '.inspector',
    side: 'right',
    label: 'inspectorWidth',
    name: 'of-inspector',
    least: LEAST.inspector,
  },
};

/** The edge of a pane: moved, it sizes the pane for the kind of work shown. */
export function PaneEdge({ view, pane }: { readonly view: View; readonly pane: SizedPane }) {
  const words = useWords();
  useParts(view, 'panes', 'mode', 'room', 'isAlone');
  const { element, side, label, name, least } = edges[pane];
  const isBeside = pane === 'galley' && view.shared.galleyAt === 'beside';
  return (
    <Splitter
      label={words(isBeside ? 'galleyWidth' : label)}
      className={name}
      pane={element}
      side={isBeside ? 'right' : side}
      least={isBeside ? LEAST.galleyWidth : least}
      isShown={view.isPaneShown(pane)}
      onSize={(size) => view.sizePane(isBeside ? 'galleyWidth' : pane, size)}
      onShow={(isShown) => (isShown ? view.showPane(pane) : view.hidePane(pane))}
    />
  );
}
