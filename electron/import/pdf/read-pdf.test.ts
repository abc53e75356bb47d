import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { coloursOf, spotInksOf } from '../../../shared/paper/artwork-records.ts';
import { pdfOfObjects, pdfOfPage, pdfStream } from '../../../tests/kit/pdf-files.ts';
import { processorTime } from '../../../tests/kit/processor-time.ts';
import { readArtwork } from '../artwork.ts';
import { PdfError } from './faults.ts';
import { readPdf } from './read-pdf.ts';

type Options = Parameters<typeof pdfOfPage>[1];
const read = (content: string, options?: Options) => readPdf(pdfOfPage(content, options));
const pathsIn = (content: string, options?: Options) => read(content, options).shapes.map(({ path }) => path);
const fillsIn = (content: string, options?: Options) => read(content, options).shapes.map(({ fill }) => fill);
const kindsIn = (content: string, options?: Options) =>
  read(`${content}\n0 g 0 0 1 1 re f`, options).remarks.map(({ kind }) => kind);
const faultOf = (bytes: Uint8Array) => {
  try {
    readPdf(bytes);
    return null;
  } catch (error) {
    return error instanceof PdfError ? error.fault : error;
  }
};
/** A figure of a box: 40 units across its corner. */
const BOX = '0 0 40 20 re f';
const UPRIGHT = 'M0 250L100 250L100 200L0 200Z';

describe('a PDF as a drawing', () => {
  it('is outlines of a thousand units across, y down', () => {
    const { width, height, ink, shapes } = read(BOX);
    expect([width, height]).toEqual([1000, 250]);
    expect(ink).toEqual({ x: 0, y: 200, width: 100, height: 50 });
    expect(shapes).toEqual([
      { path: UPRIGHT, rule: 'nonzero', fill: { name: 'C0 0 0 100', cmyk: [0, 0, 0, 1] }, stroke: null },
    ]);
  });

  it('follows every step of a path, its matrices, and what is kept and brought back', () => {
    expect(pathsIn('q 2 0 0 2 40 0 cm 0 0 20 10 re f Q 0 0 m 40 0 l 40 20 l h f*')).toEqual([
      'M100 250L200 250L200 200L100 200Z',
      'M0 250L100 250L100 200Z',
    ]);
    expect(pathsIn('0 0 m 0 40 40 40 40 0 c 80 40 80 0 v 80 40 120 0 y f')).toEqual([
      'M0 250C0 150 100 150 100 250C100 250 200 150 200 250C200 150 300 250 300 250',
    ]);
    expect(read('0 0 40 20 re f*').shapes[0]?.rule).toBe('evenodd');
    // A path that was ended without painting is gone; one without a beginning is none.
    expect(pathsIn(`0 0 400 100 re n 5 5 l ${BOX}`)).toEqual([UPRIGHT]);
  });

  it('draws lines as they are set', () => {
    const [line] = read('q 2 0 0 2 0 0 cm 1 J 2 j 3 M [4 2] 0 d 5 w 0 1 0 0 K 0 0 m 50 50 l S Q').shapes;
    expect(line).toMatchObject({
      fill: null,
      stroke: { width: 25, cap: 'round', join: 'bevel', miter: 3, dash: [20, 10], colour: { cmyk: [0, 1, 0, 0] } },
    });
    expect(read('1 g 1 0 0 RG 2 w 10 10 20 20 re B').shapes[0]?.stroke?.width).toBe(5);
    expect(kindsIn('0 w 0 0 m 9 9 l S')).toEqual(['style']);
    const short = read('[0.00001] 0 d 5 w 0 0 m 50 50 l S');
    expect(short.shapes[0]?.stroke?.dash).toEqual([]);
    expect(short.remarks).toEqual([{ kind: 'style', count: 1, names: ['[0.00001] d'] }]);
    expect(kindsIn('[0] 0 d 5 w 0 0 m 50 50 l S')).toEqual([]);
    expect(kindsIn('2 0 0 1 0 0 cm 1 w 0 0 m 9 9 l S')).toEqual(['uneven-stroke']);
  });

  it('draws the art box, else the trim box, else the crop box, turned as the page is', () => {
    const boxes = '/MediaBox [0 0 800 800] /CropBox [0 0 400 100] /TrimBox [0 0 200 100] /ArtBox [0 0 100 50]';
    expect(read('10 0 10 10 re f', { page: boxes })).toMatchObject({ width: 1000, height: 500, ink: { x: 100 } });
    expect(read(BOX, { page: boxes.replace(/ .ArtBox.*/u, '') })).toMatchObject({ width: 1000, height: 500 });
    expect(read(BOX, { page: boxes.replace(/ .TrimBox.*/u, '') })).toMatchObject({ width: 1000, height: 250 });
    const turned = (turn: number) => read('0 0 40 20 re f', { page: `/MediaBox [0 0 400 100] /Rotate ${turn}` }).ink;
    expect(turned(90)).toEqual({ x: 0, y: 0, width: 50, height: 100 });
    expect(turned(180)).toEqual({ x: 900, y: 0, width: 100, height: 50 });
    expect(turned(-90)).toEqual({ x: 200, y: 900, width: 50, height: 100 });
    expect(turned(45)).toEqual(turned(0));
    expect(read(BOX, { page: '/MediaBox [0 0 400 100] /Rotate 45' }).remarks).toEqual([
      { kind: 'transform', count: 1, names: ['/Rotate 45'] },
    ]);
  });
});

describe('colours of a PDF', () => {
  it('keeps CMYK as it stands, and prints grey and black of light in black alone', () => {
    expect(fillsIn(`0.0123 0.98 1 0.05 k ${BOX}`)[0]?.cmyk).toEqual([0.0123, 0.98, 1, 0.05]);
    expect(fillsIn(`0.25 g ${BOX} 0 0 0 rg ${BOX}`).map((fill) => fill?.cmyk)).toEqual([
      [0, 0, 0, 0.75],
      [0, 0, 0, 1],
    ]);
    expect(fillsIn(`0.9020 0 0.0706 rg ${BOX}`)[0]?.name).toBe('#e60012');
    expect(kindsIn(`0.137 0.122 0.125 rg ${BOX}`)).toEqual(['near-black']);
    // Colours that are nearly alike are not taken for the same.
    const [one, other] = fillsIn(`0 0.5011 0 0 k ${BOX} 0 0.5012 0 0 k ${BOX}`);
    expect(one?.name).not.toBe(other?.name);
  });

  it('takes profiles by their number of inks, and inks by their names', () => {
    const resources =
      '/ColorSpace << /A [/ICCBased 5 0 R] /B [/Separation /Black /DeviceCMYK 6 0 R] /C [/DeviceN [/Cyan /Black] /DeviceCMYK 6 0 R] /D [/Lab << /WhitePoint [0.9642 1 0.8249] >>] /E [/Indexed /DeviceRGB 1 <ff000000ff00>] >>';
    const more = [pdfStream('', '/N 4 '), '<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [1 1 1 1] /N 1 >>'];
    const content = `/A cs 0.1 0.2 0.3 0.4 scn ${BOX} /B cs 0.6 scn ${BOX} /C cs 0.2 0.3 scn ${BOX} /D cs 54.29 80.8 69.89 scn ${BOX} /E cs 1 sc ${BOX}`;
    const fills = fillsIn(content, { resources, more });
    expect(fills.slice(0, 3).map((fill) => fill?.cmyk)).toEqual([
      [0.1, 0.2, 0.3, 0.4],
      [0, 0, 0, 0.6],
      [0.2, 0, 0, 0.3],
    ]);
    expect(fills[3]?.name).toMatch(/^#f[ef]0[0-6][01][0-9a-f]$/u);
    expect(fills[4]?.name).toBe('#00ff00');
  });

  it('knows a spot ink by its name, with what stands in for it', () => {
    const spot = (tint: string, fn: string, base = '/DeviceCMYK') =>
      read(`/S cs ${tint} scn ${BOX}`, {
        resources: `/ColorSpace << /S [/Separation /PANTONE#20485#20C ${base} 5 0 R] >>`,
        more: [fn],
      });
    const linear = '<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 0.95 1 0] /N 1 >>';
    expect(spot('1', linear).shapes[0]?.fill).toEqual({
      name: 'PANTONE 485 C',
      cmyk: [0, 0.95, 1, 0],
      spot: { name: 'PANTONE 485 C', tint: 1 },
    });
    const half = spot('0.5', linear);
    expect(half.shapes[0]?.fill).toMatchObject({ name: 'PANTONE 485 C 50%', cmyk: [0, 0.475, 0.5, 0] });
    const named = (name: string) =>
      read(`/S cs 1 scn ${BOX}`, {
        resources: `/ColorSpace << /S [/Separation /${name} /DeviceCMYK 5 0 R] >>`,
        more: [linear],
      });
    expect(named('Gold#00#0aleaf').shapes[0]?.fill?.spot?.name).toBe('Gold leaf');
    expect(named('#00#0a')).toMatchObject({ remarks: [{ kind: 'spot-mix' }] });
    expect(spotInksOf(half, [{ id: 'red', name: 'Pantone 485C' }])).toEqual({ 'PANTONE 485 C 50%': 'red' });
    const sampled = pdfStream(
      '\x00\x00\xff\x80',
      '/FunctionType 0 /Domain [0 1] /Range [0 1 0 1] /Size [2] /BitsPerSample 8 ',
    );
    const stitched =
      '<< /FunctionType 3 /Domain [0 1] /Bounds [0.5] /Encode [0 1 0 1] /Functions [<< /FunctionType 2 /Domain [0 1] /C0 [1] /C1 [1] /N 1 >> << /FunctionType 2 /Domain [0 1] /C0 [1] /C1 [0] /N 1 >>] >>';
    expect(spot('0.75', stitched, '/DeviceGray').shapes[0]?.fill?.cmyk).toEqual([0, 0, 0, 0.5]);
    expect(spot('1', sampled, '/DeviceRGB').remarks.map(({ kind }) => kind)).toEqual([]);
    // A program in the file is not run: the colour is told, and not drawn.
    const program = pdfStream('{ pop 0 0 0 1 }', '/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1 0 1] ');
    expect(() => spot('1', program)).toThrow(PdfError);
  });

  it('prints a mixture of spot inks in the four inks, and says so', () => {
    const drawing = read(`/S cs 1 0.5 scn ${BOX}`, {
      resources: '/ColorSpace << /S [/DeviceN [/Gold /Red] /DeviceCMYK 5 0 R] >>',
      more: [
        pdfStream(
          '\x00\x00\x00\x00\xff\x00\x00\x00\x00\xff\x00\x00\xff\xff\x00\x00',
          '/FunctionType 0 /Domain [0 1 0 1] /Range [0 1 0 1 0 1 0 1] /Size [2 2] /BitsPerSample 8 ',
        ),
      ],
    });
    expect(drawing.shapes[0]?.fill?.cmyk).toEqual([1, 0.5, 0, 0]);
    expect(drawing.remarks).toEqual([{ kind: 'spot-mix', count: 1, names: ['Gold + Red'] }]);
  });
});

describe('what of a PDF is not drawn', () => {
  const font = '/Font << /F 5 0 R >>';
  const more = ['<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+FZKai >>'];

  it('is text in fonts, by their names, but none that is invisible or empty', () => {
    const { remarks } = read(`BT /F 12 Tf 9 9 Td (a) Tj ET ${BOX}`, { resources: font, more });
    expect(remarks).toEqual([{ kind: 'text', count: 1, names: ['FZKai'] }]);
    expect(kindsIn('BT /F 12 Tf 3 Tr (a) Tj 0 Tr () Tj [3 () 4] TJ ET', { resources: font, more })).toEqual([]);
    expect(faultOf(pdfOfPage('BT /F 12 Tf (a) Tj ET', { resources: font, more }))).toBe('text-only');
  });

  it('is pictures, masks, blending, overprinting and what is translucent', () => {
    const resources =
      '/XObject << /I 5 0 R >> /ExtGState << /A << /ca 0.5 >> /B << /BM /Multiply >> /C << /SMask << >> >> /D << /OP true >> /E << /ca 1 /BM /Normal /SMask /None /OP false >> >>';
    const image = [pdfStream('\x00', '/Subtype /Image /Width 1 /Height 1 ')];
    const kinds = (content: string) => kindsIn(content, { resources, more: image });
    expect(kinds('/I Do')).toEqual(['picture']);
    expect(kinds('BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI')).toEqual(['picture']);
    expect(kinds('q /A gs 0 0 9 9 re f Q')).toEqual(['opacity']);
    expect(kinds('/B gs')).toEqual(['blending']);
    expect(kinds('/C gs')).toEqual(['mask']);
    expect(kinds('/D gs')).toEqual(['overprint']);
    expect(kinds('/E gs')).toEqual([]);
    expect(faultOf(pdfOfPage('/I Do', { resources, more: image }))).toBe('picture-only');
  });

  it('is the rest of a gradient, patterns, operators that are none, and pages after the first', () => {
    const resources =
      '/Pattern << /P 5 0 R /T << /PatternType 1 >> >> /Shading << /S 6 0 R >> /ColorSpace << /Pat /Pattern >>';
    const objects = [
      '<< /PatternType 2 /Shading 6 0 R >>',
      '<< /ShadingType 2 /ColorSpace /DeviceCMYK /Coords [0 0 1 0] /Function << /FunctionType 2 /Domain [0 1] /C0 [0 1 0 0] /C1 [1 0 0 0] /N 1 >> >>',
    ];
    const { shapes, remarks } = read(`/Pattern cs /P scn ${BOX} q 0 0 m 9 9 l 9 0 l h W n /S sh Q`, {
      resources,
      more: objects,
    });
    expect(shapes.map(({ path, fill }) => [path, fill?.cmyk])).toEqual([
      [UPRIGHT, [0, 1, 0, 0]],
      ['M0 250L22.5 227.5L22.5 250Z', [0, 1, 0, 0]],
    ]);
    expect(remarks).toEqual([{ kind: 'gradient', count: 2, names: [] }]);
    expect(kindsIn(`/Pat cs /T scn ${BOX}`, { resources, more: objects })).toEqual(['pattern']);
    expect(kindsIn('1 2 nonsense')).toEqual(['element']);
    const [page] = ['<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 100] /Contents 4 0 R >>'];
    const two = pdfOfObjects([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 >>',
      page ?? '',
      pdfStream(BOX),
    ]);
    expect(readPdf(two).remarks).toEqual([{ kind: 'pages', count: 1, names: [] }]);
  });

  it('is what layers hide that are switched off', () => {
    const options = {
      resources: '/Properties << /L 5 0 R /M << /Type /OCMD /OCGs [5 0 R] >> >>',
      catalog: '/OCProperties << /OCGs [5 0 R] /D << /OFF [5 0 R] >> >> ',
      more: ['<< /Type /OCG /Name (hidden) >>'],
    };
    expect(pathsIn(`/OC /L BDC 0 0 9 9 re f EMC /OC /M BDC 0 0 8 8 re f EMC /X BMC ${BOX} EMC`, options)).toEqual([
      UPRIGHT,
    ]);
  });
});

describe('a PDF that has another in it', () => {
  // Its objects have the numbers that the outer one's have, and stand after a stream of its own.
  const inner = Buffer.from(
    pdfOfObjects([pdfStream('n'), '<< /Kids [] >>', '<< /Type /Page /MediaBox [0 0 9 9] >>', pdfStream('n')]),
  ).toString('latin1');

  it('is drawn itself, wherever the length of the other stands', () => {
    for (const length of [String(inner.length), '6 0 R']) {
      const more = [`<< /Type /EmbeddedFile /Length ${length} >>\nstream\n${inner}\nendstream`, String(inner.length)];
      expect(pathsIn(BOX, { more }), length).toEqual([UPRIGHT]);
    }
  });

  it('is found by its own trailer, and is no more protected than that says', () => {
    const locked = inner.replace('/Root 1 0 R', '/Root 3 0 R /Encrypt 9 0 R');
    const own = Buffer.from(pdfOfPage(BOX, { more: [pdfStream(locked)] })).toString('latin1');
    // Cross-references as a stream have no trailer of their own.
    const start = own.lastIndexOf('endstream\nendobj\n') + 'endstream\nendobj\n'.length;
    const file = `${own.slice(0, start)}7 0 obj\n${pdfStream('', '/Type /XRef /Root 1 0 R ')}\nendobj\n%%EOF\n`;
    expect(readPdf(Buffer.from(file, 'latin1')).shapes.map(({ path }) => path)).toEqual([UPRIGHT]);
  });
});

describe('colours of a drawing', () => {
  it('have a name each: an ink called like the half of another is not that', () => {
    const tint = '<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 0.2 0.6 0.2] /N 1 >>';
    const page = pdfOfPage(`/X cs 0.5 scn ${BOX} /Y cs 1 scn ${BOX} 1 w /Y CS 1 SCN 0 0 m 9 9 l S`, {
      resources:
        '/ColorSpace << /X [/Separation /Gold /DeviceCMYK 5 0 R] /Y [/Separation /Gold#2050#25 /DeviceCMYK 5 0 R] >>',
      more: [tint],
    });
    const { artwork } = readArtwork('报头.pdf', page);
    expect(coloursOf(artwork).map(({ name, spot }) => [name, spot])).toEqual([
      ['Gold 50%', { name: 'Gold', tint: 0.5 }],
      ['Gold 50% (2)', { name: 'Gold 50%', tint: 1 }],
    ]);
    // Figures that are written alike and are not.
    const paths = ['0.104', '0.096'].map((cyan) => `<path fill="device-cmyk(${cyan} 0 0 0)" d="M0 0h9v9z"/>`);
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${paths.join('')}</svg>`;
    const drawn = coloursOf(readArtwork('报头.svg', new TextEncoder().encode(svg)).artwork);
    expect(drawn.map(({ name, cmyk }) => [name, cmyk[0]])).toEqual([
      ['C10 0 0 0', 0.104],
      ['C10 0 0 0 (2)', 0.096],
    ]);
  });
});

describe('clips of a PDF', () => {
  it('are exact where what they leave is a shape again, and told otherwise', () => {
    expect(read(`q 0 0 400 100 re W n ${BOX} Q`).remarks).toEqual([]);
    // A rectangle of a rectangle is one; what lies outside is not there.
    const { shapes, remarks } = read('q 0 0 20 10 re W n 0 0 40 20 re f 100 50 9 9 re f Q');
    expect(shapes.map(({ path }) => path)).toEqual(['M0 225L50 225L50 250L0 250Z']);
    expect(remarks).toEqual([]);
    // What fills all of an outline is that outline.
    expect(pathsIn('q 0 0 m 40 20 l 40 0 l h W* n 0 0 400 100 re f Q')).toEqual(['M0 250L100 200L100 250Z']);
    expect(kindsIn('q 0 0 m 40 20 l 40 0 l h W n 0 0 m 9 9 l 9 0 l h f Q')).toEqual(['clip']);
    expect(kindsIn('q 0 0 20 10 re W n 0 0 m 40 0 l 40 20 l h f Q')).toEqual(['clip']);
    expect(kindsIn('q 0 0 20 10 re W n 0 0 m 4 0 l 4 2 l h f Q')).toEqual([]);
  });
});

describe('forms of a PDF', () => {
  it('are drawn where they stand, with their own matrix, resources and edge', () => {
    const form = pdfStream('0 0 40 20 re f', '/Subtype /Form /BBox [0 0 20 20] /Matrix [1 0 0 1 10 0] ');
    const resources = '/XObject << /X 5 0 R >>';
    expect(pathsIn('q 2 0 0 2 0 0 cm /X Do Q', { resources, more: [form] })).toEqual([
      'M50 150L150 150L150 250L50 250Z',
    ]);
  });

  it('that stand in themselves are drawn no further, and none deeper than there is room', () => {
    const form = pdfStream(
      '/X Do 0 0 40 20 re f',
      '/Subtype /Form /BBox [0 0 400 100] /Resources << /XObject << /X 5 0 R >> >> ',
    );
    expect(read('/X Do', { resources: '/XObject << /X 5 0 R >>', more: [form] })).toMatchObject({
      shapes: [{ path: UPRIGHT }],
      remarks: [{ kind: 'element', names: ['Form'] }],
    });
    // Each draws the next twice: more than all the time there is.
    const twice = Array.from({ length: 22 }, (_, at) =>
      pdfStream('/X Do /X Do', `/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X ${at + 6} 0 R >> >> `),
    );
    const last = pdfStream('0 0 9 9 re f', '/Subtype /Form /BBox [0 0 9 9] ');
    expect(faultOf(pdfOfPage('/X Do', { resources: '/XObject << /X 5 0 R >>', more: [...twice, last] }))).toBe(
      'too-much',
    );
  });
});

describe('the file of a PDF', () => {
  const packed = (data: string) => deflateSync(Buffer.from(data, 'latin1')).toString('latin1');

  it('may be packed in every usual way, by itself and with its objects in streams', () => {
    const asHex = `${Buffer.from(BOX).toString('hex')}>`;
    const asText = '0H`%l1b^%-0HbCI+D(~>';
    const objects = (stream: string) => [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 400 100] >>',
      '<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>',
      stream,
    ];
    const paths = (stream: string) => readPdf(pdfOfObjects(objects(stream))).shapes.map(({ path }) => path);
    expect(paths(pdfStream(packed(BOX), '/Filter /FlateDecode '))).toEqual([UPRIGHT]);
    expect(paths(pdfStream(asHex, '/Filter [/ASCIIHexDecode] '))).toEqual([UPRIGHT]);
    expect(paths(pdfStream(`\x0d${BOX}\x80`, '/Filter /RunLengthDecode '))).toEqual([UPRIGHT]);
    expect(paths(pdfStream(asText, '/Filter /ASCII85Decode '))).toEqual([UPRIGHT]);
    expect(paths(pdfStream('800c041021a4086502391944066808>', '/Filter [/ASCIIHexDecode /LZWDecode] '))).toEqual([
      UPRIGHT,
    ]);
    const [catalog = '', pages = '', page = ''] = objects('');
    const inside = [catalog, pages, page].map((one) => `${one} `);
    const header = `1 0 2 ${inside[0]?.length} 3 ${(inside[0]?.length ?? 0) + (inside[1]?.length ?? 0)} `;
    const pack = pdfStream(
      packed(header + inside.join('')),
      `/Type /ObjStm /N 3 /First ${header.length} /Filter /FlateDecode `,
    );
    const file = `%PDF-1.5\n4 0 obj\n${pdfStream(BOX)}\nendobj\n5 0 obj\n${pack}\nendobj\n6 0 obj\n${pdfStream('', '/Type /XRef /Root 1 0 R ')}\nendobj\nstartxref\n9\n%%EOF`;
    expect(readPdf(Buffer.from(file, 'latin1')).shapes.map(({ path }) => path)).toEqual([UPRIGHT]);
  });

  it('gives the reason where there is nothing to draw', () => {
    expect(faultOf(Buffer.from('%PDF-1.7\n'))).toBe('damaged');
    expect(faultOf(pdfOfPage(''))).toBe('nothing-drawn');
    expect(faultOf(pdfOfPage(BOX, { page: '' }))).toBe('no-size');
    expect(faultOf(pdfOfObjects(['<< /Type /Catalog >>']))).toBe('no-page');
    expect(faultOf(pdfOfObjects(['<< /Type /Catalog >>'], '/Encrypt << /V 4 >> '))).toBe('encrypted');
    expect(faultOf(pdfOfPage(`${'[ '.repeat(5_000)}`))).toBe('nothing-drawn');
    expect(faultOf(pdfOfPage('q '.repeat(600)))).toBe('too-deep');
    // A few bytes that unpack to more than there is room for.
    const bomb = deflateSync(Buffer.alloc(100 * 1024 * 1024)).toString('latin1');
    expect(
      faultOf(
        pdfOfObjects([
          '<< /Type /Catalog /Pages 2 0 R >>',
          '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 400 100] >>',
          '<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>',
          pdfStream(bomb, '/Filter /FlateDecode '),
        ]),
      ),
    ).toBe('too-much');
  });

  it('is a drawing by what it holds, whatever its name', () => {
    const { artwork } = readArtwork('报头.ai', pdfOfPage(BOX));
    expect(artwork).toMatchObject({ name: '报头.ai', mime: 'application/pdf', width: 1000 });
    expect(() => readArtwork('旧.eps', new TextEncoder().encode('%!PS-Adobe-3.0 EPSF-3.0'))).toThrow(
      expect.objectContaining({ code: 'artwork-eps' }),
    );
  });
});

describe('a PDF made to cost much', () => {
  /** A colour of a space that the resources name S. */
  const IN_SPACE = '/S cs 1 scn 0 0 50 50 re f';
  const SPOT = '/ColorSpace << /S [/Separation /Gold /DeviceCMYK 5 0 R] >>';
  /** What it says is told by an error, or by what is not drawn; what counts is that it ends. */
  const LIMIT_MS = 4000;

  it('has no function that lists itself without end', async () => {
    const listed = `/Functions [${'5 0 R '.repeat(40)}] /Bounds [${'0.5 '.repeat(39)}] /Encode [0 1]`;
    const file = pdfOfPage(IN_SPACE, { resources: SPOT, more: [`<< /FunctionType 3 /Domain [0 1] ${listed} >>`] });
    expect(await processorTime(() => faultOf(file))).toBeLessThan(LIMIT_MS);
  });

  it('has one object in a stream once, however often it is listed', async () => {
    const header = Array.from({ length: 200 }, (_, at) => `${at + 10} 0`).join(' ');
    const data = `${header} [${'1 '.repeat(200_000)}]`;
    const pack = pdfStream(data, `/Type /ObjStm /N 200 /First ${header.length + 1} `);
    expect(await processorTime(() => readPdf(pdfOfPage(BOX, { more: [pack] })))).toBeLessThan(LIMIT_MS);
  });

  it.each([
    ['ASCII85Decode', new Uint8Array(40e6).fill(0x7a)],
    ['RunLengthDecode', new Uint8Array(2e6).fill(129)],
  ])('is refused where %s gives too much', (filter, packed) => {
    const data = deflateSync(packed).toString('latin1');
    const file = pdfOfObjects([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 100] /Contents 4 0 R >>',
      pdfStream(data, `/Filter [/FlateDecode /${filter}] `),
    ]);
    expect(faultOf(file)).toBe('too-much');
  });
});

describe('strings in a PDF', () => {
  it('have bytes by their octal numbers, and lines that go on', () => {
    const table = '(\\000\\000\\000\\377\\0\\\n\\000)';
    const resources = `/ColorSpace << /S [/Indexed /DeviceRGB 1 ${table}] >>`;
    expect(fillsIn('/S cs 1 scn 0 0 50 50 re f', { resources })).toMatchObject([{ cmyk: [0, 1, 1, 0] }]);
  });

  it('give colours of Lab in its ranges', () => {
    const resources = '/ColorSpace << /S [/Indexed [/Lab << /WhitePoint [0.9642 1 0.8249] >>] 0 <FF8080>] >>';
    expect(fillsIn('/S cs 0 scn 0 0 50 50 re f', { resources })[0]?.cmyk.every((ink) => ink < 0.05)).toBe(true);
  });
});
