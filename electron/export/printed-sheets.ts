/** What an office printer is given: each page as a picture of so many pixels as the printer shows, a file each. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compose } from '../../shared/compose/compose.ts';
import { composedUnder } from '../../shared/compose/composed-halves.ts';
import type { ComposedEdition, ComposedPage } from '../../shared/compose/display-list.ts';
import type { PrintAsked } from '../../shared/contract/print-calls.ts';
import type { ArticleId } from '../../shared/edition/ids.ts';
import { paperSizes } from '../../shared/edition/paper.ts';
import { type PrintSheet, printSheets } from '../../shared/edition/print-sheets.ts';
import type { Edition, Page } from '../../shared/edition/records.ts';
import { pageByNumber, pageCount } from '../../shared/edition/selectors.ts';
import type { Frame, Pt } from '../../shared/edition/units.ts';
import { writeForScreen } from '../../shared/pdf/page-file.ts';
import { roundsInOrder } from '../../shared/proof/rounds.ts';
import { DayangError, stopIfCancelled } from '../errors.ts';
import { fileTime } from './file-names.ts';
import { galleyBytes } from './galley-file.ts';
import { originalsOf, targetImages } from './page-job.ts';
import { deflate, digest, pdfFaces } from './pdf-parts.ts';
import { proofBytes } from './proof-sheet.ts';
import type { ExportEnvironment } from './target.ts';

/** What office printers show of a picture: laser printers have 600 spots an inch, and screen what is grey. */
const PER_INCH = 300;

interface Pixels {
  readonly width: number;
  readonly height: number;
}

/** Draws a page of a PDF, from 1, on paper; tells how many pages its file has. */
export type DrawPage = (
  path: string,
  page: number,
  size: Pixels,
) => Promise<{ readonly bytes: Uint8Array; readonly pages: number }>;

/** A sheet with its pictures, by their files' names. */
interface DrawnSheet {
  readonly width: Pt;
  readonly height: Pt;
  readonly pictures: ({ readonly file: string } & Frame)[];
}

interface SheetsRequest {
  readonly source: { readonly edition: Edition; readonly changedAt: string | null };
  readonly asked: PrintAsked;
  /** Where files are put; whoever made it takes it away. */
  readonly folder: string;
  readonly draw: DrawPage;
}

/** Pages by their numbers. Throws `no-such-page`. */
function pagesOf(edition: Edition, numbers: readonly number[]): Page[] {
  const pages = numbers.map((number) => {
    const page = pageByNumber(edition, number);
    if (page === undefined) throw new DayangError('no-such-page', { page: number, count: pageCount(edition) });
    return page;
  });
  // A 通版 that both its numbers name is one page.
  return [...new Set(pages)];
}

function pixelsOf({ width, height }: { readonly width: Pt; readonly height: Pt }): Pixels {
  const side = (length: Pt) => Math.max(1, Math.round((length / 72) * PER_INCH));
  return { width: side(width), height: side(height) };
}

/** Sheets on their way to a folder, one picture at a time: a page has some tens of megabytes while it is drawn. */
class Drawing {
  readonly #request: SheetsRequest;
  readonly #environment: ExportEnvironment;
  #composedEdition: ComposedEdition | undefined;
  #files = 0;

  constructor(request: SheetsRequest, environment: ExportEnvironment) {
    this.#request = request;
    this.#environment = environment;
  }

  /** Composed once it is asked for: a story alone needs none of its pages. */
  get #composed(): ComposedEdition {
    this.#composedEdition ??= compose(this.#request.source.edition, this.#environment.resources);
    return this.#composedEdition;
  }

  #page(number: number): ComposedPage {
    const page = composedUnder(this.#composed.pages, number);
    if (page === undefined) {
      throw new DayangError('no-such-page', { page: number, count: pageCount(this.#request.source.edition) });
    }
    return page;
  }

  /** Draws a page of a file; tells the picture's name, and how many pages the file has. */
  async #draw(pdf: Uint8Array, page: number, size: Pixels): Promise<{ readonly file: string; readonly pages: number }> {
    const { folder, draw } = this.#request;
    const path = join(folder, 'page.pdf');
    writeFileSync(path, pdf);
    const { bytes, pages } = await draw(path, page, size);
    const file = `${++this.#files}.jpg`;
    writeFileSync(join(folder, file), bytes);
    return { file, pages };
  }

  /** A page as it is seen on the screen, in a file of its own. */
  async #pagePdf(page: ComposedPage, scale: number): Promise<Uint8Array> {
    const { edition, changedAt } = this.#request.source;
    const { resources, imageBytes, signal } = this.#environment;
    const target = { colours: 'light', mostPixelsPerInch: Math.ceil(PER_INCH * scale) } as const;
    return writeForScreen(
      [page],
      { edition, composed: this.#composed },
      {
        standard: 'screen',
        faces: pdfFaces(resources.fonts),
        images: await targetImages([page], originalsOf([page], edition, imageBytes), target, signal),
        deflate,
        digest,
        title: edition.edition.publication,
        at: fileTime(edition, changedAt),
      },
    );
  }

  async #sheet({ width, height, scale, pages }: PrintSheet): Promise<DrawnSheet> {
    const pictures: DrawnSheet['pictures'] = [];
    for (const { number, frame } of pages) {
      await new Promise((resolve) => setImmediate(resolve));
      stopIfCancelled(this.#environment.signal);
      const pdf = await this.#pagePdf(this.#page(number), scale);
      const { file } = await this.#draw(pdf, 1, pixelsOf(frame));
      pictures.push({ file, ...frame });
    }
    return { width, height, pictures };
  }

  /** Pages in groups, a sheet each. */
  async pages(groups: readonly (readonly number[])[], { paper, scale }: PrintAsked): Promise<DrawnSheet[]> {
    const { onProgress } = this.#environment;
    const { edition } = this.#request.source;
    const planned = printSheets(
      groups.map((numbers) => pagesOf(edition, numbers)),
      paper,
      scale,
    );
    const sheets: DrawnSheet[] = [];
    onProgress?.(0, planned.length);
    for (const sheet of planned) {
      sheets.push(await this.#sheet(sheet));
      onProgress?.(sheets.length, planned.length);
    }
    return sheets;
  }

  /** All pages of a file that is of the paper's size. */
  async #whole(pdf: Uint8Array, size: { readonly width: Pt; readonly height: Pt }): Promise<DrawnSheet[]> {
    const { onProgress, signal } = this.#environment;
    const sheets: DrawnSheet[] = [];
    for (let total = 1; sheets.length < total; ) {
      stopIfCancelled(signal);
      const { file, pages } = await this.#draw(pdf, sheets.length + 1, pixelsOf(size));
      total = pages;
      sheets.push({ ...size, pictures: [{ file, x: 0, y: 0, ...size }] });
      onProgress?.(sheets.length, total);
    }
    return sheets;
  }

  /** A page with its marks, and sheets of what of them stands beside it no more. */
  async proof(number: number, { paper }: PrintAsked): Promise<DrawnSheet[]> {
    const { edition } = this.#request.source;
    const at = fileTime(edition, new Date().toISOString());
    const light = { mostPixelsPerInch: PER_INCH };
    const rounds = roundsInOrder(edition);
    const pages = [this.#page(number)];
    const pdf = await proofBytes({ edition, pages, rounds, paper, at, light }, this.#environment);
    return this.#whole(pdf, paperSizes[paper]);
  }

  /** A story alone, on as many sheets as it takes. */
  story(articleId: ArticleId, { paper }: PrintAsked): Promise<DrawnSheet[]> {
    const pdf = galleyBytes({ ...this.#request.source, articleId, paper }, this.#environment);
    return this.#whole(pdf, paperSizes[paper]);
  }
}

/** Draws what is to be printed into a folder. Throws {@link DayangError} as an export does. */
export async function drawSheets(request: SheetsRequest, environment: ExportEnvironment): Promise<DrawnSheet[]> {
  const { asked } = request;
  const drawing = new Drawing(request, environment);
  switch (asked.what) {
    case 'pages':
      return drawing.pages(
        pagesOf(request.source.edition, asked.pages).map((page) => [page.number]),
        asked,
      );
    case 'spread':
      return drawing.pages([asked.pages], asked);
    case 'proof':
      return drawing.proof(asked.page, asked);
    case 'story':
      return drawing.story(asked.articleId, asked);
  }
}
