/** 提要、署名: what is told of a story beside its headline and copy, in a block of its own: under the headline, in a box. */
import * as v from 'valibot';
import { type Article, type Credit, credits } from '../edition/article-records.ts';
import { boxLooks } from '../edition/box-records.ts';
import { EDITOR_LABEL, hasEditorLabel } from '../edition/editors-line.ts';
import { articleId, positive } from '../edition/record-fields.ts';
import { blockKind } from './block.ts';
import { blockBase, ownStyle } from './fields.ts';
import { rowsOf, wholeWidth } from './insertion.ts';
import { besideText, type ReadElement } from './reading.ts';
import type { BothLanguages } from './settings.ts';

const names: Readonly<Record<Credit, BothLanguages>> = {
  summary: { zh: '提要', en: 'Summary' },
  dateline: { zh: '电头', en: 'Dateline' },
  byline: { zh: '署名', en: 'Byline' },
  source: { zh: '来源', en: 'Source' },
  editor: { zh: '责编', en: 'Editor’s line' },
};

/** Between a border or a tint and the words, in em of the words. */
const AIR = 0.6;
/** The border of a new summary's box, in points, and what of its tint a per cent is. */
const BORDER = 0.5;
const PER_CENT = 100;
/** The widest border that can be asked for, in points. */
const MOST_BORDER = 20;

/** The words of an article that a part is; those of a part it has not are empty. */
export function wordsOfPart(article: Article, part: Credit): string {
  return part === 'summary' ? article.headlines.summary : (article[part] ?? '');
}

/** Where a part is read: after the headline, before the copy; an editor's line after it. */
function readPart(part: Credit, order: number): ReadElement {
  const place = part === 'editor' ? besideText(order) : (credits.indexOf(part) - credits.length) / credits.length;
  return { role: 'P', within: 'article', name: part, place };
}

/** Rows of a new block: a summary of a few lines, a line for a byline. */
const ROWS = { summary: 3, byline: 1 };

export const storypart = blockKind(
  v.strictObject({
    ...blockBase,
    kind: v.literal('storypart'),
    ...ownStyle,
    articleId,
    /** What of the article it shows; the copy has it no more. */
    part: v.picklist(credits),
    standOff: positive,
    ...boxLooks,
  }),
)({
  name: { zh: '提要、署名', en: 'Summary or byline' },
  forms: {
    summary: {
      name: { zh: '提要', en: 'summary' },
      icon: 'M2 3h12v10H2zM4.5 6h7M4.5 8h7M4.5 10h4',
      tool: null,
      size: (place) => rowsOf(place, wholeWidth(place), ROWS.summary),
      place: (place) => place.underHeadline(ROWS.summary * place.page.grid.leading),
      make: (base, { articleId: id, standOff }) => ({
        ...base,
        kind: 'storypart',
        articleId: id,
        part: 'summary',
        standOff,
        border: BORDER,
        tint: 0,
      }),
    },
    byline: {
      name: { zh: '署名', en: 'byline' },
      icon: 'M3 13c0-3 2-4.5 5-4.5s5 1.5 5 4.5M8 2.5a2.5 2.5 0 1 0 .01 0',
      tool: null,
      size: (place) => rowsOf(place, wholeWidth(place), ROWS.byline),
      place: (place) => place.underHeadline(ROWS.byline * place.page.grid.leading),
      make: (base, { articleId: id }) => ({
        ...base,
        kind: 'storypart',
        articleId: id,
        part: 'byline',
        standOff: 0,
        border: 0,
        tint: 0,
      }),
    },
  },
  turnsFreely: true,
  runaround: 'round',
  regrid: 'rows',
  called: ({ part }) => names[part],
  styleName: ({ part }) => (part === 'summary' ? 'body' : 'caption'),
  texts: ({ part }) => [part],
  isSame: (a, b) => a.part === b.part,
  shown: (article) => credits.map((part) => wordsOfPart(article, part)),
  compose: (block, set) => {
    const { part } = block;
    const own = set.style(block.style, part === 'summary' ? 'body' : 'caption');
    if (set.article === undefined || own === undefined) return {};
    const words = wordsOfPart(set.article, part);
    // What nobody has written leaves no empty box on the page.
    if (words.trim() === '') return {};
    set.box(block);
    // As where it runs with the copy: told from it by its face, unless a style says how.
    const credit = set.style(undefined, 'body')?.creditFont ?? own.font;
    const font = part === 'summary' ? set.face('strong', own).font : credit;
    const style = block.style === undefined ? { ...own, font } : own;
    const pad = block.border > 0 || block.tint > 0 ? block.border + AIR * style.size : 0;
    return set.text({
      text: words.replaceAll('\n', '\u3000'),
      style,
      stands: style.align === 'centre' ? 'middle' : 'top',
      pad,
      part,
      ...(part === 'editor' && !hasEditorLabel(words) ? { before: EDITOR_LABEL } : {}),
    });
  },
  reading: ({ part, order }) => readPart(part, order),
  settings: [
    { as: 'article' },
    {
      as: 'choice',
      label: { zh: '印出', en: 'Prints' },
      options: credits.map((part) => [part, names[part]] as const),
      read: ({ part }) => part,
      write: (block, value) => ({ ...block, part: credits.find((one) => one === value) ?? block.part }),
    },
    {
      as: 'number',
      label: { zh: '框线', en: 'Border' },
      least: 0,
      most: MOST_BORDER,
      read: ({ border }) => border,
      write: (block, border) => ({ ...block, border }),
    },
    {
      as: 'number',
      label: { zh: '底纹（%）', en: 'Tint (%)' },
      least: 0,
      most: PER_CENT,
      read: ({ tint }) => Math.round(tint * PER_CENT),
      write: (block, tint) => ({ ...block, tint: tint / PER_CENT }),
    },
    { as: 'style' },
  ],
});
