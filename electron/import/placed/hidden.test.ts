import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { PdfReader } from '../../../shared/pdf/read.ts';
import { pdfOfPage, pdfStream } from '../../../tests/kit/pdf-files.ts';
import { LayersError } from './layers.ts';
import { readPage } from './read-page.ts';

/** Paints in magenta what no file should print. */
const HIDDEN = '/OC /L BDC 0 1 0 0 k 1 2 3 4 re f EMC';
/** The fifth object is a layer, switched off. */
const off = { catalog: '/OCProperties << /OCGs [5 0 R] /D << /OFF [5 0 R] >> >>' };
const draft = '<< /Type /OCG /Name (Draft) >>';

/** All that is painted in a file, in one. */
function paintedIn(bytes: Uint8Array): string {
  const file = new PdfReader(bytes, (packed) => new Uint8Array(inflateSync(packed)));
  const streams = [...file.objects()].flatMap((one) => {
    const dictionary = file.dictionary(one);
    const data = dictionary === null ? null : file.data(dictionary);
    return data === null ? [] : [Buffer.from(data).toString('latin1')];
  });
  return streams.join('\n');
}

function read(content: string, parts: Parameters<typeof pdfOfPage>[1]) {
  const { bytes, placed } = readPage(pdfOfPage(content, parts), 1);
  const hidden = placed.facts.find(({ kind }) => kind === 'layers-hidden')?.names ?? [];
  return { painted: paintedIn(bytes), hidden, kinds: placed.facts.map(({ kind }) => kind) };
}

describe('a layer that is off', () => {
  it('is taken out of the cells of patterns', () => {
    const cell = pdfStream(
      `0 g 0 0 5 5 re f ${HIDDEN}`,
      '/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources << /Properties << /L 5 0 R >> >> ',
    );
    const { painted, hidden } = read('/Pattern cs /P scn 0 0 50 50 re f', {
      ...off,
      resources: '/Pattern << /P 6 0 R >>',
      more: [draft, cell],
    });
    expect(painted).toContain('0 0 5 5 re');
    expect(painted).not.toContain('1 2 3 4 re');
    expect(hidden).toEqual(['Draft']);
  });

  it('is taken out of glyphs that are drawings, by the resources of their font or of the page', () => {
    const glyph = pdfStream(`9 0 d0 0 0 5 5 re f ${HIDDEN}`);
    const font = (own: string) =>
      `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [.1 0 0 .1 0 0] /CharProcs << /a 6 0 R >> /Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [9] ${own} >>`;
    for (const [own, page] of [
      ['/Resources << /Properties << /L 5 0 R >> >>', ''],
      ['', '/Properties << /L 5 0 R >>'],
    ] as const) {
      const { painted, hidden } = read('BT /F 9 Tf (a) Tj ET', {
        ...off,
        resources: `/Font << /F 7 0 R >> ${page}`,
        more: [draft, glyph, font(own)],
      });
      expect(painted).toContain('0 0 5 5 re');
      expect(painted).not.toContain('1 2 3 4 re');
      expect(hidden).toEqual(['Draft']);
    }
  });

  it('is taken out of forms in forms, of masks, and of forms in patterns', () => {
    const form = pdfStream(HIDDEN, '/Subtype /Form /BBox [0 0 9 9] /Resources << /Properties << /L 5 0 R >> >> ');
    const outer = pdfStream('/X Do', '/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >> ');
    const cell = pdfStream(
      '/X Do',
      '/PatternType 1 /PaintType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources << /XObject << /X 6 0 R >> >> ',
    );
    const found = [
      read('/Y Do', { ...off, resources: '/XObject << /Y 7 0 R >>', more: [draft, form, outer] }),
      read('/G gs 0 0 9 9 re f', {
        ...off,
        resources: '/ExtGState << /G << /SMask << /S /Luminosity /G 6 0 R >> >> >>',
        more: [draft, form],
      }),
      read('/Pattern cs /P scn 0 0 9 9 re f', {
        ...off,
        resources: '/Pattern << /P 7 0 R >>',
        more: [draft, form, cell],
      }),
    ];
    for (const { painted, hidden } of found) {
      expect(painted).not.toContain('1 2 3 4 re');
      expect(hidden).toEqual(['Draft']);
    }
  });

  it('gives no facts of what is not printed', () => {
    const form = pdfStream(
      '/OC /L BDC 1 0 0 rg 0 0 9 9 re f EMC',
      '/Subtype /Form /BBox [0 0 9 9] /Resources << /Properties << /L 5 0 R >> >> ',
    );
    const { kinds } = read('/X Do', { ...off, resources: '/XObject << /X 6 0 R >>', more: [draft, form] });
    expect(kinds).toEqual(['layers-hidden']);
  });

  it('is not named where nothing was on it', () => {
    const { hidden } = read('0 g 0 0 9 9 re f', { ...off, resources: '/Properties << /L 5 0 R >>', more: [draft] });
    expect(hidden).toEqual([]);
  });

  it('is none that is for designing only, where the file is shown for viewing', () => {
    const design = '<< /Type /OCG /Name (Guides) /Intent /Design >>';
    const { painted } = read(HIDDEN, { ...off, resources: '/Properties << /L 5 0 R >>', more: [design] });
    expect(painted).toContain('1 2 3 4 re');
  });

  it('refuses the file where it stands in operators that cannot be unpacked', () => {
    const form = pdfStream(
      'no such packing',
      '/Subtype /Form /Filter /Strange /Resources << /Properties << /L 5 0 R >> >> ',
    );
    const parts = { ...off, resources: '/XObject << /X 6 0 R >>', more: [draft, form] };
    expect(() => readPage(pdfOfPage('/X Do', parts), 1)).toThrow(LayersError);
  });
});

describe('several layers together', () => {
  const second = '<< /Type /OCG /Name (Final) >>';
  const together = (entries: string, content = HIDDEN) =>
    read(content, {
      ...off,
      resources: '/Properties << /L 7 0 R >> /XObject << /X 8 0 R >>',
      more: [
        draft,
        second,
        `<< /Type /OCMD ${entries} >>`,
        pdfStream('1 2 3 4 re f', '/Subtype /Form /BBox [0 0 9 9] /OC 7 0 R '),
      ],
    });
  const isShown = (entries: string) => together(entries).painted.includes('1 2 3 4 re f EMC');

  it('are shown as their expression says, whatever the list beside it does', () => {
    // The fifth is off, the sixth is on.
    expect(isShown('/VE [/And 5 0 R 6 0 R]')).toBe(false);
    expect(isShown('/VE [/Or 5 0 R 6 0 R]')).toBe(true);
    expect(isShown('/VE [/Not 5 0 R]')).toBe(true);
    expect(isShown('/VE [/Not [/Or 5 0 R 6 0 R]]')).toBe(false);
    expect(isShown('/VE [/And [/Not 5 0 R] 6 0 R]')).toBe(true);
    expect(isShown('/VE [/Not 6 0 R] /OCGs [6 0 R]')).toBe(false);
    expect(isShown('/OCGs [5 0 R 6 0 R] /P /AllOn')).toBe(false);
    expect(isShown('/OCGs [5 0 R 6 0 R]')).toBe(true);
    // A layer that is no longer in the file counts for nothing.
    expect(isShown('/OCGs [5 0 R 99 0 R]')).toBe(false);
  });

  it('are named by what each is called, of a form as of what stands in the page', () => {
    expect(together('/VE [/Not 6 0 R]').hidden).toEqual(['Final']);
    expect(together('/OCGs [5 0 R 6 0 R] /P /AllOn').hidden).toEqual(['Draft', 'Final']);
    const form = together('/OCGs [5 0 R 6 0 R] /P /AllOn', '/X Do');
    expect(form.hidden).toEqual(['Draft', 'Final']);
    expect(form.painted).not.toContain('1 2 3 4 re');
    expect(together('/OCGs 5 0 R', '/X Do').hidden).toEqual(['Draft']);
  });

  it('end where their expressions lead to each other without end', () => {
    const round = '[/And 8 0 R 8 0 R]';
    const parts = {
      ...off,
      resources: '/Properties << /L 7 0 R >>',
      more: [draft, second, '<< /Type /OCMD /VE 8 0 R >>', round],
    };
    expect(() => readPage(pdfOfPage(HIDDEN, parts), 1)).toThrow('too-deep');
  });
});
