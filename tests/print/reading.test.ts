/** The file for readers on screen: structure, ways through it, and words in the order they are read. */
import { execFileSync } from 'node:child_process';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../shared/edition/ids.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import type { Edition, TableBlock } from '../../shared/edition/records.ts';
import { paragraphText, printedBody } from '../../shared/edition/selectors.ts';
import { SampleExports, withPdfJs } from '../kit/printed.ts';

const sample = new SampleExports();
let path = '';
let edition: Edition;
beforeAll(async () => {
  ({ edition } = await sample.open());
  const { paths } = await sample.export('screen', { settings: { target: 'screen' } });
  [path = ''] = paths;
});
afterAll(() => sample.remove());

interface Node {
  readonly role: string;
  readonly alt?: string | undefined;
  readonly children: readonly (Node | { readonly type: string; readonly id: string })[];
}

const nodeSchema: v.GenericSchema<Node> = v.object({
  role: v.string(),
  alt: v.optional(v.string()),
  children: v.array(v.union([v.lazy(() => nodeSchema), v.object({ type: v.string(), id: v.string() })])),
});

/** Roles and, where it says so, words of a page's structure, as pdf.js gives them. */
function walk(node: Node, words: ReadonlyMap<string, string>): { role: string; text: string; alt: string }[] {
  const own = node.children.flatMap((child) => ('role' in child ? [] : [words.get(child.id) ?? '']));
  const inner = node.children.flatMap((child) => ('role' in child ? walk(child, words) : []));
  return [{ role: node.role, text: own.join(''), alt: node.alt ?? '' }, ...inner];
}

/** A page's structure with the words of each element. */
function structureOf(number: number, file = path) {
  return withPdfJs(file, async (document) => {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const words = new Map<string, string>();
    let id = '';
    for (const item of items) {
      if ('type' in item) {
        id = item.type === 'beginMarkedContentProps' ? (item.id ?? '') : item.type === 'endMarkedContent' ? '' : id;
      } else if (id !== '') words.set(id, (words.get(id) ?? '') + item.str);
    }
    return walk(v.parse(nodeSchema, await page.getStructTree()), words);
  });
}

const linkSchema = v.looseObject({
  dest: v.looseTuple([v.looseObject({ num: v.number(), gen: v.number() }), v.unknown(), v.unknown(), v.number()]),
  contentsObj: v.looseObject({ str: v.string() }),
});

/** Objects as qpdf tells them, by `obj:12 0 R`. */
const qpdfSchema = v.object({
  qpdf: v.looseTuple([v.unknown(), v.record(v.string(), v.looseObject({ value: v.optional(v.unknown()) }))]),
});
const threadSchema = v.looseObject({ '/Type': v.literal('/Thread'), '/F': v.string() });
const beadSchema = v.looseObject({ '/Type': v.literal('/Bead'), '/T': v.string(), '/N': v.string() });

const bare = (text: string) => text.replace(/\s/gu, '');

function lead() {
  const article = Object.values(edition.articles).find(({ headlines }) =>
    headlines.headline[0]?.startsWith('东湖南岸'),
  );
  if (article === undefined) throw new Error('no lead');
  return article;
}

describe('the tagged file', () => {
  it('is sound, tagged, in Chinese, and in colours of a screen', () => {
    execFileSync('qpdf', ['--check', path]);
    const info = execFileSync('pdfinfo', [path], { encoding: 'utf8' });
    expect(info).toMatch(/Tagged:\s+yes/u);
    const struct = execFileSync('pdfinfo', ['-struct', path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    expect(struct).toMatch(/^Document/u);
    const images = execFileSync('pdfimages', ['-list', path], { encoding: 'utf8' });
    expect(images).toMatch(/rgb/u);
    expect(images).not.toMatch(/cmyk/u);
  });

  it('reads article by article: headline, paragraphs in their order, then the picture with words in its place', async () => {
    const article = lead();
    const one = await structureOf(1);
    const two = await structureOf(2);
    const headline = one.find(({ role }) => role === 'H2');
    expect(bare(headline?.text ?? '')).toBe(bare(article.headlines.headline.join('')));
    // Its paragraphs on page 1, then those that follow the jump: the copy, once and in order.
    const copy = printedBody(article).map((paragraph) => bare(paragraphText(paragraph)));
    const start = one.findIndex(({ role, text }) => role === 'P' && bare(text).startsWith(copy[0] ?? '?'));
    const end = one.findIndex(({ role }, at) => at > start && role === 'Art');
    const first = one.slice(start, end).filter(({ role }) => role === 'P' || role === 'H3');
    const after = two.findIndex(({ role }) => role === 'Art');
    const rest = two.slice(
      after,
      two.findIndex(({ role }, at) => at > after && role === 'Art'),
    );
    const set = [...first, ...rest.filter(({ role }) => role === 'P')].map(({ text }) => bare(text)).join('');
    expect(set).toBe(copy.join(''));
    // The turn line stands after the last paragraph of page 1, the continued line before the next on page 2.
    const roles = one.slice(start, end).map(({ role }) => role);
    expect(roles.indexOf('Link')).toBe(roles.lastIndexOf('P') + 1);
    expect(roles.indexOf('Figure')).toBeGreaterThan(roles.indexOf('Link'));
    const figure = one.find(({ role }) => role === 'Figure');
    expect(figure?.alt).toBe(article.photos[0]?.caption);
    expect(one.filter(({ role }) => role === 'H1').map(({ text }) => bare(text))[0]).toContain('东湖日报');
  });

  it('gives its words in reading order to pdftotext, too', () => {
    const text = bare(execFileSync('pdftotext', ['-raw', '-f', '1', '-l', '2', path, '-'], { encoding: 'utf8' }));
    const copy = printedBody(lead()).map((paragraph) => bare(paragraphText(paragraph)));
    const [before = '', after = ''] = [text.indexOf('（下转第2版）'), text.indexOf('（上接第1版）')].map((at) =>
      String(at),
    );
    expect([Number(before) > 0, Number(after) > Number(before)]).toEqual([true, true]);
    let at = 0;
    for (const paragraph of copy) {
      const start = paragraph.slice(0, 12);
      const found = text.indexOf(start, at);
      expect(found, start).toBeGreaterThanOrEqual(at);
      at = found;
    }
  });

  it('has a bookmark for each page and each article that starts there', async () => {
    const outline = await withPdfJs(path, async (document) => {
      const list = await document.getOutline();
      const pages: number[] = [];
      for (const { dest } of list) {
        if (Array.isArray(dest)) pages.push((await document.getPageIndex(dest[0])) + 1);
      }
      return { titles: list.map(({ title, items }) => [title, items.map((item) => item.title)] as const), pages };
    });
    expect(outline.pages).toEqual([1, 2, 3, 4]);
    expect(outline.titles[0]).toEqual([
      '第1版 要闻',
      ['东湖南岸灯火亮 图书馆新馆今日开放', '十二条公交线路今起调整', '春耕一线看科技'],
    ]);
  });

  it('leads from refers and jump notices to where they point', async () => {
    const links = await withPdfJs(path, async (document) => {
      const found: (readonly [number, string, number, number])[] = [];
      for (let number = 1; number <= 2; number++) {
        const page = await document.getPage(number);
        for (const { dest, contentsObj } of v.parse(v.array(linkSchema), await page.getAnnotations())) {
          found.push([number, contentsObj.str, (await document.getPageIndex(dest[0])) + 1, dest[3]]);
        }
      }
      return found;
    });
    expect(links).toContainEqual([1, '（下转第2版）', 2, expect.any(Number)]);
    expect(links).toContainEqual([2, '（上接第1版）', 1, expect.any(Number)]);
    // The refer was written on page 1; its story came to page 3 as an article of its own.
    const [refer] = links.filter(([on, words]) => on === 1 && words.includes('3版'));
    const headline = Object.values(edition.blocks).find(
      (block) =>
        block.kind === 'headline' &&
        edition.articles[block.articleId]?.headlines.headline[0] === '让老手艺在指尖上活起来',
    );
    const page = edition.pages[headline?.pageId ?? ''];
    expect([page?.number, refer?.[2]]).toEqual([3, 3]);
    expect(refer?.[3]).toBeCloseTo((page?.grid.trim.height ?? 0) - (headline?.frame.y ?? 0), 1);
  });

  it('has a thread for each story, through its blocks and back', () => {
    const { qpdf } = v.parse(
      qpdfSchema,
      JSON.parse(
        execFileSync('qpdf', ['--json=2', '--json-stream-data=none', path], {
          encoding: 'utf8',
          maxBuffer: 1 << 26,
          stdio: ['ignore', 'pipe', 'ignore'],
        }),
      ),
    );
    const objects = qpdf[1];
    const threads = Object.values(objects).flatMap(({ value }) => {
      const thread = v.safeParse(threadSchema, value);
      return thread.success ? [thread.output] : [];
    });
    expect(threads.length).toBeGreaterThan(5);
    for (const { '/F': first } of threads) {
      let at = first;
      let count = 0;
      do {
        at = v.parse(beadSchema, objects[`obj:${at}`]?.value)['/N'];
        count++;
      } while (at !== first && count < 50);
      expect(at).toBe(first);
    }
  });
});

describe('a table', () => {
  it('is read cell by cell, its heads as heads, and every row has as many', async () => {
    const [page] = Object.values(edition.pages).filter((one) => one.number === 4);
    const [caption] = Object.values(edition.blocks).filter((one) => one.kind === 'caption');
    if (page === undefined || caption === undefined) throw new Error('no page');
    const rows = [
      ['', '面积', '增长'],
      ['一层 A座', '9,850.5', '12%'],
      ['二层', '', '3.25%'],
    ];
    const table: TableBlock = {
      id: newId<'block'>(),
      pageId: page.id,
      articleId: caption.articleId,
      order: 90,
      kind: 'table',
      standOff: 0,
      headRows: 1,
      align: ['start', 'decimal', 'decimal'],
      rows,
      frame: { x: 60, y: 60, width: 300, height: 60 },
    };
    const edited = applyPatches(edition, [{ kind: 'put', table: 'blocks', id: table.id, record: table }]).edition;
    const { paths } = await sample.export('table', { settings: { target: 'screen' }, edition: edited });
    const read = await structureOf(4, paths[0] ?? '');
    const start = read.findIndex(({ role }) => role === 'Table');
    const cells = read.slice(start + 1, start + 1 + rows.length * 4).map(({ role, text }) => [role, bare(text)]);
    expect(cells).toEqual(
      rows.flatMap((row, at) => [['TR', ''], ...row.map((text) => [at === 0 ? 'TH' : 'TD', bare(text)])]),
    );
  });
});
