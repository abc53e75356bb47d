/** Faces taken out of font files, and parts of them to paint a page with, as the window's own browser takes them. */
import { describe, expect, it } from 'vitest';
import { fontInMemory, withFontFile } from '../../electron/fonts/read-font-file.ts';
import { takeFaceOf } from '../../electron/fonts/take-face.ts';
import { facePart } from '../../shared/compose/face-part.ts';
import { type FontFileName, fontFile, smallCff2, smallTrueType } from '../kit/font-files.ts';
import { windowForSuite } from './suite.ts';
import type { DayangWindow } from './window.ts';

/** Paints two characters with a font that is in base 64; how many points each inks, or why the browser refuses it. */
async function painted({ page }: DayangWindow, bytes: Uint8Array, text: string): Promise<number[] | string> {
  return page.evaluate(
    async ({ coded, characters }) => {
      try {
        const font = new FontFace(
          'taken',
          Uint8Array.from(atob(coded), (one) => one.charCodeAt(0)),
        );
        document.fonts.add(await font.load());
        const canvas = new OffscreenCanvas(100, 100);
        const context = canvas.getContext('2d');
        if (context === null) return 'no canvas';
        const inks = [...characters].map((character) => {
          context.clearRect(0, 0, 100, 100);
          // A face of its own stands in for nothing: what it lacks would be painted by another.
          context.font = '80px taken';
          context.fillText(character, 5, 85);
          const { data } = context.getImageData(0, 0, 100, 100);
          return data.filter((alpha, at) => at % 4 === 3 && alpha > 128).length;
        });
        document.fonts.delete(font);
        return inks;
      } catch (error) {
        return String(error);
      }
    },
    { coded: Buffer.from(bytes).toString('base64'), characters: text },
  );
}

/** Checks that a face paints both of two characters, and a part of it the first and not the second. */
async function check(window: DayangWindow, bytes: Uint8Array, [kept = '', other = '']: string): Promise<void> {
  const whole = await painted(window, bytes, kept + other);
  expect(whole).toEqual([expect.any(Number), expect.any(Number)]);
  for (const ink of whole) expect(ink).toBeGreaterThan(50);
  const part = facePart((at, length) => bytes.subarray(at, at + length), { glyphs: [], text: kept });
  const [ink, none] = await painted(window, part, kept + other);
  expect(none).toBe(0);
  // A variable face's instance has hints that its parts have not, and the screen's pixels follow them.
  expect(Math.abs(Number(ink) - Number(whole[0]))).toBeLessThan(Number(whole[0]) * 0.02);
}

describe('a face taken out of a font file', () => {
  let window: DayangWindow;
  windowForSuite(async (opened) => {
    window = opened;
  });

  it.each([
    ['TrueType', smallTrueType()],
    ['CFF2, which becomes CFF,', smallCff2()],
  ])('of %s is painted by the window, whole and in part', async (_, file) => {
    await check(window, takeFaceOf(fontInMemory(file), { member: 0, coordinates: null }).bytes, '湖A');
  });

  const installed: [FontFileName, number, string][] = [
    ['notoSerif', 2, '湖A'],
    ['uming', 0, '湖A'],
    ['wenkai', 0, '湖A'],
    ['fandol', 0, '湖A'],
    ['inter', 0, 'éA'],
    ['cantarell', 0, 'gA'],
  ];
  it.for(installed)('is painted from %s, whole and in part', async ([name, member, text], { skip }) => {
    const path = fontFile(name);
    if (path === null) return skip('its package is not installed');
    const { bytes } = withFontFile(path, (file) => takeFaceOf(file, { member, coordinates: null }));
    await check(window, bytes, text);
  });
});
