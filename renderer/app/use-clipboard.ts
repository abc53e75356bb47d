/** Cutting, copying and pasting where nobody types: of the blocks that are selected on the page. */
import { useEffect } from 'react';
import type { Workspace } from './workspace.ts';

/** True of what one types in, which has a clipboard of its own. */
function isTyped(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, [contenteditable="true"]') !== null;
}

/** Hears what the clipboard is asked for, before others that paste tables and stories do. */
export function useClipboard(workspace: Workspace): void {
  useEffect(() => {
    const { desk, view, notices } = workspace;
    const isForBlocks = ({ target, clipboardData }: ClipboardEvent) =>
      clipboardData !== null &&
      !isTyped(target) &&
      view.get().mode === 'layout' &&
      document.querySelector('dialog[open]') === null;
    const take = (isCut: boolean) => (event: ClipboardEvent) => {
      const { clipboardData } = event;
      if (clipboardData === null || !isForBlocks(event) || getSelection()?.isCollapsed === false) return;
      if (desk.clipboard.copy(clipboardData, isCut)) event.preventDefault();
    };
    const [copy, cut] = [take(false), take(true)];
    const paste = (event: ClipboardEvent) => {
      const { clipboardData } = event;
      if (clipboardData === null || !isForBlocks(event) || !desk.clipboard.has(clipboardData)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      void notices.attempt(() => desk.clipboard.paste(clipboardData));
    };
    window.addEventListener('copy', copy);
    window.addEventListener('cut', cut);
    window.addEventListener('paste', paste, { capture: true });
    return () => {
      window.removeEventListener('copy', copy);
      window.removeEventListener('cut', cut);
      window.removeEventListener('paste', paste, { capture: true });
    };
  }, [workspace]);
}
