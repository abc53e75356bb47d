/** What mends a finding. */
import { settleImportNote, settleImportRemark, settleTableRemark } from '../edition/edits.ts';
import { replaceMatches } from '../edition/find.ts';
import { offFold } from '../edition/off-fold.ts';
import type { Patch } from '../edition/operations.ts';
import type { Edition } from '../edition/records.ts';
import type { Finding } from './check.ts';
import { stillReads } from './followed.ts';
import { standing } from './waivers.ts';

/** The patches that mend a finding; none where it has no fix, or something else stands there by now. */
export function fixOf(edition: Edition, { text, fix, blockId }: Finding): Patch[] {
  if (fix === undefined) return [];
  if (fix.kind === 'off-fold') return blockId === null ? [] : offFold(edition, blockId);
  if (text === undefined)
    return fix.kind === 'settle-remark' && blockId !== null ? settleTableRemark(edition, blockId, fix.remark) : [];
  const { articleId, part, from, to } = text;
  const article = edition.articles[articleId];
  if (fix.kind === 'settle') {
    const note = article?.importNotes.find(({ paragraphId, offset }) => paragraphId === part && offset === from);
    return note === undefined ? [] : settleImportNote(edition, articleId, note);
  }
  if (fix.kind === 'settle-remark') return settleImportRemark(edition, articleId, fix.remark);
  return stillReads(edition, { text })
    ? replaceMatches(edition, [{ articleId, part, from, to, replacement: fix.with }])
    : [];
}

/** The findings that what mends one mends, too: those of its rule that other words mend, whatever page or story they are in. */
export function alike(findings: readonly Finding[], { rule }: Pick<Finding, 'rule'>): Finding[] {
  return standing(findings).filter((one) => one.rule === rule && one.fix?.kind === 'replace');
}

/** The patches that mend several findings together; those in whose place something else stands by now are left out. */
export function fixesOf(
  edition: Edition,
  findings: readonly Finding[],
): { readonly patches: Patch[]; readonly count: number } {
  const taken = new Map<string, number>();
  const matches = [...findings]
    .sort((a, b) => (a.text?.from ?? 0) - (b.text?.from ?? 0))
    .flatMap(({ text, fix }) => {
      if (text === undefined || fix?.kind !== 'replace' || !stillReads(edition, { text })) return [];
      const { articleId, part, from, to } = text;
      const key = `${articleId} ${part}`;
      // Of two that lie over each other the first is mended, and the other is found anew.
      if (from < (taken.get(key) ?? 0)) return [];
      taken.set(key, to);
      return [{ articleId, part, from, to, replacement: fix.with }];
    });
  return { patches: replaceMatches(edition, matches), count: matches.length };
}
