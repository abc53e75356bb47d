/** Reports, licences, safe mode. */
import { call } from '../session/bridge.ts';
import type { Dialogs } from '../state/dialogs.ts';

/** Ends the program in order, and starts it in safe mode, or as usual. */
export async function restart(isSafe: boolean): Promise<void> {
  await call('session.restart', { isSafe });
}

/** What the commands of the help menu do, but the guide's. */
export function helpActions(dialogs: Dialogs, isSafe: boolean) {
  return {
    'help.report': { run: () => dialogs.open('report') },
    'help.licences': { run: () => dialogs.open('licences') },
    'help.safe-mode': { run: () => restart(!isSafe) },
  };
}
