import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { swatchesOf } from '../../shared/edition/colours.ts';
import { emptyArticle } from '../../shared/edition/create.ts';
import { newId } from '../../shared/edition/ids.ts';
import type { Article, Leaf, Look, Paragraph } from '../../shared/edition/records.ts';
import { captionPart, linePart, readRuns, writeRuns } from '../../shared/edition/text.ts';
import { articleFromStory, storyPatches } from '../../shared/layout/articles.ts';
import type { StoryCopy } from '../../shared/text/story-copy.ts';
import { documentRelations, documentXml, docx, para, picture, run } from '../../tests/kit/documents.ts';
import { article, emptyEdition, paragraph } from '../../tests/kit/editions.ts';
import { cases } from '../../tests/kit/seeds.ts';
import { DayangError } from '../errors.ts';
import { storyDocx, storyText } from '../export/story-file.ts';
import { readStoryFile } from './read-story.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dayang-story-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function story(name: string, bytes: Uint8Array | string) {
  const read = await readStoryFile(file(name, bytes));
  if (read.kind !== 'story') throw new Error(`${name} was read as text`);
  return read;
}

function written(body: StoryCopy['body']): string[] {
  return body.map(({ type, leaves }) => {
    const text = leaves.map((leaf) => (leaf.strong === true ? `*${leaf.text}*` : leaf.text)).join('');
    return type === 'paragraph' ? text : `${type}: ${text}`;
  });
}

async function refusal(path: string): Promise<string> {
  try {
    await readStoryFile(path);
  } catch (error) {
    if (error instanceof DayangError) {
      // Whoever reads it is told which file.
      expect(error.en).toContain(path.split('/').at(-1));
      return error.code;
    }
    throw error;
  }
  return 'was read';
}

import { processorTime } from '../../tests/kit/processor-time.ts';

const bold = '<w:b/>';

describe('a docx', () => {
  it('keeps paragraphs, headings and emphasis; its first heading is the headline', async () => {
    const heading = (text: string, level: number) =>
      `<w:p><w:pPr><w:pStyle w:val="Heading${level}"/></w:pPr>${run(text)}</w:p>`;
    const { story: copy } = await story(
      'plain.docx',
      docx(
        documentXml(
          heading('东湖南岸灯火亮', 1) +
            para(run('本报讯（记者 '), run('张三', bold), run('）昨晚，灯亮了。')) +
            heading('一杯热茶', 2) +
            para(run('第二段。')),
        ),
        {
          'word/styles.xml': `<?xml version="1.0"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style></w:styles>`,
          'word/_rels/document.xml.rels': documentRelations([['rIdS', 'styles', 'styles.xml']]),
        },
      ),
    );
    expect(copy.headline).toEqual(['东湖南岸灯火亮']);
    expect(written(copy.body)).toEqual(['本报讯（记者 *张三*）昨晚，灯亮了。', 'subhead: 一杯热茶', '第二段。']);
  });

  it('in which changes are tracked is taken as it would be accepted', async () => {
    const xml = documentXml(
      para(
        run('开馆'),
        `<w:del w:id="1">${'<w:r><w:delText>三</w:delText></w:r>'}</w:del>`,
        `<w:ins w:id="2">${run('四')}</w:ins>`,
        run('年。'),
      ) + para(run('完。')),
    );
    expect(written((await story('tracked.docx', docx(xml))).story.body)).toEqual(['开馆四年。', '完。']);
  });

  it('with tables in tables keeps every cell, a row on a line', async () => {
    const cell = (inside: string) => `<w:tc>${inside}</w:tc>`;
    const inner = `<w:tbl><w:tr>${cell(para(run('内一')))}${cell(para(run('内二')))}</w:tr></w:tbl>`;
    const xml = documentXml(
      `${para(run('表前。'))}<w:tbl><w:tr>${cell(para(run('甲')))}${cell(inner + para(run('乙')))}</w:tr><w:tr>${cell(para(run('丙')) + para(run('又')))}${cell(para())}</w:tr></w:tbl>`,
    );
    const body = written((await story('tables.docx', docx(xml))).story.body);
    expect(body[0]).toBe('表前。');
    expect(body.join('').replace(/\s/gu, '')).toBe('表前。甲内一内二乙丙又');
    expect(body).toHaveLength(3);
  });

  it('with footnotes has them as notes that are not printed', async () => {
    const reference = '<w:r><w:footnoteReference w:id="2"/></w:r>';
    const xml = documentXml(para(run('灯亮了'), reference, run('。')) + para(run('完。')));
    const read = await story(
      'notes.docx',
      docx(xml, {
        'word/footnotes.xml': `<?xml version="1.0"?><w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2">${para(run('据馆方'))}</w:footnote></w:footnotes>`,
        'word/_rels/document.xml.rels': documentRelations([['rIdF', 'footnotes', 'footnotes.xml']]),
      }),
    );
    expect(written(read.story.body)).toEqual(['灯亮了[1]。', '完。', 'note: 据馆方']);
    expect(read.remarks).toEqual([{ kind: 'footnotes', count: 1 }]);
  });

  it('with pictures brings them along; one that is broken is left and named', async () => {
    const png = await sharp({ create: { width: 8, height: 6, channels: 3, background: '#888' } })
      .png()
      .toBuffer();
    const read = await story(
      'pictures.docx',
      docx(documentXml(para(run('有图。')) + para(picture('rId5')) + para(picture('rId6'), run('完。'))), {
        'word/media/good.png': new Uint8Array(png),
        'word/media/bad.png': strToU8('not a picture'),
        'word/_rels/document.xml.rels': documentRelations([
          ['rId5', 'image', 'media/good.png'],
          ['rId6', 'image', 'media/bad.png'],
        ]),
      }),
    );
    expect(read.photos.map(({ image }) => [image.width, image.height])).toEqual([[8, 6]]);
    expect(read.remarks).toEqual([{ kind: 'picture-unreadable', count: 1 }]);
    expect(written(read.story.body)).toEqual(['有图。', '完。']);
  });

  it('whose links are forms, fields and breaks keeps their words', async () => {
    const xml = documentXml(
      para(run('首段。')) +
        para(
          '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "http://example.org"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
          run('东湖网'),
          '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
          '<w:r><w:br/></w:r>',
          run('下一行'),
          '<w:r><w:tab/></w:r>',
          run('制表'),
        ) +
        para(run('完。')),
    );
    const body = written((await story('fields.docx', docx(xml))).story.body);
    expect(body.join('|')).toMatch(/^首段。\|东湖网\|下一行\s制表\|完。$/u);
  });

  it('with characters outside the plane, marks of direction and private ones keeps all of them', async () => {
    const text = '𠮷野家\u{20bb7}，\ue000和\u200f行';
    const body = (await story('odd.docx', docx(documentXml(para(run(`${text}。`)) + para(run('完。')))))).story.body;
    const all = body.flatMap((one) => one.leaves.map((leaf) => leaf.text)).join('');
    expect(all.replace(/\s/gu, '')).toBe(`${text}。完。`.replace(/\s/gu, ''));
  });

  it('of more paragraphs than a story may have is refused, and says how many there are', async () => {
    const path = file('long.docx', docx(documentXml(para(run('东湖')).repeat(20_002))));
    const told = { code: 'copy-too-long', zh: expect.stringContaining('20002 段、40004 字，一篇稿件最多 20000 段') };
    await expect(readStoryFile(path)).rejects.toMatchObject(told);
  });

  it('nested deeper than anybody writes is refused, and at once', async () => {
    const deep = `${'<w:sdt><w:sdtContent>'.repeat(20_000)}${para(run('底'))}${'</w:sdtContent></w:sdt>'.repeat(20_000)}`;
    expect(await refusal(file('deep.docx', docx(documentXml(deep))))).toMatch(/document-unreadable|empty-file/u);
  });

  it.each([
    ['cut short', () => docx(documentXml(para(run('短')))).slice(0, 300), 'document-unreadable'],
    [
      'of noise after the zip’s mark',
      () => new Uint8Array([0x50, 0x4b, 3, 4, ...new Array(200).fill(7)]),
      'document-unreadable',
    ],
    ['without a document', () => zipSync({ 'a.txt': strToU8('x') }), 'document-unreadable'],
    ['of broken XML', () => docx('<w:document><w:body><w:p>'), 'document-unreadable'],
    [
      'that defines entities',
      () =>
        docx(
          documentXml(para(run('&c;')), '<!DOCTYPE x [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]>'),
        ),
      'document-unsafe',
    ],
    [
      'that unpacks to 200 MB',
      () => docx(documentXml(''), { 'word/pad.bin': new Uint8Array(200 * 1024 * 1024) }),
      'document-unsafe',
    ],
    [
      'of 5,000 parts',
      () => docx(documentXml(''), Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`x/${at}`, '']))),
      'document-unsafe',
    ],
    ['with nothing in it', () => docx(documentXml(para())), 'empty-file'],
    ['that is text', () => strToU8('其实是文本'), 'document-unreadable'],
    [
      'in the form of before 2007',
      () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
      'old-document',
    ],
    ['of no bytes', () => new Uint8Array(), 'empty-file'],
  ])('%s is refused by name and reason', async (name, bytes, code) => {
    expect(await refusal(file(`${name}.docx`, bytes()))).toBe(code);
  });

  it('of 100 MB is refused before it is read', async () => {
    const path = file('large.docx', 'PK');
    truncateSync(path, 100 * 1024 * 1024);
    let code = '';
    const spent = await processorTime(async () => {
      code = await refusal(path);
    });
    expect(code).toBe('file-too-large');
    expect(spent).toBeLessThan(500);
  });

  it('whose part holds more than it claims is refused', async () => {
    const bytes = docx(documentXml(para(run('长'.repeat(50_000)))));
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    // The size after unpacking, in the list at the end and before the part itself.
    for (let at = 0; at + 30 < bytes.length; at++) {
      const mark = view.getUint32(at, true);
      if (mark === 0x02014b50 && view.getUint32(at + 24, true) > 100_000) view.setUint32(at + 24, 1_000, true);
      if (mark === 0x04034b50 && view.getUint32(at + 22, true) > 100_000) view.setUint32(at + 22, 1_000, true);
    }
    expect(await refusal(file('liar.docx', bytes))).toBe('document-unreadable');
  });
});

describe('Markdown', () => {
  it('is a story: its heading the headline, subheads, emphasis, lists', async () => {
    const { story: copy } = await story(
      'a.md',
      '# 灯火亮\n\n昨晚，**灯**亮了。\n\n## 一杯热茶\n\n- 甲\n- 乙\n\n<script>x</script>\n',
    );
    expect(copy.headline).toEqual(['灯火亮']);
    expect(written(copy.body)).toEqual(['昨晚，*灯*亮了。', 'subhead: 一杯热茶', '• 甲', '• 乙']);
  });

  it.each([
    ['gb18030.md', new Uint8Array([0xb5, 0xc6, 0xbb, 0xf0]), '灯火'],
    ['utf16.md', new Uint8Array([0xff, 0xfe, 0x6f, 0x70, 0x6b, 0x70]), '灯火'],
    ['bom.md', new Uint8Array([0xef, 0xbb, 0xbf, ...strToU8('灯火')]), '灯火'],
  ])('in %s is read as what its bytes are', async (name, bytes, text) => {
    const { story: copy } = await story(name, bytes);
    expect(copy.body.flatMap((one) => one.leaves.map((leaf) => leaf.text)).join('')).toBe(text);
  });

  it.each([
    ['white.md', '  \n\n', 'empty-file'],
    ['binary.md', new Uint8Array([0, 1, 2, 0, 5, 6, 0, 0]), 'not-text'],
    ['tags.md', '<style>p{}</style><!-- nothing -->', 'nothing-taken'],
  ])('%s is refused', async (name, bytes, code) => {
    expect(await refusal(file(name, bytes))).toBe(code);
  });

  it('with HTML, links, code, tables and hard breaks in it keeps every word that is seen', async () => {
    const { story: copy } = await story(
      'mixed.md',
      [
        '灯火亮了没有',
        '',
        '甲<br>乙 [链接的字](https://x.example) 和 `代码`。',
        '',
        '| 时间 | 地点 |',
        '|---|---|',
        '| 九时 | 南岸 |',
        '',
        '> 引用的话。',
        '',
        '```',
        '围起来的',
        '```',
        '',
        '第一行\\',
        '第二行。',
        '',
        '3\\. 不是列表',
      ].join('\n'),
    );
    expect(written(copy.body)).toEqual([
      '甲',
      '乙 链接的字 和 代码。',
      '*时间*\t*地点*',
      '九时\t南岸',
      '引用的话。',
      '围起来的',
      '第一行',
      '第二行。',
      '3. 不是列表',
    ]);
  });

  it('of one line of a million characters comes in whole', async () => {
    const { story: copy } = await story('line.md', '湖上起风，'.repeat(200_000));
    expect(copy.body.map(({ leaves }) => leaves.map((leaf) => leaf.text).join('').length)).toEqual([1_000_000]);
  });

  it.each([
    ['open.md', '**没有合上的着重，[没有合上的链接](', '没有合上'],
    ['wrong.md', '---\ntitle: 题\nencoding: gbk\n---\n\n其实是 UTF-8。', '其实是 UTF-8。'],
    ['refs.md', '见[^1]。\n\n[^1]: 脚注的话。', '[1] 脚注的话。'],
    ['entities.md', '甲 &amp; 乙 &#19981; &nbsp;丙', '甲 & 乙 不'],
  ])('%s keeps its words', async (name, text, words) => {
    const { story: copy } = await story(name, text);
    expect([...copy.headline, ...written(copy.body)].join('\n')).toContain(words);
  });

  it('of a hundred thousand quotes in each other does not hang', async () => {
    let code = '';
    const spent = await processorTime(async () => {
      code = await refusal(file('quotes.md', `${'>'.repeat(3_000)} 底`)).catch((error: unknown) => String(error));
    });
    expect(['was read', 'document-unreadable']).toContain(code);
    expect(spent).toBeLessThan(10_000);
  });
});

describe('plain text', () => {
  it('of one story has its short first line as headline, and a paragraph a line', async () => {
    const { story: copy } = await story(
      '电讯.txt',
      '晚间气温回升\r\n　　明天最高气温二十度，风力三级。\r\n\r\n　　后天转阴。\r\n',
    );
    expect(copy.headline).toEqual(['晚间气温回升']);
    expect(written(copy.body)).toEqual(['明天最高气温二十度，风力三级。', '后天转阴。']);
  });

  it.each([
    ['with marks of a page', '# 灯火亮\n昨晚，灯亮了。\n要闻 >>5版\n'],
    [
      'in lines cut by their length',
      '昨晚，东湖南岸的灯第一次全\n部亮起，市民在岸边驻足观看，\n直到深夜。\n第二天清早又排起\n长队。\n',
    ],
  ])('%s is left to the reader of pages', async (name, text) => {
    expect((await readStoryFile(file(`${name}.txt`, text))).kind).toBe('text');
  });

  it.each([
    ['gb18030.txt', new Uint8Array([0xb5, 0xc6, 0xbb, 0xf0, 0xc1, 0xc1, 0x0a, 0xb5, 0xc6, 0xc1, 0xc1, 0xa1, 0xa3])],
    ['utf16le.txt', new Uint8Array([0xff, 0xfe, ...Buffer.from('灯火亮\n灯亮。', 'utf16le')])],
    ['utf16be.txt', new Uint8Array([0xfe, 0xff, ...Buffer.from('灯火亮\n灯亮。', 'utf16le').swap16()])],
    ['bom.txt', new Uint8Array([0xef, 0xbb, 0xbf, ...strToU8('灯火亮\n灯亮。')])],
    ['old-mac.txt', '灯火亮\r灯亮。\r'],
    ['separators.txt', '灯火亮\u2028灯亮。\u2029'],
    ['wide.txt', '\u3000\u3000灯火亮\n\n\n\n\u3000\u3000灯亮。\u3000\n\t\n'],
  ])('%s is one headline and one paragraph', async (name, bytes) => {
    const { story: copy } = await story(name, bytes);
    expect([copy.headline.join(''), ...written(copy.body)]).toHaveLength(2);
    expect(written(copy.body)[0]).toMatch(/^灯亮。$/u);
  });

  it.each([
    ['nothing.txt', '', 'empty-file'],
    ['noise.txt', new Uint8Array(Array.from({ length: 400 }, (_, at) => (at * 37) % 256)), 'not-text'],
    ['picture.txt', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]), 'not-copy'],
  ])('%s is refused', async (name, bytes, code) => {
    expect(await refusal(file(name, bytes))).toBe(code);
  });

  const sample = new URL('../../../shared/samples/front-page.txt', import.meta.url);
  it.skipIf(!existsSync(sample))('from the real front page is left to the reader of pages', async () => {
    expect((await readStoryFile(file('front.txt', readFileSync(sample)))).kind).toBe('text');
  });
});

describe('copy from the wire', () => {
  const nitf = (body: string, before = '') =>
    `${before}<nitf><body><body.head><hedline><hl1>灯火亮</hl1></hedline></body.head><body.content>${body}</body.content></body></nitf>`;

  it('is a story whatever its file is called', async () => {
    const { story: copy } = await story('电讯.dat', nitf('<p>灯亮。</p>', '<?xml version="1.0"?>'));
    expect(copy.headline).toEqual(['灯火亮']);
    expect(written(copy.body)).toEqual(['灯亮。']);
  });

  it.each([
    ['labelled.xml', nitf('<p>灯亮。</p>', '<?xml version="1.0" encoding="GB2312"?>')],
    ['utf16.xml', new Uint8Array([0xff, 0xfe, ...Buffer.from(nitf('<p>灯亮。</p>'), 'utf16le')])],
    ['doctype.xml', nitf('<p>灯亮。</p>', '<!DOCTYPE nitf SYSTEM "file:///etc/passwd" [<!ENTITY a "b">]>')],
    ['comment.xml', nitf('<!-- 不登 --><p>灯<!-- 不登 -->亮。</p>')],
    ['cdata.xml', nitf('<p><![CDATA[灯亮。]]></p>')],
    ['cut.xml', nitf('<p>灯亮。').slice(0, -20)],
    [
      'saved.html',
      '<!DOCTYPE html><html><head><title>x</title></head><body><h1>灯火亮</h1><p>灯亮。</p></body></html>',
    ],
  ])('%s is read', async (name, bytes) => {
    const { story: copy } = await story(name, bytes);
    expect([copy.headline.join(''), ...written(copy.body)]).toEqual(['灯火亮', '灯亮。']);
  });

  it('with more stories than one has each of them', async () => {
    const { further } = await story(
      'two.xml',
      `<x:NewsML xmlns:x="y">${nitf('<p>甲。</p>')}${nitf('<p>乙。</p>')}</x:NewsML>`,
    );
    expect(further?.map((one) => written(one.story.body))).toEqual([['乙。']]);
  });

  it.each([
    ['outline.xml', '<?xml version="1.0"?><opml><body><outline/></body></opml>', 'wire-unknown'],
    ['feed.xml', '<?xml version="1.0"?><rss><channel><item/></channel></rss>', 'empty-file'],
    ['hollow.xml', '<?xml version="1.0"?><nitf><head/><body/></nitf>', 'empty-file'],
    ['root.xml', '<?xml version="1.0" encoding="UTF-16"?><a><b/></a>', 'wire-unknown'],
  ])('%s is refused', async (name, text, code) => {
    expect(await refusal(file(name, text))).toBe(code);
  });

  it('with entities in entities, and fifty megabytes of it, is read or refused, and soon', async () => {
    const bomb = nitf(
      '<p>灯亮。</p>',
      `<!DOCTYPE nitf [<!ENTITY a "${'很'.repeat(1000)}"><!ENTITY b "&a;&a;&a;&a;&a;">]>`,
    );
    expect(written((await story('bomb.xml', bomb)).story.body)).toEqual(['灯亮。']);
    const spent = await processorTime(async () => {
      const much = story('much.xml', nitf('<p>湖上起风，风里有船，船上有灯。</p>'.repeat(200_000)));
      await expect(much).rejects.toMatchObject({ code: 'copy-too-long' });
    });
    expect(spent).toBeLessThan(15_000);
  });
});

describe('an article written as a document and read again', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'东湖灯火亮，。“”—A b1<&>"𠮷'), minLength: 1, maxLength: 12 });
  const words = letters.map((text) => text.trim()).filter((text) => text !== '');
  const looks: readonly (Look | null)[] = [
    null,
    { strong: true },
    { face: 'aside', dots: true },
    { face: 'name', spacing: 250 },
    { width: 80, line: 'name' },
    { line: 'under' },
    { strong: true, line: 'title', width: 125 },
    { colour: 'red' },
    { ruby: 'zhǎng' },
    { colour: 'blue', ruby: 'ㄉㄨㄥ', face: 'aside' },
  ];
  const edition = emptyEdition(1);
  const leaves = fc.tuple(words, words, fc.constantFrom(...looks)).map(([one, two, look]): Paragraph['children'] => {
    if (look === null) return [{ text: one + two }];
    // No reading stands above a space.
    const styled = look.ruby === undefined ? two : two.replace(/\s/gu, '');
    return [{ text: one }, { text: styled, ...look }];
  });
  const paragraphs = fc.array(
    fc.tuple(fc.constantFrom('paragraph', 'subhead', 'question', 'answer', 'note'), leaves).map(
      ([type, children]): Paragraph => ({
        ...paragraph('', type),
        children: type === 'subhead' ? [{ text: children.map((leaf) => leaf.text).join('') }] : children,
      }),
    ),
    { minLength: 1, maxLength: 6 },
  );

  it('keeps text, paragraphs, their kinds, headings, emphasis and credits', async () => {
    let count = 0;
    await fc.assert(
      fc.asyncProperty(paragraphs, words, words, words, async (body, headline, deck, byline) => {
        const before: Article = {
          ...emptyArticle(),
          headlines: { kicker: ['引题'], headline: [headline, '二行'], deck: [deck], summary: '提要' },
          byline,
          dateline: '新华社北京3月8日电',
          source: '来源',
          editor: '江流',
          body,
        };
        const read = await story(`round-${count++}.docx`, await storyDocx(before, swatchesOf(edition)));
        const after = articleFromStory({ styles: {}, edition: edition.edition }, read.story, []);
        expect(read.remarks.filter(({ kind }) => kind === 'ruby')).toEqual([]);
        const plain = (article: Article) => ({
          ...article,
          id: '',
          body: article.body.map(({ type, children }) => ({ type, children })),
        });
        expect(plain(after)).toEqual(plain(before));
      }),
      cases(60),
    );
  });

  it('has readings that Word sets above characters, and colours that it shows', async () => {
    const one = article([]);
    const children = [
      { text: '仉', ruby: 'zhǎng' },
      { text: '姓少见。', colour: 'red' },
    ];
    const bytes = await storyDocx({ ...one, body: [{ ...paragraph(''), children }] }, swatchesOf(edition));
    const xml = new TextDecoder().decode(unzipSync(bytes)['word/document.xml']);
    expect(xml).toMatch(/<w:ruby><w:rubyPr>.*<w:rt>.*zhǎng.*<\/w:rt><w:rubyBase>.*仉.*<\/w:rubyBase><\/w:ruby>/u);
    expect(xml).toContain('<w:color w:val="FF1A1A"/>');
  });

  it('has the styles of headline lines, but what all of a line has, which is how titles look', async () => {
    const styled: readonly Leaf[] = [
      { text: '全市' },
      { text: '减', script: 'sub' },
      { text: '排', colour: 'red' },
      { text: '邡', ruby: 'fāng' },
      { text: '东湖', line: 'name', dots: true },
      { text: '与' },
      { text: '长字', width: 80, face: 'aside' },
    ];
    const bold: readonly Leaf[] = [
      { text: '全是黑体', strong: true },
      { text: '的', strong: true, dots: true },
    ];
    const lined = article(['第一段。'], {
      headlines: { kicker: ['眉'], headline: ['一', '二'], deck: [], summary: '' },
      photos: [{ id: newId<'photo'>(), imageId: null, caption: '水清了', credit: '' }],
    });
    const [photo] = lined.photos;
    const one = [
      [linePart('headline', 0), styled] as const,
      [linePart('headline', 1), bold] as const,
      [captionPart(photo?.id ?? newId<'photo'>()), [{ text: '水' }, { text: '清', dots: true as const }]] as const,
    ].reduce((now, [part, runs]) => writeRuns(now, part, runs) ?? now, lined);
    const { story: read } = await story('styled-lines.docx', await storyDocx(one, swatchesOf(edition)));
    const made = articleFromStory({ styles: {}, edition: edition.edition }, read, []);
    expect(readRuns(made, linePart('kicker', 0))).toEqual([{ text: '眉' }]);
    expect(readRuns(made, linePart('headline', 0))).toEqual(styled);
    expect(readRuns(made, linePart('headline', 1))).toEqual([{ text: '全是黑体' }, { text: '的', dots: true }]);
    expect(made.body.at(-1)?.children).toEqual([{ text: '图：水' }, { text: '清', dots: true }]);
  });

  it('has the emphasis of some words of a title, and of the lines about it', async () => {
    const part: readonly Leaf[] = [{ text: '图书馆' }, { text: '今日', strong: true }, { text: '开放', dots: true }];
    const lined = article(['第一段。'], {
      headlines: { kicker: ['眉'], headline: ['一', '二'], deck: ['三'], summary: '' },
    });
    const lines = [linePart('kicker', 0), linePart('headline', 1), linePart('deck', 0)];
    const one = lines.reduce((now, name) => writeRuns(now, name, part) ?? now, lined);
    const { story: read } = await story('emphasised-lines.docx', await storyDocx(one, swatchesOf(edition)));
    const made = articleFromStory({ styles: {}, edition: edition.edition }, read, []);
    for (const name of lines) expect(readRuns(made, name)).toEqual(part);
    expect(readRuns(made, linePart('headline', 0))).toEqual([{ text: '一' }]);
  });

  it('has the credit of a photo without a caption', async () => {
    const photos = [
      { id: newId<'photo'>(), imageId: null, caption: '', credit: '高明摄' },
      { id: newId<'photo'>(), imageId: null, caption: '', credit: '' },
    ];
    const { story: read } = await story('credit.docx', await storyDocx(article(['第一段。', '第二段。'], { photos })));
    expect(read.body.map(({ leaves }) => leaves.map(({ text }) => text).join('')).slice(-2)).toEqual([
      '第二段。',
      '图：（高明摄）',
    ]);
  });

  it('has colours of others only where the edition has the very swatch, and tells of the rest', async () => {
    const children = [
      { text: '红', colour: 'red' },
      { text: '绿', colour: 'green' },
      { text: '灰', colour: 'grey' },
      { text: '黑' },
    ];
    const swatches = [
      ...swatchesOf(edition),
      { id: 'green', name: '绿', kind: 'process' as const, cmyk: [1, 0, 1, 0] as [number, number, number, number] },
      { id: 'grey', name: '灰', kind: 'process' as const, cmyk: [0, 0, 0, 0.5] as [number, number, number, number] },
    ];
    const bytes = await storyDocx({ ...article([]), body: [{ ...paragraph(''), children }] }, swatches);
    const { story: read } = await story('colours.docx', bytes);
    const { article: made } = storyPatches(edition, read, []);
    expect(made.body[0]?.children).toEqual([{ text: '红', colour: 'red' }, { text: '绿灰黑' }]);
    expect(made.importRemarks).toEqual([{ kind: 'colour-left', count: 1, paragraph: 1, text: '绿' }]);
  });

  it('is plain text without its notes', () => {
    const one = article(['第一段。'], {
      headlines: { kicker: [], headline: ['灯火亮'], deck: [], summary: '' },
      byline: '张三',
      editor: '江流',
    });
    const text = storyText({ ...one, body: [...one.body, paragraph('小标题', 'subhead'), paragraph('不印', 'note')] });
    expect(text).toBe('灯火亮\n张三\n\n\u3000\u3000第一段。\n小标题\n（责编：江流）\n');
  });
});
