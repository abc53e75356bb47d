/** What a gesture shows while it lasts: the frames it makes, the guides they snapped to, their size. */
import { writeExtent } from '../../../shared/edition/lengths.ts';
import { useParts } from '../../session/observable.ts';
import { preferences } from '../../state/preferences.ts';
import type { Stores } from '../../state/stores.ts';
import { useDrawnTold } from '../drawn-told.ts';
import type { GestureMachine } from '../gestures/machine.ts';
import type { Viewport } from '../viewport.ts';
import { boxOf, MOST_OUTLINED, Outline, turnIn } from './boxes.tsx';

interface Props {
  readonly gestures: GestureMachine;
  readonly view: Viewport;
}

/** The frames and guides; they lie among the outlines. */
export function SketchLines(props: Props & { readonly board: { readonly width: number; readonly height: number } }) {
  const { gestures, view, board } = props;
  const { sketch } = useParts(gestures.shown, 'sketch');
  if (sketch === null) return null;
  return (
    <>
      {sketch.frames.slice(0, MOST_OUTLINED).map((frame, at) => (
        <Outline
          // biome-ignore lint/suspicious/noArrayIndexKey: the frames of one gesture keep their order
          key={at}
          box={boxOf(frame, sketch.sheet, view)}
          turn={turnIn(sketch.sheet, view, frame.turned)}
          className={sketch.kind === 'marquee' ? 'marquee' : 'selected'}
        />
      ))}
      {sketch.guides.map(({ axis, at }) => {
        const x = view.x + (sketch.sheet.x + at) * view.zoom;
        const y = view.y + at * view.zoom;
        const ends =
          axis === 'x' ? { x1: x, x2: x, y1: 0, y2: board.height } : { x1: 0, x2: board.width, y1: y, y2: y };
        return <line key={`${axis}${at}`} className="guide" data-testid="guide" {...ends} />;
      })}
    </>
  );
}

/** The size of the frame moved or drawn, and of one drawn whose story it will be, above it. */
export function SketchSize({
  workspace,
  gestures,
  view,
}: Props & { readonly workspace: Pick<Stores, 'session' | 'selection'> }) {
  const { sketch } = useParts(gestures.shown, 'sketch');
  const { unit } = useParts(preferences, 'unit');
  const told = useDrawnTold(workspace, sketch?.kind === 'draw' ? sketch.sheet.page.id : null);
  const [frame] = sketch?.frames ?? [];
  if (sketch === null || sketch.kind === 'marquee' || frame === undefined) return null;
  const { left, top } = boxOf(frame, sketch.sheet, view);
  return (
    <output className="sketch-size" style={{ left, top: top - 22 }}>
      {writeExtent(frame, unit)}
      {told !== null && ` · ${told}`}
    </output>
  );
}
