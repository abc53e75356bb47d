/** Cutting, copying and pasting as commands: done to what has the focus, as their keys do it. */

import type { Input } from '../../shared/contract/api.ts';
import { type Action, commandSet } from '../commands/command-set.ts';
import { call } from '../session/bridge.ts';

function edits(does: Input<'window.edit'>['does']): Action {
  return {
    run: async () => {
      await call('window.edit', { does });
    },
  };
}

export function clipboardCommands() {
  return commandSet({
    'edit.cut': edits('cut'),
    'edit.copy': edits('copy'),
    'edit.paste': edits('paste'),
    'edit.select-text': edits('select-all'),
  });
}
