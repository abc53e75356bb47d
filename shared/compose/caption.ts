/** Captions: set solid in their frame, the credit last. */
import type { Article, CaptionBlock, Edition } from '../edition/records.ts';
import type { DisplayItem } from './display-list.ts';
import { baselineIn, glyphRuns } from './glyph-runs.ts';
import { lineEnd, setLine } from './line.ts';
import { prepare } from './prepare.ts';
import type { FontBook } from './typeface.ts';

export interface CaptionFit {
  readonly items: readonly DisplayItem[];
  readonly lines: number;
  readonly oversetCharacters: number;
  readonly missing: readonly string[];
}

/** The caption's words: the caption, an em, the credit. */
export function captionText(article: Article, photoId: string): string {
  const photo = article.photos.find((one) => one.id === photoId);
  if (photo === undefined) return '';
  return photo.credit === '' ? photo.caption : `${photo.caption}\u3000${photo.credit}`;
}

/** Lines a caption needs on a width. */
export function captionLines(text: string, fonts: FontBook, edition: Edition, width: number): number {
  const style = edition.styles['caption'];
  if (style === undefined) return 0;
  const prepared = prepare([{ text }], fonts, style.font, 'sans-bold');
  let lines = 0;
  for (let from = 0; from < prepared.count; lines++) from = lineEnd(prepared, from, width / style.size);
  return lines;
}

/** Sets a photo's caption and credit in a caption block. */
export function setCaption(article: Article, block: CaptionBlock, edition: Edition, fonts: FontBook): CaptionFit {
  const style = edition.styles['caption'];
  if (style === undefined) return { items: [], lines: 0, oversetCharacters: 0, missing: [] };
  const { frame } = block;
  const text = prepare([{ text: captionText(article, block.photoId) }], fonts, style.font, 'sans-bold');
  const items: DisplayItem[] = [];
  let from = 0;
  let lines = 0;
  while (from < text.count && (lines + 1) * style.leading <= frame.height + 0.01) {
    const to = lineEnd(text, from, frame.width / style.size);
    const set = setLine(text, from, to, style.size, frame.width, to < text.count);
    items.push(
      ...glyphRuns(text, set, {
        blockId: block.id,
        source: { articleId: article.id, part: `caption.${block.photoId}` },
        size: style.size,
        x: frame.x,
        y: baselineIn(frame.y + lines * style.leading, style.leading, style.size),
      }),
    );
    from = to;
    lines++;
  }
  return { items, lines, oversetCharacters: text.count - from, missing: text.missing };
}
