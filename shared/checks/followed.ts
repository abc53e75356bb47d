/** Findings of texts stay on their characters while those are edited, until they are looked for anew. */
import { textFollower } from '../edition/anchors.ts';
import type { Patch } from '../edition/operations.ts';
import type { Edition } from '../edition/records.ts';
import { partsOf, readPart } from '../edition/text.ts';
import type { Finding } from './check.ts';

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
  let isChanged = false;
  const followed = findings.flatMap((finding): Finding[] => {
    const { text } = finding;
    if (text === undefined) return [finding];
    const { articleId, part, from, to } = text;
    const anchor = { kind: 'text', articleId, start: { part, offset: from }, end: { part, offset: to } } as const;
    const now = follow(anchor);
    if (now === anchor) return [finding];
    isChanged = true;
    if (now === null || now.start.part !== now.end.part || now.end.offset - now.start.offset !== to - from) return [];
    const article = edition.articles[articleId];
    // A paragraph that was parted has a part nobody knew: what is in it is found anew.
    const moved = article === undefined ? undefined : partsOf(article).find((one) => one.part === now.start.part)?.part;
    return moved === undefined
      ? []
      : [{ ...finding, text: { ...text, part: moved, from: now.start.offset, to: now.end.offset } }];
  });
  return isChanged ? followed : findings;
}
