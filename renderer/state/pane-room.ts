/** How the panes share the window's room: what was asked for, as far as it goes without taking the page's place. */
import type { PaneName } from '../../shared/contract/pane-names.ts';
import type { Panes } from '../../shared/contract/panes.ts';

/** What of the window they share: all of it, in CSS pixels. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** How each pane is shown. */
export interface SharedRoom {
  readonly hidden: readonly PaneName[];
  /** Widths of the columns, of those that are hidden too: 0. */
  readonly side: number;
  readonly inspector: number;
  readonly galleyAt: 'under' | 'beside';
  /** Height of the galley under the page, or its width beside it. */
  readonly galley: number;
  /** The galley is too narrow for its figures beside the copy: they stand below it. */
  readonly isGalleyNarrow: boolean;
}

/** What a pane may not be narrower or lower than, in CSS pixels: five characters of a name beside a figure; two lines of copy. */
export const LEAST = { side: 150, inspector: 220, galley: 90, galleyWidth: 220, list: 60 } as const;
/** Nor larger. */
const MOST = { side: 480, inspector: 600 } as const;
/** As they are where nobody has sized them. */
const USUAL = { side: 224, inspector: 288, galley: 228, galleyWidth: 320 } as const;
/** Heights of the top bar and of the status bar. */
const [TOP, STATUS] = [40, 24];
/** The board never has less: a page a hand finds things on. */
const LEAST_BOARD = { width: 400, height: 150 } as const;
/** Width of the board beside a galley, at least. */
const BESIDE_GALLEY = 240;
/** A window lower than this has the galley beside the page: under it the page would be a third of its size. */
const LOW = 800;
/** A page's width over its height (the sheet's ratio is near it in all formats), and what stands round it on the board. */
const PAGE_RATIO = 0.7;
const ROUND_PAGE = { width: 100, height: 62 } as const;
/** In a narrower galley copy and figures beside each other leave fewer than fifteen characters a line. */
const NARROW_GALLEY = 560;
/** The galley's share of a window for writing. */
const STORY_SHARE = 0.6;

/** The two columns, narrowed by so many pixels together, each by its share of what it can give. */
function narrowed(widths: readonly [number, number], least: readonly [number, number], by: number): [number, number] {
  const gives = [Math.max(0, widths[0] - least[0]), Math.max(0, widths[1] - least[1])] as const;
  const all = gives[0] + gives[1];
  const share = all === 0 ? 0 : Math.min(1, Math.max(0, by) / all);
  return [Math.round(widths[0] - gives[0] * share), Math.round(widths[1] - gives[1] * share)];
}

function within(least: number, wanted: number, most: number): number {
  return Math.round(Math.max(least, Math.min(wanted, most)));
}

/** What the galley has, of a middle so wide and high. */
function galleyRoom(panes: Panes, mode: 'layout' | 'story' | 'proof', isBeside: boolean, middle: Room): number {
  const { sizes } = panes;
  if (isBeside) {
    const left = middle.width - (middle.height - ROUND_PAGE.height) * PAGE_RATIO - ROUND_PAGE.width;
    const wanted = sizes.galleyWidth ?? Math.min(Math.max(left, USUAL.galleyWidth * 0.8), USUAL.galleyWidth * 1.5);
    return within(LEAST.galleyWidth, wanted, middle.width - BESIDE_GALLEY);
  }
  // In a high window the galley grows along.
  const usual = mode === 'story' ? middle.height * STORY_SHARE : Math.max(USUAL.galley, middle.height * 0.26);
  const most = Math.max(LEAST.galley, middle.height - LEAST_BOARD.height);
  const asked = sizes.galley ?? Math.min(usual, mode === 'story' ? most : middle.height * 0.45);
  return within(LEAST.galley, asked, most);
}

/**
 * Shares the room out: the columns as wide as was asked for; narrower, down to their least, where the middle would be too
 * narrow for page and galley; one of them where there is no room for both. `isAlone` shows the page and nothing else.
 */
export function shareRoom(panes: Panes, mode: 'layout' | 'story' | 'proof', room: Room, isAlone = false): SharedRoom {
  const asked = new Set<PaneName>(isAlone ? ['side', 'tools', 'galley', 'inspector', 'status'] : panes.hidden);
  if ((['pages', 'arrivals', 'pool', 'tray'] as const).every((name) => asked.has(name))) asked.add('side');
  if (mode === 'proof') asked.add('galley');
  const height = room.height - (isAlone ? 0 : TOP) - (asked.has('status') ? 0 : STATUS);
  const { sizes } = panes;
  const hasGalley = !asked.has('galley');
  /** As wide as a page that is as high as the board. */
  const board = (height - ROUND_PAGE.height) * PAGE_RATIO + ROUND_PAGE.width;
  const wantsBeside =
    hasGalley && (panes.galley === 'beside' || (panes.galley === 'auto' && mode === 'layout' && room.height < LOW));
  const forBoth = wantsBeside ? board + LEAST.galleyWidth : LEAST_BOARD.width;
  if (room.width - LEAST.side - LEAST.inspector < forBoth && !asked.has('side') && !asked.has('inspector'))
    asked.add(panes.stays === 'side' ? 'inspector' : 'side');
  const least = [asked.has('side') ? 0 : LEAST.side, asked.has('inspector') ? 0 : LEAST.inspector] as const;
  const isBeside = wantsBeside && room.width - least[0] - least[1] >= BESIDE_GALLEY + LEAST.galleyWidth;
  const comfortable = isBeside ? board + (sizes.galleyWidth ?? USUAL.galleyWidth) : LEAST_BOARD.width * 1.2;
  const wanted: [number, number] = [
    asked.has('side') ? 0 : within(LEAST.side, sizes.side ?? USUAL.side, MOST.side),
    asked.has('inspector') ? 0 : within(LEAST.inspector, sizes.inspector ?? USUAL.inspector, MOST.inspector),
  ];
  // What somebody has sized gives way to the page's least alone.
  const own = [sizes.side === undefined ? least[0] : wanted[0], sizes.inspector === undefined ? least[1] : wanted[1]];
  const [own0 = 0, own1 = 0] = own;
  const first = narrowed(wanted, [own0, own1], comfortable - (room.width - wanted[0] - wanted[1]));
  const needed = isBeside ? BESIDE_GALLEY + LEAST.galleyWidth : LEAST_BOARD.width;
  const [side, inspector] = narrowed(first, least, needed - (room.width - first[0] - first[1]));
  const middle = { width: room.width - side - inspector, height };
  const galley = hasGalley ? galleyRoom(panes, mode, isBeside, middle) : 0;
  return {
    hidden: [...asked],
    side,
    inspector,
    galleyAt: isBeside ? 'beside' : 'under',
    galley,
    isGalleyNarrow: hasGalley && (isBeside ? galley : middle.width) < NARROW_GALLEY,
  };
}

/** Shows the panes so: what the styles of the window read. The opening window and the app are laid out by the same. */
export function showPanes(window: HTMLElement, panes: Panes, shared: SharedRoom, isAlone = false): void {
  const { style, dataset } = window;
  const { sizes } = panes;
  style.setProperty('--side', `${shared.side}px`);
  style.setProperty('--beside', `${shared.inspector}px`);
  style.setProperty('--galley', `${shared.galley}px`);
  for (const name of ['pages', 'arrivals', 'tray'] as const) {
    const size = sizes[name];
    if (size === undefined) style.removeProperty(`--${name}`);
    else style.setProperty(`--${name}`, `${size}px`);
  }
  dataset['hidden'] = shared.hidden.join(' ');
  dataset['sized'] = Object.keys(sizes).join(' ');
  dataset['galley'] = shared.galleyAt;
  dataset['narrow'] = shared.isGalleyNarrow ? 'galley' : '';
  dataset['alone'] = String(isAlone);
}
