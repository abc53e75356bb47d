/** What is drawn above the page and never printed: selection, handles, ports, threads, guides, fit. */
import { memo, useEffect, useRef, useState } from 'react';
import type { ComposedPage } from '../../shared/compose/display-list.ts';
import { boundsOf } from '../../shared/edition/boxes.ts';
import type { Handle } from '../../shared/edition/frames.ts';
import type { Block, BodyBlock, Edition } from '../../shared/edition/records.ts';
import { threadOf } from '../../shared/edition/selectors.ts';
import { neighbours } from '../../shared/edition/threads.ts';
import type { Frame } from '../../shared/edition/units.ts';
import { toMm } from '../../shared/edition/units.ts';
import type { Workspace } from '../app/workspace.ts';
import { useWords } from '../i18n/strings.ts';
import { Remedies } from '../inspector/Remedies.tsx';
import { useParts } from '../session/observable.ts';
import type { CopyCaret } from '../state/copy-caret.ts';
import { caretLine, rangeBetween, selectionBoxes, type TextRange } from './place-map.ts';
import type { Sheet } from './sheets.ts';
import type { OnHandle } from './use-gestures.ts';
import type { Viewport } from './viewport.ts';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function boxOf(frame: Frame, sheet: Sheet, view: Viewport): Box {
  return {
    left: view.x + (sheet.x + frame.x) * view.zoom,
    top: view.y + frame.y * view.zoom,
    width: frame.width * view.zoom,
    height: frame.height * view.zoom,
  };
}

function Outline({ box, className }: { readonly box: Box; readonly className: string }) {
  return (
    <rect
      className={className}
      x={box.left}
      y={box.top}
      width={Math.max(1, box.width)}
      height={Math.max(1, box.height)}
    />
  );
}

const handles: readonly Handle[] = [
  { x: -1, y: -1 },
  { x: 0, y: -1 },
  { x: 1, y: -1 },
  { x: -1, y: 0 },
  { x: 1, y: 0 },
  { x: -1, y: 1 },
  { x: 0, y: 1 },
  { x: 1, y: 1 },
];

/** A name for a handle that cursors and tests know: `nw`, `e` … */
function compass({ x, y }: Handle): string {
  return `${y < 0 ? 'n' : y > 0 ? 's' : ''}${x < 0 ? 'w' : x > 0 ? 'e' : ''}`;
}

function Handles({ box, block, onHandle }: { readonly box: Box; readonly block: Block; readonly onHandle: OnHandle }) {
  return (
    <>
      {handles.map((handle) => (
        <rect
          key={compass(handle)}
          className={`handle ${compass(handle)}`}
          data-testid={`handle-${compass(handle)}`}
          x={box.left + ((handle.x + 1) / 2) * box.width - 4}
          y={box.top + ((handle.y + 1) / 2) * box.height - 4}
          width={8}
          height={8}
          onPointerDown={(event) => onHandle(block.id, handle, event)}
        />
      ))}
    </>
  );
}

/** Where a block's text comes in and goes out. */
function portsOf(box: Box): { readonly into: [number, number]; readonly out: [number, number] } {
  return {
    into: [box.left, box.top + Math.min(18, box.height / 2)],
    out: [box.left + box.width, box.top + box.height - Math.min(18, box.height / 2)],
  };
}

function Threads(props: {
  readonly edition: Edition;
  readonly article: BodyBlock['articleId'];
  readonly sheets: readonly Sheet[];
  readonly view: Viewport;
}) {
  const { edition, article, sheets, view } = props;
  const words = useWords();
  const thread = threadOf(edition, article);
  const boxes = thread.map((block) => {
    const sheet = sheets.find((one) => one.page.id === block.pageId);
    return sheet === undefined ? null : boxOf(block.frame, sheet, view);
  });
  return (
    <>
      {thread.slice(1).map((block, at) => {
        const from = boxes[at] ?? null;
        const to = boxes[at + 1] ?? null;
        if (from !== null && to !== null) {
          const [x0, y0] = portsOf(from).out;
          const [x1, y1] = portsOf(to).into;
          return (
            <line key={block.id} className="thread-path" data-testid="thread-path" x1={x0} y1={y0} x2={x1} y2={y1} />
          );
        }
        const near = from ?? to;
        if (near === null) return null;
        const [x, y] = from !== null ? portsOf(near).out : portsOf(near).into;
        const other = edition.pages[(from !== null ? block : (thread[at] ?? block)).pageId]?.number ?? 0;
        return (
          <text key={block.id} className="thread-page" x={x} y={y - 10} textAnchor={from !== null ? 'end' : 'start'}>
            {words(from !== null ? 'threadTo' : 'threadFrom', { number: other })}
          </text>
        );
      })}
    </>
  );
}

/** The ports of a body block, as buttons: a click links on, with Alt ends the thread here. */
function Ports(props: {
  readonly workspace: Workspace;
  readonly edition: Edition;
  readonly block: BodyBlock;
  readonly box: Box;
  readonly overset: number;
}) {
  const { workspace, edition, block, box, overset } = props;
  const words = useWords();
  const { previous, next } = neighbours(edition, block);
  const { into, out } = portsOf(box);
  return (
    <>
      <i className={previous === undefined ? 'port in' : 'port in linked'} style={{ left: into[0], top: into[1] }} />
      <button
        type="button"
        className={`port out ${next !== undefined ? 'linked' : overset > 0 ? 'overset' : ''}`}
        data-testid="port-out"
        style={{ left: out[0], top: out[1] }}
        title={words('portHelp')}
        aria-label={words('portHelp')}
        onClick={(event) => {
          if (event.altKey) workspace.desk.threads.unlink(block.id);
          else workspace.desk.threads.startLink(block.id);
          workspace.view.board?.focus();
        }}
      >
        {next !== undefined ? '▸' : overset > 0 ? '+' : ''}
      </button>
    </>
  );
}

interface Fit {
  readonly block: BodyBlock;
  readonly overset: number;
  readonly short: number;
}

/** How text fits where its threads end on a page. */
function fitsOn(page: ComposedPage, edition: Edition): Fit[] {
  return page.blocks.flatMap((fit): Fit[] => {
    const block = edition.blocks[fit.id];
    if (block?.kind !== 'body' || (fit.oversetCharacters === 0 && fit.linesShort === 0)) return [];
    const isLast = threadOf(edition, block.articleId).at(-1)?.id === block.id;
    if (!isLast || fit.reason === 'copy-to-come') return [];
    return [{ block, overset: fit.oversetCharacters, short: fit.oversetCharacters > 0 ? 0 : fit.linesShort }];
  });
}

function FitBadge({ workspace, fit, box }: { readonly workspace: Workspace; readonly fit: Fit; readonly box: Box }) {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  const popover = useRef<HTMLDivElement>(null);
  // A press elsewhere, or Escape, closes it.
  useEffect(() => {
    if (!isOpen) return undefined;
    const close = (event: Event) => {
      const isInside = event.target instanceof Node && popover.current?.contains(event.target) === true;
      if (!isInside && (!(event instanceof KeyboardEvent) || event.key === 'Escape')) setOpen(false);
    };
    window.addEventListener('pointerdown', close, { capture: true });
    window.addEventListener('keydown', close, { capture: true });
    return () => {
      window.removeEventListener('pointerdown', close, { capture: true });
      window.removeEventListener('keydown', close, { capture: true });
    };
  }, [isOpen]);
  const { overset, short, block } = fit;
  const text = overset > 0 ? words('badgeOverset', { count: overset }) : words('badgeShort', { count: short });
  const place = { left: box.left + box.width - 6, top: box.top + box.height - 22 };
  return (
    <>
      <button
        type="button"
        className={overset > 0 ? 'fit-badge overset' : 'fit-badge'}
        data-testid="fit-badge"
        style={place}
        onClick={() => {
          workspace.selection.select([block.id], { alone: true });
          setOpen(true);
        }}
      >
        {text}
      </button>
      {isOpen && (
        <div ref={popover} className="fit-popover" style={{ left: place.left, top: place.top }}>
          <Remedies workspace={workspace} articleId={block.articleId} onDone={() => setOpen(false)} />
        </div>
      )}
    </>
  );
}

/** Selected blocks outlined one by one; more are outlined together. */
const MOST_OUTLINED = 300;

function sizeText({ width, height }: Frame): string {
  return `${toMm(width).toFixed(1)} × ${toMm(height).toFixed(1)} mm`;
}

/** The text selected in the galley; null where none is. */
function rangeOf(edition: Edition, { place, anchor }: CopyCaret): TextRange | null {
  if (anchor == null) return null;
  const parts = edition.articles[place.articleId]?.body.map((paragraph) => paragraph.id) ?? [];
  return rangeBetween(parts, anchor, place);
}

export const Overlay = memo(function Overlay(props: {
  readonly workspace: Workspace;
  readonly sheets: readonly Sheet[];
  readonly view: Viewport;
  readonly board: { readonly width: number; readonly height: number };
  readonly onHandle: OnHandle;
}) {
  const { workspace, sheets, view, board, onHandle } = props;
  const { sketch } = useParts(workspace.gestures.shown, 'sketch');
  const { edition } = useParts(workspace.session.state, 'edition');
  const {
    blocks: selection,
    cropping,
    linkFrom,
    tool,
  } = useParts(workspace.selection, 'blocks', 'cropping', 'linkFrom', 'tool');
  const { at: caret } = useParts(workspace.caret, 'at');
  if (edition === null) return null;
  const sheetOf = (block: Block) => sheets.find((sheet) => sheet.page.id === block.pageId);
  const selected = selection.flatMap((id) => {
    const block = edition.blocks[id];
    const sheet = block === undefined ? undefined : sheetOf(block);
    return block === undefined || sheet === undefined ? [] : [{ block, sheet, box: boxOf(block.frame, sheet, view) }];
  });
  const [first] = selected;
  const [only] = selected.length === 1 ? selected : [];
  const threaded = selected.map(({ block }) => block).find((block): block is BodyBlock => block.kind === 'body');
  const isMoving = sketch?.kind === 'move';
  const range = caret === null ? null : rangeOf(edition, caret);
  const [moved] = sketch?.frames ?? [];
  return (
    <div className="overlay">
      <svg width={board.width} height={board.height} aria-hidden="true">
        {!isMoving &&
          selected
            .slice(0, MOST_OUTLINED)
            .map(({ block, box }) => (
              <Outline
                key={block.id}
                box={box}
                className={
                  block.id === cropping ? 'selected cropping' : block.locked === true ? 'selected locked' : 'selected'
                }
              />
            ))}
        {!isMoving && selected.length > MOST_OUTLINED && first !== undefined && (
          <Outline
            box={boxOf(boundsOf(selected.map(({ block }) => block.frame)), first.sheet, view)}
            className="selected"
          />
        )}
        {threaded !== undefined && !isMoving && (
          <Threads edition={edition} article={threaded.articleId} sheets={sheets} view={view} />
        )}
        {only !== undefined && !isMoving && only.block.locked !== true && cropping === null && tool === 'select' && (
          <Handles box={only.box} block={only.block} onHandle={onHandle} />
        )}
        {sketch?.frames.slice(0, MOST_OUTLINED).map((frame, at) => (
          <Outline
            // biome-ignore lint/suspicious/noArrayIndexKey: the frames of one gesture keep their order
            key={at}
            box={boxOf(frame, sketch.sheet, view)}
            className={sketch.kind === 'marquee' ? 'marquee' : 'selected'}
          />
        ))}
        {sketch?.guides.map(({ axis, at }) =>
          axis === 'x' ? (
            <line
              key={`x${at}`}
              className="guide"
              data-testid="guide"
              x1={view.x + (sketch.sheet.x + at) * view.zoom}
              x2={view.x + (sketch.sheet.x + at) * view.zoom}
              y1={0}
              y2={board.height}
            />
          ) : (
            <line
              key={`y${at}`}
              className="guide"
              data-testid="guide"
              x1={0}
              x2={board.width}
              y1={view.y + at * view.zoom}
              y2={view.y + at * view.zoom}
            />
          ),
        )}
        {range !== null &&
          !isMoving &&
          sheets.flatMap((sheet) =>
            sheet.composed === undefined
              ? []
              : selectionBoxes(sheet.composed, range).map((frame) => (
                  <Outline
                    key={`${sheet.page.id}/${frame.x}/${frame.y}`}
                    box={boxOf(frame, sheet, view)}
                    className="text-selection"
                  />
                )),
          )}
        {sheets.map((sheet) => {
          const line =
            caret === null || sheet.composed === undefined || isMoving ? null : caretLine(sheet.composed, caret.place);
          if (line === null) return null;
          const box = boxOf({ x: line.x, y: line.top, width: 0, height: line.height }, sheet, view);
          return (
            <rect key={sheet.page.id} className="caret" x={box.left - 1} y={box.top} width={2} height={box.height} />
          );
        })}
      </svg>
      {sketch !== null && sketch.kind !== 'marquee' && moved !== undefined && (
        <output
          className="sketch-size"
          style={{ left: boxOf(moved, sketch.sheet, view).left, top: boxOf(moved, sketch.sheet, view).top - 22 }}
        >
          {sizeText(moved)}
        </output>
      )}
      {sketch === null &&
        sheets.flatMap((sheet) =>
          sheet.composed === undefined
            ? []
            : fitsOn(sheet.composed, edition).map((fit) => (
                <FitBadge
                  key={fit.block.id}
                  workspace={workspace}
                  fit={fit}
                  box={boxOf(fit.block.frame, sheet, view)}
                />
              )),
        )}
      {sketch === null &&
        selected.flatMap(({ block, box, sheet }) =>
          block.kind === 'body' && (tool === 'select' ? only !== undefined : linkFrom === block.id)
            ? [
                <Ports
                  key={block.id}
                  workspace={workspace}
                  edition={edition}
                  block={block}
                  box={box}
                  overset={sheet.composed?.blocks.find((fit) => fit.id === block.id)?.oversetCharacters ?? 0}
                />,
              ]
            : [],
        )}
    </div>
  );
});
