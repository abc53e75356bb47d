/** What mends a finding. */
import { settleImportNote, settleImportRemark, settleTableRemark } from '../edition/edits.ts';
import { replaceMatches } from '../edition/find.ts';
import { offFold } from '../edition/off-fold.ts';
import type { Patch } from '../edition/operations.ts';
import type { Edition } from '../edition/records.ts';
import { readPart } from '../edition/text.ts';
import type { Finding } from './check.ts';

/** The patches that mend a finding; none where it has no fix, or something else stands there by now. */
export function fixOf(edition: Edition, { text, fix, blockId }: Finding): Patch[] {
  if (fix === undefined) return [];
  if (fix.kind === 'off-fold') return blockId === null ? [] : offFold(edition, blockId);
  if (text === undefined)
    return fix.kind === 'settle-remark' && blockId !== null ? settleTableRemark(edition, blockId, fix.remark) : [];
  const { articleId, part, from, to, found } = text;
  const article = edition.articles[articleId];
  if (fix.kind === 'settle') {
    const note = article?.importNotes.find(({ paragraphId, offset }) => paragraphId === part && offset === from);
    return note === undefined ? [] : settleImportNote(edition, articleId, note);
  }
  if (fix.kind === 'settle-remark') return settleImportRemark(edition, articleId, fix.remark);
  const now = article === undefined ? undefined : readPart(article, part)?.slice(from, to);
  return now === found ? replaceMatches(edition, [{ articleId, part, from, to, replacement: fix.with }]) : [];
}
