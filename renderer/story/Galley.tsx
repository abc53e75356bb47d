/** The article under the page: its headline set and its body, edited in Slate. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Editor, Range } from 'slate';
import { Editable, ReactEditor, type RenderElementProps, type RenderLeafProps, Slate } from 'slate-react';
import { editBody } from '../../shared/edition/edits.ts';
import type { Article } from '../../shared/edition/records.ts';
import { useParts } from '../app/observable.ts';
import type { Workspace } from '../app/workspace.ts';
import { useWords } from '../i18n/strings.ts';
import { bodyOf, createArticleEditor, editableBody, moveCaret, placeOf, replaceBody } from './article-editor.ts';
import { CopyFit } from './CopyFit.tsx';
import { HeadlineFields } from './HeadlineFields.tsx';
import { TypingSteps } from './typing-steps.ts';

function renderElement({ attributes, children, element }: RenderElementProps) {
  return (
    <p {...attributes} className={`copy-${element.type}`}>
      {children}
    </p>
  );
}

function renderLeaf({ attributes, children, leaf }: RenderLeafProps) {
  return (
    <span {...attributes} className={leaf.strong === true ? 'strong' : undefined}>
      {children}
    </span>
  );
}

function BodyEditor({ workspace, article }: { readonly workspace: Workspace; readonly article: Article }) {
  const words = useWords();
  const { id } = article;
  const { caret } = useParts(workspace.state, 'caret');
  const editor = useMemo(createArticleEditor, []);
  const steps = useMemo(() => new TypingSteps(), []);
  const shown = useRef(article.body);
  const [initial] = useState(() => editableBody(article.body));

  // A body that changed elsewhere replaces what is shown; our own edits come back as they went.
  useEffect(() => {
    if (shown.current === article.body) return;
    shown.current = article.body;
    steps.end();
    replaceBody(editor, article.body);
  }, [article.body, editor, steps]);

  useEffect(() => {
    if (caret?.by !== 'page' || caret.place.articleId !== id) return;
    moveCaret(editor, caret.place.part, caret.place.offset);
    ReactEditor.focus(editor);
    const { selection } = editor;
    if (selection === null) return;
    const { startContainer } = ReactEditor.toDOMRange(editor, selection);
    startContainer.parentElement?.scrollIntoView({ block: 'nearest' });
  }, [caret, editor, id]);

  useEffect(() => {
    workspace.focusGalley = () => {
      if (editor.selection === null) moveCaret(editor, bodyOf(editor)[0]?.id ?? '', 0);
      ReactEditor.focus(editor);
    };
  }, [workspace, editor]);

  const onChange = useCallback(() => {
    const { edition } = workspace.session.state.get();
    if (edition === null) return;
    const isEdit = editor.operations.some((operation) => operation.type !== 'set_selection');
    if (isEdit) {
      const patches = editBody(edition, id, bodyOf(editor));
      if (editor.operations.some((operation) => operation.type === 'split_node')) steps.end();
      workspace.session.edit('edit.body', patches, steps.current(performance.now()));
      shown.current = workspace.session.state.get().edition?.articles[id]?.body ?? shown.current;
    } else if (editor.operations.length > 0) {
      steps.end();
    }
    const { selection } = editor;
    if (selection === null || !ReactEditor.isFocused(editor)) return;
    const place = placeOf(editor, Range.isRange(selection) ? selection.focus : Editor.start(editor, []));
    if (place === null) return;
    workspace.setCaret({ place: { articleId: id, part: place.paragraph.id, offset: place.offset }, by: 'galley' });
  }, [editor, id, steps, workspace]);

  return (
    <Slate editor={editor} initialValue={initial} onChange={onChange}>
      <Editable
        className="galley-copy"
        data-testid="galley"
        aria-label={words('article')}
        lang="zh-CN"
        spellCheck={false}
        placeholder={words('emptyBody')}
        renderElement={renderElement}
        renderLeaf={renderLeaf}
        onCompositionStart={() => steps.startComposition()}
        // Slate commits the composed text while it handles this event (and takes a returned value for "handled").
        onCompositionEnd={() => {
          setTimeout(() => steps.endComposition());
        }}
      />
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
      <div className="galley-scroll">
        <HeadlineFields workspace={workspace} article={article} />
        <BodyEditor workspace={workspace} article={article} />
      </div>
      <CopyFit workspace={workspace} article={article} />
    </section>
  );
}
