/**
 * The edge of a pane, moved by pointer or arrow keys. Enter and double click hide the pane, and bring it back, as WAI-ARIA's
 * pattern of a window splitter has it; Home and End make it as small and as large as it can be.
 */
import { useEffect, useRef, useState } from 'react';

/** How far an arrow key moves the edge, in CSS pixels. */
const STEP = 24;
/** Moved to less than this share of the least it can be, the pane is hidden. */
const CLOSES = 0.5;

/** Where the pane lies, seen from its edge. */
type Side = 'left' | 'right' | 'above' | 'below';

/** The pane's size, followed; 0 where it is not shown. */
function usePaneSize(pane: string, side: Side, isShown: boolean): number {
  const [size, setSize] = useState(0);
  useEffect(() => {
    const element = document.querySelector(pane);
    if (element === null || !isShown) {
      setSize(0);
      return undefined;
    }
    const observer = new ResizeObserver(() => setSize(sizeOf(element, side)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [pane, side, isShown]);
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
  const size = usePaneSize(pane, side, isShown);
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
