/** Page proofs to a file. */
import { compose } from '../../shared/compose/compose.ts';
import { composedUnder, numbersOf } from '../../shared/compose/composed-halves.ts';
import type { ComposedPage } from '../../shared/compose/display-list.ts';
import type { Paper } from '../../shared/edition/paper.ts';
import { newsprintLimits } from '../../shared/edition/press-limits.ts';
import type { Round } from '../../shared/edition/proof-records.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { pageCount } from '../../shared/edition/selectors.ts';
import type { EmbeddableImage } from '../../shared/pdf/page-file.ts';
import { type ProofPage, writeProofs } from '../../shared/pdf/proof-sheet.ts';
import { roundsInOrder } from '../../shared/proof/rounds.ts';
import { headOf, listedApart, proofView } from '../../shared/proof/sheet.ts';
import { DayangError, stopIfCancelled } from '../errors.ts';
import { writeWhole } from '../write-whole.ts';
import { fileTime } from './file-names.ts';
import type { PictureTarget } from './images.ts';
import { originalsOf, prepareInks, targetImages } from './page-job.ts';
import { deflate, digest, pdfFaces } from './pdf-parts.ts';
import { shippedProfile } from './profile.ts';
import type { ExportEnvironment } from './target.ts';

/** What is drawn: composed pages, the rounds whose marks are on them, and the time told above each. */
interface ProofRequest {
  readonly edition: Edition;
  readonly pages: readonly ComposedPage[];
  readonly rounds: readonly Round[];
  readonly paper: Paper;
  /** ISO 8601 with offset. */
  readonly at: string;
  /** The press's inks in a file; light where it is only drawn, with so many pixels to the inch of the page. */
  readonly light?: { readonly mostPixelsPerInch: number };
}

async function inTheirInks(): Promise<PictureTarget> {
  const { table } = await prepareInks(shippedProfile(), newsprintLimits.ink);
  return { colours: 'inks', inks: table, mostPixelsPerInch: newsprintLimits.mostPixelsPerInch };
}

/** The proofs of pages as one PDF; `onPage` is told of how many are drawn. Throws {@link DayangError} as an export does. */
export async function proofBytes(
  { edition, pages, rounds, paper, at, light }: ProofRequest,
  { resources: { fonts }, imageBytes, signal }: ExportEnvironment,
  onPage?: (drawn: number) => void,
): Promise<Uint8Array> {
  const target: PictureTarget = light === undefined ? await inTheirInks() : { colours: 'light', ...light };
  const images: [string, EmbeddableImage][] = [];
  const proofs: ProofPage[] = [];
  for (const page of pages) {
    await new Promise((resolve) => setImmediate(resolve));
    stopIfCancelled(signal);
    onPage?.(proofs.length);
    images.push(...(await targetImages([page], originalsOf([page], edition, imageBytes), target, signal)));
    const view = proofView(edition, rounds, page);
    proofs.push({ page, drawing: view.drawing, head: headOf(edition, rounds, page, at), list: listedApart(view) });
  }
  const { publication, date } = edition.edition;
  return writeProofs(proofs, paper, fonts, {
    standard: light === undefined ? 'plain' : 'screen',
    faces: pdfFaces(fonts),
    images: new Map(images),
    deflate,
    digest,
    at,
    title: `${publication} ${date} 校样`,
  });
}

export interface ProofFileRequest {
  readonly edition: Edition;
  /** Page numbers; empty for all. */
  readonly pages: readonly number[];
  /** Rounds whose marks are drawn, by id; empty for all. */
  readonly rounds: readonly string[];
  readonly paper: Paper;
  readonly path: string;
}

/** Writes the proofs of pages to a file, with the time they are drawn at. Throws {@link DayangError} as an export does. */
export async function writeProofFile(
  { edition, pages, rounds, paper, path }: ProofFileRequest,
  environment: ExportEnvironment,
): Promise<{ readonly path: string; readonly pages: number; readonly bytes: number }> {
  const composed = compose(edition, environment.resources);
  const wanted = composed.pages.filter(
    (page) => pages.length === 0 || numbersOf(page).some((number) => pages.includes(number)),
  );
  const [missing] = pages.filter((number) => composedUnder(composed.pages, number) === undefined);
  if (missing !== undefined) throw new DayangError('no-such-page', { page: missing, count: pageCount(edition) });
  const shown = roundsInOrder(edition).filter(({ id }) => rounds.length === 0 || rounds.includes(id));
  const bytes = await proofBytes(
    { edition, pages: wanted, rounds: shown, paper, at: fileTime(edition, new Date().toISOString()) },
    environment,
    (drawn) => environment.onProgress?.(drawn, wanted.length),
  );
  writeWhole(path, bytes);
  environment.onProgress?.(wanted.length, wanted.length);
  return { path, pages: wanted.length, bytes: bytes.length };
}
