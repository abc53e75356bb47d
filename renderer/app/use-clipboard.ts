/** Cutting, copying and pasting where nobody types: of the blocks that are selected on the page. */
import { useEffect } from 'react';
import { isOfPage } from '../pages/clipboard-events.ts';
import type { Workspace } from './workspace.ts';

/** Hears what the clipboard is asked for, before others that paste tables and stories do. */
export function useClipboard(workspace: Workspace): void {
  useEffect(() => {
    const { desk, view, notices, gestures } = workspace;
    const take = (isCut: boolean) => (event: ClipboardEvent) => {
      const { clipboardData } = event;
      if (clipboardData === null || !isOfPage(event, view) || getSelection()?.isCollapsed === false) return;
      if (desk.clipboard.copy(clipboardData, isCut)) event.preventDefault();
      else notices.notify('refused', isCut ? 'cutNothing' : 'copyNothing');
    };
    const [copy, cut] = [take(false), take(true)];
    const paste = (event: ClipboardEvent) => {
      const { clipboardData } = event;
      if (clipboardData === null || !isOfPage(event, view) || !desk.clipboard.takes(clipboardData)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      void notices.attempt(() => desk.clipboard.paste(clipboardData, gestures.hovered), 'paste');
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
