/** Above the copy: what kind the paragraph is, emphasis, and how lines are shown. */
import { useSlate } from 'slate-react';
import type { CommandId } from '../../shared/contract/commands.ts';
import { commandOf } from '../../shared/contract/commands.ts';
import type { Look } from '../../shared/edition/records.ts';
import { shortcutText } from '../commands/keys.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';
import { ButtonRow } from '../ui/ButtonRow.tsx';
import { type ArticleEditor, selectedTypes } from './article-editor.ts';
import { characterStyles, hasStyle } from './character-styles.ts';
import { lineHasStyle, selectedLine } from './line-styles.ts';

/** What of the window it needs. */
type GalleyBarHost = Pick<Stores, 'session' | 'caret' | 'view' | 'commands'>;

/** Kinds of paragraphs, each with a word that is short enough for all of them to stand in a row. */
const kinds = [
  ['paragraph', 'paragraphShort'],
  ['subhead', 'subheadShort'],
  ['question', 'questionShort'],
  ['answer', 'answerShort'],
  ['note', 'noteShort'],
] as const;

/** The character styles that are wanted most; the others are in the menus. */
const styleButtons = [
  ['copy.strong', 'strongShort'],
  ['copy.aside', 'asideShort'],
  ['copy.dots', 'dotsShort'],
  ['copy.superscript', 'superShort'],
  ['copy.subscript', 'subShort'],
] as const;

export function GalleyBar({
  workspace,
  editor,
}: {
  readonly workspace: GalleyBarHost;
  readonly editor: ArticleEditor;
}) {
  const words = useWords();
  const { showsLines, showsUnseen } = useParts(workspace.view, 'showsLines', 'showsUnseen');
  // Follows the selection.
  useSlate();
  const types = selectedTypes(editor);
  const { edition } = useParts(workspace.session.state, 'edition');
  const { at: caret } = useParts(workspace.caret, 'at');
  const line = selectedLine(edition, caret);
  const isOn = (look: Look) => (line === null ? hasStyle(editor, look) : lineHasStyle(line, look));
  const button = (id: CommandId, isPressed: boolean, text: string) => {
    const label = commandOf(id)[words.language];
    const key = shortcutText(id);
    return (
      <button
        key={id}
        type="button"
        aria-pressed={isPressed}
        title={key === '' ? label : `${label}  ${key}`}
        // The selection stays where it is.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => workspace.commands.run(id)}
      >
        {text}
      </button>
    );
  };
  return (
    <ButtonRow className="galley-bar" role="toolbar" aria-label={words('copyKinds')}>
      {kinds.map(([kind, name]) => button(`copy.${kind}`, types.size === 1 && types.has(kind), words(name)))}
      {styleButtons.map(([id, name]) => button(id, isOn(characterStyles[id]), words(name)))}
      <span className="spring" />
      {button('view.unseen', showsUnseen, words('unseenShort'))}
      {button('view.galley-lines', showsLines, words('linesAsSet'))}
    </ButtonRow>
  );
}
