import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PageFactKind } from '../../../shared/edition/placed-page.ts';
import { pdfOfPage, pdfStream, iccHead as profile } from '../../../tests/kit/pdf-files.ts';
import { PdfError } from '../pdf/faults.ts';
import { TooLargeError } from './geometry.ts';
import { LayersError } from './layers.ts';
import { readPage } from './read-page.ts';

type Parts = NonNullable<Parameters<typeof pdfOfPage>[1]>;

/** What is found, wherever it is. */
function factsOf(content: string, parts: Parts = {}) {
  return readPage(pdfOfPage(content, parts), 1).placed.facts.map(({ places: _places, ...fact }) => fact);
}

function kindsOf(content: string, parts: Parts = {}): PageFactKind[] {
  return factsOf(content, parts).map(({ kind }) => kind);
}

const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
const type = { resources: '/Font << /F 5 0 R >>', more: [font] };

describe('what is found in a page', () => {
  it('is nothing where nothing is wrong', () => {
    expect(kindsOf('0 g 0 0 100 50 re f')).toEqual([]);
  });

  it('is colour of light, by the device or by a profile', () => {
    expect(kindsOf('1 0 0 rg 0 0 9 9 re f')).toEqual(['rgb']);
    expect(kindsOf('1 0 0 RG 0 0 m 9 9 l S')).toEqual(['rgb']);
    const icc = { resources: '/ColorSpace << /C [/ICCBased 5 0 R] >>', more: [pdfStream(profile('RGB '), '/N 3 ')] };
    expect(kindsOf('/C cs 1 0 0 scn 0 0 9 9 re f', icc)).toEqual(['independent']);
    const lab = { resources: '/ColorSpace << /C [/Lab << /WhitePoint [1 1 1] >>] >>' };
    expect(kindsOf('/C cs 50 9 9 scn 0 0 9 9 re f', lab)).toEqual(['independent']);
    // Chosen and never painted with: nothing of it is printed.
    expect(kindsOf('1 0 0 rg 0 g 0 0 9 9 re f')).toEqual([]);
  });

  it('is colour in forms, patterns and shadings as well', () => {
    const form = pdfStream('1 0 0 rg 0 0 9 9 re f', '/Type /XObject /Subtype /Form /BBox [0 0 9 9] ');
    expect(kindsOf('/X Do', { resources: '/XObject << /X 5 0 R >>', more: [form] })).toEqual(['rgb']);
    const shading = '/Shading << /S << /ShadingType 2 /ColorSpace /DeviceRGB >> >>';
    expect(kindsOf('/S sh', { resources: shading })).toEqual(['rgb', 'unchecked']);
    const cell = pdfStream('1 0 0 rg 0 0 9 9 re f', '/PatternType 1 /PaintType 1 /BBox [0 0 9 9] ');
    const pattern = { resources: '/Pattern << /P 5 0 R >>', more: [cell] };
    expect(kindsOf('/Pattern cs /P scn 0 0 9 9 re f', pattern)).toContain('rgb');
  });

  it('is text that will not stand on the press', () => {
    expect(kindsOf('BT /F 12 Tf (a) Tj ET', type)).toEqual(['fonts-missing']);
    const rich = factsOf('0.5 0 0 1 k BT /F 12 Tf 0.5 0 0 0.5 9 9 Tm (a) Tj ET', type);
    expect(rich.find(({ kind }) => kind === 'rich-text')).toEqual({ kind: 'rich-text', count: 1, amount: 6 });
    expect(kindsOf('0 1 1 0 k BT /F 6 Tf (a) Tj ET', type)).toContain('small-text');
    expect(kindsOf('0 1 1 0 k BT /F 20 Tf (a) Tj ET', type)).not.toContain('small-text');
    expect(kindsOf('0 1 1 0 k 3 Tr BT /F 6 Tf (a) Tj ET', type)).not.toContain('small-text');
  });

  it('is white that overprints, and only where it does', () => {
    const states = { resources: '/ExtGState << /O << /op true /OPM 1 >> /Z << /op true >> >>' };
    expect(kindsOf('/O gs 0 0 0 0 k 0 0 9 9 re f', states)).toContain('white-overprint');
    expect(kindsOf('/Z gs 0 0 0 0 k 0 0 9 9 re f', states)).not.toContain('white-overprint');
    expect(kindsOf('q /O gs Q 0 0 0 0 k 0 0 9 9 re f', states)).not.toContain('white-overprint');
  });

  it('is what blends, by strength, mode or mask', () => {
    const blending = (state: string) => kindsOf('/T gs', { resources: `/ExtGState << /T << ${state} >> >>` });
    expect(blending('/ca 0.5')).toEqual(['blends']);
    expect(blending('/BM /Multiply')).toEqual(['blends']);
    expect(blending('/BM [/Weird /Screen]')).toEqual(['blends']);
    expect(blending('/SMask << /S /Alpha >>')).toEqual(['blends']);
    expect(blending('/ca 1 /CA 1 /BM /Normal /SMask /None')).toEqual([]);
  });

  it('is how sharp pictures are where they stand, and the ink they take', () => {
    const samples = String.fromCharCode(...Array.from({ length: 16 * 16 * 4 }, () => 204));
    const image = pdfStream(
      samples,
      '/Type /XObject /Subtype /Image /Width 16 /Height 16 /BitsPerComponent 8 /ColorSpace /DeviceCMYK ',
    );
    const facts = factsOf('q 72 0 0 36 0 0 cm /X Do Q', { resources: '/XObject << /X 5 0 R >>', more: [image] });
    expect(facts).toEqual([
      { kind: 'pictures', count: 1, amount: 16 },
      { kind: 'ink', count: 1, amount: 320 },
    ]);
  });

  it('is what belongs to the document and stays behind', () => {
    const around = {
      page: '/MediaBox [0 0 400 100] /Annots [<< /Type /Annot /Subtype /FreeText >> << /Subtype /Popup >>]',
      catalog: '/Names << /JavaScript << >> >> /OutputIntents [<< /OutputConditionIdentifier (FOGRA39) >>] ',
    };
    expect(factsOf('', around)).toEqual([
      { kind: 'annotations', count: 1 },
      { kind: 'scripts', count: 1 },
      { kind: 'intent', count: 1, names: ['FOGRA39'] },
    ]);
  });
});

describe('a page that is read', () => {
  it('is the one that was asked for, of as many as there are', () => {
    expect(() => readPage(pdfOfPage(''), 2)).toThrow(new PdfError('no-page'));
    expect(readPage(pdfOfPage(''), 1).placed).toMatchObject({ page: 1, pages: 1 });
  });

  it('ends where forms lead to each other', () => {
    const self = pdfStream(
      '/X Do',
      '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> ',
    );
    expect(kindsOf('/X Do', { resources: '/XObject << /X 5 0 R >>', more: [self] })).toEqual([]);
  });

  it('takes nothing of the document along that no page paints', () => {
    const made = pdfOfPage('0 g', { resources: '/Properties << /P 3 0 R >> /Font << /F 2 0 R >>' });
    const text = Buffer.from(readPage(made, 1).bytes).toString('latin1');
    expect(text.match(/\/Type ?\/Page\b/gu)).toHaveLength(1);
  });

  it('is refused where text goes on from a layer that is off, which is named', () => {
    const layers = {
      catalog: '/OCProperties << /OCGs [5 0 R] /D << /OFF [5 0 R] >> >>',
      resources: '/Properties << /L 5 0 R >>',
      more: ['<< /Type /OCG /Name (Draft) >>'],
    };
    expect(() => readPage(pdfOfPage('BT /OC /L BDC (a) Tj EMC (b) Tj ET', layers), 1)).toThrow(
      new LayersError('Draft'),
    );
    expect(kindsOf('/OC /L BDC q EMC Q', layers)).toEqual(['layers-hidden']);
    expect(kindsOf('BT /OC /L BDC (a) Tj EMC ET', layers)).toEqual(['layers-hidden']);
    expect(kindsOf('/OC /L BDC q 1 0 0 rg 0 0 9 9 re f Q EMC', layers)).toEqual(['layers-hidden']);
  });
});

describe('a layer that is off', () => {
  it('is one that is never printed, whatever it is on screen', () => {
    const never = (state: string) =>
      kindsOf('/OC /L BDC 0 0 9 9 re f EMC', {
        catalog:
          '/OCProperties << /OCGs [5 0 R] /D << /ON [5 0 R] /AS [<< /Event /Print /Category [/Print] /OCGs [5 0 R] >>] >> >>',
        resources: '/Properties << /L 5 0 R >>',
        more: [`<< /Type /OCG /Name (Draft) /Usage << /Print << /PrintState /${state} >> >> >>`],
      });
    expect(never('OFF')).toEqual(['layers-hidden']);
    expect(never('ON')).toEqual([]);
  });

  it('is taken out of forms that have the resources of their page', () => {
    const form = pdfStream('/OC /L BDC 0 0 9 9 re f EMC', '/Type /XObject /Subtype /Form /BBox [0 0 9 9] ');
    const { bytes } = readPage(
      pdfOfPage('/X Do', {
        catalog: '/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>',
        resources: '/XObject << /X 5 0 R >> /Properties << /L 6 0 R >>',
        more: [form, '<< /Type /OCG /Name (Draft) >>'],
      }),
      1,
    );
    // Packed anew without what the layer holds.
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('0 0 9 9 re f EMC');
  });

  it('is named as its designer named it', () => {
    const named = (name: string) =>
      factsOf('/OC /L BDC 0 0 9 9 re f EMC', {
        catalog: '/OCProperties << /OCGs [5 0 R] /D << /OFF [5 0 R] >> >>',
        resources: '/Properties << /L 5 0 R >>',
        more: [`<< /Type /OCG /Name ${name} >>`],
      });
    expect(named('<FEFF8349 7A3F>')).toEqual([{ kind: 'layers-hidden', count: 1, names: ['草稿'] }]);
    expect(named('<FEFF8349 7A>')).toEqual([{ kind: 'layers-hidden', count: 1, names: ['草'] }]);
    expect(named('(Draft)')).toEqual([{ kind: 'layers-hidden', count: 1, names: ['Draft'] }]);
  });
});

describe('a damaged file', () => {
  const form = pdfStream('0 1 0 0 k 0 0 9 9 re f', '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Filter /LZWDecode ');
  const whole = pdfOfPage('q 1 0 0 1 3 3 cm /X Do Q BT /F 9 Tf (abc) Tj ET BI /W 1 /H 1 /BPC 8 /CS /G ID a EI', {
    resources: '/XObject << /X 5 0 R >> /Font << /F 6 0 R >> /ExtGState << /T << /ca 0.3 >> >>',
    more: [form, font],
  });

  it('is read, or refused with a reason, and never anything else', () => {
    const edits = fc.array(
      fc.record({ at: fc.nat(whole.length - 1), by: fc.nat(255), length: fc.nat(40), cuts: fc.boolean() }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(edits, (changes) => {
        let bytes = Buffer.from(whole);
        for (const { at, by, length, cuts } of changes) {
          if (cuts) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
          else if (at < bytes.length) bytes[at] = by;
        }
        try {
          expect(readPage(bytes, 1).bytes.length).toBeGreaterThan(0);
        } catch (error) {
          const isNamed = [PdfError, LayersError, TooLargeError].some((kind) => error instanceof kind);
          if (!isNamed) throw error;
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
