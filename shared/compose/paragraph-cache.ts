/** What the engine remembers of a paragraph for as long as the paragraph lives unchanged. */
import { swatchesOf } from '../edition/colours.ts';
import type { PrintedParagraph } from '../edition/printed-copy.ts';
import type { Article, Edition, Style } from '../edition/records.ts';
import { countCharacters } from '../text/character-count.ts';
import { type NameList, nameList } from '../text/spans.ts';
import type { FontBook } from './font-book.ts';
import { prepare } from './prepare.ts';
import type { Prepared } from './prepared-text.ts';
import { prepareSubhead } from './subhead.ts';
import { textFaces } from './text-faces.ts';
import { type Fit, fitInLines, fitLines } from './total-fit.ts';

interface KnownFit {
  readonly from: number;
  readonly first: number;
  readonly measure: number;
  readonly fit: Fit;
}

/** A paragraph ready to be flowed. */
export interface Source {
  readonly paragraph: PrintedParagraph;
  readonly fonts: FontBook;
  readonly style: Style;
  readonly names: NameList;
  /** The edition's own swatches: its copy may be printed in them. */
  readonly swatches: Edition['edition']['swatches'];
  readonly fitting: Article['fitting'];
  readonly isVertical: boolean;
  readonly text: Prepared;
  /** Its lines for the measures they were asked for. */
  readonly fits: KnownFit[];
}

export type ParagraphCache = WeakMap<PrintedParagraph, Source>;

export function createParagraphCache(): ParagraphCache {
  return new WeakMap();
}

const lists = new WeakMap<readonly string[], NameList>();

/** The newsroom's names, ready to be looked for. */
export function namesOf(edition: Edition): NameList {
  const { names } = edition.edition;
  const known = lists.get(names) ?? nameList(names);
  lists.set(names, known);
  return known;
}

/** What paragraphs are prepared with, the same for all of an article. */
export interface ParagraphSetting {
  readonly edition: Edition;
  readonly fonts: FontBook;
  readonly names: NameList;
  readonly fitting: Article['fitting'];
  /** The style of running text. */
  readonly body: Style | undefined;
  /** Its lines run from top to bottom. */
  readonly isVertical: boolean;
}

/** Prepares a paragraph, or gives back what is known of it. Null when its style is missing. */
export function sourceOf(paragraph: PrintedParagraph, setting: ParagraphSetting, cache: ParagraphCache): Source | null {
  const { edition, fonts, names, fitting, isVertical } = setting;
  const style = paragraph.type === 'subhead' ? edition.styles['subhead'] : setting.body;
  if (style === undefined) return null;
  const { swatches } = edition.edition;
  const known = cache.get(paragraph);
  if (
    known !== undefined &&
    known.fonts === fonts &&
    known.style === style &&
    known.names === names &&
    known.swatches === swatches &&
    known.fitting === fitting &&
    known.isVertical === isVertical
  )
    return known;
  const own = { ...textFaces(style, fonts), swatches: swatchesOf(edition) };
  const faces = isVertical ? { ...own, isVertical } : own;
  const isSubhead = paragraph.type === 'subhead';
  const text = isSubhead
    ? prepareSubhead(paragraph.children, fonts, faces, style.setting, names)
    : prepare(paragraph.children, fonts, faces, style.setting, names);
  const source: Source = { paragraph, fonts, style, names, swatches, fitting, isVertical, text, fits: [] };
  cache.set(paragraph, source);
  return source;
}

/** Fits kept for each paragraph. Only a frame that is being dragged asks for more measures. */
const MOST_FITS = 12;

/** A line fewer or more than the evenest setting, where the article asks for it and the style allows it. */
function fitted(source: Source, from: number, first: number, measure: number, even: Fit): Fit {
  if (source.fitting === undefined) return even;
  const lines = even.ends.length + (source.fitting === 'tight' ? -1 : 1);
  return fitInLines(source.text, from, source.text.end, first, measure, lines) ?? even;
}

/** The best lines from a cluster to the paragraph's end, remembered; measures in em. */
export function fitFrom(source: Source, from: number, first: number, measure: number): Fit {
  for (const known of source.fits) {
    if (known.from === from && known.first === first && known.measure === measure) return known.fit;
  }
  const even = fitLines(source.text, from, source.text.end, first, measure);
  const fit = fitted(source, from, first, measure, even);
  if (source.fits.length >= MOST_FITS) source.fits.length = 0;
  source.fits.push({ from, first, measure, fit });
  return fit;
}

/** Characters of a text before one of its clusters. */
export function charactersBefore({ arena, characters, text }: Prepared, cluster: number): number {
  const end = arena.start[cluster] ?? text.length;
  return characters === text.length ? end : countCharacters(text.slice(0, end));
}
