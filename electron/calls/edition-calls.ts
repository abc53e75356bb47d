/** Calls about the edition: opening and making one, its log, its versions. */
import type { growthCalls } from '../../shared/edition/growth-records.ts';
import type { logCalls } from '../../shared/edition/log-records.ts';
import { type Dialogs, openedFiles } from '../dialogs.ts';
import type { MethodHandlers } from '../ipc.ts';
import type { OpenEdition } from '../open-edition.ts';
import type { JobsHost } from '../services/jobs-host.ts';
import type { StoreHost } from '../services/store-host.ts';

/** What they need of the program. */
interface Host {
  readonly edition: OpenEdition;
  readonly store: StoreHost;
  readonly jobs: JobsHost;
  readonly dialogs: Dialogs;
}

type EditionCalls = Pick<
  MethodHandlers,
  | 'edition.choose'
  | 'edition.create'
  | 'edition.leave'
  | 'edition.hold'
  | 'edition.let-go'
  | keyof typeof logCalls
  | keyof typeof growthCalls
>;

export function editionCalls({ edition, store, jobs, dialogs }: Host): EditionCalls {
  const { calls } = store;
  return {
    'edition.choose': async () => {
      const path = await dialogs.choose({ properties: ['openFile'], filters: openedFiles });
      return path === null ? null : edition.open(path);
    },
    'edition.create': async (options) => {
      const path = await dialogs.placeEdition(`${options.publication} ${options.date}`);
      if (path === null) return null;
      await jobs.calls.create({ path, options });
      return edition.open(path);
    },
    'edition.apply': ({ of, operation }) => edition.apply(of, operation),
    'edition.undo': (step) => edition.step(calls['edition.undo'](step)),
    'edition.redo': (step) => edition.step(calls['edition.redo'](step)),
    'edition.stand': calls['edition.stand'],
    'edition.hold': ({ of, operations }) => {
      edition.hold(of, operations);
      return {};
    },
    'edition.let-go': ({ of, ids }) => {
      edition.letGo(of, ids);
      return {};
    },
    'edition.leave': async ({ of }) => {
      await edition.leave(of);
      return {};
    },
    'history.go': (to) => edition.step(calls['history.go'](to)),
    'history.list': calls['history.list'],
    'growth.survey': calls['growth.survey'],
    'growth.fold': calls['growth.fold'],
    'growth.remove': calls['growth.remove'],
    'growth.shrink': calls['growth.shrink'],
    'versions.name': calls['versions.name'],
    'versions.named': calls['versions.named'],
    'versions.list': calls['versions.list'],
    'versions.read': calls['versions.read'],
  };
}
