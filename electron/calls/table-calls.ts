/** Calls about files of tables, which tables on pages stay linked to. */
import type { Dialogs } from '../dialogs.ts';
import type { GrantedPaths } from '../granted-paths.ts';
import type { MethodHandlers } from '../ipc.ts';
import type { JobsHost } from '../services/jobs-host.ts';
import type { Settings } from '../settings.ts';

/** What they need of the program. */
interface Host {
  readonly jobs: JobsHost;
  readonly dialogs: Pick<Dialogs, 'choose'>;
  readonly paths: GrantedPaths;
  readonly settings: Pick<Settings, 'get' | 'set'>;
}

type TableCalls = Pick<MethodHandlers, 'table.choose' | 'table.read'>;

const tableFiles = [
  {
    name: 'xlsx, csv, tsv',
    extensions: ['xlsx', 'xlsm', 'xls', 'et', 'ods', 'xlsb', 'csv', 'tsv', 'txt', 'html', 'htm'],
  },
  { name: '*', extensions: ['*'] },
];

/** Files of tables that are remembered, the newest first. */
const MOST_LINKED = 400;

/** `signal` gives up what is being read. */
export function tableCalls({ jobs, dialogs, paths, settings }: Host, signal: () => AbortSignal): TableCalls {
  const linked = () => settings.get().linkedTables ?? [];
  /**
   * A path that was chosen, now or on this machine before. What a mailed edition says its tables come from is not read: it
   * may name any file, or one of a stranger's server.
   */
  const known = (path: string) => {
    if (linked().includes(path)) return path;
    const granted = paths.granted(path);
    settings.set({ linkedTables: [granted, ...linked()].slice(0, MOST_LINKED) });
    return granted;
  };
  return {
    'table.choose': () => dialogs.choose({ properties: ['openFile'], filters: tableFiles }),
    'table.read': ({ path, ...choices }) => jobs.calls.table({ path: known(path), ...choices }, { signal: signal() }),
  };
}
