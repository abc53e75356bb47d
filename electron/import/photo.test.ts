import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { caseBytes, hasCases } from '../../tests/kit/cases.ts';
import { withIptc } from '../../tests/kit/iptc.ts';
import { makeTiff } from '../../tests/kit/tiff.ts';
import { readPhoto, readPhotoFile } from './photo.ts';
import { fieldText } from './picture-words.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-photo-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

function plain(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: '#8899aa' } });
}

describe('a picture file', () => {
  it('brings its size, and the caption and credit its agency wrote', async () => {
    const jpeg = await plain(600, 400).jpeg().toBuffer();
    const path = file(
      'iptc.jpg',
      withIptc(jpeg, [
        [120, '3月7日傍晚，新馆的灯全部亮起。'],
        [80, '林知夏'],
        [110, '东湖日报'],
        [105, '新馆亮灯'],
        [103, 'W030812'],
      ]),
    );
    const photo = await readPhotoFile(path);
    expect(photo.image).toMatchObject({ name: 'iptc.jpg', mime: 'image/jpeg', width: 600, height: 400 });
    expect(photo.caption).toBe('3月7日傍晚，新馆的灯全部亮起。');
    expect(photo.credit).toBe('林知夏／东湖日报');
    expect(photo.names).toEqual({ headlines: ['新馆亮灯'], numbers: ['W030812'] });
    expect(photo.preview).toBeNull();
  });

  it('without such words has none', async () => {
    const photo = await readPhotoFile(file('plain.png', await plain(40, 30).png().toBuffer()));
    expect([photo.caption, photo.credit]).toEqual(['', '']);
    expect(photo).not.toHaveProperty('names');
  });

  it('turned by its camera has the size it is seen at', async () => {
    const turned = await plain(300, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const photo = await readPhotoFile(file('turned.jpg', turned));
    expect(photo.image).toMatchObject({ width: 200, height: 300 });
  });

  it.each([
    ['large', 5000, 3000],
    ['of 200 megapixels', 20_000, 10_000],
  ])('%s comes with a smaller one for the screen', async (_, width, height) => {
    const photo = await readPhotoFile(file('large.jpg', await plain(width, height).jpeg({ quality: 40 }).toBuffer()));
    expect(photo.image).toMatchObject({ width, height });
    const screen = await sharp(photo.preview ?? new Uint8Array()).metadata();
    expect(screen.width).toBe(2000);
  });

  it.each([
    ['no picture', Buffer.from('not a picture at all')],
    ['a picture cut short', null],
    ['an empty file', Buffer.alloc(0)],
  ])('that is %s is named and refused', async (name, bytes) => {
    const whole = await sharp({
      create: {
        width: 900,
        height: 700,
        channels: 3,
        background: '#123456',
        noise: { type: 'gaussian', mean: 90, sigma: 60 },
      },
    })
      .jpeg()
      .toBuffer();
    const path = file(`${name}.jpg`, bytes ?? whole.subarray(0, whole.length >> 1));
    await expect(readPhotoFile(path)).rejects.toMatchObject({ code: 'picture-unreadable' });
  });

  it.each([
    // Of a PNG's width the most significant byte but one is changed, of the height of a GIF's frame the most significant.
    { format: 'PNG', make: () => plain(40, 30).png().toBuffer(), after: 'IHDR', offset: 1, byte: 0x80 },
    { format: 'GIF', make: () => plain(9_000, 30).gif().toBuffer(), after: ',\0\0\0\0', offset: 3, byte: 0x20 },
  ])(
    'is refused where it says it is larger than its file can hold, as $format',
    async ({ make, after, offset, byte }) => {
      const whole = await make();
      const place = whole.indexOf(after, 0, 'latin1') + after.length + offset;
      const bytes = Uint8Array.from(whole, (one, at) => (at === place ? byte : one));
      await expect(readPhoto('a', bytes)).rejects.toMatchObject({
        code: 'picture-unreadable',
        details: { detail: expect.stringMatching(/^\d+ × \d+$/u) },
      });
    },
  );

  it('is refused as a GIF of very many pixels, which would take too long; a large one is read', async () => {
    const wide = await plain(9_000, 30).gif().toBuffer();
    // The height of the whole picture, and of its frame.
    const tall = (height: number) => {
      const bytes = Buffer.from(wide);
      bytes.writeUInt16LE(height, 8);
      bytes.writeUInt16LE(height, wide.indexOf(',\0\0\0\0', 0, 'latin1') + 7);
      // Its rows would have to be there.
      return Buffer.concat([bytes, Buffer.alloc(100_000)]);
    };
    await expect(readPhoto('a', tall(2_700))).rejects.toMatchObject({ code: 'picture-gif-too-large' });
    const { image } = await readPhoto('a', await plain(6_000, 4_000).gif().toBuffer());
    expect(image).toMatchObject({ width: 6_000, height: 4_000 });
  });

  it.each([
    ['signed inks', { photometric: 5, bits: 16, format: 2, pixel: () => [1, 2, 3, 4] }],
    ['grey of a floating point', { photometric: 1, bits: 16, format: 3, pixel: () => [7] }],
    ['colour differences that are not packed', { photometric: 6, bits: 8, pixel: () => [90, 128, 128] }],
  ] as const)('of samples that would print as others is refused by name: %s', async (_, made) => {
    await expect(readPhoto('a.tif', makeTiff(made))).rejects.toMatchObject({ code: 'picture-mode' });
  });

  it('of samples of no format that is told is read, as whole numbers from 0', async () => {
    const bytes = makeTiff({ photometric: 2, bits: 8, format: 4, pixel: () => [200, 100, 50] });
    expect((await readPhoto('a.tif', bytes)).image.mime).toBe('image/tiff');
  });

  it('has a preview where a window would paint it otherwise than it prints', async () => {
    const turned = await plain(40, 30).withMetadata({ orientation: 6 }).png().toBuffer();
    expect((await readPhoto('a.png', turned)).preview).not.toBeNull();
    const whole = await plain(40, 30).png().toBuffer();
    expect((await readPhoto('b.png', whole)).preview).toBeNull();
    // Behind the header of 33 bytes.
    const told = (...chunks: readonly string[]) =>
      Buffer.concat([whole.subarray(0, 33), Buffer.from(chunks.join(''), 'hex'), whole.subarray(33)]);
    const gammaOfOne = '0000000467414d41000186a031e8965f';
    const usualGamma = '0000000467414d410000b18f0bfc6105';
    const srgb = '000000017352474200aece1ce9';
    const primaries = '000000206348524d00007a26000080840000fa00000080e8000075300000ea6000003a98000017709cba513c';
    expect((await readPhoto('c.png', told(gammaOfOne))).preview).not.toBeNull();
    expect((await readPhoto('d.png', told(primaries))).preview).not.toBeNull();
    expect((await readPhoto('e.png', told(usualGamma))).preview).toBeNull();
    // That it is the screen's usual colours says more than numbers do.
    expect((await readPhoto('f.png', told(gammaOfOne, srgb))).preview).toBeNull();
  });

  it('of one colour is read, however little it takes', async () => {
    const { image } = await readPhoto('a.png', await plain(5_000, 4_000).png().toBuffer());
    expect(image).toMatchObject({ width: 5_000, height: 4_000 });
  });

  it.each([
    ['CMYK', async () => plain(60, 40).toColourspace('cmyk').jpeg().toBuffer(), 'image/jpeg'],
    ['sixteen bits', async () => plain(60, 40).toColourspace('rgb16').png().toBuffer(), 'image/png'],
    ['gray', async () => plain(60, 40).grayscale().jpeg().toBuffer(), 'image/jpeg'],
    ['see-through', async () => plain(60, 40).ensureAlpha(0.5).webp().toBuffer(), 'image/webp'],
    ['TIFF of Lab', async () => plain(60, 40).toColourspace('lab').tiff().toBuffer(), 'image/tiff'],
    ['TIFF in tiles', async () => plain(60, 40).tiff({ tile: true, compression: 'lzw' }).toBuffer(), 'image/tiff'],
    ['progressive', async () => plain(60, 40).jpeg({ progressive: true }).toBuffer(), 'image/jpeg'],
    ['one pixel', async () => plain(1, 1).png().toBuffer(), 'image/png'],
  ])('%s is read, by its bytes and not by its name', async (name, make, mime) => {
    const { image } = await readPhotoFile(file(`${name}.dat`, await make()));
    expect(image.mime).toBe(mime);
    expect(image.width).toBe(name === 'one pixel' ? 1 : 60);
  });

  it('whose agency fields are cut short or wild is read without them', async () => {
    const jpeg = await plain(60, 40).jpeg().toBuffer();
    const whole = withIptc(jpeg, [[120, '一段说明']]);
    const at = whole.indexOf('8BIM');
    const wild = Buffer.from(whole);
    wild.writeUInt32BE(0x7fffffff, at + 8);
    const photo = await readPhotoFile(file('wild.jpg', wild));
    expect(photo.image.width).toBe(60);
  });

  it('that is not there, or is a folder, is named', async () => {
    await expect(readPhotoFile(join(folder, 'none.jpg'))).rejects.toMatchObject({ code: 'file-missing' });
    await expect(readPhotoFile(folder)).rejects.toMatchObject({ code: 'is-directory' });
  });
});

describe('the words of a picture', () => {
  const said = (jpeg: Uint8Array) => readPhoto('words.jpg', jpeg);
  it.skipIf(!hasCases)('are Chinese whatever their label says, every by-line among them (case 23)', async () => {
    const caption = '3月5日晚，河湾镇的老人在夜读课堂上写字。';
    expect(await said(caseBytes('23-iptc/gbk.jpg'))).toMatchObject({ caption, credit: '江望舒／河湾报' });
    expect(await said(caseBytes('23-iptc/two-bylines.jpg'))).toMatchObject({ caption, credit: '江望舒、沈知微' });
    expect(await said(caseBytes('23-iptc/utf8-declared.jpg'))).toMatchObject({ caption, credit: '江望舒' });
  });

  it.each([
    ['UTF-8', Buffer.from('東湖的老人'), '東湖的老人'],
    ['GBK', Buffer.from([0xb6, 0xab, 0xba, 0xfe, 0xb5, 0xc4, 0xc0, 0xcf, 0xc8, 0xcb]), '东湖的老人'],
    ['Big5', Buffer.from([0xaa, 0x46, 0xb4, 0xf2, 0xaa, 0xba, 0xa6, 0xd1, 0xa4, 0x48]), '東湖的老人'],
    ['ASCII', Buffer.from('East Lake'), 'East Lake'],
  ])('are read from %s', (_, bytes, text) => {
    expect(fieldText(bytes)).toBe(text);
  });

  it('are those of XMP where both are there and differ, with a remark', async () => {
    const jpeg = await plain(60, 40)
      .withXmp(
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt><rdf:li xml:lang="x-default">新说明</rdf:li></rdf:Alt></dc:description><dc:creator><rdf:Seq><rdf:li>江望舒</rdf:li><rdf:li>沈知微</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>',
      )
      .jpeg()
      .toBuffer();
    const photo = await said(withIptc(jpeg, [[120, '旧说明']]));
    expect(photo).toMatchObject({ caption: '新说明', credit: '江望舒、沈知微' });
    expect(photo.remarks).toEqual([{ kind: 'picture-words-differ', count: 1, text: '旧说明' }]);
  });
});
