/** Calls about printing: sheets are drawn by the jobs process and go to the system's dialog, or into a PDF. */
import type { BrowserWindow } from 'electron';
import type { PrintAsked } from '../../shared/contract/print-calls.ts';
import type { Dialogs } from '../dialogs.ts';
import type { MethodHandlers } from '../ipc.ts';
import type { ExportSource, PrintedSheet } from '../jobs/contract.ts';
import type { OpenEdition } from '../open-edition.ts';
import type { Printing } from '../printing.ts';
import type { JobsHost } from '../services/jobs-host.ts';
import type { Settings } from '../settings.ts';
import { writeWhole } from '../write-whole.ts';

/** What printing needs of the program. */
interface Host {
  readonly settings: Settings;
  readonly edition: OpenEdition;
  readonly jobs: JobsHost;
  readonly dialogs: Pick<Dialogs, 'placeFile'>;
  readonly printing: Printing;
  readonly window: () => BrowserWindow | undefined;
  readonly onProgress: (done: number, total: number) => void;
}

type PrintCalls = Pick<MethodHandlers, 'print.paper' | 'print.run' | 'print.save' | 'print.cancel'>;

/** What is drawn from: the edition with the pictures of the pages wanted; a story's galley shows none. */
function sourceOf(edition: OpenEdition, asked: PrintAsked): Promise<ExportSource> {
  if (asked.what === 'story') return edition.source([], false);
  return edition.source(asked.what === 'proof' ? [asked.page] : asked.pages);
}

export function printCalls({ settings, edition, jobs, dialogs, printing, window, onProgress }: Host): PrintCalls {
  let running: AbortController | undefined;

  /** Draws what is asked for into a folder, where it can be given up. */
  const drawing =
    (asked: PrintAsked) =>
    async (folder: string): Promise<readonly PrintedSheet[]> => {
      const { paper, scale } = asked;
      settings.set({ lastPrint: { paper, scale } });
      const controller = new AbortController();
      running = controller;
      try {
        const source = await sourceOf(edition, asked);
        return await jobs.calls.print({ source, asked, folder }, { signal: controller.signal, onProgress });
      } finally {
        running = undefined;
      }
    };

  return {
    'print.paper': () => settings.get().lastPrint ?? { paper: 'A3', scale: 'fit' },
    'print.run': async (asked) => {
      const sheets = await printing.print(asked, drawing(asked), window());
      return sheets === null ? null : { sheets };
    },
    'print.save': async (asked) => {
      const { edition: stored } = await edition.stored();
      const path = await dialogs.placeFile(`${stored.edition.date} 打印`, ['pdf']);
      if (path === null) return null;
      const { bytes, sheets } = await printing.pdf(asked, drawing(asked));
      writeWhole(path, bytes);
      return { path, sheets };
    },
    'print.cancel': () => {
      running?.abort();
      return {};
    },
  };
}
