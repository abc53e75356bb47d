/** Commands at work: features say what each does and when it can; menu, palette, keyboard and buttons run them. */

import type { MenuName } from '../../shared/contract/command-entry.ts';
import { type CommandId, commandOf } from '../../shared/contract/commands.ts';
import type { Language } from '../../shared/contract/language.ts';
import { inBoth } from '../i18n/strings.ts';
import type { Dialogs } from '../state/dialogs.ts';
import type { Notices } from '../state/notices.ts';
import type { CommandSet } from './command-set.ts';

/** What of the notices commands need. */
type SaysWhy = Pick<Notices, 'say' | 'begins' | 'attempt'>;

/** Menus whose commands are done to what is selected, and can be done again to what is selected next. */
const repeated: ReadonlySet<MenuName> = new Set(['block', 'text', 'table', 'copy']);

/** A command as it was run. */
interface Done {
  readonly id: CommandId;
  readonly argument: string | undefined;
}

export class Commands {
  readonly #actions: CommandSet<CommandId>;
  readonly #dialogs: Dialogs;
  readonly #notices: SaysWhy;
  #last: Done | null = null;

  constructor(actions: CommandSet<CommandId>, parts: { readonly dialogs: Dialogs; readonly notices: SaysWhy }) {
    this.#actions = actions;
    this.#dialogs = parts.dialogs;
    this.#notices = parts.notices;
  }

  /** True where a command was run that can be run on what is selected now. */
  get canRepeat(): boolean {
    return this.#last !== null && this.isEnabled(this.#last.id);
  }

  /** Runs the last command that did something to what was selected once more, with what was typed for it. */
  repeat(): void {
    if (this.#last !== null) this.run(this.#last.id, this.#last.argument);
  }

  /** True while a command can do something. */
  isEnabled(id: CommandId): boolean {
    return this.why(id) === null;
  }

  /** Why a command can do nothing now; null while it can. */
  why(id: CommandId): Readonly<Record<Language, string>> | null {
    const action = this.#actions.get(id);
    if (action?.isEnabled === undefined || action.isEnabled()) return null;
    return typeof action.why === 'string' ? inBoth(action.why) : action.why();
  }

  /** Runs a command; one that needs an argument and has none asks for it. */
  run(id: CommandId, argument?: string): void {
    const action = this.#actions.get(id);
    if (action === undefined) return;
    const why = this.why(id);
    if (why !== null) {
      // A key or the menu asked for it, which cannot say why it is grey.
      this.#notices.say('hint', why);
      return;
    }
    if (commandOf(id).asks !== undefined && argument === undefined) this.#dialogs.ask(id);
    else {
      // What was refused is still read while one only looks round, or opens the palette to try anew.
      const { menu } = commandOf(id);
      if (menu !== 'view') this.#notices.begins();
      if (repeated.has(menu)) this.#last = { id, argument };
      void this.#notices.attempt(async () => action.run(argument ?? ''), `command ${id}`);
    }
  }
}
