/** Marks drawn over the pages on the board, as in the page proof. */
import { memo, useMemo } from 'react';
import type { Edition } from '../../shared/edition/records.ts';
import type { ProofStroke, ProofWords } from '../../shared/proof/margins.ts';
import { roundsInOrder } from '../../shared/proof/rounds.ts';
import { svgPath } from '../../shared/proof/shapes.ts';
import { proofView } from '../../shared/proof/sheet.ts';
import { useParts } from '../app/observable.ts';
import type { Workspace } from '../app/workspace.ts';
import type { Sheet } from '../pages/sheets.ts';
import type { Viewport } from '../pages/viewport.ts';

const Stroke = memo(function Stroke({ stroke, isQuiet }: { readonly stroke: ProofStroke; readonly isQuiet: boolean }) {
  return (
    <path
      className={isQuiet ? 'mark-stroke quiet' : 'mark-stroke'}
      stroke={stroke.colour}
      strokeWidth={stroke.width}
      d={svgPath(stroke.path)}
    />
  );
});

const Words = memo(function Words({ words, isQuiet }: { readonly words: ProofWords; readonly isQuiet: boolean }) {
  const { x, y, size, colour, text } = words;
  return (
    <text className={isQuiet ? 'mark-words quiet' : 'mark-words'} x={x} y={y} fontSize={size} fill={colour}>
      {text}
    </text>
  );
});

function SheetMarks(props: {
  readonly workspace: Workspace;
  readonly edition: Edition;
  readonly sheet: Sheet;
  readonly view: Viewport;
}) {
  const { workspace, edition, sheet, view } = props;
  const { markId } = useParts(workspace.proof.state, 'markId');
  const { composed } = sheet;
  const { rounds, marks } = edition;
  const drawn = useMemo(
    () => (composed === undefined ? null : proofView({ ...edition, rounds, marks }, roundsInOrder(edition), composed)),
    [edition, rounds, marks, composed],
  );
  if (drawn === null) return null;
  const { strokes, words, areas } = drawn.drawing;
  const isQuiet = (id: string) => edition.marks[id]?.state !== 'open' && id !== markId;
  const transform = `translate(${view.x + sheet.x * view.zoom} ${view.y}) scale(${view.zoom})`;
  return (
    <g transform={transform} className="proof-marks" data-testid="proof-marks">
      {areas.map(({ markId: id, frame }, at) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a drawing's areas keep their order
          key={`${id}/${at}`}
          className={id === markId ? 'mark-area selected' : 'mark-area'}
          data-mark={id}
          {...frame}
          onPointerDown={(event) => {
            // A press on words in the margin selects the mark; text on the page stays text to select.
            const isMargin = frame.x < 0 || frame.x > sheet.page.grid.trim.width;
            workspace.proof.select(id);
            if (isMargin) event.stopPropagation();
          }}
        />
      ))}
      {strokes.map((stroke, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a drawing's strokes keep their order
        <Stroke key={at} stroke={stroke} isQuiet={isQuiet(stroke.markId)} />
      ))}
      {words.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a drawing's words keep their order
        <Words key={at} words={one} isQuiet={isQuiet(one.markId)} />
      ))}
    </g>
  );
}

export function ProofMarks(props: {
  readonly workspace: Workspace;
  readonly sheets: readonly Sheet[];
  readonly view: Viewport;
  readonly board: { readonly width: number; readonly height: number };
}) {
  const { workspace, sheets, view, board } = props;
  const { edition } = useParts(workspace.session.state, 'edition');
  const { mode } = useParts(workspace.state, 'mode');
  const { showsMarks } = useParts(workspace.proof.state, 'showsMarks');
  if (edition === null || !showsMarks || Object.keys(edition.marks).length === 0) return null;
  return (
    <svg
      className={mode === 'proof' ? 'proof-layer reading' : 'proof-layer'}
      width={board.width}
      height={board.height}
      aria-hidden="true"
    >
      {sheets.map((sheet) => (
        <SheetMarks key={sheet.page.id} workspace={workspace} edition={edition} sheet={sheet} view={view} />
      ))}
    </svg>
  );
}
