/** Where the caret goes when copy changes under it: the patches that came say it. */
import type { ArticleId } from '../../shared/edition/ids.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import type { Paragraph } from '../../shared/edition/records.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import { type Bias, mapThrough, type RecordPlace } from '../../shared/edition/text-maps.ts';
import { isTextPatch, runsText } from '../../shared/edition/text-patches.ts';
import type { CopyPoint, CopyRange } from './article-editor.ts';

/** The end of a paragraph; null where it is not in the body. */
function endOf(body: readonly Paragraph[], id: string): CopyPoint | null {
  const paragraph = body.find((one) => one.id === id);
  return paragraph === undefined ? null : { part: id, offset: paragraphText(paragraph).length };
}

/** The end of what a patch put into a body, or the place where it took something out. */
function endOfChange(patch: Patch, articleId: ArticleId, body: readonly Paragraph[]): CopyPoint | null {
  if (patch.kind === 'edition' || patch.id !== articleId) return null;
  if (patch.kind === 'splice' && patch.path[0] === 'body') {
    const last = body[patch.index + Math.max(1, patch.insert.length) - 1] ?? body.at(-1);
    return last === undefined ? null : endOf(body, last.id);
  }
  if (!isTextPatch(patch)) return null;
  switch (patch.kind) {
    case 'text':
      return { part: patch.part, offset: patch.offset + runsText(patch.insert).length };
    case 'emphasis':
      return { part: patch.part, offset: patch.offset + runsText(patch.now).length };
    case 'split':
      return patch.into === null ? null : { part: patch.into.id, offset: 0 };
    case 'join':
      return patch.from === null ? null : { part: patch.part, offset: patch.offset };
    case 'add-paragraphs': {
      const last = patch.paragraphs.at(-1) ?? patch.paragraphs[0];
      return { part: last.id, offset: paragraphText(last).length };
    }
    case 'remove-paragraphs':
      return patch.after === null ? { part: body[0]?.id ?? '', offset: 0 } : endOf(body, patch.after);
    case 'move-paragraph':
    case 'paragraph-type':
      return endOf(body, patch.paragraph);
  }
}

/** A place after patches; null where its paragraph is gone and nothing stands before it. */
function follow(point: CopyPoint, patches: readonly Patch[], id: ArticleId, body: readonly Paragraph[], bias: Bias) {
  const place: RecordPlace = { table: 'articles', id, part: point.part, offset: point.offset };
  const mapped = mapThrough(patches, place, bias);
  if (mapped.kind === 'at') return { part: mapped.place.part, offset: mapped.place.offset };
  if (mapped.kind === 'removed') return mapped.after === null ? null : endOf(body, mapped.after);
  // Rewritten as a whole: the place as it is, where its paragraph still is.
  return body.some((one) => one.id === point.part) ? point : null;
}

/** Where what is selected is after patches that somebody else made. */
export function followed(
  { anchor, focus }: CopyRange,
  patches: readonly Patch[],
  id: ArticleId,
  body: readonly Paragraph[],
): CopyRange | null {
  const isCaret = anchor.part === focus.part && anchor.offset === focus.offset;
  const to = follow(focus, patches, id, body, 'after');
  const from = isCaret ? to : follow(anchor, patches, id, body, 'after');
  return to === null ? null : { anchor: from ?? to, focus: to };
}

/** Where undo and redo leave the caret: after what they changed last; null where that is not this copy. */
export function caretAfterStep(patches: readonly Patch[], id: ArticleId, body: readonly Paragraph[]): CopyRange | null {
  for (let at = patches.length - 1; at >= 0; at--) {
    const patch = patches[at];
    const end = patch === undefined ? null : endOfChange(patch, id, body);
    const place = end === null ? null : follow(end, patches.slice(at + 1), id, body, 'after');
    if (place !== null && body.some((one) => one.id === place.part)) return { anchor: place, focus: place };
  }
  return null;
}
