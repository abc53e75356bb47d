/**
 * The edge of a pane, moved by pointer or arrow keys. Enter and double click hide the pane, and bring it back, as WAI-ARIA's
 * pattern of a window splitter has it; Home and End make it as small and as large as it can be.
 */
import { type RefObject, useEffect, useRef, useState } from 'react';

/** How far an arrow key moves the edge, in CSS pixels. */
const STEP = 24;
/** Moved to less than this share of the least it can be, the pane is hidden. */
const CLOSES = 0.5;

/** Where the pane lies, seen from its edge. */
type Side = 'left' | 'right' | 'above' | 'below';

/** The pane's size, followed; 0 where it is not shown, or has not come yet: a tray comes with its first picture. */
function usePaneSize(edge: RefObject<HTMLElement | null>, pane: string, side: Side, isShown: boolean): number {
  const [size, setSize] = useState(0);
  useEffect(() => {
    let element: Element | null = null;
    const sized = new ResizeObserver(() => setSize(element === null ? 0 : sizeOf(element, side)));
    const follow = () => {
      const now = isShown ? document.querySelector(pane) : null;
      if (now === element) return;
      sized.disconnect();
      element = now;
      if (now === null) setSize(0);
      else sized.observe(now);
    };
    const came = new MutationObserver(follow);
    const around = edge.current?.parentElement;
    if (around != null) came.observe(around, { childList: true });
    setSize(0);
    follow();
    return () => {
      came.disconnect();
      sized.disconnect();
    };
  }, [edge, pane, side, isShown]);
  return size;
}

function sizeOf(element: Element, side: Side): number {
  const { width, height } = element.getBoundingClientRect();
  return Math.round(side === 'left' || side === 'right' ? width : height);
}

export function Splitter(props: {
  readonly label: string;
  readonly className: string;
  /** The pane's selector. */
  readonly pane: string;
  readonly side: Side;
  readonly isShown: boolean;
  /** What the pane may not be smaller than, in CSS pixels. */
  readonly least: number;
  readonly onSize: (size: number) => void;
  readonly onShow: (isShown: boolean) => void;
}) {
  const { label, className, pane, side, isShown, least, onSize, onShow } = props;
  const edge = useRef<HTMLHRElement>(null);
  const size = usePaneSize(edge, pane, side, isShown);
  const isUpright = side === 'left' || side === 'right';
  const grows = side === 'left' || side === 'above' ? 1 : -1;
  const start = useRef<{ readonly at: number; readonly size: number } | null>(null);
  const to = (wanted: number) => {
    if (wanted < least * CLOSES) onShow(false);
    else {
      onShow(true);
      onSize(Math.max(least, Math.round(wanted)));
    }
  };
  const place = (event: React.PointerEvent) => (isUpright ? event.clientX : event.clientY);
  const end = () => {
    start.current = null;
  };
  return (
    <hr
      ref={edge}
      className={`splitter ${isUpright ? 'upright' : 'level'} ${className}`}
      aria-orientation={isUpright ? 'vertical' : 'horizontal'}
      aria-label={label}
      aria-valuenow={size}
      aria-valuemin={0}
      aria-valuemax={Math.max(size, isUpright ? window.innerWidth : window.innerHeight)}
      tabIndex={0}
      data-region={pane}
      // The keyboard stays where it is while the pointer moves an edge.
      onMouseDown={(event) => event.preventDefault()}
      onDoubleClick={() => onShow(!isShown)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { at: place(event), size };
      }}
      onPointerMove={(event) => {
        if (start.current !== null && place(event) !== start.current.at)
          to(start.current.size + (place(event) - start.current.at) * grows);
      }}
      onPointerUp={end}
      onPointerCancel={end}
      onKeyDown={(event) => {
        const [less, more] = isUpright ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
        if (event.key === more) to(size + STEP * grows);
        else if (event.key === less) to(size - STEP * grows);
        else if (event.key === 'Home') to(least);
        else if (event.key === 'End') to(isUpright ? window.innerWidth : window.innerHeight);
        else if (event.key === 'Enter') onShow(!isShown);
        else return;
        event.preventDefault();
      }}
    />
  );
}
