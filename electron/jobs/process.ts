/** The jobs process: long work off the main process, with progress and cancel. */
import { createEdition } from '../../shared/edition/create.ts';
import { failureOf } from '../errors.ts';
import { toldOutcome } from '../export/export-outcome.ts';
import { exportPages, glanceAtPages, preflightPages } from '../export/export-pages.ts';
import { listFile } from '../export/list-file.ts';
import { type DrawPage, drawSheets } from '../export/printed-sheets.ts';
import { writeProofFile } from '../export/proof-sheet.ts';
import { writeReport } from '../export/report-file.ts';
import { storyDocx, storyText } from '../export/story-file.ts';
import type { ExportEnvironment } from '../export/target.ts';
import { ImportReader } from '../import/import-reader.ts';
import { loadResources, resourcesOf } from '../resources.ts';
import { makeSample } from '../sample/make-sample.ts';
import { type Call, serve } from '../services/serve.ts';
import { keepBackup, listBackups, placeFor, readBackup, restoreTo } from '../store/backup-files.ts';
import { EditionFile } from '../store/edition-file.ts';
import { makeFromPaper, readPaper } from '../store/paper-file.ts';
import { writeWhole } from '../write-whole.ts';
import { type ExportSource, jobsContract } from './contract.ts';

function environmentOf({ edition, images, faces }: ExportSource, { progress, signal }: Call): ExportEnvironment {
  const resources = resourcesOf(edition, new Map([...faces].map(([id, path]) => [id, { path }])));
  return { resources, imageBytes: (id) => images.get(id), onProgress: progress, signal };
}

/** Sheets for the printer are drawn in a thread that is ended where one takes too long. */
const pageDrawer = new ImportReader();

serve(jobsContract, {
  sample: async ({ path, assets }) => {
    await makeSample(path, assets);
    return null;
  },
  create: ({ path, options }) => {
    EditionFile.create(path, createEdition(options));
    return null;
  },
  paper: ({ path }) => readPaper(path),
  'backup.keep': async ({ copy, folders, at, ...about }) => {
    const { kept, failures } = await keepBackup(copy, { ...about, at: new Date(at) }, folders);
    return { kept: [...kept], failures: failures.map(failureOf) };
  },
  'backup.list': ({ folders, ...of }) => listBackups(folders, of),
  'backup.read': ({ path }) => readBackup(path),
  'backup.restore': async ({ path, to }) => {
    const made = to ?? (await placeFor(path));
    await restoreTo(path, made);
    return made;
  },
  'create-from': ({ paper, path, ...wanted }) => [...makeFromPaper(paper, path, wanted).left],
  document: async ({ article, swatches, path }) => {
    const isPlain = path.toLowerCase().endsWith('.txt');
    writeWhole(path, isPlain ? new TextEncoder().encode(storyText(article)) : await storyDocx(article, swatches));
    return null;
  },
  list: ({ path, rows }) => {
    writeWhole(path, listFile(path, rows));
    return null;
  },
  proof: async ({ source, page, path }, call) => {
    const request = { edition: source.edition, pages: [page], rounds: [], paper: 'A3', path } as const;
    await writeProofFile(request, environmentOf(source, call));
    return null;
  },
  print: async ({ source, asked, folder }, call) => {
    const draw: DrawPage = (path, page, size) => pageDrawer.onPaper(path, page, size, call.signal);
    return drawSheets({ source, asked, folder, draw }, environmentOf(source, call));
  },
  export: async ({ source, ...asked }, call) => {
    const { edition, changedAt, news } = source;
    return toldOutcome(await exportPages({ ...asked, edition, changedAt, news }, environmentOf(source, call)));
  },
  preflight: async ({ source, isWhole, ...asked }, call) => {
    const { edition, changedAt, news } = source;
    const check = isWhole ? preflightPages : glanceAtPages;
    return toldOutcome(await check({ ...asked, edition, changedAt, news }, environmentOf(source, call)));
  },
  report: async ({ edition, path, findings }) => {
    await writeReport(path, edition, findings, loadResources().fonts);
    return null;
  },
});
