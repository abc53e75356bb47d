/** Takes the keys and the input method while text is typed on the page; lies where the page's caret is. */
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { Workspace } from '../app/workspace.ts';
import { useWords } from '../i18n/strings.ts';
import type { TypingKey } from './page-typing.ts';

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

export interface CaretBox {
  /** In CSS pixels of the window. */
  readonly left: number;
  readonly top: number;
  readonly height: number;
}

export function PageInput({ workspace, box }: { readonly workspace: Workspace; readonly box: CaretBox | null }) {
  const words = useWords();
  const { typing } = workspace;
  const input = useRef<HTMLTextAreaElement>(null);
  const last = useRef<CaretBox>({ left: 0, top: 0, height: 16 });
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
