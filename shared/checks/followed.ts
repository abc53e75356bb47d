/** Findings of texts stay on their characters while those are edited, until they are looked for anew. */
import { textFollower } from '../edition/anchors.ts';
import { applyPatches, type Patch } from '../edition/operations.ts';
import type { TextPoint } from '../edition/proof-records.ts';
import type { Edition } from '../edition/records.ts';
import { partsOf, readPart } from '../edition/text.ts';
import { anchorOf, type Finding } from './check.ts';

/** True while a text reads as it did where something was found in it. */
export function stillReads(edition: Edition, { text }: Pick<Finding, 'text'>): boolean {
  if (text === undefined) return true;
  const article = edition.articles[text.articleId];
  return article !== undefined && readPart(article, text.part)?.slice(text.from, text.to) === text.found;
}

/**
 * The findings after an edit that was made of an edition, each where its characters have come to. What was found in characters that
 * the edit changed is told no longer. The same array where nothing of them moved.
 */
export function followFindings(
  edition: Edition,
  patches: readonly Patch[],
  findings: readonly Finding[],
): readonly Finding[] {
  const follow = textFollower(edition, patches);
  let applied: Edition | undefined;
  const after = () => {
    applied ??= applyPatches(edition, patches).edition;
    return applied;
  };
  let isChanged = false;
  const followed = findings.flatMap((finding): Finding[] => {
    const { text } = finding;
    if (text === undefined) return [finding];
    const anchor = anchorOf(text);
    const now = follow(anchor);
    if (now === anchor) return [finding];
    const moved = now === null ? null : movedTo(after(), finding, now.start);
    if (moved !== finding) isChanged = true;
    return moved === null ? [] : [moved];
  });
  return isChanged ? followed : findings;
}

/** The finding at the place its characters have come to; null where they are others there. */
function movedTo(edition: Edition, finding: Finding, { part: name, offset: from }: TextPoint): Finding | null {
  const { text } = finding;
  const article = text === undefined ? undefined : edition.articles[text.articleId];
  const part = article === undefined ? undefined : partsOf(article).find((one) => one.part === name)?.part;
  if (text === undefined || part === undefined) return null;
  const isSame = part === text.part && from === text.from;
  const moved = isSame ? finding : { ...finding, text: { ...text, part, from, to: from + text.to - text.from } };
  return stillReads(edition, moved) ? moved : null;
}
