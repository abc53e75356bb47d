/** Page proofs to a file. */
import { compose } from '../../shared/compose/compose.ts';
import type { Edition } from '../../shared/edition/records.ts';
import type { PressImage } from '../../shared/pdf/page-file.ts';
import type { Paper, ProofPage } from '../../shared/pdf/proof-sheet.ts';
import { writeProofs } from '../../shared/pdf/proof-sheet.ts';
import { roundsInOrder } from '../../shared/proof/rounds.ts';
import { headOf, listedApart, proofView } from '../../shared/proof/sheet.ts';
import { DayangError } from '../errors.ts';
import { type ExportEnvironment, fileTime, pressImages } from './export-pages.ts';
import { deflate, digest, loadSubsetter, pdfFaces } from './pdf-parts.ts';
import { writeWhole } from './write-whole.ts';

export interface ProofSheetRequest {
  readonly edition: Edition;
  /** Page numbers; empty for all. */
  readonly pages: readonly number[];
  /** Rounds whose marks are drawn, by id; empty for all. */
  readonly rounds: readonly string[];
  readonly paper: Paper;
  readonly path: string;
}

/** Writes the proofs of pages as one PDF. Throws {@link DayangError} as an export does. */
export async function exportProofs(
  { edition, pages, rounds, paper, path }: ProofSheetRequest,
  environment: ExportEnvironment,
): Promise<{ readonly path: string; readonly pages: number; readonly bytes: number }> {
  const composed = compose(edition, environment.resources);
  const wanted = composed.pages.filter((page) => pages.length === 0 || pages.includes(page.number));
  const [missing] = pages.filter((number) => !composed.pages.some((page) => page.number === number));
  if (missing !== undefined) throw new DayangError('no-such-page', { page: missing, count: composed.pages.length });
  const shown = roundsInOrder(edition).filter(({ id }) => rounds.length === 0 || rounds.includes(id));
  const at = fileTime();
  const images: [string, PressImage][] = [];
  const proofs: ProofPage[] = [];
  for (const page of wanted) {
    await new Promise((resolve) => setImmediate(resolve));
    if (environment.signal?.aborted === true) throw new DayangError('cancelled');
    environment.onProgress?.(proofs.length, wanted.length);
    images.push(...(await pressImages(page, edition, environment)));
    const view = proofView(edition, shown, page);
    proofs.push({ page, drawing: view.drawing, head: headOf(edition, shown, page, at), list: listedApart(view) });
  }
  const { fonts } = environment.resources;
  const { publication, date } = edition.edition;
  const options = {
    faces: pdfFaces(fonts),
    images: new Map(images),
    subset: await loadSubsetter(),
    deflate,
    digest,
    at,
  };
  const bytes = writeProofs(proofs, paper, fonts, { ...options, title: `${publication} ${date} 校样` });
  writeWhole(path, bytes);
  environment.onProgress?.(wanted.length, wanted.length);
  return { path, pages: wanted.length, bytes: bytes.length };
}
