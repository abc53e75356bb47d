/**
 * A menu over the window, where it was asked for: by the right button, or by the menu key or Shift+F10. Its keys are those of
 * WAI-ARIA's practices for menus; what is chosen in it finds the focus where it was.
 */
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { type FocusPlace, giveFocusBack, leaveFocus } from './regions.ts';

/** Where a menu was asked for, in CSS pixels of the window, and what had the keyboard. */
export interface Asked {
  readonly x: number;
  readonly y: number;
  readonly focus: FocusPlace;
  /** By a key: the first item has the keyboard at once. */
  readonly isByKey: boolean;
}

/** How far from the window's edge a menu stands at least, in CSS pixels. */
const EDGE = 4;
/** What is typed within this many milliseconds is one word to look for: as long as lists of the system wait. */
const TYPING_MS = 700;

const ITEM = '[role^="menuitem"]:not(:disabled)';

/** The items of a menu, in rows. */
function rowsIn(menu: HTMLElement): HTMLElement[][] {
  return [...menu.querySelectorAll('[data-row]')]
    .map((row) => [...row.querySelectorAll<HTMLElement>(ITEM)])
    .filter((row) => row.length > 0);
}

/** Arrow keys go through the items: across within a row and on to the next, up and down from row to row. */
function goTo(menu: HTMLElement, key: string): boolean {
  const rows = rowsIn(menu);
  const all = rows.flat();
  const { activeElement } = document;
  const own = activeElement instanceof HTMLElement ? all.indexOf(activeElement) : -1;
  const row = rows.findIndex((items) => items.includes(all[own] ?? menu));
  const beside = (by: number) => all[(own + by + all.length) % all.length];
  const next: Readonly<Record<string, HTMLElement | undefined>> = {
    ArrowRight: beside(1),
    ArrowLeft: beside(own < 0 ? 0 : -1),
    ArrowDown: rows[(row + 1) % rows.length]?.[0],
    ArrowUp: rows[(Math.max(0, row) - 1 + rows.length) % rows.length]?.[0],
    Home: all[0],
    End: all.at(-1),
  };
  next[key]?.focus();
  return key in next;
}

/** Goes to the next item one of whose names, in either language, begins with what is typed. */
function goToTyped(menu: HTMLElement, typed: string): void {
  const all = rowsIn(menu).flat();
  const { activeElement } = document;
  const own = activeElement instanceof HTMLElement ? all.indexOf(activeElement) : -1;
  // A first letter leads on from where one is; further letters may still mean that item.
  const from = typed.length === 1 ? own + 1 : Math.max(0, own);
  const inOrder = [...all.slice(from), ...all.slice(0, from)];
  inOrder
    .find((item) =>
      (item.dataset['names'] ?? item.textContent)
        .toLowerCase()
        .split('\n')
        .some((name) => name.startsWith(typed)),
    )
    ?.focus();
}

/** Collects what is typed in one go. */
function useTyped(): (letter: string) => string {
  const typed = useRef({ text: '', at: 0 });
  return (letter) => {
    const now = performance.now();
    const { text, at } = typed.current;
    typed.current = { text: now - at > TYPING_MS ? letter : text + letter, at: now };
    return typed.current.text;
  };
}

/** What an item says that cannot be chosen now: why, in a line at the menu's foot. */
function useReason(): { readonly reason: string; readonly look: (event: { readonly target: EventTarget }) => void } {
  const [reason, setReason] = useState('');
  return {
    reason,
    look: ({ target }) =>
      setReason(target instanceof Element ? (target.closest<HTMLElement>('[data-why]')?.dataset['why'] ?? '') : ''),
  };
}

/** A row of a menu: what it is about, then its choices beside each other. */
export function ChoiceRow({
  label,
  shown = label,
  children,
}: {
  readonly label: string;
  /** What stands at its head, where that says more. */
  readonly shown?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <fieldset className="menu-row" aria-label={label} data-row>
      <span>{shown}</span>
      <div className="menu-choices">{children}</div>
    </fieldset>
  );
}

export function Menu(props: {
  readonly label: string;
  readonly asked: Asked;
  /** The region it lies over, by its selector: the keyboard counts as being there. */
  readonly region: string | undefined;
  /** What it is put into: a dialog's own menu lies over that dialog. */
  readonly over: Element;
  /** It has items that cannot be chosen now, and says of them why. */
  readonly hasReasons: boolean;
  readonly onClose: () => void;
  /** The rows; `close` is called before what is chosen is done. */
  readonly children: (close: () => void) => ReactNode;
}) {
  const { label, asked, region, over, hasReasons, onClose, children } = props;
  const menu = useRef<HTMLDivElement>(null);
  const typed = useTyped();
  const { reason, look } = useReason();
  useLayoutEffect(() => {
    const { current } = menu;
    if (current === null) return;
    // A menu that would go over the window's edge stands against it.
    const { width, height } = current.getBoundingClientRect();
    current.style.left = `${Math.max(EDGE, Math.min(asked.x, window.innerWidth - width - EDGE))}px`;
    current.style.top = `${Math.max(EDGE, Math.min(asked.y, window.innerHeight - height - EDGE))}px`;
    current.focus();
    if (asked.isByKey) goTo(current, 'Home');
  }, [asked]);
  const { focus } = asked;
  const close = useCallback(() => {
    onClose();
    leaveFocus();
    giveFocusBack(focus);
  }, [onClose, focus]);
  useEffect(() => {
    // What had the keyboard has it again before the press takes it elsewhere: a field that lent it is left as by any press.
    const away = (event: Event) => {
      if (!(event.target instanceof Node) || menu.current?.contains(event.target) !== true) close();
    };
    // Escape closes it even where something has taken the keyboard from it since.
    const leave = (event: KeyboardEvent) => {
      const isOutside = !(event.target instanceof Node) || menu.current?.contains(event.target) !== true;
      if (event.key !== 'Escape' || !isOutside) return;
      event.preventDefault();
      event.stopPropagation();
      close();
    };
    window.addEventListener('keydown', leave, { capture: true });
    window.addEventListener('pointerdown', away, { capture: true });
    window.addEventListener('wheel', away, { capture: true, passive: true });
    window.addEventListener('resize', close);
    return () => {
      window.removeEventListener('keydown', leave, { capture: true });
      window.removeEventListener('pointerdown', away, { capture: true });
      window.removeEventListener('wheel', away, { capture: true });
      window.removeEventListener('resize', close);
    };
  }, [close]);
  return createPortal(
    <div
      ref={menu}
      className="context-menu"
      role="menu"
      aria-label={label}
      data-region={region}
      tabIndex={-1}
      onKeyDown={(event) => {
        const { key } = event;
        if (key === 'Escape' || key === 'Tab') close();
        else if (key.length === 1 && key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey)
          goToTyped(event.currentTarget, typed(key.toLowerCase()));
        // An item is a button: Enter and Space press it.
        else if (!goTo(event.currentTarget, key)) return;
        event.preventDefault();
        event.stopPropagation();
      }}
      onFocus={look}
      onPointerOver={look}
      onContextMenu={(event) => event.preventDefault()}
    >
      {children(close)}
      {hasReasons && (
        // It is the description of its item, too, which is said with it.
        <p className="menu-reason" aria-hidden="true">
          {reason}
        </p>
      )}
    </div>,
    over,
  );
}
