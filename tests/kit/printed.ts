/** Exports for tests, and readers of what was exported that have nothing to do with who wrote it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument, OPS, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import sharp from 'sharp';
import * as v from 'valibot';
import type { ExportOutcome } from '../../electron/export/export-outcome.ts';
import { type ExportRequest, exportPages } from '../../electron/export/export-pages.ts';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { type ExportSettings, standardPreset } from '../../shared/contract/export-settings.ts';
import { testResources } from './editions.ts';
import { makePaper } from './paper/make-paper.ts';

/** What is asked for beside the whole sample edition as PDF/X-4. */
export type SampleRequest = Partial<Omit<ExportRequest, 'settings'>> & { readonly settings?: Partial<ExportSettings> };

/** The sample edition as a file, and what is exported from it. */
export class SampleExports {
  readonly folder = mkdtempSync(join(tmpdir(), 'dayang-print-'));
  readonly path = join(this.folder, 'sample.dayang');
  #file: EditionFile | undefined;

  async open(): Promise<EditionFile> {
    if (this.#file === undefined) {
      await makePaper(this.path);
      this.#file = EditionFile.openToRead(this.path);
    }
    return this.#file;
  }

  async export(
    name: string,
    { settings = {}, ...request }: SampleRequest = {},
  ): Promise<ExportOutcome & { readonly paths: readonly string[] }> {
    const file = await this.open();
    const outcome = await exportPages(
      {
        edition: file.edition,
        pages: [],
        folder: join(this.folder, name),
        ...request,
        settings: { ...standardPreset(settings.target ?? 'x4'), ...settings },
      },
      { resources: testResources(), imageBytes: (id) => file.image(id) },
    );
    return { ...outcome, paths: outcome.files.map(({ path }) => path) };
  }

  remove(): void {
    this.#file?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Does something with a file as pdf.js reads it. */
export async function withPdfJs<T>(path: string, work: (document: PDFDocumentProxy) => Promise<T>): Promise<T> {
  const data = new Uint8Array(readFileSync(path));
  const task = getDocument({ data, verbosity: 0, useSystemFonts: false, disableFontFace: true });
  try {
    return await work(await task.promise);
  } finally {
    await task.destroy();
  }
}

export interface PlacedGlyph {
  readonly text: string;
  /** Start of its cell on the sheet, in points, y up. */
  readonly x: number;
  readonly y: number;
}

const glyphSchema = v.union([v.number(), v.looseObject({ unicode: v.string(), width: v.number() })]);
/** Six numbers, which some versions hand over as such and some as one list. */
const listSchema = v.custom<ArrayLike<number>>((value) => Array.isArray(value) || value instanceof Float32Array);
const matrixSchema = v.union([
  v.pipe(
    v.tuple([listSchema]),
    v.transform(([list]) => Array.from(list)),
  ),
  v.array(v.number()),
]);

/**
 * True of a glyph that is where it is wanted along its line, in points: at it, or, as its cell may begin before what it draws or
 * behind (`shared/pdf/cells.ts`), whole quarters of its em from it.
 */
export function isAlong(read: number, wanted: number, em: number, within: number): boolean {
  const quarters = Math.round(((read - wanted) / em) * 4);
  return Math.abs(quarters) <= 5 && Math.abs(read - wanted - (quarters * em) / 4) <= within;
}

/** Every glyph a page shows and where, from its operators as pdf.js reads them and the widths of its fonts. */
export async function glyphsOf(document: PDFDocumentProxy, number: number): Promise<PlacedGlyph[]> {
  const page = await document.getPage(number);
  const { fnArray, argsArray } = await page.getOperatorList();
  const placed: PlacedGlyph[] = [];
  let matrix: readonly number[] = [1, 0, 0, 1, 0, 0];
  let size = 0;
  fnArray.forEach((operator, at) => {
    const args: unknown = argsArray[at];
    if (operator === OPS.beginText) matrix = [1, 0, 0, 1, 0, 0];
    if (operator === OPS.setTextMatrix) matrix = v.parse(matrixSchema, args);
    if (operator === OPS.setFont) size = v.parse(v.tuple([v.string(), v.number()]), args)[1];
    if (operator !== OPS.showText) return;
    const [glyphs] = v.parse(v.tuple([v.array(glyphSchema)]), args);
    const [a = 1, b = 0, , , e = 0, f = 0] = matrix;
    let pen = 0;
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        pen -= (glyph / 1000) * size;
        continue;
      }
      placed.push({ text: glyph.unicode, x: e + a * pen, y: f + b * pen });
      pen += (glyph.width / 1000) * size;
    }
  });
  return placed;
}

interface Plate {
  readonly width: number;
  readonly height: number;
  /** Ink, 0 to 255, row by row. */
  readonly ink: Uint8Array;
}

/** A page's plates by name, as Ghostscript separates it, at a resolution. */
export async function platesOf(path: string, perInch = 72, page = 1): Promise<ReadonlyMap<string, Plate>> {
  const into = mkdtempSync(join(tmpdir(), 'dayang-plates-'));
  try {
    const options = [
      '-q',
      '-dNOPAUSE',
      '-dBATCH',
      '-dSAFER',
      '-sDEVICE=tiffsep',
      `-r${perInch}`,
      `-dFirstPage=${page}`,
      `-dLastPage=${page}`,
    ];
    execFileSync('gs', [...options, `-sOutputFile=${join(into, 'p.tif')}`, path]);
    const plates = new Map<string, Plate>();
    for (const name of readdirSync(into)) {
      const plate = /\((.+)\)/u.exec(name)?.[1];
      if (plate === undefined) continue;
      const { data, info } = await sharp(join(into, name)).raw().toBuffer({ resolveWithObject: true });
      const ink = new Uint8Array(info.width * info.height);
      for (let at = 0; at < ink.length; at++) ink[at] = 255 - (data[at * info.channels] ?? 255);
      plates.set(plate, { width: info.width, height: info.height, ink });
    }
    return plates;
  } finally {
    rmSync(into, { recursive: true, force: true });
  }
}

/** The jars of Debian's PDFBox; null where they are not installed. */
const jars = [
  'preflight',
  'pdfbox2',
  'fontbox2',
  'xmpbox',
  'commons-logging',
  'commons-io',
  'jaxb-api',
  'javax.activation',
];

/** What PDFBox's PDF/A-1b validator objects to, a line each; null where it is not installed. */
export function pdfaErrors(path: string): string[] | null {
  const root = '/usr/share/java';
  const installed = (() => {
    try {
      return readdirSync(root);
    } catch {
      return [];
    }
  })();
  if (!jars.every((name) => installed.includes(`${name}.jar`))) return null;
  const classes = jars.map((name) => join(root, `${name}.jar`)).join(':');
  try {
    execFileSync('java', ['-cp', classes, 'org.apache.pdfbox.preflight.Validator_A1b', path], { stdio: 'pipe' });
    return [];
  } catch (error) {
    const said = v.parse(v.object({ stdout: v.instance(Buffer), stderr: v.instance(Buffer) }), error);
    const lines = `${said.stdout}\n${said.stderr}`.split('\n').filter((line) => /^\d[\d.]* : /u.test(line));
    return lines.length > 0 ? lines : [String(said.stderr)];
  }
}
