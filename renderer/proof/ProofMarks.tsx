/** Marks drawn over the pages on the board, as in the page proof. */
import { memo, useMemo, useRef } from 'react';
import type { ComposedPage } from '../../shared/compose/display-list.ts';
import type { MarkId, PageId } from '../../shared/edition/ids.ts';
import type { Edition } from '../../shared/edition/records.ts';
import type { Frame } from '../../shared/edition/units.ts';
import { MARGIN, type ProofWords } from '../../shared/proof/margins.ts';
import { roundsInOrder } from '../../shared/proof/rounds.ts';
import { svgPath } from '../../shared/proof/shapes.ts';
import { type ProofView, proofView } from '../../shared/proof/sheet.ts';
import type { Sheet } from '../pages/sheets.ts';
import type { Viewport } from '../pages/viewport.ts';
import { useParts } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';
import { useFollowed } from '../ui/use-followed.ts';
import type { ProofDesk } from './proof-desk.ts';

/** What of the window it needs. */
type ProofMarksHost = Pick<Stores, 'session' | 'view'> & { readonly proof: Pick<ProofDesk, 'store' | 'walking'> };

/** One mark as it is shown: its strokes of one width together. */
interface Shown {
  readonly id: MarkId;
  readonly colour: string;
  /** Path data by stroke width. */
  readonly paths: readonly (readonly [width: number, d: string])[];
  readonly words: readonly ProofWords[];
  readonly areas: readonly Frame[];
  /** All of it as text: two that say the same look the same. */
  readonly look: string;
}

function byMark<T extends { readonly markId: MarkId }>(list: readonly T[]): Map<MarkId, T[]> {
  const grouped = new Map<MarkId, T[]>();
  for (const one of list) {
    const own = grouped.get(one.markId);
    if (own === undefined) grouped.set(one.markId, [one]);
    else own.push(one);
  }
  return grouped;
}

function shownMarks({ drawing, marks }: ProofView): Shown[] {
  const paths = new Map<MarkId, Map<number, string>>();
  for (const { markId, width, path } of drawing.strokes) {
    const own = paths.get(markId) ?? new Map<number, string>();
    own.set(width, (own.get(width) ?? '') + svgPath(path));
    paths.set(markId, own);
  }
  const words = byMark(drawing.words);
  const areas = byMark(drawing.areas);
  return marks.map(({ mark: { id }, colour }) => {
    const drawn = {
      id,
      colour,
      paths: [...(paths.get(id) ?? [])],
      words: words.get(id) ?? [],
      areas: (areas.get(id) ?? []).map(({ frame }) => frame),
    };
    return { ...drawn, look: JSON.stringify(drawn) };
  });
}

interface MarkProps {
  readonly shown: Shown;
  readonly isQuiet: boolean;
  readonly isSelected: boolean;
  /** Width of the sheet: beyond it lie the margins. */
  readonly width: number;
  readonly onSelect: (id: MarkId) => void;
}

/** Drawn anew where something of it changed: an edit moves a few of hundreds. */
const Mark = memo(
  function Mark({ shown, isQuiet, isSelected, width, onSelect }: MarkProps) {
    const { id, colour, paths, words, areas } = shown;
    return (
      <g className={isQuiet ? 'mark quiet' : 'mark'}>
        {areas.map((frame) => (
          <rect
            key={`${frame.x}/${frame.y}`}
            className={isSelected ? 'mark-area selected' : 'mark-area'}
            data-mark={id}
            {...frame}
            onPointerDown={(event) => {
              // A press on words in the margin selects the mark; text on the page stays text to select.
              onSelect(id);
              if (frame.x < 0 || frame.x > width) event.stopPropagation();
            }}
          />
        ))}
        {paths.map(([stroke, d]) => (
          <path key={stroke} className="mark-stroke" stroke={colour} strokeWidth={stroke} d={d} />
        ))}
        {words.map(({ x, y, size, text }) => (
          <text key={`${x}/${y}`} className="mark-words" x={x} y={y} fontSize={size} fill={colour}>
            {text}
          </text>
        ))}
      </g>
    );
  },
  (before, after) =>
    before.isQuiet === after.isQuiet &&
    before.isSelected === after.isSelected &&
    before.width === after.width &&
    before.shown.look === after.shown.look,
);

interface SheetProps {
  readonly workspace: ProofMarksHost;
  readonly edition: Edition;
  readonly composed: ComposedPage | undefined;
  readonly width: number;
}

const SheetMarks = memo(function SheetMarks({ workspace, edition, composed, width }: SheetProps) {
  const { markId } = useParts(workspace.proof.store, 'markId');
  const shown = useMemo(
    () => (composed === undefined ? [] : shownMarks(proofView(edition, roundsInOrder(edition), composed))),
    [edition, composed],
  );
  const onSelect = useMemo(() => (id: MarkId) => workspace.proof.walking.select(id), [workspace]);
  return shown.map((one) => (
    <Mark
      key={one.id}
      shown={one}
      isQuiet={edition.marks[one.id]?.state !== 'open' && one.id !== markId}
      isSelected={one.id === markId}
      width={width}
      onSelect={onSelect}
    />
  ));
});

/** An edition and pages of it as composed: what marks are drawn from. */
interface MarkedPages {
  readonly edition: Edition;
  readonly pages: ReadonlyMap<PageId, ComposedPage | undefined>;
}

/** What of an edition marks are drawn from. */
const drawnFrom = ['rounds', 'marks', 'blocks', 'articles'] as const;

/** The same object while nothing changed that marks are drawn from. */
function useMarkedPages(edition: Edition, sheets: readonly Sheet[]): MarkedPages {
  const last = useRef<MarkedPages | null>(null);
  const known = last.current;
  const isSame =
    known !== null &&
    drawnFrom.every((table) => known.edition[table] === edition[table]) &&
    known.pages.size === sheets.length &&
    sheets.every(({ page, composed }) => known.pages.has(page.id) && known.pages.get(page.id) === composed);
  if (isSame) return known;
  const now = { edition, pages: new Map(sheets.map(({ page, composed }) => [page.id, composed])) };
  last.current = now;
  return now;
}

/** True where only copy changed, as it does with each key; another page, or a mark put, is shown at once. */
function isTyped(shown: MarkedPages, now: MarkedPages): boolean {
  const isSameSheets = shown.pages.size === now.pages.size && [...now.pages].every(([id]) => shown.pages.get(id));
  return isSameSheets && shown.edition.articles !== now.edition.articles;
}

function Sheets(props: {
  readonly workspace: ProofMarksHost;
  readonly edition: Edition;
  readonly sheets: readonly Sheet[];
  readonly view: Viewport;
}) {
  const { workspace, sheets, view } = props;
  const { edition, pages } = useFollowed(useMarkedPages(props.edition, sheets), isTyped);
  return sheets.map(({ page, x: left }) => (
    <g
      key={page.id}
      transform={`translate(${view.x + left * view.zoom} ${view.y}) scale(${view.zoom})`}
      className="proof-marks"
      data-testid="proof-marks"
    >
      {[-MARGIN, page.grid.trim.width].map((x) => (
        <rect key={x} className="proof-paper" x={x} y={0} width={MARGIN} height={page.grid.trim.height} />
      ))}
      <SheetMarks workspace={workspace} edition={edition} composed={pages.get(page.id)} width={page.grid.trim.width} />
    </g>
  ));
}

export function ProofMarks(props: {
  readonly workspace: ProofMarksHost;
  readonly sheets: readonly Sheet[];
  readonly view: Viewport;
  readonly board: { readonly width: number; readonly height: number };
}) {
  const { workspace, sheets, view, board } = props;
  const { edition } = useParts(workspace.session.state, 'edition');
  const { mode } = useParts(workspace.view, 'mode');
  const { showsMarks } = useParts(workspace.proof.store, 'showsMarks');
  if (edition === null || !showsMarks || Object.keys(edition.marks).length === 0) return null;
  return (
    <svg
      className={mode === 'proof' ? 'proof-layer reading' : 'proof-layer'}
      width={board.width}
      height={board.height}
      aria-hidden="true"
    >
      <Sheets workspace={workspace} edition={edition} sheets={sheets} view={view} />
    </svg>
  );
}
