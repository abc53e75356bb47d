/** PDFs with damage in them: read as far as they go, or refused with a reason, and never for long. */
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DayangError } from '../../electron/errors.ts';
import { readArtwork } from '../../electron/import/artwork.ts';
import { Dice } from '../kit/dice.ts';
import { pdfOfObjects, pdfOfPage, pdfStream } from '../kit/pdf-files.ts';
import { processorTime } from '../kit/processor-time.ts';
import { printSeed, seed } from '../kit/seeds.ts';

const FILES = 500;
/** Processor time that one file may take, in milliseconds: most take a few. */
const LONGEST = 4_000;

const content =
  'q 1 0 0 1 5 5 cm /S cs 0.5 scn 0 0 m 40 20 l 80 20 80 40 40 40 c h B* Q /G gs /X Do 0 0 20 10 re W n /H sh BT /F 9 Tf (a\\)b) Tj ET [4 2] 0 d 0 1 0 0 K 0 0 m 9 9 l S';
const resources =
  '/ColorSpace << /S [/Separation /Red /DeviceCMYK 5 0 R] >> /ExtGState << /G << /ca 0.5 /D [[3] 0] >> >> /XObject << /X 6 0 R >> /Shading << /H 7 0 R >> /Font << /F 8 0 R >>';
const more = [
  pdfStream(
    '\x00\x00\x00\x00\x00\xff\xff\x00',
    '/FunctionType 0 /Domain [0 1] /Range [0 1 0 1 0 1 0 1] /Size [2] /BitsPerSample 8 ',
  ),
  pdfStream('0 0 40 20 re f /X Do', '/Subtype /Form /BBox [0 0 40 20] /Matrix [1 0 0 1 10 0] '),
  '<< /ShadingType 2 /ColorSpace /DeviceGray /Function << /FunctionType 3 /Domain [0 1] /Bounds [] /Encode [0 1] /Functions [<< /FunctionType 2 /Domain [0 1] /N 1 >>] >> >>',
  '<< /Type /Font /BaseFont /Kai >>',
];
const plain = pdfOfPage(content, { resources, more });
const deflated = deflateSync(Buffer.from(content)).toString('latin1');
const packed = pdfOfObjects([
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 400 100] /Rotate 90 >>',
  `<< /Type /Page /Parent 2 0 R /Contents [4 0 R] /Resources << ${resources} >> >>`,
  pdfStream(deflated, '/Filter /FlateDecode '),
  ...more,
]);

/** What breaks where one puts it in place of another. */
const pieces = [
  '(',
  ')',
  '<',
  '<<',
  '>>',
  '[',
  ']',
  '/',
  '%',
  ' obj ',
  'endobj',
  'stream\n',
  'endstream',
  ' R ',
  'q ',
  'Q ',
  ' Do ',
  '-',
  '99999999999',
  '1e9',
  '0 0 R',
  '3 0 R',
  '\x00',
  '\xff',
  '/Kids [2 0 R]',
  '/Parent 4 0 R',
  '/Length 999999',
  '/Filter /LZWDecode',
  '/N 99999999',
  'BI ID ',
  ' 1000000000 0 0 1000000000 0 0 cm ',
];

function damaged(file: Uint8Array, dice: Dice): Uint8Array {
  let text = Buffer.from(file).toString('latin1');
  for (let times = 1 + dice.whole(4); times > 0; times--) {
    const [at, length] = [dice.whole(text.length), dice.whole(40)];
    const kind = dice.whole(5);
    if (kind === 0) text = text.slice(0, at);
    else if (kind === 1) text = text.slice(0, at) + text.slice(at + length);
    else if (kind === 2) text = text.slice(0, at) + dice.of(pieces) + text.slice(at + dice.whole(8));
    else if (kind === 3) text = text.slice(0, at) + String.fromCharCode(dice.whole(256)) + text.slice(at + 1);
    else text = text.slice(0, at) + text.slice(dice.whole(text.length)).slice(0, 400) + text.slice(at);
  }
  return Buffer.from(text, 'latin1');
}

const outcome = (bytes: Uint8Array) => {
  try {
    return readArtwork('报头.pdf', bytes).artwork.shapes.length > 0 ? 'drawn' : 'empty';
  } catch (error) {
    if (error instanceof DayangError) return error.code;
    throw error;
  }
};

describe('PDFs with damage in them', () => {
  printSeed('damaged PDFs');

  it(`are drawn or refused with a reason: ${FILES} files`, async () => {
    expect([outcome(plain), outcome(packed)]).toEqual(['drawn', 'drawn']);
    const dice = new Dice(seed);
    const counts = new Map<string, number>();
    for (let at = 0; at < FILES; at++) {
      const bytes = damaged(at % 2 === 0 ? plain : packed, dice);
      let found = '';
      const spent = await processorTime(() => {
        found = outcome(bytes);
      });
      expect(spent, `file ${at}`).toBeLessThan(LONGEST);
      counts.set(found, (counts.get(found) ?? 0) + 1);
    }
    expect(counts.get('empty')).toBeUndefined();
    // The damage tells: some are drawn, some are not.
    expect(counts.get('drawn')).toBeGreaterThan(FILES / 20);
    expect(FILES - (counts.get('drawn') ?? 0)).toBeGreaterThan(FILES / 20);
  });

  it.each([
    ['strings that never end', '1 0 obj ( '],
    ['dictionaries that never end', '1 0 obj << /A '],
    ['arrays within arrays', '['],
    ['objects of nothing', '1 0 obj '],
    ['streams that never end', '1 0 obj << >> stream '],
    ['trailers of strings', 'trailer ('],
    ['hexadecimal strings', '1 0 obj <'],
  ])('take no longer for %s than for others', async (_, piece) => {
    const bytes = Buffer.from(`%PDF-1.7\n${piece.repeat(Math.floor(2_000_000 / piece.length))}`, 'latin1');
    const spent = await processorTime(() => {
      expect(outcome(bytes)).toMatch(/^artwork-/u);
    });
    expect(spent).toBeLessThan(LONGEST);
  });
});
