/** Rulers, in millimetres or points as was chosen, along the board's top and left, from the page's corner, of a 通版 from that of each half. */
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { blocksOf } from '../../shared/edition/blocks.ts';
import type { BlockId } from '../../shared/edition/ids.ts';
import type { Edition } from '../../shared/edition/records.ts';
import type { SizeUnit } from '../../shared/edition/type-sizes.ts';
import { mm, type Pt } from '../../shared/edition/units.ts';
import { useParts } from '../session/observable.ts';
import { preferences } from '../state/preferences.ts';
import { RULER, type Viewport } from './viewport.ts';

/** Steps between figures, in their unit; the first that leaves them room is taken. */
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500] as const;
/** Room a figure needs, in CSS pixels. */
const ROOM = 44;

interface Span {
  readonly from: Pt;
  readonly to: Pt;
}

interface Scale {
  readonly length: number;
  readonly origin: number;
  /** Where it begins again from nought, in points from the origin: at the fold of a 通版. */
  readonly again: Pt | null;
  readonly zoom: number;
  readonly unit: SizeUnit;
  /** Where the selection lies; marked. */
  readonly spans: readonly Span[];
}

function paintRuler(canvas: HTMLCanvasElement, isDown: boolean, scale: Scale): void {
  const { length, origin, again, zoom, spans } = scale;
  const dpr = window.devicePixelRatio;
  canvas.width = Math.round((isDown ? RULER : length) * dpr);
  canvas.height = Math.round((isDown ? length : RULER) * dpr);
  const context = canvas.getContext('2d');
  if (context === null) return;
  const style = getComputedStyle(canvas);
  const read = (name: string) => style.getPropertyValue(name).trim();
  context.scale(dpr, dpr);
  context.fillStyle = read('--chrome');
  context.fillRect(0, 0, isDown ? RULER : length, isDown ? length : RULER);
  context.fillStyle = read('--selection-ground');
  for (const { from, to } of spans) {
    const at = origin + from * zoom;
    const extent = (to - from) * zoom;
    if (isDown) context.fillRect(0, at, RULER, extent);
    else context.fillRect(at, 0, extent, RULER);
  }
  const unit = (scale.unit === 'mm' ? mm(1) : 1) * zoom;
  const step = STEPS.find((one) => one * unit >= ROOM) ?? 500;
  const minor = step / (step % 5 === 0 ? 5 : step === 2 ? 4 : 10);
  context.strokeStyle = read('--hairline');
  context.fillStyle = read('--ink-quiet');
  context.font = `9px ${read('--family')}`;
  context.lineWidth = 1;
  context.beginPath();
  const fold = again === null ? Number.POSITIVE_INFINITY : origin + again * zoom;
  const stretches = [
    { zero: origin, from: RULER, to: Math.min(length, fold - 1) },
    ...(again === null ? [] : [{ zero: fold, from: Math.max(RULER, fold - 1), to: length }]),
  ];
  for (const { zero, from: start, to } of stretches) {
    for (let tick = Math.ceil((start - zero) / (minor * unit)); ; tick++) {
      const at = Math.round(zero + tick * minor * unit) + 0.5;
      if (at > to) break;
      const isMajor = Math.abs((tick * minor) / step - Math.round((tick * minor) / step)) < 1e-6;
      const from = RULER - (isMajor ? RULER : 5);
      context.moveTo(...place(isDown, at, from));
      context.lineTo(...place(isDown, at, RULER));
      if (isMajor) paintFigure(context, isDown, at, String(Math.round(tick * minor)));
    }
  }
  context.moveTo(...place(isDown, 0, RULER - 0.5));
  context.lineTo(...place(isDown, length, RULER - 0.5));
  context.stroke();
}

function place(isDown: boolean, along: number, across: number): [number, number] {
  return isDown ? [across, along] : [along, across];
}

function paintFigure(context: CanvasRenderingContext2D, isDown: boolean, at: number, text: string): void {
  if (!isDown) {
    context.fillText(text, at + 3, 9);
    return;
  }
  context.save();
  context.translate(9, at + 3);
  context.rotate(Math.PI / 2);
  context.fillText(text, 0, 2);
  context.restore();
}

const darkness = matchMedia('(prefers-color-scheme: dark)');

/** True while the system is dark; canvases have no style sheet to follow it. */
function useDark(): boolean {
  return useSyncExternalStore(
    (changed) => {
      darkness.addEventListener('change', changed);
      return () => darkness.removeEventListener('change', changed);
    },
    () => darkness.matches,
  );
}

export function Rulers(props: {
  readonly board: { readonly width: number; readonly height: number };
  readonly view: Viewport;
  /** Where the page lies on the board, in points. */
  readonly x: Pt;
  /** Where on it the right half of a 通版 begins, in points from its left; null of any other page. */
  readonly again: Pt | null;
  readonly selection: readonly BlockId[];
  readonly edition: Edition | null;
}) {
  const { board, view, x, again, selection, edition } = props;
  const across = useRef<HTMLCanvasElement>(null);
  const down = useRef<HTMLCanvasElement>(null);
  const isDark = useDark();
  const { unit } = useParts(preferences, 'unit');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read anew when the system turns dark
  useEffect(() => {
    const frames = edition === null ? [] : blocksOf(edition, selection.slice(0, 50)).map((block) => block.frame);
    const { zoom } = view;
    if (across.current !== null) {
      const spans = frames.map((frame) => ({ from: frame.x, to: frame.x + frame.width }));
      paintRuler(across.current, false, { length: board.width, origin: view.x + x * zoom, again, zoom, unit, spans });
    }
    if (down.current !== null) {
      const spans = frames.map((frame) => ({ from: frame.y, to: frame.y + frame.height }));
      paintRuler(down.current, true, { length: board.height, origin: view.y, again: null, zoom, unit, spans });
    }
  }, [board, view, x, again, selection, edition, isDark, unit]);
  return (
    <div className="rulers" aria-hidden="true">
      <canvas ref={across} className="across" style={{ width: board.width, height: RULER }} />
      <canvas ref={down} className="down" style={{ width: RULER, height: board.height }} />
      <i />
    </div>
  );
}
