/** Lines of a page as readers give them: whole, without spaces that the copy has not, and the page looks the same. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deflate, digest, pdfFaces } from '../../electron/export/pdf-parts.ts';
import { compose } from '../../shared/compose/compose.ts';
import type { ComposedPage } from '../../shared/compose/display-list.ts';
import { gridFrame } from '../../shared/edition/formats.ts';
import { newId } from '../../shared/edition/ids.ts';
import type { Edition, HeadlineBlock, TableBlock } from '../../shared/edition/records.ts';
import { writePages } from '../../shared/pdf/page-file.ts';
import { readPageCopy } from '../../shared/text/page-copy.ts';
import { hasSampleCopy, sampleCopy } from '../kit/command-line.ts';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  testResources,
  withArticle,
  withBlocks,
  withSetting,
} from '../kit/editions.ts';
import { withPdfJs } from '../kit/printed.ts';
import { hasProgram } from '../kit/programs.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-extraction-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Without cells of their own, glyphs are as a face has them that is embedded whole. */
function written(name: string, pages: readonly ComposedPage[], hasCells = true): string {
  const faces = new Map(
    [...pdfFaces(testResources().fonts)].map(([id, face]) => [id, { ...face, isWholeOnly: !hasCells }]),
  );
  const path = join(folder, name);
  const at = '2024-03-08T00:00:00+08:00';
  writeFileSync(
    path,
    writePages(pages, { standard: 'plain', faces, images: new Map(), deflate, title: 'e', at, digest }),
  );
  return path;
}

/** The lines of the copy as they are set, a paragraph's end ending one, too. */
function linesOf(pages: readonly ComposedPage[]): string[] {
  const lines: string[] = [];
  for (const { items } of pages) {
    let last = { y: 0, x: 0, part: '' };
    for (const item of items) {
      if (item.kind !== 'glyphs' || item.source === null) continue;
      const [x = 0] = item.xs;
      const isSame = item.source.part === last.part && item.y === last.y && x > last.x;
      if (isSame) lines.push(`${lines.pop() ?? ''}${item.text}`);
      else lines.push(item.text);
      last = { y: item.y, x: item.xs.at(-1) ?? x, part: item.source.part };
    }
  }
  return lines.map((line) => line.trim());
}

const ran = (command: string, ...rest: readonly string[]) =>
  execFileSync(command, rest, { encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'ignore'] });

const split = (text: string) => text.split(/[\n\f]/u).map((line) => line.trim());

async function byPdfJs(path: string): Promise<string[]> {
  return withPdfJs(path, async (document) => {
    const lines: string[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const { items } = await (await document.getPage(number)).getTextContent();
      let line = '';
      for (const item of items) {
        if (!('str' in item)) continue;
        line += item.str;
        if (!item.hasEOL) continue;
        lines.push(line.trim());
        line = '';
      }
      lines.push(line.trim());
    }
    return lines;
  });
}

const readers: readonly (readonly [string, boolean, (path: string) => string[] | Promise<string[]>])[] = [
  ['poppler', hasProgram('pdftotext', '-v'), (path) => split(ran('pdftotext', '-raw', path, '-'))],
  ['mutool', hasProgram('mutool', '-v'), (path) => split(ran('mutool', 'draw', '-F', 'txt', path))],
  ['pdf.js', true, byPdfJs],
];

/** Lines that a reader does not give as they are; it may take what stands beside one for more of it. */
function missing(lines: readonly string[], read: readonly string[]): string[] {
  return lines.filter((line) => !read.some((one) => one.includes(line)));
}

const copy = [
  '中国将坚定站在历史正确一边，高举和平、发展、合作、共赢旗帜，在坚定维护世界和平与发展中谋求自身发展，又以自身发展更好维护世界和平与发展。',
  '在3月8日，即2024年3月8日，建筑面积6.8万平方米、增长3.5%的新馆（“南岸馆”）开放：他说，“‘灯火’《晚报》”，“东湖”——“南岸”……',
  '一、二、三、四、五；六：七！八？九。“甲”、“乙”、《丙》、（丁）；从1937年到1945年，5%的人，约12名，共3.2亿元，接入5G网络。',
];

/** Copy in columns, a headline spread over its measure, one that is condensed, and a table. */
function testEdition(): Edition {
  const story = article(copy);
  const two = article([''], { headlines: { kicker: [], headline: ['春耕'], deck: [], summary: '' } });
  const long = article([''], {
    headlines: {
      kicker: [],
      headline: ['“十四五”、“十五五”：2025年3月起，东湖区（南岸）再开12馆'],
      deck: [],
      summary: '',
    },
  });
  const bare = [story, two, long].reduce(withArticle, emptyEdition(1));
  const page = pageOf(bare, 1);
  const headline = (of: typeof two, column: number, span: number, row: number): HeadlineBlock => ({
    id: newId<'block'>(),
    pageId: page.id,
    articleId: of.id,
    order: 20,
    kind: 'headline',
    level: 'story',
    direction: 'across',
    frame: gridFrame(page.grid, column, span, row, 4),
  });
  const table: TableBlock = {
    id: newId<'block'>(),
    pageId: page.id,
    articleId: story.id,
    order: 90,
    kind: 'table',
    standOff: 0,
    headRows: 1,
    align: ['start', 'start'],
    rows: [
      ['馆', '开放'],
      ['南岸馆', '3月8日、9日（周六）'],
    ],
    frame: gridFrame(page.grid, 0, 3, 60, 6),
  };
  return withBlocks(bare, [
    bodyBlock(page, story, { span: 2, row: 24, rows: 16 }),
    headline(two, 0, 2, 12),
    headline(long, 2, 3, 12),
    table,
  ]);
}

describe('lines with pressed marks and figures', () => {
  let pages: readonly ComposedPage[] = [];
  let path = '';
  beforeAll(() => {
    ({ pages } = compose(testEdition(), testResources()));
    path = written('lines.pdf', pages);
  });

  it.each(readers)('are whole in %s (skipped where it is not installed)', async (_, isThere, read) => {
    if (!isThere) return;
    const lines = linesOf(pages);
    expect(lines.length).toBeGreaterThan(15);
    expect(missing(lines, await read(path))).toEqual([]);
  });

  it('are found in all readers, a word and a date', async () => {
    const said = [ran('pdftotext', path, '-'), (await byPdfJs(path)).join('')];
    if (hasProgram('gs', '--version')) {
      said.push(ran('gs', '-q', '-dNOPAUSE', '-dBATCH', '-sDEVICE=txtwrite', '-sOutputFile=-', path));
    }
    for (const text of said) {
      for (const words of ['发展、合作', '在3月8日', '2024年3月8日', '春耕']) expect(text).toContain(words);
    }
  });

  it('look as they would without cells of their own', async () => {
    const drawn = [path, written('plain.pdf', pages, false)].map((file) => {
      const png = `${file}.png`;
      ran('mutool', 'draw', '-r', '144', '-c', 'gray', '-o', png, file);
      return png;
    });
    const [one, other] = await Promise.all(drawn.map((png) => sharp(png).greyscale().raw().toBuffer()));
    expect(one?.length).toBe(other?.length);
    let off = 0;
    let ink = 0;
    for (const [at, grey] of (one ?? Buffer.alloc(0)).entries()) {
      ink += 255 - grey;
      off += Math.abs(grey - (other?.[at] ?? 0));
    }
    // Places are rounded in other steps: edges differ by a shade.
    expect(ink).toBeGreaterThan(0);
    expect(off / ink).toBeLessThan(0.01);
  });
});

describe('headlines and copy that run down', () => {
  const words = ['“东湖”新馆3月8日接入WiFi——30万人来了！', '（下）'];
  let path = '';
  beforeAll(() => {
    const story = article(['“开馆了！”他说：《新馆》（第12版）、第9版；接入WiFi后建筑面积是100亩。'], {
      headlines: { kicker: [], headline: words, deck: [], summary: '' },
    });
    const bare = withArticle(emptyEdition(1), story);
    const page = pageOf(bare, 1);
    const body = bodyBlock(page, story, { rows: 24, row: 42, span: 2 });
    const headline: HeadlineBlock = {
      id: newId<'block'>(),
      pageId: page.id,
      articleId: story.id,
      order: 20,
      kind: 'headline',
      level: 'story',
      direction: 'down',
      frame: gridFrame(page.grid, 0, 1, 12, 26),
    };
    path = written(
      'down.pdf',
      compose(withBlocks(bare, [headline, { ...body, direction: 'down' }]), testResources()).pages,
    );
  });

  it('are one line of text each in poppler, read as they are drawn', () => {
    const lines = split(ran('pdftotext', '-raw', path, '-'));
    expect(missing(words, lines)).toEqual([]);
    expect(lines.some((line) => line.startsWith('“开馆了！”他说：《新馆》'))).toBe(true);
    expect(lines.join('')).toContain('（第12版）、第9版；接入WiFi后建筑面积是100亩。');
  });

  it('are found in pdf.js, turned words on their own', async () => {
    const read = await byPdfJs(path);
    for (const phrase of ['“东湖”新馆3月8日接入', '30万人来了！', '（下）', '“开馆了！”他说：《新馆》']) {
      expect(read.filter((line) => line.includes(phrase))).toHaveLength(1);
    }
  });
});

describe('digits half an em each', () => {
  it.each(readers)('are the characters of the copy in %s', async (name, isThere, read) => {
    if (!isThere) return;
    const halved = (['body', 'headline-story'] as const).reduce(
      (edition, style) => withSetting(edition, style, { halfDigits: true }),
      testEdition(),
    );
    const { pages } = compose(halved, testResources());
    const got = await read(written(`half-${name}.pdf`, pages));
    expect(missing(linesOf(pages), got)).toEqual([]);
    expect(got.join('')).toContain('2024年3月8日');
  });
});

describe.skipIf(!hasSampleCopy)('the real front page', () => {
  it.each(readers)('is read line by line in %s', async (_, isThere, read) => {
    if (!isThere) return;
    const { articles } = readPageCopy(readFileSync(sampleCopy, 'utf8'));
    const story = article(articles.flatMap(({ body }) => body.map(({ text }) => text)));
    const bare = withArticle(emptyEdition(1, 'broadsheet'), story);
    const edition = withBlocks(bare, [bodyBlock(pageOf(bare, 1), story, { span: 5, row: 0, rows: 60 })]);
    const { pages } = compose(edition, testResources());
    // A wide space of the copy is a space to readers.
    const lines = linesOf(pages).map((line) => line.replaceAll('\u3000', ' '));
    expect(lines.length).toBeGreaterThan(100);
    const got = await read(written('front.pdf', pages));
    expect(
      missing(
        lines,
        got.map((line) => line.replaceAll('\u3000', ' ')),
      ),
    ).toEqual([]);
  });
});
