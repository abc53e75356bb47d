/** Calls about files of tables, which tables on pages stay linked to. */
import type { Dialogs } from '../dialogs.ts';
import type { GrantedPaths } from '../granted-paths.ts';
import type { MethodHandlers } from '../ipc.ts';
import type { ReadingHost } from '../services/reading-host.ts';
import type { Settings } from '../settings.ts';
import { rememberedFile } from './remembered-files.ts';

/** What they need of the program. */
interface Host {
  readonly readers: ReadingHost;
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

/** `signal` gives up what is being read. */
export function tableCalls({ readers, dialogs, ...host }: Host, signal: () => AbortSignal): TableCalls {
  return {
    'table.choose': () => dialogs.choose({ properties: ['openFile'], filters: tableFiles }),
    'table.read': ({ path, ...choices }) =>
      readers.calls.table({ path: rememberedFile(host, 'linkedTables', path), ...choices }, { signal: signal() }),
  };
}
