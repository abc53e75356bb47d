/** Commands at work: features say what each does and when it can; menu, palette, keyboard and buttons run them. */
import { type CommandId, commandOf } from '../../shared/contract/commands.ts';
import type { Dialogs } from '../state/dialogs.ts';
import type { Notices } from '../state/notices.ts';
import type { CommandSet } from './command-set.ts';

export class Commands {
  readonly #actions: CommandSet<CommandId>;
  readonly #dialogs: Dialogs;
  readonly #notices: Notices;

  constructor(actions: CommandSet<CommandId>, parts: { readonly dialogs: Dialogs; readonly notices: Notices }) {
    this.#actions = actions;
    this.#dialogs = parts.dialogs;
    this.#notices = parts.notices;
  }

  /** True while a command can do something. */
  isEnabled(id: CommandId): boolean {
    return this.#actions.get(id)?.isEnabled?.() ?? true;
  }

  /** Runs a command; one that needs an argument and has none asks for it. */
  run(id: CommandId, argument?: string): void {
    const action = this.#actions.get(id);
    if (action === undefined || !this.isEnabled(id)) return;
    if (commandOf(id).asks !== undefined && argument === undefined) this.#dialogs.ask(id);
    else {
      // What was refused is still read while one only looks round, or opens the palette to try anew.
      if (commandOf(id).menu !== 'view') this.#notices.begins();
      void this.#notices.attempt(async () => action.run(argument ?? ''), `command ${id}`);
    }
  }
}
