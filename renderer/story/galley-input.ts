/** What the galley does with the browser's events, where Slate or React would do it slowly or otherwise. */
import { Editor, Range, Transforms } from 'slate';
import { ReactEditor } from 'slate-react';
import type { ArticleEditor, FarKey } from './article-editor.ts';

/**
 * At each commit React counts all text before the caret of an element that says it is editable, so as to
 * put the selection back; Slate does that itself. The count is a third of a keystroke in a long story.
 */
export function keepSelectionFromReact(editable: HTMLDivElement | null): void {
  if (editable !== null)
    Object.defineProperty(editable, 'contentEditable', { get: () => 'inherit', configurable: true });
}

/**
 * As the keyboard leaves, Slate puts a caret that stands beside its text into it, and so takes the keyboard back from
 * the field that was clicked. A caret it need not move is let go of before; Slate's own stays where it is.
 */
export function letGoOfCaret(): void {
  const selection = getSelection();
  if (selection === null || !selection.isCollapsed) return;
  const { anchorNode } = selection;
  const isInText = anchorNode?.parentElement?.closest('[data-slate-string], [data-slate-zero-width]') != null;
  if (!(isInText && anchorNode?.nodeType === Node.TEXT_NODE)) selection.removeAllRanges();
}

/** What Slate leaves to the browser when it is typed. */
const leftToBrowser = /^[a-z ]$/iu;

/**
 * Puts a typed letter into the copy. Where Slate leaves it to the browser, the browser first lays the paragraph out
 * to find its caret, types, lays it out again, and only then does the page hear of it: a third of a keystroke.
 */
export function insertTyped(editor: ArticleEditor, event: InputEvent): true | undefined {
  const { data, inputType } = event;
  const [target] = event.getTargetRanges();
  const isLeft = inputType === 'insertText' && data !== null && leftToBrowser.test(data);
  if (!isLeft || target === undefined || event.isComposing || ReactEditor.isComposing(editor)) return undefined;
  const range = ReactEditor.toSlateRange(editor, target, { exactMatch: false, suppressThrow: true });
  if (range === null) return undefined;
  event.preventDefault();
  if (editor.selection === null || !Range.equals(editor.selection, range)) Transforms.select(editor, range);
  Editor.insertText(editor, data);
  return true;
}

/** The end of the copy a key goes to; null for all other keys. */
export function farKey({ ctrlKey, metaKey, altKey, key }: React.KeyboardEvent): FarKey | null {
  if (!(ctrlKey || metaKey) || altKey) return null;
  if (key.toLowerCase() === 'a') return 'All';
  return key === 'Home' || key === 'End' ? key : null;
}

/** Keys that move the caret to another line. */
const betweenLines: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown']);

/** Parcels to either side of the caret's that a page of a tall galley may reach. */
const REACH = 2;

/** The caret's parcel and those round it, out of sight or not. */
function parcelsAtCaret(): HTMLElement[] {
  const own = getSelection()?.focusNode?.parentElement?.closest<HTMLElement>('[data-slate-chunk]');
  const all = own?.parentElement?.children;
  if (own === undefined || own === null || all === undefined) return [];
  const parcels = [...all].filter((one): one is HTMLElement => one instanceof HTMLElement);
  const at = parcels.indexOf(own);
  return parcels.slice(Math.max(0, at - REACH), at + REACH + 1);
}

const laidOut = new WeakMap<HTMLElement, readonly HTMLElement[]>();

/**
 * Has the parcels round the caret laid out before a key moves it to another line, until the next key. A parcel out of
 * sight is laid out with the next frame only, and the browser's caret does not go where nothing is laid out: under load
 * it stayed at a parcel's end, however often the key was pressed.
 */
export function layOutAround(editable: HTMLElement, key: string): void {
  const wanted = betweenLines.has(key) ? parcelsAtCaret() : [];
  for (const parcel of laidOut.get(editable) ?? []) if (!wanted.includes(parcel)) parcel.style.contentVisibility = '';
  for (const parcel of wanted) parcel.style.contentVisibility = 'visible';
  laidOut.set(editable, wanted);
}

/**
 * Takes up what the browser has selected in the galley. Slate hears of it a tenth of a second later: a key pressed right
 * after the arrows would be done to what was selected before them.
 */
export function hearSelection(editor: ArticleEditor): void {
  const selection = getSelection();
  if (selection === null || selection.rangeCount === 0 || !ReactEditor.isFocused(editor)) return;
  if (!ReactEditor.hasEditableTarget(editor, selection.anchorNode)) return;
  if (!ReactEditor.hasEditableTarget(editor, selection.focusNode)) return;
  const range = ReactEditor.toSlateRange(editor, selection, { exactMatch: false, suppressThrow: true });
  if (range !== null) Transforms.select(editor, range);
}
