/**
 * 样稿: copy that shows how a newspaper's pages are set before there is any, on the free part of a page. It tells nothing: the
 * lines of 千字文 (6th century), by which Chinese faces have long been shown, and marks, figures and letters.
 */
import { emptyArticle } from '../edition/create.ts';
import { gridFrame, gutterWidth } from '../edition/formats.ts';
import { newId, type PageId } from '../edition/ids.ts';
import { isMaster } from '../edition/masters.ts';
import type { Patch } from '../edition/operations.ts';
import type { Article, Block, Edition, Paragraph } from '../edition/records.ts';
import { freeRegion } from './place-article.ts';

const VERSES = [
  '天地玄黄，宇宙洪荒。日月盈昃，辰宿列张。寒来暑往，秋收冬藏。闰余成岁，律吕调阳。云腾致雨，露结为霜。金生丽水，玉出昆冈。',
  '剑号巨阙，珠称夜光。果珍李柰，菜重芥姜。海咸河淡，鳞潜羽翔。龙师火帝，鸟官人皇。始制文字，乃服衣裳。推位让国，有虞陶唐。',
  '“天地”《玄黄》（宇宙）——洪荒……；日、月：ABC abc 123，50%，3.5℃，¥1,268！',
];
/** Rows of the headline set, and those that have one. */
const HEAD = { rows: 10, least: 24 } as const;
/** Paragraphs between subheads. */
const BETWEEN = 4;

function line(type: Paragraph['type'], text: string): Paragraph {
  return { id: newId<'paragraph'>(), type, children: [{ text }] };
}

/** Copy of about so many characters. */
function copyOf(characters: number): Article {
  const body: Paragraph[] = [];
  for (let length = 0, at = 0; length < characters; at++) {
    const verse = VERSES[at % VERSES.length] ?? '';
    if (at > 0 && at % BETWEEN === 0) body.push(line('subhead', '小标题'));
    body.push(line('paragraph', verse));
    length += verse.length;
  }
  return {
    ...emptyArticle(),
    headlines: { kicker: ['引题'], headline: ['样稿的标题'], deck: ['副题'], summary: '提要' },
    dateline: '电头',
    byline: '署名',
    source: '来源',
    body,
  };
}

/** A page's filler, and what it was made for: the same records for the same place, which the engine knows again. */
interface Made {
  readonly place: string;
  readonly patches: readonly Patch[];
}

/** Makes fillers, and keeps the last of each page. */
export class Specimen {
  readonly #made = new Map<PageId, Made>();

  /** Patches that put filler on the free parts of pages; of masters, and where nothing is free, none. Nobody keeps them. */
  patches(edition: Edition, pages: readonly PageId[]): readonly Patch[] {
    return pages.flatMap((id) => this.#ofPage(edition, id));
  }

  #ofPage(edition: Edition, id: PageId): readonly Patch[] {
    const page = edition.pages[id];
    if (page === undefined || isMaster(page)) return [];
    const region = freeRegion(edition, page);
    if (region === null) return [];
    const place = JSON.stringify([page.grid, region]);
    const known = this.#made.get(id);
    if (known?.place === place) return known.patches;
    const { grid } = page;
    const { column, span, row, rows } = region;
    const head = rows < HEAD.least ? 0 : HEAD.rows;
    const article = copyOf(span * grid.charactersPerColumn * rows);
    const base = (order: number) => ({ id: newId<'block'>(), pageId: id, order, articleId: article.id });
    const body: Block = {
      ...base(1),
      ...{
        kind: 'body',
        gridMode: 'absolute',
        dropCapital: 0,
        threadOrder: 0,
        columns: span,
        gutter: gutterWidth(grid),
      },
      frame: gridFrame(grid, column, span, row + head, rows - head),
    };
    const headline: Block = {
      ...base(0),
      ...{ kind: 'headline', direction: 'across', level: page.number === 1 ? 'lead' : 'story' },
      // A row of white above and below.
      frame: gridFrame(grid, column, span, row + 1, head - 2),
    };
    const blocks = head === 0 ? [body] : [headline, body];
    const patches: readonly Patch[] = [
      { kind: 'put', table: 'articles', id: article.id, record: article },
      ...blocks.map((record): Patch => ({ kind: 'put', table: 'blocks', id: record.id, record })),
    ];
    this.#made.set(id, { place, patches });
    return patches;
  }
}
