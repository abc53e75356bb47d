/** 小样 as a PDF. */
import type { ArticleId } from '../../shared/edition/ids.ts';
import type { Paper } from '../../shared/edition/paper.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { articleTitle } from '../../shared/edition/selectors.ts';
import { galleyHead } from '../../shared/layout/galley-head.ts';
import { composeGalley } from '../../shared/layout/galley-proof.ts';
import { writeGalley } from '../../shared/pdf/galley-sheet.ts';
import { DayangError } from '../errors.ts';
import { fileTime } from './file-names.ts';
import { deflate, digest, pdfFaces } from './pdf-parts.ts';
import type { ExportEnvironment } from './target.ts';

/** What is drawn: a story, and when its edition was last changed. */
interface GalleyRequest {
  readonly edition: Edition;
  readonly articleId: ArticleId;
  readonly paper: Paper;
  readonly changedAt: string | null;
}

/** A story's galley on so many sheets as it takes. Throws `no-such-story`. */
export function galleyBytes(
  { edition, articleId, paper, changedAt }: GalleyRequest,
  { resources }: ExportEnvironment,
): Uint8Array {
  const article = edition.articles[articleId];
  if (article === undefined) throw new DayangError('no-such-story');
  const at = fileTime(edition, changedAt);
  const { page, sheets, overset } = composeGalley(edition, article, resources);
  const left = overset === 0 ? '' : `还有 ${overset} 字没有印出。`;
  return writeGalley({ page, sheets, head: galleyHead(edition, article, at), left }, paper, resources.fonts, {
    standard: 'screen',
    faces: pdfFaces(resources.fonts),
    images: new Map(),
    deflate,
    digest,
    at,
    title: `${articleTitle(article)} 小样`,
  });
}
