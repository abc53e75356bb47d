/** Captions: set solid in their frame, the credit last. */
import type { Article, CaptionBlock, Edition, Style } from '../edition/records.ts';
import type { Pt } from '../edition/units.ts';
import type { DisplayItem } from './display-list.ts';
import { baselineIn, lineRuns } from './glyph-runs.ts';
import { adjust } from './line.ts';
import { namesOf } from './paragraph-cache.ts';
import { type Prepared, prepare } from './prepare.ts';
import { fitLines } from './total-fit.ts';
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

function prepared(text: string, style: Style, edition: Edition, fonts: FontBook): Prepared {
  return prepare([{ text }], fonts, { font: style.font, strong: 'sans-bold' }, style.setting, namesOf(edition));
}

function endsOf(text: Prepared, style: Style, width: Pt): readonly number[] {
  const measure = Math.max(1, width / style.size);
  return fitLines(text, text.first, text.end, measure, measure).ends;
}

/** Lines a caption needs on a width. */
export function captionLines(text: string, fonts: FontBook, edition: Edition, width: Pt): number {
  const style = edition.styles['caption'];
  return style === undefined ? 0 : endsOf(prepared(text, style, edition, fonts), style, width).length;
}

/** Sets a photo's caption and credit in a caption block. */
export function setCaption(article: Article, block: CaptionBlock, edition: Edition, fonts: FontBook): CaptionFit {
  const style = edition.styles[block.style ?? ''] ?? edition.styles['caption'];
  if (style === undefined) return { items: [], lines: 0, oversetCharacters: 0, missing: [] };
  const { frame } = block;
  const text = prepared(captionText(article, block.photoId), style, edition, fonts);
  const items: DisplayItem[] = [];
  let from = text.first;
  let lines = 0;
  for (const to of endsOf(text, style, frame.width)) {
    if ((lines + 1) * style.leading > frame.height + 0.01) break;
    const set = adjust(text, from, to, frame.width / style.size, to < text.end);
    items.push(
      ...lineRuns(text, from, to, set, {
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
  return { items, lines, oversetCharacters: text.end - from, missing: text.missing };
}
