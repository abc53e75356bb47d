/** Calls about the report of an import: taking it elsewhere. */
import { clipboard } from 'electron';
import type { reportCalls as contract } from '../../shared/contract/report-calls.ts';
import type { Dialogs } from '../dialogs.ts';
import type { MethodHandlers } from '../ipc.ts';
import { writeWhole } from '../write-whole.ts';

/** What they need of the program. */
interface Host {
  readonly dialogs: Pick<Dialogs, 'placeFile'>;
}

export function reportCalls({ dialogs }: Host): Pick<MethodHandlers, keyof typeof contract> {
  return {
    'import.copy-report': ({ text }) => {
      clipboard.writeText(text);
      return {};
    },
    'import.save-report': async ({ text }) => {
      const path = await dialogs.placeFile('导入报告', ['txt']);
      if (path === null) return null;
      writeWhole(path, new TextEncoder().encode(text));
      return { path };
    },
  };
}
