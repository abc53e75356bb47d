/** Takes the keys and the input method while text is typed on the page; lies where the page's caret is. */
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { Caret, Workspace } from '../app/workspace.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import type { TypingKey } from './page-typing.ts';
import { caretLine } from './place-map.ts';
import type { Sheet } from './sheets.ts';
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

interface Props {
  readonly workspace: Workspace;
  readonly sheets: readonly Sheet[];
  readonly view: Viewport;
  readonly board: React.RefObject<HTMLElement | null>;
}

/** Where the caret stands; null while what was typed is being composed. */
function boxOf(caret: Caret, { sheets, view, board }: Omit<Props, 'workspace'>): CaretBox | null {
  const corner = board.current?.getBoundingClientRect();
  if (corner === undefined) return null;
  for (const sheet of sheets) {
    const line = sheet.composed === undefined ? null : caretLine(sheet.composed, caret.place);
    if (line === null) continue;
    return {
      left: corner.left + view.x + (sheet.x + line.x) * view.zoom,
      top: corner.top + view.y + line.top * view.zoom,
      height: line.height * view.zoom,
    };
  }
  return null;
}

export function PageInput({ workspace, ...place }: Props) {
  const words = useWords();
  const { typing } = workspace;
  const { caret } = useParts(workspace.state, 'caret');
  const input = useRef<HTMLTextAreaElement>(null);
  const last = useRef<CaretBox>({ left: 0, top: 0, height: 16 });
  const box = caret === null ? null : boxOf(caret, place);
  // What was just typed is not composed yet: until it is, the place is the one before.
  if (box !== null) last.current = box;
  const { left, top, height } = last.current;

  useEffect(() => {
    input.current?.focus({ preventScroll: true });
    workspace.focusPageInput = () => input.current?.focus({ preventScroll: true });
    return () => {
      workspace.focusPageInput = () => undefined;
    };
  }, [workspace]);

  const take = () => {
    const element = input.current;
    if (element === null || element.value === '') return;
    const text = element.value;
    element.value = '';
    typing.insert(text);
  };

  return createPortal(
    <textarea
      ref={input}
      className="page-input"
      data-testid="page-input"
      aria-label={words('typingOnPage')}
      lang="zh-CN"
      spellCheck={false}
      autoComplete="off"
      style={{ left, top, height, fontSize: Math.max(10, height / 1.12), lineHeight: `${height}px` }}
      onInput={(event) => {
        if (!(event.nativeEvent instanceof InputEvent) || !event.nativeEvent.isComposing) take();
      }}
      onCompositionStart={() => typing.steps.startComposition()}
      onCompositionEnd={() => {
        take();
        typing.steps.endComposition();
      }}
      onPaste={(event) => {
        event.preventDefault();
        typing.paste(event.clipboardData);
      }}
      onCopy={(event) => {
        event.preventDefault();
        event.clipboardData.setData('text/plain', typing.selected());
      }}
      onCut={(event) => {
        event.preventDefault();
        event.clipboardData.setData('text/plain', typing.selected());
        if (typing.selected() !== '') typing.press('backward', false);
      }}
      onBlur={() => {
        // Dialogs and menus take the keyboard and give it back; anything else ends typing.
        setTimeout(() => {
          if (document.activeElement !== input.current && document.hasFocus()) workspace.endTyping();
        });
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || event.keyCode === 229) return;
        typing.steps.key(event);
        if (event.key === 'Escape') {
          event.preventDefault();
          workspace.endTyping();
          workspace.board?.focus();
          return;
        }
        const key = keys[event.key];
        if (key === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        typing.press(key, event.shiftKey);
      }}
    />,
    document.body,
  );
}
