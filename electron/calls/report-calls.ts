/** Calls about the report of an import: taking it elsewhere. */
import { clipboard } from 'electron';
import type { Dialogs } from '../dialogs.ts';
import type { MethodHandlers } from '../ipc.ts';
import { writeWhole } from '../write-whole.ts';

/** What they need of the program. */
interface Host {
  readonly dialogs: Pick<Dialogs, 'placeFile'>;
}

type ReportCalls = Pick<MethodHandlers, 'import.copy-report' | 'import.save-report'>;

export function reportCalls({ dialogs }: Host): ReportCalls {
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
