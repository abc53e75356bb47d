/** A button for a command, with its name and key. */
import { type CommandId, commandOf } from '../../shared/contract/commands.ts';
import { shortcutText } from '../commands/keys.ts';
import { useWords } from '../i18n/strings.ts';
import type { Stores } from '../state/stores.ts';

/** What of the window it needs. */
type CommandHost = Pick<Stores, 'commands'>;

export function CommandButton({ workspace, id }: { readonly workspace: CommandHost; readonly id: CommandId }) {
  const words = useWords();
  return (
    <button type="button" title={shortcutText(id)} onClick={() => workspace.commands.run(id)}>
      {commandOf(id)[words.language].replace('…', '')}
    </button>
  );
}
