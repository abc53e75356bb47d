/** Calls about the watched folder, and what it brought. */
import * as v from 'valibot';
import { readCopySchema } from '../../shared/contract/api.ts';
import type { Dialogs } from '../dialogs.ts';
import type { MethodHandlers } from '../ipc.ts';
import type { OpenEdition } from '../open-edition.ts';
import type { StoreHost } from '../services/store-host.ts';
import type { Watching } from '../watching.ts';

/** What they need of the program. */
interface Host {
  readonly edition: Pick<OpenEdition, 'opened'>;
  readonly store: Pick<StoreHost, 'calls'>;
  readonly dialogs: Pick<Dialogs, 'choose'>;
  readonly watching: Watching;
}

type ArrivalCalls = Pick<
  MethodHandlers,
  'arrivals.open' | 'arrivals.choose-folder' | 'arrivals.watch' | 'arrivals.copy' | 'arrivals.settle' | 'arrivals.see'
>;

export function arrivalCalls({ edition, store, dialogs, watching }: Host): ArrivalCalls {
  const { calls } = store;
  return {
    'arrivals.open': async () => {
      const of = edition.opened;
      const arrivals = await calls['arrivals.list']({});
      return { folder: watching.state(of), arrivals };
    },
    'arrivals.choose-folder': async () => {
      const of = edition.opened;
      const { folder } = watching.state(of);
      const chosen = await dialogs.choose({
        properties: ['openDirectory'],
        ...(folder === null ? {} : { defaultPath: folder }),
      });
      return chosen === null ? null : watching.set(of, chosen, true);
    },
    'arrivals.watch': ({ isOn }) => {
      const state = watching.state(edition.opened);
      return state.folder === null ? state : watching.set(state.of, state.folder, isOn);
    },
    'arrivals.copy': async (wanted) => {
      const copy = await calls['arrivals.copy'](wanted);
      return copy === null ? null : v.parse(readCopySchema, JSON.parse(copy));
    },
    'arrivals.settle': async (settled) => {
      await calls['arrivals.settle'](settled);
      return {};
    },
    'arrivals.see': async (seen) => {
      await calls['arrivals.see'](seen);
      return {};
    },
  };
}
