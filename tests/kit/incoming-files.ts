/** Forty files as one evening brings them: copy in every format, pictures of every kind, an advert, and what cannot be read. */
import sharp from 'sharp';
import { documentRelations, documentXml, docx, para, picture, run } from './documents.ts';
import { pdfOfObjects, pdfStream } from './pdf-files.ts';
import { makeTiff } from './tiff.ts';

interface IncomingFile {
  readonly name: string;
  readonly bytes: Uint8Array | string;
  /** What becomes of it: the headline of its copy, a picture, or what the report says why not. */
  readonly becomes:
    | { readonly copy: string; readonly more?: readonly string[] }
    | { readonly picture: true }
    | { readonly refused: RegExp };
}

const weather = '明天最高气温二十度，风力三级，市民可以到东湖边走走。傍晚有小雨，记者提醒出门带伞。';
const story = (headline: string) => `${headline}\n　　${weather}\n`;

/** 晚间气温回升, and a paragraph of it, in encodings that say nothing of themselves. */
const encoded = {
  gb18030:
    'cdedbce4c6f8cec2bbd8c9fd0aa1a1a1a1c3f7ccecd7eeb8dfc6f8cec2b6fecaaeb6c8a3acb7e7c1a6c8fdbcb6a3accad0c3f1bfc9d2d4b5bdb6abbafeb1dfd7dfd7dfa1a3b0f8cdedd3d0d0a1d3eaa3acbcc7d5dfcce1d0d1b3f6c3c5b4f8c9a1a1a30a',
  big5: 'b1dfb6a1aef0b7c5a65ea4c90aa140a140a9faa4d1b3ccb0aaaef0b7c5a447a451abd7a141adb7a44fa454afc5a141a5aba5c1a569a548a8ecaa46b4f2c3e4a8aba8aba143b3c4b1dfa6b3a470ab42a141b04faaccb4a3bff4a558aaf9b161b3caa1430a',
} as const;

function fromHex(digits: string): Uint8Array {
  return new Uint8Array(Buffer.from(digits, 'hex'));
}

function nitf(headline: string, more = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?><nitf><head><docdata ${more}><doc-id id-string="${headline}"/><urgency ed-urg="2"/></docdata></head><body><body.head><hedline><hl1>${headline}</hl1></hedline></body.head><body.content><p>${weather}</p></body.content></body></nitf>`;
}

function newsMl(headline: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:${headline}" version="1"><itemMeta><itemClass qcode="ninat:text"/><provider literal="江城社"/></itemMeta><contentMeta><headline>${headline}</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>${weather}</p></body></html></inlineXML></contentSet></newsItem>`;
}

const newsMlTwice = `<?xml version="1.0" encoding="UTF-8"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:two" version="1"><itemMeta><itemClass qcode="ninat:text"/></itemMeta><contentMeta><headline>两种格式一篇稿</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>${weather}</p></body></html></inlineXML><inlineData contenttype="text/plain">${weather}</inlineData></contentSet></newsItem>`;

const ninjs = (headline: string) =>
  JSON.stringify({
    uri: `urn:${headline}`,
    type: 'text',
    version: '1',
    headline,
    body_text: weather,
    provider: '江城社',
    urgency: 3,
  });

const rss = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>东湖</title><item><title>灯会开幕</title><guid>r1</guid><description>${weather}</description></item><item><title>灯会闭幕</title><guid>r2</guid><description>${weather}再见。</description></item></channel></rss>`;
const atom = `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>东湖</title><id>f</id><updated>2024-03-08T00:00:00Z</updated><entry><title>新桥合龙</title><id>a1</id><updated>2024-03-08T00:00:00Z</updated><content type="text">${weather}</content></entry></feed>`;

const mht = [
  'MIME-Version: 1.0',
  'Content-Type: multipart/related; boundary="b"; type="text/html"',
  '',
  '--b',
  'Content-Type: text/html; charset="utf-8"',
  'Content-Transfer-Encoding: 8bit',
  '',
  `<html><body><h1>网页存档</h1><p>${weather}</p></body></html>`,
  '--b--',
  '',
].join('\r\n');
const mail = [
  'From: reporter@example.com',
  'Subject: =?utf-8?B?6YKu5Lu25p2l56i/?=',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: 8bit',
  '',
  `邮件里的稿\r\n　　${weather}`,
  '',
].join('\r\n');

/** Rich text: characters by their numbers, as Word writes them. */
function rtf(headline: string): string {
  const written = (text: string) => [...text].map((one) => `\\u${one.charCodeAt(0)}?`).join('');
  return `{\\rtf1\\ansi\\uc1 ${written(headline)}\\par ${written(weather)}\\par}`;
}

function page(headline: string): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${headline}</title></head><body><h1>${headline}</h1><p>${weather}</p></body></html>`;
}

/** An advert of 100 by 60 mm that is one colour. */
function advert(): Uint8Array {
  return pdfOfObjects([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /MediaBox [0 0 283.4646 170.0787] /Parent 2 0 R /Type /Page /Contents 4 0 R /Resources << >> >>',
    pdfStream('0 1 0 0 k 0 0 300 200 re f'),
  ]);
}

function plain(background: string) {
  return sharp({ create: { width: 60, height: 40, channels: 3, background } });
}

function document(headline: string, more = ''): string {
  return documentXml(para(run(headline)) + para(run(weather)) + more);
}

async function pictures(): Promise<IncomingFile[]> {
  const cmyk = makeTiff({ photometric: 5, bits: 8, pixel: (x) => [x * 5, 40, 90, 10] });
  const grey = makeTiff({ photometric: 1, bits: 8, pixel: (x, y) => [x * 3 + y] });
  const made: readonly (readonly [name: string, bytes: Uint8Array])[] = [
    ['渡口.jpg', await plain('#a33').jpeg().toBuffer()],
    ['湖面.png', await plain('#3a3').png().toBuffer()],
    ['印刷.tif', cmyk],
    ['老照片.tiff', grey],
    ['动图.gif', await plain('#33a').gif().toBuffer()],
    ['网图.webp', await plain('#aa3').webp().toBuffer()],
    ['新图.avif', await plain('#3aa').avif().toBuffer()],
    [
      '标志.svg',
      new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'),
    ],
  ];
  return made.map(([name, bytes]) => ({ name, bytes, becomes: { picture: true } }));
}

/** The files, in the order in which they are dropped; the advert is the first of what is placed. */
export async function incomingFiles(): Promise<IncomingFile[]> {
  const png = new Uint8Array(await plain('#777').png().toBuffer());
  const withPicture = docx(document('带图的稿', para(picture('rId5'))), {
    'word/media/one.png': png,
    'word/_rels/document.xml.rels': documentRelations([['rId5', 'image', 'media/one.png']]),
  });
  const copy: readonly (readonly [name: string, bytes: Uint8Array | string, headline: string, ...more: string[]])[] = [
    ['来稿.docx', docx(document('渡口早班船提前')), '渡口早班船提前'],
    ['带图.docx', withPicture, '带图的稿'],
    [
      '修订.docx',
      docx(
        document('修订过的稿', `<w:p><w:del><w:r><w:delText>删去的</w:delText></w:r></w:del>${run('留下的。')}</w:p>`),
      ),
      '修订过的稿',
    ],
    ['富文本.rtf', rtf('富文本来稿'), '富文本来稿'],
    ['改名.doc', rtf('改了名的富文本'), '改了名的富文本'],
    ['无标记.txt', story('白天气温回升'), '白天气温回升'],
    ['有标记.txt', `\ufeff${story('有字节标记的稿')}`, '有字节标记的稿'],
    ['国标.txt', fromHex(encoded.gb18030), '晚间气温回升'],
    ['双字节.txt', new Uint8Array(Buffer.from(`\ufeff${story('夜里气温回升')}`, 'utf16le')), '夜里气温回升'],
    ['港台.txt', fromHex(encoded.big5), '晚間氣溫回升'],
    ['网页.html', page('网页来稿'), '网页来稿'],
    ['网页二.htm', page('第二个网页'), '第二个网页'],
    ['简讯.md', `# 柳絮开始飘了\n\n${weather}\n`, '柳絮开始飘了'],
    ['简讯二.md', `# 早点铺搬家\n\n${weather}\n`, '早点铺搬家'],
    ['存档.mht', mht, '网页存档'],
    ['邮件.eml', mail, '邮件里的稿'],
    ['通稿.xml', nitf('通稿一则'), '通稿一则'],
    ['撤稿.xml', nitf('撤掉的通稿', 'management-status="canceled"'), '撤掉的通稿'],
    ['通稿二.xml', newsMl('通稿第二则'), '通稿第二则'],
    ['两式.xml', newsMlTwice, '两种格式一篇稿'],
    ['通稿.json', ninjs('通稿第三则'), '通稿第三则'],
    ['订阅.rss', rss, '灯会开幕', '灯会闭幕'],
    ['订阅.atom', atom, '新桥合龙'],
  ];
  const refused: readonly (readonly [name: string, bytes: Uint8Array | string, why: RegExp])[] = [
    ['坏.docx', new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9]), /无法读取/u],
    ['空.txt', '', /空文件/u],
    ['数据.json', '{"rows":[1,2,3]}', /JSON/u],
    ['清单.xml', '<?xml version="1.0"?><inventory><row>1</row></inventory>', /<inventory>/u],
    ['坏.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4, 5]), /坏\.jpg/u],
    ['坏.pdf', '%PDF-1.4\n%%EOF', /坏\.pdf/u],
    ['旧图.eps', '%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nshowpage\n', /EPS/u],
    ['程序.bin', new Uint8Array(Array.from({ length: 400 }, (_, at) => (at * 37) % 256)), /程序\.bin/u],
  ];
  const files: IncomingFile[] = [
    { name: '家电.pdf', bytes: advert(), becomes: { picture: true } },
    ...copy.map(([name, bytes, headline, ...more]) => ({ name, bytes, becomes: { copy: headline, more } })),
    ...(await pictures()),
    ...refused.map(([name, bytes, why]) => ({ name, bytes, becomes: { refused: why } })),
  ];
  return files;
}
