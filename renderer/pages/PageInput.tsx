/** Takes the keys and the input method while text is typed on the page; lies where the page's caret is. */
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { Edition } from '../../shared/edition/records.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts, type Watched } from '../session/observable.ts';
import type { CaretState } from '../state/caret.ts';
import type { CopyCaret } from '../state/copy-caret.ts';
import { caretOn } from '../state/empty-caret.ts';
import { isFocusLent } from '../ui/regions.ts';
import type { PageTyping } from './page-typing.ts';
import type { Sheet } from './sheets.ts';
import type { TypingKey } from './typing-key.ts';
import type { Viewport } from './viewport.ts';

const keys: Readonly<Record<string, TypingKey>> = {
  Backspace: 'backward',
  Delete: 'forward',
  Enter: 'break',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'start',
  End: 'end',
};

/** In CSS pixels of the window. */
interface CaretBox {
  readonly left: number;
  readonly top: number;
  readonly height: number;
}

/** What of the window the field answers to. */
interface TypingHost {
  readonly typing: PageTyping;
  readonly caret: Watched<CaretState> & { endTyping(): void };
  readonly session: { readonly state: Watched<{ readonly edition: Edition | null }> };
  readonly view: { readonly board: { focus(): void } | null };
}

/** Where the sheets lie on the screen. */
interface BoardPlace {
  readonly sheets: readonly Sheet[];
  readonly view: Viewport;
  readonly board: React.RefObject<HTMLElement | null>;
}

/** Where the caret stands; null while what was typed is being composed. */
function boxOf(edition: Edition, caret: CopyCaret, { sheets, view, board }: BoardPlace): CaretBox | null {
  const corner = board.current?.getBoundingClientRect();
  if (corner === undefined) return null;
  for (const sheet of sheets) {
    const line = sheet.composed === undefined ? null : caretOn(edition, sheet.composed, caret.place);
    if (line === null) continue;
    return {
      left: corner.left + view.x + (sheet.x + line.x) * view.zoom,
      top: corner.top + view.y + line.top * view.zoom,
      // A field without height takes no text; a caret across a vertical line has none.
      height: (line.width ?? line.height) * view.zoom,
    };
  }
  return null;
}

/** Where the field lies: at the caret; while what was typed is not composed yet, where that was before. */
function useCaretBox(host: TypingHost, place: BoardPlace): CaretBox {
  const { at: caret } = useParts(host.caret, 'at');
  const { edition } = useParts(host.session.state, 'edition');
  const last = useRef<CaretBox>({ left: 0, top: 0, height: 16 });
  const box = caret === null || edition === null ? null : boxOf(edition, caret, place);
  if (box !== null) last.current = box;
  return last.current;
}

/** Gives the field the keyboard, at once and whenever the window asks for it. */
function useKeyboard(host: TypingHost, input: React.RefObject<HTMLTextAreaElement | null>): void {
  useEffect(() => {
    input.current?.focus({ preventScroll: true });
    host.typing.focusInput = () => input.current?.focus({ preventScroll: true });
    return () => {
      host.typing.focusInput = () => undefined;
    };
  }, [host, input]);
}

/** What was written into the field, which is empty again. */
function takeText(field: HTMLTextAreaElement, typing: PageTyping): void {
  const text = field.value;
  field.value = '';
  if (text !== '') typing.insert(text);
}

/** What the clipboard takes from the page and brings to it. */
function clipboardEvents(typing: PageTyping) {
  const copy = (event: React.ClipboardEvent) => {
    event.preventDefault();
    event.clipboardData.setData('text/plain', typing.selected());
  };
  return {
    onPaste: (event: React.ClipboardEvent) => {
      event.preventDefault();
      typing.paste(event.clipboardData);
    },
    onCopy: copy,
    onCut: (event: React.ClipboardEvent) => {
      copy(event);
      if (typing.selected() !== '') typing.press('backward', false);
    },
  };
}

/** A key that went down in the field: an end of typing, a movement, or one that the field itself takes. */
function press(event: React.KeyboardEvent, host: TypingHost): void {
  if (event.nativeEvent.isComposing || event.keyCode === 229) return;
  host.typing.steps.key(event);
  if (event.key === 'Escape') {
    event.preventDefault();
    host.caret.endTyping();
    host.view.board?.focus();
    return;
  }
  if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey) {
    event.preventDefault();
    host.typing.selectAll();
    return;
  }
  if (event.key === 'Tab' && host.typing.toText(event.shiftKey ? -1 : 1)) {
    event.preventDefault();
    return;
  }
  const key = keys[event.key];
  if (key === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  host.typing.press(key, event.shiftKey);
}

export function PageInput({ host, ...place }: { readonly host: TypingHost } & BoardPlace) {
  const words = useWords();
  const { typing } = host;
  const input = useRef<HTMLTextAreaElement>(null);
  const { left, top, height } = useCaretBox(host, place);
  useKeyboard(host, input);
  return createPortal(
    <textarea
      ref={input}
      className="page-input"
      data-region=".pasteboard"
      data-testid="page-input"
      aria-label={words('typingOnPage')}
      lang="zh-CN"
      spellCheck={false}
      autoComplete="off"
      style={{ left, top, height, fontSize: Math.max(10, height / 1.12), lineHeight: `${height}px` }}
      {...clipboardEvents(typing)}
      onInput={(event) => {
        const isComposing = event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing;
        if (!isComposing) takeText(event.currentTarget, typing);
      }}
      onCompositionStart={() => typing.steps.startComposition()}
      onCompositionEnd={(event) => {
        takeText(event.currentTarget, typing);
        typing.steps.endComposition();
      }}
      onBlur={() => {
        // Dialogs and menus take the keyboard and give it back; anything else ends typing.
        setTimeout(() => {
          if (document.activeElement !== input.current && !isFocusLent()) host.caret.endTyping();
        });
      }}
      onKeyDown={(event) => press(event, host)}
    />,
    document.body,
  );
}
