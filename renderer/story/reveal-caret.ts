/** Has the galley be scrolled to the caret. */
import { Editor } from 'slate';
import { ReactEditor } from 'slate-react';
import type { ArticleEditor } from './article-editor.ts';

/** Scrolls to the caret. */
export function revealCaret(editor: ArticleEditor): void {
  const { selection } = editor;
  if (selection === null || !Editor.hasPath(editor, selection.focus.path)) return;
  const { startContainer } = ReactEditor.toDOMRange(editor, selection);
  startContainer.parentElement?.scrollIntoView({ block: 'nearest' });
}

/** What somebody does who looks at something else than what was pasted, or goes on. */
const others = ['keydown', 'pointerdown', 'wheel'] as const;

/**
 * Keeps to the caret behind what is pasted until a hand is raised: the parcels above it are laid out as they come near, and its
 * lines are parted when the page is set, by each of which it would go out of sight.
 */
export function followPaste(editor: ArticleEditor): void {
  const copy = ReactEditor.toDOMNode(editor, editor);
  const observer = new ResizeObserver(() => {
    if (copy.isConnected) revealCaret(editor);
    else stop();
  });
  const stop = () => {
    observer.disconnect();
    for (const other of others) window.removeEventListener(other, stop, { capture: true });
  };
  observer.observe(copy);
  for (const other of others) window.addEventListener(other, stop, { capture: true, passive: true });
}
