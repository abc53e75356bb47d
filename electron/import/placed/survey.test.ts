import { describe, expect, it } from 'vitest';
import { iccHead, pdfOfPage, pdfStream } from '../../../tests/kit/pdf-files.ts';
import { readPage } from './read-page.ts';

type Parts = NonNullable<Parameters<typeof pdfOfPage>[1]>;

const read = (content: string, parts: Parts = {}) => readPage(pdfOfPage(content, parts), 1);
const factsOf = (content: string, parts: Parts = {}) => read(content, parts).placed.facts;
const kindsOf = (content: string, parts: Parts = {}) => factsOf(content, parts).map(({ kind }) => kind);
const factOf = (kind: string, content: string, parts: Parts = {}) =>
  factsOf(content, parts).find((fact) => fact.kind === kind);

const helvetica = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
const type = { resources: '/Font << /F 5 0 R >>', more: [helvetica] };

describe('text that is filled and stroked', () => {
  it('is painted in both colours', () => {
    expect(kindsOf('2 Tr 1 0 0 RG BT /F 20 Tf (a) Tj ET', type)).toContain('rgb');
    expect(kindsOf('1 Tr 1 0 0 rg BT /F 20 Tf (a) Tj ET', type)).not.toContain('rgb');
    expect(kindsOf('1 Tr 1 0 0 RG BT /F 20 Tf (a) Tj ET', type)).toContain('rgb');
    expect(kindsOf('0 Tr 1 0 0 RG BT /F 20 Tf (a) Tj ET', type)).not.toContain('rgb');
  });

  it('takes no font where none of it is seen', () => {
    expect(kindsOf('3 Tr BT /F 20 Tf (a) Tj ET', type)).toEqual([]);
    // What clips the picture after it has a shape.
    expect(kindsOf('7 Tr BT /F 20 Tf (a) Tj ET', type)).toEqual(['fonts-missing']);
  });
});

describe('colours that patterns are painted in', () => {
  const cell = (paint: number, content: string) =>
    pdfStream(content, `/PatternType 1 /PaintType ${paint} /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 `);
  const uncoloured = (space: string, figures: string) =>
    kindsOf(`/C cs ${figures} /P scn 0 0 9 9 re f`, {
      resources: `/Pattern << /P 5 0 R >> /ColorSpace << /C [/Pattern ${space}] >>`,
      more: [cell(2, '0 0 5 5 re f')],
    });

  it('are those they are given, where they have none of their own', () => {
    expect(uncoloured('/DeviceRGB', '1 0 0')).toEqual(['rgb']);
    expect(uncoloured('[/Lab << /WhitePoint [1 1 1] >>]', '50 0 0')).toEqual(['independent']);
    expect(uncoloured('/DeviceCMYK', '0 1 0 0')).toEqual(['ink']);
    const { inks } = read('/C cs 1 /P scn 0 0 9 9 re f', {
      resources: '/Pattern << /P 5 0 R >> /ColorSpace << /C [/Pattern [/Separation /Gold /DeviceCMYK 6 0 R]] >>',
      more: [cell(2, '0 0 5 5 re f'), '<< /FunctionType 2 /Domain [0 1] /N 1 >>'],
    }).placed;
    expect(inks).toEqual(['Gold']);
  });

  it('count only where something is painted in them', () => {
    const parts = { resources: '/Pattern << /P 5 0 R >>', more: [cell(1, '1 0 0 rg 0 0 5 5 re f')] };
    expect(kindsOf('/Pattern cs /P scn 0 0 9 9 re f', parts)).toEqual(['rgb']);
    expect(kindsOf('/Pattern cs /P scn 0 g 0 0 9 9 re f', parts)).toEqual([]);
    expect(
      kindsOf('2 Tr /Pattern CS /P SCN BT /F 9 Tf (a) Tj ET', {
        ...parts,
        ...{ resources: `${parts.resources} /Font << /F 6 0 R >>`, more: [...parts.more, helvetica] },
      }),
    ).toContain('rgb');
  });
});

describe('glyphs that are drawings', () => {
  const font =
    '<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [.1 0 0 .1 0 0] /CharProcs << /red 6 0 R /plain 7 0 R >> /Encoding << /Differences [97 /red /plain] >> /FirstChar 97 /LastChar 98 /Widths [9 9] >>';
  const parts = {
    resources: '/Font << /F 5 0 R >>',
    more: [font, pdfStream('9 0 d0 1 0 0 rg 0 0 5 5 re f'), pdfStream('9 0 0 0 9 9 d1 1 0 0 rg 0 0 5 5 re f')],
  };

  it('have colours of their own, and those that are shown count', () => {
    expect(kindsOf('BT /F 9 Tf (a) Tj ET', parts)).toEqual(['rgb']);
    expect(kindsOf('BT /F 9 Tf [(b) 10 (a)] TJ ET', parts)).toEqual(['rgb']);
    expect(kindsOf('BT /F 9 Tf (b) Tj ET', parts)).toEqual([]);
  });

  it('are in the colour of the text where they say so', () => {
    expect(kindsOf('1 0 0 rg BT /F 9 Tf (b) Tj ET', parts)).toEqual(['rgb']);
    expect(kindsOf('0 1 0 0 k BT /F 9 Tf (b) Tj ET', parts)).toEqual(['ink']);
  });
});

describe('inks in spaces of several', () => {
  const tint = '<< /FunctionType 2 /Domain [0 1] /N 1 >>';
  const inks = (names: string, content: string) =>
    factsOf(`/C cs ${content}`, {
      resources: `/ColorSpace << /C [/DeviceN [${names}] /DeviceCMYK 5 0 R] >> /Font << /F 6 0 R >> /ExtGState << /O << /op true >> >>`,
      more: [tint, helvetica],
    });
  const all = '/Cyan /Magenta /Yellow /Black';

  it('are told as those of the press are', () => {
    expect(inks(all, '1 1 1 .5 scn 0 0 9 9 re f')).toMatchObject([{ kind: 'ink', amount: 350 }]);
    expect(inks('/Black /Cyan', '1 .5 scn BT /F 9 Tf (a) Tj ET').map(({ kind }) => kind)).toContain('rich-text');
    expect(inks('/Magenta /Gold', '1 1 scn BT /F 6 Tf (a) Tj ET').map(({ kind }) => kind)).toContain('small-text');
    expect(inks('/Magenta /None', '1 1 scn 0 0 9 9 re f')).toMatchObject([{ kind: 'ink', amount: 100 }]);
    expect(inks(all, '0 0 0 0 scn /O gs 0 0 9 9 re f').map(({ kind }) => kind)).toContain('white-overprint');
  });

  it('are full until a tint is chosen', () => {
    expect(inks('/Magenta /Gold', '0 0 9 9 re f')).toMatchObject([{ kind: 'ink', amount: 200 }]);
    expect(inks('/All', '0 0 9 9 re f').map(({ kind }) => kind)).toEqual(['registration']);
    expect(inks('/None', '0 0 9 9 re f')).toEqual([]);
  });

  it('keep their names, in whatever letters', () => {
    const named = (name: string) =>
      read('/C cs 1 scn 0 0 9 9 re f', {
        resources: `/ColorSpace << /C [/Separation ${name} /DeviceCMYK 5 0 R] >>`,
        more: [tint],
      });
    expect(named('/PANTONE#20300#20C').placed.inks).toEqual(['PANTONE 300 C']);
    expect(named('/#E4#B8#93#E8#89#B2#E9#87#91').placed.inks).toEqual(['专色金']);
    // As programs wrote it before there was UTF-8.
    expect(named('/#D7#A8#C9#AB#BD#F0').placed.inks).toEqual(['专色金']);
    const text = Buffer.from(named('/#D7#A8#C9#AB#BD#F0').bytes).toString('latin1');
    expect(text.toLowerCase()).toContain('/separation /#d7#a8#c9#ab#bd#f0');
  });
});

describe('profiles', () => {
  const profiled = (data: string, count: number, colour: string) =>
    kindsOf(`/C cs ${colour} scn 0 0 9 9 re f`, {
      resources: '/ColorSpace << /C [/ICCBased 5 0 R] >>',
      more: [pdfStream(data, `/N ${count} `)],
    });

  it('are of the colours they stand for, or told to be wrong', () => {
    expect(profiled(iccHead('CMYK'), 4, '0 0 0 1')).toEqual(['independent']);
    expect(profiled(iccHead('RGB '), 4, '0 0 0 1')).toEqual(['profiles-wrong', 'independent']);
    expect(profiled(iccHead('GRAY'), 3, '0 0 0')).toContain('profiles-wrong');
    expect(profiled('no profile', 3, '0 0 0')).toContain('profiles-wrong');
  });
});

describe('what is for one machine alone', () => {
  const state = (entries: string) => ({ resources: `/ExtGState << /G << ${entries} >> >>`, more: [curve] });
  const curve = '<< /FunctionType 2 /Domain [0 1] /N 2 >>';
  const made = (entries: string) => Buffer.from(read('/G gs 0 0 9 9 re f', state(entries)).bytes).toString('latin1');

  it('is left out, and told where it changes what is printed', () => {
    expect(kindsOf('/G gs', state('/TR 5 0 R'))).toEqual(['transfer']);
    expect(kindsOf('/G gs', state('/TR2 5 0 R'))).toEqual(['transfer']);
    expect(kindsOf('/G gs', state('/TR 5 0 R /TR2 /Default'))).toEqual([]);
    expect(kindsOf('/G gs', state('/TR /Identity'))).toEqual([]);
    expect(kindsOf('/G gs', state('/HT << /HalftoneType 1 /Frequency 60 /Angle 45 /SpotFunction /Round >>'))).toEqual([
      'halftones',
    ]);
    expect(made('/TR 5 0 R /HT /Default /op true')).not.toMatch(/\/(?:TR|HT) /u);
    expect(made('/TR 5 0 R /HT /Default /op true')).toContain('/op true');
    // The curve of a mask is the mask's own.
    expect(made('/SMask << /S /Alpha /G 4 0 R /TR 5 0 R >>')).toMatch(/\/TR /u);
  });

  it('leaves what only has such a name', () => {
    const parts = { resources: '/Font << /TR 5 0 R /HT 5 0 R >>', more: [helvetica] };
    expect(Buffer.from(read('BT /TR 9 Tf (a) Tj ET', parts).bytes).toString('latin1')).toMatch(/\/TR .*\/HT /u);
  });

  it('is no program', () => {
    for (const kind of ['/Subtype /PS', '/Subtype /Form /Subtype2 /PS']) {
      const parts = { resources: '/XObject << /X 5 0 R >>', more: [pdfStream('showpage', `${kind} `)] };
      expect(kindsOf('/X Do', parts)).toEqual(['postscript']);
      expect(Buffer.from(read('/X Do', parts).bytes).toString('latin1')).not.toContain('showpage');
    }
  });
});

describe('a form that is used many times', () => {
  it('is followed once, however often and wherever it stands', () => {
    const form = pdfStream('0 1 0 0 k 0 0 9 9 re f '.repeat(1_000), '/Subtype /Form /BBox [0 0 9 9] ');
    const uses = Array.from({ length: 10_000 }, (_, at) => `q 1 0 0 1 ${at} 0 cm /X Do Q`).join(' ');
    const facts = factsOf(uses, { resources: '/XObject << /X 5 0 R >>', more: [form] });
    expect(facts).toMatchObject([{ kind: 'ink', count: 1_000_000, amount: 100 }]);
  });

  it('is followed again where it is larger, or in another colour', () => {
    const image = pdfStream(
      '\0'.repeat(256),
      '/Subtype /Image /Width 16 /Height 16 /BitsPerComponent 8 /ColorSpace /DeviceGray ',
    );
    const form = pdfStream(
      '0 0 5 5 re f q 36 0 0 36 0 0 cm /I Do Q',
      '/Subtype /Form /BBox [0 0 99 99] /Resources << /XObject << /I 6 0 R >> >> ',
    );
    const parts = { resources: '/XObject << /X 5 0 R >>', more: [form, image] };
    const facts = factsOf('/X Do q 4 0 0 4 0 0 cm /X Do Q 1 0 0 rg /X Do', parts);
    expect(facts.find(({ kind }) => kind === 'pictures')).toMatchObject({ count: 3, amount: 8 });
    expect(facts.find(({ kind }) => kind === 'rgb')).toMatchObject({ count: 1 });
  });

  it('may hold others that are used as often, level under level', () => {
    const level = (next: number) =>
      pdfStream(`/X Do `.repeat(50), `/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X ${next} 0 R >> >> `);
    const more = [
      ...Array.from({ length: 10 }, (_, at) => level(at + 6)),
      pdfStream('0 g 0 0 9 9 re f', '/Subtype /Form /BBox [0 0 9 9] '),
    ];
    expect(kindsOf('/X Do', { resources: '/XObject << /X 5 0 R >>', more })).toEqual([]);
  });
});

describe('where something is', () => {
  it('is told from the top left of the page as it is seen, in points', () => {
    const at = (page: string) => factOf('fonts-missing', 'BT /F 12 Tf 30 20 Td (a) Tj ET', { ...type, page })?.places;
    expect(at('/MediaBox [0 0 400 100]')).toEqual([[30, 80]]);
    expect(at('/MediaBox [0 0 400 100] /TrimBox [10 10 390 90]')).toEqual([[20, 70]]);
    expect(at('/MediaBox [0 0 400 100] /Rotate 90')).toEqual([[20, 30]]);
    expect(at('/MediaBox [0 0 400 100] /UserUnit 2')).toEqual([[60, 160]]);
  });

  it('is told of each font, and of the worst of what has a measure', () => {
    const fonts = {
      resources: '/Font << /F 5 0 R /G 6 0 R >>',
      more: [helvetica, helvetica.replace('Helvetica', 'SimHei')],
    };
    expect(factOf('fonts-missing', 'BT /F 9 Tf 1 90 Td (a) Tj /G 9 Tf 0 -20 TD (b) Tj T* (c) Tj ET', fonts)).toEqual({
      kind: 'fonts-missing',
      count: 2,
      names: ['Helvetica', 'SimHei'],
      places: [
        [1, 10],
        [1, 30],
      ],
    });
    const text = '.5 0 0 1 k BT /F 9 Tf 1 90 Td (a) Tj /F 6 Tf 0 -20 Td (b) Tj /F 12 Tf 0 -20 Td (c) Tj ET';
    expect(factOf('rich-text', text, type)).toMatchObject({ count: 3, amount: 6, places: [[1, 30]] });
  });
});

describe('fonts that are there and of no use', () => {
  it('are missing', () => {
    const parts = (program: string) => ({
      resources: '/Font << /F 5 0 R >>',
      more: [
        '<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+SimSun /FontDescriptor << /FontFile2 6 0 R >> >>',
        program,
      ],
    });
    const text = 'BT /F 9 Tf (a) Tj ET';
    expect(kindsOf(text, parts(pdfStream('x'.repeat(99))))).toEqual([]);
    expect(kindsOf(text, parts(pdfStream('')))).toEqual(['fonts-missing']);
    expect(kindsOf(text, parts(pdfStream('x'.repeat(99), '/Filter /FlateDecode ')))).toEqual(['fonts-missing']);
    expect(kindsOf(text, parts(pdfStream('x'.repeat(99), '/F (simsun.ttf) ')))).toEqual(['fonts-missing']);
  });
});

describe('the plates a page takes', () => {
  const platesOf = (content: string, parts: Parts = {}) => read(content, parts).placed.plates;
  const rect = '0 0 9 9 re f';

  it('are those of its colours, grey and light without colour on black', () => {
    expect(platesOf('')).toEqual([]);
    expect(platesOf(`1 g ${rect}`)).toEqual([]);
    expect(platesOf(`0 g ${rect}`)).toEqual(['black']);
    expect(platesOf(`0 1 0 0 k ${rect} 0 0 .2 0 K 0 0 m 9 9 l S`)).toEqual(['magenta', 'yellow']);
    expect(platesOf(`.5 .5 .5 rg ${rect}`)).toEqual(['black']);
    expect(platesOf(`.5 .4 .5 rg ${rect}`)).toEqual(['light']);
    expect(platesOf(`1 1 1 rg ${rect}`)).toEqual([]);
    const icc = { resources: '/ColorSpace << /C [/ICCBased 5 0 R] >>', more: [pdfStream(iccHead('CMYK'), '/N 4 ')] };
    expect(platesOf(`/C cs 0 0 0 .5 scn ${rect}`, icc)).toEqual(['black']);
    const palette = { resources: '/ColorSpace << /C [/Indexed /DeviceCMYK 1 <00000000 00FF0000>] >>' };
    expect(platesOf(`/C cs 1 scn ${rect}`, palette)).toEqual(['magenta']);
    expect(platesOf(`/C cs 0 scn ${rect}`, palette)).toEqual([]);
  });

  it('are not known of a picture among the operators that has colours', () => {
    const among = (space: string, bytes: string) =>
      platesOf(`q 9 0 0 9 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /${space} ID ${bytes} EI Q`);
    expect(among('CMYK', 'abcd')).toEqual(['untold']);
    expect(among('RGB', 'abc')).toEqual(['untold']);
    expect(among('G', 'a')).toEqual(['black']);
    expect(platesOf('0 0 0 1 k q 9 0 0 9 0 0 cm BI /W 1 /H 1 /IM true ID a EI Q')).toEqual(['black']);
  });

  it('are those that a gradient goes through', () => {
    const shading = (type: number, space: string, to: string) =>
      platesOf('/S sh', {
        resources: `/Shading << /S << /ShadingType ${type} /ColorSpace ${space} /Coords [0 0 9 9] /Function << /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 0] /C1 [${to}] >> >> >>`,
      });
    expect(shading(2, '/DeviceCMYK', '0 0 0 1')).toEqual(['black']);
    expect(shading(3, '/DeviceCMYK', '0 1 1 0')).toEqual(['magenta', 'yellow']);
    expect(shading(4, '/DeviceCMYK', '0 1 1 0')).toEqual(['untold']);
  });

  it('are said not to be known of a mesh, and where it is', () => {
    const mesh = (type: number) =>
      factsOf('q 100 100 20 20 re W n /S sh Q', {
        resources: `/Shading << /S << /ShadingType ${type} /ColorSpace /DeviceCMYK >> >>`,
      }).find(({ kind }) => kind === 'unchecked');
    for (const type of [4, 5, 6, 7]) expect(mesh(type)).toMatchObject({ names: ['mesh'] });
    expect(mesh(1)).toMatchObject({ names: ['gradient'] });
    expect(mesh(7)?.places?.[0]?.[0]).toBe(100);
  });

  it('are those of its pictures, but for single pixels', () => {
    const picture = (space: string, data: string) =>
      platesOf('q 9 0 0 9 0 0 cm /X Do Q', {
        resources: '/XObject << /X 5 0 R >>',
        more: [pdfStream(data, `/Subtype /Image /Width 64 /Height 64 /BitsPerComponent 8 /ColorSpace /${space} `)],
      });
    const black = '\0\0\0\x80'.repeat(4096);
    expect(picture('DeviceCMYK', black)).toEqual(['black']);
    expect(picture('DeviceCMYK', `\xff${black.slice(1)}`)).toEqual(['black']);
    expect(picture('DeviceCMYK', '\xff\0\0\0'.repeat(4096))).toEqual(['cyan']);
    expect(picture('DeviceRGB', '\x80\x82\x7e'.repeat(4096))).toEqual(['black']);
    expect(picture('DeviceRGB', '\xff\x82\x7e'.repeat(4096))).toEqual(['light']);
    expect(picture('DeviceGray', '\x80'.repeat(4096))).toEqual(['black']);
    expect(picture('DeviceGray', '\xff'.repeat(4096))).toEqual([]);
  });
});
