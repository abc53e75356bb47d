/** A Slate editor for an article's body: our paragraphs, their ids unique, no history of its own. */
import { type BaseEditor, createEditor, Editor, Element, type Operation, type Point, Range, Transforms } from 'slate';
import { type ReactEditor, withReact } from 'slate-react';
import { type ArticleId, newId } from '../../shared/edition/ids.ts';
import type { Leaf, Paragraph } from '../../shared/edition/records.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import type { TextPatch } from '../../shared/edition/text-patches.ts';
import { characterEnd, characterStart } from '../../shared/text/graphemes.ts';
import type { ImportRemark } from '../../shared/text/import-remarks.ts';
import type { UnseenMarks } from '../ui/unseen-characters.ts';
import { withoutReading } from './character-styles.ts';
import type { LineMarks } from './galley-lines.ts';
import { pastedCopy } from './paste.ts';
import { type CopyPlace, pasteBetween } from './paste-between.ts';
import { pastePatches } from './paste-patches.ts';
import { pairedQuote } from './quotes.ts';
import { patchesOf } from './slate-patches.ts';
import type { EditKind } from './typing-steps.ts';

declare module 'slate' {
  interface CustomTypes {
    Editor: BaseEditor & ReactEditor;
    Element: Paragraph;
    Text: Leaf & LineMarks & UnseenMarks;
  }
}

/** What was done to the copy at once: the patches that say it, and what undo takes it for. */
export interface ToldEdit {
  readonly kind: EditKind;
  readonly patches: readonly TextPatch[];
  /** What of words that were pasted was left out, or is not as it stood. */
  readonly remarks?: readonly ImportRemark[];
}

export type ArticleEditor = BaseEditor &
  ReactEditor & {
    readonly articleId: ArticleId;
    /** Told of all that changes the copy, as it does: in order, where what tidies the copy follows what it was done for. */
    readonly tell: (edit: ToldEdit) => void;
  };

/** What each of Slate's operations is to undo; those left out change no text. */
const kinds: Readonly<Partial<Record<Operation['type'], EditKind>>> = {
  split_node: 'break',
  insert_text: 'insert',
  insert_node: 'insert',
  remove_text: 'delete',
  remove_node: 'delete',
  merge_node: 'delete',
};

/** An empty paragraph. */
export function emptyParagraph(): Paragraph {
  return { id: newId<'paragraph'>(), type: 'paragraph', children: [{ text: '' }] };
}

/** What follows a paragraph of each kind when it is ended. */
const followers: Readonly<Record<Paragraph['type'], Paragraph['type']>> = {
  paragraph: 'paragraph',
  subhead: 'paragraph',
  question: 'answer',
  answer: 'answer',
  note: 'note',
};

/** Paragraphs laid out together; a story of more has parcels that are laid out only where they are seen. */
const PARCEL = 20;

/** An editor whose paragraphs keep unique ids over splits and pastes; what is pasted is cleaned to our schema. */
export function createArticleEditor(
  articleId: ArticleId,
  tell: ArticleEditor['tell'] = () => undefined,
): ArticleEditor {
  const editor = Object.assign(withReact(createEditor()), { articleId, tell });
  editor.getChunkSize = (node) => (Editor.isEditor(node) ? PARCEL : null);
  const { apply: applyUntold } = editor;
  const apply = (operation: Operation) => {
    if (operation.type !== 'set_selection') {
      tell({ kind: kinds[operation.type] ?? 'other', patches: patchesOf(articleId, operation, editor.children) });
    }
    applyUntold(operation);
  };
  editor.apply = (operation) => {
    if (operation.type === 'split_node' && 'id' in operation.properties) {
      const { type } = operation.properties;
      const properties = {
        ...operation.properties,
        id: newId<'paragraph'>(),
        type: type === undefined ? type : followers[type],
      };
      apply({ ...operation, properties });
    } else if (operation.type === 'insert_node' && Element.isElement(operation.node)) {
      apply({ ...operation, node: { ...operation.node, id: newId<'paragraph'>() } });
    } else if (operation.type === 'set_selection' && operation.newProperties !== null) {
      applyUntold(ofWholeCharacters(editor, operation.newProperties) ?? operation);
    } else {
      apply(operation);
    }
  };
  const { insertText } = editor;
  editor.insertText = (text, options) => {
    withoutReading(editor);
    const before = text === '"' || text === "'" ? textBefore(editor) : null;
    insertText(before === null ? text : pairedQuote(text === '"' ? text : "'", before), options);
  };
  editor.insertData = (data) => {
    const { paragraphs, remarks } = pastedCopy(data);
    insertParagraphs(editor, paragraphs, remarks);
  };
  return editor;
}

/** A point between two characters: where the one it lies in starts, or ends. */
function wholePoint(editor: ArticleEditor, point: Point, edge: 'start' | 'end'): Point {
  const place = placeOf(editor, point);
  if (place === null) return point;
  const text = paragraphText(place.paragraph);
  const offset = (edge === 'start' ? characterStart : characterEnd)(text, place.offset);
  return offset === place.offset ? point : (pointOf(editor, place.paragraph.id, offset) ?? point);
}

/** What is selected, with the whole of each character that it begins or ends in. */
function wholeRange(editor: ArticleEditor, range: Range): Range {
  const isBack = Range.isBackward(range);
  const isCaret = Range.isCollapsed(range);
  return {
    anchor: wholePoint(editor, range.anchor, isBack ? 'end' : 'start'),
    focus: wholePoint(editor, range.focus, isCaret || isBack ? 'start' : 'end'),
  };
}

/** The selecting of whole characters where parts of some are about to be selected; null where none are. */
function ofWholeCharacters(editor: ArticleEditor, change: Partial<Range>): Operation | null {
  const before = editor.selection;
  const anchor = change.anchor ?? before?.anchor;
  const focus = change.focus ?? before?.focus;
  if (anchor === undefined || focus === undefined) return null;
  const range = { anchor, focus };
  const whole = wholeRange(editor, range);
  if (Range.equals(range, whole)) return null;
  return before === null
    ? { type: 'set_selection', properties: null, newProperties: whole }
    : { type: 'set_selection', properties: before, newProperties: whole };
}

/** The text of the caret's paragraph up to the caret; null where text is selected or nothing is. */
function textBefore(editor: ArticleEditor): string | null {
  const { selection } = editor;
  if (selection === null || !Range.isCollapsed(selection)) return null;
  const place = placeOf(editor, selection.anchor);
  return place === null ? null : paragraphText(place.paragraph).slice(0, place.offset);
}

/**
 * Puts paragraphs in place of the selection, or at the end where nothing is selected. The first goes on the
 * paragraph the caret is in and the last is followed by what stood after the caret, as when text is typed;
 * paragraphs between keep their kinds. The copy changes as a whole: one by one, Slate would move its selection
 * and look for what to tidy at every paragraph of a long paste.
 */
export function insertParagraphs(
  editor: ArticleEditor,
  pasted: readonly Paragraph[],
  remarks: readonly ImportRemark[] = [],
): void {
  if (pasted.length === 0) {
    if (remarks.length > 0) editor.tell({ kind: 'other', patches: [], remarks });
    return;
  }
  const { selection } = editor;
  const end = Editor.end(editor, []);
  const [from, to] = selection === null ? [end, end] : Range.edges(selection);
  const [first, last] = [placeOf(editor, from), placeOf(editor, to)];
  if (first === null || last === null) return;
  const [start = 0] = from.path;
  const between = bodyOf(editor).slice(start, (to.path[0] ?? 0) + 1);
  const { paragraphs, caret } = pasteBetween(first, last, pasted);
  const patches = pastePatches(editor.articleId, { first, last, between }, pasted, paragraphs);
  editor.tell({ kind: 'insert', patches, remarks });
  const rest = editor.children.slice((to.path[0] ?? 0) + 1);
  editor.children = [...editor.children.slice(0, start), ...paragraphs, ...rest];
  const point = pointOf(editor, paragraphs.at(-1)?.id ?? '', caret) ?? Editor.end(editor, []);
  editor.selection = { anchor: point, focus: point };
  // An insertion of nothing: by it everyone who listens hears that the copy changed.
  editor.apply({ type: 'insert_text', path: point.path, offset: point.offset, text: '' });
}

/** The kinds of the paragraphs selected; more than one where they differ. */
export function selectedTypes(editor: ArticleEditor): ReadonlySet<Paragraph['type']> {
  const { selection } = editor;
  if (selection === null) return new Set();
  const [from, to] = Range.edges(selection);
  return new Set(
    editor.children
      .slice(from.path[0], (to.path[0] ?? 0) + 1)
      .flatMap((node) => (Element.isElement(node) ? [node.type] : [])),
  );
}

/** Makes the paragraphs selected of one kind; those that are already become plain ones. */
export function setType(editor: ArticleEditor, type: Paragraph['type']): void {
  const types = selectedTypes(editor);
  const isAlready = types.size === 1 && types.has(type);
  Transforms.setNodes(editor, { type: isAlready ? 'paragraph' : type }, { match: (node) => Element.isElement(node) });
}

/** The text selected, its paragraphs run together; nothing where none is. */
export function selectedText(editor: ArticleEditor): string {
  return editor.selection === null ? '' : Editor.string(editor, editor.selection);
}

/** The editor's paragraphs. */
export function bodyOf(editor: ArticleEditor): Paragraph[] {
  return editor.children.filter((node): node is Paragraph => Element.isElement(node));
}

/** A Slate point as a paragraph and a UTF-16 offset in its text. */
export function placeOf(editor: ArticleEditor, point: Point): CopyPlace | null {
  const paragraph = editor.children[point.path[0] ?? 0];
  if (paragraph === undefined || !Element.isElement(paragraph)) return null;
  const before = paragraph.children.slice(0, point.path[1] ?? 0).reduce((sum, leaf) => sum + leaf.text.length, 0);
  return { paragraph, offset: before + point.offset };
}

/** The Slate point of a UTF-16 offset in a paragraph; its end when the offset is past it. */
export function pointOf(editor: ArticleEditor, id: string, offset: number): Point | null {
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

/** Shows a body that changed elsewhere, with the caret and what is selected at places of it; null for neither. */
export function replaceBody(editor: ArticleEditor, body: readonly Paragraph[], caret: CopyRange | null): void {
  const known = new Map(bodyOf(editor).map((paragraph) => [paragraph.id, paragraph]));
  // What says the same stays the same object: it is not drawn again.
  editor.children = body.map((paragraph) => {
    const before = known.get(paragraph.id);
    return before !== undefined && JSON.stringify(before) === JSON.stringify(paragraph) ? before : paragraph;
  });
  const focus = caret === null ? null : pointOf(editor, caret.focus.part, caret.focus.offset);
  const anchor = caret === null ? null : pointOf(editor, caret.anchor.part, caret.anchor.offset);
  editor.selection = focus === null ? null : wholeRange(editor, { anchor: anchor ?? focus, focus });
  editor.onChange();
}

/** Keys that go, or select, to the ends of the copy. */
export type FarKey = 'Home' | 'End' | 'All';

/**
 * Goes to the start or end of the copy, selecting what lies between, or selects all. The browser's own
 * keys stop where it has not laid the copy out.
 */
export function goFar(editor: ArticleEditor, key: FarKey, selects: boolean): void {
  const [start, end] = Editor.edges(editor, []);
  const focus = key === 'Home' ? start : end;
  const anchor = key === 'All' ? start : selects && editor.selection !== null ? editor.selection.anchor : focus;
  Transforms.select(editor, { anchor, focus });
}

/** What is selected, in places of the copy: from the anchor to the caret, which is the focus. */
export interface CopyRange {
  readonly anchor: CopyPoint;
  readonly focus: CopyPoint;
}

/** A UTF-16 offset in the text of a paragraph, by its id. */
export interface CopyPoint {
  readonly part: string;
  readonly offset: number;
}

/** Puts the caret at a place, and selects up to it from another; unless that is so already. */
export function moveCaret(editor: ArticleEditor, to: CopyPoint, from: CopyPoint | null): void {
  const focus = pointOf(editor, to.part, to.offset);
  if (focus === null) return;
  const anchor = (from === null ? null : pointOf(editor, from.part, from.offset)) ?? focus;
  const { selection } = editor;
  if (selection !== null && Range.equals(selection, { anchor, focus })) return;
  Transforms.select(editor, { anchor, focus });
}
