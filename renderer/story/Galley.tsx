/** The article under the page: its headline set and its body, edited in Slate, line for line as on the page. */
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { Editor, Element, type NodeEntry, type Operation, Range, Transforms } from 'slate';
import {
  Editable,
  ReactEditor,
  type RenderChunkProps,
  type RenderElementProps,
  type RenderLeafProps,
  Slate,
} from 'slate-react';
import type { SetLine } from '../../shared/compose/article-lines.ts';
import { editBody } from '../../shared/edition/edits.ts';
import type { TextPoint } from '../../shared/edition/proof-records.ts';
import type { Article, Edition } from '../../shared/edition/records.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import type { Workspace } from '../app/workspace.ts';
import { useWords } from '../i18n/strings.ts';
import type { ArticleLines } from '../session/edition-session.ts';
import { useParts } from '../session/observable.ts';
import {
  bodyOf,
  createArticleEditor,
  editableBody,
  type FarKey,
  goFar,
  moveCaret,
  placeOf,
  replaceBody,
} from './article-editor.ts';
import { CopyFit } from './CopyFit.tsx';
import { GalleyBar } from './GalleyBar.tsx';
import { type KnownLines, type LineRange, lineRanges, takeLines } from './galley-lines.ts';
import { HeadlineFields } from './HeadlineFields.tsx';
import { type EditKind, TypingSteps } from './typing-steps.ts';

function renderElement({ attributes, children, element }: RenderElementProps) {
  return (
    <p {...attributes} className={`copy-${element.type}`}>
      {children}
    </p>
  );
}

/** Paragraphs stand in parcels, so that a keystroke lays out one parcel and passes the others over. */
function renderChunk({ attributes, children, lowest }: RenderChunkProps) {
  return lowest ? <div {...attributes}>{children}</div> : children;
}

/**
 * At each commit React counts all text before the caret of an element that says it is editable, so as to
 * put the selection back; Slate does that itself. The count is a third of a keystroke in a long story.
 */
function keepSelectionFromReact(editable: HTMLDivElement | null): void {
  if (editable !== null)
    Object.defineProperty(editable, 'contentEditable', { get: () => 'inherit', configurable: true });
}

/**
 * As the keyboard leaves, Slate puts a caret that stands beside its text into it, and so takes the keyboard back from
 * the field that was clicked. A caret it need not move is let go of before; Slate's own stays where it is.
 */
function letGoOfCaret(): void {
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
function insertTyped(editor: Editor, event: InputEvent): true | undefined {
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

function renderLeaf({ attributes, children, leaf }: RenderLeafProps) {
  const { strong, lineStart, number, lineEnd, overset } = leaf;
  const classes = [
    strong === true ? 'strong' : '',
    lineStart === undefined ? '' : 'line-start',
    lineEnd === true ? 'line-end' : '',
    overset === undefined ? '' : `overset ${overset}`,
  ];
  const name = classes.filter((one) => one !== '').join(' ');
  return (
    <span
      {...attributes}
      className={name === '' ? undefined : name}
      style={number === undefined ? undefined : { counterSet: `line ${number - 1}` }}
      data-opens={lineStart === undefined || lineStart === '' ? undefined : lineStart}
    >
      {children}
    </span>
  );
}

/** Names each column where its first line stands: `第2栏`, and the page where the copy comes to one. */
function columnNames(lines: ArticleLines, edition: Edition, words: ReturnType<typeof useWords>) {
  const names = new Map<SetLine, string>();
  let page = 0;
  let column = 0;
  for (const { lines: own } of lines.paragraphs.values()) {
    for (const line of own) {
      if (!line.isTop) continue;
      const block = edition.blocks[line.blockId];
      const number = block === undefined ? 0 : (edition.pages[block.pageId]?.number ?? 0);
      column = number === page ? column + 1 : 1;
      names.set(line, number === page ? words('galleyColumn', { column }) : words('galleyPage', { page: number }));
      page = number;
    }
  }
  return names;
}

/** Paragraphs whose lines are shown anew at once; where more are, page and keys come first. */
const MOST_AT_ONCE = 60;

/** True where many paragraphs are set otherwise than the galley shows: after a paste, an undo, another measure. */
function areManyNew(arrived: ArticleLines | null, known: ReadonlyMap<string, KnownLines>): boolean {
  let count = 0;
  for (const [id, set] of arrived?.paragraphs ?? []) if (known.get(id)?.set !== set) count++;
  return count > MOST_AT_ONCE;
}

/** The lines the galley shows: as composed last, but for what an input method is composing now. */
function useLines(workspace: Workspace, article: Article, isComposing: boolean) {
  const words = useWords();
  const { lines: latest, edition } = useParts(workspace.session.state, 'lines', 'edition');
  const later = useDeferredValue(latest);
  const { showsLines } = useParts(workspace.state, 'showsLines');
  const known = useRef<ReadonlyMap<string, KnownLines>>(new Map());
  const taken = useRef<ArticleLines | null>(null);
  const names = useRef<ReadonlyMap<SetLine, string>>(new Map());
  const firstOverset = useRef<string>(undefined);
  const lines = later === latest || !areManyNew(latest, known.current) ? latest : taken.current;
  const own = lines?.articleId === article.id ? lines : null;
  // Leaves are not parted anew under an input method: that would end what it composes.
  if (!isComposing && own !== null && own !== taken.current && edition !== null) {
    const texts = new Map(article.body.map((paragraph) => [paragraph.id as string, paragraph]));
    known.current = takeLines(known.current, own.paragraphs, (id) => {
      const paragraph = texts.get(id);
      return paragraph === undefined ? undefined : paragraphText(paragraph);
    });
    names.current = columnNames(own, edition, words);
    firstOverset.current = [...own.paragraphs.values()].find((one) => one.end < one.length)?.id;
    taken.current = own;
  }
  const shown = showsLines && taken.current !== null && known.current.size > 0 ? taken.current : null;
  const decorate = useCallback(
    ([node, path]: NodeEntry): LineRange[] => {
      const [at] = path;
      if (shown === null || !Element.isElement(node) || at === undefined || node.type === 'note') return [];
      const lines = known.current.get(node.id);
      if (lines === undefined) return [];
      return lineRanges(at, node, lines, (line) => names.current.get(line) ?? '', node.id !== firstOverset.current);
    },
    [shown],
  );
  return { decorate, isSet: shown !== null };
}

function farKey({ ctrlKey, metaKey, altKey, key }: React.KeyboardEvent): FarKey | null {
  if (!(ctrlKey || metaKey) || altKey) return null;
  if (key.toLowerCase() === 'a') return 'All';
  return key === 'Home' || key === 'End' ? key : null;
}

/** What the operations of one change do to the copy. */
function kindOf(operations: readonly Operation[]): EditKind {
  const types = new Set(operations.map(({ type }) => type));
  if (types.has('split_node')) return 'break';
  if (types.has('insert_text') || types.has('insert_node')) return 'insert';
  return types.has('remove_text') || types.has('remove_node') || types.has('merge_node') ? 'delete' : 'other';
}

/** Headline set and body; one editor, so that the bar above knows the selection. */
function StoryEditor({ workspace, article }: { readonly workspace: Workspace; readonly article: Article }) {
  const words = useWords();
  const { id } = article;
  const { caret } = useParts(workspace.state, 'caret');
  const editor = useMemo(createArticleEditor, []);
  const steps = useMemo(() => new TypingSteps(), []);
  /** Whose steps the next change belongs to: the galley's, or those of typing on the page. */
  const typist = useRef(steps);
  const shown = useRef(article.body);
  const [initial] = useState(() => editableBody(article.body));
  const [isComposing, setComposing] = useState(false);
  const ending = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** Ends a composed word's step, at the latest when the next key or word comes. */
  const settle = useCallback(() => {
    if (ending.current === undefined) return;
    clearTimeout(ending.current);
    ending.current = undefined;
    steps.endComposition();
    setComposing(false);
  }, [steps]);
  const { decorate, isSet } = useLines(workspace, article, isComposing);
  /** An input method is composing, and where the caret was before it or a key changed the copy. */
  const composing = useRef(false);
  const before = useRef<TextPoint | null>(null);
  /** Edits become marks: the copy is shown as it is again, the caret where the marks leave it. */
  const suggest = useCallback(() => {
    const caret = workspace.proof.suggest(id, bodyOf(editor), before.current);
    const { edition } = workspace.session.state.get();
    const body = edition?.articles[id]?.body;
    if (body === undefined || caret === 'unchanged') return;
    shown.current = body;
    replaceBody(editor, body);
    before.current = caret;
    if (caret !== null) moveCaret(editor, caret, null);
  }, [editor, id, workspace]);

  // A body that changed elsewhere replaces what is shown; our own edits come back as they went.
  useEffect(() => {
    if (shown.current === article.body) return;
    shown.current = article.body;
    steps.end();
    replaceBody(editor, article.body);
  }, [article.body, editor, steps]);

  useEffect(() => {
    const follows = caret?.by === 'page' || caret?.by === 'find' || caret?.by === 'typing';
    if (!follows || caret.place.articleId !== id) return undefined;
    moveCaret(editor, caret.place, caret.anchor ?? null);
    if (caret.by === 'page') ReactEditor.focus(editor);
    // Copy that changed along with the caret is in the document with the next frame.
    const frame = requestAnimationFrame(() => {
      const { selection } = editor;
      if (selection === null || !Editor.hasPath(editor, selection.focus.path)) return;
      const { startContainer } = ReactEditor.toDOMRange(editor, selection);
      startContainer.parentElement?.scrollIntoView({ block: 'nearest' });
    });
    return () => cancelAnimationFrame(frame);
  }, [caret, editor, id]);

  useEffect(() => {
    workspace.galley = {
      editor,
      typed: (other, change) => {
        typist.current = other;
        change();
        // Slate tells of the change in a microtask of its own, which comes before this one.
        queueMicrotask(() => {
          typist.current = steps;
        });
      },
      focus: () => {
        if (editor.selection === null) moveCaret(editor, { part: bodyOf(editor)[0]?.id ?? '', offset: 0 }, null);
        ReactEditor.focus(editor);
      },
    };
    return () => {
      workspace.galley = null;
    };
  }, [workspace, editor, steps]);

  const onChange = useCallback(() => {
    const { edition } = workspace.session.state.get();
    if (edition === null) return;
    const isEdit = editor.operations.some((operation) => operation.type !== 'set_selection');
    if (isEdit && workspace.proof.suggests) {
      // Once what the browser put there is drawn: Slate then sees that it has gone.
      if (!composing.current) setTimeout(suggest);
      return;
    }
    if (isEdit) {
      const patches = editBody(edition, id, bodyOf(editor));
      workspace.session.edit('edit.body', patches, typist.current.of(kindOf(editor.operations)));
      shown.current = workspace.session.state.get().edition?.articles[id]?.body ?? shown.current;
    } else if (editor.operations.length > 0) {
      steps.end();
    }
    const { selection } = editor;
    if (selection === null || !ReactEditor.isFocused(editor)) return;
    const place = (point: Range['focus']) => {
      const at = placeOf(editor, point);
      return at === null ? null : { articleId: id, part: at.paragraph.id, offset: at.offset };
    };
    const focus = place(Range.isRange(selection) ? selection.focus : Editor.start(editor, []));
    if (focus === null) return;
    before.current = focus;
    const anchor = Range.isCollapsed(selection) ? null : place(selection.anchor);
    workspace.setCaret({ place: focus, anchor, by: 'galley' });
  }, [editor, id, steps, suggest, workspace]);

  return (
    <Slate editor={editor} initialValue={initial} onChange={onChange}>
      <div className="galley-main">
        <GalleyBar workspace={workspace} editor={editor} />
        <div className="galley-scroll">
          <HeadlineFields workspace={workspace} article={article} />
          <Editable
            ref={keepSelectionFromReact}
            className={isSet ? 'galley-copy set' : 'galley-copy'}
            data-testid="galley"
            aria-label={words('article')}
            lang="zh-CN"
            spellCheck={false}
            placeholder={words('emptyBody')}
            decorate={decorate}
            renderElement={renderElement}
            renderChunk={renderChunk}
            renderLeaf={renderLeaf}
            onDOMBeforeInput={(event: InputEvent) => insertTyped(editor, event)}
            onCompositionStart={() => {
              settle();
              composing.current = true;
              steps.startComposition();
              setComposing(true);
            }}
            // Slate commits the composed text while it handles this event (and takes a returned value for "handled").
            onCompositionEnd={() => {
              composing.current = false;
              ending.current = setTimeout(settle);
              if (workspace.proof.suggests) setTimeout(suggest);
            }}
            onBlurCapture={letGoOfCaret}
            onPaste={() => steps.paste()}
            onDrop={() => steps.paste()}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              settle();
              steps.key(event);
              const far = farKey(event);
              if (far === null) return;
              event.preventDefault();
              goFar(editor, far, event.shiftKey);
            }}
          />
        </div>
      </div>
    </Slate>
  );
}

export function Galley({ workspace }: { readonly workspace: Workspace }) {
  const words = useWords();
  const { edition, path } = useParts(workspace.session.state, 'edition', 'path');
  const { articleId } = useParts(workspace.state, 'articleId');
  const article = articleId === null ? undefined : edition?.articles[articleId];
  if (article === undefined) return <section className="galley empty">{words('noArticle')}</section>;
  return (
    <section className="galley" key={`${path}/${article.id}`}>
      <StoryEditor workspace={workspace} article={article} />
      <CopyFit workspace={workspace} article={article} />
    </section>
  );
}
