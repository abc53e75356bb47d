/**
 * What a file costs grows as it does: one four times as large takes some four times as long, whatever it is made of, and
 * none runs out of stack. Both sizes are read in one run, so that the machine and what else it does count for both.
 */
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readArtwork } from '../../electron/import/artwork.ts';
import { wordsOf } from '../../electron/import/read-story.ts';
import { readDocument } from '../../shared/text/html-copy.ts';
import { readPageCopy } from '../../shared/text/page-copy.ts';
import { readHtmlTables } from '../../shared/text/table/html-table.ts';
import { readSeparated } from '../../shared/text/table/separated.ts';
import { characterRemarks, withoutTransmission } from '../../shared/text/transmission.ts';
import { readWire } from '../../shared/text/wire-copy.ts';
import { documentRelations, documentXml, docx, para, run, wordPart } from '../kit/documents.ts';
import { processorTime } from '../kit/processor-time.ts';

const tools = { decodeBase64: (text: string) => Buffer.from(text, 'base64').toString('utf8') };

/** A case: how much of it there is in the smaller one of the two, and how it is read. */
type Case = readonly [what: string, size: number, read: (size: number) => unknown];

/** Milliseconds that are the machine's own, and nothing of a case. */
const NOISE = 40;
/** How much longer one of four times the size may take; what grows by the square takes sixteen times as long. */
const MOST = 9;

const took = (read: Case[2], size: number) => processorTime(() => read(size));

const html =
  (source: (size: number) => string): Case[2] =>
  (size) =>
    readDocument(source(size));
const wire =
  (source: (size: number) => string): Case[2] =>
  (size) =>
    readWire(source(size), tools);
const file =
  (name: string, source: (size: number) => string): Case[2] =>
  (size) =>
    wordsOf(name, Buffer.from(source(size), 'utf8'));
/** A drawing is refused as it may be: what is measured is how long that takes. */
const drawing =
  (source: (size: number) => string): Case[2] =>
  (size) => {
    const bytes = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${source(size)}</svg>`);
    return Promise.resolve()
      .then(() => readArtwork('a.svg', bytes))
      .catch((error: unknown) => expect(error).toMatchObject({ name: 'DayangError' }));
  };
const word =
  (body: (size: number) => string, parts: (size: number) => Readonly<Record<string, string>> = () => ({})): Case[2] =>
  (size) =>
    wordsOf('a.docx', docx(documentXml(para(run('起')) + body(size)), parts(size)));

const times = (text: string) => (size: number) => text.repeat(size);
const each = (write: (at: number) => string) => (size: number) =>
  Array.from({ length: size }, (_, at) => write(at)).join('');
const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;

const pages: readonly Case[] = [
  ['cells of a row', 12_000, html((size) => `<table><tr>${'<td>甲'.repeat(size)}</table>`)],
  ['cells of a row in no table', 12_000, html((size) => `<div><tr>${'<td>甲</td>'.repeat(size)}</div>`)],
  ['hidden words between spaces', 20_000, html((size) => `甲${'<b hidden>乙</b> '.repeat(size)}`)],
  ['leaves of nothing but space', 15_000, html((size) => `<pre>${'<b> </b> '.repeat(size)}</pre>`)],
  ['wide spaces', 60_000, html((size) => `<p>甲${'\u3000'.repeat(size)}乙`)],
  ['stretches from right to left in each other', 240, html(times('<bdo dir=rtl>甲'))],
  ['numbers of lists in each other', 240, html(times('<i style="mso-list:ignore">甲'))],
  ['titles', 4_000, html((size) => each((at) => `<svg></svg><title>题${at}</title><p>甲乙丙丁</p>`)(size))],
  ['elements in each other', 20_000, html(times('<div>甲'))],
  ['open and closed elements in each other', 60_000, html((size) => '<b>'.repeat(size) + '</i>'.repeat(size))],
  ['declarations', 60_000, html((size) => `<p style="${'color:red;'.repeat(size)}">甲</p>`)],
  ['pictures of a list’s style', 20_000, html((size) => `<ul style="list-style:${'url('.repeat(size)}"><li>甲</ul>`)],
  ['noughts of a height', 12_000, html((size) => `<b style="font-size:1px;vertical-align:${'0'.repeat(size)}1px">甲`)],
  [
    'figures of a place',
    12_000,
    html((size) => `<b style="font-size:1px;position:relative;top:${'1'.repeat(size)}">甲`),
  ],
  ['parts of a selector', 40_000, html((size) => `<style>${'.a'.repeat(size)}{display:none}</style><p class=a>甲`)],
  ['lists in each other', 6_000, html(times('<ol><li>'))],
  ['raised figures in each other', 3_000, html(times('10<sup>'))],
  ['tables in each other', 600, html(times('<table><tr><td>甲<td>'))],
  [
    'cells that span rows and columns',
    300,
    html((size) => `<table>${'<tr><td colspan=1000 rowspan=1000>甲<td>乙'.repeat(size)}</table>`),
  ],
  [
    'rules of a sheet',
    4_000,
    html((size) => `<style>${'.a .b .c .d{display:none}'.repeat(size)}</style>${'<p class="a b c d">甲'.repeat(200)}`),
  ],
  ['items of a list', 20_000, html((size) => `<ul>${'<li>甲'.repeat(size)}</ul>`)],
  ['ampersands', 100_000, html(times('&'))],
  ['codes of characters', 12_000, html(times('&amp;nbsp;'))],
  ['comments', 12_000, html(times('<!-- 甲 -->'))],
  ['comments that nothing closes', 25_000, html(times('<!--'))],
  ['conditions of a sheet', 12_000, html((size) => `<style>${'@media screen{'.repeat(size)}</style>甲`)],
  ['rules that nothing closes', 25_000, html((size) => `<style>${'a{'.repeat(size)}</style>甲`)],
  ['comments for one program', 20_000, html((size) => `<!--[if mso]>${'<xml'.repeat(size)}乙<![endif]-->甲`)],
];

const wires: readonly Case[] = [
  ['a comment before the root', 1_000_000, file('a.html', (size) => `<!--${'甲'.repeat(size)}--><html><p>乙</html>`)],
  [
    'headlines of one item',
    6_000,
    wire(
      (size) =>
        `<newsItem guid="a"><contentMeta>${'<headline xml:lang="en">a</headline><headline xml:lang="zh">甲</headline>'.repeat(size)}</contentMeta></newsItem>`,
    ),
  ],
  [
    'packages',
    6_000,
    wire((size) => `<newsMessage>${'<packageItem><a>甲</a></packageItem><newsItem/>'.repeat(size)}</newsMessage>`),
  ],
  [
    'items of NewsML 1',
    1_500,
    wire(
      (size) =>
        `<NewsML>${each((at) => `<NewsItem><Identification><NewsItemId>${at}</NewsItemId></Identification><NewsComponent><ContentItem><DataContent>甲${at}</DataContent></ContentItem></NewsComponent></NewsItem>`)(size)}</NewsML>`,
    ),
  ],
  [
    'lines of components',
    3_000,
    wire(
      (size) =>
        `<NewsML><NewsItem><NewsComponent>${each((at) => `<NewsComponent><NewsLines><ByLine>甲${at}</ByLine></NewsLines></NewsComponent>`)(size)}</NewsComponent></NewsItem></NewsML>`,
    ),
  ],
  [
    'words nobody uses',
    20_000,
    wire((size) => `<newsItem><itemMeta><x>${'<y>甲</y>'.repeat(size)}</x></itemMeta></newsItem>`),
  ],
];

const texts: readonly Case[] = [
  ['codes escaped twice', 60_000, file('a.txt', (size) => `甲。\n${'&amp;lt;'.repeat(size)}。`)],
  ['bad bytes', 20_000, (size) => characterRemarks([`${'甲'.repeat(size)}${'\ufffd乙'.repeat(size)}`])],
  ['signs of idle lines', 40_000, (size) => withoutTransmission(`${'\x16'.repeat(size)}甲`)],
  ['control characters', 60_000, (size) => withoutTransmission('甲\x07'.repeat(size))],
  ['spaces in a jump', 12_000, (size) => readPageCopy(`甲（转${' '.repeat(size)}乙`)],
  ['spaces in a continued line', 12_000, (size) => readPageCopy(`（上接${' '.repeat(size)}乙`)],
  ['spaces in a figure', 12_000, (size) => readSeparated(`甲,乙\n1${' '.repeat(size)}a b,2\n`)],
  ['headings', 60_000, (size) => readPageCopy('# 甲\n'.repeat(size))],
  ['marks of notes', 20_000, file('a.md', (size) => `甲\n\n${'[^'.repeat(size)}`)],
  ['hidden words of RTF', 20_000, file('a.rtf', (size) => `{\\rtf1 a${'{\\v b}{\\i }'.repeat(size)}}`)],
  ['spaces of RTF', 60_000, file('a.rtf', (size) => `{\\rtf1 a${' '.repeat(size)}b\\par}`)],
  [
    'boxes of RTF',
    8_000,
    file('a.rtf', (size) => `{\\rtf1 a{\\shp{\\*\\shpinst{\\shptxt ${'b\\par '.repeat(size)}}}}\\par}`),
  ],
  ['rows of a list', 20_000, (size) => readSeparated('甲,乙\n'.repeat(size))],
  ['cells of a page’s table', 8_000, (size) => readHtmlTables(`<table>${'<tr><td>甲<td>乙'.repeat(size)}</table>`)],
  [
    'rows below a wide one',
    4_000,
    (size) => readHtmlTables(`<table><tr>${'<td>甲'.repeat(size)}${'<tr><td>乙'.repeat(size)}</table>`),
  ],
  [
    'columns that are hidden',
    4_000,
    (size) =>
      readHtmlTables(
        `<table>${'<col style="visibility:collapse">'.repeat(size)}<col><tr>${'<td>甲'.repeat(size)}<td>丙${'<tr><td>乙'.repeat(size)}</table>`,
      ),
  ],
  ['lines of a list’s one item', 3_000, file('a.md', (size) => `- 甲\n${'乙丙丁戊己庚辛 <!-- 甲\n'.repeat(size)}`)],
  ['sheets of a drawing in each other', 250, drawing((size) => '<style>'.padEnd(400, 'a').repeat(size))],
  [
    'spaces of mail',
    60_000,
    file('a.eml', (size) => `From: a@b.c\nMIME-Version: 1.0\nContent-Type: text/plain\n\na${' '.repeat(size)}b`),
  ],
];

const documents: readonly Case[] = [
  ['namespaces in elements', 3_000, word(each((at) => `<w:p xmlns:n${at % 400}="n${at}">${run('甲')}</w:p>`))],
  [
    'marks of a raised word',
    30_000,
    word((size) => para(run(`a${'，'.repeat(size)}b`, '<w:vertAlign w:val="superscript"/>'))),
  ],
  [
    'fields in each other',
    6_000,
    word((size) => para(`${field('begin')}${field('separate')}`.repeat(size), run('甲').repeat(size))),
  ],
  [
    'a field’s text',
    300_000,
    word((size) =>
      para(`${field('begin')}<w:r><w:instrText>QUOTE "${'甲'.repeat(size)}"</w:instrText></w:r>${field('end')}`),
    ),
  ],
  [
    'paragraphs of a head',
    20_000,
    word(
      () => '<w:sectPr><w:headerReference r:id="h"/></w:sectPr>',
      (size) => ({
        'word/_rels/document.xml.rels': documentRelations([['h', 'header', 'header1.xml']]),
        'word/header1.xml': wordPart('hdr', para(run('眉')).repeat(size)),
      }),
    ),
  ],
  [
    'comments in each other',
    4_000,
    word(
      () => para('<w:r><w:commentReference w:id="0"/></w:r>'),
      (size) => ({
        'word/_rels/document.xml.rels': documentRelations([['c', 'comments', 'comments.xml']]),
        'word/comments.xml': wordPart(
          'comments',
          each(
            (at) =>
              `<w:comment w:id="${at}">${para(run('批'), `<w:r><w:commentReference w:id="${at + 1}"/></w:r>`)}</w:comment>`,
          )(size),
        ),
      }),
    ),
  ],
  [
    'levels of lists',
    150,
    word(
      each(
        (at) => `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="${at}"/></w:numPr></w:pPr>${run('甲')}</w:p>`,
      ),
      (size) => ({
        'word/numbering.xml': wordPart(
          'numbering',
          `<w:abstractNum w:abstractNumId="1">${'<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>'.repeat(size * 20)}</w:abstractNum>${each((at) => `<w:num w:numId="${at}"><w:abstractNumId w:val="1"/></w:num>`)(size)}`,
        ),
      }),
    ),
  ],
  [
    'parts asked for again',
    250,
    word(times('<w:altChunk r:id="k"/>'), (size) => ({
      'word/_rels/document.xml.rels': documentRelations([['k', 'aFChunk', 'k.txt']]),
      'word/k.txt': '甲。\n'.repeat(size * 20),
    })),
  ],
];

describe.each([
  ['pages', pages],
  ['wires', wires],
  ['plain text and mail', texts],
  ['Word documents', documents],
] as const)('four times as much of %s takes some four times as long', (_, list) => {
  it.each(list)('%s', async (_what, size, read) => {
    // Code that is not compiled yet is slower than what comes after it.
    await took(read, Math.ceil(size / 4));
    const [small, large] = [await took(read, size), await took(read, 4 * size)];
    expect(large).toBeLessThan(MOST * small + MOST * NOISE);
  });
});

describe('no file runs out of stack', () => {
  it('by parts of a package without end', async () => {
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`p${at}`, new Uint8Array()]));
    await expect(wordsOf('a.docx', zipSync(many))).rejects.toMatchObject({ code: 'document-unsafe' });
  });

  it.each([
    ['a comment of nine megabytes', 'a.html', `<!--${'a'.repeat(9_000_000)}--><html><p>甲</html>`],
    ['a declaration of nine megabytes', 'a.xml', `<?xml ${'a'.repeat(9_000_000)}?><nitf><body><p>甲</p></body></nitf>`],
    ['a line of nine megabytes', 'a.txt', `# ${'a'.repeat(9_000_000)}`],
    ['an element of nine megabytes', 'a.html', `<html><p title="${'a'.repeat(9_000_000)}">甲</html>`],
    ['lists in lists of an entry', 'a.md', `---\nx: ${'['.repeat(9_000)}${']'.repeat(9_000)}\n---\n甲`],
    ['two hundred thousand codes', 'a.txt', '&amp;lt;'.repeat(200_000)],
  ])('%s', async (_, name, source) => {
    await wordsOf(name, Buffer.from(source)).then(
      ({ kind }) => expect(kind).toMatch(/^(?:story|text)$/u),
      (error: unknown) => expect(error).toMatchObject({ name: 'DayangError' }),
    );
  });
});
