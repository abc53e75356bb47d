import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pdfOfPage, pdfStream } from '../../../tests/kit/pdf-files.ts';
import { readPage } from './read-page.ts';

const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

/** What is found in a page with one picture of 16 by 16 pixels, half an inch wide. */
function read(data: string, entries: string, more: readonly string[] = []) {
  const image = pdfStream(data, `/Type /XObject /Subtype /Image /Width 16 /Height 16 ${entries} `);
  return readPage(
    pdfOfPage('q 36 0 0 36 0 0 cm /X Do Q', { resources: '/XObject << /X 5 0 R >>', more: [image, ...more] }),
    1,
  );
}
const factsOf = (...picture: Parameters<typeof read>) => read(...picture).placed.facts;
const kindsOf = (...picture: Parameters<typeof read>) => factsOf(...picture).map(({ kind }) => kind);

const box = (type: string, content: string) => {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(content.length + 8);
  return `${head.toString('latin1')}${type}${content}`;
};
const figure = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes.toString('latin1');
};

/** A JPEG 2000 file's boxes: so many figures a colour of so many bits, and what it says of them. */
function boxes(count: number, depth: number, colour: string): string {
  const image = box('ihdr', `${figure(16)}${figure(16)}\0${String.fromCharCode(count, depth - 1)}\x07\0\0`);
  return `${box('jP  ', '\r\n\x87\n')}${box('ftyp', 'jp2 ')}${box('jp2h', image + box('colr', colour))}${box('jp2c', '')}`;
}

describe('a picture in JPEG 2000 of which the page says no colours', () => {
  const jpx = '/Filter /JPXDecode';
  it('has those that it says itself', () => {
    expect(kindsOf(boxes(3, 8, `\x01\0\0${figure(16)}`), jpx)).toEqual(['pictures', 'modern', 'unchecked', 'rgb']);
    expect(kindsOf(boxes(3, 8, `\x01\0\0${figure(18)}`), jpx)).toContain('rgb');
    expect(kindsOf(boxes(4, 8, `\x01\0\0${figure(12)}`), jpx)).toEqual(['pictures', 'modern', 'unchecked']);
    expect(kindsOf(boxes(1, 8, `\x01\0\0${figure(17)}`), jpx)).toEqual(['pictures', 'modern']);
    expect(kindsOf(boxes(3, 8, '\x02\0\0profile'), jpx)).toContain('independent');
  });

  it('is said not to be looked at for its ink, with its place', () => {
    const found = factsOf(boxes(4, 8, `\x01\0\0${figure(12)}`), jpx).find(({ kind }) => kind === 'unchecked');
    expect(found).toMatchObject({ names: ['jpeg2000'], count: 1 });
    expect(found?.places).toHaveLength(1);
  });

  it('has as many bits as it says itself', () => {
    const [, modern] = factsOf(boxes(4, 16, `\x01\0\0${figure(12)}`), jpx);
    expect(modern).toMatchObject({ kind: 'modern', names: ['JPX', '16 bit'] });
  });

  it('is told by its figures where it stands without boxes', () => {
    const size = `\xff\x4f\xff\x51\0\x2f\0\0${figure(16)}${figure(16)}${'\0'.repeat(24)}\0\x03\x07\x01\x01`;
    expect(kindsOf(size, jpx)).toContain('rgb');
  });

  it('is of those the page says where it says some', () => {
    expect(kindsOf(boxes(3, 8, `\x01\0\0${figure(16)}`), `${jpx} /ColorSpace /DeviceCMYK`)).not.toContain('rgb');
  });
});

describe('a picture whose data is not all there', () => {
  const cmyk = '/BitsPerComponent 8 /ColorSpace /DeviceCMYK';
  const whole = Buffer.alloc(16 * 16 * 4, 204);

  it('is told, whatever packs it', () => {
    const packed = deflateSync(whole);
    expect(kindsOf(latin(whole), cmyk)).toEqual(['pictures', 'ink']);
    expect(kindsOf(latin(packed), `${cmyk} /Filter /FlateDecode`)).toEqual(['pictures', 'ink']);
    expect(kindsOf(latin(whole.subarray(99)), cmyk)).toContain('pictures-damaged');
    expect(kindsOf(latin(packed.subarray(0, 9)), `${cmyk} /Filter /FlateDecode`)).toContain('pictures-damaged');
    expect(kindsOf('nothing of the kind', `${cmyk} /Filter /FlateDecode`)).toContain('pictures-damaged');
    expect(kindsOf('', cmyk)).toContain('pictures-damaged');
    expect(kindsOf('', `${cmyk} /Filter /DCTDecode`)).toContain('pictures-damaged');
  });

  it('is told of a JPEG that does not end', () => {
    const head = '\xff\xd8\xff\xe1\0\x06\xff\xd9\0\0\xff\xda\0\x04\0\0';
    expect(kindsOf(`${head}samples`, `${cmyk} /Filter /DCTDecode`)).toContain('pictures-damaged');
    const whole = read(`${head}samples\xff\xd9`, `${cmyk} /Filter /DCTDecode`);
    expect(whole.placed.facts.map(({ kind }) => kind)).toEqual(['pictures']);
    expect(whole.packed).toHaveLength(1);
  });

  it('is told of its mask as well', () => {
    const mask = (data: string) =>
      pdfStream(data, '/Subtype /Image /Width 16 /Height 16 /BitsPerComponent 8 /ColorSpace /DeviceGray ');
    expect(kindsOf(latin(whole), `${cmyk} /SMask 6 0 R`, [mask('short')])).toContain('pictures-damaged');
    expect(kindsOf(latin(whole), `${cmyk} /SMask 6 0 R`, [mask('m'.repeat(256))])).not.toContain('pictures-damaged');
  });

  it('is read with the prediction of PNG and TIFF, in samples of other sizes, too', () => {
    const row = (bytes: number) => Buffer.concat(Array.from({ length: 16 }, () => Buffer.alloc(bytes + 1)));
    const png = (colours: number, bits: number) =>
      `/Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors ${colours} /BitsPerComponent ${bits} /Columns 16 >>`;
    const bits = '/BitsPerComponent 1 /ColorSpace /DeviceGray';
    expect(kindsOf(latin(deflateSync(row(2))), `${bits} ${png(1, 1)}`)).toEqual(['line-art']);
    expect(kindsOf(latin(deflateSync(row(1))), `${bits} ${png(1, 1)}`)).toContain('pictures-damaged');
    const tiff = `${cmyk} /Filter /FlateDecode /DecodeParms << /Predictor 2 /Colors 4 /BitsPerComponent 8 /Columns 16 >>`;
    const first = Buffer.alloc(16 * 16 * 4);
    for (let at = 0; at < first.length; at += 64) first.fill(51, at, at + 4);
    // A fifth of each ink, in every pixel as in the first.
    expect(factsOf(latin(deflateSync(first)), tiff)).toContainEqual(
      expect.objectContaining({ kind: 'ink', amount: 80 }),
    );
  });

  it('is told where it is in another file, and nothing is put in its place', () => {
    const { placed, bytes } = read('', `${cmyk} /F (logo.tif) /FFilter /FlateDecode`);
    expect(placed.facts.map(({ kind }) => kind)).toEqual(['external']);
    expect(latin(bytes)).not.toContain('/Subtype /Image');
  });
});

describe('the ink of a picture', () => {
  it('is that of its palette’s colours', () => {
    const indexed = '/BitsPerComponent 8 /ColorSpace [/Indexed /DeviceCMYK 1 <00000000 FFFFFFFF>]';
    expect(factsOf('\x01'.repeat(256), indexed)).toContainEqual(expect.objectContaining({ kind: 'ink', amount: 400 }));
    expect(factsOf('\0'.repeat(256), indexed)).toContainEqual(expect.objectContaining({ kind: 'ink', amount: 0 }));
  });

  it('is that of all inks of a space of several, a spot among them', () => {
    const inks =
      '/BitsPerComponent 8 /ColorSpace [/DeviceN [/Cyan /Black /Gold] /DeviceCMYK << /FunctionType 2 /Domain [0 1] /N 1 >>]';
    const { facts, inks: named } = read('\xff'.repeat(768), inks).placed;
    expect(facts).toContainEqual(expect.objectContaining({ kind: 'ink', amount: 300 }));
    expect(named).toEqual(['Gold']);
  });

  it('takes nothing from what the page’s other streams may take', () => {
    // Each of these pictures unpacks to 16 MB; a page may unpack 384.
    const samples = deflateSync(Buffer.alloc(2_000 * 2_000 * 4, 60));
    const image = pdfStream(
      latin(samples),
      '/Subtype /Image /Width 2000 /Height 2000 /BitsPerComponent 8 /ColorSpace /DeviceCMYK /Filter /FlateDecode ',
    );
    const names = Array.from({ length: 26 }, (_, at) => at);
    const page = pdfOfPage(names.map((at) => `q 36 0 0 36 0 0 cm /X${at} Do Q`).join(' '), {
      resources: `/XObject << ${names.map((at) => `/X${at} ${at + 5} 0 R`).join(' ')} >>`,
      more: names.map(() => image),
    });
    const { facts } = readPage(page, 1).placed;
    expect(facts.map(({ kind }) => kind)).toEqual(['pictures', 'ink']);
  });
});
