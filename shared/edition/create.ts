/** New editions. */

import { LONGEST_FORMAT_NAME } from '../paper/format-records.ts';
import { gridFrame, gridNamed, gridRows, newPages, newStyles } from './formats.ts';
import { newId } from './ids.ts';
import { HEAD_ROWS, nameplateRows } from './page-head.ts';
import { type Imprint, noParticulars } from './particulars.ts';
import { plainName, shortName } from './plain-name.ts';
import type { Article, Block, Edition, Page, PageGrid, Photo, ShippedFormat } from './records.ts';
import { standardTemplates } from './standard-templates.ts';

/**
 * What a page carries before any copy: the page head; on page 1 nameplate and imprint, and above them a page head where
 * the paper wants one.
 */
export function pageFurniture(edition: Pick<Edition, 'styles'>, page: Page, hasFrontHead = false): Block[] {
  const { grid } = page;
  const span = grid.columns;
  const block = { pageId: page.id };
  const head: Block = {
    ...block,
    id: newId<'block'>(),
    order: 0,
    kind: 'furniture',
    role: 'page-head',
    frame: gridFrame(grid, 0, span, 0, HEAD_ROWS - 0.6),
  };
  if (page.number !== 1) return [head];
  const foot = gridRows(grid);
  const top = hasFrontHead ? HEAD_ROWS : 0;
  const rows = Math.min(nameplateRows(edition.styles, page), foot - top);
  const imprint = gridFrame(grid, 0, span, foot + 0.3, 1);
  const lowest = grid.trim.height - imprint.height;
  return [
    ...(hasFrontHead ? [head] : []),
    { ...block, id: newId<'block'>(), order: 1, kind: 'nameplate', frame: gridFrame(grid, 0, span, top, rows) },
    {
      ...block,
      id: newId<'block'>(),
      order: 900,
      kind: 'furniture',
      role: 'imprint',
      // A foot margin too low for it leaves it on the sheet.
      frame: { ...imprint, y: Math.min(imprint.y, lowest) },
    },
  ];
}

/** The tables of an edition that has nothing in them. */
export const noRecords: Omit<Edition, 'edition'> = {
  pages: {},
  articles: {},
  blocks: {},
  images: {},
  styles: {},
  templates: {},
  rounds: {},
  frozen: {},
  marks: {},
  signatures: {},
  waivers: {},
  newspaper: {},
  faces: {},
  formats: {},
  artwork: {},
};

/**
 * An edition of empty pages, of a shipped format or of a size of its own. `date` is `YYYY-MM-DD`. What is not said of its
 * paper is empty, and prints nothing.
 */
export function createEdition(options: {
  readonly date: string;
  readonly format: ShippedFormat | PageGrid;
  readonly pages: number;
  /** What the newspaper calls a size of its own; absent or empty, it is kept under no name. */
  readonly formatName?: string | undefined;
  readonly issue?: number;
  /** A page head stands above the nameplate on page 1; absent, none does. */
  readonly hasFrontHead?: boolean;
  readonly publication?: string;
  readonly imprint?: Imprint;
}): Edition {
  const { format } = options;
  const grid = typeof format === 'string' ? gridNamed(format) : format;
  const name = shortName(options.formatName ?? '', LONGEST_FORMAT_NAME);
  const named = name === '' ? null : { id: newId<'format'>(), name, grid };
  const pages = newPages(grid, options.pages).map((page) => (named === null ? page : { ...page, formatId: named.id }));
  const styles = Object.fromEntries(newStyles(grid).map((style) => [style.id, style]));
  const blocks = pages.flatMap((page) => pageFurniture({ styles }, page, options.hasFrontHead));
  return {
    ...noRecords,
    edition: {
      publication: plainName(options.publication ?? ''),
      imprint: options.imprint ?? noParticulars,
      date: options.date,
      issue: options.issue ?? 1,
      format: typeof format === 'string' ? format : 'own',
      names: [],
      signers: ['责编', '校对', '值班主编'],
    },
    pages: Object.fromEntries(pages.map((page) => [page.id, page])),
    styles,
    templates: Object.fromEntries(standardTemplates(grid).map((template) => [template.id, template])),
    formats: named === null ? {} : { [named.id]: named },
    blocks: Object.fromEntries(blocks.map((block) => [block.id, block])),
  };
}

/** An article with nothing in it yet. */
export function emptyArticle(): Article {
  return {
    id: newId<'article'>(),
    headlines: { kicker: [], headline: [], deck: [], summary: '' },
    banner: '',
    byline: '',
    source: '',
    body: [],
    photos: [],
    status: 'draft',
    plannedPage: null,
    plannedJump: null,
    copyToCome: false,
    importNotes: [],
  };
}

/** A photo that waits for its picture. */
export function photoToCome(): Photo {
  return { id: newId<'photo'>(), imageId: null, caption: '', credit: '' };
}
