/**
 * Where the keyboard is in the window. F6 goes round the regions and Shift+F6 goes back, as WAI-ARIA's practices and
 * every desktop system have it: from any place a hand is at most a few keys from any other. What has the focus is
 * remembered, so that nothing that comes and goes, a dialog, a list, a button, leaves the keyboard with nobody.
 */

/** The regions in the order of the window: top to bottom, then left to right. Those that are not shown are passed over. */
const regions =
  '.top-bar, .page-list, .arrivals, .copy-pool, .picture-tray, .tool-bar, .pasteboard, .galley, .inspector, .notices, .status-bar';

/** The region where most is done: the focus goes there where there is nowhere else to go. */
const MIDDLE = '.pasteboard';

/** What takes the focus by Tab. */
const reachable =
  'button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), a[href], summary, [contenteditable="true"], [tabindex="0"]';

/** In each region, what had the focus there the last time. */
const last = new WeakMap<Element, HTMLElement>();

/** In a text one writes in, what was selected as it was left: a script's focus puts the caret at its start. */
const selected = new WeakMap<Element, Range>();

function isShown(element: Element): boolean {
  return element.getClientRects().length > 0;
}

function canHaveFocus(element: HTMLElement): boolean {
  return element.isConnected && isShown(element) && !element.matches(':disabled');
}

/** The region an element is of, none of a dialog; what lies over a region by a portal says which, by its selector. */
function regionOf(element: Element | null): Element | null {
  if (element === null || element.closest('dialog') !== null) return null;
  const told = element instanceof HTMLElement ? element.dataset['region'] : undefined;
  return told === undefined ? element.closest(regions) : document.querySelector(told);
}

/** Where the focus goes in a region: to what had it, else to what Tab reaches first; `null` where nothing can have it. */
function doorOf(region: Element): HTMLElement | null {
  const before = last.get(region);
  if (before !== undefined && canHaveFocus(before)) return before;
  if (region instanceof HTMLElement && region.tabIndex >= 0) return region;
  const inside = [...region.querySelectorAll<HTMLElement>(reachable)];
  return inside.find((one) => one.tabIndex >= 0 && isShown(one)) ?? null;
}

function enter(door: HTMLElement): boolean {
  const range = selected.get(door);
  door.focus({ preventScroll: true });
  if (range?.startContainer.isConnected === true && door.contains(range.commonAncestorContainer))
    getSelection()?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  return document.activeElement === door;
}

/** What had the focus, to be given it back; `region` is where it goes when that is gone. */
export interface FocusPlace {
  readonly element: HTMLElement | null;
  readonly region: Element | null;
  /** What was selected, in a text one writes in. */
  readonly range: Range | null;
}

/** Where the focus is now. */
export function focusPlace(): FocusPlace {
  const { activeElement } = document;
  const element = activeElement instanceof HTMLElement && activeElement !== document.body ? activeElement : null;
  const selection = getSelection();
  const range =
    element?.isContentEditable === true && selection !== null && selection.rangeCount > 0
      ? selection.getRangeAt(0).cloneRange()
      : null;
  return { element, region: regionOf(element), range };
}

/** Has nothing have the focus, so that it can be given to what is meant. */
export function leaveFocus(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/** True while a dialog, a menu or another program has the keyboard, which gives it back: nothing ends by that. */
export function isFocusLent(): boolean {
  return document.querySelector('dialog[open], [role="menu"]') !== null || !document.hasFocus();
}

/** True where nothing has the focus, so that keys reach nobody. */
function isNowhere(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body;
}

/** Gives the focus back: to what had it, else to its region, else to the page; not where something has it by now. */
export function giveFocusBack({ element, region, range }: FocusPlace): void {
  if (!isNowhere()) return;
  if (element !== null && canHaveFocus(element)) {
    if (range !== null) selected.set(element, range);
    if (enter(element)) return;
  }
  for (const one of [region, document.querySelector(MIDDLE)]) {
    const door = one?.isConnected === true ? doorOf(one) : null;
    if (door !== null && enter(door)) return;
  }
}

/** What has the focus is shown no longer: the page has it. */
export function catchHidden(): void {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLElement) || activeElement === document.body || isShown(activeElement)) return;
  activeElement.blur();
  giveFocusBack({ element: null, region: null, range: null });
}

/** What was reached by the keyboard, while it has the focus; `null` of what was pressed, and of texts one writes in. */
let held: FocusPlace | null = null;

/** A button or a field is gone, or can be pressed no more, that the keyboard was on: its region has the focus. */
function catchFocus(): void {
  const fallen = held;
  // Whether it is shown is not asked here: that lays the window out, at each change of it.
  if (fallen?.element == null || (fallen.element.isConnected && !fallen.element.matches(':disabled'))) return;
  held = null;
  if (document.activeElement === fallen.element) fallen.element.blur();
  giveFocusBack(fallen);
}

function remember({ target }: FocusEvent): void {
  held = null;
  if (!(target instanceof HTMLElement)) return;
  stood = isField(target) ? { field: target, text: target.value } : null;
  const region = regionOf(target);
  // A pane's edge is not what one works on in it.
  if (region === null || target.matches('hr')) return;
  last.set(region, target);
  // Who pressed with the pointer goes on with it, or with keys of the page, which are heard where nothing has the focus.
  if (!target.isContentEditable && target !== region && target.matches(':focus-visible'))
    held = { element: target, region, range: null };
}

function leave({ target }: FocusEvent): void {
  if (!(target instanceof HTMLElement)) return;
  // Left for the window's own ground while it is still there: nobody waits to be on it again.
  setTimeout(() => {
    if (held?.element === target && target.isConnected && isNowhere()) held = null;
  });
  const selection = getSelection();
  if (!target.isContentEditable || selection?.rangeCount !== 1) return;
  const range = selection.getRangeAt(0);
  if (target.contains(range.commonAncestorContainer)) selected.set(target, range.cloneRange());
}

/** What one types in. */
type Field = HTMLInputElement | HTMLTextAreaElement;

function isField(element: Element | null): element is Field {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}

/** What stood in the field that has the focus, when it got that or Enter was pressed in it. */
let stood: { readonly field: Field; readonly text: string } | null = null;

/**
 * Leads the focus one step outwards, from any region to the page. In a field that was typed in, Escape brings back what
 * stood there, and leads on the next time; a dialog's is its own.
 */
function stepOut(event: KeyboardEvent): void {
  const { activeElement } = document;
  if (event.key === 'Enter' && isField(activeElement)) stood = { field: activeElement, text: activeElement.value };
  // Whoever took the key led the focus elsewhere by it.
  const isTaken = event.defaultPrevented || event.isComposing || event.target !== activeElement;
  if (event.key !== 'Escape' || isTaken) return;
  const middle = document.querySelector(MIDDLE);
  const here = regionOf(activeElement);
  if (here === null || here === middle) return;
  if (isField(activeElement) && (stood?.field !== activeElement || stood.text !== activeElement.value)) return;
  if (middle instanceof HTMLElement && enter(middle)) event.preventDefault();
}

/**
 * Remembers in every region what has the focus, catches it where that goes away, and has Escape lead to the page. Returns
 * how to stop.
 */
export function watchRegions(): () => void {
  const observer = new MutationObserver(catchFocus);
  observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled'] });
  document.addEventListener('focusin', remember);
  document.addEventListener('focusout', leave);
  window.addEventListener('keydown', stepOut);
  return () => {
    observer.disconnect();
    document.removeEventListener('focusin', remember);
    document.removeEventListener('focusout', leave);
    window.removeEventListener('keydown', stepOut);
  };
}

/** Leads the focus to the next region, or to the one before; from none it goes to the first, or the last. */
export function toRegion(step: 1 | -1): void {
  const shown = [...document.querySelectorAll(regions)].filter(isShown);
  const here = regionOf(document.activeElement);
  const at = here === null ? (step === 1 ? -1 : shown.length) : shown.indexOf(here);
  for (let tried = 1; tried <= shown.length; tried++) {
    const region = shown[(at + step * tried + shown.length * 2) % shown.length];
    const door = region === undefined || region === here ? null : doorOf(region);
    if (door !== null && enter(door)) return;
  }
}
