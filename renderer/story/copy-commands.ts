/** Commands on copy: its paragraphs, its search and versions, its files. */

import { canBeDrawn } from '../../shared/paper/drawn-character.ts';
import { commandSet } from '../commands/command-set.ts';
import { call } from '../session/bridge.ts';
import { choosePreferences } from '../state/preferences.ts';
import type { Stores } from '../state/stores.ts';
import { type ArticleEditor, selectedText, setType } from './article-editor.ts';
import type { CopyEditing } from './copy-editing.ts';
import { hearSelection } from './galley-input.ts';
import { askedStyleCommands, characterStyleCommands } from './style-commands.ts';

type CopyStores = Pick<Stores, 'session' | 'view' | 'selection' | 'caret' | 'notices' | 'dialogs'>;

/** What copy asks of the desk. */
interface Quoting {
  /** Makes a pull quote of words of the story. */
  quote(text: string): void;
}

/** Writes the article shown to a file of the user's choice. */
async function exportArticle(stores: CopyStores, format: 'docx' | 'txt'): Promise<void> {
  const { articleId } = stores.selection.get();
  if (articleId === null) return;
  await stores.session.flush();
  const saved = await call('article.export', { articleId, format });
  if (saved !== null) stores.notices.notify('done', 'articleExported', { path: saved.path });
}

export function copyCommands(stores: CopyStores, editing: CopyEditing, desk: Quoting) {
  const { view, selection } = stores;
  const isShown = () => editing.session !== null && editing.view !== null;
  /** Something done to the paragraphs selected in the galley, which gets the keyboard. */
  const inGalley = (work: (editor: ArticleEditor, argument: string) => void) => ({
    run: (argument: string) => {
      const editor = editing.session?.editor;
      if (editor !== undefined) hearSelection(editor);
      editing.focus();
      if (editor !== undefined) work(editor, argument);
    },
    isEnabled: isShown,
    why: 'whyNoGalley' as const,
  });
  const hasArticle = () => selection.get().articleId !== null;
  const own = commandSet({
    'copy.paragraph': inGalley((editor) => setType(editor, 'paragraph')),
    'copy.subhead': inGalley((editor) => setType(editor, 'subhead')),
    'copy.question': inGalley((editor) => setType(editor, 'question')),
    'copy.answer': inGalley((editor) => setType(editor, 'answer')),
    'copy.note': inGalley((editor) => setType(editor, 'note')),
    'copy.pullquote': inGalley((editor) => desk.quote(selectedText(editor))),
    'glyph.add': {
      // A character selected in the copy is the one that is meant.
      run: () => {
        const text = editing.session === null ? '' : selectedText(editing.session.editor);
        stores.dialogs.openGlyph(canBeDrawn(text) ? text : '');
      },
    },
    'copy.versions': { run: () => view.update({ tab: 'versions' }) },
    'copy.export-docx': { run: () => exportArticle(stores, 'docx'), isEnabled: hasArticle, why: 'whyNoArticle' },
    'copy.export-text': { run: () => exportArticle(stores, 'txt'), isEnabled: hasArticle, why: 'whyNoArticle' },
    'edit.find': {
      run: () => {
        view.update({ tab: 'find' });
        view.focusFind();
      },
    },
    'view.galley': {
      run: () => {
        view.showPane('galley');
        editing.focus();
      },
      isEnabled: isShown,
      why: 'whyNoGalley',
    },
    'view.galley-lines': { run: () => view.update({ showsLines: !view.get().showsLines }) },
    'view.unseen': { run: () => choosePreferences({ showsUnseen: !view.get().showsUnseen }) },
  });
  return [own, characterStyleCommands(stores, inGalley), askedStyleCommands(stores, inGalley)] as const;
}
