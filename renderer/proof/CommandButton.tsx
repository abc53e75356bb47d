/** A button for a command, with its name and key. */
import { useLayoutEffect, useRef } from 'react';
import { type CommandId, commandOf } from '../../shared/contract/commands.ts';
import { shortcutText } from '../commands/keys.ts';
import { useWords } from '../i18n/strings.ts';
import type { Stores } from '../state/stores.ts';

/** What of the window it needs. */
type CommandHost = Pick<Stores, 'commands' | 'view'>;

export function CommandButton({ workspace, id }: { readonly workspace: CommandHost; readonly id: CommandId }) {
  const words = useWords();
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const { current } = button;
    const { view } = workspace;
    // What it does may take it away: the keyboard goes on at the page, not nowhere. Asked before it goes, while it has the focus.
    return () => {
      if (current === document.activeElement) requestAnimationFrame(() => view.board?.focus());
    };
  }, [workspace]);
  return (
    <button ref={button} type="button" title={shortcutText(id)} onClick={() => workspace.commands.run(id)}>
      {commandOf(id)[words.language].replace('…', '')}
    </button>
  );
}
