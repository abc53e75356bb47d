/**
 * 小样: a story alone, for a reader's pencil. It is composed as copy is, by an edition of one page that holds nothing else, as
 * tall as all its sheets one below the other: on one page the copy runs on without turn lines.
 */
import { type Block, type BlockKind, blockModule } from '../blocks/kinds.ts';
import { compose } from '../compose/compose.ts';
import type { ComposedPage } from '../compose/display-list.ts';
import type { Resources } from '../compose/resources.ts';
import { headlineLists } from '../edition/article-records.ts';
import { emptyArticle } from '../edition/create.ts';
import { gridFrame, gutterWidth } from '../edition/formats.ts';
import { newId } from '../edition/ids.ts';
import { tidyLeaves } from '../edition/leaves.ts';
import { paperSizes } from '../edition/paper.ts';
import { printedCopy } from '../edition/printed-copy.ts';
import type { Article, Edition, Leaf, Page, PageGrid, Paragraph, Style } from '../edition/records.ts';
import { runsOfLines, runsOfWords, withLines } from '../edition/styled-lines.ts';
import { runsText } from '../edition/text-patches.ts';
import type { Pt } from '../edition/units.ts';

/** Size of the copy (小四), and how far its lines are apart: a line of handwriting finds room between two. */
export const GALLEY_SIZE: Pt = 12;
export const GALLEY_LEADING: Pt = 27;
/** Characters of a line: some thirty are read without losing the line, and leave a margin of 170 pt for the pencil. */
const MEASURE = 30;
/** Left of the copy stand the numbers of its lines; above it what the sheet is, below it nothing. */
const LEFT: Pt = 64;
const TOP: Pt = 72;
const FOOT: Pt = 34;
/** Every so many lines one has its number. */
const NUMBERED = 5;
/** Sizes of the headline, and of what stands above and below it. */
const HEAD: Pt = 22;
const BESIDE_HEAD: Pt = 13;
/** Lines of a headline set take so much of their size, and a little between its parts. */
const HEAD_LEADING = 1.4;
/** The most sheets: past them the rest is told, and the story is a book. */
const MOST_SHEETS = 400;

/** A sheet is laid out on A4; larger paper enlarges it. */
const sheet = paperSizes.A4;
const ROWS = Math.floor((sheet.height - TOP - FOOT) / GALLEY_LEADING);
/** From the top of one sheet to that of the next on the tall page: whole rows, so that all lines stand on its grid. */
const PITCH_ROWS = Math.ceil(sheet.height / GALLEY_LEADING);

/** A story composed as its galley. */
export interface Galley {
  /** All sheets one below the other. */
  readonly page: ComposedPage;
  readonly sheets: readonly GalleySheet[];
  /** Characters that found no room on the most sheets there are; none but of a book. */
  readonly overset: number;
}

/** A sheet of it. */
interface GalleySheet {
  /** Its upper and lower edge on the tall page. */
  readonly top: Pt;
  readonly foot: Pt;
  /** Baselines of lines that have their number beside them, from the sheet's top. */
  readonly numbered: readonly { readonly line: number; readonly y: Pt }[];
}

function gridOf(sheets: number): PageGrid {
  const height = sheets * PITCH_ROWS * GALLEY_LEADING;
  return {
    trim: { width: sheet.width, height },
    typeArea: { x: LEFT, y: TOP, width: MEASURE * GALLEY_SIZE, height: height - TOP },
    columns: 1,
    charactersPerColumn: MEASURE,
    bodySize: GALLEY_SIZE,
    leading: GALLEY_LEADING,
  };
}

/** A style in the galley's sizes; faces and the rules of its lines stay the newspaper's. */
function sized(style: Style, size: Pt, leading: Pt): Style {
  return {
    ...style,
    size,
    minSize: Math.min(size, 8),
    leading,
    align: style.align === 'centre' ? 'start' : style.align,
  };
}

/** A sheet has all that is told of the story, at the newspaper's places and, where it prints it at none, at these. */
const allCredits: NonNullable<Style['credits']> = {
  summary: 'before',
  dateline: 'run-in',
  byline: 'before',
  source: 'before',
  editor: 'after',
};

function stylesOf({ styles }: Edition): Edition['styles'] {
  const all = Object.entries(styles).map(([id, style]): readonly [string, Style] => {
    const role = style.role ?? id;
    if (role === 'body' || role === 'subhead') return [id, sized(style, GALLEY_SIZE, GALLEY_LEADING)];
    if (role.startsWith('headline')) return [id, sized(style, HEAD, HEAD * HEAD_LEADING)];
    return role === 'kicker' || role === 'deck'
      ? [id, sized(style, BESIDE_HEAD, BESIDE_HEAD * HEAD_LEADING)]
      : [id, style];
  });
  return Object.fromEntries(all);
}

function line(type: Paragraph['type'], runs: readonly Leaf[]): Paragraph {
  return { id: newId<'paragraph'>(), type, children: tidyLeaves(runs) };
}

/** What is read with the copy and stands elsewhere on the page: captions, and what is written in blocks of the story's own. */
function besideCopy(edition: Edition, article: Article): Paragraph[] {
  const captions = article.photos.flatMap((photo) => {
    const { caption, credit } = photo;
    const said = [
      ...runsOfWords(photo, 'caption'),
      ...(credit === '' ? [] : [{ text: '（' }, ...runsOfWords(photo, 'credit'), { text: '）' }]),
    ];
    return caption === '' && credit === '' ? [] : [said];
  });
  const own = Object.values(edition.blocks).filter((block) => 'articleId' in block && block.articleId === article.id);
  const quotes = own.flatMap((block) => (block.kind === 'table' ? [] : wordsOf(block)));
  const charts = own.flatMap((block) =>
    block.kind === 'table' ? wordsOf(block).flatMap((text) => text.split('\n').filter((row) => row !== '')) : [],
  );
  const rows = own.flatMap((block) => rowsOf(block));
  const part = (name: string, texts: readonly (readonly Leaf[])[]) =>
    texts.length === 0 ? [] : [line('subhead', [{ text: name }]), ...texts.map((runs) => line('paragraph', runs))];
  const plain = (name: string, texts: readonly string[]) =>
    part(
      name,
      texts.map((text) => [{ text }]),
    );
  return [...part('图片说明', captions), ...plain('引语', quotes), ...plain('图表', charts), ...plain('表格', rows)];
}

function wordsOf<K extends BlockKind>(block: Block<K>): string[] {
  const text = blockModule<K>(block.kind).words?.read(block) ?? '';
  return text.trim() === '' ? [] : [text];
}

function rowsOf<K extends BlockKind>(block: Block<K>): string[] {
  const rows = blockModule<K>(block.kind).cells?.read(block) ?? [];
  return rows.map((row) => row.join('｜')).filter((text) => text.replaceAll('｜', '') !== '');
}

/** Rows that a headline set takes in its sizes; a line longer than the measure is broken. */
function headRows({ kicker, headline, deck }: Article['headlines']): number {
  const height = (lines: readonly string[], size: Pt) => {
    const broken = lines.reduce(
      (sum, text) => sum + Math.max(1, Math.ceil((text.length * size) / (MEASURE * GALLEY_SIZE))),
      0,
    );
    return broken * size * HEAD_LEADING;
  };
  const all = height(kicker, BESIDE_HEAD) + height(headline, HEAD) + height(deck, BESIDE_HEAD);
  return all === 0 ? 0 : Math.min(ROWS - 2, Math.ceil(all / GALLEY_LEADING) + 1);
}

/** The copy with its credits in their places, as paragraphs: what stands beside it comes after what closes it. */
function creditedCopy({ styles }: Edition, article: Article): Paragraph[] {
  const style = styles['body'];
  const set = printedCopy(article, style && { ...style, credits: { ...allCredits, ...style.credits } });
  return set.map(({ type, children }) => ({ id: newId<'paragraph'>(), type, children: [...children] }));
}

/** The story as a galley has it: the topic line above its kicker, what stands beside its copy after it. */
function galleyArticle(edition: Edition, article: Article): Article {
  const banner: Leaf[][] = article.banner === '' ? [] : [[{ text: article.banner }]];
  const headlines = headlineLists.reduce((set, list) => {
    const lines = [...(list === 'kicker' ? banner : []), ...runsOfLines(article.headlines, list)];
    return withLines(
      set,
      list,
      lines.filter((runs) => runsText(runs).trim() !== ''),
    );
  }, emptyArticle().headlines);
  return {
    ...emptyArticle(),
    headlines,
    body: [...creditedCopy(edition, article), ...besideCopy(edition, article)],
  };
}

/** An edition of nothing but a story, on so many sheets. */
function galleyEdition(edition: Edition, article: Article, sheets: number): Edition {
  const grid = gridOf(sheets);
  const page: Page = { id: newId<'page'>(), number: 1, section: '', grid };
  const head = headRows(article.headlines);
  const base = (order: number) => ({ id: newId<'block'>(), pageId: page.id, order, articleId: article.id });
  const headline: Block = {
    ...base(0),
    ...{ kind: 'headline', direction: 'across', level: 'story' },
    frame: gridFrame(grid, 0, 1, 0, head),
  };
  const bodies = Array.from({ length: sheets }, (_, at): Block => {
    const taken = at === 0 ? head : 0;
    return {
      ...base(at + 1),
      ...{ kind: 'body', gridMode: 'absolute', dropCapital: 0, threadOrder: at, columns: 1, gutter: gutterWidth(grid) },
      frame: gridFrame(grid, 0, 1, at * PITCH_ROWS + taken, ROWS - taken),
    };
  });
  const blocks = head === 0 ? bodies : [headline, ...bodies];
  return {
    ...edition,
    pages: { [page.id]: page },
    articles: { [article.id]: article },
    blocks: Object.fromEntries(blocks.map((block) => [block.id, block])),
    images: {},
    styles: stylesOf(edition),
    ...{ templates: {}, rounds: {}, frozen: {}, marks: {}, signatures: {}, waivers: {} },
  };
}

/** About how many sheets a story takes: enough to say before it is composed. */
export function galleySheetsAbout(edition: Edition, article: Article): number {
  const own = galleyArticle(edition, article);
  const lines = own.body.reduce(
    (sum, { children }) => sum + Math.ceil((children.reduce((all, { text }) => all + text.length, 0) + 2) / MEASURE),
    headRows(own.headlines) + 3,
  );
  return Math.max(1, Math.ceil(lines / ROWS));
}

/** The sheets of a tall page on which something stands. */
function sheetsOf(page: ComposedPage): GalleySheet[] {
  const height = PITCH_ROWS * GALLEY_LEADING;
  const bodies = new Set(page.blocks.filter(({ kind }) => kind === 'body').map(({ id }) => id));
  const runs = page.items.flatMap((item) => (item.kind === 'glyphs' ? [item] : []));
  const baselines = [
    ...new Set(runs.filter(({ blockId }) => bodies.has(blockId)).map(({ y }) => Math.round(y * 10) / 10)),
  ];
  const lines = baselines.sort((a, b) => a - b).map((y, at) => ({ line: at + 1, y }));
  const last = Math.max(0, ...runs.map(({ y }) => y));
  return Array.from({ length: Math.max(1, Math.ceil(last / height)) }, (_, at) => {
    const top = at * height;
    const numbered = lines.filter(({ line: number, y }) => number % NUMBERED === 0 && y > top && y <= top + height);
    return { top, foot: top + height, numbered: numbered.map((one) => ({ ...one, y: one.y - top })) };
  });
}

/** Composes a story as its galley. */
export function composeGalley(edition: Edition, article: Article, resources: Resources): Galley {
  const own = galleyArticle(edition, article);
  for (let sheets = galleySheetsAbout(edition, article) + 1; ; sheets = Math.min(MOST_SHEETS, sheets * 2)) {
    const composed = compose(galleyEdition(edition, own, sheets), resources);
    const [page] = composed.pages;
    if (page === undefined) throw new Error('a galley has a page');
    const overset = composed.articles.reduce((sum, { charactersOverset }) => sum + charactersOverset, 0);
    if (overset === 0 || sheets === MOST_SHEETS) return { page, sheets: sheetsOf(page), overset };
  }
}
