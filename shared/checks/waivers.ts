/** Findings that may stand: somebody has said why. They are told with the reason, and stand against nothing. */
import { newId } from '../edition/ids.ts';
import type { Patch } from '../edition/operations.ts';
import type { Edition } from '../edition/records.ts';
import { pageByNumber, printedPage } from '../edition/selectors.ts';
import { halvesOf } from '../edition/spreads.ts';
import type { Waiver } from '../edition/waiver-records.ts';
import { anchorOf, type Finding } from './check.ts';
import { checkOf } from './registry.ts';

/** What of a finding says where it is and what it is. */
type NamedFinding = Pick<Finding, 'rule' | 'page' | 'blockId' | 'zh' | 'text' | 'knownBy'>;

/** A finding's own name: the same as long as it is about the same characters, or says the same of the same block. */
export function nameOf({ rule, page, blockId, zh, text, knownBy = zh }: NamedFinding): string {
  if (text !== undefined) {
    const { articleId, part, from, to, found } = text;
    return JSON.stringify([rule, articleId, part, from, part, to, found]);
  }
  return JSON.stringify(blockId === null ? [rule, page, knownBy] : [rule, blockId, knownBy]);
}

/** How far a waiver of words reaches: here alone, wherever they stand in the story, or wherever they stand. */
export type WaiverReach = 'here' | 'story' | 'always';

/** The words that were found, wherever they stand: of a single character those beside it too, for alone it says nothing. */
export function wordsFound({ found, before, after }: NonNullable<Finding['text']>): string {
  return [...found].length > 1 ? found : [...before].slice(-1).join('') + found + ([...after][0] ?? '');
}

/** The names under which waivers of more than one place know a finding. */
function wideNames({ rule, text }: NamedFinding): string[] {
  if (text === undefined) return [];
  const words = wordsFound(text);
  return [JSON.stringify(['story', rule, text.articleId, words]), JSON.stringify(['always', rule, words])];
}

/** The name of the finding that a waiver is about. */
function nameOfWaived(edition: Edition, { rule, anchor, found }: Waiver): string {
  switch (anchor.kind) {
    case 'text': {
      const { articleId, start, end } = anchor;
      return JSON.stringify([rule, articleId, start.part, start.offset, end.part, end.offset, found]);
    }
    case 'block':
      return JSON.stringify([rule, anchor.blockId, found]);
    case 'page':
      return JSON.stringify([rule, printedPage(edition, anchor.pageId)?.half.page.number, found]);
    case 'story':
      return JSON.stringify(['story', rule, anchor.articleId, found]);
    case 'always':
      return JSON.stringify(['always', rule, found]);
  }
}

/** The findings, those that are waived with why. */
export function withWaivers(edition: Edition, findings: readonly Finding[]): Finding[] {
  const waivers = Object.values(edition.waivers);
  if (waivers.length === 0) return [...findings];
  const byName = new Map(waivers.map((waiver) => [nameOfWaived(edition, waiver), waiver]));
  return findings.map((finding) => {
    const former = (finding.formerly ?? []).map((knownBy) => nameOf({ ...finding, knownBy }));
    const names = [nameOf(finding), ...former, ...wideNames(finding)];
    const waiver = names.map((name) => byName.get(name)).find((one) => one !== undefined);
    if (waiver === undefined) return finding;
    const { id, reason, by, at } = waiver;
    return { ...finding, waived: { id, reason, by, at } };
  });
}

/** The findings that nobody has waived. */
export function standing<T extends Pick<Finding, 'waived'>>(findings: readonly T[]): T[] {
  return findings.filter(({ waived }) => waived === undefined);
}

/** How many findings of each severity nobody has waived. */
export function countOf(findings: readonly Pick<Finding, 'severity' | 'waived'>[]): {
  readonly errors: number;
  readonly warnings: number;
  readonly hints: number;
} {
  const counts = { error: 0, warning: 0, hint: 0 };
  for (const { severity } of standing(findings)) counts[severity]++;
  return { errors: counts.error, warnings: counts.warning, hints: counts.hint };
}

/**
 * True where a finding can be waived. What a file says of itself is mended, or overridden when it is exported; marks,
 * signatures and joints have answers of their own, which are given where they are.
 */
export function canBeWaived({ rule }: Pick<Finding, 'rule'>): boolean {
  const check = checkOf(rule);
  return check !== undefined && check.hasAnswerOfItsOwn !== true;
}

/** Waives a finding, here or as far as is said; no patches where it cannot be, or no reason is given. */
export function waive(
  edition: Edition,
  finding: NamedFinding,
  { reason, by, at }: { readonly reason: string; readonly by: string; readonly at: string },
  reach: WaiverReach = 'here',
): Patch[] {
  const { rule, page, blockId, zh, text, knownBy: found = zh } = finding;
  const sheet = pageByNumber(edition, page);
  // Of a 通版 it is of the half, by the id this has when they are parted.
  const pageId = sheet === undefined ? undefined : halvesOf(sheet).find((half) => half.page.number === page)?.page.id;
  if (!canBeWaived(finding) || reason.trim() === '') return [];
  const place = (): Pick<Waiver, 'anchor' | 'found'> | null => {
    if (text !== undefined && reach !== 'here') {
      const { articleId } = text;
      return { anchor: reach === 'story' ? { kind: 'story', articleId } : { kind: 'always' }, found: wordsFound(text) };
    }
    if (text !== undefined) return { anchor: anchorOf(text), found: text.found };
    if (blockId !== null) return { anchor: { kind: 'block', blockId }, found };
    return pageId === undefined ? null : { anchor: { kind: 'page', pageId }, found };
  };
  const own = place();
  if (own === null) return [];
  const record: Waiver = { id: newId<'waiver'>(), rule, ...own, reason: reason.trim(), by, at };
  return [{ kind: 'put', table: 'waivers', id: record.id, record }];
}

/** Takes a waiver back. */
export function unwaive(edition: Edition, id: string): Patch[] {
  return edition.waivers[id] === undefined ? [] : [{ kind: 'remove', table: 'waivers', id }];
}
