/** 签样 and 付印: who answers for a page, on what content, and what stands against it. */

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical } from '../edition/canonical.ts';
import type { PageId } from '../edition/ids.ts';
import { imageAsShown, isPictured } from '../edition/kept-look.ts';
import { standingOn } from '../edition/masters.ts';
import { newspaperOf } from '../edition/newspaper.ts';
import type { Patch } from '../edition/operations.ts';
import type { Mark, Signature } from '../edition/proof-records.ts';
import type { Article, Block, Edition } from '../edition/records.ts';
import { blocksOnPage, imageShown, numberOf, pageCount, standsOn, threadOf } from '../edition/selectors.ts';
import type { Who } from './carry-out.ts';

/** What of an article can be printed, and where it runs: jumps and refers say page numbers. */
function printable(edition: Edition, article: Article): unknown {
  const { id, headlines, banner, byline, dateline, source, editor, body, photos, fitting } = article;
  const pages = threadOf(edition, id).map((block) => numberOf(edition, block));
  const images = photos.map(({ imageId }) => {
    const image = imageId === null ? undefined : edition.images[imageId];
    if (image === undefined) return null;
    // What a file says of itself is not printed: the photo has its own words.
    const { supplied: _supplied, ...shown } = image;
    return shown;
  });
  return {
    id,
    headlines,
    banner,
    byline,
    dateline,
    source,
    editor,
    body,
    photos,
    fitting,
    pages,
    images,
    on: standsOn(edition, article),
  };
}

/**
 * How the pictures of adverts, drawings and nameplates are printed beside what their blocks say: cut out, see-through, as line
 * art. A picture's file is known by its id, which the block names; how it is read can change while that stays. None where
 * nothing of it is so: pages signed before this was counted keep their signatures.
 */
function looksOf(edition: Edition, blocks: readonly Block[]): readonly unknown[] {
  return blocks.flatMap((block) => {
    if (!isPictured(block) || block.kind === 'photo') return [];
    const id = imageShown(edition, block);
    const image = id === null ? undefined : imageAsShown(block, edition.images[id]);
    if (image === undefined) return [];
    const { bits, outline, seeThrough } = image;
    const isPlain = bits === undefined && outline === undefined && seeThrough === undefined;
    return isPlain ? [] : [{ block: block.id, bits, outline, seeThrough }];
  });
}

/** A block as it counts: not how it is handled, nor why its picture is read so, where what is printed is counted itself. */
function counted({ group: _group, locked: _locked, standing: _standing, ...block }: Block): unknown {
  if (block.kind === 'photo' || !('keptLook' in block)) return block;
  const { keptLook: _kept, ...rest } = block;
  return rest;
}

/**
 * SHA-256 of what a page is made of, 64 hexadecimal digits: its blocks, the articles they show, styles,
 * and the edition's own words. A change of a story that goes on elsewhere counts on all its pages.
 */
function pageHash(edition: Edition, pageId: PageId): string {
  const blocks = standingOn(edition, pageId);
  const ids = new Set(blocks.flatMap((block) => ('articleId' in block ? [block.articleId] : [])));
  const articles = [...ids].sort().map((id) => {
    const article = edition.articles[id];
    return article === undefined ? id : printable(edition, article);
  });
  const looks = looksOf(edition, blocks);
  const { signers: _signers, ...words } = edition.edition;
  const content = {
    words,
    page: edition.pages[pageId],
    pages: pageCount(edition),
    blocks: blocks.map(counted),
    articles,
    styles: edition.styles,
    ...(looks.length === 0 ? {} : { looks }),
  };
  return bytesToHex(sha256(utf8ToBytes(canonical(content))));
}

/** A role on a page: signed as it is, signed as it was before a change, or not at all. */
export interface SignState {
  readonly role: string;
  readonly signature: Signature | null;
  readonly isValid: boolean;
}

export function signStates(edition: Edition, pageId: PageId): SignState[] {
  const hash = pageHash(edition, pageId);
  return edition.edition.signers.map((role) => {
    const signature = edition.signatures[`${pageId}/${role}`] ?? null;
    return { role, signature, isValid: signature !== null && signature.hash === hash };
  });
}

/** 付印: every role has signed the page as it is now. */
export function isReleased(edition: Edition, pageId: PageId): boolean {
  return signStates(edition, pageId).every(({ isValid }) => isValid);
}

/** The role under which a page went to press without all its signatures. */
export const RELEASED_ANYWAY = '付印';

/** True where somebody sent the page, as it is now, to press all the same. */
export function isReleasedAnyway(edition: Edition, pageId: PageId): boolean {
  return edition.signatures[`${pageId}/${RELEASED_ANYWAY}`]?.hash === pageHash(edition, pageId);
}

/**
 * Sends pages to press that are not signed by all, or that something else stands against (`against`, by
 * the names of preflight's rules): by whom, why and in spite of what stays with them.
 */
export function releaseAnyway(
  edition: Edition,
  pages: readonly PageId[],
  reason: string,
  { by, at }: Who,
  against: (pageId: PageId) => readonly string[] = () => [],
): Patch[] {
  return pages.map((pageId): Patch => {
    const unsigned = signStates(edition, pageId).flatMap(({ role, isValid }) => (isValid ? [] : [role]));
    const refused = [...unsigned, ...against(pageId)];
    const record: Signature = {
      id: `${pageId}/${RELEASED_ANYWAY}`,
      pageId,
      role: RELEASED_ANYWAY,
      by,
      at,
      hash: pageHash(edition, pageId),
      override: { reason, refused },
    };
    return { kind: 'put', table: 'signatures', id: record.id, record };
  });
}

/** What stands against signing a page: the check that found it, and how much there is of it. */
export interface Refusal {
  readonly code: string;
  readonly count: number;
}

/** True where a mark is on something of a page. */
export function isOnPage(edition: Edition, pageId: PageId, { anchor }: Mark): boolean {
  if (anchor.kind !== 'text') return edition.blocks[anchor.blockId]?.pageId === pageId;
  return blocksOnPage(edition, pageId).some((block) => 'articleId' in block && block.articleId === anchor.articleId);
}

/** Why a page cannot be signed. */
export type SignFault = 'not-a-role' | 'no-name' | 'signs-already' | 'needs-reason';

/** A name as it is told from others: not by how wide its characters are, or by spaces. */
function plain(name: string): string {
  return name.normalize('NFKC').replace(/\s/gu, '').toLowerCase();
}

/** Signatures of a page that are somebody's in other roles than this one. */
function othersBy(edition: Edition, pageId: PageId, role: string, by: string): SignState[] {
  const mine = ({ signature }: SignState) => signature !== null && plain(signature.by) === plain(by);
  return signStates(edition, pageId).filter((state) => state.role !== role && mine(state));
}

/**
 * The role in which somebody answers for the page already, so that they cannot in this one: each of them is to be another
 * pair of eyes (三审三校). Null where there is none, and where the newspaper lets one person sign in several roles.
 */
export function signsAlready(edition: Edition, pageId: PageId, role: string, by: string): string | null {
  if (newspaperOf(edition).oneSignsSeveral === true) return null;
  return othersBy(edition, pageId, role, by).find(({ isValid }) => isValid)?.role ?? null;
}

/** Signs a page as it is. What stands against it needs a reason, which is kept with the signature. */
export function sign(
  edition: Edition,
  pageId: PageId,
  options: Who & { readonly role: string; readonly reason?: string; readonly refusals: readonly Refusal[] },
): Patch[] | SignFault {
  const { role, by, at, refusals } = options;
  const reason = options.reason?.trim() ?? '';
  if (!edition.edition.signers.includes(role)) return 'not-a-role';
  if (by.trim() === '') return 'no-name';
  if (signsAlready(edition, pageId, role, by) !== null) return 'signs-already';
  if (refusals.length > 0 && reason === '') return 'needs-reason';
  const refused = refusals.map(({ code, count }) => `${code} ${count}`);
  const record: Signature = {
    id: `${pageId}/${role}`,
    pageId,
    role,
    by,
    at,
    hash: pageHash(edition, pageId),
    override: refusals.length === 0 ? null : { reason, refused },
  };
  // A signature of theirs in another role, void by now, must not come to hold again beside this one.
  const stale = newspaperOf(edition).oneSignsSeveral === true ? [] : othersBy(edition, pageId, role, by);
  const dropped = stale.map((state): Patch => ({ kind: 'remove', table: 'signatures', id: `${pageId}/${state.role}` }));
  return [...dropped, { kind: 'put', table: 'signatures', id: record.id, record }];
}

/** Takes a signature back. */
export function unsign(signature: Signature): Patch[] {
  return [{ kind: 'remove', table: 'signatures', id: signature.id }];
}
