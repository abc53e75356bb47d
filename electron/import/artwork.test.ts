import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coloursOf } from '../../shared/paper/artwork-records.ts';
import { pdfOfPage } from '../../tests/kit/pdf-files.ts';
import { processorTime } from '../../tests/kit/processor-time.ts';
import { cases } from '../../tests/kit/seeds.ts';
import { DayangError } from '../errors.ts';
import { readArtwork } from './artwork.ts';

const read = (inner: string, attributes = 'viewBox="0 0 100 50"') =>
  readArtwork(
    '报头.svg',
    new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inner}</svg>`),
  );
const shapesIn = (inner: string) => read(inner).artwork.shapes;
const kindsIn = (inner: string) => read(`${inner}<path d="M0 0h1v1z"/>`).remarks.map(({ kind }) => kind);

describe('a drawing', () => {
  it('is outlines of a thousand units across, whatever it is measured in', () => {
    const { artwork } = read('<rect x="10" y="10" width="50" height="20"/>');
    expect(artwork).toMatchObject({ width: 1000, height: 500, ink: { x: 100, y: 100, width: 500, height: 200 } });
    expect(artwork.shapes.map(({ path }) => path)).toEqual(['M100 100L600 100L600 300L100 300Z']);
    const inMillimetres = read('<rect width="1" height="1"/>', 'width="320mm" height="80mm" viewBox="0 0 4 1"').artwork;
    expect(inMillimetres).toMatchObject({ width: 1000, height: 250, ink: { width: 250, height: 250 } });
  });

  it('follows groups, transforms, uses and shapes of every kind', () => {
    const [moved] = shapesIn('<g transform="translate(10 5) scale(2)"><rect width="5" height="5"/></g>');
    expect(moved?.path).toBe('M100 50L200 50L200 150L100 150Z');
    const [used] = shapesIn('<defs><path id="a" d="M0 0h10v10z"/></defs><use href="#a" x="20"/>');
    expect(used?.path).toBe('M200 0L300 0L300 100Z');
    const round = shapesIn(
      '<circle cx="10" cy="10" r="5"/><ellipse cx="1" cy="1" rx="1" ry="2"/><polygon points="0,0 1,1 2,0"/>',
    );
    expect(round.map(({ path }) => path.replace(/[^MLCZ]/gu, ''))).toEqual([
      expect.stringMatching(/^MC+Z$/u),
      expect.stringMatching(/^MC+Z$/u),
      'MLLZ',
    ]);
    expect(shapesIn('<path d="M0 0q5 5 10 0t10 0a5 5 0 0 1 10 0z"/>')[0]?.path).toMatch(/^M0 0(?:C[^MLZ]+)+Z$/u);
    // What goes on after it was closed begins where it began.
    expect(shapesIn('<path d="M1 1h1v1zl1 1z"/>')[0]?.path).toBe('M10 10L20 10L20 20ZM10 10L20 20Z');
  });

  it('takes what it looks like from attributes, style sheets and styles, the nearest last', () => {
    const [shape] = shapesIn(
      '<style>.red{fill:#f00} #own{fill:blue}</style><g fill="lime"><path class="red" d="M0 0h1v1z"/></g>',
    );
    expect(shape?.fill?.name).toBe('#ff0000');
    expect(
      shapesIn('<style>.red{fill:#f00}</style><path class="red" style="fill:#0f0" d="M0 0h1v1z"/>')[0]?.fill?.name,
    ).toBe('#00ff00');
    expect(shapesIn('<g stroke="red" stroke-width="2" fill="none"><path d="M0 0L1 1"/></g>')[0]).toMatchObject({
      fill: null,
      stroke: { width: 20, cap: 'butt', join: 'miter' },
    });
    expect(shapesIn('<path fill-rule="evenodd" d="M0 0h1v1z"/>')[0]?.rule).toBe('evenodd');
  });

  it('turns by angles in every unit, and says nothing of lengths that it knows', () => {
    const turned = (transform: string) =>
      shapesIn(`<path style="transform:${transform}" d="M1 0L2 0"/><rect width="1" height="1"/>`)[0]?.path;
    for (const angle of ['90', '90deg', '0.25turn', '100grad', '1.5707963267948966rad']) {
      expect(turned(`rotate(${angle})`)).toBe('M0 10L0 20');
    }
    expect(turned('translate(1-5)')).toBe('M20 -50L30 -50');
    expect(turned('translate(3pt,1px)')).toBe('M50 10L60 10');
    expect(turned('scale(200%)')).toBe('M20 0L40 0');
    expect(kindsIn('<rect width="1mm" height="50%" rx="auto"/><svg style="width:100%"/>')).toEqual(['style']);
    expect(kindsIn('<g style="width:100%"><rect width="1mm" height="50%" rx="auto"/></g>')).toEqual([]);
  });

  it('says that it is not stretched, where it would be', () => {
    const kinds = (attributes: string) =>
      read('<path d="M0 0h1v1z"/>', `viewBox="0 0 100 50" preserveAspectRatio="none" ${attributes}`).remarks;
    expect(kinds('width="100" height="100"').map(({ kind }) => kind)).toEqual(['transform']);
    expect(kinds('width="200" height="100"')).toEqual([]);
    expect(kinds('width="100%" height="100%"')).toEqual([]);
  });

  it('takes what is important before a style of the element itself', () => {
    const fillOf = (rule: string, style: string) =>
      shapesIn(`<style>path{${rule}}</style><path style="${style}" d="M0 0h1v1z"/>`)[0]?.fill?.name;
    expect(fillOf('fill:#f00 !important', 'fill:#0f0')).toBe('#ff0000');
    expect(fillOf('', '/* a: b; */ fill:#0f0')).toBe('#00ff00');
    expect(fillOf('fill:#f00 ! important;fill:#00f', 'fill:#0f0 !important')).toBe('#00ff00');
  });

  it('draws nothing of what is no part solid, and nothing of what is wholly solid', () => {
    expect(shapesIn('<path opacity="0%" d="M0 0h1v1z"/><path d="M0 0h1v1z"/>')).toHaveLength(1);
    expect(kindsIn('<path opacity="100%" fill-opacity="1e0" d="M0 0h1v1z"/>')).toEqual([]);
  });

  it('takes entities that it declares itself, as Illustrator writes its styles', () => {
    const declared = (entities: string, inner: string) =>
      readArtwork(
        '报头.svg',
        new TextEncoder().encode(
          `<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd" [${entities}]><svg viewBox="0 0 9 9">${inner}<path d="M0 0h1v1z"/></svg>`,
        ),
      );
    const { artwork, remarks } = declared(
      `<!ENTITY ns "http://www.w3.org/"> <!ENTITY st1 "fill:#FF0000;">\n<!ENTITY c '#00ff00'>`,
      '<path style="&st1;" d="M0 0h1v1z"/><path fill="&c;" xmlns:x="&ns;" d="M0 0h1v1z"/>',
    );
    expect(artwork.shapes.map(({ fill }) => fill?.name)).toEqual(['#ff0000', '#00ff00', '#000000']);
    expect(remarks).toEqual([]);
    const kinds = (entities: string) => declared(entities, '<g style="&a;"/>').remarks.map(({ kind }) => kind);
    expect(kinds('<!ENTITY b "fill:red"><!ENTITY a "&b;&b;">')).toEqual(['style']);
    expect(kinds('<!ENTITY a SYSTEM "other.txt">')).toEqual(['style']);
    const { artwork: bounded } = declared(
      `<!ENTITY a "${'x'.repeat(2_000)}">`,
      `<title>${'&a;'.repeat(400_000)}</title>`,
    );
    expect(bounded.shapes).toHaveLength(1);
  });

  it('has black and grey of black ink alone, and other colours of four inks', () => {
    const inks = (fill: string) => coloursOf(read(`<path fill="${fill}" d="M0 0h1v1z"/>`).artwork)[0]?.cmyk;
    expect(inks('black')).toEqual([0, 0, 0, 1]);
    expect(inks('#231f20')).toEqual([0, 0, 0, 1]);
    expect(inks('rgb(50%, 50%, 50%)')).toEqual([0, 0, 0, expect.closeTo(0.5, 2)]);
    expect(inks('#f00')).toEqual([0, 1, 1, 0]);
    expect(inks('hsl(240 100% 50%)')).toEqual([1, 1, 0, 0]);
    expect(inks('device-cmyk(0 1 0.9 0.1)')).toEqual([0, 1, 0.9, 0.1]);
    expect(inks('#300000')?.reduce((sum, part) => sum + part, 0)).toBeLessThanOrEqual(2.4);
    expect(coloursOf(read('<path fill="#fff" d="M0 0h1v1z"/><path d="M0 0h1v1z"/>').artwork)).toHaveLength(1);
  });

  it.each([
    ['<text>江城</text>', 'text'],
    ['<image href="a.png"/>', 'picture'],
    [
      '<linearGradient id="g"><stop stop-color="red"/></linearGradient><path fill="url(#g)" d="M0 0h1v1z"/>',
      'gradient',
    ],
    ['<pattern id="p"/><path fill="url(#p)" d="M0 0h1v1z"/>', 'pattern'],
    ['<path filter="url(#f)" d="M0 0h1v1z"/>', 'filter'],
    ['<path mask="url(#m)" d="M0 0h1v1z"/>', 'mask'],
    ['<path clip-path="url(#c)" d="M0 0h1v1z"/>', 'clip'],
    ['<g opacity=".5"><path d="M0 0h1v1z"/></g>', 'opacity'],
    ['<path fill="rgba(255,0,0,.5)" d="M0 0h1v1z"/>', 'opacity'],
    ['<path style="mix-blend-mode:multiply" d="M0 0h1v1z"/>', 'blending'],
    ['<path marker-end="url(#m)" d="M0 0h1v1z"/>', 'marker'],
    ['<script>alert(1)</script>', 'script'],
    ['<path onclick="x()" d="M0 0h1v1z"/>', 'script'],
    ['<animate attributeName="x"/>', 'animation'],
    ['<use href="other.svg#a"/>', 'external'],
    ['<style>@font-face{font-family:x;src:url(http://x)}</style>', 'style'],
    ['<style>a > b{fill:red}</style>', 'style'],
    ['<path transform="spin(3)" d="M0 0h1v1z"/>', 'transform'],
    ['<path fill="lab(1 2 3)" d="M0 0h1v1z"/>', 'colour'],
    ['<path d="M0 0h1v1zM2 2Q!"/>', 'path'],
    ['<blink/>', 'element'],
    ['<path transform="scale(1 3)" stroke="red" d="M0 0L1 1"/>', 'uneven-stroke'],
    ['<path fill="#231815" d="M0 0h1v1z"/>', 'near-black'],
    ['<path opacity="50%" d="M0 0h1v1z"/>', 'opacity'],
    ['<path fill-opacity="50%" d="M0 0h1v1z"/>', 'opacity'],
    ['<path opacity="half" d="M0 0h1v1z"/>', 'style'],
    ['<path fill="device-cmyk(0 1 1 0 / x)" d="M0 0h1v1z"/>', 'colour'],
    ['<path style="&st1;" d="M0 0h1v1z"/>', 'style'],
    ['<path style="transform:translate(10%)" d="M0 0h1v1z"/>', 'transform'],
    ['<path style="transform:translate(1em)" d="M0 0h1v1z"/>', 'transform'],
    ['<rect width="2em" height="1"/>', 'style'],
    ['<use href="#a" x="1vw"/>', 'style'],
    ['<path stroke="red" stroke-width="1em" d="M0 0h1"/>', 'style'],
    [`<path style="d:path('M0 0h2v2z')" d="M0 0h1v1z"/>`, 'style'],
    ['<style>rect{width:5px}</style><rect width="1" height="1"/>', 'style'],
    ['<svg viewBox="0 0 1 1" preserveAspectRatio="none"><path d="M0 0h1v1z"/></svg>', 'transform'],
    ['<svg viewBox="0 0 1 1" preserveAspectRatio="xMinYMin slice"><path d="M0 0h1v1z"/></svg>', 'transform'],
    ['<path d="z"/>', 'path'],
    ['<path d="L5 5"/>', 'path'],
    ['<path d="M0 0A1e308 1e308 0 0 1 5 5"/>', 'path'],
    ['<g transform="scale(1e308)"><g transform="scale(1e308)"><path d="M0 0h1v1z"/></g></g>', 'transform'],
    ['<path transform="scale(1e308) scale(1e308)" d="M0 0h1v1z"/>', 'transform'],
    ['<path fill="constructor" d="M0 0h1v1z"/>', 'colour'],
    ['<path stroke="tostring" d="M0 0h1v1z"/>', 'colour'],
    ['<constructor/>', 'element'],
    ['<toString/>', 'element'],
    ['<__proto__/>', 'element'],
    ['<path stroke="red" stroke-width="1e9" d="M0 0h1v1z"/>', 'style'],
    ['<path stroke="red" stroke-dasharray="1 1e9" d="M0 0h1v1z"/>', 'style'],
    ['<path stroke="red" stroke-dasharray="0.00001" d="M0 0h1v1z"/>', 'style'],
    ['<path stroke="red" transform="rotate(45) scale(1e200)" d="M0 0h0"/>', 'style'],
  ])('says what of it is not drawn as it stands there: %s', (inner, kind) => {
    expect(kindsIn(inner)).toContain(kind);
  });

  it('says nothing of what is drawn as it stands there, nor of what editors keep for themselves', () => {
    expect(
      kindsIn(
        '<title>报头</title><metadata/><sodipodi:namedview x="1"/><clipPath id="c"><rect width="100" height="50"/></clipPath><g clip-path="url(#c)"><path d="M0 0h1v1z"/></g><path display="none" d="M0 0h1v1z"/>',
      ),
    ).toEqual([]);
  });

  it.each([
    ['<svg viewBox="0 0 1 1"><text>字</text></svg>', 'artwork-nothing-drawn'],
    ['<svg><path d="M0 0h1v1z"/></svg>', 'artwork-no-size'],
    ['<svg viewBox="0 0 1e9 1"><path d="M0 0h1v1z"/></svg>', 'artwork-no-size'],
    ['<svg viewBox="0 0 1e-320 1e-320"><path d="M0 0h1v1z"/></svg>', 'artwork-no-size'],
    ['<svg viewBox="1e308 0 1e-5 1"><path d="M0 0h1v1z"/></svg>', 'artwork-nothing-drawn'],
    ['<html/>', 'artwork-not-svg'],
    ['%PDF-1.4', 'artwork-damaged'],
    [`<svg viewBox="0 0 1 1">${'<g>'.repeat(200)}<path d="M0 0h1v1z"/>`, 'artwork-too-deep'],
    [`<svg viewBox="0 0 1 1">${'<path d="M0 0h1v1z"/>'.repeat(5000)}</svg>`, 'artwork-too-much'],
    [`<svg viewBox="0 0 1 1"><path d="M0 0${'l0.00001 0'.repeat(130_000)}"/></svg>`, 'artwork-too-much'],
  ])('is refused by name: %#', (text, code) => {
    const refused = () => readArtwork('报头.svg', new TextEncoder().encode(text));
    expect(refused).toThrow(DayangError);
    expect(refused).toThrow(expect.objectContaining({ code }));
  });

  it('is an SVG though it speaks of a PDF, and a PDF though some bytes stand before it', () => {
    expect(read('<!-- %PDF-1.4 --><title>%PDF-1.7</title><path d="M0 0h1v1z"/>').artwork.mime).toBe('image/svg+xml');
    const pdf = (before: string) => readArtwork('报头.pdf', Buffer.from(`${before}${pdfOfPage('0 0 9 9 re f')}`));
    expect(['', '\r\n', '\x00junk'].map((before) => pdf(before).artwork.mime)).toEqual(
      Array.from({ length: 3 }, () => 'application/pdf'),
    );
  });

  it('uses that multiply, and uses of themselves, come to an end', () => {
    const doubled = Array.from(
      { length: 40 },
      (_, at) => `<g id="g${at + 1}"><use href="#g${at}"/><use href="#g${at}"/></g>`,
    );
    expect(() => read(`<defs><path id="g0" d="M0 0h1v1z"/>${doubled.join('')}</defs><use href="#g40"/>`)).toThrow(
      DayangError,
    );
    expect(kindsIn('<g id="a"><use href="#a"/></g>')).toContain('element');
  });

  it.each([
    ['rules that never end', `<style>${'@a{'.repeat(200_000)}</style>`],
    ['comments that never end', `<style>${'/*'.repeat(200_000)}</style>`],
    ['a colour of spaces', `<path fill="#f00${' '.repeat(400_000)}x" d="M0 0h1v1z"/>`],
    [
      'a faulty path used again and again',
      `<path id="p" d="${'M9e99 0'.repeat(40_000)}"/>${'<use href="#p"/>'.repeat(2_000)}`,
    ],
    ['a length of digits', `<rect width="${'1'.repeat(60_000)}!" height="1"/>`],
    [
      'declarations that nothing asks for',
      `<style>rect{${Array.from({ length: 50_000 }, (_, at) => `x${at}:1`).join(';')}}</style>${'<rect width="1" height="1"/>'.repeat(3_900)}`,
    ],
    [
      'a style used again and again',
      `<rect id="p" width="1" height="1" style="${Array.from({ length: 20_000 }, (_, at) => `x${at}:1`).join(';')}"/>${'<use href="#p"/>'.repeat(3_900)}`,
    ],
    [
      'a transform used again and again',
      `<g id="p" transform="${'scale(1)'.repeat(20_000)}"/>${'<use href="#p"/>'.repeat(3_900)}`,
    ],
    [
      'points used again and again of which nothing is drawn',
      `<polygon id="p" points="${'9e999 '.repeat(100_000)}"/>${'<use href="#p"/>'.repeat(3_900)}`,
    ],
    ['a path of mistakes', `<path d="${'M1 1L!'.repeat(400_000)}"/>`],
  ])('takes no longer for %s than for others', async (_, inner) => {
    const time = await processorTime(() => {
      try {
        read(`${inner}<path d="M0 0h1v1z"/>`);
      } catch (error) {
        expect(error).toBeInstanceOf(DayangError);
      }
    });
    expect(time).toBeLessThan(12_000);
  });

  it('is read or refused by a reason, whatever its file is', () => {
    const piece = fc.constantFrom(
      '<svg viewBox="0 0 9 9">',
      '<g transform="',
      'scale(',
      '1e9',
      '1e308',
      ') ',
      '<constructor>',
      '<path stroke="red" stroke-width="',
      '<path fill="constructor" d="',
      '"',
      '>',
      '<path d="',
      'M0 0',
      'a1 1 0 0 1',
      'L',
      '-',
      '.5',
      'z',
      '"/>',
      '</g>',
      '</svg>',
      '<use href="#a"/>',
      '<style>',
      '{fill:',
      '}',
      '&#0;',
      '<!DOCTYPE svg [<!ENTITY a "b">]>',
      '\u0000',
      '报',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        try {
          const { artwork } = readArtwork('x.svg', new TextEncoder().encode(pieces.join('')));
          expect(artwork.shapes.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(DayangError);
        }
      }),
      cases(1_000),
    );
  });
});
