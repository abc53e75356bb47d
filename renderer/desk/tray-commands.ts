/** What is done with the pictures that are chosen in the tray. */
import { commandSet } from '../commands/command-set.ts';
import type { AtHand } from './at-hand.ts';
import type { Tray } from './picture-tray.ts';

export function trayCommands(tray: Tray, hand: AtHand) {
  const chosen = () => tray.shown.get().chosen;
  const isEnabled = () => chosen().length > 0;
  return commandSet({
    'tray.place': { run: () => tray.placeChosen(), isEnabled, why: 'whyNoTray' },
    'tray.give': {
      run: () => {
        if (hand.articleId !== null) tray.giveAll(chosen(), hand.articleId);
      },
      isEnabled: () => isEnabled() && hand.articleId !== null,
      why: 'whyNoTrayStory',
    },
    'tray.remove': { run: () => void tray.remove(chosen()), isEnabled, why: 'whyNoTray' },
  });
}
