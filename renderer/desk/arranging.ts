/** Moving, sizing, aligning, stacking, grouping and locking the selected blocks. */
import {
  type Alignment,
  alignBlocks,
  distributeBlocks,
  frameBlock,
  groupBlocks,
  lockBlocks,
  moveToPage,
  type OrderMove,
  orderBlocks,
  ungroupBlocks,
} from '../../shared/edition/blocks.ts';
import { columnStep } from '../../shared/edition/formats.ts';
import type { PageId } from '../../shared/edition/ids.ts';
import { readLength } from '../../shared/edition/lengths.ts';
import type { PageGrid } from '../../shared/edition/records.ts';
import { mm, type Pt } from '../../shared/edition/units.ts';
import { type Action, commandSet } from '../commands/command-set.ts';
import type { KeyStep } from '../pages/gestures/gesture.ts';
import type { AtHand, HandStores } from './at-hand.ts';

/** How far a fine nudge goes: half a millimetre, about a point and a half. */
const FINE = mm(0.5);

type Distance = (grid: PageGrid) => Pt;

const none: Distance = () => 0;
const row: Distance = (grid) => grid.leading;
const column: Distance = columnStep;
const fine: Distance = () => FINE;

function back(distance: Distance): Distance {
  return (grid) => -distance(grid);
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
  const [x, y, width, height] = (typed.match(/-?[\d.]+\s*(?:[a-z]+|毫米|磅|栏|行)?/giu) ?? []).map((text, nth) =>
    readLength(text, (['x', 'y', 'width', 'height'] as const)[nth] ?? 'height', at.page.grid),
  );
  if (x == null || y == null || width == null || height == null) {
    notices.notify('refused', 'frameNotRead', { text: typed });
    return;
  }
  hand.edit('block.resize', frameBlock(at.edition, block.id, { x, y, width, height }));
}

/** Commands that arrange what is selected on the page at hand. */
export function arrangingCommands(
  hand: AtHand,
  { view, selection, notices }: Pick<HandStores, 'selection' | 'notices'> & { readonly view: PageShowing },
  gestures: KeySteps,
) {
  /** Moves the selected blocks, or their right and lower edges, as a key does; the distances are the page's. */
  const nudge = (kind: KeyStep['kind'], dx: Distance, dy: Distance): Action => ({
    run: () => {
      const grid = hand.page?.page.grid;
      if (grid !== undefined) gestures.step({ kind, dx: dx(grid), dy: dy(grid) });
    },
  });
  const order = (to: OrderMove): Action => ({
    run: () => hand.editSelection('block.order', ({ edition, selection: ids }) => orderBlocks(edition, ids, to)),
  });
  const align = (alignment: Alignment): Action => ({
    run: () => hand.editSelection('block.align', ({ edition, selection: ids }) => alignBlocks(edition, ids, alignment)),
  });
  const distribute = (axis: 'x' | 'y'): Action => ({
    run: () =>
      hand.editSelection('block.distribute', ({ edition, selection: ids }) => distributeBlocks(edition, ids, axis)),
  });
  const toPage = (typed: string) => {
    const page = hand.pageNamed(typed);
    if (page === null) return;
    const { blocks: ids } = selection.get();
    hand.editSelection('block.move', ({ edition }) => moveToPage(edition, ids, page.id, 0, 0));
    view.update({ pageId: page.id });
  };
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
    'block.to-page': { run: toPage },
  });
}
