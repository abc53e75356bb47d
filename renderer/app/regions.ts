/**
 * F6 goes round the regions of the window and Shift+F6 goes back, as WAI-ARIA's practices and every desktop system have
 * it: from any place a hand is at most a few keys from any other.
 */

/** The regions in the order of the window: top to bottom, then left to right. Those that are not shown are passed over. */
const regions = '.top-bar, .page-list, .arrivals, .copy-pool, .tool-bar, .pasteboard, .galley, .inspector, .status-bar';

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

/** Where the focus goes in a region: to what had it, else to what Tab reaches first; `null` where nothing can have it. */
function doorOf(region: Element): HTMLElement | null {
  const before = last.get(region);
  if (before?.isConnected === true && isShown(before) && !before.matches(':disabled')) return before;
  if (region instanceof HTMLElement && region.tabIndex >= 0) return region;
  const inside = [...region.querySelectorAll<HTMLElement>(reachable)];
  return inside.find((one) => one.tabIndex >= 0 && isShown(one)) ?? null;
}

/** Remembers in every region what has the focus. Returns how to stop. */
export function watchRegions(): () => void {
  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return;
    const region = target.closest(regions);
    if (region !== null) last.set(region, target);
  };
  const onLeave = ({ target }: FocusEvent) => {
    const selection = getSelection();
    if (!(target instanceof HTMLElement) || !target.isContentEditable || selection?.rangeCount !== 1) return;
    const range = selection.getRangeAt(0);
    if (target.contains(range.commonAncestorContainer)) selected.set(target, range.cloneRange());
  };
  document.addEventListener('focusin', onFocus);
  document.addEventListener('focusout', onLeave);
  return () => {
    document.removeEventListener('focusin', onFocus);
    document.removeEventListener('focusout', onLeave);
  };
}

function enter(door: HTMLElement): boolean {
  door.focus({ preventScroll: true });
  const range = selected.get(door);
  if (range?.startContainer.isConnected === true && door.contains(range.commonAncestorContainer))
    getSelection()?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  return document.activeElement === door;
}

/** Leads the focus to the next region, or to the one before; from none it goes to the first, or the last. */
export function toRegion(step: 1 | -1): void {
  const shown = [...document.querySelectorAll(regions)].filter(isShown);
  const here = document.activeElement?.closest(regions) ?? null;
  const at = here === null ? (step === 1 ? -1 : shown.length) : shown.indexOf(here);
  for (let tried = 1; tried <= shown.length; tried++) {
    const region = shown[(at + step * tried + shown.length * 2) % shown.length];
    const door = region === undefined || region === here ? null : doorOf(region);
    if (door !== null && enter(door)) return;
  }
}
