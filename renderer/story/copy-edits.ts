/** What was done to each paragraph's text while its article is edited: by it, what is known of older text is found again. */
import type { ArticleId } from '../../shared/edition/ids.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import { type Bias, mapThrough } from '../../shared/edition/text-maps.ts';
import { isTextPatch, type TextPatch } from '../../shared/edition/text-patches.ts';

/** The paragraphs whose text a patch changes. */
function partsChanged(patch: TextPatch): string[] {
  if (patch.kind === 'text' || patch.kind === 'split') return [patch.part];
  return patch.kind === 'join' ? [patch.part, ...(patch.from === null ? [] : [patch.from.id])] : [];
}

export class CopyEdits {
  readonly #articleId: ArticleId;
  readonly #edits = new Map<string, TextPatch[]>();

  constructor(articleId: ArticleId) {
    this.#articleId = articleId;
  }

  /** Takes note of patches, the article's and others'. */
  add(patches: readonly Patch[]): void {
    for (const patch of patches) {
      if (!isTextPatch(patch) || patch.id !== this.#articleId) continue;
      for (const part of partsChanged(patch)) {
        const known = this.#edits.get(part);
        if (known === undefined) this.#edits.set(part, [patch]);
        else known.push(patch);
      }
    }
  }

  /** How many changes of a paragraph there were: a moment in its history. */
  count(part: string): number {
    return this.#edits.get(part)?.length ?? 0;
  }

  /**
   * Where offsets of a paragraph's text, as it was after so many changes, are now. What is no longer in the paragraph
   * was at its end, at `length`.
   */
  since(part: string, count: number, length: number): (offset: number, bias: Bias) => number {
    const edits = this.#edits.get(part)?.slice(count) ?? [];
    return (offset, bias) => {
      const place = { table: 'articles' as const, id: this.#articleId, part, offset };
      const mapped = mapThrough(edits, place, bias);
      return mapped.kind === 'at' && mapped.place.part === part ? Math.min(length, mapped.place.offset) : length;
    };
  }
}
