/** What the panes of the window are called. It stands by itself: the window's first code, in the HTML, is short. */

/** All that can be hidden: the column at the left and the four lists in it, the tools, the galley, the column at the right, the status bar. */
export const paneNames = [
  'side',
  'pages',
  'arrivals',
  'pool',
  'tray',
  'tools',
  'galley',
  'inspector',
  'status',
] as const;
export type PaneName = (typeof paneNames)[number];

/** What is sized: a column's width, a list's height, the galley's height under the page and its width beside it. */
export const sizeNames = ['side', 'pages', 'arrivals', 'tray', 'galley', 'galleyWidth', 'inspector'] as const;

/** Where the galley stands; `auto` is beside the page in a window too low for both, under it in others. */
export const galleyPlaces = ['auto', 'under', 'beside'] as const;

/** How the panes are arranged for one kind of work. */
interface Arranged {
  hidden: PaneName[];
  sizes: { [name in (typeof sizeNames)[number]]?: number | undefined };
  galley: (typeof galleyPlaces)[number];
  stays: 'side' | 'inspector';
}

/** As the window is before anybody has arranged it. */
export const untouchedPanes: Readonly<Arranged> = { hidden: [], sizes: {}, galley: 'auto', stays: 'side' };

/** A size that no screen has is none, in CSS pixels. */
export const MOST_SIZE = 8_000;
