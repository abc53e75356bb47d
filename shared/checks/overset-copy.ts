/** Findings in copy that no frame holds are on no page, though their story begins on one. */
import { linesOf, type ParagraphLines } from '../compose/article-lines.ts';
import type { ComposeCache } from '../compose/compose.ts';
import type { ComposedEdition } from '../compose/display-list.ts';
import type { Finding } from './check.ts';

/** The findings, those said to be overset whose words begin behind what was set last. */
export function withOverset(
  findings: readonly Finding[],
  { articles }: Pick<ComposedEdition, 'articles'>,
  cache: ComposeCache,
): Finding[] {
  const lines = new Map<string, ReadonlyMap<string, ParagraphLines>>(
    articles
      .filter(({ charactersOverset }) => charactersOverset > 0)
      .map(({ id }) => [id, new Map(linesOf(cache, id).map((one) => [one.id as string, one]))]),
  );
  if (lines.size === 0) return [...findings];
  return findings.map((finding) => {
    const { text } = finding;
    const set = text === undefined ? undefined : lines.get(text.articleId)?.get(text.part);
    return set !== undefined && text !== undefined && text.from >= set.end && set.end < set.length
      ? { ...finding, isOverset: true }
      : finding;
  });
}
