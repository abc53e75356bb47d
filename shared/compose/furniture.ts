/** What a page carries besides copy: nameplate, page head, imprint, refers, banners, rules. */
import type { Article, Block, Edition, Style, StyleName } from '../edition/records.ts';
import { pagesInOrder, standsOn } from '../edition/selectors.ts';
import type { Pt } from '../edition/units.ts';
import { lunarDate, weekdayOf } from '../text/lunar-date.ts';
import type { DisplayItem } from './display-list.ts';
import { baselineIn, Label } from './glyph-runs.ts';
import type { FontBook } from './typeface.ts';

/** Weights of rules in points; nothing is thinner than a press holds (domain.md §5). */
const HAIRLINE = 0.4;
const HEAVY = 2.2;

/** Between the imprint's parts: half an em, so that text extraction takes the line for one line. */
const IMPRINT_GAP = '\u2002';

const weekdays = ['日', '一', '二', '三', '四', '五', '六'];

/** 2024年3月8日 · 星期五 · 农历甲辰年正月廿八, all derived from the edition's date. */
export function dateLines(date: string): { readonly day: string; readonly weekday: string; readonly lunar: string } {
  const [year = 2000, month = 1, day = 1] = date.split('-').map(Number);
  const lunar = lunarDate(year, month, day);
  return {
    day: `${year}年${month}月${day}日`,
    weekday: `星期${weekdays[weekdayOf(year, month, day)] ?? ''}`,
    lunar: lunar === '' ? '' : `农历${lunar}`,
  };
}

interface Context {
  readonly edition: Edition;
  readonly fonts: FontBook;
  readonly block: Block;
  readonly items: DisplayItem[];
  readonly missing: Set<string>;
}

function styleOf(context: Context, name: StyleName): Style | undefined {
  return context.edition.styles[name];
}

function fill(context: Context, x: Pt, y: Pt, width: Pt, height: Pt, ink = 1): void {
  context.items.push({ kind: 'fill', blockId: context.block.id, frame: { x, y, width, height }, ink });
}

interface LabelPlace {
  readonly x: Pt;
  readonly top: Pt;
  readonly height: Pt;
  readonly width: Pt;
  readonly size: Pt;
  readonly align?: 'start' | 'end' | 'centre';
  readonly ink?: number;
  readonly source?: { readonly article: Article; readonly part: string };
}

/** Sets words on one line in a band; they shrink rather than leave it. Returns their width. */
function label(context: Context, text: string, font: Style['font'], at: LabelPlace): Pt {
  if (text === '') return 0;
  const words = new Label(text, context.fonts, font);
  for (const character of words.prepared.missing) context.missing.add(character);
  const size = words.sizeFor(at.width, at.size);
  const width = words.width(size);
  const room = at.width - width;
  const shift = at.align === 'end' ? room : at.align === 'centre' ? room / 2 : 0;
  context.items.push(
    ...words.set({
      blockId: context.block.id,
      source: at.source === undefined ? null : { articleId: at.source.article.id, part: at.source.part },
      size,
      x: at.x + shift,
      y: baselineIn(at.top, at.height, size),
      ink: at.ink ?? 1,
    }),
  );
  return width;
}

/** 报头: the name, larger than all else on the page, and what the regulator asks beside it (domain.md §9). */
function nameplate(context: Context): void {
  const { edition, block } = context;
  const record = edition.edition;
  const style = styleOf(context, 'nameplate');
  const small = styleOf(context, 'imprint');
  if (style === undefined || small === undefined) return;
  const { x, y, width, height } = block.frame;
  const band = height - HEAVY - HAIRLINE - 5;
  const nameWidth = label(context, record.publication, style.font, {
    x,
    top: y,
    height: band,
    width: width * 0.62,
    size: Math.min(style.size, band / 1.08),
  });
  const date = dateLines(record.date);
  const pages = pagesInOrder(edition).length;
  const { imprint } = record;
  const lines: [string, Style['font'], number][] = [
    [`${date.day}\u3000${date.weekday}`, 'sans-bold', 1.5],
    [`${date.lunar}`, 'sans', 1.15],
    [`第${record.issue}期\u3000今日${pages}版`, 'sans', 1.15],
    [`国内统一连续出版物号\u3000${imprint.cn}`, 'sans', 1],
    [`邮发代号\u3000${imprint.postalCode}`, 'sans', 1],
    [`${imprint.supervisor}\u3000${imprint.sponsor}\u3000${imprint.publisher}`, 'sans', 1],
  ];
  const left = x + nameWidth + 18;
  const gap = 1.62 * small.size;
  const tall = lines.reduce((sum, [, , scale]) => sum + gap * scale, 0);
  let top = y + Math.max(0, (band - tall) / 2);
  for (const [text, font, scale] of lines) {
    label(context, text, font, {
      x: left,
      top,
      height: gap * scale,
      width: x + width - left,
      size: small.size * scale,
      align: 'end',
    });
    top += gap * scale;
  }
  fill(context, x, y + height - HEAVY - HAIRLINE - 1.4, width, HEAVY);
  fill(context, x, y + height - HAIRLINE, width, HAIRLINE);
}

/** 报眉: page number and section in one fixed place on every page (domain.md §9). */
function pageHead(context: Context): void {
  const { edition, block } = context;
  const page = edition.pages[block.pageId];
  const style = styleOf(context, 'page-head');
  if (page === undefined || style === undefined) return;
  const { x, y, width, height } = block.frame;
  const band = height - HAIRLINE - 2;
  const used = label(context, `第${page.number}版`, 'sans-bold', {
    x,
    top: y,
    height: band,
    width: 90,
    size: style.size * 1.2,
  });
  label(context, page.section, 'sans', { x: x + used + 8, top: y, height: band, width: 120, size: style.size });
  const date = dateLines(edition.edition.date);
  const issue = page.number === 1 ? '' : `${edition.edition.publication}\u3000`;
  label(context, `${issue}${date.day}\u3000${date.weekday}`, 'sans', {
    x: x + width / 2,
    top: y,
    height: band,
    width: width / 2,
    size: style.size * 0.9,
    align: 'end',
  });
  fill(context, x, y + height - HAIRLINE, width, HAIRLINE);
}

/** The foot of page 1: address, telephone, printer, distribution, price (domain.md §9). */
function imprintLine(context: Context): void {
  const { edition, block } = context;
  const style = styleOf(context, 'imprint');
  if (style === undefined) return;
  const { imprint } = edition.edition;
  const { x, y, width, height } = block.frame;
  fill(context, x, y, width, HAIRLINE);
  label(
    context,
    [
      `社址：${imprint.address}`,
      `电话：${imprint.telephone}`,
      `印刷：${imprint.printer}`,
      imprint.distribution,
      imprint.price,
    ].join(IMPRINT_GAP),
    style.font,
    { x, top: y + 2, height: height - 2, width, size: style.size, align: 'centre' },
  );
}

/** 导读: the inside story's headline, what it is about, and `>>N版`, derived from where it stands. */
function refer(context: Context, article: Article): void {
  const { edition, block } = context;
  const head = styleOf(context, 'refer-headline');
  const line = styleOf(context, 'refer-line');
  if (head === undefined || line === undefined) return;
  const { x, y, width, height } = block.frame;
  const number = standsOn(edition, article);
  const about = [...article.headlines.kicker, number === undefined ? '' : `>>${number}版`].filter(
    (part) => part !== '',
  );
  fill(context, x, y, width, HAIRLINE);
  fill(context, x, y + height - HAIRLINE, width, HAIRLINE);
  const right = label(context, about.join('\u3000'), line.font, {
    x: x + width / 2,
    top: y,
    height,
    width: width / 2,
    size: line.size,
    align: 'end',
  });
  label(context, article.headlines.headline.join('\u3000'), head.font, {
    x,
    top: y,
    height,
    width: width - right - 14,
    size: head.size,
  });
}

/** 通栏题: white on a black label, with a rule the width of the block. */
function banner(context: Context, article: Article): void {
  const style = styleOf(context, 'banner');
  if (style === undefined || article.banner === '') return;
  const { x, y, width, height } = context.block.frame;
  const words = new Label(article.banner, context.fonts, style.font);
  for (const character of words.prepared.missing) context.missing.add(character);
  const size = words.sizeFor(width - 20, Math.min(style.size, height * 0.8));
  const ground = words.width(size) + 16;
  fill(context, x, y, ground, height);
  context.items.push(
    ...words.set({
      blockId: context.block.id,
      source: { articleId: article.id, part: 'banner' },
      size,
      x: x + 8,
      y: baselineIn(y, height, size),
      ink: 0,
    }),
  );
  fill(context, x + ground, y + height - 1, width - ground, 1);
}

export interface FurnitureFit {
  readonly items: readonly DisplayItem[];
  readonly missing: readonly string[];
}

/** Composes a block that is not body, headline, photo or caption. */
export function composeFurniture(edition: Edition, block: Block, fonts: FontBook): FurnitureFit {
  const context: Context = { edition, fonts, block, items: [], missing: new Set() };
  const article = 'articleId' in block ? edition.articles[block.articleId] : undefined;
  if (block.kind === 'nameplate') nameplate(context);
  if (block.kind === 'furniture') (block.role === 'page-head' ? pageHead : imprintLine)(context);
  if (block.kind === 'refer' && article !== undefined) refer(context, article);
  if (block.kind === 'banner' && article !== undefined) banner(context, article);
  if (block.kind === 'rule') {
    const { x, y, width, height } = block.frame;
    fill(context, x, y, width, height);
  }
  return { items: context.items, missing: [...context.missing] };
}
