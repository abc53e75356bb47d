import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { documentXml, docx, para, run } from '../../tests/kit/documents.ts';
import type { StoryWords } from './copy-source.ts';
import { wordsOf } from './read-story.ts';

const png = await sharp({ create: { width: 3, height: 2, channels: 3, background: '#123456' } })
  .png()
  .toBuffer();
const named = (name: string) => `=?utf-8?B?${Buffer.from(name).toString('base64')}?=`;

interface Part {
  readonly type: string;
  readonly head?: string;
  readonly content: string | Uint8Array;
}

/** A message of parts, each in base64. */
function message(parts: readonly Part[], kind = 'mixed'): Uint8Array {
  const written = parts.map(
    ({ type, head = '', content }) =>
      `--b\r\nContent-Type: ${type}\r\n${head}Content-Transfer-Encoding: base64\r\n\r\n${Buffer.from(content).toString('base64')}\r\n`,
  );
  const head = `From: a <a@b.c>\r\nSubject: ${named('来稿')}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/${kind}; boundary=b`;
  return Buffer.from(`${head}\r\n\r\n${written.join('')}--b--\r\n`);
}

const attached = (name: string, content: string | Uint8Array, type = 'application/octet-stream'): Part => ({
  type,
  head: `Content-Disposition: attachment; filename="${named(name)}"\r\n`,
  content,
});
const text = (content: string): Part => ({ type: 'text/plain; charset=utf-8', content });
const page = (content: string): Part => ({ type: 'text/html; charset=utf-8', content });

async function read(bytes: Uint8Array): Promise<StoryWords> {
  const copy = await wordsOf('信.eml', bytes);
  if (copy.kind !== 'story') throw new Error('a message is a story');
  return copy;
}

const bodyOf = ({ story }: Pick<StoryWords, 'story'>) => [
  ...story.headline,
  ...story.body.map(({ leaves }) => leaves.map((leaf) => leaf.text).join('')),
];

describe('what is attached to a message', () => {
  it('comes in as stories of their own where it is copy, with what is told of each', async () => {
    const document = docx(documentXml(para(run('灯火亮')) + para(run('昨晚灯亮了。'), run('内部', '<w:vanish/>'))));
    const read_ = await read(
      message([text('请查收附件。'), attached('稿.docx', document), attached('短讯.txt', '短讯\n　　今天有雨。\n')]),
    );
    expect(bodyOf(read_)).toEqual(['请查收附件。']);
    expect(read_.further?.map(bodyOf)).toEqual([
      ['灯火亮', '昨晚灯亮了。'],
      ['短讯', '今天有雨。'],
    ]);
    expect(read_.remarks).toContainEqual({ kind: 'attachment-story', count: 2, text: '稿.docx、短讯.txt' });
    expect(read_.further?.[0]?.remarks).toEqual([
      { kind: 'hidden-text', count: 1, paragraph: 2, text: '内部', within: '稿.docx' },
    ]);
  });

  it('is the story where the message says nothing itself', async () => {
    const { story, further, remarks } = await read(message([attached('稿.rtf', '{\\rtf1\\ansi lantern\\par}')]));
    expect([bodyOf({ story }), further]).toEqual([['lantern'], undefined]);
    expect(remarks).toContainEqual({ kind: 'attachment-story', count: 1, text: '稿.rtf' });
  });

  it('comes with the story where it is a picture, whatever type the message gives it', async () => {
    const { pictures } = await read(
      message([text('图。'), attached('甲.png', png, 'image/png'), attached('乙.png', png)]),
    );
    expect(pictures.map(({ name, bytes }) => [name, bytes.length])).toEqual([
      ['甲.png', png.length],
      ['乙.png', png.length],
    ]);
  });

  it('is named where it has to be saved and imported by itself: pages, tables, packed files, what cannot be read', async () => {
    const { further, remarks } = await read(
      message([
        text('见附件。'),
        attached('广告.pdf', '%PDF-1.7\n'),
        attached('表.csv', '甲,乙\n1,2\n3,4\n'),
        attached('坏.docx', 'PK\x03\x04坏'),
        attached('空.txt', ''),
      ]),
    );
    expect(further).toBeUndefined();
    const left = remarks.find(({ kind }) => kind === 'attachment-left');
    expect(left).toEqual({ kind: 'attachment-left', count: 3 + 1, text: '广告.pdf、表.csv、坏.docx、空.txt' });
  });

  it('is looked into up to a number, which those that are refused count to', async () => {
    const broken = Array.from({ length: 49 }, (_, at) => attached(`坏${at}.docx`, 'PK\x03\x04坏'));
    const copy = (name: string) => attached(`${name}.txt`, `${name}\n　　今天有雨。\n`);
    const { further, remarks } = await read(message([text('见附件。'), ...broken, copy('甲'), copy('乙')]));
    expect(further?.map(bodyOf)).toEqual([['甲', '今天有雨。']]);
    expect(remarks.find(({ kind }) => kind === 'attachment-left')).toMatchObject({ count: 50 });
    // What is never read costs nothing.
    const pages = Array.from({ length: 60 }, (_, at) => attached(`版${at}.pdf`, '%PDF-1.7\n'));
    expect((await read(message([text('见附件。'), ...pages, copy('甲')]))).further).toHaveLength(1);
  });

  it('is told with what to ask of the sender where Outlook packed it for itself', async () => {
    const packed = Uint8Array.from([0x78, 0x9f, 0x3e, 0x22, 0, 0]);
    const { remarks } = await read(
      message([text('请看附件。'), attached('winmail.dat', packed, 'application/ms-tnef')]),
    );
    expect(remarks).toContainEqual({ kind: 'attachment-packed', count: 1, text: 'winmail.dat' });
  });

  it('has no other rendition where a message of several parts has words and pages in turn', async () => {
    const { remarks, story } = await read(
      message([
        text('昨晚灯火通明。'),
        page('<p>江边游人很多<b hidden>内部资料</b>人山人海<i>直到深夜</i></p>'),
        text('完了。'),
      ]),
    );
    expect(bodyOf({ story }).join('')).toContain('江边游人很多人山人海直到深夜');
    expect(remarks.filter(({ kind }) => kind === 'rendition')).toEqual([]);
    const other = await read(message([text('江边共四人受伤。'), page('<p>江边共三人受伤。</p>')], 'alternative'));
    expect(other.remarks).toContainEqual({ kind: 'rendition', count: 1, text: '江边共四人受伤。' });
  });

  it('is the words where the page beside them has none, and never what that page hides', async () => {
    const said = await read(
      message([text('昨晚灯火通明。'), page('<img src="cid:x"><p hidden>内部</p>')], 'alternative'),
    );
    expect(bodyOf(said)).toEqual(['昨晚灯火通明。']);
    expect(said.remarks.map(({ kind }) => kind)).not.toContain('rendition');
    const hidden = message([text('内部'), page('<p hidden>内部</p>')], 'alternative');
    await expect(read(hidden)).rejects.toMatchObject({ code: 'nothing-taken' });
  });

  it('has another rendition where a mark alone makes a figure another', async () => {
    for (const [plain, shown] of [
      ['票价涨到1.08倍。', '票价涨到108倍。'],
      ['客流增长5‰。', '客流增长5%。'],
      ['江水今晨-3度。', '江水今晨3度。'],
    ] as const) {
      const { remarks } = await read(message([text(plain), page(`<p>${shown}</p>`)], 'alternative'));
      expect(remarks).toContainEqual({ kind: 'rendition', count: 1, text: plain });
    }
    const alike = message([text('* 票价 1.08 元，“涨 5%”。'), page('<ul><li>票价1.08元，涨5%</ul>')], 'alternative');
    expect((await read(alike)).remarks.filter(({ kind }) => kind === 'rendition')).toEqual([]);
  });

  it('is read in messages within messages, and named where they go on', async () => {
    const inner = (depth: number): Uint8Array =>
      depth === 0
        ? message([text(`第0封`)])
        : message([text(`第${depth}封`), attached(`${depth}.eml`, inner(depth - 1), 'message/rfc822')]);
    const { story, further, remarks } = await read(inner(5));
    expect(bodyOf({ story })).toEqual(['第5封']);
    expect(further?.map(bodyOf)).toEqual([['第4封'], ['第3封'], ['第2封']]);
    const all = [...remarks, ...(further ?? []).flatMap((one) => one.remarks ?? [])];
    expect(all.filter(({ kind }) => kind === 'attachment-left').map((one) => one.text)).toEqual(['2.eml']);
  });
});

describe('pictures of a message’s page', () => {
  it('come in once, in its order, by the names it shows them by', async () => {
    const shown = (id: string): Part => ({ type: 'image/png', head: `Content-ID: <${id}>\r\n`, content: png });
    const { pictures, remarks } = await read(
      message(
        [page('<p>图</p><img src="cid:b@x"><img src="cid:a@x"><img src="cid:b@x">'), shown('a@x'), shown('b@x')],
        'related',
      ),
    );
    expect(pictures.map(({ name }) => name)).toEqual(['信.eml 2', '信.eml 1']);
    expect(remarks.map(({ kind }) => kind)).toEqual(['wire-about', 'document-title']);
  });

  it('come with its style sheets, which hide words and raise figures', async () => {
    const sheet = {
      type: 'text/css',
      head: 'Content-Location: file:///C:/a.css\r\n',
      content: '.n{display:none}i{vertical-align:super}',
    };
    const link = '<html><head><link rel="stylesheet" href="a.css"></head>';
    const copy = await read(message([page(`${link}<p>10<i>8</i>次<b class=n>内部</b></p>`), sheet], 'related'));
    expect(bodyOf(copy)).toEqual(['10⁸次']);
    expect(copy.remarks).toContainEqual({ kind: 'hidden-text', count: 1, paragraph: 1, text: '内部' });
    const printed = await read(
      message([page(`${link.replace('rel', 'media="print" rel')}<b class=n>公开</b>`), sheet], 'related'),
    );
    expect(bodyOf(printed)).toEqual(['公开']);
  });

  it('come without the style sheet of its print, which hides what is read', async () => {
    const sheet = (place: string, content: string): Part => ({
      type: 'text/css',
      head: `Content-Location: ${place}\r\n`,
      content,
    });
    const links =
      '<html><head><link rel="stylesheet" href="a.css"><link rel="stylesheet" media="print" href="b.css?p=1&amp;v=2"></head>';
    const parts = [
      page(`${links}<p>10<i>8</i>次<b class=n>公开</b></p>`),
      sheet('https://a.b/a.css', 'i{vertical-align:super}'),
      sheet('https://a.b/b.css?p=1&v=2', '.n{display:none}'),
    ];
    const copy = await read(message(parts, 'related'));
    expect(bodyOf(copy)).toEqual(['10⁸次公开']);
    const screen = parts[0]?.content.toString().replace(' media="print"', '') ?? '';
    expect(bodyOf(await read(message([page(screen), ...parts.slice(1)], 'related')))).toEqual(['10⁸次']);
  });

  it('of a web archive are found by where they were; what it does not show of them is named', async () => {
    const saved = (place: string): Part => ({
      type: 'image/png',
      head: `Content-Location: ${place}\r\n`,
      content: png,
    });
    const { pictures, remarks } = await read(
      message(
        [
          page('<p>图</p><img src="%E7%A8%BF.files/image001.png"><img src="https://x.y/none.png">'),
          saved('file:///C:/稿.files/image001.png'),
          saved('file:///C:/icon.png'),
        ],
        'related',
      ),
    );
    expect(pictures).toHaveLength(1);
    expect(remarks).toContainEqual({ kind: 'pictures-elsewhere', count: 1 });
    expect(remarks).toContainEqual({ kind: 'embedded', count: 1, text: '信.eml 2' });
  });
});

describe('a message of hundreds of thousands of empty lines', () => {
  it('is read at once, with all its words', async () => {
    const before = process.cpuUsage();
    for (const end of ['\n', '\r\n']) {
      const bytes = Buffer.from(
        `From: a <a@b.c>${end}Subject: a${end}MIME-Version: 1.0${end}${end}第一段。${end.repeat(600_000)}第二段。${end.repeat(5)}第三段。${end}`,
      );
      const copy = await wordsOf('信.eml', bytes);
      if (copy.kind !== 'story') throw new Error('a message is a story');
      expect(bodyOf(copy)).toEqual(expect.arrayContaining(['第一段。', '第二段。', '第三段。']));
    }
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(2);
  });
});
