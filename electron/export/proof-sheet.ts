/** Page proofs to a file. */
import { compose } from '../../shared/compose/compose.ts';
import type { Edition } from '../../shared/edition/records.ts';
import type { PressImage } from '../../shared/pdf/page-file.ts';
import type { Paper, ProofPage } from '../../shared/pdf/proof-sheet.ts';
import { writeProofs } from '../../shared/pdf/proof-sheet.ts';
import { newsprintLimits } from '../../shared/preflight/rule.ts';
import { roundsInOrder } from '../../shared/proof/rounds.ts';
import { headOf, listedApart, proofView } from '../../shared/proof/sheet.ts';
import { DayangError, stopIfCancelled } from '../errors.ts';
import { type ExportEnvironment, shippedProfile } from './export-pages.ts';
import { fileTime } from './file-names.ts';
import { originalsOf, prepareInks, targetImages } from './page-job.ts';
import { deflate, digest, pdfFaces } from './pdf-parts.ts';
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
  const at = fileTime(edition, new Date().toISOString());
  const { table } = await prepareInks(shippedProfile(), newsprintLimits.ink);
  const target = { kind: 'press', inks: table, mostPixelsPerInch: newsprintLimits.mostPixelsPerInch } as const;
  const images: [string, PressImage][] = [];
  const proofs: ProofPage[] = [];
  for (const page of wanted) {
    await new Promise((resolve) => setImmediate(resolve));
    stopIfCancelled(environment.signal);
    environment.onProgress?.(proofs.length, wanted.length);
    images.push(
      ...(await targetImages([page], originalsOf([page], edition, environment.imageBytes), target, environment.signal)),
    );
    const view = proofView(edition, shown, page);
    proofs.push({ page, drawing: view.drawing, head: headOf(edition, shown, page, at), list: listedApart(view) });
  }
  const { fonts } = environment.resources;
  const { publication, date } = edition.edition;
  const options = {
    standard: 'plain' as const,
    faces: pdfFaces(fonts),
    images: new Map(images),
    deflate,
    digest,
    at,
  };
  const bytes = writeProofs(proofs, paper, fonts, { ...options, title: `${publication} ${date} 校样` });
  writeWhole(path, bytes);
  environment.onProgress?.(wanted.length, wanted.length);
  return { path, pages: wanted.length, bytes: bytes.length };
}
