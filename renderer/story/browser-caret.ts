/**
 * The caret as the browser has it, kept where a key has put it. The browser moves its caret at once and tells of it
 * later; where the editor is drawn anew in between, Slate has not heard of it and puts the caret back where it was, and
 * a move it is told of while it puts one back it does not take at all.
 */
import { type Descendant, Range, Transforms } from 'slate';
import { ReactEditor } from 'slate-react';
import type { ArticleEditor } from './article-editor.ts';

/** Both ends of what is selected, as the browser has them. */
interface SelectedNodes {
  readonly anchorNode: Node;
  readonly anchorOffset: number;
  readonly focusNode: Node;
  readonly focusOffset: number;
}

function selectedNodes(): SelectedNodes | null {
  const selection = getSelection();
  if (selection === null) return null;
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  return anchorNode === null || focusNode === null ? null : { anchorNode, anchorOffset, focusNode, focusOffset };
}

function isSame(a: SelectedNodes, b: SelectedNodes): boolean {
  return (
    a.anchorNode === b.anchorNode &&
    a.anchorOffset === b.anchorOffset &&
    a.focusNode === b.focusNode &&
    a.focusOffset === b.focusOffset
  );
}

/** What the editor knows of the browser's caret. */
export class BrowserCaret {
  readonly #editor: ArticleEditor;
  #known: SelectedNodes | null = null;
  #children: Descendant[];

  constructor(editor: ArticleEditor) {
    this.#editor = editor;
    this.#children = editor.children;
  }

  /** The caret of the editor is what counts now, wherever the browser's stands: it is put there with the next drawing. */
  know(): void {
    this.#known = selectedNodes();
  }

  /** The editor has been drawn. */
  drawn(): void {
    this.#children = this.#editor.children;
    this.know();
  }

  /** Takes the browser's caret over, where a key or the mouse has moved it since anything was known of it. */
  hear(): void {
    const editor = this.#editor;
    const [known, now] = [this.#known, selectedNodes()];
    if (known === null || now === null || isSame(known, now)) return;
    // It was typed in, and the browser has moved it by itself.
    if (editor.children !== this.#children) return;
    // So it was where the line it stood in was drawn anew; only that leaves it between elements, never within a text.
    const isAway = !known.anchorNode.isConnected || !known.focusNode.isConnected;
    if (isAway && !(now.anchorNode instanceof Text && now.focusNode instanceof Text)) return;
    if (ReactEditor.isComposing(editor) || document.activeElement !== ReactEditor.toDOMNode(editor, editor)) return;
    if (!ReactEditor.hasEditableTarget(editor, now.anchorNode) || !ReactEditor.hasTarget(editor, now.focusNode)) return;
    const selection = getSelection();
    if (selection === null) return;
    const range = ReactEditor.toSlateRange(editor, selection, { exactMatch: false, suppressThrow: true });
    this.#known = now;
    if (range !== null && (editor.selection === null || !Range.equals(range, editor.selection)))
      Transforms.select(editor, range);
  }
}
