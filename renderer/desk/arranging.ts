/** Moving, sizing, aligning, stacking, grouping and locking the selected blocks. */
import {
  type Alignment,
  alignBlocks,
  distributeBlocks,
  groupBlocks,
  lockBlocks,
  moveBlocks,
  moveToPage,
  type OrderMove,
  orderBlocks,
  ungroupBlocks,
} from '../../shared/edition/blocks.ts';
import { frameWithContent } from '../../shared/edition/boxed.ts';
import { boundsOf } from '../../shared/edition/boxes.ts';
import { columnEnd, columnStart, columnStep, columnsBefore, columnsUpTo } from '../../shared/edition/formats.ts';
import type { BlockId, PageId } from '../../shared/edition/ids.ts';
import { type Axis, readOnPage } from '../../shared/edition/lengths.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import type { PageGrid } from '../../shared/edition/records.ts';
import { halfUnder, halvesOf } from '../../shared/edition/spreads.ts';
import { placeTaken } from '../../shared/edition/turned.ts';
import { type Frame, mm, type Pt } from '../../shared/edition/units.ts';
import { leavesLocked, movedTogether, pagesLeftBehind, unitsOf } from '../../shared/edition/whole-stories.ts';
import { type Action, commandSet } from '../commands/command-set.ts';
import type { KeyStep } from '../pages/gestures/gesture.ts';
import type { AtHand, HandStores, PageAtHand } from './at-hand.ts';

/** How far a fine nudge goes: half a millimetre, about a point and a half. */
const FINE = mm(0.5);

/** What a key moves: blocks by where they begin, or the edges at which they end. */
interface Moved {
  readonly grid: PageGrid;
  readonly edge: 'start' | 'end';
  /** Where across the sheet the edge is. */
  readonly at: Pt;
  readonly way: 1 | -1;
}

/** How far a key moves something, ahead or back. */
type Distance = (moved: Moved) => Pt;

const none: Distance = () => 0;
const row: Distance = ({ grid, way }) => way * grid.leading;
const fine: Distance = ({ way }) => way * FINE;

/** To the column beside: over a fold it is further away than elsewhere. */
const column: Distance = ({ grid, edge, at, way }) => {
  if (grid.fold === undefined) return way * columnStep(grid);
  return edge === 'start'
    ? columnStart(grid, columnsBefore(grid, at) + way) - at
    : columnEnd(grid, columnsUpTo(grid, at) + way) - at;
};

function back(distance: Distance): Distance {
  return (moved) => distance({ ...moved, way: -1 });
}

/** What shows another page, and keeps what is selected. */
interface PageShowing {
  update(change: { readonly pageId: PageId }): void;
}

/** What takes the steps of arrow keys. */
export interface KeySteps {
  step(step: KeyStep): void;
}

/** Gives the selected block the frame that four lengths say; tells what is not understood. */
function setFrame(hand: AtHand, notices: HandStores['notices'], typed: string): void {
  const { page: at } = hand;
  const [block] = at?.blocks ?? [];
  if (at === null || block === undefined) {
    notices.notify('hint', 'selectFirst');
    return;
  }
  const texts = typed.match(/-?[\d.]+\s*(?:[a-z]+|毫米|磅|栏|行)?/giu) ?? [];
  const read = (axis: Axis, text: string | undefined, frame: Frame) =>
    text === undefined ? null : readOnPage(text, axis, at.page, frame);
  const [x, y, height] = [
    read('x', texts[0], block.frame),
    read('y', texts[1], block.frame),
    read('height', texts[3], block.frame),
  ];
  // So many columns are counted from where it stands then.
  const width = x === null ? null : read('width', texts[2], { ...block.frame, x });
  if (x === null || y === null || width === null || height === null) {
    notices.notify('refused', 'frameNotRead', { text: typed });
    return;
  }
  hand.edit('block.resize', frameWithContent(at.edition, block.id, { x, y, width, height }));
}

/** What is brought into line as one thing each: stories and groups, or blocks. */
function unitsAt({ edition, selection, isWhole }: PageAtHand): readonly BlockId[][] {
  return unitsOf(edition, selection, isWhole);
}

/** Pages on which stories that are moved to another one go on: what stands there stays. */
function leftBehind({ edition, selection, isWhole }: PageAtHand, to: PageId): number[] {
  return isWhole ? pagesLeftBehind(edition, movedTogether(edition, selection, true), to) : [];
}

/** Moves the selection, or what it stands for, as `work` says; tells where some of it is locked and stays. */
function moverOf(hand: AtHand, notices: HandStores['notices']) {
  return (label: string, work: (at: PageAtHand, ids: readonly BlockId[]) => readonly Patch[]): boolean => {
    const at = hand.page;
    const ids = at === null ? [] : movedTogether(at.edition, at.selection, at.isWhole);
    const isDone = hand.tryEditSelection(label, (now) => work(now, ids));
    if (isDone && at !== null && leavesLocked(at.edition, ids)) notices.notify('hint', 'lockedStays');
    return isDone;
  };
}

/** Moves the selection to the page whose number was typed, and shows that. */
function pageMover(
  hand: AtHand,
  { view, notices }: Pick<HandStores, 'notices'> & { readonly view: PageShowing },
  move: ReturnType<typeof moverOf>,
) {
  return (typed: string): void => {
    const page = hand.pageNamed(typed);
    if (page === null) return;
    const at = hand.page;
    const left = at === null ? [] : leftBehind(at, page.id);
    // As it lay on its own page, of a 通版 on its half.
    const to = halvesOf(page).find((half) => half.page.number === Number(typed.trim()))?.shift ?? 0;
    const from = at === null ? 0 : halfUnder(at.page, boundsOf(at.blocks.map(placeTaken))).shift;
    const isDone = move('block.move', ({ edition }, ids) =>
      page.id === at?.page.id
        ? moveBlocks(edition, ids, to - from, 0)
        : moveToPage(edition, ids, page.id, to - from, 0),
    );
    if (!isDone) return;
    if (left.length > 0) notices.notify('hint', 'restStays', { pages: left.map(String) });
    view.update({ pageId: page.id });
  };
}

/** Commands that arrange what is selected on the page at hand. */
export function arrangingCommands(
  hand: AtHand,
  { view, notices }: Pick<HandStores, 'notices'> & { readonly view: PageShowing },
  gestures: KeySteps,
) {
  /** Moves the selected blocks, or their right and lower edges, as a key does; the distances are the page's. */
  const nudge = (kind: KeyStep['kind'], dx: Distance, dy: Distance): Action => ({
    run: () => {
      const at = hand.page;
      if (at === null) return;
      const { x, width } = boundsOf(at.blocks.map(placeTaken));
      const edge = kind === 'move' ? 'start' : 'end';
      const moved: Moved = { grid: at.page.grid, edge, at: edge === 'start' ? x : x + width, way: 1 };
      gestures.step({ kind, dx: dx(moved), dy: dy(moved) });
    },
  });
  const order = (to: OrderMove): Action => ({
    run: () => hand.editSelection('block.order', ({ edition, selection: ids }) => orderBlocks(edition, ids, to)),
  });
  const move = moverOf(hand, notices);
  const align = (alignment: Alignment): Action => ({
    run: () => {
      move('block.align', (at) => alignBlocks(at.edition, alignment, unitsAt(at)));
    },
  });
  const distribute = (axis: 'x' | 'y'): Action => ({
    run: () => {
      move('block.distribute', (at) => distributeBlocks(at.edition, axis, unitsAt(at)));
    },
  });
  return commandSet({
    'block.frame': { run: (typed) => setFrame(hand, notices, typed) },
    'block.up': nudge('move', none, back(row)),
    'block.down': nudge('move', none, row),
    'block.left': nudge('move', back(column), none),
    'block.right': nudge('move', column, none),
    'block.up-fine': nudge('move', none, back(fine)),
    'block.down-fine': nudge('move', none, fine),
    'block.left-fine': nudge('move', back(fine), none),
    'block.right-fine': nudge('move', fine, none),
    'block.taller': nudge('resize', none, row),
    'block.shorter': nudge('resize', none, back(row)),
    'block.wider': nudge('resize', column, none),
    'block.narrower': nudge('resize', back(column), none),
    'block.front': order('front'),
    'block.forward': order('forward'),
    'block.backward': order('backward'),
    'block.back': order('back'),
    'block.group': {
      run: () => hand.editSelection('block.group', ({ edition, selection: ids }) => groupBlocks(edition, ids)),
    },
    'block.ungroup': {
      run: () => hand.editSelection('block.ungroup', ({ edition, selection: ids }) => ungroupBlocks(edition, ids)),
    },
    'block.lock': {
      run: () =>
        hand.editSelection('block.lock', ({ edition, selection: ids, blocks }) =>
          lockBlocks(edition, ids, !blocks.every((block) => block.locked === true)),
        ),
    },
    'block.align-left': align('left'),
    'block.align-centre': align('centre'),
    'block.align-right': align('right'),
    'block.align-top': align('top'),
    'block.align-middle': align('middle'),
    'block.align-bottom': align('bottom'),
    'block.distribute-x': distribute('x'),
    'block.distribute-y': distribute('y'),
    'block.to-page': { run: pageMover(hand, { view, notices }, move) },
  });
}
