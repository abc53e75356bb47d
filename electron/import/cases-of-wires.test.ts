/** Inputs that other programs get wrong: raised figures, character references, renditions; pages and Markdown. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CopyFile, readStoryFile } from './read-story.ts';

const given = fileURLToPath(new URL('../../../shared/cases/', import.meta.url));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dayang-wires-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function wordsOf(read: CopyFile): string[] {
  if (read.kind === 'text') return [read.text];
  const { headline, byline, body } = read.story;
  const lines = body.map(({ leaves }) => leaves.map((leaf) => leaf.text).join(''));
  return [...headline, ...(byline === '' ? [] : [`署名：${byline}`]), ...lines];
}

async function written(name: string, text: string): Promise<{ words: string[]; remarks: string[]; read: CopyFile }> {
  const path = join(folder, name);
  writeFileSync(path, text);
  const read = await readStoryFile(path);
  return {
    words: wordsOf(read),
    remarks: read.remarks.map(({ kind, text: said = '' }) => `${kind} ${said}`.trim()),
    read,
  };
}

describe.skipIf(!existsSync(given))('a case that goes wrong elsewhere', () => {
  it('keeps raised figures of a page', async () => {
    const read = await readStoryFile(join(given, '03-superscript/sup.html'));
    expect(wordsOf(read)).toEqual(['河湾镇办起夜读课堂', '新机每秒可算10⁸次，占地120m²。']);
  });

  it.each(['nitf+xhtml.xml', 'xhtml+text.xml'])('has one story of %s', async (name) => {
    const read = await readStoryFile(join(given, '20-renditions', name));
    expect(wordsOf(read)).toEqual(['河湾镇办起夜读课堂', '课堂每周开三次，镇上老人也来听。', '讲课的是退休教师。']);
    expect(read.kind === 'story' && read.further).toBeFalsy();
    expect(read.remarks.map(({ kind }) => kind)).toContain('rendition');
  });
});

describe('a text with character references', () => {
  it('as one story has the characters', async () => {
    const { words, remarks } = await written(
      'story.txt',
      '夜读课堂\n\nCaf&eacute;占地120m&sup2;。\n&#147;好&#148;，AT&T。\n&amp;nbsp;&#xD800;。',
    );
    expect(words).toEqual(['夜读课堂', 'Café占地120m²。', '“好”，AT&T。', '&nbsp;\ufffd。']);
    expect(remarks).toEqual(
      ['references 4', 'reference-bad &#xD800;', 'reference-twice &nbsp;'].map((one) => one.replace(' 4', '')),
    );
  });
});

describe('a page with a picture in it', () => {
  it('brings it along', async () => {
    const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const { read } = await written(
      'page.html',
      `<html><p>一。</p><p>二。<img src="data:image/png;base64,${png}"></p></html>`,
    );
    expect(read.kind === 'story' && read.photos.length).toBe(1);
  });
});

describe('struck text', () => {
  it.each([
    ['a.html', '<html><body><p>东湖<s>旧</s>新馆。</p><p>二。</p></body></html>'],
    [
      'b.html',
      '<html><style>.o{text-decoration:line-through}</style><p>东湖<span class="o">旧</span>新馆。</p><p>二。</p></html>',
    ],
    ['c.md', '东湖~~旧~~新馆。\n\n二。\n'],
    [
      'd.eml',
      'MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<p>东湖<del>旧</del>新馆。</p><p>二。</p>\n',
    ],
    [
      'e.xml',
      '<newsItem guid="a"><contentSet><inlineXML contenttype="application/xhtml+xml"><html><body><p>东湖<s>旧</s>新馆。</p><p>二。</p></body></html></inlineXML></contentSet></newsItem>',
    ],
    [
      'f.json',
      JSON.stringify({ uri: 'a', type: 'text', body_html: '<p>东湖<strike>旧</strike>新馆。</p><p>二。</p>' }),
    ],
  ])('of %s is left out and told, or kept where that is asked', async (name, source) => {
    const left = await written(name, source);
    expect([left.words[0], left.remarks]).toEqual(['东湖新馆。', ['struck-text 旧']]);
    const kept = await readStoryFile(join(folder, name), { keepsStruck: true });
    expect(wordsOf(kept)[0]).toBe('东湖旧新馆。');
    expect(kept.remarks).toMatchObject([{ kind: 'struck-kept', count: 1, text: '旧' }]);
  });

  it('that is all of a file leaves nothing to import, and that is said with its words', async () => {
    await expect(written('all.md', '~~旧稿~~\n')).rejects.toMatchObject({
      code: 'nothing-taken',
      zh: expect.stringContaining('旧稿'),
    });
  });
});

describe('a wire with a picture in it', () => {
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const item = (inside: string) =>
    `<?xml version="1.0"?><newsItem guid="a"><contentMeta><headline>灯火亮</headline></contentMeta><contentSet>${inside}</contentSet></newsItem>`;
  const copy = '<inlineXML contenttype="application/xhtml+xml"><html><body><p>灯亮。</p></body></html></inlineXML>';
  const binary = Buffer.from(Array.from({ length: 200 }, (_, at) => (at * 37) % 256)).toString('base64');

  it.each([
    ['NewsML-G2', item(`${copy}<inlineData contenttype="image/png" encoding="base64">${png}</inlineData>`)],
    ['NewsML-G2 without a kind', item(`${copy}<inlineData encoding="base64">\n${png}\n</inlineData>`)],
    [
      'NewsML 1',
      `<?xml version="1.0"?><NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>灯火亮</HeadLine></NewsLines><NewsComponent><ContentItem><DataContent><p>灯亮。</p></DataContent></ContentItem></NewsComponent><NewsComponent><ContentItem><MimeType FormalName="image/png"/><Encoding Notation="Base64"><DataContent>${png}</DataContent></Encoding></ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>`,
    ],
    [
      'NITF',
      `<?xml version="1.0"?><nitf><body><body.head><hedline><hl1>灯火亮</hl1></hedline></body.head><body.content><p>灯亮。</p><media media-type="image"><media-reference mime-type="image/png"/><media-object encoding="base64">${png}</media-object></media></body.content></body></nitf>`,
    ],
    ['a page in NewsML-G2', item(copy.replace('<p>', `<p><img src="data:image/png;base64,${png}"/>`))],
  ])('in %s brings both', async (_, xml) => {
    const { words, remarks, read } = await written('with.xml', xml);
    expect(words).toEqual(['灯火亮', '灯亮。']);
    // It shows what stands behind it, as it does in its file.
    expect(remarks).toEqual([]);
    expect(read.kind === 'story' && read.photos.length).toBe(1);
  });

  it('of which the picture is none keeps the story, and says so', async () => {
    const spoilt = await written(
      'spoilt.xml',
      item(`${copy}<inlineData contenttype="image/jpeg" encoding="base64">${binary}</inlineData>`),
    );
    expect([spoilt.words, spoilt.remarks]).toEqual([['灯火亮', '灯亮。'], ['picture-unreadable']]);
    const other = await written(
      'other.xml',
      item(`${copy}<inlineData contenttype="video/mp4" encoding="base64">${binary}</inlineData>`),
    );
    expect([other.words, other.remarks]).toEqual([['灯火亮', '灯亮。'], ['embedded video/mp4']]);
  });

  it('takes the largest of one picture in several sizes', async () => {
    const large = `${png.slice(0, -4)}${'A'.repeat(40)}`;
    const both = [png, large].map((one) => `<inlineData contenttype="image/png" encoding="base64">${one}</inlineData>`);
    const { read } = await written('sizes.xml', item(copy + both.join('')));
    expect(read.kind === 'story' && read.photos.length).toBe(1);
  });
});

describe('Markdown', () => {
  it('has its figures raised and lowered, and says what is struck and hidden', async () => {
    const { words, remarks } = await written(
      'a.md',
      '# 夜读\n\nH~2~O与10^8^次，~~旧~~新。<span hidden>批</span>\n\n<!-- 待核 -->\n\n3. 甲\n4. 乙\n\n- [x] 丙\n\n10<sup>-3</sup>，Caf&eacute;&#147;好&#148;。\n',
    );
    expect(words).toEqual(['夜读', 'H₂O与10⁸次，新。', '3. 甲', '4. 乙', '☑ 丙', '10⁻³，Café“好”。']);
    expect(remarks).toEqual(['struck-text 旧', 'hidden-text 批', 'comments 待核']);
  });

  it('leaves out and tells what Obsidian hides between signs of per cent, and no others', async () => {
    const { words, remarks } = await written('o.md', '涨5%%，又6%。甲%%内部：1 < 2%%乙。\n\n二段 `%%x%%` 100%%。\n');
    expect(words).toEqual(['涨5%%，又6%。甲乙。', '二段 %%x%% 100%%。']);
    expect(remarks).toEqual(['comments 内部：1 < 2']);
  });

  it('has its head as headline and by-line, and the rest of it told', async () => {
    const { words, remarks } = await written(
      'b.md',
      '---\ntitle: "夜读课堂"\nauthor: 林知夏\ntags: [镇, 读书]\n---\n\n一段。\n\n二段。\n',
    );
    expect(words).toEqual(['夜读课堂', '署名：林知夏', '一段。', '二段。']);
    expect(remarks).toEqual(['front-matter tags: 镇、读书']);
    expect((await written('c.md', '---\ntitle: 文件题\n---\n# 夜读\n\n一段。\n')).remarks).toEqual([
      'front-matter title: 文件题',
    ]);
    expect((await written('d.md', '---\n\n一段。\n\n---\n\n二段。\n')).words).toEqual(['一段。', '二段。']);
  });

  it('keeps footnotes and tables, and a lone wave or caret', async () => {
    const { words } = await written(
      'e.md',
      '# 题\n\n一段[^1]，3~5天~7天，x^2。\n\n| 年 | 数 |\n|---|---|\n| 甲 | 乙 |\n\n[^1]: 注文。\n',
    );
    expect(words.slice(0, 1)).toEqual(['题']);
    expect(words.join('\n')).toContain('一段[1]');
    expect(words).toContain('甲\t乙');
    expect(words.join('\n')).toContain('[1] 注文。');
    expect(words.join('\n')).toContain('x^2');
  });
});

describe('what takes a story back without a word of it', () => {
  const g2 = (inside: string) =>
    `<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:1" version="2"><itemMeta><itemClass qcode="ninat:text"/><pubStatus qcode="stat:canceled"/>${inside}</itemMeta></newsItem>`;
  const nitf = (id: string) =>
    `<?xml version="1.0"?><nitf><head><docdata management-status="canceled">${id}</docdata></head><body><body.content/></body></nitf>`;

  it.each([
    ['NewsML-G2', '空.xml', g2('')],
    ['NewsML-G2 with a note', '注.xml', g2('<edNote>请撤下</edNote>')],
    ['NITF', '空二.xml', nitf('<doc-id id-string="urn:1"/>')],
    ['ninjs', '空.json', JSON.stringify({ uri: 'urn:1', type: 'text', version: '2', pubstatus: 'withheld' })],
  ])('is read for what it says, as %s', async (_, name, text) => {
    const { read, words, remarks } = await written(name, text);
    expect(words).toEqual([]);
    expect(read).toMatchObject({ wire: { guid: 'urn:1', isKilled: true } });
    expect(remarks[0]).toBe('wire-killed');
  });

  it('of several stories in one file is each told', async () => {
    const items = ['urn:1', 'urn:2'].map((uri) => ({ uri, type: 'text', version: '2', pubstatus: 'canceled' }));
    const { read } = await written('两条.json', JSON.stringify(items));
    expect(read).toMatchObject({ wire: { guid: 'urn:1' }, further: [{ wire: { guid: 'urn:2', isKilled: true } }] });
  });

  it('is none where it takes back nothing, or nobody can say what', async () => {
    await expect(written('没有.xml', g2('').replace('canceled', 'usable'))).rejects.toMatchObject({
      code: 'empty-file',
    });
    await expect(written('无号.xml', nitf(''))).rejects.toMatchObject({ code: 'empty-file' });
  });
});
