/** Damaged fonts: each is read or refused with a reason, in little time, and what was taken can be set, painted and embedded. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shapingBytes } from '../../electron/font-bytes.ts';
import { describeFont, fontInMemory } from '../../electron/fonts/read-font-file.ts';
import { takeFaceOf } from '../../electron/fonts/take-face.ts';
import { openShaper } from '../../electron/shaper.ts';
import { facePart } from '../../shared/compose/face-part.ts';
import { readFaceTables } from '../../shared/compose/face-tables.ts';
import { fontDirectory, type ReadAt, viewOf } from '../../shared/compose/font-tables.ts';
import { openTypeface } from '../../shared/compose/typeface.ts';
import { shippedFaces } from '../../shared/faces/shipped.ts';
import { FontProblem } from '../../shared/fonts/font-problem.ts';
import { faceSource } from '../../shared/pdf/face-source.ts';
import { writeProgram } from '../../shared/pdf/font-program.ts';
import { PdfFile } from '../../shared/pdf/objects.ts';
import { collectionOf, smallCff, smallCff2, smallTrueType } from '../kit/font-files.ts';
import { processorTime } from '../kit/processor-time.ts';
import { cases, printSeed } from '../kit/seeds.ts';

printSeed('damaged fonts');

const fonts = [
  smallTrueType(),
  smallCff(),
  smallCff2(),
  collectionOf(smallTrueType(), smallCff()),
  collectionOf(smallCff()),
];

/** What is done to a font: at a place, which is taken within what it is done to. */
const damage = fc.oneof(
  fc.record({ kind: fc.constant('cut'), at: fc.nat(), value: fc.nat() }),
  fc.record({ kind: fc.constantFrom('start', 'length'), at: fc.nat(127), value: fc.nat(0xffff_ffff) }),
  fc.record({ kind: fc.constant('byte'), at: fc.nat(), value: fc.nat(255) }),
  fc.record({ kind: fc.constant('count'), at: fc.nat(), value: fc.constantFrom(0, 1, 0x7fff, 0x8000, 0xfffe, 0xffff) }),
  fc.record({
    kind: fc.constant('long'),
    at: fc.nat(),
    value: fc.constantFrom(0, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff),
  }),
  fc.record({ kind: fc.constant('swap'), at: fc.nat(127), value: fc.nat(127) }),
);

/** Where the entries of the tables of all faces are. */
function entriesOf(font: Uint8Array): number[] {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const isCollection = view.getUint32(0) === 0x7474_6366;
  const starts = isCollection
    ? Array.from({ length: view.getUint32(8) }, (_, member) => view.getUint32(12 + member * 4))
    : [0];
  return starts.flatMap((start) => Array.from({ length: view.getUint16(start + 4) }, (_, at) => start + 12 + at * 16));
}

function damaged(font: Uint8Array, done: readonly { kind: string; at: number; value: number }[]): Uint8Array {
  let bytes = font.slice();
  const entries = entriesOf(font);
  for (const { kind, at, value } of done) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const entry = entries[at % entries.length] ?? 0;
    const other = entries[value % entries.length] ?? 0;
    if (kind === 'cut') {
      bytes = bytes.slice(0, at % bytes.length);
      continue;
    }
    if (bytes.length < 8 || Math.max(entry, other) + 16 > bytes.length) continue;
    if (kind === 'start') view.setUint32(entry + 8, value % 3 === 0 ? value : value % bytes.length);
    if (kind === 'length') view.setUint32(entry + 12, value % 3 === 0 ? value : value % bytes.length);
    if (kind === 'byte') view.setUint8(at % bytes.length, value);
    if (kind === 'count') view.setUint16(at % (bytes.length - 1), value);
    if (kind === 'long') view.setUint32(at % (bytes.length - 3), value);
    if (kind === 'swap') {
      const place = view.getUint32(entry + 8);
      view.setUint32(entry + 8, view.getUint32(other + 8));
      view.setUint32(other + 8, place);
    }
  }
  return bytes;
}

/** Does what is done with a face of a page: measures, paints, embeds. */
function use(bytes: Uint8Array, glyphs: number): void {
  const read: ReadAt = (at, length) => bytes.subarray(at, at + length);
  const tables = readFaceTables(bytes);
  for (const code of [0x41, 0x4e1c, 0x1_0000]) tables.advance(tables.glyph(code));
  const all = Array.from({ length: glyphs }, (_, glyph) => glyph);
  facePart(read, { glyphs: all, text: 'A湖' });
  for (const isWhole of [false, true]) {
    const coded = all.flatMap((glyph) => [null, { lead: -2, trail: 1 }].map((cell) => ({ glyph, cell })));
    writeProgram(new PdfFile((stream) => stream), faceSource(read), coded, { name: 'Face', isWhole });
  }
}

/** What becomes of a damaged font: the reason it is refused, or `used`. */
function outcomeOf(bytes: Uint8Array): string {
  const file = fontInMemory(bytes);
  try {
    const { faces } = describeFont('damaged', file);
    for (const { member } of faces) {
      const { bytes: own, face } = takeFaceOf(file, { member, coordinates: null });
      use(own, face.glyphs);
    }
    return 'used';
  } catch (error) {
    if (!(error instanceof FontProblem)) throw error;
    expect(error.zh).not.toMatch(/^$|\{/u);
    expect(error.en).not.toMatch(/^$|\{/u);
    return error.code;
  }
}

/** Milliseconds of the processor's time for one font of a thousand bytes: a hundred times what it takes. */
const MOST_TIME = 500;

describe('2,000 damaged fonts', () => {
  it('are each read or refused with a reason, soon, and what is read can be used', async () => {
    const outcomes = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...fonts),
        fc.array(damage, { minLength: 1, maxLength: 4 }),
        async (font, done) => {
          const bytes = damaged(font, done);
          let outcome = '';
          const time = await processorTime(() => {
            outcome = outcomeOf(bytes);
          });
          outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
          expect(time).toBeLessThan(MOST_TIME);
        },
      ),
      cases(2_000),
    );
    // The damage reaches more than the directory: most reasons come up, and some of it does no harm.
    expect(outcomes.size).toBeGreaterThan(6);
    expect(outcomes.get('used')).toBeGreaterThan(50);
  }, 300_000);

  it('are used where nothing is wrong with them', () => {
    for (const font of fonts) expect(outcomeOf(font)).toBe('used');
  });
});

describe('damaged layout tables', () => {
  const whole = shapingBytes(shippedFaces.for('text'));
  const directory = fontDirectory((at, length) => whole.subarray(at, at + length));
  const layout = directory.filter(({ tag }) => ['GDEF', 'GPOS', 'GSUB'].includes(tag));
  const texts = ['Tokyo AV fi', '东湖，“灯火”……', '2024.5% １／２'];

  it('shape whatever they say, soon, and never beyond the text', async () => {
    const strike = fc.record({
      table: fc.nat(2),
      at: fc.nat(),
      value: fc.constantFrom(0, 1, 0x7fff, 0xffff),
      isNear: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(strike, { minLength: 1, maxLength: 12 }), async (strikes) => {
        const bytes = whole.slice();
        for (const { table, at, value, isNear } of strikes) {
          const { start, length } = layout[table % layout.length] ?? { start: 0, length: 2 };
          // Scripts, features and the first lookups stand at a table's start.
          viewOf(bytes).setUint16(start + (at % Math.min(length - 1, isNear ? 2_000 : length)), value);
        }
        const time = await processorTime(() => {
          const face = openTypeface(shippedFaces.for('text').id, bytes, openShaper);
          for (const text of texts) {
            for (const { cluster } of face.shape(text).glyphs) expect(cluster).toBeLessThan(text.length);
          }
        });
        expect(time).toBeLessThan(MOST_TIME * 4);
      }),
      cases(200),
    );
  }, 120_000);
});
