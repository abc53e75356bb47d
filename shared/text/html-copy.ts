/**
 * Documents in HTML (pasted from Word, WPS, WeChat, the web; converted from others) as paragraphs of our own, and as
 * remarks what of them is no copy: hidden, struck, readings over characters, words of pictures and forms.
 */
import type { ChildNode } from 'domhandler';
import { textIn } from './html/formula.ts';
import type { HtmlParagraph } from './html/gather.ts';
import { flatParagraphs, MarkupTooDeep, outermost, parseMarkup } from './html/parse.ts';
import { Reader, type ReadOptions } from './html/reader.ts';
import { StyleSheet } from './html/style-sheet.ts';
import type { ImportRemark } from './import-remarks.ts';

export type { HtmlParagraph } from './html/gather.ts';

export interface HtmlCopy {
  readonly paragraphs: readonly HtmlParagraph[];
  readonly remarks: readonly ImportRemark[];
  /** Pictures that came with the document, in its order: by `data:` addresses in its markup, and those it was read with. */
  readonly pictures: readonly string[];
  /** Paragraphs of the source, those left out among them: what remarks count. */
  readonly count: number;
}

function textOf({ leaves }: HtmlParagraph): string {
  return leaves.map((leaf) => leaf.text).join('');
}

/** Titles looked for in the copy: a document has one. */
const MOST_TITLES = 20;

/** Titles of a document that its copy does not say. */
function titlesLeft(titles: readonly string[], paragraphs: readonly HtmlParagraph[]): ImportRemark[] {
  if (titles.length === 0) return [];
  const copy = paragraphs.map(textOf).join('\n');
  const further = titles.slice(MOST_TITLES);
  return [
    ...titles
      .slice(0, MOST_TITLES)
      .filter((title) => !copy.includes(title))
      .map((text): ImportRemark => ({ kind: 'document-title', count: 1, text })),
    ...(further.length === 0
      ? []
      : [{ kind: 'document-title' as const, count: further.length, text: further.join('\n') }]),
  ];
}

/** The visible text of parsed elements, their references not yet decoded; see {@link readDocument}. */
export function readElements(nodes: readonly ChildNode[], options: ReadOptions): HtmlCopy {
  const styles = new StyleSheet(outermost(nodes, 'style').map(textIn));
  const reader = new Reader(options, styles);
  reader.read(nodes);
  const { paragraphs, remarks } = reader.gathered;
  const { isEnclosed = () => false } = options;
  const inside = reader.pictures.filter((address) => /^data:image\//iu.test(address) || isEnclosed(address));
  const notes = paragraphs.filter(({ role }) => role === 'note').length;
  const outside = reader.pictures.length - inside.length;
  return {
    paragraphs,
    remarks: [
      ...titlesLeft(reader.titles, paragraphs),
      ...remarks,
      ...(styles.isWhole ? [] : [{ kind: 'styles-left' as const, count: 1 }]),
      ...(outside > 0 ? [{ kind: 'pictures-elsewhere' as const, count: outside }] : []),
      ...(notes > 0 ? [{ kind: 'notes' as const, count: notes }] : []),
      ...(reader.tables > 0 ? [{ kind: 'table-lines' as const, count: reader.tables }] : []),
    ],
    pictures: inside,
    count: reader.gathered.count,
  };
}

interface HtmlOptions {
  /** Of HTML a converter made: its classes are roles, and its spaces are the text's own. */
  readonly isExact?: boolean;
  /** Struck text is copy; without it, it is left out. */
  readonly keepsStruck?: boolean;
  /** True of the address of a picture that came with the document, as by its message. */
  readonly isEnclosed?: (address: string) => boolean;
}

/**
 * A document's visible text as paragraphs: headings as subheads, bold as emphasis, list items with their bullets and
 * numbers, a table's rows as paragraphs, their cells apart by tabs; and what is not there of it as remarks.
 */
export function readDocument(html: string, { isExact = false, ...asked }: HtmlOptions = {}): HtmlCopy {
  const options = { readsRoles: isExact, keepsSpace: isExact, ...asked };
  try {
    return readElements(parseMarkup(html), options);
  } catch (error) {
    if (!(error instanceof MarkupTooDeep)) throw error;
    const flat = readElements(flatParagraphs(html), options);
    return { ...flat, remarks: [{ kind: 'markup-flat', count: 1 }, ...flat.remarks] };
  }
}

/** The paragraphs of {@link readDocument} alone. Empty where nothing of it is visible. */
export function readHtml(html: string, options: HtmlOptions = {}): HtmlParagraph[] {
  return html === '' ? [] : [...readDocument(html, options).paragraphs];
}
