/** The moments of the open edition that were given a name, as the store last told them. */
import type { NamedVersion } from '../../shared/edition/log-records.ts';
import { call } from '../session/bridge.ts';
import { Observable } from '../session/observable.ts';

export const namedVersions = new Observable<{ readonly list: readonly NamedVersion[] }>({ list: [] });

/** Asks the store for them anew. Rejects where it cannot say. */
export async function readNamedVersions(): Promise<void> {
  namedVersions.set({ list: await call('versions.named', {}) });
}
