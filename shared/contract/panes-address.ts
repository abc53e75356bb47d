/**
 * The panes of a window for layout as they stand in its address, so that the first frame is laid out by them before any code
 * has asked for anything.
 */
import { galleyPlaces, MOST_SIZE, paneNames, sizeNames } from './pane-names.ts';
import type { Panes } from './panes.ts';

/** The query of the window's address. */
export function panesInAddress({ hidden, sizes, galley, stays }: Panes): string {
  const sized = sizeNames.map((name) => sizes[name] ?? '');
  return `panes=${[hidden.join('.'), sized.join('.'), galley, stays].join('~')}`;
}

/** Reads them from the query; what is not there, or is no such thing, is as nobody has touched it. */
export function panesOfAddress(query: string): Panes {
  const [hidden = '', sized = '', place, stays] = (/[?&]panes=([^&]*)/u.exec(query)?.[1] ?? '').split('~');
  const sizes: { [name in (typeof sizeNames)[number]]?: number } = {};
  for (const [at, text] of sized.split('.').entries()) {
    const name = sizeNames[at];
    const size = Number(text);
    if (name !== undefined && text !== '' && Number.isInteger(size) && size >= 0 && size <= MOST_SIZE)
      sizes[name] = size;
  }
  return {
    hidden: paneNames.filter((name) => hidden.split('.').includes(name)),
    sizes,
    galley: galleyPlaces.find((one) => one === place) ?? 'auto',
    stays: stays === 'inspector' ? 'inspector' : 'side',
  };
}
