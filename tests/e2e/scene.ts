/** A pane or a dialog as the window shows it, and how it is reached. */
import type { CommandId } from '../../shared/contract/commands.ts';
import type { Stage } from './stage.ts';

export interface Scene {
  /** What its pictures are called: of what sort, and which. */
  readonly name: string;
  /** The part of the window that no scene before it has shown; dialogs make the rest unreachable. */
  readonly root: string;
  /** Of a dialog, its name in the window's state. */
  readonly dialog?: string;
  /** True where the next scene goes on in what this one has opened. */
  readonly stays?: true;
  /** True of what goes as the window changes its size: it is shown again, by the same way. */
  readonly passes?: true;
  readonly show: (stage: Stage) => Promise<void>;
}

/** Parts of the window that scenes are in. */
export const WINDOW = 'body';
export const INSPECTOR = '.inspector';
export const DIALOG = 'dialog[open]';
export const MENU = '[role="menu"]';
export const FINDING_CARD = '[data-testid="finding-card"]';

/** A dialog that a command opens. */
export function dialog(name: string, id: CommandId, shows = DIALOG): Scene {
  return {
    name: `dialog-${name}`,
    root: DIALOG,
    dialog: name,
    show: async (stage) => {
      await stage.run(id);
      await stage.shown(shows);
    },
  };
}
