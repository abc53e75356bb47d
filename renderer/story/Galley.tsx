/** The article under the page: its headline set and its body, edited in Slate, line for line as on the page. */
import { useEffect, useMemo } from 'react';
import { Editable, ReactEditor, Slate, useSlate } from 'slate-react';
import type { Article } from '../../shared/edition/records.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';
import { type ArticleEditor, goFar } from './article-editor.ts';
import { BannerField, BlockFields } from './BlockFields.tsx';
import { CaretKeeper } from './CaretKeeper.tsx';
import { CopyFit } from './CopyFit.tsx';
import type { CopyEditing } from './copy-editing.ts';
import { renderChunk, renderElement, renderLeaf, renderPlaceholder } from './copy-elements.tsx';
import { type EditorSession, isFollowed } from './editor-session.ts';
import { GalleyBar } from './GalleyBar.tsx';
import { farKey, insertTyped, keepSelectionFromReact, layOutAround, letGoOfCaret } from './galley-input.ts';
import { HeadlineFields } from './HeadlineFields.tsx';
import { followPaste, revealCaret } from './reveal-caret.ts';
import { swatchProperties } from './swatch-properties.ts';
import { useFindingHighlights } from './use-finding-highlights.ts';
import { useGalleyLines } from './use-galley-lines.ts';

/** What of the window it needs. */
type GalleyHost = Pick<Stores, 'session' | 'view' | 'caret' | 'commands' | 'selection' | 'notices' | 'findings'> & {
  readonly editing: CopyEditing;
};

/** Has nothing be selected in a galley that is not written in: Slate leaves there what was selected last. */
function unselect(editor: ArticleEditor): void {
  const copy = ReactEditor.toDOMNode(editor, editor);
  const selection = getSelection();
  const isOwn = selection?.anchorNode != null && copy.contains(selection.anchorNode);
  if (isOwn && document.activeElement !== copy) selection.removeAllRanges();
}

/** Shows the caret somebody else put into the copy; a click on the page's text brings the keyboard, too. */
function useFollowedCaret(workspace: GalleyHost, { articleId, editor }: EditorSession): void {
  const { at: caret } = useParts(workspace.caret, 'at');
  useEffect(() => {
    if (caret === null || !isFollowed(caret, articleId)) return undefined;
    if (caret.by === 'page') ReactEditor.focus(editor);
    if (caret.by === 'find') unselect(editor);
    // Copy that changed along with the caret is in the document with the next frame.
    const frame = requestAnimationFrame(() => revealCaret(editor));
    return () => cancelAnimationFrame(frame);
  }, [caret, articleId, editor]);
}

interface StoryProps {
  readonly workspace: GalleyHost;
  readonly session: EditorSession;
  readonly article: Article;
}

function Copy({ workspace, session, article }: StoryProps) {
  const words = useWords();
  const { editor, steps } = session;
  const { edition, reading } = useParts(workspace.session.state, 'edition', 'reading');
  const colours = useMemo(() => (edition === null ? {} : swatchProperties(edition)), [edition]);
  const { decorate, isSet } = useGalleyLines(workspace, session, article);
  // Drawn whenever the editor is, for the keeper of its caret.
  useSlate();
  const highlights = useFindingHighlights(workspace.findings, session, article);
  return (
    <CaretKeeper session={session}>
      <Editable
        ref={keepSelectionFromReact}
        className={isSet ? 'galley-copy set' : 'galley-copy'}
        style={colours}
        data-testid="galley"
        aria-label={words('article')}
        lang="zh-CN"
        spellCheck={false}
        readOnly={reading !== null}
        placeholder={words('emptyBody')}
        decorate={decorate}
        renderElement={renderElement}
        renderChunk={renderChunk}
        renderLeaf={renderLeaf}
        renderPlaceholder={renderPlaceholder}
        onDOMBeforeInput={(event: InputEvent) => insertTyped(editor, event)}
        onCompositionStart={() => session.startComposition()}
        // Slate commits the composed text while it handles this event (and takes a returned value for "handled").
        onCompositionEnd={() => session.endComposition()}
        onBlurCapture={letGoOfCaret}
        onClick={({ clientX, clientY }) => {
          const finding = highlights.at(clientX, clientY);
          if (finding !== undefined) workspace.findings.open(finding, false);
        }}
        onPaste={() => {
          steps.paste();
          followPaste(editor);
        }}
        onDrop={() => steps.paste()}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          session.key(event);
          layOutAround(event.currentTarget, event.key);
          const far = farKey(event);
          if (far === null) return;
          event.preventDefault();
          goFar(editor, far, event.shiftKey);
        }}
      />
    </CaretKeeper>
  );
}

/** Headline set and body; the bar above knows the selection. */
function StoryEditor({ workspace, session, article }: StoryProps) {
  const { editor } = session;
  useFollowedCaret(workspace, session);
  useEffect(() => {
    // A caret just placed is taken up when this turn ends; asked before that, Slate tries again by the clock, and the next
    // key goes where the keyboard was.
    const view = { focus: () => queueMicrotask(() => ReactEditor.focus(editor)) };
    workspace.editing.view = view;
    return () => {
      if (workspace.editing.view === view) workspace.editing.view = null;
    };
  }, [workspace, editor]);
  return (
    <Slate editor={editor}>
      <div className="galley-main">
        <GalleyBar workspace={workspace} editor={editor} />
        <div className="galley-scroll">
          <BannerField workspace={workspace} article={article} />
          <HeadlineFields workspace={workspace} session={session} article={article} />
          <Copy workspace={workspace} session={session} article={article} />
          <BlockFields workspace={workspace} article={article} />
        </div>
      </div>
    </Slate>
  );
}

export function Galley({ workspace }: { readonly workspace: GalleyHost }) {
  const words = useWords();
  const { edition, path } = useParts(workspace.session.state, 'edition', 'path');
  const { session } = useParts(workspace.editing.state, 'session');
  const article = session === null ? undefined : edition?.articles[session.articleId];
  if (session === null || article === undefined)
    return <section className="galley empty">{words('noArticle')}</section>;
  return (
    <section className="galley" key={`${path}/${article.id}`}>
      <StoryEditor workspace={workspace} session={session} article={article} />
      <CopyFit workspace={workspace} article={article} />
    </section>
  );
}
