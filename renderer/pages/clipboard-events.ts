/** What the clipboard is asked for: by who lays a page out, or by who types. */
import type { View } from '../state/view.ts';

/** True of cutting, copying and pasting that is done to the page: nobody types, reads proofs, or answers a dialog. */
export function isOfPage({ target }: ClipboardEvent, view: Pick<View, 'get'>): boolean {
  const isTyped = target instanceof HTMLElement && target.closest('input, textarea, [contenteditable="true"]') !== null;
  return !isTyped && view.get().mode === 'layout' && document.querySelector('dialog[open]') === null;
}
