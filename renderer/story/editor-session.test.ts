import { Editor } from 'slate';
import { describe, expect, it } from 'vitest';
import { editBody } from '../../shared/edition/edits.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import { EditedStory } from '../../tests/kit/editing.ts';
import { article, paragraph } from '../../tests/kit/editions.ts';
import { TypingSteps } from './typing-steps.ts';

function story(...texts: readonly string[]) {
  const written = article(texts);
  const edited = new EditedStory(written);
  const at = (index: number, offset: number) => ({
    articleId: written.id,
    part: written.body[index]?.id ?? '',
    offset,
  });
  const told = () => edited.article.body.map(paragraphText);
  return { edited, session: edited.session, at, told, ids: () => written.body };
}

describe('the editing of an article', () => {
  it('has what is typed elsewhere in the edition at once, in that step, and goes on in the galley’s own', async () => {
    const { edited, session, at, told } = story('东湖灯火');
    const page = new TypingSteps();
    session.moveTo(at(0, 2), null);
    session.typed(page, (editor) => editor.insertText('南岸'));
    expect(told()).toEqual(['东湖南岸灯火']);
    session.editor.insertText('的');
    await Promise.resolve();
    expect(told()).toEqual(['东湖南岸的灯火']);
    session.typed(page, (editor) => editor.insertText('夜'));
    const [first, second, third] = edited.edits.map(({ step }) => step);
    expect(edited.edits).toHaveLength(3);
    expect(first).not.toBe(second);
    expect(third).toBe(first);
  });

  it('shows no longer what the edition did not take', () => {
    const { edited, session, at, told } = story('东湖灯火');
    edited.edit = () => [];
    session.moveTo(at(0, 2), null);
    session.typed(new TypingSteps(), (editor) => editor.insertText('南岸'));
    expect(session.body.map(paragraphText)).toEqual(['东湖灯火']);
    expect(told()).toEqual(['东湖灯火']);
  });

  it('shows a body that changed elsewhere and gives nothing back', async () => {
    const { edited, session, told } = story('东湖灯火', '图书馆');
    const { edition } = edited.state.get();
    if (edition === null) throw new Error('no edition');
    edited.edit('undo', editBody(edition, session.articleId, [paragraph('新馆'), ...edited.article.body.slice(1)]));
    await Promise.resolve();
    expect(session.body.map(paragraphText)).toEqual(['新馆', '图书馆']);
    expect(told()).toEqual(['新馆', '图书馆']);
    expect(edited.edits).toHaveLength(1);
  });

  it('keeps caret and selection on their characters while somebody else types beside equal ones', () => {
    const { edited, session, at, ids } = story('东东湖', '图书馆');
    session.moveTo(at(0, 2), at(0, 1));
    const { id: part } = ids()[0] ?? never();
    const typed = { kind: 'text', table: 'articles', id: session.articleId, part, offset: 0 } as const;
    edited.edit('elsewhere', [{ ...typed, remove: [], insert: [{ text: '东' }] }]);
    expect(session.body.map(paragraphText)).toEqual(['东东东湖', '图书馆']);
    expect(session.caret).toEqual({ place: at(0, 3), anchor: at(0, 2) });
    expect(edited.edits).toHaveLength(1);
  });

  it('goes to what undo and redo change, wherever the caret was', () => {
    const { edited, session, at, told } = story('东湖灯火', '图书馆');
    session.moveTo(at(0, 3), at(0, 1));
    session.typed(session.steps, (editor) => Editor.deleteFragment(editor));
    session.moveTo(at(1, 3), null);
    const back = edited.edit('undo', edited.edits.at(-1)?.inverse ?? [], 'undo');
    expect(told()).toEqual(['东湖灯火', '图书馆']);
    expect(session.caret).toEqual({ place: at(0, 3), anchor: null });
    session.moveTo(at(1, 0), null);
    edited.edit('redo', back, 'undo');
    expect(session.caret?.place).toEqual(at(0, 1));
  });

  it('has the page’s caret go along while text is typed there', () => {
    const { edited, at, session, ids } = story('东湖', '灯火');
    edited.carets.put({ place: at(1, 1), by: 'typing' });
    const [{ id: part }, { id }] = [ids()[0] ?? never(), ids()[1] ?? never()];
    const from = { id, type: 'paragraph', after: part } as const;
    edited.edit('elsewhere', [{ kind: 'join', table: 'articles', id: session.articleId, part, offset: 2, from }]);
    expect(edited.carets.get().at?.place).toEqual(at(0, 3));
  });

  it('follows the caret that is put elsewhere, and tells its own in the edition’s terms', () => {
    const { edited, session, at } = story('东湖灯火', '图书馆');
    edited.carets.put({ place: at(1, 3), anchor: at(0, 1), by: 'find' });
    expect(session.caret).toEqual({ place: at(1, 3), anchor: at(0, 1) });
    edited.carets.put({ place: at(0, 0), by: 'board' });
    expect(session.caret?.place).toEqual(at(1, 3));
    expect(Editor.string(session.editor, session.editor.selection ?? [])).toBe('湖灯火图书馆');
  });

  it('lasts while its article is shown, with its caret, and ends with it', () => {
    const { edited, session, at } = story('东湖灯火');
    session.moveTo(at(0, 3), null);
    edited.carets.update({ at: null });
    expect(edited.session).toBe(session);
    edited.shown.update({ articleId: null });
    expect(edited.editing.session).toBeNull();
    edited.edit('clear', editBody(edited.state.get().edition ?? never(), session.articleId, []));
    expect(session.body.map(paragraphText)).toEqual(['东湖灯火']);
  });

  it('has what was typed at the moment another article was shown, and nothing after that', async () => {
    const { edited, session, at, told } = story('东湖灯火');
    session.moveTo(at(0, 2), null);
    session.editor.insertText('的');
    edited.shown.update({ articleId: null });
    expect(told()).toEqual(['东湖的灯火']);
    session.editor.insertText('夜');
    await Promise.resolve();
    expect(told()).toEqual(['东湖的灯火']);
    edited.shown.update({ articleId: session.articleId });
    expect(edited.session.body.map(paragraphText)).toEqual(['东湖的灯火']);
  });
});

function never(): never {
  throw new Error('no edition');
}
