/** What is done about incoming copy: about the folder it comes from, and the piece that a hand was on last. */
import { commandSet } from '../commands/command-set.ts';
import type { Rows } from '../state/rows-at-hand.ts';
import type { Stores } from '../state/stores.ts';
import type { Arrivals } from './arrivals.ts';

type ArrivalStores = Pick<Stores, 'dialogs' | 'session' | 'view'> & { readonly rows: Rows };

export function arrivalCommands(arrivals: Arrivals, { dialogs, session, view, rows }: ArrivalStores) {
  // A newspaper’s file has no copy of a day.
  const isEnabled = () => session.state.get().kind === 'edition';
  const atHand = () => {
    const { arrival } = rows.get();
    return arrivals.get().offered.some((one) => one.arrival.seq === arrival) ? arrival : null;
  };
  const isAtHand = () => isEnabled() && atHand() !== null;
  return commandSet({
    'copy.watch': { run: () => dialogs.open('watch'), isEnabled, why: 'whyPaperFile' },
    'view.arrivals': {
      run: () => {
        view.showPane('arrivals');
        arrivals.focusList();
      },
      isEnabled,
      why: 'whyPaperFile',
    },
    'arrival.show': {
      run: () => {
        const seq = atHand();
        if (seq !== null) arrivals.show(seq);
      },
      isEnabled: isAtHand,
      why: 'whyNoArrival',
    },
    'arrival.dismiss': {
      run: async () => {
        const seq = atHand();
        if (seq !== null) await arrivals.dismiss(seq);
      },
      isEnabled: isAtHand,
      why: 'whyNoArrival',
    },
  });
}
