/** The pages on their pasteboard: painted, with the overlay above them, which takes the gestures. */
import { type MouseEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { isMaster } from '../../shared/edition/masters.ts';
import { halvesOf } from '../../shared/edition/spreads.ts';
import type { Desk } from '../desk/desk.ts';
import { useWords } from '../i18n/strings.ts';
import { ProofMarks } from '../proof/ProofMarks.tsx';
import type { ProofDesk } from '../proof/proof-desk.ts';
import { useParts } from '../session/observable.ts';
import type { DroppedAt } from '../state/dropped-at.ts';
import { preferences } from '../state/preferences.ts';
import type { Stores } from '../state/stores.ts';
import { isOfPage } from './clipboard-events.ts';
import { draggedKeys, PICTURE_TYPE } from './drag-types.ts';
import { layBoard } from './follow-drag.ts';
import { usePaintable, useScreenFonts } from './fonts.ts';
import type { GestureMachine } from './gestures/machine.ts';
import { MasterBar } from './MasterBar.tsx';
import { Overlay } from './overlay/Overlay.tsx';
import { StorySays } from './overlay/StoryShape.tsx';
import { PageField } from './PageField.tsx';
import { PageInput } from './PageInput.tsx';
import { PageText } from './PageText.tsx';
import type { PageTyping } from './page-typing.ts';
import type { Pictures } from './pictures.ts';
import { Rulers } from './Rulers.tsx';
import { SheetCanvas } from './SheetCanvas.tsx';
import { type Sheet, sheetsOf } from './sheets.ts';
import type { StoryDrag } from './story-drag.ts';
import { useBoardView } from './use-board-view.ts';
import { useGestures } from './use-gestures.ts';

/** What of the window it needs. */
type PasteboardHost = Pick<Stores, 'session' | 'view' | 'selection' | 'caret' | 'notices' | 'findings'> & {
  readonly desk: Pick<Desk, 'threads' | 'masters' | 'pasting' | 'pastedPictures' | 'tray'>;
  readonly proof: Pick<ProofDesk, 'store' | 'walking'>;
  readonly pictures: Pictures;
  readonly typing: PageTyping;
  readonly gestures: GestureMachine;
  readonly storyDrag: StoryDrag;
  readonly reader: { press(key: ReadingKey, isSelecting: boolean): void; count(digit: string): void };
};

type ReadingKey = 'left' | 'right' | 'up' | 'down' | 'start' | 'end';

/** Keys that move the caret, or select, while proofreading. */
const readingKeys: Readonly<Record<string, ReadingKey>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'start',
  End: 'end',
};

/** The pages on the board, with what each shows. */
function useSheets(workspace: PasteboardHost): readonly Sheet[] {
  const { shown, edition } = useParts(workspace.session.state, 'shown', 'edition');
  const { pageId, isSpread } = useParts(workspace.view, 'pageId', 'isSpread');
  return useMemo(
    () => (edition === null || pageId === null ? [] : sheetsOf(edition, pageId, isSpread, shown)),
    [edition, pageId, isSpread, shown],
  );
}

/** Takes what is pasted while nobody types: a table onto the page or into the one selected, files, copy as a story. */
function usePasting({ desk, view, notices, gestures }: PasteboardHost, onFiles: (files: FileList) => void): void {
  const take = useRef(onFiles);
  take.current = onFiles;
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const { clipboardData } = event;
      if (clipboardData === null || event.defaultPrevented || !isOfPage(event, view)) return;
      void notices.attempt(async () => {
        const { files } = clipboardData;
        const hasFile = [...files].some((file) => window.dayang.pathOf(file) !== '');
        const isTaken = hasFile ? true : desk.pasting.paste(clipboardData, gestures.takeBarePlace());
        if (isTaken) event.preventDefault();
        if (hasFile) take.current(files);
        else if (!isTaken && !(await desk.pastedPictures.paste(files, preferences.get().language))) {
          notices.notify('refused', 'pasteNothing');
        }
      }, 'paste');
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, [desk, view, notices, gestures]);
}

/** Asks for the pictures of the pages shown; counts those that have come. */
function usePictures({ pictures }: PasteboardHost, sheets: readonly Sheet[]): number {
  const [arrivals, setArrivals] = useState(0);
  useEffect(() => pictures.onArrival(() => setArrivals((count) => count + 1)), [pictures]);
  useEffect(() => {
    const items = sheets.flatMap((sheet) => sheet.composed?.items ?? []);
    pictures.look(new Set(items.flatMap((item) => (item.kind === 'picture' ? [item.imageId] : []))));
  }, [pictures, sheets]);
  return arrivals;
}

/** How far the pointer goes in a press that drags nothing, in CSS pixels. */
const STILL = 3;

/**
 * Opens the card of the finding that is pressed: on its line, or on its words, unless the press selects a block by them. Who
 * drags means what is dragged.
 */
function useFindingPressed({ findings, selection }: Pick<PasteboardHost, 'findings' | 'selection'>) {
  const press = useRef<{ readonly x: number; readonly y: number; readonly blocks: string } | null>(null);
  const selected = () => selection.get().blocks.join();
  return {
    onPointerDownCapture: ({ clientX: x, clientY: y }: PointerEvent) => {
      press.current = { x, y, blocks: selected() };
    },
    onClick: ({ clientX: x, clientY: y }: MouseEvent) => {
      const down = press.current;
      if (down === null || Math.hypot(x - down.x, y - down.y) > STILL) return;
      const finding = findings.at(x, y, down.blocks === selected() ? 'words' : 'line');
      if (finding !== undefined) findings.open(finding, false);
    },
  };
}

export function Pasteboard(props: {
  readonly workspace: PasteboardHost;
  /** Files from outside were dropped: on a place of a page, or beside it. */
  readonly onFiles: (files: FileList, at: DroppedAt | null) => void;
}) {
  const { workspace, onFiles } = props;
  const words = useWords();
  const { edition, broken } = useParts(workspace.session.state, 'edition', 'broken');
  const { pageId, showsGrid, showsRulers, mode } = useParts(
    workspace.view,
    'pageId',
    'showsGrid',
    'showsRulers',
    'mode',
  );
  const { blocks: selection, tool } = useParts(workspace.selection, 'blocks', 'tool');
  const { isTyping } = useParts(workspace.caret, 'isTyping');
  const holder = useRef<HTMLDivElement>(null);
  const sheets = useSheets(workspace);
  const { lie, view, board } = useBoardView(workspace, holder, sheets);
  const { listeners, onHandle, onColumn, pointOf } = useGestures(workspace.gestures, lie, holder, sheets);
  const pointing = useFindingPressed(workspace);
  const arrivals = usePictures(workspace, sheets);
  usePasting(workspace, (files) => onFiles(files, null));
  const hasFonts = usePaintable(sheets);
  const areFacesWhole = useScreenFonts();
  const current = sheets.find((sheet) => sheet.page.id === pageId);

  useEffect(() => {
    layBoard((event) => {
      const at = holder.current?.getBoundingClientRect();
      const { clientX, clientY } = event;
      const isOn =
        at !== undefined && clientX >= at.left && clientX <= at.right && clientY >= at.top && clientY <= at.bottom;
      const point = pointOf(event);
      const sheet = sheets.findLast((one) => point.x >= one.x) ?? sheets[0];
      if (!isOn || sheet === undefined || mode === 'proof') return null;
      return { sheet, x: point.x - sheet.x, y: point.y, screen: point.screen };
    });
    return () => layBoard(null);
  }, [pointOf, sheets, mode]);

  const onDrop = (event: React.DragEvent) => {
    const pictures = draggedKeys.read(event.dataTransfer.getData(PICTURE_TYPE));
    const isFiles = event.dataTransfer.files.length > 0;
    if (pictures.length === 0 && !isFiles) return;
    event.preventDefault();
    const point = pointOf(event);
    const sheet = sheets.findLast((one) => point.x >= one.x) ?? sheets[0];
    if (sheet === undefined) {
      if (isFiles) onFiles(event.dataTransfer.files, null);
      return;
    }
    const at = { pageId: sheet.page.id, x: point.x - sheet.x, y: point.y };
    if (isFiles) {
      // Beside the pages it is dropped on nothing of them.
      const { width, height } = sheet.page.grid.trim;
      const isOnPage = at.x >= 0 && at.y >= 0 && at.x <= width && at.y <= height;
      onFiles(event.dataTransfer.files, isOnPage ? { kind: 'page', point: at } : null);
      return;
    }
    void workspace.notices.attempt(async () => workspace.desk.tray.dropAll(pictures, at), 'drop');
  };

  return (
    <div
      className="pasteboard"
      ref={holder}
      role="application"
      aria-label={words('board')}
      data-testid="pasteboard"
      data-tool={tool}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the keyboard
      tabIndex={0}
      {...listeners}
      {...pointing}
      onKeyDown={(event) => {
        if (mode !== 'proof' || event.ctrlKey || event.metaKey || event.altKey) return;
        const key = readingKeys[event.key];
        if (key !== undefined) workspace.reader.press(key, event.shiftKey);
        else if (/^\d$/u.test(event.key)) workspace.reader.count(event.key);
        else return;
        event.preventDefault();
      }}
      onDragOver={(event) => {
        const { types } = event.dataTransfer;
        if (types.includes(PICTURE_TYPE)) event.preventDefault();
      }}
      onDrop={onDrop}
    >
      {(current?.composed === undefined || !hasFonts) && (
        <p className="pasteboard-wait" role={broken === null ? 'status' : 'alert'}>
          {broken?.[words.language] ?? words('composing')}
        </p>
      )}
      {hasFonts &&
        board.width > 0 &&
        sheets.map((sheet) => (
          <SheetCanvas
            key={sheet.page.id}
            workspace={workspace}
            sheet={sheet}
            view={view}
            board={board}
            // All is painted anew when the whole faces come: with few glyphs to go by, the browser fits them to pixels otherwise.
            arrivals={2 * arrivals + Number(areFacesWhole)}
            showsGrid={showsGrid}
          />
        ))}
      <Overlay
        workspace={workspace}
        sheets={sheets}
        view={view}
        board={board}
        onHandle={onHandle}
        onColumn={onColumn}
      />
      <StorySays drag={workspace.storyDrag} />
      <ProofMarks workspace={workspace} sheets={sheets} view={view} board={board} />
      {showsRulers && current !== undefined && (
        <Rulers
          board={board}
          view={view}
          x={current.x}
          again={halvesOf(current.page)[1]?.shift ?? null}
          selection={selection}
          edition={edition}
        />
      )}
      {current?.composed !== undefined && edition !== null && <PageText page={current.composed} edition={edition} />}
      {edition !== null && isMaster(current?.page) && (
        <MasterBar edition={edition} master={current.page} onDone={() => workspace.desk.masters.done()} />
      )}
      {isTyping && <PageInput host={workspace} sheets={sheets} view={view} board={holder} />}
      <PageField host={workspace} sheets={sheets} view={view} board={holder} />
    </div>
  );
}
