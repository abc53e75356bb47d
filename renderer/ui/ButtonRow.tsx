/**
 * A row of buttons that is one stop of Tab, as WAI-ARIA's practices have it of tool bars and tabs: arrows go through it, Home
 * and End to its ends. Tab comes to what had the focus in it the last time; in tabs, to the one that is chosen.
 */
import { type HTMLAttributes, type KeyboardEvent, useLayoutEffect, useRef } from 'react';

interface ButtonRowProps extends HTMLAttributes<HTMLDivElement> {
  readonly role: 'toolbar' | 'tablist';
  /** True of tabs that are shown as soon as an arrow comes to them, which is for what is drawn at once. */
  readonly showsAtOnce?: boolean;
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

function buttonsOf(row: Element | null): HTMLButtonElement[] {
  return [...(row?.querySelectorAll('button') ?? [])];
}

/** Has Tab come to one of the buttons alone: the one that has the focus, while one has, or that is to have it next. */
function settle(row: HTMLElement | null, last: Element | null): void {
  const buttons = buttonsOf(row);
  const able = buttons.filter(({ disabled }) => !disabled);
  const held = able.find((one) => one === document.activeElement);
  const chosen = able.find((one) => one.getAttribute('aria-selected') === 'true');
  const stop = held ?? chosen ?? able.find((one) => one === last) ?? able[0];
  for (const one of buttons) one.tabIndex = one === stop ? 0 : -1;
}

export function ButtonRow({ role, showsAtOnce = false, ...row }: ButtonRowProps) {
  const element = useRef<HTMLDivElement>(null);
  const last = useRef<Element | null>(null);
  // Whatever is drawn anew: buttons come and go, and can be pressed or not.
  useLayoutEffect(() => settle(element.current, last.current));
  const step = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const shown = buttonsOf(element.current).filter((one) => !one.disabled && one.getClientRects().length > 0);
    const at = shown.findIndex((one) => one === event.target);
    const by = steps[event.key];
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? -1 : by === undefined ? null : at + by;
    if (at < 0 || to === null) return;
    event.preventDefault();
    const button = shown.at(to % shown.length);
    if (showsAtOnce) button?.click();
    button?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it has one of the two roles
    <div
      {...row}
      role={role}
      ref={element}
      onKeyDown={step}
      onFocus={({ target }) => {
        last.current = target;
        settle(element.current, target);
      }}
      // Once it has gone: until then it is still where the focus is.
      onBlur={() => queueMicrotask(() => settle(element.current, last.current))}
    />
  );
}
