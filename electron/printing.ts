/** Sheets to the system's dialog: a window that nobody sees holds them as a page a sheet, without any script. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BrowserWindow } from 'electron';
import type { PrintPaper } from '../shared/contract/print-calls.ts';
import { DayangError } from './errors.ts';
import type { PrintedSheet } from './jobs/contract.ts';
import { lockedPage } from './lockdown.ts';
import { SCHEME } from './protocol.ts';

/** The page that holds the sheets, as the protocol knows it. */
const SHEETS = 'sheets.html';
const SHEETS_URL = `${SCHEME}://app/print/${SHEETS}`;

/** What the system's dialog says when it is left: the words of Electron's `print` for it. */
const LEFT = /cancell?ed/iu;

function isAcross(sheets: readonly PrintedSheet[]): boolean {
  return sheets.some(({ width, height }) => width > height);
}

/** Sheets as HTML: each a page of the paper's size, its pictures where they stand. */
function sheetsHtml(sheets: readonly PrintedSheet[], paper: PrintPaper['paper']): string {
  const shown = sheets.map(({ width, height, pictures }) => {
    const images = pictures.map(
      ({ file, ...at }) =>
        `<img alt="" src="${file}" style="left:${at.x}pt;top:${at.y}pt;width:${at.width}pt;height:${at.height}pt">`,
    );
    // A hair shorter than the paper: rounding must not begin another sheet.
    return `<div style="width:${width}pt;height:${height - 1}pt">${images.join('')}</div>`;
  });
  return `<!doctype html><meta charset="utf-8"><title>大样</title><style>
@page { size: ${paper}${isAcross(sheets) ? ' landscape' : ''}; margin: 0 }
html, body { margin: 0 }
div { break-inside: avoid; overflow: hidden; position: relative }
div + div { break-before: page }
img { position: absolute }
</style>${shown.join('\n')}`;
}

export class Printing {
  #folder: string | undefined;
  #window: BrowserWindow | undefined;

  /** Where the sheets that are printed lie; undefined while none are. */
  get folder(): string | undefined {
    return this.#folder;
  }

  /** Gives `draw` a folder to draw sheets into, and `use` the window that shows them; both are gone afterwards. */
  async #withSheets<T>(
    { paper }: PrintPaper,
    draw: (folder: string) => Promise<readonly PrintedSheet[]>,
    use: (window: BrowserWindow, sheets: readonly PrintedSheet[]) => Promise<T>,
  ): Promise<T> {
    if (this.#folder !== undefined) throw new DayangError('print-busy');
    const folder = mkdtempSync(join(tmpdir(), 'dayang-print-'));
    this.#folder = folder;
    try {
      const sheets = await draw(folder);
      writeFileSync(join(folder, SHEETS), sheetsHtml(sheets, paper));
      const window = new BrowserWindow({
        show: false,
        webPreferences: { ...lockedPage(), javascript: false },
      });
      this.#window = window;
      await window.loadURL(SHEETS_URL);
      return await use(window, sheets);
    } finally {
      this.#folder = undefined;
      this.close();
      // A system that holds a picture a moment longer is asked again.
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    }
  }

  /** Hands sheets to the system's dialog; tells how many, null where they were not printed there. Throws `no-printer`, `print-failed`. */
  async print(
    wanted: PrintPaper,
    draw: (folder: string) => Promise<readonly PrintedSheet[]>,
    main: BrowserWindow | undefined,
  ): Promise<number | null> {
    // Asked before anything is drawn: nobody waits for sheets that go nowhere.
    const printers = (await main?.webContents.getPrintersAsync()) ?? [];
    if (printers.length === 0) throw new DayangError('no-printer');
    return this.#withSheets(wanted, draw, async (window, sheets) => {
      const { isDone, why } = await new Promise<{ readonly isDone: boolean; readonly why: string }>((resolve) => {
        window.webContents.print(
          {
            silent: false,
            printBackground: true,
            margins: { marginType: 'none' },
            pageSize: wanted.paper,
            landscape: isAcross(sheets),
          },
          (success, failure) => resolve({ isDone: success, why: failure }),
        );
      });
      if (isDone) return sheets.length;
      if (LEFT.test(why)) return null;
      throw new DayangError('print-failed', { detail: why });
    });
  }

  /** The sheets as a PDF, as they would be printed. */
  pdf(
    wanted: PrintPaper,
    draw: (folder: string) => Promise<readonly PrintedSheet[]>,
  ): Promise<{ readonly bytes: Uint8Array; readonly sheets: number }> {
    return this.#withSheets(wanted, draw, async (window, sheets) => {
      const bytes = await window.webContents.printToPDF({
        preferCSSPageSize: true,
        printBackground: true,
        margins: { top: 0, bottom: 0, left: 0, right: 0 },
      });
      return { bytes, sheets: sheets.length };
    });
  }

  /** Takes the window away, with the program's or when it has done its work. */
  close(): void {
    this.#window?.destroy();
    this.#window = undefined;
  }
}
