/** A Slate editor for an article's body: our paragraphs, their ids unique, no history of its own. */
import { type BaseEditor, createEditor, Editor, Element, Node, Point, Range, Transforms } from 'slate';
import { type ReactEditor, withReact } from 'slate-react';
import { newId } from '../../shared/edition/ids.ts';
import type { Leaf, Paragraph } from '../../shared/edition/records.ts';

declare module 'slate' {
  interface CustomTypes {
    Editor: BaseEditor & ReactEditor;
    Element: Paragraph;
    Text: Leaf;
  }
}

export type ArticleEditor = BaseEditor & ReactEditor;

/** An empty paragraph. */
function emptyParagraph(): Paragraph {
  return { id: newId<'paragraph'>(), type: 'paragraph', children: [{ text: '' }] };
}

/** The body as Slate must have it: never without a paragraph. */
export function editableBody(body: readonly Paragraph[]): Paragraph[] {
  return body.length === 0 ? [emptyParagraph()] : [...body];
}

/** An editor whose paragraphs keep unique ids over splits and pastes. Paste is plain text. */
export function createArticleEditor(): ArticleEditor {
  const editor = withReact(createEditor());
  const { apply } = editor;
  editor.apply = (operation) => {
    if (operation.type === 'split_node' && 'id' in operation.properties) {
      const { type } = operation.properties;
      // What follows a subhead is copy, not another subhead.
      const properties = {
        ...operation.properties,
        id: newId<'paragraph'>(),
        type: type === 'subhead' ? 'paragraph' : type,
      };
      apply({ ...operation, properties });
    } else if (operation.type === 'insert_node' && Element.isElement(operation.node)) {
      apply({ ...operation, node: { ...operation.node, id: newId<'paragraph'>() } });
    } else {
      apply(operation);
    }
  };
  // A fragment from another program is outside data; its plain text is all that is taken.
  editor.insertFragmentData = () => false;
  return editor;
}

/** The editor's paragraphs. */
export function bodyOf(editor: ArticleEditor): Paragraph[] {
  return editor.children.filter((node): node is Paragraph => Element.isElement(node));
}

/** A Slate point as a paragraph and a UTF-16 offset in its text. */
export function placeOf(
  editor: ArticleEditor,
  point: Point,
): { readonly paragraph: Paragraph; readonly offset: number } | null {
  const paragraph = editor.children[point.path[0] ?? 0];
  if (paragraph === undefined || !Element.isElement(paragraph)) return null;
  const before = paragraph.children.slice(0, point.path[1] ?? 0).reduce((sum, leaf) => sum + leaf.text.length, 0);
  return { paragraph, offset: before + point.offset };
}

/** The Slate point of a UTF-16 offset in a paragraph; its end when the offset is past it. */
function pointOf(editor: ArticleEditor, id: string, offset: number): Point | null {
  const at = editor.children.findIndex((node) => Element.isElement(node) && node.id === id);
  const paragraph = editor.children[at];
  if (paragraph === undefined || !Element.isElement(paragraph)) return null;
  let rest = offset;
  for (const [leafAt, leaf] of paragraph.children.entries()) {
    if (rest <= leaf.text.length) return { path: [at, leafAt], offset: rest };
    rest -= leaf.text.length;
  }
  return Editor.end(editor, [at]);
}

/** Units two texts share at their start. */
function sharedStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

/** Units two texts share at their end, `limit` at most. */
function sharedEnd(a: string, b: string, limit: number): number {
  let count = 0;
  while (count < limit && a[a.length - 1 - count] === b[b.length - 1 - count]) count++;
  return count;
}

/** Shows a body that changed elsewhere (undo, redo, import) and puts the caret after what changed. */
export function replaceBody(editor: ArticleEditor, body: readonly Paragraph[]): void {
  const before = bodyOf(editor);
  const after = editableBody(body);
  const hadSelection = editor.selection !== null;
  const at = after.findIndex((paragraph, index) => paragraph !== before[index]);
  const changed = after[at] ?? after.at(-1);
  const oldText = before[at] === undefined ? '' : Node.string(before[at]);
  const newText = changed === undefined ? '' : Node.string(changed);
  const start = sharedStart(oldText, newText);
  const end = newText.length - sharedEnd(oldText, newText, Math.min(oldText.length, newText.length) - start);
  editor.children = after;
  editor.selection = null;
  if (hadSelection && changed !== undefined) {
    const point = pointOf(editor, changed.id, at < 0 ? newText.length : end);
    if (point !== null) editor.selection = { anchor: point, focus: point };
  }
  editor.onChange();
}

/** Puts the caret at a place, unless it is there already. */
export function moveCaret(editor: ArticleEditor, id: string, offset: number): void {
  const point = pointOf(editor, id, offset);
  if (point === null) return;
  const { selection } = editor;
  if (selection !== null && Range.isCollapsed(selection) && Point.equals(selection.anchor, point)) return;
  Transforms.select(editor, point);
}
