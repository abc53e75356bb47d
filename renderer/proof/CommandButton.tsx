/** A button for a command, with its name and key. */
import { type CommandId, commandOf } from '../../shared/contract/commands.ts';
import type { Workspace } from '../app/workspace.ts';
import { shortcutText } from '../commands/keyboard.ts';
import { useWords } from '../i18n/strings.ts';

export function CommandButton({ workspace, id }: { readonly workspace: Workspace; readonly id: CommandId }) {
  const words = useWords();
  return (
    <button type="button" title={shortcutText(id)} onClick={() => workspace.commands.run(id)}>
      {commandOf(id)[words.language].replace('…', '')}
    </button>
  );
}
