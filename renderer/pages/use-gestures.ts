/** The browser's pointer and key events as a gesture's: what the mouse, a pen and a finger do on the board. */
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { Handle } from '../../shared/edition/frames.ts';
import type { BlockId } from '../../shared/edition/ids.ts';
import type { BoardView } from './board-view.ts';
import type { BoardPoint, Press } from './gestures/gesture.ts';
import type { GestureMachine } from './gestures/machine.ts';
import type { Sheet } from './sheets.ts';
import { toPage } from './viewport.ts';

type Holder = RefObject<HTMLDivElement | null>;

/** True while Space is held on the board: the pointer then draws the page along. */
function useSpace(): RefObject<boolean> {
  const isDown = useRef(false);
  useEffect(() => {
    const set = (down: boolean) => (event: KeyboardEvent) => {
      const onBoard =
        event.target === document.body ||
        (event.target instanceof Element && event.target.closest('.pasteboard') !== null);
      if (event.code !== 'Space' || !onBoard) return;
      isDown.current = down;
      event.preventDefault();
    };
    const [onDown, onUp] = [set(true), set(false)];
    window.addEventListener('keydown', onDown);
    window.addEventListener('keyup', onUp);
    return () => {
      window.removeEventListener('keydown', onDown);
      window.removeEventListener('keyup', onUp);
    };
  }, []);
  return isDown;
}

/** Escape gives up a gesture before it takes the selection away. */
function useEscape(machine: GestureMachine): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !machine.isBusy) return;
      // Commands listen at the window too; this key is not theirs.
      event.stopImmediatePropagation();
      event.preventDefault();
      machine.cancel();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [machine]);
}

/** A press on one of a block's handles, or on the one that turns it. */
export type OnHandle = (block: BlockId, handle: Handle | 'turn', event: React.PointerEvent) => void;

/** A press on the line behind a column of a table. */
export type OnColumn = (block: BlockId, column: number, event: React.PointerEvent) => void;

/** What the board's element listens to. */
interface BoardListeners {
  readonly onPointerDown: (event: React.PointerEvent) => void;
  readonly onPointerMove: (event: React.PointerEvent) => void;
  readonly onPointerLeave: () => void;
  readonly onPointerUp: (event: React.PointerEvent) => void;
  readonly onPointerCancel: (event: React.PointerEvent) => void;
  readonly onLostPointerCapture: (event: React.PointerEvent) => void;
  readonly onDoubleClick: (event: React.MouseEvent) => void;
}

/** Where a pointer is in the window, and the keys held, of React's events and the browser's. */
type PointerPlace = Pick<MouseEvent, 'clientX' | 'clientY' | 'altKey' | 'shiftKey' | 'ctrlKey' | 'metaKey'>;

interface PointerOnBoard {
  readonly listeners: BoardListeners;
  readonly onHandle: OnHandle;
  readonly onColumn: OnColumn;
  readonly pointOf: (event: PointerPlace) => BoardPoint;
}

function pointerOnBoard(
  machine: GestureMachine,
  lie: BoardView,
  holder: Holder,
  isSpaceDown: RefObject<boolean>,
): PointerOnBoard {
  let corner: DOMRect | null = null;
  const pointOf = (event: PointerPlace): BoardPoint => {
    // Asking where the board lies makes the window lay itself out; while a gesture lasts it does not move.
    if (!machine.isBusy || corner === null) corner = holder.current?.getBoundingClientRect() ?? null;
    const screen = { x: event.clientX, y: event.clientY };
    const view = lie.get();
    const at = toPage(view, screen.x - (corner?.left ?? 0), screen.y - (corner?.top ?? 0));
    return {
      ...at,
      screen,
      pixel: 1 / view.zoom,
      alt: event.altKey,
      shift: event.shiftKey,
      swaps: event.ctrlKey || event.metaKey,
    };
  };
  const press = (event: React.PointerEvent, on: Press['on'], use: Press['use']) => {
    event.preventDefault();
    // A second finger changes nothing, and neither does its capture.
    if (machine.down(event.pointerId, { ...pointOf(event), on, use })) {
      holder.current?.setPointerCapture(event.pointerId);
    }
  };
  return {
    pointOf,
    onHandle: (block, handle, event) => {
      event.stopPropagation();
      press(event, handle === 'turn' ? { block, turns: true } : { block, handle }, 'act');
    },
    onColumn: (block, column, event) => {
      event.stopPropagation();
      press(event, { block, column }, 'act');
    },
    listeners: {
      onPointerDown: (event) => {
        if (event.target instanceof Element && event.target.closest('button') !== null) return;
        event.preventDefault();
        if (event.button === 1) press(event, 'page', 'pan');
        else if (event.button === 0) press(event, 'page', isSpaceDown.current ? 'pan' : 'act');
        else machine.takeUp(pointOf(event));
      },
      onPointerMove: (event) => {
        const { clientX, clientY, altKey, shiftKey, ctrlKey, metaKey } = event;
        machine.hover(() => pointOf({ clientX, clientY, altKey, shiftKey, ctrlKey, metaKey }));
        if (machine.isBusy) machine.move(event.pointerId, pointOf(event));
      },
      onPointerLeave: () => machine.hover(null),
      onPointerUp: (event) => machine.up(event.pointerId, pointOf(event)),
      onPointerCancel: (event) => machine.cancel(event.pointerId),
      // The pointer went to another element, or its device was taken away: it will not be let go here.
      onLostPointerCapture: (event) => {
        if (event.target === event.currentTarget) machine.cancel(event.pointerId);
      },
      onDoubleClick: (event) => machine.open(pointOf(event)),
    },
  };
}

/** Hands what is done on the board to its gestures. */
export function useGestures(
  machine: GestureMachine,
  lie: BoardView,
  holder: Holder,
  sheets: readonly Sheet[],
): PointerOnBoard {
  const isSpaceDown = useSpace();
  useLayoutEffect(() => machine.lay(sheets), [machine, sheets]);
  useEscape(machine);
  return useMemo(() => pointerOnBoard(machine, lie, holder, isSpaceDown), [machine, lie, holder, isSpaceDown]);
}
