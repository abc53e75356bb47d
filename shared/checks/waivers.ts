/** Findings that may stand: somebody has said why. They are told with the reason, and stand against nothing. */
import { newId } from '../edition/ids.ts';
import type { Patch } from '../edition/operations.ts';
import type { Edition } from '../edition/records.ts';
import { pageByNumber, printedPage } from '../edition/selectors.ts';
import { halvesOf } from '../edition/spreads.ts';
import type { Waiver } from '../edition/waiver-records.ts';
import type { Finding } from './check.ts';
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
  }
}

/** The findings, those that are waived with why. */
export function withWaivers(edition: Edition, findings: readonly Finding[]): Finding[] {
  const waivers = Object.values(edition.waivers);
  if (waivers.length === 0) return [...findings];
  const byName = new Map(waivers.map((waiver) => [nameOfWaived(edition, waiver), waiver]));
  return findings.map((finding) => {
    const names = [nameOf(finding), ...(finding.formerly ?? []).map((knownBy) => nameOf({ ...finding, knownBy }))];
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

/**
 * True where a finding can be waived. What a file says of itself is mended, or overridden when it is exported; marks,
 * signatures and joints have answers of their own, which are given where they are.
 */
export function canBeWaived({ rule }: Pick<Finding, 'rule'>): boolean {
  const check = checkOf(rule);
  return check !== undefined && check.hasAnswerOfItsOwn !== true;
}

/** Waives a finding; no patches where it cannot be, or no reason is given. */
export function waive(
  edition: Edition,
  finding: NamedFinding,
  { reason, by, at }: { readonly reason: string; readonly by: string; readonly at: string },
): Patch[] {
  const { rule, page, blockId, zh, text, knownBy: found = zh } = finding;
  const sheet = pageByNumber(edition, page);
  // Of a 通版 it is of the half, by the id this has when they are parted.
  const pageId = sheet === undefined ? undefined : halvesOf(sheet).find((half) => half.page.number === page)?.page.id;
  if (!canBeWaived(finding) || reason.trim() === '') return [];
  const place = (): Pick<Waiver, 'anchor' | 'found'> | null => {
    if (text !== undefined) {
      const { articleId, part, from, to } = text;
      const anchor = { kind: 'text', articleId, start: { part, offset: from }, end: { part, offset: to } } as const;
      return { anchor, found: text.found };
    }
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
