/** What is drawn above the page and never printed, each kind of it in a file of its own. */
import { memo, useSyncExternalStore } from 'react';
import { cornersAtHand } from '../../../shared/compose/corners-at-hand.ts';
import type { BodyBlock, Edition } from '../../../shared/edition/records.ts';
import { isShaped } from '../../../shared/edition/shaping.ts';
import { movedTogether } from '../../../shared/edition/whole-stories.ts';
import type { Desk } from '../../desk/desk.ts';
import { useParts } from '../../session/observable.ts';
import type { ShapingState } from '../../state/selection.ts';
import type { Stores } from '../../state/stores.ts';
import type { Sketch } from '../gestures/gesture.ts';
import type { GestureMachine } from '../gestures/machine.ts';
import type { Sheet } from '../sheets.ts';
import type { StoryDrag } from '../story-drag.ts';
import type { OnColumn, OnHandle } from '../use-gestures.ts';
import type { Viewport } from '../viewport.ts';
import { CaretMarks } from './CaretMarks.tsx';
import { CellMarks } from './CellMarks.tsx';
import { ColumnLines } from './ColumnLines.tsx';
import { Corners } from './Corners.tsx';
import { EmptyText } from './EmptyText.tsx';
import { FindingMarks } from './FindingMarks.tsx';
import { FitBadges } from './FitBadges.tsx';
import { Folds } from './Fold.tsx';
import { Handles } from './Handles.tsx';
import { AlongOutlines, MasterOutlines, Outlines, RunArounds, type SelectedBlock, selectedOn } from './Outlines.tsx';
import { PlaceNames, PlaceOutlines } from './Places.tsx';
import { Ports } from './Ports.tsx';
import { SketchLines, SketchSize } from './Sketch.tsx';
import { StoryFrames } from './StoryShape.tsx';
import { Threads } from './Threads.tsx';

/** What of the window it needs. */
type OverlayHost = Pick<Stores, 'session' | 'view' | 'selection' | 'caret' | 'notices' | 'findings'> & {
  readonly desk: Pick<Desk, 'threads'>;
  readonly gestures: GestureMachine;
  readonly storyDrag: StoryDrag;
};

/** What a gesture shows, without following each of its moves. */
function useSketchKind({ shown }: GestureMachine): Sketch['kind'] | null {
  return useSyncExternalStore(shown.subscribe, () => shown.get().sketch?.kind ?? null);
}

function isBody(selected: SelectedBlock): selected is SelectedBlock & { readonly block: BodyBlock } {
  return selected.block.kind === 'body';
}

/** How a block selected meets its frame, as it is composed. */
function fitOf({ block, sheet }: SelectedBlock) {
  return sheet.composed?.blocks.find(({ id }) => id === block.id);
}

/** The corners of the block selected, while they are moved one by one. */
function CornersOf(props: {
  readonly edition: Edition;
  readonly selected: SelectedBlock;
  readonly shaping: ShapingState | null;
  readonly view: Viewport;
}) {
  const { edition, selected, shaping, view } = props;
  const { block, sheet, turn } = selected;
  if (shaping?.block !== block.id || !isShaped(block)) return null;
  const polygon = cornersAtHand(edition, block, shaping.of);
  return <Corners polygon={polygon} taken={shaping.corner} sheet={sheet} view={view} turn={turn} />;
}

export const Overlay = memo(function Overlay(props: {
  readonly workspace: OverlayHost;
  readonly sheets: readonly Sheet[];
  readonly view: Viewport;
  readonly board: { readonly width: number; readonly height: number };
  readonly onHandle: OnHandle;
  readonly onColumn: OnColumn;
}) {
  const { workspace, sheets, view, board, onHandle, onColumn } = props;
  const { gestures } = workspace;
  const { threads } = workspace.desk;
  const kind = useSketchKind(gestures);
  const { edition } = useParts(workspace.session.state, 'edition');
  const { blocks, isWhole, cropping, shaping, linkFrom, tool, cells } = useParts(
    workspace.selection,
    ...(['blocks', 'isWhole', 'cropping', 'shaping', 'linkFrom', 'tool', 'cells'] as const),
  );
  const { mode, showsGrid } = useParts(workspace.view, 'mode', 'showsGrid');
  const { isTyping } = useParts(workspace.caret, 'isTyping');
  if (edition === null) return null;
  const selected = selectedOn(edition, blocks, sheets, view);
  const along = isWhole ? movedTogether(edition, blocks, true).filter((id) => !blocks.includes(id)) : [];
  const bodies = selected.filter(isBody);
  const [only] = selected.length === 1 ? selected : [];
  const [threaded] = bodies;
  const isMoving = kind === 'move';
  const isOwn = only !== undefined && edition.blocks[only.block.id] !== undefined;
  const hasHandles = isOwn && only.block.locked !== true && cropping === null && shaping === null && tool === 'select';
  return (
    <div className="overlay">
      <svg width={board.width} height={board.height} aria-hidden="true">
        {mode !== 'proof' && <Folds sheets={sheets} view={view} showsZone={showsGrid || isMoving || kind === 'draw'} />}
        {mode !== 'proof' && <MasterOutlines edition={edition} sheets={sheets} view={view} />}
        {mode !== 'proof' && <PlaceOutlines edition={edition} sheets={sheets} view={view} />}
        {!isMoving && mode !== 'proof' && <RunArounds edition={edition} selected={selected} view={view} />}
        {!isMoving && mode !== 'proof' && <AlongOutlines along={selectedOn(edition, along, sheets, view)} />}
        {!isMoving && <Outlines selected={selected} cropping={cropping} view={view} />}
        {!isMoving && threaded !== undefined && (
          <Threads edition={edition} article={threaded.block.articleId} sheets={sheets} view={view} />
        )}
        {!isMoving && isOwn && tool === 'select' && only.block.kind === 'table' && cells?.block === only.block.id && (
          <CellMarks box={only.box} table={only.block} range={cells.range} fit={fitOf(only)} zoom={view.zoom} />
        )}
        {!isMoving && hasHandles && (
          <Handles box={only.box} block={only.block.id} turn={only.turn} onHandle={onHandle} />
        )}
        {!isMoving && only !== undefined && (
          <CornersOf edition={edition} selected={only} shaping={shaping} view={view} />
        )}
        <StoryFrames drag={workspace.storyDrag} view={view} />
        <SketchLines gestures={gestures} view={view} board={board} />
        {!isMoving && <CaretMarks caret={workspace.caret} edition={edition} sheets={sheets} view={view} />}
      </svg>
      {/* In a picture of their own: the caret moves with every key, and hundreds of lines are not painted anew with it. */}
      <svg width={board.width} height={board.height} aria-hidden="true">
        {!isMoving && <FindingMarks findings={workspace.findings} sheets={sheets} view={view} />}
      </svg>
      {!isMoving && mode !== 'proof' && <PlaceNames edition={edition} sheets={sheets} view={view} />}
      {/* Those on the way stay: one of them has the keyboard. */}
      {hasHandles && (
        <ColumnLines
          box={only.box}
          block={only.block.id}
          ends={fitOf(only)?.columns ?? []}
          zoom={view.zoom}
          onColumn={onColumn}
          onStep={(column, by) => gestures.widen(only.block.id, column, by)}
          onLeave={() => workspace.view.board?.focus()}
        />
      )}
      {hasHandles && kind === null && !isTyping && <EmptyText edition={edition} selected={only} />}
      <SketchSize workspace={workspace} gestures={gestures} view={view} />
      {kind === null && <FitBadges workspace={workspace} edition={edition} sheets={sheets} view={view} />}
      {kind === null &&
        bodies
          .filter(({ block }) => (tool === 'select' ? only !== undefined : linkFrom === block.id))
          .map(({ block, box, sheet }) => (
            <Ports
              key={block.id}
              edition={edition}
              block={block}
              box={box}
              overset={sheet.composed?.blocks.find((fit) => fit.id === block.id)?.oversetCharacters ?? 0}
              onLink={() => {
                threads.startLink(block.id);
                workspace.view.board?.focus();
              }}
              onUnlink={() => {
                threads.unlink(block.id);
                workspace.view.board?.focus();
              }}
            />
          ))}
    </div>
  );
});
