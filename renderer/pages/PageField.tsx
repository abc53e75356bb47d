/** The field in which words of a block's own are typed, laid where they stand on the page. */
import { useEffect, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { type BlockKind, type Block as BlockOf, blockModule, blockName } from '../../shared/blocks/kinds.ts';
import { rangeSpan } from '../../shared/blocks/table-cells.ts';
import type { Edition } from '../../shared/edition/records.ts';
import type { Frame } from '../../shared/edition/units.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts, type Watched } from '../session/observable.ts';
import type { WordsPlace } from '../story/own-words.ts';
import { useSteppedField } from '../story/stepped-field.ts';
import { isFocusLent } from '../ui/regions.ts';
import type { OwnTyping } from './own-typing.ts';
import type { Sheet } from './sheets.ts';
import type { Viewport } from './viewport.ts';

/** Type smaller than this is not read on a screen, in CSS pixels. */
const LEAST_TYPE = 12;
/** Type larger than this leaves no room to write in. */
const MOST_TYPE = 44;
/** The field is never smaller than this, in CSS pixels. */
const LEAST_WIDTH = 120;
const LEAST_HEIGHT = 26;

/** What of the window the field answers to. */
interface FieldHost {
  readonly typing: { readonly own: OwnTyping };
  readonly session: { readonly state: Watched<{ readonly edition: Edition | null }> };
  readonly view: { readonly board: { focus(): void } | null };
}

/** Where the sheets lie on the screen. */
interface BoardPlace {
  readonly sheets: readonly Sheet[];
  readonly view: Viewport;
  readonly board: React.RefObject<HTMLElement | null>;
}

/** The style a block is set in where it has none of its own. */
function usualStyle<K extends BlockKind>(block: BlockOf<K>): string | undefined {
  return blockModule<K>(block.kind).styleName?.(block);
}

/** Where on its sheet the words stand: the block's frame, or the cell's part of it. */
function frameOf(sheet: Sheet, edition: Edition, { block: id, cell }: WordsPlace): Frame | null {
  const block = edition.blocks[id];
  if (block === undefined) return null;
  const { columns = [], rows = [] } = sheet.composed?.blocks.find((one) => one.id === id) ?? {};
  if (block.kind !== 'table' || cell === null || columns.length === 0) return block.frame;
  const span = rangeSpan(block, { from: cell, to: cell });
  const [left, top] = [columns[span.column - 1] ?? 0, rows[span.row - 1] ?? 0];
  const right = columns[span.column + span.columns - 1] ?? block.frame.width;
  const foot = rows[span.row + span.rows - 1] ?? rows.at(-1) ?? block.frame.height;
  const { x, y } = block.frame;
  return { x: x + left, y: y + top, width: right - left, height: Math.max(foot - top, 1) };
}

/** Box and size of type of the field, in CSS pixels of the window; null while its page is not shown. */
function placeOf(edition: Edition, at: WordsPlace, { sheets, view, board }: BoardPlace): React.CSSProperties | null {
  const block = edition.blocks[at.block];
  const sheet = sheets.find(({ page }) => page.id === block?.pageId);
  const corner = board.current?.getBoundingClientRect();
  const frame = sheet === undefined ? null : frameOf(sheet, edition, at);
  if (block === undefined || sheet === undefined || frame === null || corner === undefined) return null;
  const own = 'size' in block && typeof block.size === 'number' ? block.size : undefined;
  const name = 'style' in block && typeof block.style === 'string' ? block.style : undefined;
  const style = edition.styles[name ?? usualStyle(block) ?? 'body'];
  const size = (own ?? style?.size ?? 9) * view.zoom;
  const width = Math.max(LEAST_WIDTH, frame.width * view.zoom);
  const height = Math.max(LEAST_HEIGHT, frame.height * view.zoom);
  const [left, top] = [
    corner.left + view.x + (sheet.x + frame.x) * view.zoom,
    corner.top + view.y + frame.y * view.zoom,
  ];
  // What is scrolled away is typed at the board's edge, where it is seen.
  return {
    left: Math.max(corner.left, Math.min(left, corner.right - width)),
    top: Math.max(corner.top, Math.min(top, corner.bottom - Math.min(height, corner.height))),
    width,
    minHeight: Math.min(height, corner.height),
    maxHeight: corner.height,
    fontSize: Math.max(LEAST_TYPE, Math.min(MOST_TYPE, size)),
  };
}

/** Leads from cell to cell, and out of the field. */
function press(event: React.KeyboardEvent, host: FieldHost, at: WordsPlace, hasLines: boolean): void {
  const { own } = host.typing;
  const leave = () => {
    own.end();
    host.view.board?.focus();
  };
  if (event.nativeEvent.isComposing || event.keyCode === 229) return;
  const { key, shiftKey, altKey } = event;
  if (key === 'Escape') {
    event.preventDefault();
    leave();
  } else if (key === 'Tab' && at.cell !== null) {
    event.preventDefault();
    own.toCell(shiftKey ? -1 : 1, 0, true);
  } else if (key === 'Tab') {
    event.preventDefault();
    leave();
  } else if (key === 'Enter' && at.cell !== null && !altKey) {
    event.preventDefault();
    own.toCell(0, shiftKey ? -1 : 1, true);
  } else if (key === 'Enter' && !hasLines) {
    event.preventDefault();
    leave();
  }
}

/** Keeps the keyboard in the field of each place that is gone to, at the end of what is written; a cell's words are taken whole. */
function useKeyboard(input: React.RefObject<HTMLTextAreaElement | null>, at: WordsPlace): void {
  const { block, cell } = at;
  const [row, column] = [cell?.row, cell?.column];
  useEffect(() => {
    const field = input.current;
    if (field === null || block === '') return;
    field.focus({ preventScroll: true });
    field.setSelectionRange(row === undefined || column === undefined ? field.value.length : 0, field.value.length);
  }, [input, block, row, column]);
}

/** As tall as what is written in it. */
function useHeight(input: React.RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    const field = input.current;
    if (field === null) return;
    field.style.height = 'auto';
    field.style.height = text === '' ? 'auto' : `${field.scrollHeight}px`;
  }, [input, text]);
}

function FieldAt({ host, at, ...place }: { readonly host: FieldHost; readonly at: WordsPlace } & BoardPlace) {
  const words = useWords();
  const { edition } = useParts(host.session.state, 'edition');
  const { own } = host.typing;
  const input = useRef<HTMLTextAreaElement>(null);
  const written = own.words;
  const field = useSteppedField(written?.text ?? '', own.steps, (text, kind) => own.write(text, kind));
  useKeyboard(input, at);
  useHeight(input, field.value);
  const block = edition?.blocks[at.block];
  if (edition === null || block === undefined || written === null) return null;
  const name = blockName(block);
  const label =
    at.cell === null
      ? words('typingIn', { what: name[words.language] })
      : words('typingInCell', { row: at.cell.row + 1, column: at.cell.column + 1 });
  return createPortal(
    <textarea
      {...field}
      ref={input}
      rows={1}
      className={at.cell === null ? 'page-field' : 'page-field cell'}
      data-region=".pasteboard"
      data-testid="page-field"
      aria-label={label}
      style={placeOf(edition, at, place) ?? { display: 'none' }}
      // Its portal leads to the board, which would take a press in it for one on the page.
      onPointerDown={(event) => {
        event.stopPropagation();
        field.onPointerDown();
      }}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        field.onKeyDown(event);
        press(event, host, at, written.hasLines);
      }}
      onBlur={() => {
        field.onBlur();
        // Dialogs and menus take the keyboard and give it back; anything else ends typing.
        setTimeout(() => {
          if (document.activeElement !== input.current && !isFocusLent() && own.get().at === at) own.end();
        });
      }}
    />,
    document.body,
  );
}

export function PageField({ host, ...place }: { readonly host: FieldHost } & BoardPlace) {
  const { at } = useParts(host.typing.own, 'at');
  return at === null ? null : <FieldAt host={host} at={at} {...place} />;
}
