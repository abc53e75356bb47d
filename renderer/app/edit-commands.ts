/** Cutting, copying and pasting as commands, done to what has the focus as their keys do it; and the last command once more. */

import type { Input } from '../../shared/contract/api.ts';
import { type Action, commandSet } from '../commands/command-set.ts';
import type { Commands } from '../commands/commands.ts';
import { call } from '../session/bridge.ts';

function edits(does: Input<'window.edit'>['does']): Action {
  return {
    run: async () => {
      await call('window.edit', { does });
    },
  };
}

/** `commands` are all there are, among them these. */
export function editCommands(commands: () => Commands) {
  return commandSet({
    'edit.repeat': { run: () => commands().repeat(), isEnabled: () => commands().canRepeat, why: 'whyNothingToRepeat' },
    'edit.cut': edits('cut'),
    'edit.copy': edits('copy'),
    'edit.paste': edits('paste'),
    'edit.select-text': edits('select-all'),
  });
}
